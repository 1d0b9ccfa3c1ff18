//! What a run gets from outside: streams, directory, language, screen. Tests pass their own.

use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;

use crate::view::Lang;

use super::locate::Identity;

/// What a run gets from outside.
pub struct Environment<'a> {
    /// Standard input.
    pub stdin: &'a mut dyn Read,
    /// The file behind standard input, so that no result is written over it.
    pub(super) stdin_file: Option<Identity>,
    /// Standard output.
    pub stdout: &'a mut dyn Write,
    /// Standard error.
    pub stderr: &'a mut dyn Write,
    /// What relative paths are relative to.
    pub directory: PathBuf,
    /// The language by `BONUSPOOL_LANG`, else by the locale.
    pub language: Option<String>,
    /// How many columns the terminal on standard output has; nothing where it is none.
    pub columns: Option<usize>,
    /// Whether somebody waits at a terminal on standard error, who wants to see how far long work has got.
    pub waits: bool,
    /// Whether standard output and standard error show colours.
    pub colour: (bool, bool),
}

impl<'a> Environment<'a> {
    /// The environment of the process, with its streams.
    pub fn of_process(
        stdin: &'a mut dyn Read,
        stdout: &'a mut dyn Write,
        stderr: &'a mut dyn Write,
    ) -> Self {
        let (shown, told) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let colour = set("NO_COLOR").is_none() && set("TERM").as_deref() != Some("dumb");
        let width = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Self {
            directory: PathBuf::new(),
            language: set("BONUSPOOL_LANG").or_else(sys_locale::get_locale),
            columns: shown.then(width).flatten(),
            waits: told,
            colour: (colour && shown, colour && told),
            stdin,
            stdin_file: Identity::of_standard_input(),
            stdout,
            stderr,
        }
    }

    /// Captured streams in a directory, for tests and for programs that embed this one: English, no terminal.
    pub fn captured(
        directory: PathBuf,
        stdin: &'a mut dyn Read,
        stdout: &'a mut dyn Write,
        stderr: &'a mut dyn Write,
    ) -> Self {
        Self {
            stdin,
            stdin_file: None,
            stdout,
            stderr,
            directory,
            language: None,
            columns: None,
            waits: false,
            colour: (false, false),
        }
    }

    /// The language for everything, also for the help and for wrong arguments: `--lang` is looked for before the
    /// arguments are parsed.
    pub(super) fn language(&self, args: &[OsString]) -> Lang {
        let mut asked = None;
        let mut args = args.iter().map(OsString::as_os_str);
        while let Some(arg) = args.next() {
            if arg == OsStr::new("--") {
                break;
            }
            let arg = arg.to_string_lossy();
            let value = match arg.strip_prefix("--lang") {
                Some("") => args.next().map(|next| next.to_string_lossy().into_owned()),
                Some(rest) => rest.strip_prefix('=').map(str::to_owned),
                None => None,
            };
            asked = value.filter(|it| it == "ja" || it == "en").or(asked);
        }
        match asked.as_deref().or(self.language.as_deref()) {
            Some(name) if name.starts_with("ja") => Lang::Ja,
            _ => Lang::En,
        }
    }
}

/// Standard output of the process.
///
/// The one of `std` takes a descriptor that is not open for writing (EBADF) for a success, and a result would be lost
/// with exit code 0; this one fails then. What it cannot see is a descriptor that was closed (`>&-`): before `main`
/// begins, `std` has put `/dev/null` in its place, as if that had been asked for.
#[derive(Debug, Clone, Copy)]
pub struct StandardOutput;

impl Write for StandardOutput {
    #[cfg(unix)]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        use std::os::fd::AsFd;
        let descriptor = io::stdout().as_fd().try_clone_to_owned()?;
        std::fs::File::from(descriptor).write(bytes)
    }

    // Other systems have no such case, and consoles whose encoding `std` knows about.
    #[cfg(not(unix))]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::stdout().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}
