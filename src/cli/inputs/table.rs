//! Files of people, as they are given on the command line.

use std::path::Path;

use crate::diagnostics::{FileId, Findings, Spanned};
use crate::people::{self, Form, PeopleFault, Read, TableFile, Wanted, begins_as_workbook};
use crate::policy::Field;
use crate::render::json::Role;

use super::noted::Show;
use super::whole::InputFile;
use super::{Inputs, is_standard, large, read};
use crate::cli::failure::Failure;
use crate::cli::options::{PeopleFiles, is_workbook};
use crate::cli::session::Session;

/// A file of people: its cells are named by line and header, so its text is not kept.
pub struct Table<'p> {
    pub file: FileId,
    bytes: Vec<u8>,
    form: Form<'p>,
}

/// A file of employees.
pub enum Employees<'p> {
    /// All of it.
    Whole(Table<'p>),
    /// A large CSV, which is read in pieces and not held.
    InPieces {
        file: FileId,
        name: String,
        bytes: InputFile,
    },
}

impl<'p> Employees<'p> {
    pub fn open(files: &'p PeopleFiles, session: &mut Session<'_, '_>) -> Result<Self, Failure> {
        let (path, sheet) = (&files.employees, files.sheet.as_deref());
        let may_be_csv = !is_workbook(path) && sheet.is_none();
        if may_be_csv && let Some((name, bytes)) = large(path, session) {
            let file = session.sources.add_once(name.clone(), "");
            return Ok(Self::InPieces { file, name, bytes });
        }
        Table::read(path, sheet, Role::Employees, session).map(Self::Whole)
    }

    pub const fn file(&self) -> FileId {
        match self {
            Self::Whole(table) => table.file,
            Self::InPieces { file, .. } => *file,
        }
    }

    /// The people, with the columns that are wanted; or what is wrong with the file. What was not noted when the file was
    /// opened is noted now.
    pub fn read(
        &self,
        renamed: &[(Field, Spanned<String>)],
        wanted: &[Wanted],
        inputs: &mut Inputs,
    ) -> Result<Result<Read, Findings<PeopleFault>>, Failure> {
        let (file, name, bytes) = match self {
            Self::Whole(table) => return Ok(people::read(&table.as_file(), renamed, wanted)),
            Self::InPieces { file, name, bytes } => (*file, name, bytes),
        };
        let in_pieces =
            |show: &mut Show<'_>| people::read_in_pieces(bytes, file, renamed, wanted, show);
        if let Some(read) = inputs.note_while(Role::Employees, name, bytes, in_pieces) {
            return Ok(Ok(read));
        }
        let whole = bytes.whole().map_err(|error| Failure::Read {
            name: name.clone(),
            error,
        })?;
        inputs.note(Role::Employees, name, &whole);
        Ok(people::read(&TableFile::csv(&whole, file), renamed, wanted))
    }
}

impl<'p> Table<'p> {
    pub fn allotments(
        files: &'p PeopleFiles,
        session: &mut Session<'_, '_>,
    ) -> Result<Option<Self>, Failure> {
        let path = files.allotments.as_deref();
        path.map(|path| Self::read(path, None, Role::Allotments, session))
            .transpose()
    }

    pub fn goals(
        files: &'p PeopleFiles,
        session: &mut Session<'_, '_>,
    ) -> Result<Option<Self>, Failure> {
        let path = files.goals.as_deref();
        path.map(|path| Self::read(path, None, Role::Goals, session))
            .transpose()
    }

    /// A CSV that is written inside of a policy.
    pub fn inline(name: String, csv: &str, session: &mut Session<'_, '_>) -> Self {
        let file = session.sources.add(name, "");
        Self {
            file,
            bytes: csv.into(),
            form: Form::Csv,
        }
    }

    pub fn read(
        path: &Path,
        sheet: Option<&'p str>,
        role: Role,
        session: &mut Session<'_, '_>,
    ) -> Result<Self, Failure> {
        let (name, bytes) = read(path, role, session)?;
        // Standard input has no ending; a workbook begins as every zip does.
        let is_workbook = is_workbook(path) || (is_standard(path) && begins_as_workbook(&bytes));
        let form = if is_workbook || sheet.is_some() {
            Form::Workbook { sheet }
        } else {
            Form::Csv
        };
        let file = session.sources.add_once(name, "");
        Ok(Self { file, bytes, form })
    }

    pub fn as_file(&self) -> TableFile<'_> {
        TableFile {
            file: self.file,
            bytes: &self.bytes,
            form: self.form,
        }
    }
}
