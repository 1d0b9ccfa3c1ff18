//! Stand-ins for what is written elsewhere; goes when that comes.
//!
//! - [`policy`] → `crate::policy` (`read`, `PolicyFault`, `TableFileFault`), used by `inputs`.
//! - [`wording`] → `crate::view::wording::policy`, used by `inputs`.
//! - [`explain`] → `crate::view::explain`, used by `explain`.
#![allow(dead_code, missing_docs, clippy::all)]

#[path = "../view/sample.rs"]
mod sample;

pub mod policy {
    use std::sync::Arc;

    use crate::diagnostics::{FileId, Findings, Sources};
    use crate::policy::Policy;

    pub enum TableFileFault {
        NotFound,
        Unreadable,
        Encoding,
    }

    pub enum PolicyFault {
        Nothing,
    }

    impl PolicyFault {
        pub fn code(&self) -> &'static str {
            "pending"
        }
    }

    pub fn read(
        sources: &mut Sources,
        base: FileId,
        _overlays: &[FileId],
        _settings: &[FileId],
        _load: &mut dyn FnMut(FileId, &str) -> Result<Arc<str>, TableFileFault>,
    ) -> Result<Policy, Findings<PolicyFault>> {
        let text = sources.get(base).map_or("", |source| &source.text);
        if let Some(start) = text.find("fault") {
            let mut findings = Findings::default();
            let end = start + 5;
            let span = crate::diagnostics::Span {
                file: base,
                start,
                end,
            };
            findings.add(PolicyFault::Nothing, span);
            return Err(findings);
        }
        Ok(super::sample::Sample::new(1).policy)
    }
}

pub mod wording {
    use super::policy::PolicyFault;
    use crate::view::Lang;
    use crate::view::wording::Wording;

    pub fn policy_fault(_: &PolicyFault, lang: Lang) -> Wording {
        Wording {
            message: lang.pick("誤り", "a fault").to_owned(),
            label: None,
            help: None,
        }
    }
}

pub mod explain {
    use crate::calculation::trace::Chapter;
    use crate::diagnostics::Sources;
    use crate::policy::Policy;
    use crate::view::Lang;

    pub struct Document(String);

    impl Document {
        pub fn to_plain(&self) -> String {
            self.0.clone()
        }

        pub fn to_markdown(&self) -> String {
            self.0.clone()
        }
    }

    pub struct PersonHead<'a> {
        pub policy: Option<&'a str>,
        pub id: &'a str,
        pub name: Option<&'a str>,
        pub department: Option<&'a str>,
        pub grade: Option<&'a str>,
        pub position: Option<&'a str>,
        pub rating: Option<&'a str>,
    }

    pub struct Files<'a> {
        pub sources: &'a Sources,
        pub people: &'a str,
        pub allotments: &'a str,
    }

    pub fn person(chapters: &[Chapter], head: &PersonHead<'_>, _: Files<'_>, _: Lang) -> Document {
        Document(format!("{}\n{chapters:#?}\n", head.id))
    }

    pub fn rules(policy: &Policy, _: Lang) -> Document {
        Document(format!("{policy:#?}\n"))
    }
}
