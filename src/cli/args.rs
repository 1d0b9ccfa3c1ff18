//! What was typed. The comments are the English help; [`super::help`] has the Japanese one.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Computes company bonuses exactly to the yen, from a policy and a list of employees
#[derive(Debug, Parser)]
#[command(
    name = "bonuspool",
    version,
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Typed {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Args)]
pub struct Common {
    /// Language of everything shown: ja or en (default: from the locale)
    #[arg(long, global = true, value_name = "LANG", display_order = 900)]
    pub lang: Option<LangWord>,
    /// Say nothing but errors
    #[arg(long, short, global = true, display_order = 901)]
    pub quiet: bool,
    /// No colours
    #[arg(long, global = true, display_order = 902)]
    pub no_color: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a policy, a season and a list of employees to start from
    Init(Init),
    /// Check a policy, and the employees with it; give advice
    Check(Check),
    /// Calculate every bonus (short: calc)
    #[command(alias = "calc")]
    Calculate(Calculate),
    /// Say the rules in sentences, or show every step of one bonus and a page to talk it over
    Explain(Explain),
    /// Compare what comes out under one set of assumptions after another
    Scenarios(Scenarios),
    /// Find the value of a key at which a measure reaches a target
    Solve(Solve),
    /// Hold two policies, or an earlier result, against one another: who gains, who loses
    Compare(Compare),
    /// Show how far each person's goals were reached
    Goals(Goals),
    /// Recompute a result, and say whether it still holds
    Verify(Verify),
    /// Run the worked examples ([[test]]) inside policies
    Test(Test),
    /// Show the help of a command
    Help(Help),
}

#[derive(Debug, Args)]
pub struct Help {
    /// The command
    #[arg(value_name = "COMMAND", value_parser = ["init", "check", "calculate", "calc", "explain", "scenarios", "solve", "compare", "goals", "verify", "test"])]
    pub of: Option<String>,
}

#[derive(Debug, Args)]
pub struct Init {
    /// Where to write the files (default: here)
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
    /// What kind of bonus to start from
    #[arg(
        long,
        value_name = "NAME",
        default_value = "points",
        hide_default_value = true
    )]
    pub template: Template,
    /// Overwrite files that are there
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
#[command(
    override_usage = "bonuspool check [OPTIONS] <POLICY> [EMPLOYEES]\n       bonuspool check --explain <CODE>"
)]
pub struct Check {
    /// The policy (TOML); `-` is standard input
    #[arg(value_name = "POLICY", required_unless_present = "explain")]
    pub policy: Option<PathBuf>,
    #[command(flatten)]
    pub laid_over: LaidOver,
    /// The employees (CSV or .xlsx); `-` is standard input
    #[arg(value_name = "EMPLOYEES")]
    pub employees: Option<PathBuf>,
    /// The sheet of an .xlsx with the employees (default: the first)
    #[arg(long, value_name = "NAME", requires = "employees")]
    pub sheet: Option<String>,
    /// What people decided beside the rules (CSV or .xlsx: employee_id, amount, reason)
    #[arg(long, value_name = "FILE", requires = "employees")]
    pub allotments: Option<PathBuf>,
    /// End with 1 where there is advice
    #[arg(long)]
    pub strict: bool,
    /// Each person's goals, which give a column goal_achievement (CSV or .xlsx; see help goals)
    #[arg(long, value_name = "FILE", requires = "employees")]
    pub goals: Option<PathBuf>,
    /// Say more about the code of a message (bad-number), or list all codes (all)
    #[arg(long, value_name = "CODE", conflicts_with_all = ["policy", "strict", "overlay", "set", "employees", "sheet", "allotments", "goals"])]
    pub explain: Option<String>,
}

#[derive(Debug, Args)]
pub struct Calculate {
    #[command(flatten)]
    pub rules: Rules,
    /// The employees (CSV or .xlsx); `-` is standard input
    #[arg(value_name = "EMPLOYEES")]
    pub employees: PathBuf,
    #[command(flatten)]
    pub beside: Beside,
    /// Add a table of groups by this column; repeatable
    #[arg(long, value_name = "COLUMN")]
    pub by: Vec<String>,
    /// Write the columns of this export of the policy as CSV, for payroll
    #[arg(long, value_name = "NAME")]
    pub export: Option<String>,
    #[command(flatten)]
    pub written: WrittenSheet,
}

#[derive(Debug, Args)]
pub struct Explain {
    #[command(flatten)]
    pub rules: Rules,
    /// The employees (CSV or .xlsx); `-` is standard input
    #[arg(value_name = "EMPLOYEES")]
    pub employees: Option<PathBuf>,
    /// Whose bonus to explain
    #[arg(long, value_name = "ID", requires = "employees")]
    pub employee: Option<String>,
    /// The sheet of an .xlsx with the employees (default: the first); `conversation`: only the page to talk the bonus over; repeatable
    #[arg(long, value_name = "NAME")]
    pub sheet: Vec<String>,
    /// What people decided beside the rules (CSV or .xlsx: employee_id, amount, reason)
    #[arg(long, value_name = "FILE", requires = "employees")]
    pub allotments: Option<PathBuf>,
    /// Each person's goals, which give a column goal_achievement (CSV or .xlsx; see help goals)
    #[arg(long, value_name = "FILE", requires = "employees")]
    pub goals: Option<PathBuf>,
    #[command(flatten)]
    pub written: Written,
}

#[derive(Debug, Args)]
pub struct Scenarios {
    #[command(flatten)]
    pub rules: Rules,
    /// The employees (CSV or .xlsx); `-` is standard input
    #[arg(value_name = "EMPLOYEES")]
    pub employees: PathBuf,
    /// Vary a key of the policy (pool.rate=10%,20% or pool.rate=10%..30%:5%); repeatable: all combinations, the first key outermost
    #[arg(long, value_name = "KEY=VALUES")]
    pub vary: Vec<String>,
    /// Add a measure (bonus.E001, coefficient.NAME, unit_price.NAME, or any other), and draw the first one; repeatable
    #[arg(long, value_name = "MEASURE")]
    pub measure: Vec<String>,
    /// Take scenarios from this file (tables `scenario` with `name` and `set`)
    #[arg(long, value_name = "FILE")]
    pub scenarios: Option<PathBuf>,
    #[command(flatten)]
    pub beside: Beside,
    #[command(flatten)]
    pub written: WrittenSheet,
}

#[derive(Debug, Args)]
pub struct Solve {
    #[command(flatten)]
    pub rules: Rules,
    /// The employees (CSV or .xlsx); `-` is standard input
    #[arg(value_name = "EMPLOYEES")]
    pub employees: PathBuf,
    /// The key of the policy whose value is looked for (pool.rate)
    #[arg(long, value_name = "KEY")]
    pub find: String,
    /// What is to be reached (average_bonus=500000, labour_share=55%, bonus.E001=80万)
    #[arg(long, value_name = "MEASURE=VALUE")]
    pub until: String,
    /// Look between these values (10%..40%; default: wherever the calculation can be done)
    #[arg(long, value_name = "A..B")]
    pub between: Option<String>,
    /// Look among multiples of this (0.01%; default: the last decimal of the value in the policy)
    #[arg(long, value_name = "STEP")]
    pub precision: Option<String>,
    #[command(flatten)]
    pub beside: Beside,
    #[command(flatten)]
    pub written: WrittenSheet,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// What was: a policy (TOML), an earlier result (.json), or `previous` for the column previous_bonus of the employees; `-` is standard input
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// What is to be, in the same ways; --overlay and --set are for the policies of both sides
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// The employees (CSV or .xlsx), unless both are results; `-` is standard input
    #[arg(value_name = "EMPLOYEES")]
    pub employees: Option<PathBuf>,
    /// The employees of OLD, where they are others (last season's file); --goals and --allotments are not for them
    #[arg(long, value_name = "FILE")]
    pub old_employees: Option<PathBuf>,
    #[command(flatten)]
    pub laid_over: LaidOver,
    #[command(flatten)]
    pub beside: Beside,
    /// Group by this column; repeatable (default: grade, rating, department and position)
    #[arg(long, value_name = "COLUMN")]
    pub by: Vec<String>,
    #[command(flatten)]
    pub written: WrittenSheet,
}

#[derive(Debug, Args)]
pub struct Goals {
    #[command(flatten)]
    pub rules: Rules,
    /// The goals (CSV or .xlsx: employee_id, goal, system, weight, target, actual, direction, controllable, objective, score); `-` is standard input
    #[arg(value_name = "GOALS")]
    pub goals: PathBuf,
    /// The sheet of an .xlsx with the goals (default: the first)
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[command(flatten)]
    pub written: WrittenSheet,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// The result (calculate --format json); `-` is standard input
    #[arg(value_name = "RESULT")]
    pub result: PathBuf,
    #[command(flatten)]
    pub rules: Rules,
    /// The employees (CSV or .xlsx); `-` is standard input
    #[arg(value_name = "EMPLOYEES")]
    pub employees: PathBuf,
    #[command(flatten)]
    pub beside: Beside,
    /// The result must have groups by this column (those that it has are compared anyway); repeatable
    #[arg(long, value_name = "COLUMN")]
    pub by: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Test {
    /// The policies (TOML); `-` is standard input
    #[arg(value_name = "POLICY", required = true)]
    pub policies: Vec<PathBuf>,
    #[command(flatten)]
    pub laid_over: LaidOver,
}

/// The policy and what is laid over it.
#[derive(Debug, Args)]
pub struct Rules {
    /// The policy (TOML); `-` is standard input
    #[arg(value_name = "POLICY")]
    pub policy: PathBuf,
    #[command(flatten)]
    pub laid_over: LaidOver,
}

/// What is laid over a policy.
#[derive(Debug, Args)]
pub struct LaidOver {
    /// Lay this file over the policy; repeatable
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,
    /// Set one key of the policy (pool.rate=25%); repeatable
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
}

/// What is read of and beside the employees.
#[derive(Debug, Args)]
pub struct Beside {
    /// The sheet of an .xlsx with the employees (default: the first)
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// What people decided beside the rules (CSV or .xlsx: employee_id, amount, reason)
    #[arg(long, value_name = "FILE")]
    pub allotments: Option<PathBuf>,
    /// Each person's goals, which give a column goal_achievement (CSV or .xlsx; see help goals)
    #[arg(long, value_name = "FILE")]
    pub goals: Option<PathBuf>,
}

/// Where a result goes that may be a sheet, and as what.
#[derive(Debug, Args)]
pub struct WrittenSheet {
    #[command(flatten)]
    pub to: Written,
    /// Encoding of a written CSV (default: utf-8, and utf-8-bom for a file in Japanese)
    #[arg(long, value_name = "ENCODING")]
    pub encoding: Option<EncodingWord>,
}

/// Where a result goes, and as what.
#[derive(Debug, Args)]
pub struct Written {
    /// Format of the result (default: by the ending of --output, else table)
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<FormatWord>,
    /// Write the result to this file, readable by its owner only; `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite the output file
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangWord {
    Ja,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatWord {
    Table,
    Csv,
    Json,
    Markdown,
    #[value(hide = true)]
    Xlsx,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EncodingWord {
    #[value(name = "utf-8")]
    Utf8,
    #[value(name = "utf-8-bom")]
    Utf8Bom,
    #[value(name = "shift_jis")]
    ShiftJis,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Template {
    Points,
    Amounts,
    Months,
    FixedVariable,
    Unlinked,
}
