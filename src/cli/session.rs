//! A run from its arguments to its end: what it has read, and how it speaks.

use std::io::{ErrorKind, Write};
use std::time::Instant;

use crate::diagnostics::Sources;
use crate::render::diagnostics::{Kind, Look, findings, first_findings, message};
use crate::view::{Diagnostic, Lang};

use super::Environment;
use super::args::Typed;
use super::failure::{Failure, WriteFault};
use super::inputs::Inputs;
use super::locate::Locations;
use super::words::{standard_output, words};

/// A run.
pub struct Session<'s, 'e> {
    pub environment: &'s mut Environment<'e>,
    pub lang: Lang,
    pub quiet: bool,
    /// When the run began.
    pub began: Instant,
    colours: bool,
    /// The texts that places point into.
    pub sources: Sources,
    /// Where the files lie that were read.
    pub locations: Locations,
    /// What was read, for the result.
    pub inputs: Inputs,
}

impl<'s, 'e> Session<'s, 'e> {
    /// A run that has read nothing yet.
    pub fn new(environment: &'s mut Environment<'e>, typed: &Typed, lang: Lang) -> Self {
        let locations = Locations::new(environment.directory.clone());
        Self {
            environment,
            lang,
            quiet: typed.common.quiet,
            began: Instant::now(),
            colours: !typed.common.no_color,
            sources: Sources::default(),
            locations,
            inputs: Inputs::default(),
        }
    }

    /// Whether standard output shows colours.
    pub fn colour(&self) -> bool {
        self.colours && self.environment.colour.0
    }

    /// Says something that is no result, unless told to be quiet.
    pub fn say(&mut self, text: &str) {
        if !self.quiet {
            self.tell(&format!("{text}\n"));
        }
    }

    /// Warns, unless told to be quiet.
    pub fn warn(&mut self, text: &str) {
        if !self.quiet {
            let warning = message(Kind::Warning, text, None, self.look());
            self.tell(&warning);
        }
    }

    /// Says what the error is about that comes next.
    pub fn complain(&mut self, text: &str) {
        let error = message(Kind::Error, text, None, self.look());
        self.tell(&error);
    }

    /// Advice as `check` shows it, which is a result.
    pub fn drawn(&self, advice: &[Diagnostic]) -> String {
        let look = Look {
            lang: self.lang,
            colour: self.colour(),
        };
        findings(Kind::Advice, advice, &self.sources, look)
    }

    /// Writes a result to standard output.
    pub fn print(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        print(bytes, self.environment, self.lang)
    }

    /// Says why there is no result, if there is none.
    pub fn report(&mut self, ended: &Result<(), Failure>) {
        let look = self.look();
        let text = match ended {
            Ok(()) | Err(Failure::Closed | Failure::Arguments) => return,
            Err(Failure::Findings(diagnostics) | Failure::NotOfItsKind(diagnostics)) => {
                findings(Kind::Error, diagnostics, &self.sources, look)
            }
            Err(Failure::FirstFindings { first, more }) => {
                first_findings(Kind::Error, first, *more, &self.sources, look)
            }
            Err(failure) => {
                let (what, help) = words(failure, self.lang);
                message(Kind::Error, &what, help.as_deref(), look)
            }
        };
        self.tell(&text);
    }

    fn look(&self) -> Look {
        Look {
            lang: self.lang,
            colour: self.colours && self.environment.colour.1,
        }
    }

    fn tell(&mut self, text: &str) {
        // Where standard error cannot be written, nobody is left to be told.
        let _ = self.environment.stderr.write_all(text.as_bytes());
    }
}

/// Writes a result to standard output. What has been written when it fails cannot be taken back; the exit code says it.
pub fn print(bytes: &[u8], environment: &mut Environment<'_>, lang: Lang) -> Result<(), Failure> {
    let stdout = &mut environment.stdout;
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::Closed),
        Err(error) => Err(Failure::Write {
            name: standard_output(lang).to_owned(),
            fault: WriteFault::System(error),
        }),
    }
}
