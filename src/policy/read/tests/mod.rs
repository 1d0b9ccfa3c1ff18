//! Hand-made policies, right and wrong.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod evaluation;
mod exports;
mod faults;
mod good;
mod grids;
mod layers;
mod syntax;
mod worked;

use std::sync::Arc;

use crate::diagnostics::{FileId, Findings, Place, Sources, Span};
use crate::money::Ratio;
use crate::policy::{Policy, PolicyFault, TableFileFault, read};

/// A policy without anything but a pool and a component.
pub(super) const POOL: &str = "[pool]\nmethod = \"amount\"\namount = 1000\n";
pub(super) const COMPONENT: &str = "[[component]]\nname = \"A\"\nmethod = \"points\"\nvalue = 1\n";

/// A run with its texts.
pub(super) struct Run {
    pub sources: Sources,
    pub result: Result<Policy, Findings<PolicyFault>>,
}

pub(super) fn run(base: &str, overlays: &[&str], settings: &[&str]) -> Run {
    let mut sources = Sources::default();
    let base = sources.add("policy.toml", base);
    let mut add = |name: &str, texts: &[&str]| -> Vec<FileId> {
        texts.iter().map(|text| sources.add(name, *text)).collect()
    };
    let overlays = add("season.toml", overlays);
    let settings = add("--set", settings);
    let settings: Vec<_> = settings.into_iter().map(Into::into).collect();
    let mut load = |_from: FileId, path: &str| -> Result<Arc<str>, TableFileFault> {
        match path {
            "grid.csv" => Ok("等級,S,A\nG1,130,115\nＧ２,169,150\n".into()),
            "roles.csv" => Ok("\u{feff}役職,点数\r\n\"部長\",120\r\n\"\",0\r\n".into()),
            "bad.csv" => Ok("等級,S\nG1,x\nG2,-1\nG3,2,3\n".into()),
            "cells.csv" => Ok("等級,S\nG1,x\nG2,-1\n".into()),
            "open.csv" => Ok("等級,S\n\"G1,1\n".into()),
            "sjis.csv" => Err(TableFileFault::Encoding),
            _ => Err(TableFileFault::NotFound),
        }
    };
    let result = read(&mut sources, base, &overlays, &settings, &mut load);
    Run { sources, result }
}

impl Run {
    /// Code and text under the span of every fault.
    pub(super) fn faults(&self) -> Vec<(&'static str, String)> {
        let Err(findings) = &self.result else {
            return Vec::new();
        };
        findings
            .iter()
            .map(|finding| (finding.fault.code(), self.under(&finding.place)))
            .collect()
    }

    pub(super) fn under(&self, place: &Place) -> String {
        match place {
            Place::Span(span) => self.text(*span),
            Place::File(file) => format!("<{}>", self.sources.name(*file)),
            other => format!("{other:?}"),
        }
    }

    pub(super) fn text(&self, span: Span) -> String {
        self.sources.get(span.file).unwrap().text[span.start..span.end].to_owned()
    }

    pub(super) fn policy(self) -> Policy {
        let faults = self.faults();
        self.result.unwrap_or_else(|_| panic!("{faults:?}"))
    }
}

pub(super) fn good(text: &str) -> Policy {
    run(text, &[], &[]).policy()
}

pub(super) fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}
