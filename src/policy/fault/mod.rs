//! What can be wrong with a policy, as data; `view::wording::policy` puts it into words.
//!
//! `key` is the name of a key as it is written; `table` is dotted (`component.評価賞与.limits`); `value` is the value at
//! fault as written. One file a kind of fault.

mod amount;
mod key;
mod reference;
mod rule;
mod table;
mod text;

pub use amount::{AmountFault, Bounded, Range};
pub use key::{KeyFault, Unfit, Wanted, Why};
pub use reference::{Meaning, Named, ReferenceFault};
pub use rule::{RuleFault, Summed};
pub use table::{TableFault, TableFileFault};
pub use text::{SyntaxFault, TextFault, Unquoted};

/// What is wrong with a policy.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PolicyFault {
    /// The text is not TOML, or a setting not of its form.
    Text(TextFault),
    /// A key is unknown, missing, out of place, or its value of another type.
    Key(KeyFault),
    /// A number cannot be read or does not fit.
    Amount(AmountFault),
    /// A source or its table is at fault.
    Table(TableFault),
    /// Something refers to what is not there, or a name stands for two things.
    Reference(ReferenceFault),
    /// Rules do not fit together.
    Rule(RuleFault),
}

impl PolicyFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Text(fault) => fault.code(),
            Self::Key(fault) => fault.code(),
            Self::Amount(fault) => fault.code(),
            Self::Table(fault) => fault.code(),
            Self::Reference(fault) => fault.code(),
            Self::Rule(fault) => fault.code(),
        }
    }
}

impl From<TextFault> for PolicyFault {
    fn from(fault: TextFault) -> Self {
        Self::Text(fault)
    }
}

impl From<KeyFault> for PolicyFault {
    fn from(fault: KeyFault) -> Self {
        Self::Key(fault)
    }
}

impl From<AmountFault> for PolicyFault {
    fn from(fault: AmountFault) -> Self {
        Self::Amount(fault)
    }
}

impl From<TableFault> for PolicyFault {
    fn from(fault: TableFault) -> Self {
        Self::Table(fault)
    }
}

impl From<ReferenceFault> for PolicyFault {
    fn from(fault: ReferenceFault) -> Self {
        Self::Reference(fault)
    }
}

impl From<RuleFault> for PolicyFault {
    fn from(fault: RuleFault) -> Self {
        Self::Rule(fault)
    }
}
