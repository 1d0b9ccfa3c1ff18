//! Products and quotients of 128 bits, by the instructions for 64 where the numbers have no more: nearly all have not, and
//! those are several times faster.

use num_integer::Integer;

/// `a × b`; `None` where it does not fit.
pub(super) fn times(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => i128::from(a).checked_mul(b.into()),
        _ => a.checked_mul(b),
    }
}

/// `above / below` (above 0) as whole units and a remainder.
pub(super) fn div_rem(above: i128, below: i128) -> (i128, i128) {
    match (u64::try_from(above), u64::try_from(below)) {
        (Ok(above), Ok(below)) => {
            let (whole, rest) = above.div_rem(&below);
            (whole.into(), rest.into())
        }
        _ => above.div_rem(&below),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_has_64_bits_is_computed_as_all_else(
            a in any::<i128>(), b in any::<i128>(), shifts in (0..128_u32, 0..128_u32),
        ) {
            let (a, b) = (a >> shifts.0, b >> shifts.1);
            prop_assert_eq!(times(a, b), a.checked_mul(b));
            let below = b.saturating_abs().max(1);
            prop_assert_eq!(div_rem(a, below), (a / below, a % below));
        }
    }
}
