//! How far long work has got, on the terminal of somebody who waits for it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::session::Session;

/// Work that lasts no longer shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the bar is drawn.
const PACE: Duration = Duration::from_millis(100);

/// A bar for so many pieces of work; nothing where standard error is no terminal, or the user wants silence.
pub struct Progress {
    pieces: usize,
    shown: bool,
}

impl Progress {
    /// Nothing is shown before the work takes its time.
    pub fn new(pieces: usize, session: &Session<'_, '_>) -> Self {
        Self {
            pieces,
            shown: session.environment.waits && !session.quiet,
        }
    }

    /// Does the work, which ticks after every piece.
    pub fn watch<T: Send>(&self, work: impl FnOnce(&(dyn Fn() + Sync)) -> T + Send) -> T {
        if !self.shown {
            return work(&|| {});
        }
        let done = AtomicUsize::new(0);
        let tick = || {
            done.fetch_add(1, Ordering::Relaxed);
        };
        // The bar is drawn on this thread: standard error is locked by it for as long as the program runs.
        thread::scope(|scope| {
            let working = scope.spawn(|| work(&tick));
            self.draw(&done, || working.is_finished());
            working
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    fn draw(&self, done: &AtomicUsize, is_finished: impl Fn() -> bool) {
        let begin = Instant::now();
        let mut bar: Option<ProgressBar> = None;
        let mut pause = Duration::from_millis(1);
        while !is_finished() {
            thread::sleep(pause);
            pause = pause.saturating_mul(2).min(PACE);
            if begin.elapsed() >= PATIENCE {
                let bar = bar.get_or_insert_with(|| self.bar());
                let done = done.load(Ordering::Relaxed);
                bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
            }
        }
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
    }

    fn bar(&self) -> ProgressBar {
        let pieces = u64::try_from(self.pieces).ok();
        let bar = ProgressBar::with_draw_target(pieces, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("[{bar:40}] {pos}/{len} {eta}");
        match style {
            Ok(style) => bar.with_style(style.progress_chars("=> ")),
            Err(_) => bar,
        }
    }
}
