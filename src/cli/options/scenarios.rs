//! What the arguments of `scenarios` mean.

use std::path::PathBuf;

use crate::decision::{Measure, Variation};

use super::{PeopleFiles, Written, each_once, fit_together, is_standard, measure};
use crate::cli::args;
use crate::cli::failure::UsageFault;
use crate::cli::inputs::Rules;
use crate::cli::scenarios::ScenarioFault;

/// What `scenarios` does.
#[derive(Debug)]
pub struct Scenarios {
    pub rules: Rules,
    pub people: PeopleFiles,
    pub variations: Vec<Variation>,
    /// The measures asked for, each once.
    pub measures: Vec<Measure>,
    /// The file of scenarios.
    pub file: Option<PathBuf>,
    pub written: Written,
}

impl args::Scenarios {
    /// What it means.
    pub fn meant(self) -> Result<Scenarios, UsageFault> {
        let rules = Rules::from(self.rules);
        let people = PeopleFiles::of(self.employees, self.beside);
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
        let measures = each_once(self.measure).into_iter().map(|word| {
            let measure = measure(&word);
            measure.ok_or(UsageFault::Scenario(ScenarioFault::Measure { word }))
        });
        let measures = measures.collect::<Result<_, _>>()?;
        let written = self.written.meant()?;
        Ok(Scenarios {
            rules,
            people,
            variations,
            measures,
            file: self.scenarios,
            written,
        })
    }
}
