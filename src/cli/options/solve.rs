//! What the arguments of `solve` mean.

use crate::decision::{Form, Measure};
use crate::money::{Ratio, decimal, rate};

use super::{PeopleFiles, Written, fit_together};
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
    pub between: Option<Range>,
    /// The unit of values.
    pub precision: Option<Ratio>,
    pub written: Written,
}

/// Where values are looked for, and how they are written.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    pub from: Ratio,
    /// The other end, where there is one.
    pub to: Option<Ratio>,
    /// Values are its multiples.
    pub unit: Ratio,
    pub form: Form,
}

impl Range {
    /// From a number on, in its form and with as many decimals; nothing where it is none.
    pub fn of_number(text: &str) -> Option<Self> {
        let from = decimal(text).ok()?;
        let form = Form::of(&[text])?;
        Some(Self {
            from: from.into(),
            to: None,
            unit: unit(&[text], form)?,
            form,
        })
    }

    /// `A..B`.
    fn of_ends(text: &str) -> Option<Self> {
        let (from, to) = text.split_once("..")?;
        let ends = [from.trim(), to.trim()];
        let form = Form::of(&ends)?;
        let [from, to] = ends.map(|end| decimal(end).map(Ratio::from));
        Some(Self {
            from: from.ok()?,
            to: Some(to.ok()?),
            unit: unit(&ends, form)?,
            form,
        })
    }
}

/// 1 in the last place that is written: of `20%` 1%, of `0.25` 0.01, of an amount in 万 and 億 1.
fn unit(numbers: &[&str], form: Form) -> Option<Ratio> {
    let digits = |number: &&str| {
        let part = number.split(['.', '．']).nth(1);
        part.map_or(0, |part| part.chars().filter(|c| c.is_numeric()).count())
    };
    let digits = match form {
        Form::Myriads => 0,
        Form::Plain | Form::Percent => numbers.iter().map(digits).max()?,
    };
    let unit = Ratio::decimal_place(u32::try_from(digits).ok()?).ok()?;
    match form {
        Form::Percent => unit.div(Ratio::integer(100)).ok(),
        Form::Plain | Form::Myriads => Some(unit),
    }
}

impl args::Solve {
    /// What it means.
    pub fn meant(self) -> Result<Solve, UsageFault> {
        let rules = Rules::from(self.rules);
        let people = PeopleFiles::of(self.employees, self.beside);
        fit_together(&rules, Some(&people))?;
        let (measure, target) = until(&self.until)?;
        let number = |option, text: &str| {
            let text = text.to_owned();
            UsageFault::Solve(SolveFault::Number { option, text })
        };
        let between = self.between.as_deref().map(|text| {
            let range = Range::of_ends(text);
            range.ok_or_else(|| number("--between", text))
        });
        let precision = self.precision.as_deref().map(|text| {
            let unit = decimal(text).map(Ratio::from);
            let unit = unit.ok().filter(|unit| *unit > Ratio::ZERO);
            unit.ok_or_else(|| number("--precision", text))
        });
        let written = self.written.meant()?;
        Ok(Solve {
            rules,
            people,
            key: self.find.trim().to_owned(),
            measure,
            target,
            between: between.transpose()?,
            precision: precision.transpose()?,
            written,
        })
    }
}

/// `MEASURE=VALUE`; ids may have a `=` of their own.
fn until(text: &str) -> Result<(Measure, Ratio), UsageFault> {
    let fault = || {
        let text = text.to_owned();
        UsageFault::Solve(SolveFault::Until { text })
    };
    let (measure, value) = text.rsplit_once('=').ok_or_else(fault)?;
    let measure = Measure::of(measure).ok_or_else(fault)?;
    let target = decimal(value).map(Ratio::from).or_else(|_| rate(value));
    let target = target.map_err(|_| {
        let (option, text) = ("--until", value.trim().to_owned());
        UsageFault::Solve(SolveFault::Number { option, text })
    })?;
    Ok((measure, target))
}
