//! What the arguments of `verify` and `test` mean.

use std::path::{Path, PathBuf};

use crate::cli::args::{self, LaidOver};
use crate::cli::failure::UsageFault;
use crate::cli::inputs::{Rules, is_standard};

use super::{PeopleFiles, each_once, fit_together, rules};

/// What `verify` does.
#[derive(Debug)]
pub struct Verify {
    pub result: PathBuf,
    pub rules: Rules,
    pub people: PeopleFiles,
    pub by: Vec<String>,
}

/// What `test` does.
#[derive(Debug)]
pub struct Test {
    /// The policies, each with the same laid over it.
    pub policies: Vec<Rules>,
}

impl args::Verify {
    /// What it means.
    pub fn meant(self) -> Result<Verify, UsageFault> {
        let rules = Rules::from(self.rules);
        let people = PeopleFiles::of(self.employees, self.beside);
        fit_together(&rules, Some(&people))?;
        let mut files: Vec<&Path> = vec![&rules.policy, &people.employees];
        files.extend(rules.overlays.iter().map(PathBuf::as_path));
        files.extend(people.allotments.as_deref());
        files.extend(people.goals.as_deref());
        if is_standard(&self.result) && files.into_iter().any(is_standard) {
            return Err(UsageFault::StdinTwice);
        }
        Ok(Verify {
            result: self.result,
            rules,
            people,
            by: each_once(self.by),
        })
    }
}

impl args::Test {
    /// What it means.
    pub fn meant(self) -> Result<Test, UsageFault> {
        let files = self.policies.iter().chain(&self.laid_over.overlay);
        if files.filter(|path| is_standard(path)).count() > 1 {
            return Err(UsageFault::StdinTwice);
        }
        // An overlay can be read from standard input once, and every policy would read it.
        let overlays = &self.laid_over.overlay;
        if self.policies.len() > 1 && overlays.iter().any(|path| is_standard(path)) {
            return Err(UsageFault::StdinTwice);
        }
        let LaidOver { overlay, set } = self.laid_over;
        let policies = self.policies.into_iter().map(|policy| {
            let laid_over = LaidOver {
                overlay: overlay.clone(),
                set: set.clone(),
            };
            rules(policy, laid_over)
        });
        Ok(Test {
            policies: policies.collect(),
        })
    }
}
