//! What can be wrong with goals that could be read, as data.

use crate::money::Ratio;

/// What is wrong with a goal. The place is its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvaluationFault {
    /// A number left the exact range.
    Overflow,
    /// The target of a goal that counts is 0 or below.
    TargetNotPositive {
        /// Whose goal it is.
        employee: String,
        /// The target.
        target: Ratio,
    },
    /// A supervisor's score outside the scale.
    ScoreOutOfRange {
        /// Whose goal it is.
        employee: String,
        /// The score.
        score: Ratio,
        /// The highest score.
        scale: Ratio,
    },
    /// The goals of a person that count weigh nothing together.
    GoalWeightsZero {
        /// The person.
        employee: String,
    },
}

impl EvaluationFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Overflow => "overflow",
            Self::TargetNotPositive { .. } => "target-not-positive",
            Self::ScoreOutOfRange { .. } => "score-out-of-range",
            Self::GoalWeightsZero { .. } => "goal-weights-zero",
        }
    }
}
