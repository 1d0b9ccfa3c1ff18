//! The pages about codes: one for every code in both languages, fit for a terminal, with examples that do what they say.
//!
//! An example is the fenced blocks of a page. A block `toml wrong` is a policy that is refused with the code of the page,
//! or is given that advice, `toml right` one that is not; a block without such a word belongs to both. A policy is completed by the tables that
//! it lacks. `csv` is the people file; a third word is the name of another file.

use std::collections::{BTreeMap, BTreeSet};

use bonuspool::policy::ADVICE;
use bonuspool::view::Lang;
use bonuspool::view::codes::{self, Page};
use unicode_width::UnicodeWidthStr;

use crate::cases;
use crate::support;

/// Columns of a terminal.
const COLUMNS: usize = 80;

const LANGUAGES: [Lang; 2] = [Lang::Ja, Lang::En];

fn pages(lang: Lang) -> impl Iterator<Item = Page> {
    codes::chapters(lang).flat_map(codes::Chapter::pages)
}

#[test]
fn every_code_has_a_page_in_both_languages() {
    let mut codes = cases::codes();
    codes.extend(ADVICE.map(str::to_owned));
    for lang in LANGUAGES {
        let paged: BTreeSet<String> = codes::all(lang).map(str::to_owned).collect();
        assert_eq!(codes::all(lang).count(), paged.len(), "two pages of a code");
        let missing: Vec<_> = codes.difference(&paged).collect();
        assert!(missing.is_empty(), "no page in {lang:?}: {missing:?}");
        let unknown: Vec<_> = paged.difference(&codes).collect();
        assert!(unknown.is_empty(), "no such code ({lang:?}): {unknown:?}");
    }
    assert!(codes::all(Lang::Ja).eq(codes::all(Lang::En)), "their order");
}

#[test]
fn every_page_has_a_line_in_short_and_says_more() {
    for lang in LANGUAGES {
        for page in pages(lang) {
            let mut lines = page.text.lines();
            let short = lines.next().unwrap_or_default();
            let end = lang.pick('。', '.');
            assert!(short.ends_with(end), "{}: {short}", page.code);
            assert_eq!(lines.next(), Some(""), "{}: a blank line", page.code);
            assert!(lines.next().is_some(), "{}: no more than that", page.code);
        }
    }
}

#[test]
fn every_page_and_the_list_fit_a_terminal() {
    for (lang, word) in LANGUAGES.into_iter().zip(["ja", "en"]) {
        for code in codes::all(lang).chain(["all"]) {
            let ran = support::run_inside(
                &["check", "--explain", code, "--lang", word],
                ".".as_ref(),
                b"",
            );
            assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{code}");
            for line in ran.stdout.lines() {
                assert!(line.width() <= COLUMNS, "{code} {word}: {line}");
            }
        }
    }
}

#[test]
fn wrong_examples_get_their_code_and_right_ones_pass() {
    let mut failures = Vec::new();
    for lang in LANGUAGES {
        for page in pages(lang) {
            failures.extend(tried(page).into_iter().map(|it| format!("{lang:?} {it}")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_help_of_check_names_the_pages() {
    for word in ["ja", "en"] {
        let ran = support::run_inside(&["help", "check", "--lang", word], ".".as_ref(), b"");
        assert_eq!(ran.code, 0);
        for part in [
            "check --explain <CODE>",
            "--explain <CODE> ",
            "bad-number",
            "all",
        ] {
            assert!(ran.stdout.contains(part), "{part}: {}", ran.stdout);
        }
    }
}

#[test]
fn the_list_holds_every_code_with_its_line() {
    for (lang, word) in LANGUAGES.into_iter().zip(["ja", "en"]) {
        let args = ["check", "--explain", "all", "--lang", word];
        let list = support::run_inside(&args, ".".as_ref(), b"").stdout;
        let rows: Vec<&str> = list.lines().filter(|row| row.starts_with("  ")).collect();
        assert_eq!(rows.len(), pages(lang).count());
        for (row, page) in rows.iter().zip(pages(lang)) {
            let (code, short) = row.trim().split_once("  ").expect("two columns");
            assert_eq!((code, short.trim()), (page.code, page.in_short()));
        }
    }
}

#[test]
fn the_readmes_list_all_advice_in_the_words_of_its_pages() {
    for (lang, name) in [(Lang::Ja, "README.ja.md"), (Lang::En, "README.md")] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let text = std::fs::read_to_string(path).expect("the README");
        for code in ADVICE {
            let page = codes::page(code, lang).expect("a page");
            let short = page.in_short().trim_end_matches(['。', '.']);
            let row = format!("\n| `{code}` | {short} |\n");
            assert!(text.contains(&row), "{name} lacks {row}");
        }
    }
}

/// What the examples of a page do that they should not.
fn tried(page: Page) -> Vec<String> {
    let blocks = blocks(page);
    let mut failures = Vec::new();
    for verdict in ["wrong", "right"] {
        if !blocks.iter().any(|block| block.verdict == verdict) {
            continue;
        }
        let mut files: BTreeMap<&str, String> = BTreeMap::new();
        for block in &blocks {
            if block.verdict == verdict || block.verdict.is_empty() {
                files.insert(block.file, block.text.clone());
            }
        }
        if ABOUT_PEOPLE.contains(&page.code) {
            files.entry(PEOPLE).or_insert_with(|| TWENTY.to_owned());
        }
        let ran = check(files);
        let as_said = if ADVICE.contains(&page.code) {
            let given = ran.stdout.contains(&format!("advice[{}]:", page.code));
            ran.code == 0 && given == (verdict == "wrong")
        } else {
            let coded = ran.stderr.contains(&format!("error[{}]:", page.code));
            match verdict {
                "wrong" => ran.code == 1 && coded,
                _ => ran.code == 0,
            }
        };
        if !as_said {
            let told = ran.stdout + &ran.stderr;
            failures.push(format!("{} {verdict}: {told}", page.code));
        }
    }
    failures
}

/// What `check` says to these files.
fn check(mut files: BTreeMap<&str, String>) -> support::Ran {
    let home = tempfile::tempdir().expect("a temporary directory");
    let policy = files.entry(POLICY).or_default();
    *policy = completed(policy);
    for (name, text) in &files {
        std::fs::write(home.path().join(name), text).expect("a temporary file");
    }
    let mut args = vec!["check", POLICY];
    let beside = [("--allotments", ALLOTMENTS), ("--goals", GOALS)];
    let beside: Vec<&str> = beside
        .into_iter()
        .filter(|(_, name)| files.contains_key(name))
        .flat_map(|(option, name)| [option, name])
        .collect();
    if files.contains_key(PEOPLE) || !beside.is_empty() {
        args.push(PEOPLE);
        if !files.contains_key(PEOPLE) {
            std::fs::write(home.path().join(PEOPLE), STAFF).expect("a temporary file");
        }
    }
    args.extend(beside);
    support::run_inside(&args, home.path(), b"")
}

const POLICY: &str = "policy.toml";
const PEOPLE: &str = "employees.csv";
const ALLOTMENTS: &str = "allotments.csv";
/// Advice about what comes out, whose examples need more people than a page has room for.
const ABOUT_PEOPLE: [&str; 8] = [
    "unused-column",
    "unused-cell",
    "pool-above-basis",
    "labor-share-above-target",
    "coefficient-far-from-one",
    "many-at-limit",
    "everyone-tied",
    "rating-nobody-got",
];

/// Twenty people, four grades, four ratings.
const TWENTY: &str = include_str!("advice/rating-nobody-got/employees.csv");

const GOALS: &str = "goals.csv";
const STAFF: &str = "社員番号,氏名,部署,基本給\n1001,佐藤,営業部,300000\n1002,鈴木,開発部,300000\n";

/// The policy with the tables that it lacks.
fn completed(policy: &str) -> String {
    let tables = [
        (
            "[figures]",
            "operating_profit = \"1億\"\nsales = \"10億\"\n",
        ),
        ("[pool]", "method = \"amount\"\namount = \"100万\"\n"),
        (
            "[[component]]",
            "name = \"評価賞与\"\nmethod = \"points\"\nvalue = 1\n",
        ),
    ];
    let mut text = policy.to_owned();
    for (head, body) in tables {
        if !policy.lines().any(|line| line.trim() == head) {
            text.push_str(&format!("\n{head}\n{body}"));
        }
    }
    text
}

/// A fenced block of a page.
struct Block {
    verdict: &'static str,
    file: &'static str,
    text: String,
}

/// The examples of a page, each under the words that say what it is.
fn blocks(page: Page) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut inside = false;
    for line in page.text.lines() {
        match line.strip_prefix("```") {
            Some(_) if inside => inside = false,
            Some(words) => {
                inside = true;
                let mut words = words.split_whitespace();
                let usual = match words.next() {
                    Some("toml") => POLICY,
                    Some("csv") => PEOPLE,
                    other => panic!("{}: {other:?}", page.code),
                };
                let mut rest = words.peekable();
                let verdict = rest.next_if(|word| matches!(*word, "wrong" | "right"));
                blocks.push(Block {
                    verdict: verdict.unwrap_or_default(),
                    file: rest.next().unwrap_or(usual),
                    text: String::new(),
                });
            }
            None if inside => {
                let block = blocks.last_mut().expect("an open block");
                block.text.push_str(&format!("{line}\n"));
            }
            None => {}
        }
    }
    assert!(!inside, "{}: a block without an end", page.code);
    blocks
}
