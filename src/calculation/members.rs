//! Whom a component is for, and everybody's weight in it.

use crate::diagnostics::Findings;
use crate::money::Ratio;

use super::fault::CalculationFault;
use super::roster::Roster;
use super::trace::Silent;
use super::weights::BoundComponent;

/// Everybody in a component, with one entry a row of the people file.
#[derive(Debug, Clone)]
pub struct Members {
    /// Whether the component is for the person: eligible, and not shut out by `only`.
    pub member: Vec<bool>,
    /// The person's weight; 0 for those who are no members.
    pub weights: Vec<Ratio>,
}

impl Members {
    /// Weighs everybody.
    ///
    /// # Errors
    /// The first fault of every person.
    pub fn weigh<'a>(
        bound: &BoundComponent<'a>,
        roster: &Roster<'a>,
        eligible: &[bool],
    ) -> Result<Self, Findings<CalculationFault>> {
        let mut findings = Findings::default();
        let mut members = Self {
            member: Vec::with_capacity(eligible.len()),
            weights: Vec::with_capacity(eligible.len()),
        };
        for (row, &eligible) in eligible.iter().enumerate() {
            let weighed = if eligible {
                bound.includes(roster, row).and_then(|member| match member {
                    true => Ok((true, bound.weight(roster, row, &mut Silent)?)),
                    false => Ok((false, Ratio::ZERO)),
                })
            } else {
                Ok((false, Ratio::ZERO))
            };
            let (member, weight) = weighed.unwrap_or_else(|mut finding| {
                if finding.fault == CalculationFault::Overflow {
                    finding.place = roster.people.row_place(row);
                }
                findings.push(*finding);
                (false, Ratio::ZERO)
            });
            members.member.push(member);
            members.weights.push(weight);
        }
        findings.into_result(members)
    }
}
