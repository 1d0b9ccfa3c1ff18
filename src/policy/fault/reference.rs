//! Faults of names and of what they refer to.

use crate::money::Ratio;

/// Something refers to what is not there, or a name stands for two things.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The fields follow the conventions of the room above.
pub enum ReferenceFault {
    /// No such figure in `[figures]`.
    UnknownFigure {
        name: String,
        nearest: Option<String>,
    },
    /// A figure that something is divided by, and that is not above 0.
    FigureNotPositive { name: String, value: Ratio },
    /// Not a field of the people file, in `[columns]`.
    UnknownField {
        name: String,
        nearest: Option<&'static str>,
    },
    /// No such component, in `[[export]]` or `[[test]]`.
    UnknownComponent {
        name: String,
        nearest: Option<String>,
    },
    /// No such advice, in `advice.allow`.
    UnknownAdvice {
        code: String,
        nearest: Option<&'static str>,
    },
    /// A column of an export whose name means several things.
    AmbiguousSource {
        name: String,
        meanings: Vec<Meaning>,
    },
    /// Two of the same name.
    DuplicateName { named: Named, name: String },
    /// The period ends before it begins.
    PeriodOrder,
    /// A service factor, but no `policy.period`.
    ServiceWithoutPeriod { factor: String },
}

impl ReferenceFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::UnknownFigure { .. } => "unknown-figure",
            Self::FigureNotPositive { .. } => "figure-not-positive",
            Self::UnknownField { .. } => "unknown-field",
            Self::UnknownComponent { .. } => "unknown-component",
            Self::UnknownAdvice { .. } => "unknown-advice",
            Self::AmbiguousSource { .. } => "ambiguous-source",
            Self::DuplicateName { .. } => "duplicate-name",
            Self::PeriodOrder => "period-order",
            Self::ServiceWithoutPeriod { .. } => "service-without-period",
        }
    }
}

/// What has a name that is unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Named {
    /// A component.
    Component,
    /// A factor.
    Factor,
    /// A factor of the pool.
    PoolFactor,
    /// A header in `[columns]`.
    Header,
    /// A field in `[columns]`.
    Field,
    /// A column among conditions.
    Condition,
    /// A column of a list.
    Column,
    /// An export.
    Export,
    /// A test.
    Test,
    /// A part of a score.
    Part,
    /// A rating.
    Rating,
    /// A scenario.
    Scenario,
}

/// What the name of an export's column may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A field of the result, by the name that never changes.
    Result(&'static str),
    /// A column of the people file.
    Column,
    /// A component.
    Component,
}
