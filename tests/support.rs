//! temporary
use bonuspool::calculation::{Allotments, Run, Stopped, wanted};
use bonuspool::diagnostics::{Sources, Span};
use bonuspool::{people, policy, render, view};
use std::path::Path;

pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}
pub fn run(_args: &[&str], _dir: &Path) -> Ran {
    unimplemented!()
}

pub fn calculate_json(
    policy_toml: &str,
    employees_csv: &str,
    allotments_csv: Option<&str>,
) -> Result<String, String> {
    let mut sources = Sources::default();
    let base = sources.add("policy.toml", policy_toml);
    let policy = policy::read(&mut sources, base, &[], &[], &mut |_, _| unimplemented!())
        .map_err(|f| format!("{f:?}"))?;
    let file = sources.add("employees.csv", "");
    let span = Span {
        file: base,
        start: 0,
        end: 0,
    };
    let needs = view::needed_for_display(wanted(&policy), &[], span);
    let (people, _) = people::read(employees_csv.as_bytes(), file, &policy.columns, &needs)
        .map_err(|f| format!("{f:?}"))?;
    let afile = sources.add("allotments.csv", "");
    let rows = match allotments_csv {
        Some(text) => {
            people::read_allotments(text.as_bytes(), afile).map_err(|f| format!("{f:?}"))?
        }
        None => Vec::new(),
    };
    let run = Run::new(
        &policy,
        &people,
        Allotments {
            rows: &rows,
            file: Some(afile),
        },
    )
    .map_err(|stopped| match stopped {
        Stopped::Faults(f) => format!("{f:?}"),
        Stopped::Uncertified(u) => panic!("UNCERTIFIED {u} {u:?}"),
    })?;
    let facts = view::Facts {
        policy: &policy,
        people: &people,
        outcome: &run.outcome,
        by: &[],
        lang: view::Lang::En,
    };
    render::json::render(&facts, &[]).map_err(|e| e.to_string())
}
