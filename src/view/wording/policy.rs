//! The words for faults of a policy.

mod key;
mod number;
mod reference;
mod rule;
mod table;
mod text;

use crate::policy::PolicyFault;
use crate::view::Lang;

use super::Wording;

/// A fault of a policy in words.
#[must_use]
pub fn policy_fault(fault: &PolicyFault, lang: Lang) -> Wording {
    match fault {
        PolicyFault::Text(fault) => text::words(fault, lang),
        PolicyFault::Key(fault) => key::words(fault, lang),
        PolicyFault::Amount(fault) => number::words(fault, lang),
        PolicyFault::Reference(fault) => reference::words(fault, lang),
        PolicyFault::Table(fault) => table::words(fault, lang),
        PolicyFault::Rule(fault) => rule::words(fault, lang),
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

/// A number as it was written, with its digits in groups where it is nothing but digits.
fn shown_number(value: &str) -> String {
    let plain = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    if plain {
        crate::view::format::grouped(value)
    } else {
        short(value)
    }
}

/// The one word or the several: `1 column`, `2 columns`.
fn counted(count: impl std::fmt::Display, one: &str) -> String {
    let count = count.to_string();
    let end = if count == "1" { "" } else { "s" };
    format!("{count} {one}{end}")
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
