//! Everything in turn, round after round, so that whatever the machine does besides meets all alike.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::Failed;
use crate::child::{self, Cores};
use crate::files;
use crate::output::{Content, content};
use crate::work::Work;

/// What a line of the table has come to.
pub struct Measured {
    pub name: &'static str,
    /// The times of all rounds, ascending.
    times: Vec<Duration>,
    /// In bytes; nothing where the system does not tell.
    pub peak_memory: Option<u64>,
}

impl Measured {
    pub fn median(&self) -> Duration {
        let upper = self.times.len() / 2;
        match self.times.len() % 2 {
            0 => (self.times[upper - 1] + self.times[upper]) / 2,
            _ => self.times[upper],
        }
    }

    /// By how much of the median the slowest round is slower than the fastest.
    pub fn spread(&self) -> f64 {
        let (fastest, slowest) = (self.times[0], self.times[self.times.len() - 1]);
        (slowest - fastest).div_duration_f64(self.median())
    }
}

/// Runs all works in turn: once for their memory and their outputs, then `rounds` times against the clock. The outputs
/// of the first and of the last time must be the same, to the byte where rows have an order.
pub fn measure(works: Vec<Work>, rounds: u16, cores: &Cores) -> Result<Vec<Measured>, Failed> {
    let mut lines = Vec::new();
    for work in works {
        let peak_memory = peak_memory(&work, cores)?;
        let first = content(&work.output, work.form)?;
        lines.push((work, first, peak_memory, Vec::new()));
    }
    agree(lines.iter().map(|(work, first, ..)| (work, first)))?;
    for _ in 0..rounds {
        for (work, _, _, times) in &mut lines {
            files::remove(&work.output)?;
            times.push(child::time(command(work, cores))?);
        }
    }
    lines
        .into_iter()
        .map(|(work, first, peak_memory, mut times)| {
            if content(&work.output, work.form)? != first {
                return Err(format!("{}: two runs, two outputs", work.name).into());
            }
            files::remove(&work.output)?;
            times.sort_unstable();
            Ok(Measured {
                name: work.name,
                times,
                peak_memory,
            })
        })
        .collect()
}

/// The most memory that a run had. A short one may be over before it has been asked at the right moment, and is run some
/// times more.
fn peak_memory(work: &Work, cores: &Cores) -> Result<Option<u64>, Failed> {
    let mut peak = None;
    for _ in 0..5 {
        files::remove(&work.output)?;
        let begun = Instant::now();
        peak = child::peak_memory(command(work, cores))?.max(peak);
        if begun.elapsed() > Duration::from_millis(100) {
            break;
        }
    }
    Ok(peak)
}

fn command(work: &Work, cores: &Cores) -> std::process::Command {
    cores.command(&work.program, &work.args)
}

/// Who works out the same bonuses must come to the same ones.
fn agree<'a>(outputs: impl Iterator<Item = (&'a Work, &'a Content)>) -> Result<(), Failed> {
    let mut found: BTreeMap<u64, &str> = BTreeMap::new();
    for (work, content) in outputs {
        found.extend(content.bonuses.map(|bonuses| (bonuses, work.name)));
    }
    let names: Vec<&str> = found.into_values().collect();
    match names.len() {
        0 | 1 => Ok(()),
        _ => Err(format!("other bonuses: {}", names.join(", ")).into()),
    }
}
