//! `[split]`.

use crate::policy::{BudgetWeight, Budgets, Range, Split, Unallotted, Unfit, Wanted, Why};

use super::walker::Walker;

pub(super) fn split(w: Option<Walker<'_>>) -> Option<Split> {
    let Some(mut w) = w else {
        return Some(Split {
            discretionary: None,
            unallotted: Unallotted::LeftOver,
            allow_negative: false,
            budgets: None,
        });
    };
    let discretionary = w.required("discretionary", Why::Always, |w, key| {
        w.ranged(key, Wanted::Rate, Range::BelowOne)
    });
    let words = [
        ("left_over", Unallotted::LeftOver),
        ("redistribute", Unallotted::Redistribute),
    ];
    let place = w.key_span("unallotted");
    let unallotted = w.word("unallotted", &words).unwrap_or(Unallotted::LeftOver);
    let allow_negative = w.flag("allow_negative").unwrap_or(false);
    let budgets = budgets(&mut w);
    if unallotted == Unallotted::Redistribute {
        let unfit = match &budgets {
            _ if w.cx.unlinked => Some((Unfit::Unlinked, None)),
            Some(budgets) => Some((Unfit::RedistributeWithBudgets, Some(budgets.by.span))),
            None => None,
        };
        if let (Some((unfit, also)), Some(place)) = (unfit, place) {
            let fault = crate::policy::KeyFault::UnfitKey {
                key: "unallotted".to_owned(),
                unfit,
            };
            match also {
                Some(also) => w.cx.note_with(fault, place, also),
                None => w.cx.note(fault, place),
            }
        }
    }
    w.finish();
    Some(Split {
        discretionary: Some(discretionary?),
        unallotted,
        allow_negative,
        budgets,
    })
}

fn budgets(w: &mut Walker<'_>) -> Option<Budgets> {
    if !w.has("budget_by") {
        w.ask(&["budget_by"]);
        w.unfit(&["budget_weight"], &Unfit::Without("budget_by"));
        return None;
    }
    let by = w.column("budget_by");
    let words = [
        ("by_rule", BudgetWeight::ByRule),
        ("headcount", BudgetWeight::Headcount),
        ("base_pay", BudgetWeight::BasePay),
    ];
    let weight = w.word("budget_weight", &words);
    Some(Budgets {
        by: by?,
        weight: weight.unwrap_or(BudgetWeight::ByRule),
    })
}
