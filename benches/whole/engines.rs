//! Data engines that do the same work, where this machine has them: exact, with leftover units, six columns out.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::child::succeeds;
use crate::company::policies::{PER_HEAD, points_table};
use crate::files::Company;
use crate::output::Form;
use crate::work::Work;

/// A data engine.
pub enum Engine {
    /// DuckDB, as a program of its own.
    DuckDb(PathBuf),
    /// DuckDB within Python.
    DuckDbOfPython(PathBuf),
    /// polars within Python.
    Polars(PathBuf),
}

impl Engine {
    /// Those that there are; those that there are not are told of.
    pub fn find(python: &Path) -> Vec<Self> {
        let has = |module: &str| {
            let import = format!("import {module}");
            succeeds(Command::new(python).args(["-c", &import]))
        };
        let duckdb = if succeeds(Command::new("duckdb").arg("--version")) {
            Some(Self::DuckDb("duckdb".into()))
        } else {
            has("duckdb").then(|| Self::DuckDbOfPython(python.into()))
        };
        let polars = has("polars").then(|| Self::Polars(python.into()));
        for (name, found) in [("DuckDB", &duckdb), ("polars", &polars)] {
            if found.is_none() {
                println!("{name} is not here and is left out (see --python)");
            }
        }
        duckdb.into_iter().chain(polars).collect()
    }

    /// What it is to do.
    pub fn work(&self, company: &Company) -> Work {
        let units = u64::from(company.people) * u64::from(PER_HEAD) / 100;
        let result = |name| company.result(name);
        let rows = company.people;
        let (name, program, args, output, form) = match self {
            Self::DuckDb(program) => {
                let output = result("duckdb.csv");
                let args = vec!["-c".to_owned(), sql(company, &output, units)];
                ("DuckDB", program, args, output, Form::Unordered(rows))
            }
            Self::DuckDbOfPython(python) => {
                let output = result("duckdb.csv");
                let program = "import duckdb, sys; duckdb.execute(sys.argv[1])";
                let sql = sql(company, &output, units);
                let args = vec!["-c".to_owned(), program.to_owned(), sql];
                let form = Form::Unordered(rows);
                ("DuckDB (Python)", python, args, output, form)
            }
            Self::Polars(python) => {
                let output = result("polars.csv");
                let cells = points_table()
                    .map(|(grade, rating, points)| format!("{grade}{rating}={points}"));
                let args = vec![
                    "-c".to_owned(),
                    include_str!("polars.py").to_owned(),
                    text(&company.ascending),
                    text(&output),
                    units.to_string(),
                    cells.collect::<Vec<_>>().join(","),
                ];
                ("polars", python, args, output, Form::Bonuses(rows))
            }
        };
        Work {
            name,
            program: program.clone(),
            args: args.into_iter().map(Into::into).collect(),
            output,
            form,
        }
    }
}

fn sql(company: &Company, output: &Path, units: u64) -> String {
    let cells =
        points_table().map(|(grade, rating, points)| format!("('{grade}', '{rating}', {points})"));
    include_str!("duckdb.sql")
        .replace("{people}", &text(&company.ascending))
        .replace("{output}", &text(output))
        .replace("{units}", &units.to_string())
        .replace("{points}", &cells.collect::<Vec<_>>().join(", "))
}

fn text(path: &Path) -> String {
    path.to_str()
        .expect("a folder with a name in UTF-8")
        .to_owned()
}
