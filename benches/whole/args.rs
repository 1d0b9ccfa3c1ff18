//! What was asked for.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Measures whole runs of bonuspool beside the floor: a program that only copies six columns of the same CSV.
///
/// Only ratios to the floor of the same run mean something on another machine.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo bench --bench whole --")]
pub struct Args {
    /// How many people [default: 1000,100000,1000000; for growth 10000,100000,1000000,10000000; for sweeps 100000]
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    pub people: Vec<u32>,

    /// How often everything is timed, in turn; the median counts
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..))]
    pub rounds: u16,

    /// What is measured
    #[arg(long, value_enum, default_value_t = Mode::Sizes)]
    pub mode: Mode,

    /// Only what has this in its name, and the floor
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub only: String,

    /// On so many cores, from the first one on [default: all]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    pub cores: Option<u16>,

    /// The Python that may have duckdb and polars
    #[arg(long, value_name = "PROGRAM", default_value = "python3")]
    pub python: PathBuf,

    /// Where people, policies and results lie [default: target/tmp/bench]
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,

    /// What cargo says to every benchmark
    #[arg(long, hide = true)]
    pub bench: bool,

    #[command(subcommand)]
    pub inner: Option<Inner>,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// Every command for each number of people
    Sizes,
    /// How the cost of one person grows with the number of people
    Growth,
    /// Scenarios: 1,000 pools, and 1,000 tables of points
    Sweeps,
}

/// What this program does as a child of itself.
#[derive(Debug, Subcommand)]
pub enum Inner {
    /// The floor
    #[command(hide = true)]
    Floor { people: PathBuf, output: PathBuf },
}

impl Args {
    /// The numbers of people, as asked for or as usual.
    pub fn sizes(&self) -> Vec<u32> {
        if !self.people.is_empty() {
            return self.people.clone();
        }
        match self.mode {
            Mode::Sizes => vec![1_000, 100_000, 1_000_000],
            Mode::Growth => vec![10_000, 100_000, 1_000_000, 10_000_000],
            Mode::Sweeps => vec![100_000],
        }
    }
}
