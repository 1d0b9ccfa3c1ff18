//! A file of scenarios: `[[scenario]]` with a name and settings.

use crate::diagnostics::{FileId, Findings, Sources, Span};
use crate::policy::raw::{self, Entry, Kind, Table, Value};
use crate::policy::{Named, NamedScenario, PolicyFault, Setting, SettingPlace, TextFault, Why};

use super::context::Context;
use super::files::TableFiles;
use super::names::Names;
use super::walker::{Walker, unknown_key};
use super::{in_order, value};

const SCENARIO: &str = "scenario";

/// Reads a file of scenarios. The keys of `set` are dotted paths (`"figures.operating_profit" = "2億"`), or TOML's own
/// dotted keys; an inline table is a value.
///
/// # Errors
/// Every fault of the file, or its first syntax error. Whether a path leads anywhere, only the policy can say.
pub fn read_scenarios(
    sources: &Sources,
    file: FileId,
) -> Result<Vec<NamedScenario>, Findings<PolicyFault>> {
    let text = sources.get(file).map_or("", |source| &source.text);
    let mut findings = Findings::default();
    let root = raw::parse(text, file, &mut findings);
    if !findings.is_empty() {
        return Err(findings);
    }
    let files = TableFiles::default();
    let cx = Context::new(sources, &files);
    for entry in root.entries.iter().filter(|entry| entry.key != SCENARIO) {
        unknown_key(&cx, entry, sources.name(file), &[SCENARIO]);
    }
    let walkers = Walker::sections(&cx, &root, SCENARIO);
    let mut names = Names::new(Named::Scenario);
    // A misspelt heading has its own fault.
    if walkers.is_empty() && cx.findings.borrow().is_empty() {
        let file = Span {
            file,
            start: 0,
            end: 0,
        };
        cx.note(TextFault::NoScenario, file);
    }
    let scenarios = walkers
        .into_iter()
        .filter_map(|w| scenario(w, &mut names, text))
        .collect();
    in_order(&cx.findings.into_inner()).into_result(scenarios)
}

fn scenario(mut w: Walker<'_>, names: &mut Names, text: &str) -> Option<NamedScenario> {
    let cx = w.cx;
    let name = w.required("name", Why::Always, Walker::text);
    if let Some(name) = &name {
        names.add(cx, name);
    }
    // Without settings it is the policy as it stands.
    let set = w
        .entry("set")
        .and_then(|entry| value::table(cx, "set", &entry.value));
    w.finish();
    let mut settings = Vec::new();
    if let Some(set) = set {
        let mut walk = Walk {
            cx,
            text,
            settings: &mut settings,
        };
        walk.table(set, None);
    }
    Some(NamedScenario {
        name: name?.value,
        set: settings,
    })
}

/// A walk down dotted keys.
struct Walk<'w> {
    cx: &'w Context<'w>,
    text: &'w str,
    settings: &'w mut Vec<Setting>,
}

impl Walk<'_> {
    fn table(&mut self, table: &Table, above: Option<&(String, Span)>) {
        for entry in &table.entries {
            let path = match above {
                None => (entry.key.clone(), entry.key_span),
                Some((above, span)) => {
                    let path = format!("{above}.{}", part(&entry.key));
                    (path, self.joined(*span, entry.key_span))
                }
            };
            match &entry.value.kind {
                Kind::Table(inner) if !self.is_inline(entry.value.span) => {
                    self.table(inner, Some(&path));
                }
                _ => self.setting(entry, path),
            }
        }
    }

    /// The span of a dotted key; that of its last part where the others stand in another line, as a header.
    fn joined(&self, above: Span, last: Span) -> Span {
        let whole = Span {
            end: last.end,
            ..above
        };
        let written = self.text.get(whole.start..whole.end);
        match written {
            Some(written) if !written.contains('\n') => whole,
            _ => last,
        }
    }

    /// Whether a table is written in braces, and so is a value like others.
    fn is_inline(&self, span: Span) -> bool {
        let written = self.text.get(span.start..span.end);
        written.is_some_and(|written| written.starts_with('{'))
    }

    fn setting(&mut self, entry: &Entry, (key, key_span): (String, Span)) {
        if !raw::is_path(&key) {
            let fault = TextFault::SettingForm { setting: key };
            return self.cx.note(fault, key_span);
        }
        let span = entry.value.span;
        let written = self.text.get(span.start..span.end).unwrap_or_default();
        self.settings.push(Setting {
            value: shown(&entry.value, written),
            written: written.to_owned(),
            place: Some(SettingPlace {
                key: key_span,
                value: span,
            }),
            key,
        });
    }
}

/// A part of a path by TOML's own keys, quoted where a bare one would mean something else.
fn part(key: &str) -> String {
    if key.contains(['.', '[', ']', '=', '\'']) && !key.contains('"') {
        format!("\"{key}\"")
    } else {
        key.to_owned()
    }
}

fn shown(value: &Value, written: &str) -> String {
    match &value.kind {
        Kind::Array(_) | Kind::Table(_) => written.to_owned(),
        _ => value.written(),
    }
}
