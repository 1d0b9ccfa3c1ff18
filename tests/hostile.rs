//! Text from outside stays text: no spreadsheet runs it, no terminal obeys it, no reader of Markdown takes it for markup.

use serde_json::Value;

use crate::support::{Ran, run_inside};

/// Texts that are more than text to somebody. A file may hold them all, but for those with control characters.
const HOSTILE: [&str; 20] = [
    "=1+1",
    "=HYPERLINK(\"http://x.example\",\"ok\")",
    "+81-3-1234",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "＝１＋１",
    "＋1",
    "－1+2",
    "＠SUM(A1)",
    " =1+1",
    "　=1+1",
    "a|b",
    "<script>alert(1)</script>",
    "<img src=x onerror=y>",
    "[x](javascript:alert(1))",
    "![x](http://x.example/y.png)",
    "**太字** _x_ `y`",
    "# 見出し",
    "http://x.example",
    "&lt;b&gt;",
];

/// Characters that a file of people may not hold, and a policy may.
const DRIVING: [&str; 6] = [
    "\\u001b[2J\\u001b]0;x\\u0007",
    "\\u202eabc",
    "a\\nb",
    "a\\tb",
    "\\u2066x\\u2069",
    "\\u0085x",
];

/// A policy whose names and texts are hostile: everything from outside that a result or a rule shows.
fn policy(text: &str) -> String {
    let text = text.replace('"', "\\\"");
    format!(
        r#"
[policy]
name = "{text}"
purpose = "{text}"
payment_date = 2026-12-10

[pool]
method = "amount"
amount = 1_000_000

[split]
discretionary = "20%"
allow_negative = true

[[component]]
name = "{text}"
share = "50%"
method = "points"
by = "{text}"
table = {{ "{text}" = 10, "b" = 20 }}

[[component]]
name = "second"
share = "50%"
method = "points"
value = 1

[eligibility]
exclude = [{{ grade = ["b"], reason = "{text}" }}]
"#
    )
}

/// People whose names, departments, grades and headers are hostile.
fn people(text: &str) -> String {
    let cell = format!("\"{}\"", text.replace('"', "\"\""));
    format!(
        "社員番号,氏名,部署,等級,基本給,{cell}\n{cell},{cell},{cell},{cell},-0,{cell}\nE2,鈴木,営業部,b,200000,b\n"
    )
}

fn allotments(text: &str) -> String {
    let cell = format!("\"{}\"", text.replace('"', "\"\""));
    format!("社員番号,金額,理由,承認者\n{cell},-1000,{cell},{cell}\n")
}

/// Goals of every group, named and aimed at with hostile texts.
fn goals(text: &str) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let cell = quoted(text);
    let [second, third, fourth] = [2, 3, 4].map(|nth| quoted(&format!("{text} {nth}")));
    format!(
        "社員番号,目標,制度,ウェイト,目標値,実績,方向,統制可能,上位目標,評点\n\
         {cell},{cell},KPI,1,10,8,低いほど良い,,,\n\
         {cell},{second},KPI,1,10,-8,,いいえ,,\n\
         {cell},{third},OKR,1,10,8,,,{cell},\n\
         {cell},{fourth},定性,1,,,,,,4\n"
    )
}

struct Home(tempfile::TempDir);

impl Home {
    fn new(policy: &str, allotments: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("policy.toml"), policy).unwrap();
        std::fs::write(home.path().join("allotments.csv"), allotments).unwrap();
        Self(home)
    }

    fn run(&self, args: &[&str], people: &str) -> Ran {
        run_inside(args, self.0.path(), people.as_bytes())
    }
}

/// Whether a text holds what a terminal would obey.
fn drives_a_terminal(text: &str) -> bool {
    text.chars().any(|c| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

fn assert_harmless(ran: &Ran, what: &str) {
    for shown in [&ran.stdout, &ran.stderr] {
        assert!(!drives_a_terminal(shown), "{what}: {shown:?}");
    }
}

const CALCULATE: [&str; 5] = [
    "calculate",
    "policy.toml",
    "-",
    "--allotments",
    "allotments.csv",
];

fn calculate<'a>(more: &[&'a str]) -> Vec<&'a str> {
    CALCULATE.into_iter().chain(more.iter().copied()).collect()
}

#[test]
fn a_spreadsheet_runs_nothing_and_numbers_stay_numbers() {
    for text in HOSTILE {
        let home = Home::new(&policy(text), &allotments(text));
        for lang in ["ja", "en"] {
            let ran = home.run(
                &calculate(&["--format", "csv", "--lang", lang]),
                &people(text),
            );
            assert_eq!(ran.code, 0, "{text}\n{}", ran.stderr);
            assert_harmless(&ran, text);
            let mut csv = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(ran.stdout.as_bytes());
            let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
            for (row, cells) in rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    // employee_id, name, department, grade, position, rating, then amounts between two texts, the note.
                    let is_number = row > 0 && matches!(column, 6 | 8..=12);
                    let first = cell.trim_start_matches([' ', '\u{3000}']).chars().next();
                    let runs = first.is_some_and(|c| "=+-@＝＋－＠\t\r".contains(c));
                    if is_number {
                        let plain = cell.trim_start_matches('-').replace('.', "");
                        assert!(
                            plain.bytes().all(|byte| byte.is_ascii_digit()),
                            "{text}: {cell}"
                        );
                    } else {
                        assert!(!runs, "{text}: {cell}");
                    }
                }
            }
            // The allotment of -1000 as it is.
            assert_eq!(&rows[1][10], "-1000", "{text}");
        }
    }
}

#[test]
fn json_holds_every_text_as_it_is() {
    for text in HOSTILE {
        let home = Home::new(&policy(text), &allotments(text));
        let ran = home.run(
            &calculate(&["--format", "json", "--by", "部署"]),
            &people(text),
        );
        assert_eq!(ran.code, 0, "{text}\n{}", ran.stderr);
        let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        assert_eq!(json["policy"]["name"], text);
        assert_eq!(
            json["employees"][0]["name"].as_str().map(str::trim),
            Some(text.trim())
        );
        assert_eq!(json["employees"][0]["employee_id"], text.trim());
        assert_eq!(json["employees"][1]["ineligible_reason"], text);
    }
}

#[test]
fn markdown_and_terminals_show_text_as_text() {
    for text in HOSTILE {
        let home = Home::new(&policy(text), &allotments(text));
        let people = people(text);
        for lang in ["ja", "en"] {
            let table = home.run(&calculate(&["--lang", lang, "--by", "等級"]), &people);
            assert_eq!(table.code, 0, "{text}\n{}", table.stderr);
            assert_harmless(&table, text);
            let employee = text.trim();
            let explained = [
                "explain",
                "policy.toml",
                "-",
                "--allotments",
                "allotments.csv",
                "--lang",
                lang,
                "--employee",
                employee,
            ];
            let with_equals = format!("--employee={employee}");
            let mut explained: Vec<&str> = explained[..7].to_vec();
            explained.push(&with_equals);
            let plain = home.run(&explained, &people);
            assert_eq!(plain.code, 0, "{text}\n{}", plain.stderr);
            assert_harmless(&plain, text);
            let mut markdown = explained.clone();
            markdown.extend(["--format", "markdown"]);
            for ran in [
                home.run(
                    &calculate(&["--format", "markdown", "--lang", lang]),
                    &people,
                ),
                home.run(&markdown, &people),
                home.run(
                    &[
                        "explain",
                        "policy.toml",
                        "--format",
                        "markdown",
                        "--lang",
                        lang,
                    ],
                    "",
                ),
            ] {
                assert_eq!(ran.code, 0, "{text}\n{}", ran.stderr);
                assert_harmless(&ran, text);
                assert_is_text(&ran.stdout, text);
            }
        }
    }
}

#[test]
fn the_page_for_a_conversation_shows_text_as_text() {
    for text in HOSTILE {
        let home = Home::new(&policy(text), "");
        std::fs::write(home.0.path().join("goals.csv"), goals(text)).unwrap();
        let people = people(text);
        let employee = format!("--employee={}", text.trim());
        let args = ["explain", "policy.toml", "-", &employee];
        let goals = ["--goals", "goals.csv", "--sheet", "conversation"];
        for lang in ["ja", "en"] {
            for format in ["table", "markdown"] {
                let how = ["--lang", lang, "--format", format];
                let alone = home.run(&[&args[..], &goals, &how].concat(), &people);
                assert_eq!(alone.code, 0, "{text}\n{}", alone.stderr);
                assert_harmless(&alone, text);
                let behind = home.run(&[&args[..], &goals[..2], &how].concat(), &people);
                assert_harmless(&behind, text);
                assert!(behind.stdout.ends_with(&alone.stdout), "{text}");
                if format == "markdown" {
                    assert_is_text(&alone.stdout, text);
                    assert_is_text(&behind.stdout, text);
                    let titles = alone.stdout.lines().filter(|line| line.starts_with("# "));
                    assert_eq!(titles.count(), 1, "{text}");
                }
            }
        }
    }
    for text in DRIVING {
        let policy = format!(
            "[policy]\nname = \"{text}\"\npurpose = \"{text}\"\n\
             [pool]\nmethod = \"amount\"\namount = 1000\n\
             [[component]]\nname = \"{text}\"\nmethod = \"points\"\nvalue = 1\n"
        );
        let home = Home::new(&policy, "");
        let args = ["explain", "policy.toml", "-", "--employee", "1"];
        for format in ["table", "markdown"] {
            let how = ["--sheet", "conversation", "--format", format];
            let ran = home.run(&[&args[..], &how].concat(), "社員番号,氏名\n1,佐藤\n");
            assert_eq!(ran.code, 0, "{text}\n{}", ran.stderr);
            assert_harmless(&ran, text);
        }
    }
}

/// Policies that find the ratings of a person with a hostile name in columns of hostile names: by places and by a table.
fn evaluated(text: &str) -> [String; 2] {
    let text = text.replace('"', "\\\"");
    let rest = format!(
        "[pool]\nmethod = \"amount\"\namount = 1000\n\
         [[component]]\nname = \"x\"\nmethod = \"points\"\nby = [\"評価\"]\ntable = {{ \"{text}\" = 2, \"-\" = 1 }}\n"
    );
    [
        format!(
            "[evaluation]\nmethod = \"relative\"\nwithin = \"部署\"\n\
             part = [{{ name = \"{text}\", from = \"{text}\", weight = 1, table = {{ \"{text}\" = 2, b = 1 }} }}]\n\
             quota = [{{ rating = \"{text}\", share = \"50%\" }}, {{ rating = \"-\", share = \"50%\" }}]\n{rest}"
        ),
        format!(
            "[evaluation]\nmethod = \"matrix\"\nbehavior = \"{text}\"\nachievement = \"等級\"\n\
             table = {{ \"{text}\" = {{ \"*\" = \"{text}\" }}, \"*\" = {{ \"*\" = \"-\" }} }}\n{rest}"
        ),
    ]
}

#[test]
fn ratings_are_shown_as_text() {
    for text in HOSTILE {
        let people = people(text);
        let employee = format!("--employee={}", text.trim());
        for policy in evaluated(text) {
            let home = Home::new(&policy, "");
            let calculate = ["calculate", "policy.toml", "-", "--by", "rating"];
            let explain = ["explain", "policy.toml", "-", &employee];
            let rules = ["explain", "policy.toml"];
            for lang in ["ja", "en"] {
                for format in ["table", "markdown"] {
                    let how = ["--lang", lang, "--format", format];
                    for args in [&calculate[..], &explain, &rules] {
                        let ran = home.run(&[args, &how].concat(), &people);
                        assert_eq!(ran.code, 0, "{text}\n{}\n{policy}", ran.stderr);
                        assert_harmless(&ran, text);
                        if format == "markdown" {
                            assert_is_text(&ran.stdout, text);
                        }
                    }
                }
            }
            let ran = home.run(
                &["calculate", "policy.toml", "-", "--format", "csv"],
                &people,
            );
            for cell in csv::Reader::from_reader(ran.stdout.as_bytes())
                .records()
                .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            {
                let first = cell.trim_start_matches([' ', '\u{3000}']).chars().next();
                let runs = first.is_some_and(|c| "=+@＝＋－＠\t\r".contains(c));
                assert!(!runs, "{text}: {cell}");
            }
        }
    }
}

/// Whether Markdown has nothing in it that the hostile text could have brought.
fn assert_is_text(markdown: &str, text: &str) {
    assert!(!markdown.contains('<'), "{text}: {markdown}");
    let unescaped = markdown.replace("\\]", "");
    assert!(!unescaped.contains("]("), "{text}: a link in\n{markdown}");
    for wrong in ["http://", "**太字**", "`y`", "&lt;b&gt;"] {
        assert!(!markdown.contains(wrong), "{text}: {wrong} in\n{markdown}");
    }
    // Every row of a table has as many cells as its header.
    let mut width = None;
    for line in markdown.lines() {
        let bars = line
            .replace("\\\\", "")
            .replace("\\|", "")
            .matches('|')
            .count();
        if line.starts_with('|') {
            assert_eq!(*width.get_or_insert(bars), bars, "{text}: {line}");
        } else {
            width = None;
        }
    }
    // A heading is one of ours.
    let headings = markdown.lines().filter(|line| line.starts_with('#'));
    for heading in headings {
        assert!(!heading.starts_with("# 見出し"), "{text}: {heading}");
    }
}

#[test]
fn what_drives_a_terminal_is_shown_as_codes() {
    for text in DRIVING {
        let home = Home::new(&policy(text), "社員番号,金額,理由\n1,1000,x\n");
        // The header must be what the policy's `by` names: any people file lacks it, and the message names it.
        let ran = home.run(&calculate(&[]), "社員番号,氏名\n1,佐藤\n");
        assert_eq!(ran.code, 1, "{text}\n{}", ran.stderr);
        assert_harmless(&ran, text);
        for format in ["table", "markdown"] {
            let ran = home.run(&["explain", "policy.toml", "--format", format], "");
            assert_eq!(ran.code, 0, "{text}\n{}", ran.stderr);
            assert_harmless(&ran, text);
        }
    }
    // In a file of people they are refused, and shown as codes.
    let home = Home::new(&policy("a"), "");
    for raw in ["\u{1b}[2J", "\u{7}", "\u{202e}x", "\u{2028}", "\u{85}"] {
        for people in [
            format!("社員番号,氏名,a,等級\n1,{raw},a,b\n"),
            format!("社員番号,{raw},a,等級\n1,x,a,b\n"),
            format!("社員番号,氏名,a,等級\n{raw},x,a,b\n"),
            format!("社員番号,氏名,a,等級\n1,x,{raw},b\n"),
        ] {
            let ran = home.run(&["calculate", "policy.toml", "-"], &people);
            assert_harmless(&ran, &people);
        }
    }
    // So are arguments and names of files.
    for args in [
        &["calculate", "\u{1b}[2J.toml", "-"][..],
        &["calculate", "policy.toml", "\u{202e}.csv"],
        &["\u{1b}[2J"],
        &["calculate", "policy.toml", "-", "--by", "\u{1b}]0;x\u{7}"],
        &["calculate", "policy.toml", "-", "--set", "\u{1b}=\u{7}"],
        &["calculate", "policy.toml", "-", "--format", "\u{1b}"],
        &["calculate", "policy.toml", "-", "-o", "none/\u{1b}[2J.csv"],
        &["explain", "policy.toml", "-", "--employee", "\u{1b}[2J"],
    ] {
        let ran = home.run(args, "社員番号,氏名,a,等級\n1,x,a,b\n");
        assert_ne!(ran.code, 0, "{args:?}");
        assert_harmless(&ran, &format!("{args:?}"));
    }
}
