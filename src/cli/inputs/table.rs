//! Files of people, as they are given on the command line.

use std::path::Path;

use crate::diagnostics::{FileId, Findings, Spanned};
use crate::people::{self, Form, PeopleFault, Read, TableFile, Wanted, begins_as_workbook};
use crate::policy::Field;
use crate::render::json::Role;

use super::whole::InputFile;
use super::{is_standard, large, read};
use crate::cli::failure::Failure;
use crate::cli::options::{PeopleFiles, is_workbook};
use crate::cli::session::Session;

/// A file of people: its cells are named by line and header, so its text is not kept.
pub struct Table<'p> {
    pub file: FileId,
    bytes: Vec<u8>,
    form: Form<'p>,
}

/// A file of employees, which may be large.
pub struct Employees<'p> {
    /// As a table; without its bytes where they are read in pieces.
    table: Table<'p>,
    in_pieces: Option<InPieces>,
}

/// A large CSV whose bytes nobody asks for but the reader.
struct InPieces {
    name: String,
    file: InputFile,
}

impl<'p> Employees<'p> {
    pub fn open(files: &'p PeopleFiles, session: &mut Session<'_, '_>) -> Result<Self, Failure> {
        let (path, sheet) = (&files.employees, files.sheet.as_deref());
        let may_be_csv = !is_workbook(path) && sheet.is_none();
        if may_be_csv && let Some((name, file)) = large(path, session) {
            let table = Table {
                file: session.sources.add_once(name.clone(), ""),
                bytes: Vec::new(),
                form: Form::Csv,
            };
            return Ok(Self {
                table,
                in_pieces: Some(InPieces { name, file }),
            });
        }
        Table::read(path, sheet, Role::Employees, session).map(Self::from)
    }

    pub const fn file(&self) -> FileId {
        self.table.file
    }

    /// The people, with the columns that are wanted; or what is wrong with the file.
    pub fn read(
        &self,
        renamed: &[(Field, Spanned<String>)],
        wanted: &[Wanted],
    ) -> Result<Result<Read, Findings<PeopleFault>>, Failure> {
        let Some(InPieces { name, file }) = &self.in_pieces else {
            return Ok(people::read(&self.table.as_file(), renamed, wanted));
        };
        let read = people::read_in_pieces(file, self.file(), renamed, wanted);
        if let Some(read) = read.filter(|_| file.is_as_it_was()) {
            return Ok(Ok(read));
        }
        let bytes = file.whole().map_err(|error| Failure::Read {
            name: name.clone(),
            error,
        })?;
        let whole = TableFile::csv(&bytes, self.file());
        Ok(people::read(&whole, renamed, wanted))
    }
}

impl<'p> From<Table<'p>> for Employees<'p> {
    fn from(table: Table<'p>) -> Self {
        Self {
            table,
            in_pieces: None,
        }
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
