//! What every reader of a table shares: the place for faults, and what is known of the policy so far.

use std::cell::RefCell;

use crate::diagnostics::{Findings, Place, Sources, Span, Spanned};
use crate::money::Money;
use crate::policy::{
    Apply, Column, Field, Figure, PolicyFault, ReferenceFault, field_of_header, header_key, key,
    nearest,
};

use super::files::TableFiles;

/// What every reader of a table shares.
pub(super) struct Context<'a> {
    pub sources: &'a Sources,
    pub files: &'a TableFiles,
    /// Faults are noted while the tree is borrowed from many places.
    pub findings: RefCell<Findings<PolicyFault>>,
    pub columns: Vec<(Field, Spanned<String>)>,
    pub figures: Vec<Figure>,
    /// Names of figures, also of those whose value is at fault: one fault is enough for them.
    pub figure_names: Vec<String>,
    pub factors: Vec<KnownFactor>,
    pub has_period: bool,
    pub unlinked: bool,
    pub unit: Money,
}

/// What components must know of a factor, also of one that is at fault.
pub(super) struct KnownFactor {
    pub name: String,
    pub apply: Apply,
}

impl<'a> Context<'a> {
    pub(super) fn new(sources: &'a Sources, files: &'a TableFiles) -> Self {
        Self {
            sources,
            files,
            findings: RefCell::default(),
            columns: Vec::new(),
            figures: Vec::new(),
            figure_names: Vec::new(),
            factors: Vec::new(),
            has_period: false,
            unlinked: false,
            unit: Money::ZERO,
        }
    }

    pub(super) fn note(&self, fault: impl Into<PolicyFault>, place: impl Into<Place>) {
        self.findings.borrow_mut().add(fault.into(), place);
    }

    pub(super) fn note_with(&self, fault: impl Into<PolicyFault>, place: Span, also: Span) {
        let also = vec![also.into()];
        self.findings
            .borrow_mut()
            .add_with(fault.into(), place, also);
    }

    /// The column that a name in the policy means.
    ///
    /// The field's own name always names it, also where `[columns]` gives it another header.
    pub(super) fn column(&self, name: &str, span: Span) -> Column {
        let by_name = |field: &Field| header_key(name).eq_ignore_ascii_case(field.name());
        let field = field_of_header(name, &self.columns).or(Field::of(name).filter(by_name));
        Column {
            name: name.to_owned(),
            field,
            span,
        }
    }

    /// The name, where `[figures]` has it.
    pub(super) fn figure(&self, name: Spanned<String>) -> Option<Spanned<String>> {
        let wanted = key(&name.value);
        let names = || self.figure_names.iter().map(String::as_str);
        if let Some(known) = names().find(|known| key(known) == wanted) {
            return Some(Spanned {
                value: known.to_owned(),
                span: name.span,
            });
        }
        let fault = ReferenceFault::UnknownFigure {
            nearest: nearest(&name.value, names()).map(str::to_owned),
            name: name.value,
        };
        self.note(fault, name.span);
        None
    }

    /// The name of a figure that something is divided by, where it is above 0.
    pub(super) fn divisor(&self, name: Spanned<String>) -> Option<String> {
        let name = self.figure(name)?;
        let figure = self.figures.iter().find(|figure| figure.name == name.value);
        match figure {
            Some(figure) if figure.value.numerator() <= 0 => {
                let fault = ReferenceFault::FigureNotPositive {
                    name: name.value,
                    value: figure.value,
                };
                self.note_with(fault, name.span, figure.span);
                None
            }
            _ => Some(name.value),
        }
    }
}
