//! `bonuspool test`: the worked examples inside policies.

use crate::calculation::Allotments;
use crate::policy::{Expect, Policy, SettingSource, Test};
use crate::proof::mismatches;
use crate::view::wording::proof::mismatch;

use super::calculate::run_for;
use super::failure::Failure;
use super::inputs::{self, Rules, Texts};
use super::options;
use super::session::Session;
use super::words::test as words;

/// Runs every test of every policy, whatever the others come to.
pub fn run(options: &options::Test, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let mut tally = Tally::default();
    for rules in &options.policies {
        if let Err(failure) = policy(rules, &mut tally, session) {
            tally.stopped(failure, session)?;
        }
    }
    tally.end(session)
}

/// How the tests went so far.
#[derive(Default)]
struct Tally {
    tests: usize,
    failed: usize,
    /// A policy is at fault, so that its tests did not run.
    at_fault: bool,
    /// A file could not be read.
    unread: bool,
}

impl Tally {
    /// Takes in what stopped a policy or a test, and says it. The others go on, unless the program itself is at fault.
    fn stopped(&mut self, failure: Failure, session: &mut Session<'_, '_>) -> Result<(), Failure> {
        match failure {
            Failure::Findings(_) => self.at_fault = true,
            Failure::Read { .. } => self.unread = true,
            other => return Err(other),
        }
        session.report(&Err(failure));
        Ok(())
    }

    fn end(self, session: &mut Session<'_, '_>) -> Result<(), Failure> {
        let Self {
            tests,
            failed,
            at_fault,
            unread,
        } = self;
        if failed > 0 || at_fault || unread {
            return Err(Failure::TestsFailed {
                failed,
                tests,
                unread,
            });
        }
        if session.quiet || tests == 0 {
            return Ok(());
        }
        let text = words::all_passed(tests, session.lang);
        session.print(format!("{text}\n").as_bytes())
    }
}

/// Runs the tests of one policy.
fn policy(rules: &Rules, tally: &mut Tally, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let mut texts = Texts::read(rules, session)?;
    let policy = texts.sound(&[], session)?;
    let name = rules.policy.to_string_lossy().into_owned();
    if policy.tests.is_empty() {
        session.warn(&words::none(&name, session.lang));
    }
    for test in &policy.tests {
        tally.tests += 1;
        let lines = match differences(&policy, &mut texts, test, session) {
            Ok(lines) => lines,
            Err(failure) => {
                session.complain(&words::fault_in(&name, &test.name, session.lang));
                tally.stopped(failure, session)?;
                vec![words::not_computed(session.lang).to_owned()]
            }
        };
        let passed = lines.is_empty();
        if !passed {
            tally.failed += 1;
        }
        if !(passed && session.quiet) {
            let verdict = words::verdict(passed, &name, &test.name, session.lang);
            let lines = lines.iter().map(|line| format!("        {line}\n"));
            let text = format!("{verdict}\n{}", lines.collect::<String>());
            session.print(text.as_bytes())?;
        }
    }
    Ok(())
}

/// What came out otherwise than expected, in words.
fn differences(
    policy: &Policy,
    texts: &mut Texts,
    test: &Test,
    session: &mut Session<'_, '_>,
) -> Result<Vec<String>, Failure> {
    let mut policy = match settings(test, session).as_slice() {
        [] => policy.clone(),
        settings => texts.sound(settings, session)?,
    };
    // Control totals are of the people file, not of a few people who stand for all.
    policy.expect = Expect::default();
    let people = inputs::example(&policy, test, session)?;
    let run = run_for(&policy, &people, Allotments::default(), session)?;
    let differences = mismatches(test, &run.outcome, &people);
    Ok(differences
        .iter()
        .map(|it| mismatch(it, session.lang))
        .collect())
}

/// What the test sets, as sources of their own, so that a message names the test.
fn settings(test: &Test, session: &mut Session<'_, '_>) -> Vec<SettingSource> {
    let of = session.sources.name(test.span.file).to_owned();
    let name = words::part(&of, &test.name, "set", session.lang);
    test.settings
        .iter()
        .map(|setting| session.sources.add(name.as_str(), setting.as_str()).into())
        .collect()
}
