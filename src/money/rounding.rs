//! The rounding words of a policy.

use std::cmp::Ordering;

/// How a number is brought to a multiple of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// `down`: toward zero (切り捨て).
    Down,
    /// `up`: away from zero (切り上げ).
    Up,
    /// `half_up`: to the nearest, a half away from zero (四捨五入).
    HalfUp,
    /// `half_even`: to the nearest, a half to the even unit (偶数丸め).
    HalfEven,
}

impl Rounding {
    /// The word that a policy writes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Up => "up",
            Self::HalfUp => "half_up",
            Self::HalfEven => "half_even",
        }
    }

    /// Whether a number between `floor` and `floor + 1` goes to the upper of the two. `half` tells where it lies
    /// against the middle; the sign decides which of the two is nearer to zero.
    pub(super) const fn takes_next(self, floor: i128, half: Ordering, negative: bool) -> bool {
        match (self, half) {
            (Self::Down, _) => negative,
            (Self::Up, _) => !negative,
            (_, Ordering::Greater) => true,
            (_, Ordering::Less) => false,
            (Self::HalfUp, Ordering::Equal) => !negative,
            (Self::HalfEven, Ordering::Equal) => floor % 2 != 0,
        }
    }
}
