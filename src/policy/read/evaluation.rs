//! `[evaluation]`.

use crate::diagnostics::{Span, Spanned};
use crate::money::Ratio;
use crate::policy::raw::{Kind, Value};
use crate::policy::{
    Axis, Bands, Column, Evaluation, Field, Named, Part, Quota, RuleFault, Score, Source, Summed,
    Unfit, Wanted, Why, key,
};

use super::context::Context;
use super::names::Names;
use super::walker::Walker;
use super::{keys, source, table, value};

/// Nothing inside for a policy whose ratings are given; nothing at all where the table is at fault.
pub(super) fn evaluation(w: Option<Walker<'_>>) -> Option<Option<Evaluation>> {
    let Some(mut w) = w else {
        return Some(None);
    };
    let words = keys::EVALUATION_METHODS.map(|(word, _)| (word, word));
    let method = match w.has("method") {
        true => w.word("method", &words),
        false => Some("given"),
    };
    let read = match method {
        None => {
            w.ask(&keys::EVALUATION);
            None
        }
        Some(method) => {
            refuse_others(&mut w, method);
            match method {
                "weighted" => weighted(&mut w).map(Some),
                "matrix" => matrix(&mut w).map(Some),
                "relative" => relative(&mut w).map(Some),
                _ => Some(None),
            }
        }
    };
    w.finish();
    read
}

/// Notes the keys that other methods take.
fn refuse_others(w: &mut Walker<'_>, method: &'static str) {
    for key in keys::EVALUATION {
        if !keys::evaluation_takes(method, key) {
            let names = keys::EVALUATION_METHODS.iter().map(|(name, _)| *name);
            let takers = names
                .filter(|name| keys::evaluation_takes(name, key))
                .collect();
            w.unfit(&[key], &Unfit::Method { method, takers });
        }
    }
}

fn weighted(w: &mut Walker<'_>) -> Option<Evaluation> {
    let parts = w.required("part", Why::Method("weighted"), |w, _| parts(w));
    let ranks = w.required("rank", Why::Method("weighted"), |w, _| ranks(w));
    Some(Evaluation::Weighted {
        parts: parts?,
        ranks: ranks?,
    })
}

fn matrix(w: &mut Walker<'_>) -> Option<Evaluation> {
    let behavior = w.required("behavior", Why::Method("matrix"), axis);
    let achievement = w.required("achievement", Why::Method("matrix"), axis);
    let table = w.required("table", Why::Method("matrix"), |w, key| {
        let entry = w.entry(key)?;
        let cell = |name: &str, value: &Value| rating(w.cx, name, value);
        table::written(w.cx, &entry.value, 2, &cell)
    });
    Some(Evaluation::Matrix {
        behavior: behavior?,
        achievement: achievement?,
        table: table?,
    })
}

fn relative(w: &mut Walker<'_>) -> Option<Evaluation> {
    let score = score(w);
    let quotas = w.required("quota", Why::Method("relative"), |w, _| quotas(w));
    let within = w
        .has("within")
        .then(|| w.column("within").filter(|column| is_not_itself(w, column)));
    w.ask(&["within"]);
    let (quotas_span, quotas) = quotas?;
    Some(Evaluation::Relative {
        score: score?,
        quotas,
        quotas_span,
        within: match within {
            Some(column) => Some(column?),
            None => None,
        },
    })
}

/// `score`, or `part` instead of it.
fn score(w: &mut Walker<'_>) -> Option<Score> {
    if !w.has("part") {
        let read = |w: &mut Walker<'_>, key| w.column(key);
        let column = w.required("score", Why::Method("relative"), read)?;
        return is_not_itself(w, &column).then_some(Score::Column(column));
    }
    w.unfit(&["score"], &Unfit::Beside("part"));
    parts(w).map(Score::Parts)
}

fn parts(w: &mut Walker<'_>) -> Option<Vec<Part>> {
    let (span, parts) = source::items(w, "part", part)?;
    let mut names = Names::new(Named::Part);
    for part in &parts {
        names.add(w.cx, &part.name);
    }
    let weights = parts.iter().map(|part| part.weight.value);
    sums_to_one(w.cx, Summed::PartWeights, weights, span).then_some(parts)
}

fn part(w: &mut Walker<'_>) -> Option<Part> {
    let named = w.has("name");
    let name = w.text("name");
    let source = source::of_column(w, Wanted::Number);
    let weight = w.required("weight", Why::Always, Walker::rate);
    let source = source?;
    let Source::Column { from, .. } = &source else {
        return None;
    };
    let name = match name {
        Some(name) => name,
        None if named => return None,
        None => Spanned {
            value: from.name.clone(),
            span: from.span,
        },
    };
    is_not_itself(w, from).then_some(())?;
    Some(Part {
        name,
        source,
        weight: weight?,
        key: w.path.clone(),
    })
}

/// A column of texts, or `{ from, rank }` for one of numbers.
fn axis(w: &mut Walker<'_>, key: &'static str) -> Option<Axis> {
    let is_table = w
        .entry(key)
        .is_some_and(|entry| matches!(entry.value.kind, Kind::Table(_)));
    let (column, ranks) = if is_table {
        let mut axis = w.table(key)?;
        let column = axis.required("from", Why::Always, Walker::column);
        let ranks = axis.required("rank", Why::Always, |w, _| ranks(w));
        axis.finish();
        (column?, Some(ranks?))
    } else {
        (w.column(key)?, None)
    };
    is_not_itself(w, &column).then_some(Axis { column, ranks })
}

/// `rank`, written upward or downward; kept upward.
fn ranks(w: &mut Walker<'_>) -> Option<Bands<String>> {
    let ranks = source::steps(w, "rank", required_rating)?;
    let mut names = Names::new(Named::Rating);
    let mut written: Vec<_> = ranks.bands.iter().collect();
    written.sort_by_key(|rank| rank.span);
    for rank in written {
        names.add(
            w.cx,
            &Spanned {
                value: rank.value.clone(),
                span: rank.span,
            },
        );
    }
    Some(ranks)
}

fn quotas(w: &mut Walker<'_>) -> Option<(Span, Vec<Quota>)> {
    let (span, quotas) = source::items(w, "quota", |w| {
        let rating = required_rating(w);
        let share = w.required("share", Why::Always, Walker::rate);
        Some(Quota {
            rating: rating?,
            share: share?.value,
            span: w.span,
        })
    })?;
    let mut names = Names::new(Named::Rating);
    for quota in &quotas {
        let name = Spanned {
            value: quota.rating.clone(),
            span: quota.span,
        };
        names.add(w.cx, &name);
    }
    let shares = quotas.iter().map(|quota| quota.share);
    sums_to_one(w.cx, Summed::QuotaShares, shares, span).then_some((span, quotas))
}

fn required_rating(w: &mut Walker<'_>) -> Option<String> {
    let read = |w: &mut Walker<'_>, key| {
        let entry = w.entry(key)?;
        rating(w.cx, key, &entry.value)
    };
    w.required("rating", Why::Always, read).map(|it| it.value)
}

/// A rating as a key; five-point scales are written as numbers.
fn rating(cx: &Context<'_>, name: &str, value: &Value) -> Option<Spanned<String>> {
    let text = match &value.kind {
        Kind::Number(digits) if is_plain(cx, value.span) => Spanned {
            value: digits.clone(),
            span: value.span,
        },
        _ => value::text(cx, name, value)?,
    };
    Some(Spanned {
        value: key(&text.value),
        span: text.span,
    })
}

/// Whether a number is written in digits alone: 0x10 and 1_000 are ratings of nobody.
fn is_plain(cx: &Context<'_>, span: Span) -> bool {
    let text = cx.sources.get(span.file).map_or("", |source| &source.text);
    let digits = text.get(span.start..span.end).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn sums_to_one(
    cx: &Context<'_>,
    summed: Summed,
    parts: impl Iterator<Item = Ratio>,
    span: Span,
) -> bool {
    match Ratio::sum(parts) {
        Ok(sum) if sum == Ratio::ONE => true,
        Ok(sum) => {
            cx.note(RuleFault::NotOneHundred { summed, sum }, span);
            false
        }
        Err(_) => {
            cx.note(crate::policy::AmountFault::TooLarge, span);
            false
        }
    }
}

/// Notes a rating that would be found from itself.
fn is_not_itself(w: &Walker<'_>, column: &Column) -> bool {
    let sound = column.field != Some(Field::Rating);
    if !sound {
        let name = column.name.clone();
        w.cx.note(RuleFault::RatingOfItself { name }, column.span);
    }
    sound
}
