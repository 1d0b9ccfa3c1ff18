//! Decimals so few that the rounding, not the rule, decides who is cut.

use crate::calculation::outcome::ComponentOutcome;
use crate::diagnostics::{Findings, Span};
use crate::money::Ratio;
use crate::policy::{Adjustment, FactorKind, Funding, Policy, Scale, Source, Through};

use super::Advice;
use super::season::Season;

/// With one decimal a person who missed a day in twenty is not cut, and one more day costs a tenth.
const FEW: u32 = 1;

/// A coefficient that rounding moves by more than this part of it is another coefficient.
const PART: i128 = 100;

/// What is rounded too much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coarse {
    /// `attendance.digits`.
    Attendance {
        /// The decimals.
        digits: u32,
    },
    /// The coefficient of a factor that is a proportion or a line.
    Factor {
        /// Its name.
        factor: String,
        /// The decimals.
        digits: u32,
    },
    /// `adjustment.digits`.
    Coefficient {
        /// The component.
        component: String,
        /// The decimals.
        digits: u32,
        /// The coefficient as found.
        exact: Ratio,
        /// The coefficient as used.
        used: Ratio,
    },
}

pub fn look_at_policy(policy: &Policy, found: &mut Findings<Advice>) {
    if let Some(attendance) = policy.attendance.as_ref().filter(|it| it.digits <= FEW) {
        let digits = attendance.digits;
        let coarse = Coarse::Attendance { digits };
        found.add(Advice::CoarseDigits(coarse), attendance.span);
    }
    for factor in &policy.factors {
        if let Some(digits) = factor.digits.filter(|digits| *digits <= FEW)
            && is_smooth(&factor.kind)
        {
            let name = factor.name.clone();
            let coarse = Coarse::Factor {
                factor: name,
                digits,
            };
            found.add(Advice::CoarseDigits(coarse), factor.span);
        }
    }
}

/// Whether a coefficient takes any value, so that rounding matters. Tables and bands have the decimals they have.
const fn is_smooth(kind: &FactorKind) -> bool {
    match kind {
        FactorKind::Service(_) => true,
        FactorKind::Source(Source::Column { through, .. } | Source::Figure { through, .. }) => {
            matches!(through, Through::Itself | Through::Linear(_))
        }
        FactorKind::Source(Source::Value(_) | Source::Lookup { .. }) => false,
    }
}

pub fn look_at_outcome(season: &Season<'_>, found: &mut Findings<Advice>) {
    for outcome in &season.outcome.components {
        let component = season.component(&outcome.name);
        if let Some((component, Funding::Pool { adjustment, .. })) =
            component.map(|it| (it, &it.funding))
            && let Some((coarse, span)) = coefficient(outcome, adjustment, component.span)
        {
            found.add(Advice::CoarseDigits(coarse), span);
        }
    }
}

fn coefficient(
    outcome: &ComponentOutcome,
    adjustment: &Adjustment,
    span: Span,
) -> Option<(Coarse, Span)> {
    let digits = adjustment.digits?.digits;
    // Limits and bounds give a coefficient that the quotient does not; then nothing can be said here.
    let at_limits = outcome.at_min.unwrap_or(0).max(outcome.at_max.unwrap_or(0));
    let exact = outcome
        .pool?
        .ratio()
        .div(outcome.tentative_total.filter(|total| !total.is_zero())?)
        .ok()?;
    let over = adjustment.max.as_ref().is_some_and(|max| exact > max.value)
        || (adjustment.scale == Scale::DownOnly && exact > Ratio::ONE);
    let under = adjustment.min.as_ref().is_some_and(|min| exact < min.value);
    if at_limits > 0 || over || under {
        return None;
    }
    let used = outcome.coefficient?;
    let moved = used.sub(exact).ok()?;
    let moved = moved.max(Ratio::ZERO.sub(moved).ok()?);
    let is_coarse = moved.mul(Ratio::integer(PART)).ok()? > exact;
    let coarse = Coarse::Coefficient {
        component: outcome.name.clone(),
        digits,
        exact,
        used,
    };
    is_coarse.then_some((coarse, span))
}
