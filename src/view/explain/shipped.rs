//! Every line of every explanation of the shipped policies, for everybody, read back from what is printed.

use std::fs;
use std::path::Path;

use crate::calculation::{Allotments, Beside, Run, explain, wanted};
use crate::diagnostics::{Sources, Span};
use crate::view::Lang;
use crate::{evaluation, people, policy};

use super::reading::{Calculation, printed};

#[test]
fn every_line_of_every_explanation_recomputes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rated = fs::read(root.join("examples/employees.csv")).unwrap();
    let scored = fs::read(root.join("examples/evaluations.csv")).unwrap();
    let goals = fs::read(root.join("examples/goals.csv")).unwrap();
    let (mut policies, mut lines) = (0, 0);
    for entry in fs::read_dir(root.join("policies")).unwrap() {
        let path = entry.unwrap().path();
        let mut sources = Sources::default();
        let base = sources.add("policy.toml", fs::read_to_string(&path).unwrap());
        let mut load = |_, name: &str| {
            Ok(fs::read_to_string(path.with_file_name(name))
                .unwrap()
                .into())
        };
        let policy = policy::read(&mut sources, base, &[], &[], &mut load).unwrap();
        let employees = match policy.evaluation {
            None => &rated,
            Some(_) => &scored,
        };
        let file = sources.add("employees.csv", "");
        let needed = wanted(
            &policy,
            Span {
                file,
                start: 0,
                end: 0,
            },
        );
        let (people, _) = people::read(
            &people::TableFile::csv(employees, file),
            &policy.columns,
            &needed,
        )
        .unwrap();
        let (goals, _) = people::read_goals(&people::TableFile::csv(&goals, file)).unwrap();
        let rules = policy.goals.unwrap_or_default();
        let achievements = evaluation::judge(goals, &rules, file).unwrap();
        let beside = Beside {
            goals: policy.goals.is_some().then_some(&achievements),
            ..Beside::default()
        };
        let run =
            Run::new(&policy, &people, beside).unwrap_or_else(|stopped| panic!("{stopped:?}"));
        for row in 0..people.len() {
            for step in explain(&run, Allotments::default(), row)
                .unwrap()
                .iter()
                .flat_map(|chapter| &chapter.steps)
            {
                for lang in [Lang::Ja, Lang::En] {
                    let line = printed(step, lang);
                    assert!(
                        Calculation::read(&line).holds(),
                        "{} row {row}: {line}",
                        path.display()
                    );
                    lines += 1;
                }
            }
        }
        policies += 1;
    }
    assert!(
        policies >= 10 && lines > 10_000,
        "{policies} policies, {lines} lines"
    );
}
