//! Bands and straight lines: what a number leads to.

use crate::diagnostics::{Place, Span};
use crate::money::Ratio;
use crate::policy::{Bands, Linear, Through};

use super::fault::{CalculationFault, Fallible};
use super::trace::{Expression, Name, Origin, Recorder, Step, Through as Via, Unit};

/// A number that is led through bands or a line, and what to call it in a fault.
pub struct Looked {
    /// The person; nothing for a figure.
    pub employee: Option<String>,
    /// The header or figure.
    pub of: String,
    /// Where the number stands.
    pub place: Place,
}

/// A number, led through what the source says.
///
/// # Errors
/// [`CalculationFault::BelowBands`].
pub fn led_through(
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
    match bands.reached(number) {
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

fn led(via: Via, expression: Expression, value: Ratio, unit: Unit, key: &str, span: Span) -> Step {
    let part = match via {
        Via::Bands => "bands",
        Via::Linear => "linear",
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
