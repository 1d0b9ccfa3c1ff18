//! `bonuspool init`: files to start from.

use std::fs;
use std::path::{Path, PathBuf};

use crate::view::Lang;

use super::args::{Init, Template};
use super::failure::{Failure, WriteFault};
use super::output::publish;
use super::session::Session;
use super::words;

/// Writes the three files, all or none, and says what to do next.
pub fn run(typed: &Init, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let directory = typed.directory.clone().unwrap_or_default();
    let files =
        files(typed.template, session.lang).map(|(name, bytes)| (directory.join(name), bytes));
    let made = create(&directory, session)?;
    publish(&files, typed.force, &session.locations).inspect_err(|_| remove(&made))?;
    // The files are the result. A note that cannot be shown must not look like files that were not written.
    let paths = files.map(|(path, _)| path);
    session.say(words::started(&paths, session.lang).trim_end());
    Ok(())
}

/// Makes the directory, and says which ones were not there, the innermost first.
fn create(directory: &Path, session: &Session<'_, '_>) -> Result<Vec<PathBuf>, Failure> {
    let located = session.locations.of(directory);
    let missing: Vec<PathBuf> = located
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
        .map(Path::to_owned)
        .collect();
    match fs::create_dir_all(&located) {
        Ok(()) => Ok(missing),
        Err(error) => {
            remove(&missing);
            Err(Failure::Write {
                name: directory.to_string_lossy().into_owned(),
                fault: WriteFault::System(error),
            })
        }
    }
}

/// Removes directories that nobody has put anything in.
fn remove(directories: &[PathBuf]) {
    for directory in directories {
        let _ = fs::remove_dir(directory);
    }
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
