//! The files of a run: people, made once and kept; policies; results.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::company::people::{Ids, SEED, Staff, id};
use crate::company::policies;

/// The folder of all runs.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(path: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// What one number of people needs.
    pub fn company(&self, people: u32) -> io::Result<Company> {
        let [ascending, shuffled] =
            [Ids::Ascending, Ids::Shuffled].map(|ids| Staff { people, ids });
        let company = Company {
            ascending: self.people(ascending)?,
            shuffled: self.people(shuffled)?,
            points: self.0.join(format!("points-{people}.toml")),
            season: self.0.join(format!("season-{people}.toml")),
            results: self.0.join("results"),
            somebody: id(people.div_ceil(2)),
            people,
        };
        fs::create_dir_all(&company.results)?;
        fs::write(&company.points, policies::points(people))?;
        fs::write(&company.season, policies::season(people))?;
        Ok(company)
    }

    /// The file of these people. It gets its name once it is complete, so that what has the name can be used again.
    fn people(&self, staff: Staff) -> io::Result<PathBuf> {
        let ids = match staff.ids {
            Ids::Ascending => "ascending",
            Ids::Shuffled => "shuffled",
        };
        let name = format!("people-{SEED}-{}-{ids}.csv", staff.people);
        let path = self.0.join(name);
        if !path.exists() {
            let unfinished = path.with_extension("unfinished");
            let mut file = BufWriter::new(File::create(&unfinished)?);
            staff.write(&mut file)?;
            file.flush()?;
            fs::rename(&unfinished, &path)?;
        }
        Ok(path)
    }
}

/// The files of one number of people.
pub struct Company {
    pub people: u32,
    pub ascending: PathBuf,
    pub shuffled: PathBuf,
    pub points: PathBuf,
    pub season: PathBuf,
    /// The id of somebody in the middle.
    pub somebody: String,
    results: PathBuf,
}

impl Company {
    /// Where a result goes.
    pub fn result(&self, name: &str) -> PathBuf {
        self.results.join(name)
    }
}

/// Takes a result away, if there is one: to replace a file is more work than to write one.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
