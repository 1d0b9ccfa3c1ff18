//! The company's figures, as sources use them.

use crate::diagnostics::Place;
use crate::money::Ratio;
use crate::policy::{FigureRatio, Policy, Through};

use super::fault::{CalculationFault, Fallible};
use super::through::{Looked, led_through};
use super::trace::{Expression, Name, Origin, Recorder, Step, Unit};

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
            employee: None,
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
