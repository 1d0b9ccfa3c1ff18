//! The command line: the only place with files, a terminal and an environment.
//!
//! Arguments are read in two stages: what was typed (`args`) and what it means (`options`). Each command has a file
//! whose `run` reads like a table of contents. Nothing is written before everything has succeeded, and `failure` is
//! the one place that maps what happened to an exit code.

mod advice;
mod args;
mod calculate;
mod check;
mod codes;
mod compare;
mod disk;
mod environment;
mod explain;
mod export;
mod failure;
mod goals;
mod help;
mod init;
mod inputs;
mod locate;
mod options;
mod output;
mod panics;
mod progress;
mod rendering;
mod scenarios;
mod session;
mod solve;
mod test;
mod told;
mod transaction;
mod usage;
mod verify;
mod words;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches};

use crate::view::Lang;
use args::{Command, Typed};
use failure::{Failure, exit_code};
use session::Session;

pub use environment::{Environment, StandardOutput};
pub use panics::keep_quiet;

/// Runs the program: `args` with its name in front, in that environment. Returns the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>, environment: &mut Environment<'_>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = environment.language(&args);
    let ended = match parse(&args, lang) {
        Ok(typed) => {
            let mut session = Session::new(environment, &typed, lang);
            let ended = panics::guarded(|| command(typed.command, &mut session));
            session.report(&ended);
            ended
        }
        Err(error) => usage::answer(&error, lang, environment),
    };
    exit_code(&ended)
}

fn parse(args: &[OsString], lang: Lang) -> Result<Typed, clap::Error> {
    let matches = help::localised(Typed::command(), lang).try_get_matches_from(args)?;
    Typed::from_arg_matches(&matches)
}

fn command(command: Command, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    match command {
        Command::Init(typed) => init::run(&typed, session),
        Command::Check(typed) => check::run(typed.meant()?, session),
        Command::Calculate(typed) => calculate::run(typed.meant()?, session),
        Command::Explain(typed) => explain::run(typed.meant()?, session),
        Command::Scenarios(typed) => scenarios::run(typed.meant()?, session),
        Command::Solve(typed) => solve::run(typed.meant()?, session),
        Command::Compare(typed) => compare::run(typed.meant()?, session),
        Command::Goals(typed) => goals::run(typed.meant()?, session),
        Command::Verify(typed) => verify::run(typed.meant()?, session),
        Command::Test(typed) => test::run(&typed.meant()?, session),
        Command::Help(typed) => help::run(typed.of.as_deref(), session),
    }
}

#[cfg(test)]
mod tests;
