//! The program: streams and arguments in, exit code out.

use std::process::ExitCode;

use bonuspool::cli::{self, Environment, StandardOutput};

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::keep_quiet();
    let mut stdin = std::io::stdin().lock();
    let mut stdout = StandardOutput;
    let mut stderr = std::io::stderr().lock();
    let mut environment = Environment::of_process(&mut stdin, &mut stdout, &mut stderr);
    ExitCode::from(cli::run(std::env::args_os(), &mut environment))
}
