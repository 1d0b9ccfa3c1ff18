//! One step of a calculation as a line.

use crate::calculation::trace::{Origin, Step};
use crate::diagnostics::Sources;
use crate::view::Lang;

use super::document::Line;
use super::expression::{is_number, written};
use super::name::label;
use super::number::{about, quantity};
use super::rounding::rounded;

/// The files that the numbers of a calculation come from.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The texts that spans point into.
    pub sources: &'a Sources,
    /// The name of the people file.
    pub people: &'a str,
    /// The name of the allotments file; only shown where there are allotments.
    pub allotments: &'a str,
}

/// A step in words and numbers. The printed calculation, evaluated and rounded as it says, gives the printed result.
#[must_use]
pub fn step_line(step: &Step, files: Files<'_>, lang: Lang) -> Line {
    Line {
        label: label(&step.name, step.unit, lang),
        calculation: calculation(step, lang),
        origin: origins(&step.origins, files, lang),
    }
}

/// `127.179 × 8,000,000 ÷ 4,012.55 = 253,500円（100円未満切り捨て）`. The rounding is named where it changed the
/// number; else the equation holds as it stands.
fn calculation(step: &Step, lang: Lang) -> String {
    let value = step.expression.value();
    let changed = value != Ok(step.result);
    let result = quantity(step.result, step.unit, lang);
    let mut notes = Vec::new();
    if let (Some(to), true) = (step.rounding, changed) {
        notes.push(rounded(to.unit, step.unit, to.mode, lang));
    }
    if let Some(about) = about(step.result) {
        notes.push(lang.pick(format!("約{about}"), format!("about {about}")));
    }
    let note = match (notes.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Ja) => format!("（{}）", notes.join("、")),
        (false, Lang::En) => format!(" ({})", notes.join(", ")),
    };
    if !changed && is_number(&step.expression) {
        format!("{result}{note}")
    } else {
        format!("{} = {result}{note}", written(&step.expression, lang))
    }
}

fn origins(origins: &[Origin], files: Files<'_>, lang: Lang) -> String {
    let mut shown: Vec<String> = Vec::new();
    for origin in origins {
        let origin = match origin {
            Origin::Policy { key, span: None } => key.clone(),
            Origin::Policy {
                key,
                span: Some(span),
            } => format!(
                "{}:{} {key}",
                files.sources.name(span.file),
                files.sources.line(*span)
            ),
            Origin::Cell { line, header } => format!("{}:{line} {header}", files.people),
            Origin::Allotment { line } => format!("{}:{line}", files.allotments),
        };
        if !shown.contains(&origin) {
            shown.push(origin);
        }
    }
    shown.join(lang.pick("、", ", "))
}
