//! How a component is paid: `funding` with `share`, `limits`, `adjustment` and `rounding`.

use crate::diagnostics::{Span, Spanned};
use crate::money::{Ratio, Rounding};
use crate::policy::raw::Kind;
use crate::policy::{
    Adjustment, AmountFault, Bound, Bounded, Funding, Limits, Method, RuleFault, Scale, Stage,
    Summed, Unfit, Wanted, Why,
};

use super::adjustment;
use super::rounding;
use super::value;
use super::walker::Walker;

/// The word of `funding`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FundingWord {
    Guaranteed,
    Separate,
    Pool,
}

const WORDS: [(&str, FundingWord); 3] = [
    ("guaranteed", FundingWord::Guaranteed),
    ("separate", FundingWord::Separate),
    ("pool", FundingWord::Pool),
];

impl FundingWord {
    pub(super) fn read(w: &mut Walker<'_>) -> Option<Self> {
        if w.has("funding") {
            return w.word("funding", &WORDS);
        }
        w.ask(&["funding"]);
        Some(Self::Pool)
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Guaranteed => "guaranteed",
            Self::Separate => "separate",
            Self::Pool => "pool",
        }
    }
}

/// How many components share the pool, as far as their `funding` tells.
pub(super) struct Shares {
    several: bool,
}

impl Shares {
    pub(super) fn of(walkers: &[Walker<'_>]) -> Self {
        let pools = walkers
            .iter()
            .filter(|w| !w.says("funding", &["guaranteed", "separate"]));
        Self {
            several: pools.count() > 1,
        }
    }
}

/// Asks for every key of this file, so that none of them is unknown.
pub(super) fn ask_all(w: &mut Walker<'_>) {
    w.ask(&["share", "limits", "adjustment", "rounding"]);
}

pub(super) fn funding(
    w: &mut Walker<'_>,
    word: FundingWord,
    method: Method,
    has_price: bool,
    shares: &Shares,
) -> Option<Funding> {
    if word != FundingWord::Pool {
        w.unfit(
            &["limits", "share", "adjustment"],
            &Unfit::Funding(word.word()),
        );
        if method == Method::Points && !has_price {
            w.missing("unit_price", Why::PointsAsMoney(word.word()));
        }
        let rounding = own_rounding(w)?;
        return Some(match word {
            FundingWord::Guaranteed => Funding::Guaranteed { rounding },
            _ => Funding::Separate { rounding },
        });
    }
    w.unfit(&["rounding"], &Unfit::Funding("pool"));
    let limits = limits(w);
    if w.cx.unlinked {
        w.unfit(&["share", "adjustment"], &Unfit::Unlinked);
        if method == Method::Points && !has_price {
            w.missing("unit_price", Why::PointsAsMoney("unlinked"));
        }
        let adjustment = Adjustment {
            stage: Stage::Final,
            scale: Scale::Both,
            min: None,
            max: None,
            digits: None,
        };
        return Some(Funding::Pool {
            share: Ratio::ONE,
            share_span: None,
            adjustment,
            limits: limits?,
        });
    }
    let share = if w.has("share") {
        w.rate("share").map(|share| (share.value, Some(share.span)))
    } else {
        w.ask(&["share"]);
        if shares.several {
            w.missing("share", Why::SeveralShares);
        }
        (!shares.several).then_some((Ratio::ONE, None))
    };
    let adjustment = adjustment::adjustment(w, method, has_price);
    let (share, share_span) = share?;
    Some(Funding::Pool {
        share,
        share_span,
        adjustment: adjustment?,
        limits: limits?,
    })
}

/// The rounding of a guarantee: a word, or `{ mode }`. The unit is the policy's.
fn own_rounding(w: &mut Walker<'_>) -> Option<Rounding> {
    let Some(entry) = w.entry("rounding") else {
        // A guarantee is not cut.
        return Some(Rounding::Up);
    };
    match &entry.value.kind {
        Kind::Text(_) => w.word("rounding", &rounding::WORDS),
        Kind::Table(_) => {
            let mut table = w.table("rounding")?;
            if let Some(unit) = table.entry("unit") {
                let given = rounding::unit(&mut table);
                if given.is_some_and(|given| given != table.cx.unit) {
                    let fault = RuleFault::OtherUnit {
                        value: unit.value.written(),
                    };
                    table.cx.note(fault, unit.value.span);
                }
            }
            let mode = table.has("mode");
            let mode = match table.word("mode", &rounding::WORDS) {
                None if !mode => Some(Rounding::Up),
                word => word,
            };
            table.finish();
            mode
        }
        _ => value::wrong_type(w.cx, "rounding", &entry.value, Wanted::Rounding),
    }
}

fn limits(w: &mut Walker<'_>) -> Option<Limits> {
    if !w.has("limits") {
        w.ask(&["limits"]);
        return Some(Limits::default());
    }
    let mut table = w.table("limits")?;
    let (has_min, has_max) = (table.has("min"), table.has("max"));
    let min = limit(&mut table, "min");
    let max = limit(&mut table, "max");
    table.finish();
    if let (Some(min), Some(max)) = (&min, &max) {
        check_limits(w, min, max);
    }
    if (has_min && min.is_none()) || (has_max && max.is_none()) {
        return None;
    }
    Some(Limits { min, max })
}

fn limit(w: &mut Walker<'_>, key: &'static str) -> Option<Spanned<Bound>> {
    let entry = w.entry(key)?;
    let span = entry.value.span;
    let value = match &entry.value.kind {
        Kind::Table(_) => {
            let mut table = w.table(key)?;
            let column = table.required("of", Why::Always, Walker::column);
            let times =
                table.required("times", Why::Always, |t, key| t.number(key, Wanted::Number));
            table.finish();
            Bound::Of {
                column: column?,
                times: times?.value,
            }
        }
        Kind::Text(_) | Kind::Number(_) => Bound::Money(w.money(key)?.value),
        _ => return value::wrong_type(w.cx, key, &entry.value, Wanted::Limit),
    };
    Some(Spanned { value, span })
}

/// Limits that can be compared without the people.
fn check_limits(w: &Walker<'_>, min: &Spanned<Bound>, max: &Spanned<Bound>) {
    let note = |bounded, least, most| {
        let fault = AmountFault::MinAboveMax {
            bounded,
            min: least,
            max: most,
        };
        w.cx.note_with(fault, min.span, max.span);
    };
    match (&min.value, &max.value) {
        (Bound::Money(least), Bound::Money(most)) if least > most => {
            note(Bounded::Limits, *least, *most);
        }
        (Bound::Money(least), Bound::Money(most)) => {
            // Limits are pulled inside to multiples of the unit, where nothing may be left between them.
            let unit = w.cx.unit.ratio();
            let (up, down) = (
                least.round(unit, Rounding::Up),
                most.round(unit, Rounding::Down),
            );
            if let (Ok(up), Ok(down)) = (up, down)
                && up > down
            {
                note(Bounded::LimitsInUnits, *least, *most);
            }
        }
        (
            Bound::Of {
                column: least_of,
                times: least,
            },
            Bound::Of {
                column: most_of,
                times: most,
            },
        ) if least_of.same(most_of) && least > most => note(Bounded::Limits, *least, *most),
        _ => {}
    }
}

/// Notes shares that do not sum to 1. One whose share is missing or unreadable has its own fault.
pub(super) fn check_shares(cx: &super::context::Context<'_>, fundings: &[&Funding], pools: usize) {
    let written: Vec<(Ratio, Option<Span>)> = fundings
        .iter()
        .filter_map(|funding| match funding {
            Funding::Pool {
                share, share_span, ..
            } => Some((*share, *share_span)),
            _ => None,
        })
        .collect();
    if cx.unlinked || written.len() != pools {
        return;
    }
    let spans: Vec<Span> = written.iter().filter_map(|(_, span)| *span).collect();
    let Some((last, others)) = spans.split_last() else {
        return;
    };
    match Ratio::sum(written.iter().map(|(share, _)| *share)) {
        Ok(sum) if sum == Ratio::ONE => {}
        Ok(sum) => {
            let also = others.iter().map(|span| (*span).into()).collect();
            let mut findings = cx.findings.borrow_mut();
            findings.add_with(
                RuleFault::NotOneHundred {
                    summed: Summed::Shares,
                    sum,
                }
                .into(),
                *last,
                also,
            );
        }
        Err(_overflow) => cx.note(AmountFault::TooLarge, *last),
    }
}
