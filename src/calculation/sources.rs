//! Sources: where a rule takes a number from, for an employee or for the company.

use crate::diagnostics::{Finding, Place, Span, Spanned};
use crate::money::Ratio;
use crate::policy::{Cell, Column, FigureRatio, Level, Source, Table, Through};

use super::classes::Cells;
use super::fault::{CalculationFault, Fallible};
use super::figures::figure_number;
use super::roster::{Derived, Numbers, Roster, Texts};
use super::through::{Looked, led_through};
use super::trace::{Expression, Name, Origin, Recorder, Step, Unit};

/// A source, bound to the columns that it reads.
pub struct BoundSource<'a> {
    /// The dotted key of the rule, for faults and explanations.
    key: String,
    /// The number of the term that it belongs to, where a component has several.
    term: Option<usize>,
    from: From<'a>,
}

enum From<'a> {
    Value(&'a Spanned<Ratio>),
    Lookup {
        by: Vec<(&'a Column, Texts<'a>)>,
        table: &'a Table,
    },
    Text {
        column: &'a Column,
        texts: Texts<'a>,
        table: &'a Table,
    },
    Number {
        numbers: Numbers<'a>,
        through: &'a Through,
    },
    Figure {
        ratio: &'a FigureRatio,
        through: &'a Through,
    },
}

impl<'a> BoundSource<'a> {
    /// Binds a source.
    ///
    /// # Errors
    /// [`CalculationFault::ColumnMissing`].
    pub fn new(source: &'a Source, key: String, roster: &Roster<'a>) -> Fallible<Self> {
        let from = match source {
            Source::Value(value) => From::Value(value),
            Source::Lookup { by, table } => {
                let bind = |column: &'a Column| Ok((column, roster.texts(column, &key)?));
                From::Lookup {
                    by: by.iter().map(bind).collect::<Fallible<_>>()?,
                    table,
                }
            }
            Source::Column {
                from,
                through: Through::Table(table),
            } => From::Text {
                column: from,
                texts: roster.texts(from, &key)?,
                table,
            },
            Source::Column { from, through } => From::Number {
                numbers: roster.numbers(from, &key)?,
                through,
            },
            Source::Figure { ratio, through } => From::Figure { ratio, through },
        };
        Ok(Self {
            key,
            term: None,
            from,
        })
    }

    /// The same source as that of a numbered term.
    pub fn numbered(mut self, term: Option<usize>) -> Self {
        self.term = term;
        self
    }

    /// Adds the cells that a person's number hangs on.
    pub fn cells<'r>(&self, roster: &'r Roster<'a>, cells: &mut Vec<Cells<'r>>) {
        match &self.from {
            From::Value(_) | From::Figure { .. } => {}
            From::Lookup { by, .. } => {
                for (_, texts) in by {
                    roster.text_cells(*texts, cells);
                }
            }
            From::Text { texts, .. } => roster.text_cells(*texts, cells),
            From::Number { numbers, .. } => roster.number_cells(*numbers, cells),
        }
    }

    /// The number for a person, which is not below 0.
    ///
    /// # Errors
    /// A missing table cell, a blank or negative number, a number below the lowest band.
    pub fn number(
        &self,
        roster: &Roster<'a>,
        row: usize,
        unit: Unit,
        rec: &mut impl Recorder,
    ) -> Fallible<Ratio> {
        match &self.from {
            From::Value(value) => {
                let origin = || vec![self.origin("value", Some(value.span))];
                rec.record(|| self.found(Vec::new(), value.value, unit, origin()));
                Ok(value.value)
            }
            From::Lookup { by, table } => self.looked_up(by, table, roster, row, unit, rec),
            From::Text {
                column,
                texts,
                table,
            } => self.looked_up(&[(*column, *texts)], table, roster, row, unit, rec),
            From::Number { numbers, through } => {
                let value = roster.required(*numbers, row, &self.key, rec)?;
                let direct = matches!(through, Through::Itself);
                roster.record_value(
                    *numbers,
                    row,
                    value,
                    if direct { unit } else { Unit::Plain },
                    rec,
                );
                let employee = Some(roster.people.ids.get(row).to_owned());
                let of = Looked {
                    employee,
                    of: roster.header(*numbers),
                    place: roster.place(*numbers, row),
                };
                let value = led_through(value, through, &of, &self.key, unit, rec)?;
                roster.not_negative(value, &of.of, row, || of.place.clone())
            }
            From::Figure { ratio, through } => {
                figure_number(roster.policy, ratio, through, &self.key, unit, rec)
            }
        }
    }

    fn looked_up(
        &self,
        by: &[(&'a Column, Texts<'a>)],
        table: &Table,
        roster: &Roster<'a>,
        row: usize,
        unit: Unit,
        rec: &mut impl Recorder,
    ) -> Fallible<Ratio> {
        let texts = by
            .iter()
            .map(|(_, texts)| roster.asked(*texts, row, &self.key))
            .collect::<Fallible<Vec<_>>>()?;
        let labelled = |upto: usize| -> Vec<(String, String)> {
            let named = by.iter().zip(&texts).take(upto);
            named
                .map(|((column, source), text)| (header(column, *source), text.to_string()))
                .collect()
        };
        match find(table, texts.iter().map(AsRef::as_ref)) {
            Ok(cell) => {
                rec.record(|| {
                    let cells = by
                        .iter()
                        .filter_map(|(_, source)| roster.text_origin(*source, row));
                    let origins = [self.origin("table", Some(cell.span))]
                        .into_iter()
                        .chain(cells)
                        .collect();
                    self.found(labelled(by.len()), cell.value, unit, origins)
                });
                Ok(cell.value)
            }
            Err(missed) => {
                let asked = by.get(missed.depth).map(|(_, texts)| *texts);
                let is_found = matches!(asked, Some(Texts::Derived(Derived::Rating)));
                let place = asked.map(|texts| roster.text_place(texts, row));
                let place = place.unwrap_or_else(|| roster.people.row_place(row));
                let by = labelled(missed.depth.saturating_add(1));
                let employee = roster.people.ids.get(row);
                Err(missed.fault(employee, by, &self.key, is_found, place, table.span))
            }
        }
    }

    fn found(
        &self,
        by: Vec<(String, String)>,
        value: Ratio,
        unit: Unit,
        origins: Vec<Origin>,
    ) -> Step {
        Step {
            name: Name::TermSource {
                by,
                term: self.term,
            },
            expression: Expression::number(value, unit),
            rounding: None,
            result: value,
            unit,
            origins,
        }
    }

    fn origin(&self, part: &str, span: Option<Span>) -> Origin {
        Origin::Policy {
            key: format!("{}.{part}", self.key),
            span,
        }
    }
}

/// The header of a column, or the name by which a rule asks for a derived one.
pub fn header(column: &Column, texts: Texts<'_>) -> String {
    match texts {
        Texts::Column(found) => found.header.clone(),
        Texts::Derived(_) => column.name.clone(),
    }
}

/// Where a lookup ended without a cell.
pub struct Missed {
    /// How many keys were found before.
    pub depth: usize,
    known: Vec<String>,
}

impl Missed {
    /// The fault of a person whose texts lead nowhere: `by` are headers and texts up to the one that is not there, which
    /// may be a rating that the policy found.
    pub fn fault(
        self,
        employee: &str,
        by: Vec<(String, String)>,
        needed_by: &str,
        is_found: bool,
        place: Place,
        table: Span,
    ) -> Box<Finding<CalculationFault>> {
        let fault = CalculationFault::NoTableCell {
            employee: employee.to_owned(),
            by,
            needed_by: needed_by.to_owned(),
            known: self.known,
            is_found,
        };
        let mut finding = fault.at(place);
        finding.also.push(Place::Span(table));
        finding
    }
}

/// Walks down a table, one level a text; `"*"` stands for all texts that have no key of their own at its level, but not
/// for a blank cell. There is no going back.
pub fn find<'t, 'k, V>(
    table: &'t Table<V>,
    texts: impl Iterator<Item = &'k str>,
) -> Result<&'t Cell<V>, Missed> {
    let mut level = &table.root;
    for (depth, text) in texts.enumerate() {
        let Level::Keys(keys) = level else { break };
        let others = || if text.is_empty() { None } else { keys.get("*") };
        match keys.get(text).or_else(others) {
            Some(next) => level = next,
            None => {
                return Err(Missed {
                    depth,
                    known: keys.keys().cloned().collect(),
                });
            }
        }
    }
    match level {
        Level::Cell(cell) => Ok(cell),
        Level::Keys(keys) => Err(Missed {
            depth: table.levels,
            known: keys.keys().cloned().collect(),
        }),
    }
}
