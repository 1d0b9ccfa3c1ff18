//! What the arguments of `scenarios` mean.

use std::path::PathBuf;

use crate::decision::Variation;
use crate::render::csv::Encoding;

use super::{Format, PeopleFiles, fit_together, format, is_standard};
use crate::cli::args;
use crate::cli::failure::UsageFault;
use crate::cli::inputs::Rules;
use crate::cli::output::Destination;
use crate::cli::scenarios::ScenarioFault;

/// What `scenarios` does.
#[derive(Debug)]
pub struct Scenarios {
    pub rules: Rules,
    pub people: PeopleFiles,
    pub variations: Vec<Variation>,
    /// The file of scenarios.
    pub file: Option<PathBuf>,
    pub format: Format,
    pub destination: Destination,
    pub encoding: Option<Encoding>,
}

impl args::Scenarios {
    /// What it means.
    pub fn meant(self) -> Result<Scenarios, UsageFault> {
        let rules = Rules::from(self.rules);
        let people = PeopleFiles {
            employees: self.employees,
            sheet: self.sheet,
            allotments: self.allotments,
            goals: self.goals,
        };
        fit_together(&rules, Some(&people))?;
        let others = [
            Some(&people.employees),
            people.allotments.as_ref(),
            people.goals.as_ref(),
        ];
        let reads_stdin = others.into_iter().flatten().chain(&rules.overlays);
        let reads_stdin = reads_stdin
            .chain([&rules.policy])
            .any(|path| is_standard(path));
        if reads_stdin && self.scenarios.as_deref().is_some_and(is_standard) {
            return Err(UsageFault::StdinTwice);
        }
        let variations = self.vary.iter().map(|text| Variation::read(text));
        let variations: Result<Vec<_>, _> = variations.collect();
        let variations = variations.map_err(|it| UsageFault::Scenario(ScenarioFault::Vary(it)))?;
        if variations.is_empty() && self.scenarios.is_none() {
            return Err(UsageFault::Scenario(ScenarioFault::Nothing));
        }
        let format = format(&self.written)?;
        if self.encoding.is_some() && format != Format::Csv {
            return Err(UsageFault::EncodingWithoutCsv);
        }
        Ok(Scenarios {
            rules,
            people,
            variations,
            file: self.scenarios,
            format,
            destination: self.written.into(),
            encoding: self.encoding.map(Into::into),
        })
    }
}
