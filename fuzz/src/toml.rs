//! Policies: a text, texts laid over it and single settings.
//!
//! An input is the policy; after a line `%%` what is laid over it; after each further one a setting `KEY=VALUE`.

use std::sync::Arc;

use bonuspool::diagnostics::{FileId, Findings, Sources};
use bonuspool::policy::{Policy, PolicyFault, SettingSource, TableFileFault, read};
use bonuspool::view::explain::rules;
use bonuspool::view::wording::policy_fault;
use bonuspool::view::{Diagnostic, Lang};

use super::text::{assert_drawable, assert_harmless, parts};

/// The one table file there is; every policy may name it.
const TABLE_FILE: (&str, &str) = ("t.txt", "等級 S A B\nG1 130 115 100\nG2 169 150 130\n");

/// Checks a policy alone, then with everything that is laid over it.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut parts = parts(text);
    let base = parts.next().unwrap_or_default();
    let overlay = parts.next();
    let settings: Vec<&str> = parts.collect();
    let alone = Season {
        base,
        overlay: None,
        settings: &[],
    };
    alone.check();
    if overlay.is_some() {
        let whole = Season {
            base,
            overlay,
            settings: &settings,
        };
        whole.check();
    }
}

#[derive(Clone, Copy)]
struct Season<'a> {
    base: &'a str,
    overlay: Option<&'a str>,
    settings: &'a [&'a str],
}

impl Season<'_> {
    fn check(self) {
        let mut sources = Sources::default();
        match self.read(&mut sources) {
            Err(findings) => refused(&findings, &sources),
            Ok(policy) => {
                self.same_again(&policy);
                for lang in [Lang::Ja, Lang::En] {
                    let document = rules(&policy, lang);
                    assert_harmless(&document.to_plain());
                    assert_harmless(&document.to_markdown());
                }
            }
        }
    }

    fn read(self, sources: &mut Sources) -> Result<Policy, Findings<PolicyFault>> {
        let base = sources.add("policy.toml", self.base);
        let overlay = self.overlay.map(|text| sources.add("season.toml", text));
        let overlays: Vec<FileId> = overlay.into_iter().collect();
        let add = |setting: &&str| sources.add("--set", *setting).into();
        let settings: Vec<SettingSource> = self.settings.iter().map(add).collect();
        let mut load = |_: FileId, path: &str| match path {
            path if path == TABLE_FILE.0 => Ok(Arc::from(TABLE_FILE.1)),
            _ => Err(TableFileFault::NotFound),
        };
        read(sources, base, &overlays, &settings, &mut load)
    }

    /// What says nothing changes nothing.
    fn same_again(self, policy: &Policy) {
        let longer = format!("{}\n# 以上 [pool]\n", self.base);
        let again = self.with(&longer);
        assert_eq!(
            format!("{policy:?}"),
            format!("{again:?}"),
            "a comment below"
        );
        let content = without_spans(policy);
        if !self.base.starts_with('\u{feff}') {
            let lower = format!("# 賞与規程\n\n{}", self.base);
            assert_eq!(
                content,
                without_spans(&self.with(&lower)),
                "a comment above"
            );
        }
        // Texts of several lines keep their line ends.
        let several_lines = ["\"\"\"", "'''", "\r"];
        if !several_lines.iter().any(|it| self.base.contains(it)) {
            let windows = self.base.replace('\n', "\r\n");
            assert_eq!(content, without_spans(&self.with(&windows)), "CR LF");
        }
        if self.overlay.is_none() {
            let empty = Season {
                overlay: Some("# 今期は同じ\n"),
                ..self
            };
            let again = empty
                .read(&mut Sources::default())
                .expect("the same policy");
            assert_eq!(
                format!("{policy:?}"),
                format!("{again:?}"),
                "an empty overlay"
            );
        }
    }

    fn with(self, base: &str) -> Policy {
        Season { base, ..self }
            .read(&mut Sources::default())
            .unwrap_or_else(|findings| panic!("{findings:?}\n{base}"))
    }
}

fn refused(findings: &Findings<PolicyFault>, sources: &Sources) {
    let in_words = |lang| {
        Diagnostic::all(findings, PolicyFault::code, |fault| {
            policy_fault(fault, lang)
        })
    };
    assert_drawable(in_words, sources, 0);
}

/// A policy without its places, for one that has moved.
fn without_spans(policy: &Policy) -> String {
    let whole = format!("{policy:?}");
    let mut parts = whole.split("Span { file: ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    out
}
