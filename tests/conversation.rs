//! The page for the conversation, from the command line: where it stands, what `--sheet` means to whom, and that it
//! shows what `goals` shows.

use std::path::Path;

use crate::support::{Ran, run_inside};
use crate::workbook::Workbook;

const POLICY: &str = "\
[pool]
method = \"amount\"
amount = 1000

[[component]]
name = \"賞与\"
method = \"points\"
value = 1
";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn of_example<'a>(id: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let files = ["explain", "policies/goals.toml", "examples/employees.csv"];
    let goals = ["--goals", "examples/goals.csv", "--employee", id];
    [&files, &goals[..], more].concat()
}

fn ran(args: &[&str], home: &Path) -> Ran {
    let ran = run_inside(args, home, b"");
    assert_eq!(ran.code, 0, "{args:?}\n{}", ran.stderr);
    ran
}

#[test]
fn every_explanation_of_a_person_ends_with_the_page() {
    for number in 1..=40 {
        let id = format!("E{number:03}");
        for how in [["--lang", "ja"], ["--lang", "en"], ["--format", "markdown"]] {
            let whole = ran(&of_example(&id, &how), root());
            let alone = [&how[..], &["--sheet", "conversation"]].concat();
            let alone = run_inside(&of_example(&id, &alone), root(), b"");
            if alone.code == 0 {
                let end = format!("\n{}", alone.stdout);
                assert!(
                    whole.stdout.ends_with(&end),
                    "{id} {how:?}\n{}",
                    whole.stdout
                );
            } else {
                // Those who are not paid have no goals in the example.
                assert_eq!((alone.code, alone.stdout.as_str()), (2, ""), "{id}");
                let words = ["面談シート", "Conversation sheet"];
                assert!(!words.iter().any(|it| whole.stdout.contains(it)), "{id}");
            }
        }
    }
}

/// Every goal of everybody, with the numbers and the reason that `goals` gives.
#[test]
fn the_page_shows_what_the_command_goals_shows() {
    for (okr, uncontrollable) in [("unlinked", "exclude"), ("linked", "half")] {
        let okr = format!("goals.okr={okr}");
        let uncontrollable = format!("goals.uncontrollable={uncontrollable}");
        let set = ["--set", &okr, "--set", &uncontrollable, "--lang", "en"];
        let files = ["goals", "policies/goals.toml", "examples/goals.csv"];
        let csv = ran(
            &[&files[..], &set, &["--format", "markdown"]].concat(),
            root(),
        );
        let rows = csv.stdout.lines().filter(|line| line.starts_with("| E"));
        let rows: Vec<Vec<&str>> = rows
            .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
            .collect();
        let goals: Vec<&Vec<&str>> = rows.iter().filter(|row| row.len() >= 9).collect();
        assert!(goals.len() > 60, "{}", csv.stdout);
        for row in goals {
            let [
                id,
                name,
                _,
                objective,
                target,
                actual,
                score,
                achievement,
                weight,
                ..,
            ] = row[..]
            else {
                panic!("{row:?}");
            };
            let more = [&set[..], &["--format", "markdown", "--sheet", "面談"]].concat();
            let page = ran(&of_example(id, &more), root()).stdout;
            let line = page
                .lines()
                .find(|line| line.contains(&format!("| {name} |")))
                .unwrap_or_else(|| panic!("{id} {name}\n{page}"));
            for shown in [target, actual, score, achievement, weight] {
                assert!(line.contains(shown), "{id} {name}: {shown} in\n{line}");
            }
            assert!(page.contains(objective), "{objective}\n{page}");
        }
    }
}

/// A workbook whose sheets hold different people; one of them is called as the page is.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a temporary folder");
    let cell = |column: char, row: u32, text: &str| {
        format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let rows = |name: &str| {
        let first = cell('A', 1, "社員番号") + &cell('B', 1, "氏名");
        let second = cell('A', 2, "1") + &cell('B', 2, name);
        format!("<row r=\"1\">{first}</row><row r=\"2\">{second}</row>")
    };
    let (first, second, third) = (rows("一枚目"), rows("二枚目"), rows("三枚目"));
    let sheets = [("社員", &*first), ("面談", &second), ("2月", &third)];
    let book = Workbook::of_sheets(&sheets).bytes();
    std::fs::write(home.path().join("e.xlsx"), book).expect("a workbook");
    std::fs::write(home.path().join("p.toml"), POLICY).expect("a policy");
    home
}

#[test]
fn the_page_and_the_sheet_of_a_workbook_are_asked_for_by_one_option() {
    let home = home();
    let explain = [
        "explain",
        "p.toml",
        "e.xlsx",
        "--employee",
        "1",
        "--lang",
        "ja",
    ];
    for (sheets, name, alone) in [
        (&[][..], "一枚目", false),
        (&["--sheet", "2月"], "三枚目", false),
        (&["--sheet", "conversation"], "一枚目", true),
        (&["--sheet", "面談"], "一枚目", true),
        (&["--sheet=面談", "--sheet=conversation"], "一枚目", true),
        (&["--sheet", "2月", "--sheet", "面談"], "三枚目", true),
        (
            &["--sheet", "conversation", "--sheet", "2月"],
            "三枚目",
            true,
        ),
    ] {
        let text = ran(&[&explain, sheets].concat(), home.path()).stdout;
        let title = format!("面談シート　{name}（1）\n");
        assert_eq!(text.starts_with(&title), alone, "{sheets:?}\n{text}");
        assert!(text.contains(&title), "{sheets:?}\n{text}");
    }
}

#[test]
fn to_other_commands_it_is_the_name_of_a_sheet() {
    let home = home();
    let calculate = [
        "calculate",
        "p.toml",
        "e.xlsx",
        "--format",
        "csv",
        "--sheet",
    ];
    let text = ran(&[&calculate[..], &["面談"]].concat(), home.path()).stdout;
    assert!(text.contains("二枚目"), "{text}");
    let missing = run_inside(
        &[&calculate[..], &["conversation"]].concat(),
        home.path(),
        b"",
    );
    assert_eq!(missing.code, 1, "{}", missing.stderr);
}
