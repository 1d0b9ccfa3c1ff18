//! Earlier results that are at fault.

use super::{home, people, rows};
use crate::support::run_inside;

/// An earlier result is full of what people are paid. Whatever is wrong with it, no message holds an amount.
#[test]
fn a_broken_result_tells_no_amount() {
    let home = home();
    let people = people(&rows());
    std::fs::write(home.path().join("people.csv"), &people).unwrap();
    let whole = std::fs::read_to_string(home.path().join("result.json")).unwrap();
    let paid: Vec<&str> = whole
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() >= 5)
        .collect();
    assert!(paid.len() > 20, "{paid:?}");
    let mut broken: Vec<String> = Vec::new();
    for (at, _) in whole.match_indices(": ") {
        let (before, after) = whole.split_at(at + 2);
        let end = after.find([',', '\n']).unwrap();
        let value = &after[..end];
        for wrong in ["NaN", "1,000", "\"x\"", "null", "-1", "1e60", "{}"] {
            broken.push(format!("{before}{wrong}{}", &after[end..]));
        }
        broken.push(format!("{before}{value}1{}", &after[end..]));
        broken.push(format!("{before}{value} {after}"));
        broken.push(before.to_owned());
        broken.push(format!("{before}\"\\ud800\"{}", &after[end..]));
    }
    broken.push(format!("[{whole}]"));
    broken.push(format!("{whole}{whole}"));
    broken.push(whole.replace('"', "'"));
    broken.push(whole.replace("result/1", "result/2"));
    broken.push(whole.replace("{", "").replace("}", ""));
    let commands: [&[&str]; 4] = [
        &["verify", "-", "policy.toml", "people.csv"],
        &["compare", "-", "policy.toml", "people.csv"],
        &["compare", "previous", "-", "people.csv", "--lang", "ja"],
        &["compare", "result.json", "-"],
    ];
    let mut told = 0;
    for text in broken {
        for args in commands {
            let ran = run_inside(args, home.path(), text.as_bytes());
            assert!([0, 1, 2].contains(&ran.code), "{args:?}\n{}", ran.stderr);
            told += usize::from(!ran.stderr.is_empty());
            let leaked = paid.iter().find(|digits| ran.stderr.contains(**digits));
            assert_eq!(leaked, None, "{args:?} {}\n{text}", ran.stderr);
            let grouped = ran.stderr.split(|c: char| !c.is_ascii_digit() && c != ',');
            let is_amount = |it: &str| paid.contains(&it.replace(',', "").as_str());
            assert!(
                !grouped.into_iter().any(is_amount),
                "{args:?} {}",
                ran.stderr
            );
        }
    }
    assert!(told > 1_000, "{told}");
}
