//! bonuspool: the bonus pool, every person's bonus and the adjustment coefficient, to the yen.
pub mod allocate;
