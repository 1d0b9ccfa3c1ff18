//! bonuspool: the bonus pool (賞与原資), every person's bonus and the adjustment coefficient (調整係数), to the yen.
//!
//! # The way of the data
//!
//! ```text
//! policy.toml, overlays, --set ──► policy ───────────┐
//!                                                    ├─► calculation ──► view ──► render ──► cli ──► out
//! employees.csv, allotments.csv ─► people ───────────┤   (allocate)   └► advice ┘
//! goals.csv ─────────────────────► people ► evaluation
//! ```
//!
//! # The rooms
//!
//! | room | responsible for | deliberately absent |
//! | --- | --- | --- |
//! | [`money`] | exact ratios, amounts, rounding, the grammar of written numbers | floats, locales |
//! | [`allocate`] | sharing whole units: the coefficient, limits, leftover units, their certificate | who the people are |
//! | [`diagnostics`] | files, spans, places and findings as data | wording |
//! | [`policy`] | TOML with places → a [`policy::Policy`] that cannot hold a contradiction, or every fault | files, people |
//! | [`people`] | bytes of a CSV → typed columns, or every fault | rules |
//! | [`evaluation`] | the goals of a person → one achievement, and how it came about | money, who is paid |
//! | [`calculation`] | every rule, one file a step; the certificate; the recorder of explanations | I/O, words |
//! | [`proof`] | an earlier result as it was stored; what a result is held against: that one, or the worked examples of a policy | judgements, words, files |
//! | [`decision`] | what is varied, the measures (指標) of an outcome, scenarios beside one another, the search for a value, two sides against one another | files, words |
//! | [`advice`] | what practitioners would raise: lints over a policy and an outcome, one file a lint | words, what one person earns |
//! | [`view`] | what to show and in which words, in both languages: typed cells, sentences, documents | widths, files |
//! | [`render`] | bytes: terminal table, CSV, JSON, Markdown, diagnostics | judgements |
//! | [`cli`] | the only place with arguments, files, streams, environment and exit codes; one file a command | arithmetic |
//!
//! `money, allocate, diagnostics ← policy ← people ← evaluation ← calculation ← proof ← decision, advice ← view ← render ←
//! cli`: no arrow goes back. `proof` is a room of its own because what it compares with was decided elsewhere, by hand or
//! earlier: the certificate of `calculation` proves a result from within, `proof` holds it against something outside of it.
//!
//! # What always holds
//!
//! - **Nothing is rounded in silence.** A quantity is a [`money::Ratio`] until a rule rounds it; what does not fit is
//!   [`money::Overflow`], which ends as a diagnostic, never as a wrong number or a panic.
//! - **No result without a proof.** [`calculation::Run::new`] is the only way to an outcome, and it ends with a
//!   certificate that does not trust the steps before it. A failure is exit 70.
//! - **An explanation cannot differ from a result.** `explain` runs the functions of `calculate` with a recorder that
//!   keeps the steps; `calculate` passes one that never builds them.
//! - **Bad input is data.** Rooms collect typed faults with places; only `view` puts them into words, only `render`
//!   draws them, only `cli` maps them to an exit code. Nothing is written then.
//! - **A scenario is a calculation like others**: the policy is read with its settings by the same code, and the run is
//!   certified.
//! - **Results appear once, at the end**, whole or not at all: a large one is written while it is rendered, under a
//!   temporary name until everything has succeeded.
//! - The core has no I/O, no clock, no floats for money, no iteration over hash maps and nothing that can panic; the
//!   lints below and `.clippy.toml` hold it to that.

// Tests may compute and stop as they like.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::as_conversions,
        clippy::disallowed_macros,
        clippy::disallowed_methods,
        clippy::expect_used,
        clippy::float_arithmetic,
        clippy::indexing_slicing,
        clippy::iter_over_hash_type,
        clippy::panic,
        clippy::unwrap_used
    )
)]

pub mod advice;
pub mod allocate;
mod bytes;
pub mod calculation;
mod in_order;
// The edge: it reads and writes files.
#[allow(clippy::disallowed_methods, clippy::arithmetic_side_effects)]
pub mod cli;
pub mod decision;
pub mod diagnostics;
pub mod evaluation;
pub mod money;
pub mod people;
pub mod policy;
pub mod proof;
// Writers count columns and widths, never money.
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
pub mod render;
pub mod view;
