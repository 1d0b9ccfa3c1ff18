//! Many rows as bytes, in parts: each is made on one of the cores, and given away in order while the next ones are made.

use std::ops::Range;

use rayon::prelude::*;

/// Rows of a part.
const ROWS: usize = 1 << 12;

/// Makes parts of so many rows, and gives one after another away. Of all of them only a few are held at a time, and each
/// is made out of one that was given away, whose memory it may take.
///
/// # Errors
/// That of giving away; no part is made after it.
pub fn in_parts<P: Default + Send, E>(
    rows: usize,
    make: impl Fn(Range<usize>, &mut P) + Sync,
    mut give: impl FnMut(&mut P) -> Result<(), E>,
) -> Result<(), E> {
    let part = |start: usize| start..start.saturating_add(ROWS).min(rows);
    let starts: Vec<usize> = (0..rows).step_by(ROWS).collect();
    let (mut made, mut next) = (Vec::<P>::new(), Vec::<P>::new());
    for starts in starts.chunks(rayon::current_num_threads().saturating_mul(4)) {
        next.resize_with(starts.len(), P::default);
        let given = rayon::in_place_scope(|scope| {
            scope.spawn(|_| {
                let parts = starts.par_iter().zip(&mut next);
                parts.for_each(|(&start, place)| make(part(start), place));
            });
            made.iter_mut().try_for_each(&mut give)
        });
        given?;
        std::mem::swap(&mut made, &mut next);
    }
    made.iter_mut().try_for_each(give)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_given_once_and_in_order() {
        for rows in [0, 1, ROWS, ROWS * 9 + 1] {
            let mut given = Vec::new();
            let ended: Result<(), ()> = in_parts(
                rows,
                |rows, part: &mut Range<usize>| *part = rows,
                |part| {
                    given.extend(part.clone());
                    Ok(())
                },
            );
            assert_eq!(ended, Ok(()));
            assert_eq!(given, Vec::from_iter(0..rows));
        }
    }

    #[test]
    fn what_cannot_be_given_away_ends_it() {
        let mut given = 0;
        let ended = in_parts(
            ROWS * 9,
            |rows, start: &mut usize| *start = rows.start,
            |start| {
                given += 1;
                if *start == ROWS { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((ended, given), (Err("full"), 2));
    }
}
