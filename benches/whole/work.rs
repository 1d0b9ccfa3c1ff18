//! What is run: for every line of the table a program, its arguments and what it must write.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::company::policies::PER_HEAD;
use crate::engines::Engine;
use crate::files::Company;
use crate::output::Form;

/// One line of the table.
pub struct Work {
    pub name: String,
    pub program: PathBuf,
    pub args: Vec<OsString>,
    pub output: PathBuf,
    pub form: Form,
}

/// The line that all others are compared with.
pub const FLOOR: &str = "floor: csv in, six columns out";

/// How many pools a sweep has, and how many tables of points.
const POOLS: u32 = 1_000;
const TABLES: u32 = 100;

/// A cell of the table of points that a tenth of the people have: what it holds changes weights.
const CELL: &str = "component.評価賞与.table.G3.B";

/// Every command.
pub fn all(company: &Company, engines: &[Engine]) -> Vec<Work> {
    let people = company.people;
    let mut works = vec![floor(company)];
    works.extend(points(company));
    works.push(bonuspool(
        "calculate, months and points",
        company.result("season.csv"),
        Form::Csv(people),
        os([
            "calculate".as_ref(),
            company.season.as_os_str(),
            company.ascending.as_os_str(),
        ]),
    ));
    let over_points = |name, result: &str, form, rest: &[&str]| {
        let mut args = os([
            "calculate".as_ref(),
            company.points.as_os_str(),
            company.ascending.as_os_str(),
        ]);
        args.extend(os(rest));
        bonuspool(name, company.result(result), form, args)
    };
    works.push(over_points(
        "calculate --export, six columns",
        "six.csv",
        Form::Bonuses(people),
        &["--export", "six"],
    ));
    works.push(over_points(
        "calculate --format json",
        "points.json",
        Form::Json(people),
        &["--format", "json"],
    ));
    works.push(bonuspool(
        "explain --employee, one person",
        company.result("explain.md"),
        Form::Text,
        os([
            "explain".as_ref(),
            company.points.as_os_str(),
            company.ascending.as_os_str(),
            "--employee".as_ref(),
            company.somebody.as_ref(),
        ]),
    ));
    works.extend(engines.iter().map(|engine| engine.work(company)));
    works
}

/// The floor and `calculate`, with ids in their order and in none.
pub fn growth(company: &Company) -> Vec<Work> {
    let mut works = vec![floor(company)];
    works.extend(points(company));
    works
}

/// Scenarios in which the pool changes, and in which weights do.
pub fn sweeps(company: &Company) -> Vec<Work> {
    let unit = u64::from(company.people) * 100;
    let least = u64::from(company.people) * u64::from(PER_HEAD);
    let most = least + unit * u64::from(POOLS - 1);
    let sweep = |name: String, result: &str, scenarios, vary: String| {
        let args = os([
            "scenarios".as_ref(),
            company.points.as_os_str(),
            company.ascending.as_os_str(),
            "--vary".as_ref(),
            vary.as_ref(),
        ]);
        bonuspool(&name, company.result(result), Form::Csv(scenarios), args)
    };
    vec![
        floor(company),
        sweep(
            format!("scenarios, {POOLS} pools"),
            "pools.csv",
            POOLS,
            format!("pool.amount={least}..{most}:{unit}"),
        ),
        sweep(
            format!("scenarios, {TABLES} tables of points"),
            "tables.csv",
            TABLES,
            format!("{CELL}=150..{}:1", 150 + TABLES - 1),
        ),
    ]
}

fn floor(company: &Company) -> Work {
    let output = company.result("floor.csv");
    Work {
        name: FLOOR.to_owned(),
        program: std::env::current_exe().expect("the benchmark's own program"),
        args: os([
            "floor".as_ref(),
            company.ascending.as_os_str(),
            output.as_os_str(),
        ]),
        output,
        form: Form::Csv(company.people),
    }
}

fn points(company: &Company) -> [Work; 2] {
    let ordered = ("calculate", "points.csv", &company.ascending);
    let shuffled = (
        "calculate, ids in no order",
        "shuffled.csv",
        &company.shuffled,
    );
    [ordered, shuffled].map(|(name, result, people)| {
        bonuspool(
            name,
            company.result(result),
            Form::Csv(company.people),
            os([
                "calculate".as_ref(),
                company.points.as_os_str(),
                people.as_os_str(),
            ]),
        )
    })
}

/// The program itself, to write that output. CSV and the like it knows by the ending of the file.
fn bonuspool(name: &str, output: PathBuf, form: Form, mut args: Vec<OsString>) -> Work {
    args.extend(os([
        "--quiet".as_ref(),
        "--output".as_ref(),
        output.as_os_str(),
    ]));
    Work {
        name: name.to_owned(),
        program: env!("CARGO_BIN_EXE_bonuspool").into(),
        args,
        output,
        form,
    }
}

fn os<T: Into<OsString>>(args: impl IntoIterator<Item = T>) -> Vec<OsString> {
    args.into_iter().map(Into::into).collect()
}
