//! Many rows as bytes, in parts.

use std::ops::Range;

use crate::in_order::in_order;

/// Rows of a part.
const ROWS: usize = 1 << 12;

/// Makes parts of so many rows, and gives one after another away, as [`in_order`] does.
///
/// # Errors
/// That of giving away; nothing is given away after it.
pub fn in_parts<P: Default + Send, E: Send>(
    rows: usize,
    make: impl Fn(Range<usize>, &mut P) + Sync,
    give: impl FnMut(&mut P) -> Result<(), E> + Send,
) -> Result<(), E> {
    let rows_of = |part: usize| {
        let start = part.saturating_mul(ROWS);
        start..start.saturating_add(ROWS).min(rows)
    };
    let make = |number, part: &mut P| make(rows_of(number), part);
    in_order(rows.div_ceil(ROWS), make, give)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_given_once_and_in_order() {
        for rows in [0, 1, ROWS, ROWS + 1, ROWS * 9 + 1] {
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
}
