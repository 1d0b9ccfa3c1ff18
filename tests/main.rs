//! The one integration binary: every test of the program from the outside.

mod cases;
mod fuzz;
mod properties;
mod readme;
mod reference;
mod shipped;
mod support;
