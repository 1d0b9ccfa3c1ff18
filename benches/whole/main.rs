//! Whole runs of the program beside the floor, a program that only copies six columns of the same file.
//!
//! `cargo bench --bench whole -- --help` says what can be asked for; `benches/README.md` why only ratios count.

mod args;
mod child;
#[path = "../company/mod.rs"]
mod company;
mod engines;
mod files;
mod floor;
mod measure;
mod output;
mod table;
mod work;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Inner, Mode};
use child::Cores;
use engines::Engine;
use files::{Company, Folder};
use measure::measure;
use work::{FLOOR, Work};

/// What ends a run.
type Failed = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let args = asked();
    let ended = match &args.inner {
        Some(Inner::Floor { people, output }) => floor::copy(people, output).map_err(Into::into),
        None => run(&args),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("{failed}");
            ExitCode::FAILURE
        }
    }
}

/// The arguments. Without what `cargo bench` adds to them this is `cargo test --all-targets`, which only wants to see
/// that the benchmark works.
fn asked() -> Args {
    let typed: Vec<String> = std::env::args().collect();
    let is_child = typed.get(1).is_some_and(|it| it == "floor");
    if is_child || typed.iter().any(|it| it == "--bench") {
        Args::parse()
    } else {
        Args::parse_from(["whole", "--people", "100", "--rounds", "1"])
    }
}

fn run(args: &Args) -> Result<(), Failed> {
    let cores = Cores::of(args.cores);
    let folder = args.folder.clone().unwrap_or_else(usual_folder);
    println!(
        "{}; median of {} rounds; {}",
        cores.in_words(),
        args.rounds,
        folder.display()
    );
    let folder = Folder::new(folder)?;
    let engines = match args.mode {
        Mode::Sizes => Engine::find(&args.python),
        Mode::Growth | Mode::Sweeps => Vec::new(),
    };
    let mut columns = Vec::new();
    for people in args.sizes() {
        let company = folder.company(people)?;
        let works = works(args, &company, &engines);
        let lines = measure(works, args.rounds, &cores)?;
        if args.mode != Mode::Growth {
            table::print(&table::SIZES, &table::sizes(people, &lines));
        }
        columns.push((people, lines));
    }
    if args.mode == Mode::Growth {
        table::print(&table::growth_headers(&columns), &table::growth(&columns));
    }
    Ok(())
}

/// What is to be run for that company: the floor first, and what has been asked for.
fn works(args: &Args, company: &Company, engines: &[Engine]) -> Vec<Work> {
    let mut works = match args.mode {
        Mode::Sizes => work::all(company, engines),
        Mode::Growth => work::growth(company),
        Mode::Sweeps => work::sweeps(company),
    };
    works.retain(|work| work.name == FLOOR || work.name.contains(&args.only));
    works
}

/// Within `target/`, which is nobody's work.
fn usual_folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench")
}
