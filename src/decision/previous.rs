//! What people were paid before (前回支給額), as a side.

use crate::calculation::CalculationFault;
use crate::diagnostics::{Findings, Place};
use crate::money::{Money, Ratio};
use crate::people::{ColumnId, People};
use crate::policy::{Column, Field};

use super::fault::{NoAmount, SideFault};
use super::side::{Side, SidePerson, SideTotals, name, text};

impl Side {
    /// What the column `previous_bonus` says: who has no amount was not there.
    ///
    /// # Errors
    /// Every cell that is no amount, or that the people file lacks the column.
    pub fn of_previous(
        label: String,
        people: &People,
        by: &[Column],
    ) -> Result<Self, Findings<SideFault>> {
        let mut findings = Findings::default();
        let Some(column) = people.number(&ColumnId::Field(Field::PreviousBonus)) else {
            let fault = CalculationFault::ColumnMissing {
                column: Field::PreviousBonus.name().to_owned(),
                needed_by: "compare".to_owned(),
            };
            findings.add(SideFault::Calculation(fault), Place::File(people.file));
            return Err(findings);
        };
        let mut paid = Vec::new();
        let mut total = Money::ZERO;
        for row in 0..people.len() {
            let Some(value) = column.get(row).map(Ratio::from) else {
                continue;
            };
            let added = amount(value).and_then(|bonus| {
                total = total.add(bonus).map_err(|_| NoAmount::TooLarge)?;
                Ok(bonus)
            });
            let bonus = match added {
                Ok(bonus) => bonus,
                Err(why) => {
                    let employee = people.ids.get(row).to_owned();
                    let place = Place::Cell {
                        file: people.file,
                        line: people.line(row),
                        column: column.header.clone(),
                    };
                    findings.add(
                        SideFault::Previous {
                            employee,
                            value,
                            why,
                        },
                        place,
                    );
                    continue;
                }
            };
            let texts = by.iter();
            let texts = texts.map(|column| text(people.text(&ColumnId::of(column)), row));
            paid.push(SidePerson {
                id: people.ids.get(row).to_owned(),
                name: name(people, row),
                eligible: None,
                texts: texts.collect(),
                components: Vec::new(),
                allotted: Money::ZERO,
                bonus,
            });
        }
        findings.into_result(Self {
            label,
            totals: SideTotals {
                employees: paid.len(),
                paid: total,
                ..SideTotals::default()
            },
            components: None,
            people: paid,
        })
    }
}

/// The amount that was paid.
fn amount(value: Ratio) -> Result<Money, NoAmount> {
    if value.is_negative() {
        return Err(NoAmount::Negative);
    }
    let places = i128::from(10_u32.pow(Money::DECIMALS));
    Money::exactly(value).map_err(|_| match places.checked_rem(value.denominator()) {
        Some(0) => NoAmount::TooLarge,
        _ => NoAmount::Decimals,
    })
}
