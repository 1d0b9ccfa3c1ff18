//! Section 3: the number that a source or a factor gives for one employee.

use super::super::model::*;
use super::super::numbers::*;
use super::Refusal;
use super::facts::Facts;

/// The number of a source; `row` is `None` for the pool, which has no employee.
pub fn source(facts: &Facts, row: Option<usize>, source: &Source) -> Result<Q, Refusal> {
    match source {
        Source::Value(number) => Ok(number.value()),
        Source::By { columns, table, .. } => {
            let row = row.ok_or(Refusal::NoEmployee)?;
            let mut at = table;
            for column in columns {
                let Node::Branch(cells) = at else {
                    return Err(Refusal::NoTableCell);
                };
                at = look_up(cells, &facts.text(row, column)?).ok_or(Refusal::NoTableCell)?;
            }
            let Node::Leaf(number) = at else {
                return Err(Refusal::NoTableCell);
            };
            Ok(number.value())
        }
        Source::From {
            column,
            through: Through::Table(cells),
        } => {
            let text = facts.text(row.ok_or(Refusal::NoEmployee)?, column)?;
            look_up(cells, &text)
                .map(Num::value)
                .ok_or(Refusal::NoTableCell)
        }
        Source::From { column, through } => {
            let number = facts.number(row.ok_or(Refusal::NoEmployee)?, column)?;
            put_through(number, through)
        }
        Source::Figure {
            figure: name,
            ratio_to,
            through,
        } => {
            let number = match ratio_to {
                Some(other) => ratio(facts.policy, figure(facts.policy, name)?, other)?,
                None => figure(facts.policy, name)?,
            };
            put_through(number, through)
        }
    }
}

/// `"*"` stands for all other texts; a blank cell needs its own key `""`.
fn look_up<'a, T>(cells: &'a [(String, T)], text: &str) -> Option<&'a T> {
    let cell = |wanted: &str| cells.iter().find(|(key, _)| normal(key) == wanted);
    let found = match cell(text) {
        None if !text.is_empty() => cell("*"),
        found => found,
    };
    found.map(|(_, value)| value)
}

fn put_through(number: Q, through: &Through) -> Result<Q, Refusal> {
    match through {
        Through::Nothing => Ok(number),
        Through::Table(_) => Err(Refusal::NoTableCell),
        Through::Bands(steps) => bands(&number, steps),
        Through::Linear(points) => Ok(linear(&number, points)),
    }
}

/// The highest band at or below the number.
pub fn bands(number: &Q, bands: &[Band]) -> Result<Q, Refusal> {
    let mut best: Option<(Q, Q)> = None;
    for band in bands {
        let Some(at_least) = band.at_least.as_ref().map(Num::value) else {
            continue;
        };
        if at_least <= *number && best.as_ref().is_none_or(|(highest, _)| at_least > *highest) {
            best = Some((at_least, band.value.value()));
        }
    }
    let bottom = bands.iter().find(|band| band.at_least.is_none());
    match (best, bottom) {
        (Some((_, value)), _) => Ok(value),
        (None, Some(bottom)) => Ok(bottom.value.value()),
        (None, None) => Err(Refusal::BelowBands),
    }
}

/// A straight line between points, flat outside.
fn linear(number: &Q, points: &[(Num, Num)]) -> Q {
    let points: Vec<(Q, Q)> = points
        .iter()
        .map(|(at, value)| (at.value(), value.value()))
        .collect();
    let (first, last) = (&points[0], &points[points.len() - 1]);
    if *number <= first.0 {
        return first.1.clone();
    }
    for pair in points.windows(2) {
        let ((x0, y0), (x1, y1)) = (&pair[0], &pair[1]);
        if number <= x1 {
            return y0 + (y1 - y0) * (number - x0) / (x1 - x0);
        }
    }
    last.1.clone()
}

pub fn figure(policy: &Policy, name: &str) -> Result<Q, Refusal> {
    let found = policy.figures.iter().find(|(figure, _)| figure == name);
    found
        .map(|(_, number)| number.value())
        .ok_or(Refusal::UnknownFigure)
}

/// Section 1: a `ratio_to` figure must be above 0.
pub fn ratio(policy: &Policy, over: Q, under: &str) -> Result<Q, Refusal> {
    let under = figure(policy, under)?;
    if under <= zero() {
        Err(Refusal::RatioToNothing)
    } else {
        Ok(over / under)
    }
}

/// A factor's coefficient: exact, or rounded half up to its `digits`; never negative.
pub fn factor(facts: &Facts, row: Option<usize>, factor: &Factor) -> Result<Q, Refusal> {
    let employee = || row.ok_or(Refusal::NoEmployee);
    let exact = match &factor.rule {
        FactorRule::Source(chosen) => source(facts, row, chosen)?,
        FactorRule::ServiceDays => facts.days_in_period(employee()?)? / facts.period_days(),
        FactorRule::ServiceMonths => facts.months_in_period(employee()?)? / facts.period_months(),
    };
    if exact < zero() {
        return Err(Refusal::Negative);
    }
    Ok(factor.digits.map_or(exact.clone(), |digits| {
        round_digits(&exact, digits, Round::HalfUp)
    }))
}

/// A name in `factors`: a declared factor, or else the numeric column of that name.
pub fn named_factor(facts: &Facts, row: usize, name: &str) -> Result<(Q, bool), Refusal> {
    if let Some(declared) = declared(facts.policy, name) {
        return Ok((
            factor(facts, Some(row), declared)?,
            declared.payout == Some(true),
        ));
    }
    let number = facts.number(row, name)?;
    if number < zero() {
        Err(Refusal::Negative)
    } else {
        Ok((number, false))
    }
}

pub fn declared<'a>(policy: &'a Policy, name: &str) -> Option<&'a Factor> {
    policy.factors.iter().find(|factor| factor.name == name)
}
