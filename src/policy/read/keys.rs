//! Which key belongs to which table and method.

/// The keys of every `pool.method`, beside those that all of them take.
pub(super) const POOL_METHODS: [(&str, &[&str]); 8] = [
    ("percentage", &["rate", "rate_on"]),
    ("tiered", &["tier", "tier_on", "rate_on"]),
    ("fixed_reserve", &["reserve", "rate"]),
    ("labor_share", &["rate", "personnel_cost"]),
    (
        "linear",
        &["intercept", "slope", "per_head", "personnel_cost"],
    ),
    ("months", &["months", "bands", "ratio_to"]),
    ("amount", &["amount"]),
    (UNLINKED, &[]),
];

/// The method that lets the rules decide.
pub(super) const UNLINKED: &str = "unlinked";

/// The keys of a pool that every method but `unlinked` takes.
pub(super) const LINKED: [&str; 8] = [
    "basis",
    "add_back",
    "factor",
    "min",
    "max",
    "carried_over",
    "already_paid",
    "when_short",
];

/// The keys that hang on the method, each once.
pub(super) fn of_methods() -> Vec<&'static str> {
    let mut keys: Vec<_> = POOL_METHODS
        .iter()
        .flat_map(|(_, keys)| *keys)
        .copied()
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether a pool of that method takes the key.
pub(super) fn takes(method: &str, key: &str) -> bool {
    let own = POOL_METHODS
        .iter()
        .any(|(name, keys)| *name == method && keys.contains(&key));
    let hangs_on_method =
        LINKED.contains(&key) || POOL_METHODS.iter().any(|(_, keys)| keys.contains(&key));
    own || !hangs_on_method || (method != UNLINKED && LINKED.contains(&key))
}

/// The keys of every `evaluation.method`.
pub(super) const EVALUATION_METHODS: [(&str, &[&str]); 4] = [
    ("given", &[]),
    ("weighted", &["part", "rank"]),
    ("matrix", &["behavior", "achievement", "table"]),
    ("relative", &["part", "score", "quota", "within"]),
];

/// The keys of `[evaluation]`, each once.
pub(super) const EVALUATION: [&str; 9] = [
    "method",
    "part",
    "rank",
    "behavior",
    "achievement",
    "table",
    "score",
    "quota",
    "within",
];

/// Whether an evaluation of that method takes the key.
pub(super) fn evaluation_takes(method: &str, key: &str) -> bool {
    EVALUATION_METHODS
        .iter()
        .any(|(name, keys)| *name == method && keys.contains(&key))
        || !EVALUATION_METHODS
            .iter()
            .any(|(_, keys)| keys.contains(&key))
}

/// The top-level tables.
pub(super) const ROOT: [&str; 15] = [
    "policy",
    "figures",
    "pool",
    "split",
    "component",
    "factor",
    "rounding",
    "eligibility",
    "attendance",
    "evaluation",
    "goals",
    "columns",
    "expect",
    "export",
    "advice",
];

/// `[[test]]`, apart from [`ROOT`] only because nobody means it by another name.
pub(super) const TEST: &str = "test";

/// The keys of tables, to tell where a misplaced one belongs.
const TABLES: [(&str, &[&str]); 15] = [
    (
        "policy",
        &["name", "purpose", "period", "payment_date", "base_pay"],
    ),
    (
        "pool",
        &[
            "basis",
            "add_back",
            "method",
            "rate",
            "tier",
            "tier_on",
            "reserve",
            "personnel_cost",
            "intercept",
            "slope",
            "per_head",
            "months",
            "ratio_to",
            "amount",
            "rate_on",
            "employer_cost",
            "carried_over",
            "already_paid",
            "when_short",
        ],
    ),
    (
        "split",
        &[
            "discretionary",
            "unallotted",
            "allow_negative",
            "budget_by",
            "budget_weight",
        ],
    ),
    ("rounding", &["unit", "mode", "weight_digits"]),
    (
        "component",
        &[
            "funding",
            "share",
            "only",
            "by",
            "table",
            "table_file",
            "from",
            "figure",
            "per",
            "term",
            "factors",
            "unit_price",
            "limits",
            "adjustment",
        ],
    ),
    ("factor", &["service", "apply", "digits"]),
    (
        "component.adjustment",
        &["stage", "scale", "min", "max", "digits"],
    ),
    ("component.limits", &["of", "times"]),
    (
        "eligibility",
        &[
            "employed_on_payment_date",
            "hired_on_or_before",
            "minimum_attendance",
            "include",
            "exclude",
            "force_eligible",
        ],
    ),
    ("attendance", &["scheduled", "absences", "lateness"]),
    ("pool.employer_cost", &["paid"]),
    ("export", &["encoding", "rows_per_file", "ineligible"]),
    ("advice", &["allow"]),
    (
        "evaluation",
        &[
            "part",
            "rank",
            "behavior",
            "achievement",
            "score",
            "quota",
            "within",
        ],
    ),
    (
        "goals",
        &[
            "okr",
            "okr_success",
            "uncontrollable",
            "cap",
            "qualitative_par",
        ],
    ),
];

/// The table that has a key which the table at `path` was given.
pub(super) fn table_of(key: &str, path: &str) -> Option<&'static str> {
    // Keys after the header of an inner table belong to that, which is easily forgotten.
    let own = match path.rsplit('.').next() {
        Some("limits") => "component.limits",
        Some("adjustment") => "component.adjustment",
        Some("employer_cost") => "pool.employer_cost",
        _ => path.split(['.', '[']).next().unwrap_or_default(),
    };
    TABLES
        .iter()
        .find(|(table, keys)| *table != own && keys.contains(&key))
        .map(|(table, _)| *table)
}
