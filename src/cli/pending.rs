//! Stand-ins for what is written elsewhere; goes when that comes.
//!
//! - [`explain`] → `crate::view::explain`, used by `explain`.
#![allow(dead_code, missing_docs, clippy::all)]

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
