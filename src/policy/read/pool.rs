//! `[pool]`, apart from what its method says.

use crate::diagnostics::Spanned;
use crate::money::{Money, Ratio, Rounding};
use crate::policy::raw::Kind;
use crate::policy::{
    AmountFault, BasisFigure, Bounded, EmployerCost, LinkedPool, Named, PaidBy, Pool, PoolBound,
    PoolFactor, PoolMethod, PoolRounding, RateOn, RuleFault, TierOn, Unfit, Wanted, Why,
};

use super::keys::{self, POOL_METHODS, UNLINKED};
use super::names::Names;
use super::pool_method;
use super::rounding;
use super::source;
use super::value;
use super::walker::Walker;

/// The word of `pool.method`, where it is one.
pub(super) fn method(pool: &mut Walker<'_>) -> Option<&'static str> {
    let words = POOL_METHODS.map(|(word, _)| (word, word));
    pool.required("method", Why::Always, |pool, key| pool.word(key, &words))
}

pub(super) fn pool(mut w: Walker<'_>) -> Option<Pool> {
    let method = method(&mut w);
    let rounding = pool_rounding(&mut w);
    let employer_cost = w.has("employer_cost").then(|| employer_cost(&mut w));
    let Some(method) = method else {
        // Which keys fit hangs on the method; without one they are only known.
        w.ask(&keys::of_methods());
        w.ask(&keys::LINKED);
        w.finish();
        return None;
    };
    let pool = if method == UNLINKED {
        w.unfit(&keys::LINKED, &Unfit::Unlinked);
        w.unfit(&keys::of_methods(), &Unfit::Unlinked);
        Some(Pool::Unlinked {
            rounding: rounding?,
            employer_cost: flatten(employer_cost)?,
        })
    } else {
        linked(&mut w, method, rounding, flatten(employer_cost))
            .map(|linked| Pool::Linked(Box::new(linked)))
    };
    w.finish();
    pool
}

/// `None` for a key at fault, `Some(None)` for one that is not there.
#[allow(clippy::option_option)]
fn flatten<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        None => Some(None),
        Some(value) => value.map(Some),
    }
}

#[allow(clippy::option_option)]
fn linked(
    w: &mut Walker<'_>,
    method_word: &'static str,
    rounding: Option<PoolRounding>,
    employer_cost: Option<Option<EmployerCost>>,
) -> Option<LinkedPool> {
    let method = pool_method::method(w, method_word);
    let needs_basis = match method_word {
        "amount" => false,
        "months" => w.has("bands"),
        _ => true,
    };
    let basis = basis(w, needs_basis.then_some(method_word));
    let factors = factors(w, method.as_ref());
    let min = bound(w, "min");
    let max = bound(w, "max");
    check_bounds(w, min.as_ref(), max.as_ref());
    let carried_over = w.money("carried_over");
    let already_paid = w.money("already_paid");
    let when_short = w.word("when_short", &[("error", false), ("pay_guaranteed", true)]);
    Some(LinkedPool {
        basis: if needs_basis { Some(basis?) } else { basis },
        method: method?,
        factors,
        employer_cost: employer_cost?,
        min,
        max,
        carried_over,
        already_paid,
        rounding: rounding?,
        pay_guaranteed_when_short: when_short.unwrap_or(false),
    })
}

/// `basis` is also taken where the method does not need it: a decision about an amount is judged against a profit.
fn basis(w: &mut Walker<'_>, needed_by: Option<&'static str>) -> Option<BasisFigure> {
    let add_back = w.money("add_back");
    let name = match needed_by {
        Some(method) => w.required("basis", Why::Method(method), Walker::text),
        None if w.has("basis") => w.text("basis"),
        None => {
            w.ask(&["basis"]);
            w.unfit(&["add_back"], &Unfit::Without("basis"));
            None
        }
    }?;
    let figure = w.cx.figure(name)?;
    Some(BasisFigure {
        figure: figure.value,
        span: figure.span,
        add_back,
    })
}

fn pool_rounding(w: &mut Walker<'_>) -> Option<PoolRounding> {
    let default = PoolRounding {
        unit: Money::exactly(Ratio::ONE).ok()?,
        mode: Rounding::Down,
    };
    if !w.has("rounding") {
        w.ask(&["rounding"]);
        return Some(default);
    }
    let mut table = w.table("rounding")?;
    let unit = rounding::unit(&mut table);
    let mode = if table.has("mode") {
        table.word("mode", &rounding::WORDS)
    } else {
        table.ask(&["mode"]);
        Some(default.mode)
    };
    table.finish();
    Some(PoolRounding {
        unit: unit?,
        mode: mode?,
    })
}

fn employer_cost(w: &mut Walker<'_>) -> Option<EmployerCost> {
    let mut table = w.table("employer_cost")?;
    let rate = table.required("rate", Why::Always, Walker::rate);
    let words = [("inside", PaidBy::Inside), ("on_top", PaidBy::OnTop)];
    let paid = table.required("paid", Why::Always, |t, key| t.word(key, &words));
    let span = table.span;
    table.finish();
    Some(EmployerCost {
        rate: rate?.value,
        paid: paid?,
        span,
    })
}

fn factors(w: &mut Walker<'_>, method: Option<&PoolMethod>) -> Vec<PoolFactor> {
    let after_bonus = matches!(
        method,
        Some(
            PoolMethod::Percentage {
                rate_on: RateOn::ProfitAfterBonus,
                ..
            } | PoolMethod::Tiered {
                tier_on: TierOn::Part(RateOn::ProfitAfterBonus),
                ..
            }
        )
    );
    if let (true, Some(factor), Some(rate_on)) =
        (after_bonus, w.key_span("factor"), w.key_span("rate_on"))
    {
        w.cx.note_with(RuleFault::FactorAfterBonus, factor, rate_on);
    }
    let mut names = Names::new(Named::PoolFactor);
    let read = |mut t: Walker<'_>| {
        let name = t.required("name", Why::Always, Walker::text);
        if let Some(name) = &name {
            names.add(t.cx, name);
        }
        t.unfit(
            &["by", "from", "table", "table_file", "service", "apply"],
            &Unfit::ColumnInPool,
        );
        let source = source::of_figures(&mut t);
        let digits = t.digits("digits");
        let span = t.span;
        t.finish();
        Some(PoolFactor {
            name: name?.value,
            source: source?,
            digits,
            span,
        })
    };
    w.tables("factor").into_iter().filter_map(read).collect()
}

/// Money, `{ months }` or `{ figure, rate }`. A negative amount is taken: a bound below 0 counts as 0.
fn bound(w: &mut Walker<'_>, key: &'static str) -> Option<Spanned<PoolBound>> {
    let entry = w.entry(key)?;
    let span = entry.value.span;
    let bound = match &entry.value.kind {
        Kind::Table(_) => {
            let mut table = w.table(key)?;
            let bound = if table.has("months") {
                table.unfit(&["figure", "rate"], &Unfit::Beside("months"));
                let months = table.number("months", Wanted::Number);
                months.map(|months| PoolBound::Months(months.value))
            } else if table.has("figure") || table.has("rate") {
                table.ask(&["months"]);
                let figure = table.required("figure", Why::Always, Walker::text);
                let figure = figure.and_then(|name| w.cx.figure(name));
                let rate = table.required("rate", Why::Always, Walker::rate);
                figure.zip(rate).map(|(figure, rate)| PoolBound::Figure {
                    figure: figure.value,
                    rate: rate.value,
                })
            } else {
                value::wrong_type(w.cx, key, &entry.value, Wanted::PoolBound)
            };
            table.finish();
            bound?
        }
        Kind::Text(_) | Kind::Number(_) => {
            PoolBound::Money(value::number(w.cx, key, &entry.value, Wanted::Money)?.value)
        }
        _ => return value::wrong_type(w.cx, key, &entry.value, Wanted::PoolBound),
    };
    Some(Spanned { value: bound, span })
}

/// Two bounds that can be compared without the people or the figures' values.
fn check_bounds(
    w: &Walker<'_>,
    min: Option<&Spanned<PoolBound>>,
    max: Option<&Spanned<PoolBound>>,
) {
    let (Some(min), Some(max)) = (min, max) else {
        return;
    };
    let (least, most) = match (&min.value, &max.value) {
        (PoolBound::Money(least), PoolBound::Money(most))
        | (PoolBound::Months(least), PoolBound::Months(most)) => (*least, *most),
        _ => return,
    };
    // A bound below 0 counts as 0.
    if least > most.max(Ratio::ZERO) {
        let fault = AmountFault::MinAboveMax {
            bounded: Bounded::Pool,
            min: least,
            max: most,
        };
        w.cx.note_with(fault, min.span, max.span);
    }
}
