//! Why a file is no result that can be verified, as data.

/// Why a file is no result that can be verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultFault {
    /// There is nothing in it.
    Empty,
    /// It ends in the middle.
    Truncated,
    /// It is not JSON.
    NotJson,
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
}

impl ResultFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-result",
            Self::Truncated => "truncated-result",
            Self::NotJson => "not-json",
            Self::OtherSchema { .. } => "other-schema",
            Self::LaterSchema { .. } => "later-schema",
        }
    }
}
