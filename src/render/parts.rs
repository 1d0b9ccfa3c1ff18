//! Many rows as bytes, in parts: each is made on one of the cores, and given away in order while the next ones are made.

use std::ops::Range;

use rayon::prelude::*;

/// Rows of a part.
const ROWS: usize = 1 << 13;

/// Makes parts of so many rows, and gives one after another away. Of all of them only a few are held at a time.
///
/// # Errors
/// That of giving away; no part is made after it.
pub fn in_parts<P: Send, E>(
    rows: usize,
    make: impl Fn(Range<usize>) -> P + Sync,
    mut give: impl FnMut(P) -> Result<(), E>,
) -> Result<(), E> {
    let part = |start: usize| start..start.saturating_add(ROWS).min(rows);
    let starts: Vec<usize> = (0..rows).step_by(ROWS).collect();
    let mut made = Vec::new();
    for starts in starts.chunks(rayon::current_num_threads().saturating_mul(4)) {
        let mut next = Vec::new();
        let given = rayon::in_place_scope(|scope| {
            scope.spawn(|_| {
                let parts = starts.par_iter().map(|&start| make(part(start)));
                parts.collect_into_vec(&mut next);
            });
            std::mem::take(&mut made)
                .into_iter()
                .try_for_each(&mut give)
        });
        given?;
        made = next;
    }
    made.into_iter().try_for_each(give)
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
                |rows| rows,
                |rows| {
                    given.extend(rows);
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
            |rows| rows.start,
            |start| {
                given += 1;
                if start == ROWS { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((ended, given), (Err("full"), 2));
    }
}
