//! `[advice]`: which advice a company has weighed and need not hear again.

/// Every code of advice that a policy can silence; the room `advice` gives it.
pub const ADVICE: [&str; 34] = [
    "no-purpose",
    "too-many-rules",
    "large-allowance",
    "gross-profit-unbounded",
    "tier-cliff",
    "payment-date-rule",
    "leave-shut-out",
    "better-rating-pays-less",
    "higher-grade-pays-less",
    "ratings-pay-the-same",
    "uneven-steps",
    "factor-changes-nothing",
    "coarse-digits",
    "unasked-rating",
    "rating-without-cell",
    "one-part-decides",
    "okr-linked",
    "uncontrollable-counts",
    "unused-column",
    "unused-cell",
    "star-near-key",
    "pool-above-basis",
    "labor-share-above-target",
    "coefficient-far-from-one",
    "many-at-limit",
    "everyone-tied",
    "one-rating",
    "rating-nobody-got",
    "rating-inflation",
    "small-groups-ranked",
    "only-numeric-goals",
    "goals-at-cap",
    "too-many-goals",
    "goal-weights-not-100",
];

/// `advice.allow`: the advice that is not given.
#[derive(Debug, Clone, Default)]
pub struct Allowed(Vec<&'static str>);

impl Allowed {
    /// The codes, each one of [`ADVICE`].
    #[must_use]
    pub const fn new(codes: Vec<&'static str>) -> Self {
        Self(codes)
    }

    /// Whether advice of that code is silenced.
    #[must_use]
    pub fn contains(&self, code: &str) -> bool {
        self.0.contains(&code)
    }
}
