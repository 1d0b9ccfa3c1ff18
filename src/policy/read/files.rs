//! The files of tables, loaded before the tables are read.

use std::sync::Arc;

use crate::diagnostics::{FileId, Sources, Span};
use crate::policy::TableFileFault;
use crate::policy::raw::{Kind, Table, Value};

/// Loads the text of a table file: which file names it, and its path as written there.
pub type Load<'a> = dyn FnMut(FileId, &str) -> Result<Arc<str>, TableFileFault> + 'a;

/// For every place that names a table file the file, or why there is none.
#[derive(Default)]
pub(super) struct TableFiles(Vec<(Span, Result<FileId, TableFileFault>)>);

impl TableFiles {
    pub(super) fn load(root: &Table, sources: &mut Sources, load: &mut Load<'_>) -> Self {
        let mut paths = Vec::new();
        for entry in &root.entries {
            // Cases and exports are not part of the rules.
            if !matches!(entry.key.as_str(), "test" | "export" | "advice") {
                find_paths(&entry.value, &mut paths);
            }
        }
        let mut file = |(path, span): (String, Span)| {
            let loaded = load(span.file, &path);
            (span, loaded.map(|text| sources.add_once(path, text)))
        };
        Self(paths.into_iter().map(&mut file).collect())
    }

    pub(super) fn at(&self, span: Span) -> Result<FileId, TableFileFault> {
        self.0
            .iter()
            .find(|(place, _)| *place == span)
            .map_or(Err(TableFileFault::NotFound), |(_, file)| *file)
    }
}

fn find_paths(value: &Value, found: &mut Vec<(String, Span)>) {
    match &value.kind {
        Kind::Array(items) => items.iter().for_each(|item| find_paths(item, found)),
        Kind::Table(table) => {
            for entry in &table.entries {
                match &entry.value.kind {
                    Kind::Text(path) if entry.key == "table_file" => {
                        found.push((path.clone(), entry.value.span));
                    }
                    _ => find_paths(&entry.value, found),
                }
            }
        }
        _ => {}
    }
}
