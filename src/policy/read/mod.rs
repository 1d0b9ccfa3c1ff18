//! A policy's tables, read one after another; every fault of all of them is noted.
//!
//! One file a table. A reader gives nothing where its table is at fault, and has then noted why.

mod adjustment;
mod advice;
mod attendance;
mod component;
mod context;
mod eligibility;
mod evaluation;
mod expect;
mod export;
mod factor;
mod files;
mod funding;
mod goals;
mod head;
mod keys;
mod names;
mod pool;
mod pool_method;
mod rounding;
mod scenarios;
mod source;
mod split;
mod table;
mod test;
mod value;
mod walker;

#[cfg(test)]
mod tests;

use crate::diagnostics::{FileId, Findings, Place, Sources, Span};
use crate::policy::raw::{self, Kind, Table};
use crate::policy::{Funding, KeyFault, Policy, PolicyFault, SettingSource, Why};

use context::Context;
use files::TableFiles;
use walker::Walker;

pub use files::Load;
pub use scenarios::read_scenarios;

/// Reads a policy: the text of `base`, `overlays` laid over it in their order, then `settings`. Table files are loaded through `load` and added to `sources` under the path by which they are named.
///
/// # Errors
/// Every fault that the policy has, or, while one of the texts is not TOML, the first syntax error of each.
pub fn read(
    sources: &mut Sources,
    base: FileId,
    overlays: &[FileId],
    settings: &[SettingSource],
    load: &mut Load<'_>,
) -> Result<Policy, Findings<PolicyFault>> {
    Layers::new(sources, base, overlays)?.read(sources, settings, load)
}

/// The text of a policy with all that is laid over it, to be read with one set of settings after another.
#[derive(Debug)]
pub struct Layers {
    base: FileId,
    root: Table,
    /// The words of `pool.method` and of `evaluation.method` below the overlays.
    methods: [Option<String>; 2],
}

impl Layers {
    /// The text of `base`, and `overlays` laid over it in their order.
    ///
    /// # Errors
    /// Where one of the texts is not TOML, the first syntax error of each.
    pub fn new(
        sources: &Sources,
        base: FileId,
        overlays: &[FileId],
    ) -> Result<Self, Findings<PolicyFault>> {
        let mut findings = Findings::default();
        let mut parse = |file| {
            let text = sources.get(file).map_or("", |source| &source.text);
            raw::parse(text, file, &mut findings)
        };
        let mut root = parse(base);
        let overlays: Vec<Table> = overlays.iter().map(|file| parse(*file)).collect();
        if !findings.is_empty() {
            return Err(findings);
        }
        let methods = ["pool", EVALUATION].map(|table| method(&root, table).map(str::to_owned));
        for overlay in overlays {
            raw::lay_over(&mut root, overlay, sources);
        }
        Ok(Self {
            base,
            root,
            methods,
        })
    }

    /// The policy with `settings` after everything else, as [`read`] reads it.
    ///
    /// # Errors
    /// Every fault that the policy has.
    pub fn read(
        &self,
        sources: &mut Sources,
        settings: &[SettingSource],
        load: &mut Load<'_>,
    ) -> Result<Policy, Findings<PolicyFault>> {
        let (root, mut findings) = self.with(settings, sources);
        let files = TableFiles::load(&root, sources, load);
        let mut cx = Context::new(sources, &files);
        let policy = policy(&mut cx, &root, self.base);
        findings.extend(cx.findings.into_inner());
        let findings = in_order(&findings);
        match policy {
            Some(policy) => findings.into_result(policy),
            None => Err(findings),
        }
    }

    /// The texts as one tree, and the faults of settings. A setting that leads nowhere has changed nothing; the policy is
    /// read all the same, for its own faults.
    fn with(
        &self,
        settings: &[SettingSource],
        sources: &Sources,
    ) -> (Table, Findings<PolicyFault>) {
        let (mut root, mut findings) = (self.root.clone(), Findings::default());
        for setting in settings {
            raw::apply(&mut root, setting, sources, &mut findings);
        }
        let [pool, evaluation] = &self.methods;
        raw::drop_switched(&mut root, "pool", pool.as_deref(), keys::takes);
        raw::drop_switched(
            &mut root,
            EVALUATION,
            evaluation.as_deref(),
            keys::evaluation_takes,
        );
        (root, findings)
    }
}

/// What is written at a dotted path of the policy that those texts make: a number or a text; nothing where there is
/// neither.
#[must_use]
pub fn written_at(
    sources: &Sources,
    base: FileId,
    overlays: &[FileId],
    settings: &[SettingSource],
    path: &str,
) -> Option<String> {
    let root = merged(sources, base, overlays, settings)?;
    match raw::look_up(&root, path, sources)?.kind {
        Kind::Text(text) | Kind::Number(text) => Some(text),
        _ => None,
    }
}

/// Dotted paths, each with its parts as that policy has them, so that two ways to write a path are the same parts: an entry
/// of a list by its number counted from 1. Nothing for a text that is no path.
#[must_use]
pub fn resolved(
    sources: &Sources,
    base: FileId,
    overlays: &[FileId],
    settings: &[SettingSource],
    paths: &[&str],
) -> Vec<Option<Vec<String>>> {
    // A policy at fault resolves nothing; its faults are told elsewhere.
    let root = merged(sources, base, overlays, settings).unwrap_or_default();
    let paths = paths.iter();
    paths
        .map(|path| raw::resolved(&root, path, sources))
        .collect()
}

/// The findings in the order of the texts, as a reader meets them.
fn in_order(findings: &Findings<PolicyFault>) -> Findings<PolicyFault> {
    let mut sorted: Vec<_> = findings.iter().cloned().collect();
    sorted.sort_by(|a, b| a.place.cmp(&b.place));
    let mut findings = Findings::default();
    for finding in sorted {
        findings.add_with(finding.fault, finding.place, finding.also);
    }
    findings
}

/// The tree that those texts and settings make; nothing where one of the texts is not TOML.
fn merged(
    sources: &Sources,
    base: FileId,
    overlays: &[FileId],
    settings: &[SettingSource],
) -> Option<Table> {
    let layers = Layers::new(sources, base, overlays).ok()?;
    Some(layers.with(settings, sources).0)
}

const EVALUATION: &str = "evaluation";

/// The word of the `method` of a table, whatever it is.
fn method<'a>(root: &'a Table, table: &str) -> Option<&'a str> {
    match &root.get(table)?.value.table()?.get("method")?.value.kind {
        Kind::Text(method) => Some(method),
        _ => None,
    }
}

fn policy(cx: &mut Context<'_>, root: &Table, base: FileId) -> Option<Policy> {
    unknown_tables(cx, root);
    cx.columns = Walker::section(cx, root, "columns")
        .map(head::columns)
        .unwrap_or_default();
    (cx.figures, cx.figure_names) = Walker::section(cx, root, "figures")
        .map(head::figures)
        .unwrap_or_default();
    let head = Walker::section(cx, root, "policy")
        .map(head::head)
        .unwrap_or_default();
    // A period at fault has its own fault; factors need not complain about it, too.
    cx.has_period = root
        .get("policy")
        .and_then(|policy| policy.value.table()?.get("period"))
        .is_some();
    cx.unlinked = method(root, "pool").is_some_and(|method| method == keys::UNLINKED);
    let rounding = rounding::rounding(Walker::section(cx, root, "rounding"));
    if let Some(rounding) = &rounding {
        cx.unit = rounding.unit;
    }
    let (factors, known) = factor::factors(Walker::sections(cx, root, "factor"));
    cx.factors = known;
    let nowhere = Span {
        file: base,
        start: 0,
        end: 0,
    };
    let base_pay = head
        .base_pay
        .unwrap_or_else(|| head::default_base_pay(cx, nowhere));
    let pool = required(cx, root, "pool", base).and_then(pool::pool);
    let split = split::split(Walker::section(cx, root, "split"));
    let components = components(cx, root, base, &base_pay);
    factor::check_payouts(cx, &factors, component::factors_of_pool(&components));
    let eligibility = eligibility::eligibility(Walker::section(cx, root, "eligibility"));
    let attendance = attendance::attendance(Walker::section(cx, root, "attendance"));
    let evaluation = evaluation::evaluation(Walker::section(cx, root, EVALUATION));
    let goals = goals::goals(Walker::section(cx, root, "goals"));
    let expect = expect::expect(Walker::section(cx, root, "expect"));
    let names = component_names(root);
    let exports = export::exports(cx, Walker::sections(cx, root, "export"), &names);
    let tests = test::tests(cx, Walker::sections(cx, root, "test"), &names);
    let allowed_advice = advice::advice(Walker::section(cx, root, "advice"));
    Some(Policy {
        name: head.name,
        purpose: head.purpose,
        period: head.period,
        payment_date: head.payment_date,
        base_pay,
        figures: std::mem::take(&mut cx.figures),
        pool: pool?,
        split: split?,
        factors,
        components,
        rounding: rounding?,
        eligibility,
        attendance: attendance?,
        evaluation: evaluation?,
        goals,
        expect,
        exports,
        allowed_advice,
        tests,
        columns: std::mem::take(&mut cx.columns),
    })
}

fn components(
    cx: &Context<'_>,
    root: &Table,
    base: FileId,
    base_pay: &[crate::policy::Column],
) -> Vec<crate::policy::Component> {
    match root.get("component").map(|entry| &entry.value) {
        None => missing_table(cx, "component", base),
        Some(value) if matches!(&value.kind, Kind::Array(items) if items.is_empty()) => {
            let fault = KeyFault::Empty {
                key: "component".to_owned(),
            };
            cx.note(fault, value.span);
        }
        Some(_) => {}
    }
    let walkers = Walker::sections(cx, root, "component");
    let pools = walkers
        .iter()
        .filter(|w| !w.says("funding", &["guaranteed", "separate"]))
        .count();
    let components = component::components(walkers, base_pay);
    let fundings: Vec<&Funding> = components
        .iter()
        .map(|component| &component.funding)
        .collect();
    funding::check_shares(cx, &fundings, pools);
    components
}

/// The names of all components as written, also of those at fault: one fault is enough for them.
fn component_names(root: &Table) -> Vec<Option<&str>> {
    match root.get("component").map(|entry| &entry.value.kind) {
        Some(Kind::Array(items)) => items
            .iter()
            .map(|item| item.table().and_then(Table::name))
            .collect(),
        _ => Vec::new(),
    }
}

fn required<'a>(
    cx: &'a Context<'a>,
    root: &'a Table,
    key: &'static str,
    base: FileId,
) -> Option<Walker<'a>> {
    if root.get(key).is_none() {
        missing_table(cx, key, base);
    }
    Walker::section(cx, root, key)
}

fn missing_table(cx: &Context<'_>, key: &'static str, base: FileId) {
    let fault = KeyFault::MissingKey {
        key,
        table: String::new(),
        why: Why::Always,
    };
    cx.note(fault, Place::File(base));
}

fn unknown_tables(cx: &Context<'_>, root: &Table) {
    for entry in &root.entries {
        if !keys::ROOT.contains(&entry.key.as_str()) {
            walker::unknown_key(cx, entry, "", &keys::ROOT);
        }
    }
}
