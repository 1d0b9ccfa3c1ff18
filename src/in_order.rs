//! Something large in parts: they are made on all cores, and given away in order while others are still being made.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// For every core so many parts may be held: one that takes long does not keep the others waiting.
const PARTS_HELD: usize = 4;

/// Makes so many parts by their numbers, and gives one after another away. Of all of them only a few are held at a time,
/// and each is made out of one that was given away before, whose memory it may take.
///
/// Both are done by the threads of the pool, which wait for each other: neither may wait for another job of the pool.
///
/// # Errors
/// That of giving away; nothing is given away after it.
pub fn in_order<P: Default + Send, E: Send>(
    parts: usize,
    make: impl Fn(usize, &mut P) + Sync,
    mut give: impl FnMut(&mut P) -> Result<(), E> + Send,
) -> Result<(), E> {
    if parts <= 1 {
        // Not worth waking anybody for.
        return (0..parts).try_for_each(|number| {
            let mut made = P::default();
            make(number, &mut made);
            give(&mut made)
        });
    }
    let held = rayon::current_num_threads().saturating_mul(PARTS_HELD);
    let desk = Desk {
        state: Mutex::new(State {
            taken: 0,
            given: 0,
            made: BTreeMap::new(),
            used: Vec::new(),
            give: Some(give),
            ended: None,
        }),
        changed: Condvar::new(),
    };
    rayon::broadcast(|_| {
        let mut leaving = Leaving {
            desk: &desk,
            in_order: false,
        };
        while let Some((number, mut place)) = desk.next(parts, held) {
            make(number, &mut place);
            desk.hand_in(number, place);
        }
        leaving.in_order = true;
    });
    match desk.lock().ended.take() {
        Some(Some(error)) => Err(error),
        // A panic has come to the caller by now.
        Some(None) | None => Ok(()),
    }
}

/// Where parts are handed in and given away.
struct Desk<P, G, E> {
    state: Mutex<State<P, G, E>>,
    changed: Condvar,
}

struct State<P, G, E> {
    /// How many parts somebody makes or has made.
    taken: usize,
    /// How many were given away.
    given: usize,
    /// Those in between that are made.
    made: BTreeMap<usize, P>,
    /// Those that were given away.
    used: Vec<P>,
    /// What gives away, unless somebody does right now.
    give: Option<G>,
    /// It ended before its time, by an error or by a panic.
    ended: Option<Option<E>>,
}

impl<P: Default, E, G: FnMut(&mut P) -> Result<(), E>> Desk<P, G, E> {
    fn lock(&self) -> MutexGuard<'_, State<P, G, E>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of the part that is to be made next, of so many, and one to make it of; nothing once there is none.
    fn next(&self, parts: usize, held: usize) -> Option<(usize, P)> {
        let is_full = |state: &mut State<P, G, E>| {
            state.ended.is_none()
                && state.taken < parts
                && state.taken.saturating_sub(state.given) >= held
        };
        let state = self.changed.wait_while(self.lock(), is_full);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        if state.ended.is_some() || state.taken >= parts {
            return None;
        }
        let number = state.taken;
        state.taken = number.saturating_add(1);
        Some((number, state.used.pop().unwrap_or_default()))
    }

    /// Takes a part that is made. Whoever hands in the next one to be given away does that, also with those behind it.
    fn hand_in(&self, number: usize, made: P) {
        let mut state = self.lock();
        state.made.insert(number, made);
        let Some(mut give) = state.give.take() else {
            return;
        };
        loop {
            let next = state.given;
            let Some(mut made) = state.made.remove(&next) else {
                state.give = Some(give);
                return;
            };
            drop(state);
            let given = give(&mut made);
            state = self.lock();
            state.given = next.saturating_add(1);
            state.used.push(made);
            self.changed.notify_all();
            if let Err(error) = given {
                state.ended = Some(Some(error));
                return;
            }
        }
    }
}

/// Whoever leaves by a panic keeps nobody waiting for what he took.
struct Leaving<'d, P, G, E> {
    desk: &'d Desk<P, G, E>,
    in_order: bool,
}

impl<P, G, E> Drop for Leaving<'_, P, G, E> {
    fn drop(&mut self) {
        if !self.in_order {
            let state = self.desk.state.lock();
            let mut state = state.unwrap_or_else(PoisonError::into_inner);
            state.ended.get_or_insert(None);
            self.desk.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_given_once_and_in_order() {
        for parts in [0, 1, 2, 99] {
            let mut given = Vec::new();
            let ended: Result<(), ()> = in_order(
                parts,
                |number, part: &mut usize| {
                    // Some take longer than others.
                    if number % 5 == 0 {
                        std::thread::yield_now();
                    }
                    *part = number;
                },
                |part| {
                    given.push(*part);
                    Ok(())
                },
            );
            assert_eq!(ended, Ok(()));
            assert_eq!(given, Vec::from_iter(0..parts));
        }
    }

    #[test]
    fn what_cannot_be_given_away_ends_it() {
        for (parts, refused) in [(1, 0), (99, 1)] {
            let mut given = 0;
            let ended = in_order(
                parts,
                |number, part: &mut usize| *part = number,
                |part| {
                    given += 1;
                    if *part == refused {
                        Err("full")
                    } else {
                        Ok(())
                    }
                },
            );
            assert_eq!((ended, given), (Err("full"), refused + 1));
        }
    }

    #[test]
    fn a_panic_ends_it() {
        let made = |made: usize, given: usize| {
            std::panic::catch_unwind(|| {
                in_order(
                    99,
                    |number, part: &mut usize| {
                        assert!(number != made, "made to fail");
                        *part = number;
                    },
                    |part| {
                        assert!(*part != given, "made to fail");
                        Ok::<(), ()>(())
                    },
                )
            })
        };
        assert!(made(9, 99).is_err());
        assert!(made(99, 9).is_err());
        assert!(made(99, 99).is_ok());
    }
}
