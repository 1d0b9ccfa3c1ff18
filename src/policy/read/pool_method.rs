//! What `pool.method` says, with the keys of the method.

use crate::policy::{
    Months, PoolMethod, RateOn, RatioBands, RuleFault, TableFault, Tier, TierOn, Unfit, Wanted, Why,
};

use super::keys::{self, POOL_METHODS};
use super::source;
use super::value;
use super::walker::Walker;

/// Reads the keys of the method; keys of other methods are faults.
pub(super) fn method(w: &mut Walker<'_>, word: &'static str) -> Option<PoolMethod> {
    reject_others(w, word);
    let why = Why::Method(word);
    match word {
        "percentage" => {
            let rate = w.required("rate", why, Walker::rate);
            let rate_on = rate_on(w);
            Some(PoolMethod::Percentage {
                rate: rate?,
                rate_on: rate_on?,
            })
        }
        "tiered" => {
            let tiers = w.required("tier", why.clone(), tiers);
            let tier_on = w.required("tier_on", why, tier_on);
            Some(PoolMethod::Tiered {
                tiers: tiers?,
                tier_on: tier_on?,
            })
        }
        "fixed_reserve" => {
            let reserve = w.required("reserve", why, Walker::money);
            let rate = w.rate("rate");
            Some(PoolMethod::FixedReserve {
                reserve: reserve?,
                rate,
            })
        }
        "labor_share" => {
            let rate = w.required("rate", why.clone(), Walker::rate);
            let personnel_cost = w.required("personnel_cost", why, Walker::money);
            Some(PoolMethod::LaborShare {
                rate: rate?,
                personnel_cost: personnel_cost?,
            })
        }
        "linear" => {
            let intercept = w.required("intercept", why.clone(), |w, key| {
                w.signed(key, Wanted::Money)
            });
            let slope = w.required("slope", why, |w, key| w.signed(key, Wanted::Number));
            let per_head = w.flag("per_head");
            let personnel_cost = w.money("personnel_cost");
            Some(PoolMethod::Linear {
                intercept: intercept?,
                slope: slope?,
                per_head: per_head.unwrap_or(false),
                personnel_cost,
            })
        }
        "months" => months(w).map(PoolMethod::Months),
        _ => {
            let amount = w.required("amount", why, Walker::money);
            amount.map(PoolMethod::Amount)
        }
    }
}

fn reject_others(w: &mut Walker<'_>, method: &'static str) {
    let own = POOL_METHODS
        .iter()
        .find(|(word, _)| *word == method)
        .map_or(&[][..], |(_, keys)| keys);
    for key in keys::of_methods() {
        if own.contains(&key) {
            continue;
        }
        let takers = POOL_METHODS
            .iter()
            .filter(|(_, keys)| keys.contains(&key))
            .map(|(word, _)| *word)
            .collect();
        w.unfit(&[key], &Unfit::Method { method, takers });
    }
}

fn rate_on(w: &mut Walker<'_>) -> Option<RateOn> {
    let words = [
        ("profit_before_bonus", RateOn::ProfitBeforeBonus),
        ("profit_after_bonus", RateOn::ProfitAfterBonus),
    ];
    if w.has("rate_on") {
        return w.word("rate_on", &words);
    }
    w.ask(&["rate_on"]);
    Some(RateOn::ProfitBeforeBonus)
}

fn tier_on(w: &mut Walker<'_>, key: &'static str) -> Option<TierOn> {
    if w.word(key, &[("part", true), ("whole", false)])? {
        return rate_on(w).map(TierOn::Part);
    }
    w.unfit(&["rate_on"], &Unfit::TierOnWhole);
    Some(TierOn::Whole)
}

fn tiers(w: &mut Walker<'_>, key: &'static str) -> Option<Vec<Tier>> {
    let entry = w.entry(key)?;
    let walkers = w.tables(key);
    if walkers.is_empty()
        && matches!(&entry.value.kind, crate::policy::raw::Kind::Array(items) if items.is_empty())
    {
        return value::empty(w.cx, key, &entry.value);
    }
    let tiers: Vec<Option<Tier>> = walkers.into_iter().map(tier).collect();
    let tiers = tiers.into_iter().collect::<Option<Vec<_>>>()?;
    if let Some(first) = tiers.first().filter(|first| !first.over.is_zero()) {
        let value = first.over.to_string();
        w.cx.note(RuleFault::TierStart { value }, first.span);
    }
    for (before, tier) in tiers.iter().zip(tiers.iter().skip(1)) {
        if tier.over <= before.over {
            let value = tier.over.to_string();
            let fault = RuleFault::TierOrder { value };
            w.cx.note_with(fault, tier.span, before.span);
        }
    }
    (!tiers.is_empty()).then_some(tiers)
}

fn tier(mut t: Walker<'_>) -> Option<Tier> {
    let over = t.required("over", Why::Always, Walker::money);
    let rate = t.required("rate", Why::Always, Walker::rate);
    t.finish();
    let over = over?;
    Some(Tier {
        over: over.value,
        rate: rate?.value,
        span: over.span,
    })
}

fn months(w: &mut Walker<'_>) -> Option<Months> {
    if w.has("bands") {
        if let (Some(first), Some(second)) = (w.key_span("months"), w.key_span("bands")) {
            let fault = TableFault::TwoSources {
                first: "months".to_owned(),
                second: "bands".to_owned(),
            };
            w.cx.note_with(fault, second, first);
        }
        w.ask(&["months"]);
        let why = Why::Method("months");
        let ratio_to = w.required("ratio_to", why, Walker::text);
        let ratio_to = ratio_to.and_then(|name| w.cx.divisor(name));
        let bands = source::bands(w, Wanted::Number);
        return Some(Months::Bands(RatioBands {
            ratio_to: ratio_to?,
            bands: bands?,
        }));
    }
    w.unfit(&["ratio_to"], &Unfit::Without("bands"));
    let number = w.required("months", Why::Method("months"), |w, key| {
        w.number(key, Wanted::Number)
    });
    number.map(Months::Number)
}
