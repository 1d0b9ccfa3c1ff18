//! Source keys: where a number comes from.

use crate::diagnostics::Span;
use crate::money::Ratio;
use crate::policy::raw::Kind;
use crate::policy::{
    Band, Bands, FigureRatio, Linear, Point, Source, TableFault, Through, Unfit, Wanted, Why,
};

use super::table;
use super::value;
use super::walker::Walker;

/// The keys that say where the number comes from.
pub(super) const HEADS: [&str; 4] = ["value", "by", "from", "figure"];
/// The keys that say what it is led through.
pub(super) const THROUGHS: [&str; 4] = ["table", "table_file", "bands", "linear"];

/// A source; its numbers in the grammar of `wanted`, money or plain.
pub(super) fn source(w: &mut Walker<'_>, wanted: Wanted) -> Option<Source> {
    let heads = one_of(w, &HEADS, |first, second| TableFault::TwoSources {
        first,
        second,
    });
    let throughs = one_of(w, &THROUGHS, |first, second| TableFault::TwoTables {
        first,
        second,
    });
    let (Ok(head), Ok(through)) = (heads, throughs) else {
        ask_all(w);
        return None;
    };
    if head != Some("figure") {
        w.unfit(&["ratio_to"], &Unfit::Without("figure"));
    }
    match head {
        None => {
            ask_all(w);
            let table = w.path.clone();
            let place = through.and_then(|key| w.key_span(key)).unwrap_or(w.span);
            w.cx.note(TableFault::NoSource { table }, place);
            None
        }
        Some("value") => {
            w.unfit(&THROUGHS, &Unfit::Beside("value"));
            w.number("value", wanted).map(Source::Value)
        }
        Some("by") => {
            w.unfit(&["bands", "linear"], &Unfit::Beside("by"));
            let by = w.columns("by");
            let levels = by.as_ref().map_or(1, Vec::len);
            let table = table::required(w, levels, wanted);
            Some(Source::Lookup {
                by: by?,
                table: table?,
            })
        }
        Some("from") => from_column(w, through, wanted),
        Some(_) => figure(w, through, wanted),
    }
}

/// A source that is a column (`from`) and what it is led through.
pub(super) fn of_column(w: &mut Walker<'_>, wanted: Wanted) -> Option<Source> {
    let through = one_of(w, &THROUGHS, |first, second| TableFault::TwoTables {
        first,
        second,
    });
    let Ok(through) = through else {
        w.ask(&["from"]);
        w.ask(&THROUGHS);
        return None;
    };
    from_column(w, through, wanted)
}

fn from_column(
    w: &mut Walker<'_>,
    through: Option<&'static str>,
    wanted: Wanted,
) -> Option<Source> {
    let from = w.required("from", Why::Always, Walker::column);
    let through = read_through(w, through, wanted);
    Some(Source::Column {
        from: from?,
        through: through?,
    })
}

/// A source of a pool's coefficient: a number or figures. Keys of columns have been asked for and refused.
pub(super) fn of_figures(w: &mut Walker<'_>) -> Option<Source> {
    // Refused above with a better reason than "two sources".
    let refused = ["by", "from", "table", "table_file", "service"];
    if refused.iter().any(|key| w.has(key)) {
        ask_all(w);
        return None;
    }
    source(w, Wanted::Number)
}

/// Asks for every key of a source, so that none of them is unknown.
pub(super) fn ask_all(w: &mut Walker<'_>) {
    w.ask(&HEADS);
    w.ask(&THROUGHS);
    w.ask(&["ratio_to"]);
}

/// The one of `keys` that is there; a fault for every further one.
fn one_of(
    w: &Walker<'_>,
    keys: &[&'static str],
    fault: impl Fn(String, String) -> TableFault,
) -> Result<Option<&'static str>, ()> {
    let mut there = keys
        .iter()
        .filter_map(|key| w.key_span(key).map(|span| (*key, span)));
    let Some((first, first_span)) = there.next() else {
        return Ok(None);
    };
    let mut alone = true;
    for (second, span) in there {
        let fault = fault(first.to_owned(), second.to_owned());
        w.cx.note_with(fault, span, first_span);
        alone = false;
    }
    if alone { Ok(Some(first)) } else { Err(()) }
}

fn figure(w: &mut Walker<'_>, through: Option<&'static str>, wanted: Wanted) -> Option<Source> {
    w.unfit(&["table", "table_file"], &Unfit::TableForFigure);
    let figure = w.text("figure").and_then(|name| w.cx.figure(name));
    w.ask(&["ratio_to"]);
    let ratio_to = w
        .has("ratio_to")
        .then(|| w.text("ratio_to").and_then(|name| w.cx.divisor(name)));
    let through = match through {
        Some("table" | "table_file") => None,
        through => read_through(w, through, wanted),
    };
    let ratio = FigureRatio {
        figure: figure?.value,
        ratio_to: match ratio_to {
            Some(name) => Some(name?),
            None => None,
        },
    };
    Some(Source::Figure {
        ratio,
        through: through?,
    })
}

fn read_through(w: &mut Walker<'_>, key: Option<&'static str>, wanted: Wanted) -> Option<Through> {
    w.ask(&THROUGHS);
    match key {
        None => Some(Through::Itself),
        Some("bands") => bands(w, wanted).map(Through::Bands),
        Some("linear") => linear(w, wanted).map(Through::Linear),
        Some(_) => table::required(w, 1, wanted).map(Through::Table),
    }
}

/// `bands`, written upward or downward; kept upward.
pub(super) fn bands(w: &mut Walker<'_>, wanted: Wanted) -> Option<Bands> {
    steps(w, "bands", |t| {
        t.required("value", Why::Always, |t, key| t.number(key, wanted))
            .map(|number| number.value)
    })
}

/// Steps from which on something is given (`at_least`), written upward or downward; kept upward.
pub(super) fn steps<'a, V>(
    w: &mut Walker<'a>,
    key: &'static str,
    gives: impl Fn(&mut Walker<'a>) -> Option<V>,
) -> Option<Bands<V>> {
    let (span, items) = items(w, key, |t| {
        let at_least = t
            .has("at_least")
            .then(|| t.signed("at_least", Wanted::Figure));
        t.ask(&["at_least"]);
        let value = gives(t);
        Some(Band {
            at_least: match at_least {
                Some(number) => Some(number?.value),
                None => None,
            },
            value: value?,
            span: t.span,
        })
    })?;
    let bands = ascending(
        items,
        |band| band.at_least,
        |wrong, before| {
            let fault = match (wrong.at_least, before.at_least) {
                (Some(at), Some(_)) => TableFault::BandOrder {
                    value: at.to_string(),
                },
                _ => TableFault::BandBottom,
            };
            w.cx.note_with(fault, wrong.span, before.span);
        },
    )?;
    Some(Bands { bands, span })
}

/// `linear`, written upward or downward; kept upward.
fn linear(w: &mut Walker<'_>, wanted: Wanted) -> Option<Linear> {
    let (span, items) = items(w, "linear", |t| {
        let at = t.required("at", Why::Always, |t, key| t.signed(key, Wanted::Figure));
        let value = t.required("value", Why::Always, |t, key| t.number(key, wanted));
        let at = at?;
        let value = value?.value;
        Some((
            Point {
                at: at.value,
                value,
            },
            t.span,
        ))
    })?;
    let points = ascending(
        items,
        |(point, _)| point.at,
        |(wrong, span), (_, before)| {
            let value = wrong.at.to_string();
            w.cx.note_with(TableFault::PointOrder { value }, *span, *before);
        },
    )?;
    let points = points.into_iter().map(|(point, _)| point).collect();
    Some(Linear { points, span })
}

/// The items of an array of tables; nothing where one is at fault.
pub(super) fn items<'a, T>(
    w: &mut Walker<'a>,
    key: &'static str,
    read: impl Fn(&mut Walker<'a>) -> Option<T>,
) -> Option<(Span, Vec<T>)> {
    let entry = w.entry(key)?;
    let count = match &entry.value.kind {
        Kind::Array(items) if items.is_empty() => return value::empty(w.cx, key, &entry.value),
        Kind::Array(items) => items.len(),
        _ => 0,
    };
    let read = |mut table: Walker<'a>| {
        let item = read(&mut table);
        table.finish();
        item
    };
    let items: Vec<T> = w.tables(key).into_iter().filter_map(read).collect();
    (count > 0 && items.len() == count).then_some((entry.value.span, items))
}

/// The items upward, where they are written strictly upward or strictly downward.
fn ascending<T, K: Ord>(
    mut items: Vec<T>,
    key: impl Fn(&T) -> K,
    mut wrong: impl FnMut(&T, &T),
) -> Option<Vec<T>> {
    let pairs = || items.iter().zip(items.iter().skip(1));
    let turn = pairs().map(|(first, second)| key(first).cmp(&key(second)));
    let downward = turn.into_iter().find(|it| it.is_ne()) == Some(std::cmp::Ordering::Greater);
    let mut in_order = true;
    for (before, item) in items.iter().zip(items.iter().skip(1)) {
        let follows = if downward {
            key(item) < key(before)
        } else {
            key(item) > key(before)
        };
        if !follows {
            wrong(item, before);
            in_order = false;
        }
    }
    if downward {
        items.reverse();
    }
    in_order.then_some(items)
}

/// The number that a source gives for everyone.
pub(super) const fn constant(source: &Source) -> Option<Ratio> {
    match source {
        Source::Value(value) => Some(value.value),
        _ => None,
    }
}
