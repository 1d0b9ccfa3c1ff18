//! `bonuspool check --explain`: more about the code of a message.

use crate::render::codes::{list, page};
use crate::view::codes;

use super::failure::{Failure, UsageFault};
use super::session::Session;

/// What stands for all codes.
const ALL: &str = "all";

/// Prints the page of a code, or the list of all.
pub fn run(typed: &str, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let code = codes::meant(typed);
    let text = match codes::page(&code, session.lang) {
        Some(found) => page(found, session.lang),
        None if code == ALL => list(session.lang),
        None => {
            let nearest = codes::nearest(&code);
            return Err(UsageFault::UnknownCode { code, nearest }.into());
        }
    };
    session.print(text.as_bytes())
}
