//! What is run: for every line of the table a program, its arguments and what it must write.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::company::policies::PER_HEAD;
use crate::engines::Engine;
use crate::files::Company;
use crate::output::Form;

/// One line of the table.
pub struct Work {
    pub name: &'static str,
    pub program: PathBuf,
    pub args: Vec<OsString>,
    pub output: PathBuf,
    pub form: Form,
}

/// The line that all others are compared with.
pub const FLOOR: &str = "floor: csv in, six columns out";

/// How many pools a sweep has, and how many tables of points.
const POOLS: u32 = 1_000;
const TABLES: u32 = 1_000;

/// A cell of the table of points that a tenth of the people have: what it holds changes weights.
const CELL: &str = "component.評価賞与.table.G3.B";

/// Every command.
pub fn all(company: &Company, engines: &[Engine]) -> Vec<Work> {
    let people = company.people;
    let over_points = |name, result, form, command, more: &[&str]| {
        let files = [company.points.as_path(), &company.ascending];
        bonuspool(name, company.result(result), form, command, files, more)
    };
    let mut works = growth(company);
    works.extend([
        bonuspool(
            "calculate, months and points",
            company.result("season.csv"),
            Form::Csv(people),
            "calculate",
            [&company.season, &company.ascending],
            &[],
        ),
        over_points(
            "calculate --export, six columns",
            "six.csv",
            Form::Bonuses(people),
            "calculate",
            &["--export", "six"],
        ),
        over_points(
            "calculate --format json",
            "points.json",
            Form::Json(people),
            "calculate",
            &["--format", "json"],
        ),
        over_points(
            "explain --employee, one person",
            "explain.md",
            Form::Text,
            "explain",
            &["--employee", &company.somebody],
        ),
    ]);
    works.extend(engines.iter().map(|engine| engine.work(company)));
    works
}

/// The floor and `calculate`, with ids in their order and in none.
pub fn growth(company: &Company) -> Vec<Work> {
    let calculate = |name, result, people: &Path| {
        let form = Form::Csv(company.people);
        let files = [&company.points, people];
        bonuspool(name, company.result(result), form, "calculate", files, &[])
    };
    vec![
        floor(company),
        calculate("calculate", "points.csv", &company.ascending),
        calculate(
            "calculate, ids in no order",
            "shuffled.csv",
            &company.shuffled,
        ),
    ]
}

/// Scenarios in which the pool changes, and in which weights do.
pub fn sweeps(company: &Company) -> Vec<Work> {
    let unit = u64::from(company.people) * 100;
    let least = u64::from(company.people) * u64::from(PER_HEAD);
    let most = least + unit * u64::from(POOLS - 1);
    let sweep = |name, result, scenarios, vary: &str| {
        let files = [company.points.as_path(), &company.ascending];
        let form = Form::Csv(scenarios);
        let more = ["--vary", vary];
        bonuspool(
            name,
            company.result(result),
            form,
            "scenarios",
            files,
            &more,
        )
    };
    vec![
        floor(company),
        sweep(
            "scenarios, 1,000 pools",
            "pools.csv",
            POOLS,
            &format!("pool.amount={least}..{most}:{unit}"),
        ),
        sweep(
            "scenarios, 1,000 tables of points",
            "tables.csv",
            TABLES,
            &format!("{CELL}=150..{}:1", 150 + TABLES - 1),
        ),
    ]
}

fn floor(company: &Company) -> Work {
    let output = company.result("floor.csv");
    Work {
        name: FLOOR,
        program: std::env::current_exe().expect("the benchmark's own program"),
        args: vec![
            "floor".into(),
            company.ascending.clone().into(),
            output.clone().into(),
        ],
        output,
        form: Form::Csv(company.people),
    }
}

/// The program itself, over a policy and people. The format it knows by the ending of the output, unless it is told.
fn bonuspool(
    name: &'static str,
    output: PathBuf,
    form: Form,
    command: &str,
    files: [&Path; 2],
    more: &[&str],
) -> Work {
    let mut args: Vec<OsString> = vec![command.into()];
    args.extend(files.map(OsString::from));
    args.extend(more.iter().map(OsString::from));
    args.extend(["--quiet".into(), "--output".into(), output.clone().into()]);
    Work {
        name,
        program: env!("CARGO_BIN_EXE_bonuspool").into(),
        args,
        output,
        form,
    }
}
