//! Sources: where a rule takes a number from, for an employee or for the company.

use crate::diagnostics::Place;
use crate::money::Ratio;
use crate::policy::{
    Bands, Cell, Column, FigureRatio, Level, Linear, Policy, Source, Table, Through,
};

use super::fault::{CalculationFault, Fallible};
use super::roster::{Numbers, Roster, Texts};
use super::trace::{Expression, Name, Origin, Recorder, Step, Through as Via, Unit};

/// A source, bound to the columns that it reads.
pub struct BoundSource<'a> {
    /// The dotted key of the rule, for faults and explanations.
    key: String,
    from: From<'a>,
}

enum From<'a> {
    Value(Ratio),
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
            Source::Value(value) => From::Value(*value),
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
        Ok(Self { key, from })
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
                rec.record(|| {
                    self.found(Vec::new(), *value, unit, vec![self.origin("value", None)])
                });
                Ok(*value)
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
            .map(|(_, texts)| roster.text(*texts, row, &self.key))
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
                    let cells = by.iter().filter_map(|(_, source)| match source {
                        Texts::Column(column) => Some(roster.cell(row, &column.header)),
                        Texts::Derived(_) => None,
                    });
                    let origins = [self.origin("table", Some(cell.span))]
                        .into_iter()
                        .chain(cells)
                        .collect();
                    self.found(labelled(by.len()), cell.value, unit, origins)
                });
                Ok(cell.value)
            }
            Err(missed) => {
                let upto = missed.depth.saturating_add(1);
                let place = match by.get(missed.depth) {
                    Some((_, Texts::Column(column))) => {
                        roster.people.cell_place(row, &column.header)
                    }
                    _ => roster.people.row_place(row),
                };
                let fault = CalculationFault::NoTableCell {
                    employee: roster.people.ids.get(row).to_owned(),
                    by: labelled(upto),
                    needed_by: self.key.clone(),
                    known: missed.known,
                };
                let mut finding = fault.at(place);
                finding.also.push(Place::Span(table.span));
                Err(finding)
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
            name: Name::TermSource { by, term: None },
            expression: Expression::number(value, unit),
            rounding: None,
            result: value,
            unit,
            origins,
        }
    }

    fn origin(&self, part: &str, span: Option<crate::diagnostics::Span>) -> Origin {
        Origin::Policy {
            key: format!("{}.{part}", self.key),
            span,
        }
    }
}

fn header(column: &Column, texts: Texts<'_>) -> String {
    match texts {
        Texts::Column(found) => found.header.clone(),
        Texts::Derived(_) => column.name.clone(),
    }
}

/// Where a lookup ended without a cell.
struct Missed {
    depth: usize,
    known: Vec<String>,
}

/// Walks down a table, one level a text; `"*"` stands for all texts that have no key of their own at its level, but not
/// for a blank cell. There is no going back.
fn find<'t>(table: &'t Table, texts: impl Iterator<Item = &'t str>) -> Result<Cell, Missed> {
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
        Level::Cell(cell) => Ok(*cell),
        Level::Keys(keys) => Err(Missed {
            depth: table.levels,
            known: keys.keys().cloned().collect(),
        }),
    }
}

/// A number that is led through bands or a line, and what to call it in a fault.
struct Looked {
    employee: Option<String>,
    of: String,
    place: Place,
}

/// The number that a source gives for the company: a value, a figure or a ratio of figures.
///
/// # Errors
/// A ratio to a figure that is not above 0, a number below the lowest band.
pub fn figure_number(
    policy: &Policy,
    ratio: &FigureRatio,
    through: &Through,
    key: &str,
    unit: Unit,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    let direct = matches!(through, Through::Itself);
    let number = figure_ratio(policy, ratio, if direct { unit } else { Unit::Plain }, rec)?;
    let of = match &ratio.ratio_to {
        None => ratio.figure.clone(),
        Some(below) => format!("{} / {below}", ratio.figure),
    };
    let place = policy
        .figure(&ratio.figure)
        .map_or(Place::Nowhere, |figure| Place::Span(figure.span));
    let value = led_through(
        number,
        through,
        &Looked {
            employee: None,
            of: of.clone(),
            place: place.clone(),
        },
        key,
        unit,
        rec,
    )?;
    if value.is_negative() {
        return Err(CalculationFault::Negative {
            employee: String::new(),
            of,
            value,
        }
        .at(place));
    }
    Ok(value)
}

/// A figure, or one over another.
fn figure_ratio(
    policy: &Policy,
    ratio: &FigureRatio,
    unit: Unit,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    let above = figure(policy, &ratio.figure);
    let (number, expression, name) = match &ratio.ratio_to {
        None => (
            above,
            Expression::number(above, unit),
            Name::Figure(ratio.figure.clone()),
        ),
        Some(name) => {
            let below = positive_figure(policy, name)?;
            let name = Name::FigureRatio {
                figure: ratio.figure.clone(),
                ratio_to: name.clone(),
            };
            (
                above.div(below)?,
                Expression::yen(above).over(Expression::yen(below)),
                name,
            )
        }
    };
    rec.record(|| Step {
        name,
        expression,
        rounding: None,
        result: number,
        unit,
        origins: [Some(&ratio.figure), ratio.ratio_to.as_ref()]
            .into_iter()
            .flatten()
            .map(|name| figure_origin(policy, name))
            .collect(),
    });
    Ok(number)
}

/// The value of a figure that the policy is known to have.
pub fn figure(policy: &Policy, name: &str) -> Ratio {
    policy
        .figure(name)
        .map_or(Ratio::ZERO, |figure| figure.value)
}

/// The value of a figure that something is divided by.
///
/// # Errors
/// [`CalculationFault::RatioToNotAboveZero`].
pub fn positive_figure(policy: &Policy, name: &str) -> Fallible<Ratio> {
    let value = figure(policy, name);
    if value <= Ratio::ZERO {
        let place = policy
            .figure(name)
            .map_or(Place::Nowhere, |figure| Place::Span(figure.span));
        return Err(CalculationFault::RatioToNotAboveZero {
            figure: name.to_owned(),
            value,
        }
        .at(place));
    }
    Ok(value)
}

/// Where a figure stands.
pub fn figure_origin(policy: &Policy, name: &str) -> Origin {
    Origin::Policy {
        key: format!("figures.{name}"),
        span: policy.figure(name).map(|figure| figure.span),
    }
}

fn led_through(
    number: Ratio,
    through: &Through,
    of: &Looked,
    key: &str,
    unit: Unit,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    match through {
        // A table is looked up by text before a number is asked for.
        Through::Itself | Through::Table(_) => Ok(number),
        Through::Bands(bands) => banded(number, bands, of, key, unit, rec),
        Through::Linear(linear) => on_line(number, linear, key, unit, rec),
    }
}

/// The value of the band that a ratio of figures lies in.
///
/// # Errors
/// [`CalculationFault::BelowBands`].
pub fn band_of_ratio(
    number: Ratio,
    bands: &Bands,
    of: String,
    key: &str,
    unit: Unit,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    banded(
        number,
        bands,
        &Looked {
            employee: None,
            of,
            place: Place::Span(bands.span),
        },
        key,
        unit,
        rec,
    )
}

fn banded(
    number: Ratio,
    bands: &Bands,
    of: &Looked,
    key: &str,
    unit: Unit,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    let reached = |at_least: Option<Ratio>| at_least.is_none_or(|at_least| at_least <= number);
    match bands.bands.iter().rev().find(|band| reached(band.at_least)) {
        Some(band) => {
            rec.record(|| {
                led(
                    Via::Bands,
                    Expression::number(band.value, unit),
                    band.value,
                    unit,
                    key,
                    band.span,
                )
            });
            Ok(band.value)
        }
        None => Err(CalculationFault::BelowBands {
            employee: of.employee.clone(),
            of: of.of.clone(),
            value: number,
            lowest: bands
                .bands
                .first()
                .and_then(|band| band.at_least)
                .unwrap_or(Ratio::ZERO),
            needed_by: key.to_owned(),
        }
        .at(of.place.clone())),
    }
}

fn on_line(
    number: Ratio,
    linear: &Linear,
    key: &str,
    unit: Unit,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    let points = &linear.points;
    let after = points.partition_point(|point| point.at <= number);
    let before = after.checked_sub(1).and_then(|index| points.get(index));
    let expression = match (before, points.get(after)) {
        (Some(left), Some(right)) => {
            let (rise, run) = (right.value.sub(left.value)?, right.at.sub(left.at)?);
            let way = Expression::plain(number).minus(Expression::plain(left.at));
            let climb = way
                .times(Expression::plain(rise))
                .over(Expression::plain(run));
            Expression::number(left.value, unit).plus(climb)
        }
        // Flat outside the points.
        (Some(end), None) | (None, Some(end)) => Expression::number(end.value, unit),
        (None, None) => Expression::number(Ratio::ZERO, unit),
    };
    let value = expression.value()?;
    rec.record(|| led(Via::Linear, expression, value, unit, key, linear.span));
    Ok(value)
}

fn led(
    via: Via,
    expression: Expression,
    value: Ratio,
    unit: Unit,
    key: &str,
    span: crate::diagnostics::Span,
) -> Step {
    let part = match via {
        Via::Bands => "bands",
        Via::Linear => "linear",
        Via::Table => "table",
    };
    Step {
        name: Name::LedThrough(via),
        expression,
        rounding: None,
        result: value,
        unit,
        origins: vec![Origin::Policy {
            key: format!("{key}.{part}"),
            span: Some(span),
        }],
    }
}
