//! The one integration binary: every test of the program from the outside.

mod cases;
mod codes;
mod compare;
mod confidential;
mod conversation;
mod fuzz;
mod goals;
mod hostile;
mod inputs;
// It needs a shell.
#[cfg(target_os = "linux")]
mod pipeline;
mod proof;
mod properties;
mod ratings;
mod readme;
mod reference;
mod scenarios;
mod shipped;
mod solve;
mod support;
mod unencodable;
mod workbook;
mod workbooks;
// It needs a shell, limits and devices of Linux.
#[cfg(target_os = "linux")]
mod writing;
