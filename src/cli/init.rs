//! `bonuspool init`: files to start from.

use std::path::{Path, PathBuf};

use crate::view::Lang;

use super::args::{Init, Template};
use super::failure::{Failure, WriteFault};
use super::output::Staged;
use super::session::Session;
use super::words;

/// Writes the three files, all or none, and says what to do next.
pub fn run(typed: &Init, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let directory = typed.directory.clone().unwrap_or_default();
    let files = files(typed.template, session.lang);
    create(&directory, session)?;
    let staged = files
        .iter()
        .map(|(name, bytes)| {
            Staged::new(
                &directory.join(name),
                bytes,
                typed.force,
                &session.locations,
            )
        })
        .collect::<Result<Vec<_>, _>>()?;
    // Each is complete on the disk by now; giving them their names is all that is left.
    staged.into_iter().try_for_each(Staged::publish)?;
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| directory.join(name)).collect();
    if session.quiet {
        Ok(())
    } else {
        session.print(words::started(&paths, session.lang).as_bytes())
    }
}

fn create(directory: &Path, session: &Session<'_, '_>) -> Result<(), Failure> {
    std::fs::create_dir_all(session.locations.of(directory)).map_err(|error| Failure::Write {
        name: directory.to_string_lossy().into_owned(),
        fault: WriteFault::System(error),
    })
}

fn files(template: Template, lang: Lang) -> [(&'static str, Vec<u8>); 3] {
    let (policy, season, employees) = match lang {
        Lang::Ja => (
            japanese(template),
            include_str!("../../templates/ja/season.toml"),
            include_str!("../../templates/ja/employees.csv"),
        ),
        Lang::En => (
            english(template),
            include_str!("../../templates/en/season.toml"),
            include_str!("../../templates/en/employees.csv"),
        ),
    };
    // Excel takes Japanese without a mark for Shift_JIS.
    let mark = lang.pick("\u{feff}", "");
    let employees = employees.trim_start_matches('\u{feff}');
    [
        ("policy.toml", policy.into()),
        ("season.toml", season.into()),
        ("employees.csv", format!("{mark}{employees}").into_bytes()),
    ]
}

const fn japanese(template: Template) -> &'static str {
    match template {
        Template::Points => include_str!("../../templates/ja/points.toml"),
        Template::Amounts => include_str!("../../templates/ja/amounts.toml"),
        Template::Months => include_str!("../../templates/ja/months.toml"),
        Template::FixedVariable => include_str!("../../templates/ja/fixed-variable.toml"),
        Template::Unlinked => include_str!("../../templates/ja/unlinked.toml"),
    }
}

const fn english(template: Template) -> &'static str {
    match template {
        Template::Points => include_str!("../../templates/en/points.toml"),
        Template::Amounts => include_str!("../../templates/en/amounts.toml"),
        Template::Months => include_str!("../../templates/en/months.toml"),
        Template::FixedVariable => include_str!("../../templates/en/fixed-variable.toml"),
        Template::Unlinked => include_str!("../../templates/en/unlinked.toml"),
    }
}
