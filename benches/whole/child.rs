//! Running a program: on which cores, for how long, with how much memory.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Failed;

/// On which cores programs run.
pub enum Cores {
    /// On all.
    All,
    /// On the first ones, by `taskset`.
    Pinned(u16),
    /// As many threads as they are told to have.
    Told(u16),
}

impl Cores {
    pub fn of(asked: Option<u16>) -> Self {
        let pinned = |number: &u16| {
            let mut taskset = taskset(*number);
            succeeds(taskset.arg("true"))
        };
        match asked {
            None => Self::All,
            Some(number) if pinned(&number) => Self::Pinned(number),
            Some(number) => Self::Told(number),
        }
    }

    /// The program, to be run on these cores.
    pub fn command(&self, program: &Path, args: &[impl AsRef<OsStr>]) -> Command {
        let mut command = match *self {
            Self::All => Command::new(program),
            Self::Pinned(number) => {
                let mut command = taskset(number);
                command.arg(program);
                command
            }
            Self::Told(number) => {
                let mut command = Command::new(program);
                command.env("RAYON_NUM_THREADS", number.to_string());
                command
            }
        };
        // Another language has other words, an output its file.
        command.args(args).env("LC_ALL", "C");
        command.env_remove("BONUSPOOL_LANG");
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command
    }

    pub fn in_words(&self) -> String {
        match self {
            Self::All => "all cores".to_owned(),
            Self::Pinned(number) => format!("cores: {number}, by taskset"),
            Self::Told(number) => format!(
                "threads: {number}, by RAYON_NUM_THREADS (there is no taskset here; other programs take what they like)"
            ),
        }
    }
}

fn taskset(number: u16) -> Command {
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", &format!("0-{}", number - 1)]);
    command
}

/// Whether a program is there and ends well.
pub fn succeeds(command: &mut Command) -> bool {
    let command = command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Runs it and says how long it took.
pub fn time(mut command: Command) -> Result<Duration, Failed> {
    let begun = Instant::now();
    let status = command.status();
    let taken = begun.elapsed();
    let status = status.map_err(|error| format!("{command:?}: {error}"))?;
    match status.success() {
        true => Ok(taken),
        false => Err(format!("{command:?}: {status}").into()),
    }
}

/// Runs it and says how much memory it had at its peak, in bytes; nothing where the system does not tell. It is asked
/// so often that this run takes longer than others.
pub fn peak_memory(mut command: Command) -> Result<Option<u64>, Failed> {
    let begun = Instant::now();
    let mut child = command
        .spawn()
        .map_err(|error| format!("{command:?}: {error}"))?;
    let mut peak = None;
    loop {
        peak = high_water(&child).max(peak);
        match child.try_wait()? {
            // Of a short run every moment counts, beside a long one a question now and then is enough.
            None if begun.elapsed() < Duration::from_millis(50) => {}
            None => std::thread::sleep(Duration::from_millis(1)),
            Some(status) if status.success() => return Ok(peak),
            Some(status) => return Err(format!("{command:?}: {status}").into()),
        }
    }
}

/// `VmHWM` of `/proc/PID/status`, which is in KiB.
fn high_water(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}
