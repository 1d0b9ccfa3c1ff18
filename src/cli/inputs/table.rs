//! Files of people, as they are given on the command line.

use std::path::Path;

use crate::diagnostics::FileId;
use crate::people::{Form, TableFile, begins_as_workbook};
use crate::render::json::Role;

use super::{is_standard, read};
use crate::cli::failure::Failure;
use crate::cli::options::{PeopleFiles, is_workbook};
use crate::cli::session::Session;

/// A file of people: its cells are named by line and header, so its text is not kept.
pub struct Table<'p> {
    pub file: FileId,
    bytes: Vec<u8>,
    form: Form<'p>,
}

impl<'p> Table<'p> {
    pub fn employees(
        files: &'p PeopleFiles,
        session: &mut Session<'_, '_>,
    ) -> Result<Self, Failure> {
        let sheet = files.sheet.as_deref();
        Self::read(&files.employees, sheet, Role::Employees, session)
    }

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
