//! What the arguments of `solve` mean.

use crate::decision::{Form, Measure};
use crate::money::{Ratio, decimal, rate};

use super::{PeopleFiles, Written, fit_together, measure};
use crate::cli::args;
use crate::cli::failure::UsageFault;
use crate::cli::inputs::Rules;
use crate::cli::solve::SolveFault;

/// What `solve` does.
#[derive(Debug)]
pub struct Solve {
    pub rules: Rules,
    pub people: PeopleFiles,
    /// The key whose value is looked for.
    pub key: String,
    pub measure: Measure,
    pub target: Ratio,
    pub between: Option<Between>,
    pub precision: Option<Precision>,
    pub written: Written,
}

/// `A..B`: where values are looked for.
#[derive(Debug)]
pub struct Between {
    /// As written.
    pub text: String,
    pub from: Ratio,
    pub to: Ratio,
    /// 1 in the last place that is written.
    pub unit: Ratio,
    pub form: Form,
}

/// Of what values are multiples.
#[derive(Debug)]
pub struct Precision {
    /// As written.
    pub text: String,
    /// Above 0.
    pub unit: Ratio,
    pub form: Form,
}

impl Between {
    fn read(text: &str) -> Result<Self, SolveFault> {
        let option = "--between";
        let owned = || text.trim().to_owned();
        let Some((from, to)) = text.split_once("..") else {
            return Err(match decimal(text) {
                Ok(_) => SolveFault::OneEnd { text: owned() },
                Err(_) => SolveFault::Number {
                    option,
                    text: owned(),
                },
            });
        };
        let ends = [from.trim(), to.trim()];
        let read = || {
            let [from, to] = ends.map(|end| decimal(end).map(Ratio::from));
            let form = Form::of(&ends)?;
            Some(Self {
                text: owned(),
                from: from.ok()?,
                to: to.ok()?,
                unit: form.unit(&ends).ok()?,
                form,
            })
        };
        read().ok_or_else(|| SolveFault::Number {
            option,
            text: owned(),
        })
    }
}

impl Precision {
    fn read(text: &str) -> Result<Self, SolveFault> {
        let owned = || text.trim().to_owned();
        let number = decimal(text).map(Ratio::from).ok().zip(Form::of(&[text]));
        match number {
            Some((unit, form)) if unit > Ratio::ZERO => Ok(Self {
                text: owned(),
                unit,
                form,
            }),
            Some(_) => Err(SolveFault::NoStep { text: owned() }),
            None => Err(SolveFault::Number {
                option: "--precision",
                text: owned(),
            }),
        }
    }
}

impl args::Solve {
    /// What it means.
    pub fn meant(self) -> Result<Solve, UsageFault> {
        let rules = Rules::from(self.rules);
        let people = PeopleFiles::of(self.employees, self.beside);
        fit_together(&rules, Some(&people))?;
        let (measure, target) = until(&self.until).map_err(UsageFault::Solve)?;
        let between = self.between.as_deref().map(Between::read).transpose();
        let precision = self.precision.as_deref().map(Precision::read).transpose();
        let (between, precision) = (
            between.map_err(UsageFault::Solve)?,
            precision.map_err(UsageFault::Solve)?,
        );
        let written = self.written.meant()?;
        Ok(Solve {
            rules,
            people,
            key: self.find.trim().to_owned(),
            measure,
            target,
            between,
            precision,
            written,
        })
    }
}

/// `MEASURE=VALUE`; ids may have a `=` of their own.
fn until(text: &str) -> Result<(Measure, Ratio), SolveFault> {
    let (word, value) = text.rsplit_once('=').ok_or_else(|| SolveFault::Until {
        text: text.to_owned(),
    })?;
    let measure = measure(word).ok_or_else(|| SolveFault::Measure {
        word: word.trim().to_owned(),
        nearest: Measure::nearest(word),
    })?;
    let target = decimal(value).map(Ratio::from).or_else(|_| rate(value));
    let text = || value.trim().to_owned();
    let target = target.map_err(|_| SolveFault::Number {
        option: "--until",
        text: text(),
    })?;
    // Results are decimals: none could hit it, and JSON could not tell it.
    match target.decimals() {
        Some(_) => Ok((measure, target)),
        None => Err(SolveFault::Endless { text: text() }),
    }
}
