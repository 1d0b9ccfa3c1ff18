//! The words for faults of a policy.

mod component;
mod key;
mod number;
mod table;
mod text;

use crate::policy::PolicyFault;
use crate::view::Lang;

use super::Wording;

/// A fault of a policy in words.
#[must_use]
pub fn policy_fault(fault: &PolicyFault, lang: Lang) -> Wording {
    use PolicyFault as F;
    match fault {
        F::Syntax(_)
        | F::UnquotedKey { .. }
        | F::UnquotedValue { .. }
        | F::DuplicateKey { .. }
        | F::SettingForm { .. }
        | F::SettingPath { .. } => text::words(fault, lang),
        F::UnknownKey { .. }
        | F::UnfitKey { .. }
        | F::MissingKey { .. }
        | F::WrongType { .. }
        | F::UnknownWord { .. }
        | F::Empty { .. }
        | F::NotYet { .. } => key::words(fault, lang),
        F::Number { .. }
        | F::BareRate { .. }
        | F::Negative { .. }
        | F::OutOfRange { .. }
        | F::MinAboveMax { .. }
        | F::TooLarge => number::words(fault, lang),
        F::UnknownFigure { .. }
        | F::FigureNotPositive { .. }
        | F::UnknownField { .. }
        | F::DuplicateName { .. }
        | F::PeriodOrder
        | F::ServiceWithoutPeriod { .. }
        | F::NoSource { .. }
        | F::TwoSources { .. }
        | F::NoTable { .. }
        | F::TwoTables { .. }
        | F::TableFile { .. }
        | F::EmptyTable
        | F::RaggedRow { .. }
        | F::DuplicateTableKey { .. }
        | F::TableLevels { .. }
        | F::OpenQuote
        | F::BandOrder { .. }
        | F::BandBottom
        | F::PointOrder { .. } => table::words(fault, lang),
        F::TierStart { .. }
        | F::TierOrder { .. }
        | F::FactorAfterBonus
        | F::ShareSum { .. }
        | F::MixedTerms { .. }
        | F::TwoTermForms { .. }
        | F::PayoutOnTerm { .. }
        | F::PayoutAboveOne { .. }
        | F::MinWithDownOnly { .. }
        | F::BoundDecimals { .. }
        | F::OtherUnit { .. }
        | F::NoCondition { .. } => component::words(fault, lang),
    }
}

/// Message, label and help in one language; an empty label or help is none.
type Parts = [String; 3];

fn say([message, label, help]: Parts) -> Wording {
    let unless_empty = |text: String| (!text.is_empty()).then_some(text);
    Wording {
        message,
        label: unless_empty(label),
        help: unless_empty(help),
    }
}

/// "Did you mean", or nothing.
fn did_you_mean(nearest: Option<&str>, lang: Lang) -> String {
    nearest.map_or_else(String::new, |nearest| {
        lang.pick(
            format!("「{nearest}」ではありませんか"),
            format!("did you mean `{nearest}`?"),
        )
    })
}

/// A table of the policy, by its path; the policy itself where that is empty.
fn table_name(path: &str, lang: Lang) -> String {
    if path.is_empty() {
        lang.pick("賞与規程", "the policy").to_owned()
    } else {
        lang.pick(format!("「{path}」"), format!("`{path}`"))
    }
}

/// A value in one line, cut where it is long.
fn short(value: &str) -> String {
    const MOST: usize = 40;
    let line = value.trim().lines().next().unwrap_or_default();
    if line.chars().count() <= MOST {
        return line.to_owned();
    }
    line.chars().take(MOST).chain(['…']).collect()
}

#[cfg(test)]
mod tests;
