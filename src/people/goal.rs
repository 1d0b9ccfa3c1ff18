//! A goal as a file holds it.

use crate::money::Ratio;

/// One row of a file of goals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The 1-based line of the file on which the row begins.
    pub line: u32,
    /// Whose goal it is: the id as written but for spaces around it, never blank. Compare it as a key.
    pub employee_id: String,
    /// What it is called, as written; for a key result its own name. Never blank.
    pub name: String,
    /// How much it counts, not below 0: a percentage is its fraction (20% is 0.2), a plain number itself.
    pub weight: Ratio,
    /// What it is measured by.
    pub measure: Measure,
}

impl Goal {
    /// The kind of goal.
    #[must_use]
    pub const fn system(&self) -> System {
        match &self.measure {
            Measure::Indicator { system, .. } => match system {
                Indicator::Kpi => System::Kpi,
                Indicator::Mbo => System::Mbo,
            },
            Measure::KeyResult { .. } => System::Okr,
            Measure::Qualitative { .. } => System::Qualitative,
        }
    }
}

/// The kinds of goals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// `kpi`: a key performance indicator.
    Kpi,
    /// `mbo`: management by objectives (目標管理).
    Mbo,
    /// `okr`: a key result of an objective.
    Okr,
    /// `qualitative` (定性): what no number holds.
    Qualitative,
}

impl System {
    /// The word in files and results.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kpi => "kpi",
            Self::Mbo => "mbo",
            Self::Okr => "okr",
            Self::Qualitative => "qualitative",
        }
    }
}

/// What a goal is measured by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// A number against a target.
    Indicator {
        /// Which kind of goal says so.
        system: Indicator,
        /// The number.
        progress: Progress,
        /// Whether the person can control it.
        controllable: bool,
    },
    /// A number against a target that may be out of reach, for an objective.
    KeyResult {
        /// The objective, as written. Compare it as a key.
        objective: String,
        /// The number.
        progress: Progress,
    },
    /// A supervisor's score.
    Qualitative {
        /// The score, on a scale that the policy gives.
        score: Ratio,
    },
}

/// The kinds of goals that are a number against a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indicator {
    /// `kpi`.
    Kpi,
    /// `mbo`.
    Mbo,
}

/// A number against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What was to be reached; any number.
    pub target: Ratio,
    /// What was reached; any number.
    pub actual: Ratio,
    /// Which is better.
    pub direction: Direction,
}

/// Which numbers are better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// `higher`: sales, customers.
    Higher,
    /// `lower`: defects, hours, costs.
    Lower,
}
