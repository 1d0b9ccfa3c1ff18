//! bonuspool: the bonus pool, every person's bonus and the adjustment coefficient, to the yen.
pub mod allocate;
pub mod calculation;
pub mod cli;
pub mod diagnostics;
pub mod money;
pub mod people;
pub mod policy;
pub mod render;
pub mod view;
