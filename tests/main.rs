//! The one integration binary: every test of the program from the outside.

mod cases;
mod properties;
mod readme;
mod reference;
mod shipped;
mod support;
// It needs a shell, limits and devices of Linux.
#[cfg(target_os = "linux")]
mod writing;
