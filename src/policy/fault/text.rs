//! Faults of the texts that a policy is made of.

/// The text is not TOML, or a setting not of its form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The fields follow the conventions of the room above.
pub enum TextFault {
    /// The text is not TOML.
    Syntax(SyntaxFault),
    /// A key outside ASCII without quotes (`課長 = 60`). `corrected` is the whole line.
    UnquotedKey { key: String, corrected: String },
    /// A value that needs quotes or another form. `corrected` is the whole line.
    UnquotedValue {
        value: String,
        kind: Unquoted,
        corrected: String,
    },
    /// The same key twice in one table of one text.
    DuplicateKey {
        key: String,
        /// Whether the table is one of several of its kind, which stand under double brackets.
        in_a_row: bool,
    },
    /// A setting that is not `KEY=VALUE`.
    SettingForm { setting: String },
    /// A setting leads to something that is not there.
    SettingPath {
        part: String,
        table: String,
        nearest: Option<String>,
    },
    /// One scenario, or all of a grid, sets a key twice, or a key and a table that holds it.
    SettingTwice {
        /// The scenario of a file; nothing where both are varied.
        scenario: Option<String>,
        /// The key as it is written here.
        key: String,
        /// The key as it is written elsewhere.
        other: String,
    },
    /// A file of scenarios without any.
    NoScenario,
}

impl TextFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "toml-syntax",
            Self::UnquotedKey { .. } => "unquoted-key",
            Self::UnquotedValue { kind, .. } => kind.code(),
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::SettingForm { .. } => "setting-form",
            Self::SettingPath { .. } => "setting-path",
            Self::SettingTwice { .. } => "setting-twice",
            Self::NoScenario => "no-scenario",
        }
    }
}

/// Why a text is not TOML, where it is none of the mistakes that have a fault of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SyntaxFault {
    /// A text without its closing quote.
    OpenText,
    /// A list without its closing bracket.
    OpenList,
    /// A table without its closing bracket or brace.
    OpenTable,
    /// A key without a value.
    NoValue,
    /// A key without `=`.
    NoEquals,
    /// A key without a name.
    NoKey,
    /// Something stands after the value.
    AfterValue,
    /// A comma is missing or too much.
    Comma,
    /// A number in a form that TOML does not have (`.5`, `007`).
    Number,
    /// A day or time that does not exist.
    Date,
    /// A backslash sequence that TOML does not have.
    Escape,
    /// `True`, `FALSE`, …
    Bool,
    /// Brackets nested too deeply.
    TooDeep,
    /// Something else.
    Other,
}

/// A value that TOML does not take without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unquoted {
    /// `20%`.
    Percentage,
    /// `1,200,000`, `12億`.
    Amount,
    /// `2026/12/10`.
    Date,
    /// Any text.
    Text,
}

impl Unquoted {
    const fn code(self) -> &'static str {
        match self {
            Self::Percentage => "unquoted-percentage",
            Self::Amount => "unquoted-amount",
            Self::Date => "date-form",
            Self::Text => "unquoted-text",
        }
    }
}
