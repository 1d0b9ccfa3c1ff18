//! `verify` takes every result that the program writes, and refuses it as soon as anything in it is changed.

use std::fs;
use std::path::{Path, PathBuf};

use bonuspool::proof::Json;

use crate::support::{Ran, run_inside};

/// A run of `calculate` in a folder, as `verify` is called for its result.
struct Case {
    folder: PathBuf,
    /// The policy, the people, and every option that changes an amount.
    arguments: Vec<String>,
}

/// Every calculation of the golden cases that succeeds.
fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<Case> = Vec::new();
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("the cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    for folder in folders {
        let commands = fs::read_to_string(folder.join("commands")).expect("commands");
        for line in commands.lines() {
            let Some((head, command)) = line.split_once(": ") else {
                continue;
            };
            let mut words = command.split_whitespace();
            if head.contains('[') || words.next() != Some("calculate") {
                continue;
            }
            let mut arguments = Vec::new();
            while let Some(word) = words.next() {
                match word {
                    "--format" | "--lang" | "--export" | "--encoding" | "-o" => {
                        words.next();
                    }
                    "--quiet" | "--force" => {}
                    other => arguments.push(other.to_owned()),
                }
            }
            let known = |it: &Case| it.folder == folder && it.arguments == arguments;
            if !cases.iter().any(known) {
                cases.push(Case {
                    folder: folder.clone(),
                    arguments,
                });
            }
        }
    }
    cases
}

impl Case {
    /// What `calculate` writes.
    fn result(&self, lang: &str) -> String {
        let mut args = vec!["calculate"];
        args.extend(self.arguments.iter().map(String::as_str));
        args.extend(["--format", "json", "--quiet", "--lang", lang]);
        let ran = run_inside(&args, &self.folder, b"");
        assert_eq!(ran.code, 0, "{args:?}\n{}", ran.stderr);
        ran.stdout
    }

    /// What `verify` says in English to a result.
    fn verify(&self, result: &str) -> Ran {
        let mut args = vec!["verify", "-"];
        args.extend(self.arguments.iter().map(String::as_str));
        args.extend(["--lang", "en"]);
        run_inside(&args, &self.folder, result.as_bytes())
    }
}

#[test]
fn every_result_of_the_golden_cases_holds_in_either_language() {
    let cases = cases();
    assert!(cases.len() > 50, "{}", cases.len());
    for case in cases {
        for lang in ["ja", "en"] {
            let ran = case.verify(&case.result(lang));
            let name = case.folder.display();
            assert_eq!(
                ran.code, 0,
                "{name} {:?}\n{}{}",
                case.arguments, ran.stdout, ran.stderr
            );
            assert!(
                ran.stdout.starts_with("- still holds"),
                "{name}: {}",
                ran.stdout
            );
        }
    }
}

/// A result with one thing changed, and what must be said about it.
struct Corruption {
    json: Json,
    named: String,
}

/// Every result with one thing changed: each leaf in several ways, each key dropped or added, each row of people dropped,
/// doubled or swapped with the next.
fn corruptions(whole: &Json) -> Vec<Corruption> {
    let mut found = Vec::new();
    walk(whole, "", &mut |json| json, &mut found);
    let people = whole.get("employees").expect("employees").items();
    let with = |people: Vec<Json>, named: &Json| Corruption {
        json: with_key(whole, "employees", Json::List(people)),
        named: named
            .get("employee_id")
            .and_then(Json::text)
            .expect("an id")
            .to_owned(),
    };
    for at in 0..people.len() {
        let mut dropped = people.to_vec();
        dropped.remove(at);
        found.push(with(dropped, &people[at]));
        let mut doubled = people.to_vec();
        doubled.push(people[at].clone());
        found.push(with(doubled, &people[at]));
        if at + 1 < people.len() {
            let mut swapped = people.to_vec();
            swapped.swap(at, at + 1);
            found.push(with(swapped, &people[at]));
        }
    }
    found
}

/// Notes every change of `json`; `inside` puts a changed value into the whole.
fn walk(
    json: &Json,
    path: &str,
    inside: &mut dyn FnMut(Json) -> Json,
    found: &mut Vec<Corruption>,
) {
    // Every row is looked at, and one of them in every way.
    let is_other_row = path.starts_with(".employees[") && !path.starts_with(".employees[0]");
    let mut in_one_way = false;
    let mut note = |changed: Json, named: &str, inside: &mut dyn FnMut(Json) -> Json| {
        // What advice says changes no yen, nor does the name of a file; that there is a text is looked at.
        let is_free = path.starts_with(".advice") || path.ends_with("].file");
        if is_free && matches!(changed, Json::Text(_)) || path == ".advice" {
            return;
        }
        if is_other_row && std::mem::replace(&mut in_one_way, !matches!(json, Json::Object(_))) {
            return;
        }
        found.push(Corruption {
            json: inside(changed),
            named: named.to_owned(),
        });
    };
    match json {
        Json::Object(members) => {
            for at in 0..members.len() {
                let mut fewer = members.clone();
                let (key, _) = fewer.remove(at);
                note(Json::Object(fewer), &key, inside);
            }
            let mut more = members.clone();
            more.push(("extra".to_owned(), Json::Null));
            note(Json::Object(more), "extra", inside);
        }
        Json::List(items) => {
            if !items.is_empty() && path != ".employees" {
                note(Json::List(items[1..].to_vec()), path, inside);
            }
            note(Json::Null, path, inside);
        }
        Json::Null => note(Json::Number("0".to_owned()), path, inside),
        Json::Bool(value) => {
            note(Json::Bool(!value), path, inside);
            note(Json::Null, path, inside);
        }
        Json::Number(digits) => {
            let one_more = match digits.parse::<i128>() {
                Ok(number) => (number + 1).to_string(),
                Err(_) => format!("{digits}1"),
            };
            note(Json::Number(one_more), path, inside);
            note(Json::Text(digits.clone()), path, inside);
            note(Json::Null, path, inside);
        }
        Json::Text(text) => {
            note(Json::Text(format!("{text} ")), path, inside);
            note(Json::Number("1".to_owned()), path, inside);
        }
    }
    match json {
        Json::Object(members) => {
            for (key, value) in members {
                let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                let below = if plain {
                    format!("{path}.{key}")
                } else {
                    format!("{path}[\"{key}\"]")
                };
                walk(
                    value,
                    &below,
                    &mut |new| inside(with_key(json, key, new)),
                    found,
                );
            }
        }
        Json::List(items) => {
            for (at, item) in items.iter().enumerate() {
                let below = format!("{path}[{at}]");
                let mut replaced = |new| {
                    let mut items = items.clone();
                    items[at] = new;
                    inside(Json::List(items))
                };
                walk(item, &below, &mut replaced, found);
            }
        }
        _ => {}
    }
}

fn with_key(object: &Json, key: &str, value: Json) -> Json {
    let members = object.members().iter();
    Json::Object(
        members
            .map(|(name, old)| {
                let new = if name == key { &value } else { old };
                (name.clone(), new.clone())
            })
            .collect(),
    )
}

fn written(json: &Json) -> String {
    let joined = |parts: Vec<String>| parts.join(",");
    match json {
        Json::List(items) => format!("[{}]", joined(items.iter().map(written).collect())),
        Json::Object(members) => {
            let member = |(key, value): &(String, Json)| {
                format!("{}:{}", written(&Json::Text(key.clone())), written(value))
            };
            format!("{{{}}}", joined(members.iter().map(member).collect()))
        }
        leaf => leaf.shown(),
    }
}

/// What is looked for: the path, or of rows that were moved, the employee; what is no result at all says so.
fn is_named(ran: &Ran, named: &str) -> bool {
    ran.stdout.contains(named) || ran.stderr.contains("-schema]") || ran.stderr.contains(named)
}

#[test]
fn every_result_with_one_thing_changed_is_refused_and_the_change_named() {
    let mut tried = 0;
    let mut seen: Vec<PathBuf> = Vec::new();
    for case in cases() {
        // One run of each case: they differ in amounts, not in what there is to change.
        if seen.contains(&case.folder) {
            continue;
        }
        seen.push(case.folder.clone());
        let whole = Json::read(&case.result("ja")).expect("JSON");
        assert_eq!(case.verify(&written(&whole)).code, 0);
        for Corruption { json, named } in corruptions(&whole) {
            let ran = case.verify(&written(&json));
            tried += 1;
            let name = case.folder.display();
            assert_eq!(ran.code, 1, "{name}: {named}\n{}{}", ran.stdout, ran.stderr);
            assert!(
                is_named(&ran, &named),
                "{name}: {named}\n{}{}",
                ran.stdout,
                ran.stderr
            );
        }
    }
    assert!(tried > 5_000, "{tried}");
}

/// Groups that are gone leave nothing to compare; `--by` says that they must be there.
#[test]
fn a_table_of_groups_that_is_gone_is_missed_where_it_is_asked_for() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/verify");
    let mut case = Case {
        folder,
        arguments: ["policy.toml", "employees.csv", "--by", "評価"]
            .map(str::to_owned)
            .into(),
    };
    let whole = Json::read(&case.result("ja")).expect("JSON");
    let without = written(&with_key(&whole, "groups", Json::Object(Vec::new())));
    let ran = case.verify(&without);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout.starts_with(".groups[\"評価\"]: missing"),
        "{}",
        ran.stdout
    );
    case.arguments.truncate(2);
    assert_eq!(case.verify(&without).code, 0);
}
