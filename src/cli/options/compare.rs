//! What the arguments of `compare` mean.

use std::path::{Path, PathBuf};

use super::{Written, each_once, has_ending, is_standard, is_table, sheet_of_workbook};
use crate::cli::args;
use crate::cli::compare::CompareFault;
use crate::cli::failure::UsageFault;

/// What `compare` does.
#[derive(Debug)]
pub struct Compare {
    pub old: Named,
    pub new: Named,
    pub employees: Option<PathBuf>,
    /// The people of the old side, where they are others.
    pub old_employees: Option<PathBuf>,
    /// Laid over the policies of both sides.
    pub overlays: Vec<PathBuf>,
    /// Set in the policies of both sides.
    pub settings: Vec<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    pub allotments: Option<PathBuf>,
    pub goals: Option<PathBuf>,
    pub by: Vec<String>,
    pub written: Written,
}

/// What stands for a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// What the people file says that people were paid before.
    Previous,
    /// A policy or an earlier result.
    File(PathBuf),
}

/// The words for the column of previous bonuses.
const PREVIOUS: [&str; 3] = ["previous", "previous_bonus", "前回支給額"];

impl Named {
    /// The words for the column; a file of such a name is written `./previous`.
    fn of(path: PathBuf) -> Self {
        if PREVIOUS.iter().any(|word| path.as_os_str() == *word) {
            Self::Previous
        } else {
            Self::File(path)
        }
    }

    /// Whether a file is called nearly as the words for the column.
    pub fn is_like_previous(&self) -> bool {
        let typed = match self {
            Self::File(path) if path.extension().is_none() => path.to_string_lossy(),
            _ => return false,
        };
        let like = |word: &&'static str| strsim::jaro_winkler(&typed.to_lowercase(), word) >= 0.75;
        typed.starts_with("前回") || PREVIOUS.iter().any(like)
    }

    /// Its file.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Previous => None,
            Self::File(path) => Some(path),
        }
    }
}

impl args::Compare {
    /// What it means.
    pub fn meant(self) -> Result<Compare, UsageFault> {
        let (old, new) = (Named::of(self.old), Named::of(self.new));
        if old == Named::Previous && new == Named::Previous {
            return Err(CompareFault::PreviousTwice.into());
        }
        let people = [self.employees.as_ref(), self.old_employees.as_ref()];
        let people = || people.into_iter().flatten();
        let sides = || [&old, &new].into_iter().filter_map(|side| side.file());
        if sides().any(is_table) || people().any(|path| has_ending(path, &["toml", "json"])) {
            return Err(CompareFault::Swapped.into());
        }
        let beside = [self.beside.allotments.as_ref(), self.beside.goals.as_ref()];
        let beside = beside.into_iter().flatten().chain(&self.laid_over.overlay);
        let read = sides().chain(people().chain(beside).map(PathBuf::as_path));
        if read.filter(|path| is_standard(path)).count() > 1 {
            return Err(UsageFault::StdinTwice);
        }
        if self.beside.sheet.is_some()
            && !people().any(|path| sheet_of_workbook(self.beside.sheet.as_deref(), path).is_ok())
        {
            return Err(UsageFault::SheetWithoutWorkbook);
        }
        let written = self.written.meant()?;
        Ok(Compare {
            old,
            new,
            employees: self.employees,
            old_employees: self.old_employees,
            overlays: self.laid_over.overlay,
            settings: self.laid_over.set,
            sheet: self.beside.sheet,
            allotments: self.beside.allotments,
            goals: self.beside.goals,
            by: each_once(self.by),
            written,
        })
    }
}
