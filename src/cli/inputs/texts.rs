//! The texts of a policy: the file, what is laid over it, settings, and the files of its tables.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::{FileId, Findings, Place};
use crate::policy::{self as reader, Layers, Policy, PolicyFault, SettingSource, TableFileFault};
use crate::proof::{Filed, ResultFault, Stored};
use crate::render::json::Role;
use crate::view::wording::policy_fault;
use crate::view::wording::result::result_fault;
use crate::view::{Diagnostic, Lang};

use super::{Rules, bytes_of, read};
use crate::cli::failure::Failure;
use crate::cli::options::has_ending;
use crate::cli::progress::{Progress, Stage};
use crate::cli::session::Session;
use crate::cli::words::not_utf8;

/// What editors and spreadsheets put in front of UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads the policy with everything laid over it.
pub fn policy(rules: &Rules, session: &mut Session<'_, '_>) -> Result<Policy, Failure> {
    Texts::read(rules, session)?.sound(&[], session)
}

/// The texts of a policy, to be read once or with one setting after another.
#[derive(Debug)]
pub struct Texts {
    base: FileId,
    overlays: Vec<FileId>,
    settings: Vec<SettingSource>,
    /// The policy with what is laid over it, once it was read: only settings differ from one time to the next.
    layers: Option<Layers>,
    /// The table files that were loaded, by where they lie: a policy that is read again asks for them again.
    tables: BTreeMap<PathBuf, Result<Arc<str>, TableFileFault>>,
}

impl Texts {
    /// Reads them all.
    pub fn read(rules: &Rules, session: &mut Session<'_, '_>) -> Result<Self, Failure> {
        let base = text(&rules.policy, Role::Policy, session)?;
        Self::over(base, &rules.overlays, &rules.settings, session)
    }

    /// A policy that has been read already, with what lies over it.
    pub fn over(
        base: FileId,
        overlays: &[PathBuf],
        settings: &[String],
        session: &mut Session<'_, '_>,
    ) -> Result<Self, Failure> {
        let overlays = overlays.iter();
        let overlays = overlays
            .map(|path| text(path, Role::Overlay, session))
            .collect::<Result<_, _>>()?;
        let settings = settings.iter();
        let settings = settings
            .map(|setting| session.sources.add("--set", setting.as_str()).into())
            .collect();
        Ok(Self {
            base,
            overlays,
            settings,
            layers: None,
            tables: BTreeMap::new(),
        })
    }

    /// Another policy, with the same laid over it.
    pub fn beside(&self, base: FileId) -> Self {
        Self {
            base,
            overlays: self.overlays.clone(),
            settings: self.settings.clone(),
            layers: None,
            tables: BTreeMap::new(),
        }
    }

    /// What is written at a dotted path.
    pub fn written_at(&self, path: &str, session: &Session<'_, '_>) -> Option<String> {
        let (overlays, settings) = (&self.overlays, &self.settings);
        reader::written_at(&session.sources, self.base, overlays, settings, path)
    }

    /// Dotted paths as the policy has them, however they are written.
    pub fn resolved(&self, paths: &[&str], session: &Session<'_, '_>) -> Vec<Option<Vec<String>>> {
        let (overlays, settings) = (&self.overlays, &self.settings);
        reader::resolved(&session.sources, self.base, overlays, settings, paths)
    }

    /// [`Self::policy`], its faults in words.
    pub fn sound(
        &mut self,
        more: &[SettingSource],
        session: &mut Session<'_, '_>,
    ) -> Result<Policy, Failure> {
        self.policy(more, session).map_err(|findings| {
            let words = |fault: &_| policy_fault(fault, session.lang);
            Failure::Findings(Diagnostic::all(&findings, PolicyFault::code, words))
        })
    }

    /// The policy with `more` settings after all others.
    pub fn policy(
        &mut self,
        more: &[SettingSource],
        session: &mut Session<'_, '_>,
    ) -> Result<Policy, Findings<PolicyFault>> {
        let (locations, tables) = (&mut session.locations, &mut self.tables);
        let inputs = &mut session.inputs;
        let mut load = |file: FileId, path: &str| {
            let located = locations.beside(file, path);
            if let Some(loaded) = tables.get(&located) {
                return loaded.clone();
            }
            let loaded = table_file(&located).and_then(|bytes| {
                locations.note_read(located.clone());
                inputs.note(Role::Table, path, &bytes);
                table_text(&bytes)
            });
            tables.insert(located, loaded.clone());
            loaded
        };
        let settings: Vec<SettingSource> = self.settings.iter().chain(more).cloned().collect();
        let sources = &mut session.sources;
        let layers = match self.layers.take() {
            Some(layers) => layers,
            None => Layers::new(sources, self.base, &self.overlays)?,
        };
        let layers = self.layers.insert(layers);
        layers.read(sources, &settings, &mut load)
    }
}

/// A file of the policy: its text is kept for excerpts.
pub fn text(path: &Path, role: Role, session: &mut Session<'_, '_>) -> Result<FileId, Failure> {
    let (name, bytes) = read(path, role, session)?;
    decoded(name, bytes, path, session)
}

/// An earlier result, to be held against the one of now.
pub fn filed(path: &Path, session: &mut Session<'_, '_>) -> Result<Filed, Failure> {
    let (name, bytes) = bytes_of(path, session)?;
    let file = session.sources.add(name, "");
    let filed = Progress::stage(Stage::Reading, session).wait(|| Filed::read(bytes, file));
    filed.map_err(|findings| no_result(&findings, session.lang))
}

/// A policy, or an earlier result.
pub enum PolicyOrResult {
    /// The text of a policy.
    Policy(FileId),
    /// A result.
    Result(Stored),
}

/// Tells a policy and an earlier result apart by what is in the file.
pub fn policy_or_result(
    path: &Path,
    session: &mut Session<'_, '_>,
) -> Result<PolicyOrResult, Failure> {
    let (name, bytes) = bytes_of(path, session)?;
    if is_result(path, &bytes) {
        return result(name, &bytes, session).map(PolicyOrResult::Result);
    }
    let shown = path.to_string_lossy();
    session.inputs.note(Role::Policy, &shown, &bytes);
    decoded(name, bytes, path, session).map(PolicyOrResult::Policy)
}

/// Whether a file is a result: by its first letter, with which no policy begins. Where there is none to tell by, its name
/// says what it should be.
fn is_result(path: &Path, bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    match std::str::from_utf8(bytes).map(str::trim_start) {
        Ok("") | Err(_) => has_ending(path, &["json"]),
        Ok(text) => text.starts_with('{'),
    }
}

/// A result: its text is not kept, for it holds what everybody is paid.
fn result(name: String, bytes: &[u8], session: &mut Session<'_, '_>) -> Result<Stored, Failure> {
    let file = session.sources.add(name, "");
    let stored = Progress::stage(Stage::Reading, session).wait(|| Stored::read(bytes, file));
    stored.map_err(|findings| no_result(&findings, session.lang))
}

/// Why a file is no result, in words.
pub fn no_result(findings: &Findings<ResultFault>, lang: Lang) -> Failure {
    let words = |fault: &_| result_fault(fault, lang);
    Failure::NotOfItsKind(Diagnostic::all(findings, ResultFault::code, words))
}

/// A text among the sources.
fn decoded(
    name: String,
    bytes: Vec<u8>,
    path: &Path,
    session: &mut Session<'_, '_>,
) -> Result<FileId, Failure> {
    let (text, fault) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(_) => (String::new(), Some(not_utf8(session.lang))),
    };
    let file = session.sources.add_once(name, text);
    session.locations.settle(file, path);
    match fault {
        None => Ok(file),
        Some(wording) => Err(Failure::Findings(vec![Diagnostic {
            code: "not-utf8",
            wording,
            place: Place::File(file),
            also: Vec::new(),
        }])),
    }
}

/// The bytes of a table file.
fn table_file(located: &Path) -> Result<Vec<u8>, TableFileFault> {
    std::fs::read(located).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => TableFileFault::NotFound,
        _ => TableFileFault::Unreadable,
    })
}

/// Its text: UTF-8, or Shift_JIS as spreadsheets on Windows write it.
fn table_text(bytes: &[u8]) -> Result<Arc<str>, TableFileFault> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(_) => encoding_rs::SHIFT_JIS
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(Into::into)
            .ok_or(TableFileFault::Encoding),
    }
}
