//! stub
use super::document::Document;
use crate::policy::Policy;
use crate::view::Lang;
/// stub
#[must_use]
pub fn rules(_policy: &Policy, lang: Lang) -> Document {
    Document::new(lang)
}
