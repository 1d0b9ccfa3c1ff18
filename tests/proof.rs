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

/// A result with one thing changed, and where that must be found.
struct Corruption {
    json: Json,
    /// The path that must begin a line; one of several where rows have changed places.
    places: Vec<String>,
    /// Whether the line may be about something that lies below that path.
    below: bool,
}

impl Corruption {
    fn at(place: String, json: Json) -> Self {
        Self {
            json,
            places: vec![place],
            below: false,
        }
    }

    /// Whether a line of the output is about the place. What says that it is another kind of file has no line.
    fn is_named(&self, ran: &Ran) -> bool {
        if self.places == [".schema"] {
            return ran.code == 2 && ran.stderr.starts_with("error[other-schema]: ");
        }
        let ends = |rest: &str| {
            rest.starts_with(" (employee ")
                || rest.starts_with(": ")
                || self.below && rest.starts_with(['[', '.'])
        };
        let about = |line: &str| {
            let mut places = self.places.iter();
            places.any(|place| line.strip_prefix(place.as_str()).is_some_and(ends))
        };
        ran.code == 1 && ran.stdout.lines().any(about)
    }
}

/// Every result with one thing changed: each leaf in several ways, each key dropped or added, each row of people dropped,
/// doubled or swapped with the next.
fn corruptions(whole: &Json) -> Vec<Corruption> {
    let mut found = Vec::new();
    walk(whole, "", &mut |json| json, &mut found);
    let people = whole.get("employees").expect("employees").items();
    let with = |people: Vec<Json>| with_key(whole, "employees", Json::List(people));
    let id = |at: usize| {
        let id = people[at].get("employee_id").and_then(Json::text);
        id.expect("an id")
    };
    for at in 0..people.len() {
        let mut dropped = people.to_vec();
        dropped.remove(at);
        let place = format!(".employees (employee {})", id(at));
        found.push(Corruption::at(place, with(dropped)));
        let mut doubled = people.to_vec();
        doubled.push(people[at].clone());
        let place = format!(".employees[{}] (employee {})", people.len(), id(at));
        found.push(Corruption::at(place, with(doubled)));
        if at + 1 < people.len() {
            let mut swapped = people.to_vec();
            swapped.swap(at, at + 1);
            let place = |row: usize, is: usize| format!(".employees[{row}] (employee {})", id(is));
            found.push(Corruption {
                json: with(swapped),
                places: vec![place(at, at + 1), place(at + 1, at)],
                below: false,
            });
        }
    }
    found
}

/// The path of a key of the object at `path`.
fn below(path: &str, key: &str) -> String {
    let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain {
        format!("{path}.{key}")
    } else {
        format!("{path}[\"{key}\"]")
    }
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
    let mut note = |changed: Json, place: String, inside: &mut dyn FnMut(Json) -> Json| {
        // What advice says changes no yen, nor does the name of a file; that there is a text is looked at.
        let is_free = path.starts_with(".advice") || path.ends_with("].file");
        if is_free && matches!(changed, Json::Text(_)) || path == ".advice" {
            return;
        }
        if is_other_row && std::mem::replace(&mut in_one_way, !matches!(json, Json::Object(_))) {
            return;
        }
        found.push(Corruption {
            below: matches!(changed, Json::List(_)),
            ..Corruption::at(place, inside(changed))
        });
    };
    let here = || path.to_owned();
    match json {
        Json::Object(members) => {
            for at in 0..members.len() {
                let mut fewer = members.clone();
                let (key, _) = fewer.remove(at);
                note(Json::Object(fewer), below(path, &key), inside);
            }
            let mut more = members.clone();
            more.push(("extra".to_owned(), Json::Null));
            note(Json::Object(more), below(path, "extra"), inside);
        }
        Json::List(items) => {
            if !items.is_empty() && path != ".employees" {
                note(Json::List(items[1..].to_vec()), here(), inside);
            }
            note(Json::Null, here(), inside);
        }
        Json::Null => note(Json::Number("0".to_owned()), here(), inside),
        Json::Bool(value) => {
            note(Json::Bool(!value), here(), inside);
            note(Json::Null, here(), inside);
        }
        Json::Number(digits) => {
            let one_more = match digits.parse::<i128>() {
                Ok(number) => (number + 1).to_string(),
                Err(_) => format!("{digits}1"),
            };
            note(Json::Number(one_more), here(), inside);
            note(Json::Text(digits.clone()), here(), inside);
            note(Json::Null, here(), inside);
        }
        Json::Text(text) => {
            note(Json::Text(format!("{text} ")), here(), inside);
            note(Json::Number("1".to_owned()), here(), inside);
        }
    }
    match json {
        Json::Object(members) => {
            for (key, value) in members {
                let mut replaced = |new| inside(with_key(json, key, new));
                walk(value, &below(path, key), &mut replaced, found);
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

/// So many changes are tried at least on each further run of a folder.
const FEW: usize = 12;

#[test]
fn every_result_with_one_thing_changed_is_refused_and_the_change_named() {
    let mut tried = 0;
    let mut seen: Vec<PathBuf> = Vec::new();
    for (turn, case) in cases().into_iter().enumerate() {
        let whole = Json::read(&case.result("ja")).expect("JSON");
        assert_eq!(case.verify(&written(&whole)).code, 0);
        let all = corruptions(&whole);
        // One run of each folder in every way; of the others, which differ in amounts rather than in what there is to
        // change, each takes its turn.
        let every = if seen.contains(&case.folder) {
            (all.len() / FEW).max(1)
        } else {
            1
        };
        for corruption in all.iter().skip(turn % every).step_by(every) {
            let ran = case.verify(&written(&corruption.json));
            tried += 1;
            assert!(
                corruption.is_named(&ran),
                "{} {:?}: {:?}, exit code {}\n{}{}",
                case.folder.display(),
                case.arguments,
                corruption.places,
                ran.code,
                ran.stdout,
                ran.stderr
            );
        }
        seen.push(case.folder);
    }
    assert!(tried > 8_000, "{tried}");
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

#[test]
fn a_table_file_is_an_input_like_others() {
    let home = tempfile::tempdir().expect("a temporary directory");
    let write = |name: &str, text: &str| {
        fs::write(home.path().join(name), text).expect("a temporary file");
    };
    write(
        "policy.toml",
        "[pool]\nmethod = \"amount\"\namount = 1_000\n\n[[component]]\nname = \"賞与\"\nmethod = \"points\"\n\
         by = \"評価\"\ntable_file = \"points.csv\"\n",
    );
    write("employees.csv", "社員番号,評価\nE1,A\nE2,B\n");
    write("points.csv", "評価,点\nA,3\nB,2\n");
    let run = |args: &[&str]| run_inside(args, home.path(), b"");
    let files = ["policy.toml", "employees.csv"];
    let written = run(&[
        "calculate",
        files[0],
        files[1],
        "-o",
        "result.json",
        "--quiet",
    ]);
    assert_eq!(written.code, 0, "{}", written.stderr);
    let verify = ["verify", "result.json", files[0], files[1]];
    assert_eq!(run(&verify).code, 0);
    // Another table that comes to the same: no yen differs, and yet it is not the one.
    write("points.csv", "評価,点\nA,6\nB,4\n");
    let ran = run(&verify);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(
        ran.stdout.starts_with(
            ".inputs[1].sha256: the table file points.csv is not the one that the result came from\n"
        ),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains(".bonus"), "{}", ran.stdout);
}
