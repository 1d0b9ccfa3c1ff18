//! What must hold for any input whatever: one check a fuzz target.
//!
//! Each check takes bytes and panics where the program breaks its word. `fuzz/targets` hands them the bytes a fuzzer
//! makes up, `tests/fuzz.rs` those of `fuzz/corpus`; there is no other copy.

pub mod csv;
pub mod dates;
mod json;
pub mod numbers;
pub mod program;
mod text;
pub mod toml;
pub mod workbook;

/// Lets the panics of libraries be silent that the program catches; a fuzzer would stop at them. Those that it does not
/// catch stop the fuzzer all the same.
pub fn let_libraries_panic() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let is_library = |file: &str| {
            ["/calamine-", "/zip-", "/quick-xml-"]
                .iter()
                .any(|it| file.contains(it))
        };
        if !info
            .location()
            .is_some_and(|place| is_library(place.file()))
        {
            tell(info);
        }
    }));
}
