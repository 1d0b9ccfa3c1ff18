//! Errors of the program itself. What a panic says may quote a cell, and cells are salaries: only its place is told.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};

use super::failure::Failure;

/// Where the last panic happened.
static PLACE: Mutex<Option<String>> = Mutex::new(None);

/// Lets panics be silent and remembers where they happen. Some are no errors: a library that reads workbooks panics at
/// what it does not expect, and its caller takes that for a damaged workbook.
pub fn keep_quiet() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string);
        *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }));
}

/// Runs it, and takes a panic for what it is: an error of the program.
pub fn guarded(run: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).take();
        Err(Failure::Internal { place })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_the_program_is_an_end_like_others() {
        assert!(guarded(|| Ok(())).is_ok());
        let ended = guarded(|| panic!("a salary of 314159"));
        assert!(matches!(ended, Err(Failure::Internal { .. })));
        assert!(!format!("{ended:?}").contains("314159"));
    }
}
