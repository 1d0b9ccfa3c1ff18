//! Settings, and scenarios made of them.

/// A value at a dotted path, as `--set KEY=VALUE` takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The dotted path.
    pub key: String,
    /// The value as it is shown: a text without its quotes.
    pub value: String,
    /// The value as it was written: TOML, or bare text.
    pub written: String,
}

impl Setting {
    /// The text that [`super::read()`] takes for a setting.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}={}", self.key, self.written)
    }

    /// The path as it is compared: quotes and blanks around its parts mean nothing.
    #[must_use]
    pub fn path(&self) -> String {
        let plain = |c: &char| !matches!(c, '"' | '\'' | ' ');
        super::key(&self.key).chars().filter(plain).collect()
    }
}

/// A scenario (シナリオ) of a file: settings under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedScenario {
    /// Its name.
    pub name: String,
    /// What it sets, in the order written.
    pub set: Vec<Setting>,
}
