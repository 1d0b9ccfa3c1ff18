//! The one integration binary: every test of the program from the outside.

mod reference;
