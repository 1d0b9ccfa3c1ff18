//! Everything that can end a run before its result, and the exit codes.

use std::io;
use std::path::PathBuf;

use crate::calculation::Uncertified;
use crate::render::csv::Unencodable;
use crate::view::Diagnostic;

use super::compare::CompareFault;
use super::explain::ExplainFault;
use super::export::ExportFault;
use super::scenarios::ScenarioFault;
use super::solve::{NoSolution, SolveFault};

/// Why a run has no result.
#[derive(Debug)]
pub enum Failure {
    /// The policy, the data or the calculation is at fault.
    Findings(Vec<Diagnostic>),
    /// Several runs are at fault, perhaps in more ways than can be told.
    FirstFindings {
        /// As many as are shown.
        first: Vec<Diagnostic>,
        /// How many others there are.
        more: usize,
    },
    /// There is advice, and `--strict` takes it for a fault.
    Advised {
        /// How many pieces.
        pieces: usize,
    },
    /// A search ended without a value.
    Unsolved(Box<NoSolution>),
    /// A stored result is not the recomputed one; where, has been said already.
    Differs {
        /// The name of the result as the user wrote it.
        name: String,
        /// In how many places.
        differences: usize,
        /// Whether the files are those that the result came from, so that it must have been calculated otherwise.
        same_files: bool,
    },
    /// Worked examples did not come out; which, has been said already.
    TestsFailed {
        /// How many.
        failed: usize,
        /// Of how many; 0 where a policy could not be read.
        tests: usize,
        /// Whether a file could not be read.
        unread: bool,
    },
    /// The arguments do not fit together.
    Usage(UsageFault),
    /// The arguments could not be read; that has been said already.
    Arguments,
    /// A file cannot be read.
    Read {
        /// Its name as the user wrote it.
        name: String,
        /// Why.
        error: io::Error,
    },
    /// A file can be read, but is not at all what it should be.
    NotOfItsKind(Vec<Diagnostic>),
    /// A file cannot be written.
    Write {
        /// Its name as the user wrote it.
        name: String,
        /// Why.
        fault: WriteFault,
    },
    /// The encoding lacks characters of the result.
    Unencodable {
        /// Where they stand.
        missing: Vec<Unencodable>,
        /// Whether the encoding is that of an export.
        of_export: bool,
    },
    /// The result did not pass its own certificate.
    Uncertified(Uncertified),
    /// An error of the program itself.
    Internal {
        /// Where in its source.
        place: Option<String>,
    },
    /// Whoever read the output has gone.
    Closed,
}

/// Why a file is not written.
#[derive(Debug)]
pub enum WriteFault {
    /// It exists, and `--force` was not given.
    Exists,
    /// It is one of the inputs.
    IsInput,
    /// It is a symbolic link.
    IsLink,
    /// It exists and is no file, or is written as a folder.
    NotAFile,
    /// Two files of the same run would get that name.
    Twice,
    /// The system refused.
    System(io::Error),
    /// The system refused, and then refused to put back what had been written before.
    NotTakenBack {
        /// Why the file is not written.
        error: io::Error,
        /// What is not as it was.
        left: Vec<Left>,
    },
}

/// A file that could not be put back.
#[derive(Debug)]
pub enum Left {
    /// It was not there before.
    New {
        /// Its name as the user wrote it.
        name: String,
    },
    /// It has its new content.
    Old {
        /// Its name as the user wrote it.
        name: String,
        /// Where the old content is.
        kept: PathBuf,
    },
}

/// How arguments do not fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageFault {
    /// Standard input for two files.
    StdinTwice,
    /// A people file where the policy belongs, and the other way round.
    FilesSwapped,
    /// The policy and the goals stand the wrong way round.
    GoalsSwapped,
    /// `--sheet` for a file that has no sheets.
    SheetWithoutWorkbook,
    /// A format that is not written yet.
    NoXlsx,
    /// An output that is called like a file of another program.
    NoSuchEnding,
    /// A format that the command does not write.
    NotForExplain,
    /// `--encoding` without CSV.
    EncodingWithoutCsv,
    /// What `explain` is asked for cannot be shown.
    Explain(ExplainFault),
    /// Scenarios cannot be put together.
    Scenario(ScenarioFault),
    /// Two sides cannot be compared.
    Compare(CompareFault),
    /// A search cannot begin.
    Solve(SolveFault),
    /// `--export` cannot be done.
    Export(ExportFault),
    /// Nobody of that id.
    NoSuchEmployee {
        /// The id.
        id: String,
        /// The people file.
        file: String,
    },
    /// No such code.
    UnknownCode {
        /// What was typed, as it was understood.
        code: String,
        /// The code that was probably meant.
        nearest: Option<&'static str>,
    },
}

/// The one place that maps what happened to an exit code.
pub const fn exit_code(ended: &Result<(), Failure>) -> u8 {
    match ended {
        // A reader who has seen enough (`| head`) is no failure.
        Ok(()) | Err(Failure::Closed) => 0,
        Err(
            Failure::Findings(_)
            | Failure::FirstFindings { .. }
            | Failure::Advised { .. }
            | Failure::Unsolved(_)
            | Failure::Differs { .. }
            | Failure::TestsFailed { unread: false, .. },
        ) => 1,
        Err(
            Failure::Usage(_)
            | Failure::Arguments
            | Failure::TestsFailed { unread: true, .. }
            | Failure::Read { .. }
            | Failure::NotOfItsKind(_)
            | Failure::Write { .. }
            | Failure::Unencodable { .. },
        ) => 2,
        Err(Failure::Uncertified(_) | Failure::Internal { .. }) => 70,
    }
}

impl From<UsageFault> for Failure {
    fn from(fault: UsageFault) -> Self {
        Self::Usage(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_has_its_code() {
        let read = Failure::Read {
            name: "x".to_owned(),
            error: io::ErrorKind::NotFound.into(),
        };
        let write = Failure::Write {
            name: "x".to_owned(),
            fault: WriteFault::Exists,
        };
        for (ended, code) in [
            (Ok(()), 0),
            (Err(Failure::Closed), 0),
            (Err(Failure::Findings(Vec::new())), 1),
            (
                Err(Failure::FirstFindings {
                    first: Vec::new(),
                    more: 1,
                }),
                1,
            ),
            (Err(Failure::Advised { pieces: 1 }), 1),
            (
                Err(Failure::TestsFailed {
                    failed: 1,
                    tests: 2,
                    unread: false,
                }),
                1,
            ),
            (
                Err(Failure::TestsFailed {
                    failed: 1,
                    tests: 2,
                    unread: true,
                }),
                2,
            ),
            (
                Err(Failure::Differs {
                    name: "x".to_owned(),
                    differences: 1,
                    same_files: false,
                }),
                1,
            ),
            (Err(Failure::Usage(UsageFault::StdinTwice)), 2),
            (
                Err(Failure::Unsolved(Box::new(NoSolution::NoMeasure {
                    measure: crate::decision::Measure::Gini,
                    setting: "x=1".to_owned(),
                }))),
                1,
            ),
            (Err(Failure::Arguments), 2),
            (Err(read), 2),
            (Err(Failure::NotOfItsKind(Vec::new())), 2),
            (Err(write), 2),
            (
                Err(Failure::Unencodable {
                    missing: Vec::new(),
                    of_export: false,
                }),
                2,
            ),
            (Err(Failure::Uncertified(Uncertified::Overflow)), 70),
            (Err(Failure::Internal { place: None }), 70),
        ] {
            assert_eq!(exit_code(&ended), code, "{ended:?}");
        }
    }
}
