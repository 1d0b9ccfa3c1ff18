//! The words of scenarios, and of the sides of a comparison.

use crate::view::Lang;
use crate::view::phrases::quoted;

/// What is said about one scenario.
#[must_use]
pub fn in_scenario(name: &str, message: &str, lang: Lang) -> String {
    let name = quoted(name, lang);
    lang.pick(
        format!("シナリオ{name}: {message}"),
        format!("in the scenario {name}: {message}"),
    )
}

/// What is said about one side: the old one, or the new one.
#[must_use]
pub fn in_side(is_old: bool, message: &str, lang: Lang) -> String {
    let side = match is_old {
        true => lang.pick("旧", "old"),
        false => lang.pick("新", "new"),
    };
    format!("{side}: {message}")
}
