//! Whole texts of rules.

use super::super::fixture::*;
use super::rules;
use crate::view::Lang;

#[test]
fn show() {
    println!("{}", rules(&example(), Lang::Ja).to_plain());
    println!("{}", rules(&example(), Lang::En).to_plain());
    println!("{}", rules(&example(), Lang::Ja).to_markdown());
}
