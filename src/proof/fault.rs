//! What can be wrong with a file that should be an earlier result, as data.

use super::syntax::Cause;

/// Why a file is no result, or one that nobody should take at its word. Places in it are written as `jq` takes them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ResultFault {
    /// There is nothing in it.
    Empty,
    /// It is in another encoding.
    NotUtf8,
    /// It ends in the middle.
    Truncated,
    /// It is not JSON, and does not begin so.
    NotJson,
    /// It begins as JSON, and has a character in it that JSON does not have there.
    Broken {
        /// Why it is wrong.
        cause: Cause,
    },
    /// It is JSON, but not a result of a calculation.
    OtherSchema {
        /// What it says that it is, if anything.
        schema: Option<String>,
    },
    /// A result of a later version of the program.
    LaterSchema {
        /// What it says that it is.
        schema: String,
    },
    /// A key stands in one object twice.
    KeyTwice {
        /// Where.
        path: String,
    },
    /// A key is missing.
    Missing {
        /// Where it would stand (`.employees[3].bonus`).
        path: String,
    },
    /// Something else stands where a text, a number, a list or an object belongs.
    WrongType {
        /// Where.
        path: String,
    },
    /// An amount has more digits than money can have.
    Number {
        /// Where.
        path: String,
    },
    /// Two people of one id.
    PersonTwice {
        /// Where the second one stands.
        path: String,
        /// The id.
        id: String,
    },
    /// A person's components are not those of the result.
    Components {
        /// Where.
        path: String,
    },
    /// What should be a sum is not the sum of its parts.
    Sum {
        /// Where the sum stands.
        path: String,
    },
}

impl ResultFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-result",
            Self::NotUtf8 => "not-utf8",
            Self::Truncated => "truncated-result",
            Self::NotJson | Self::Broken { .. } => "not-json",
            Self::OtherSchema { .. } => "other-schema",
            Self::LaterSchema { .. } => "later-schema",
            Self::KeyTwice { .. }
            | Self::Missing { .. }
            | Self::WrongType { .. }
            | Self::Number { .. }
            | Self::PersonTwice { .. }
            | Self::Components { .. }
            | Self::Sum { .. } => "altered-result",
        }
    }
}
