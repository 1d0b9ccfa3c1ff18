//! How far long work has got, on the terminal of somebody who waits for it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::session::Session;
use crate::view::Lang;

/// Work that lasts no longer shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// Before that, too little is known of how long the rest will take.
const WARM_UP: Duration = Duration::from_secs(2);
/// So many pieces tell how long the others will take.
const ENOUGH: usize = 8;
/// How often the bar is drawn.
const PACE: Duration = Duration::from_millis(100);

/// What somebody waits for that cannot be counted.
#[derive(Debug, Clone, Copy)]
pub enum Stage {
    /// Files become people.
    Reading,
    /// People get their bonus.
    Calculating,
    /// A result is held against another.
    Comparing,
    /// Results become files.
    Writing,
}

/// Progress for whoever waits; nothing is shown where standard error is no terminal, or the user wants silence.
pub struct Progress {
    what: What,
    shown: bool,
    /// When the run began, or this piece of work.
    since: Instant,
    lang: Lang,
}

enum What {
    Pieces(usize),
    Stage(Stage),
}

impl Progress {
    /// A bar for so many pieces of work. Nothing is shown before it takes its time.
    pub fn new(pieces: usize, session: &Session<'_, '_>) -> Self {
        Self::of(What::Pieces(pieces), Instant::now(), session)
    }

    /// A sign of life in a stage of a run that takes its time.
    pub fn stage(stage: Stage, session: &Session<'_, '_>) -> Self {
        Self::of(What::Stage(stage), session.began, session)
    }

    const fn of(what: What, since: Instant, session: &Session<'_, '_>) -> Self {
        Self {
            what,
            shown: session.environment.waits && !session.quiet,
            since,
            lang: session.lang,
        }
    }

    /// Does the work of a stage.
    pub fn wait<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        self.watch(|_| work())
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
        let drawing = thread::current();
        let ended = AtomicBool::new(false);
        thread::scope(|scope| {
            let working = scope.spawn(|| {
                let result = work(&tick);
                // Before the thread itself has ended, which the pause would not wait for.
                ended.store(true, Ordering::Release);
                drawing.unpark();
                result
            });
            self.draw(&done, || {
                ended.load(Ordering::Acquire) || working.is_finished()
            });
            working
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    fn draw(&self, done: &AtomicUsize, is_finished: impl Fn() -> bool) {
        let mut bar: Option<ProgressBar> = None;
        while !is_finished() {
            // Whoever ends the work ends the pause.
            thread::park_timeout(PACE);
            if self.since.elapsed() >= PATIENCE && !is_finished() {
                let bar = bar.get_or_insert_with(|| self.bar());
                self.update(bar, done.load(Ordering::Relaxed));
            }
        }
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
    }

    fn update(&self, bar: &ProgressBar, done: usize) {
        match self.what {
            What::Pieces(pieces) => {
                bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
                if let Some(left) = left(done, pieces, self.since.elapsed()) {
                    bar.set_message(words(left, self.lang));
                }
            }
            What::Stage(stage) => bar.set_message(doing(stage, self.since.elapsed(), self.lang)),
        }
    }

    fn bar(&self) -> ProgressBar {
        let (pieces, template) = match self.what {
            What::Pieces(pieces) => (u64::try_from(pieces).ok(), "[{bar:40}] {pos}/{len} {msg}"),
            What::Stage(_) => (None, "{msg}"),
        };
        let bar = ProgressBar::with_draw_target(pieces, ProgressDrawTarget::stderr());
        match ProgressStyle::with_template(template) {
            Ok(style) => bar.with_style(style.progress_chars("=> ")),
            Err(_) => bar,
        }
    }
}

/// What is being done, and for how long the run has lasted.
fn doing(stage: Stage, elapsed: Duration, lang: Lang) -> String {
    let (ja, en) = match stage {
        Stage::Reading => ("読み込んでいます", "Reading"),
        Stage::Calculating => ("計算しています", "Calculating"),
        Stage::Comparing => ("照合しています", "Comparing"),
        Stage::Writing => ("書き出しています", "Writing"),
    };
    let seconds = elapsed.as_secs();
    lang.pick(
        format!("{ja}…（{seconds}秒経過）"),
        format!("{en}… ({seconds} s)"),
    )
}

/// How long it will take from now on, from all that was done so far; nothing before enough was done to tell.
fn left(done: usize, pieces: usize, elapsed: Duration) -> Option<Duration> {
    let least = (pieces / 20).max(ENOUGH);
    let rest = pieces.checked_sub(done)?;
    let each = elapsed.checked_div(u32::try_from(done).ok()?)?;
    (done >= least && elapsed >= WARM_UP)
        .then(|| each.saturating_mul(u32::try_from(rest).unwrap_or(u32::MAX)))
}

fn words(left: Duration, lang: Lang) -> String {
    let seconds = left.as_secs().max(1);
    match seconds.div_ceil(60) {
        1 => lang.pick(
            format!("残り約{seconds}秒"),
            format!("about {seconds} s left"),
        ),
        minutes => lang.pick(
            format!("残り約{minutes}分"),
            format!("about {minutes} min left"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_told_when_enough_was_done() {
        let after = |done, seconds| left(done, 100, Duration::from_secs(seconds));
        assert_eq!(after(0, 9), None);
        assert_eq!(after(4, 9), None);
        assert_eq!(after(50, 1), None);
        assert_eq!(after(20, 10), Some(Duration::from_secs(40)));
        assert_eq!(words(Duration::from_secs(40), Lang::Ja), "残り約40秒");
        assert_eq!(words(Duration::from_secs(61), Lang::En), "about 2 min left");
    }

    #[test]
    fn a_stage_says_what_is_done_and_for_how_long() {
        let after = |stage, lang| doing(stage, Duration::from_millis(12_900), lang);
        assert_eq!(after(Stage::Reading, Lang::En), "Reading… (12 s)");
        assert_eq!(
            after(Stage::Calculating, Lang::Ja),
            "計算しています…（12秒経過）"
        );
    }
}
