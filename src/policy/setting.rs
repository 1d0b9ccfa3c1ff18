//! Settings, and scenarios made of them.

use crate::diagnostics::{FileId, Span};

/// A value at a dotted path, as `--set KEY=VALUE` takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The dotted path.
    pub key: String,
    /// The value as it is shown: a text without its quotes.
    pub value: String,
    /// The value as it was written: TOML, or bare text.
    pub written: String,
    /// Where it stands in a file; nothing for one of the command line.
    pub place: Option<SettingPlace>,
}

/// Where a setting stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettingPlace {
    /// Its key, or as much of it as stands in one line.
    pub key: Span,
    /// Its value.
    pub value: Span,
}

impl Setting {
    /// The text that [`super::read()`] takes for a setting.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}={}", self.key, self.written)
    }
}

/// A setting as [`super::read()`] takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingSource {
    /// A text `KEY=VALUE`.
    Text(FileId),
    /// A key and a value that stand in a file.
    InFile {
        /// The dotted path.
        key: String,
        /// Where both stand.
        place: SettingPlace,
    },
}

impl From<FileId> for SettingSource {
    fn from(file: FileId) -> Self {
        Self::Text(file)
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
