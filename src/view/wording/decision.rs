//! The words of scenarios.

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
