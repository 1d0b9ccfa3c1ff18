//! Figures that are set on the command line, or by scenarios, and that no rule uses.

use std::collections::BTreeMap;

use crate::diagnostics::FileId;
use crate::policy::Policy;
use crate::view::clean;

use crate::cli::session::Session;
use crate::cli::words::unused_figure;

/// The options behind which a figure is set.
const OPTIONS: [&str; 2] = ["--set", "--vary"];

/// Warns of every figure that an option or the file of scenarios sets and that none of the policies uses: a slip of the pen
/// changes nothing, and nobody would notice.
pub fn warn_of_unused<'p>(
    policies: impl Iterator<Item = &'p Policy>,
    scenarios: Option<FileId>,
    session: &mut Session<'_, '_>,
) {
    // What was probably meant; nothing for a figure that some policy uses.
    let mut set: BTreeMap<&str, Option<Option<&str>>> = BTreeMap::new();
    for policy in policies {
        for figure in &policy.figures {
            let file = figure.span.file;
            if Some(file) != scenarios && !OPTIONS.contains(&session.sources.name(file)) {
                continue;
            }
            let name = figure.name.as_str();
            let meant = set
                .entry(name)
                .or_insert_with(|| Some(policy.figure_like(name)));
            if policy.uses_figure(name) {
                *meant = None;
            }
        }
    }
    let warnings = set.into_iter();
    let warnings = warnings.filter_map(|(name, meant)| {
        let meant = meant?.map(clean);
        Some(unused_figure(&clean(name), meant.as_deref(), session.lang))
    });
    let warnings: Vec<String> = warnings.collect();
    for warning in warnings {
        session.warn(&warning);
    }
}
