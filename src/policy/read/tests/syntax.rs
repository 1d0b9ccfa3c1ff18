//! TOML's stumbling blocks.

use super::run;
use crate::policy::{PolicyFault, TextFault};

#[test]
fn a_slip_is_shown_with_the_corrected_line() {
    for (line, code, under, corrected) in [
        ("課長 = 60", "unquoted-key", "課長", "\"課長\" = 60"),
        ("[係数]", "unquoted-key", "係数", "[\"係数\"]"),
        (
            "figures.限界利益 = 3",
            "unquoted-key",
            "限界利益",
            "figures.\"限界利益\" = 3",
        ),
        (
            "table = { 課長 = 60 }",
            "unquoted-key",
            "課長",
            "table = { \"課長\" = 60 }",
        ),
        ("rate = 20%", "unquoted-percentage", "20%", "rate = \"20%\""),
        (
            "rate = 20 % # 二割",
            "unquoted-percentage",
            "20 %",
            "rate = \"20%\" # 二割",
        ),
        (
            "amount = 1,200,000",
            "unquoted-amount",
            "1,200,000",
            "amount = \"1,200,000\"",
        ),
        (
            "x = { a = 1,200, b = 2 }",
            "unquoted-amount",
            "1,200",
            "x = { a = \"1,200\", b = 2 }",
        ),
        (
            "amount = 12億",
            "unquoted-amount",
            "12億",
            "amount = \"12億\"",
        ),
        (
            "d = 2026/12/10",
            "date-form",
            "2026/12/10",
            "d = 2026-12-10",
        ),
        (
            "d = 2026年4月1日",
            "date-form",
            "2026年4月1日",
            "d = 2026-04-01",
        ),
        (
            "p = { from = 2026/4/1, to = 2026/9/30 }",
            "date-form",
            "2026/4/1",
            "p = { from = 2026-04-01, to = 2026/9/30 }",
        ),
        (
            "name = 冬季賞与",
            "unquoted-text",
            "冬季賞与",
            "name = \"冬季賞与\"",
        ),
        ("name = “冬”", "unquoted-text", "“冬”", "name = \"冬\""),
        (
            "by = [等級, 評価]",
            "unquoted-text",
            "等級",
            "by = [\"等級\", 評価]",
        ),
    ] {
        let run = run(&format!("# 一行目\n{line}\n"), &[], &[]);
        assert_eq!(run.faults(), [(code, under.to_owned())], "{line}");
        let findings = run.result.unwrap_err();
        match &findings.iter().next().unwrap().fault {
            PolicyFault::Text(
                TextFault::UnquotedKey {
                    corrected: line, ..
                }
                | TextFault::UnquotedValue {
                    corrected: line, ..
                },
            ) => assert_eq!(line, corrected),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn other_syntax_errors_have_a_place() {
    for (text, fault) in [
        ("a = \"abc", "OpenText"),
        ("a = '''abc", "OpenText"),
        ("a = [1, 2", "OpenList"),
        ("a = { x = 1", "OpenTable"),
        ("[a\n", "OpenTable"),
        ("a =", "NoValue"),
        ("a", "NoEquals"),
        ("a = .5", "Number"),
        ("a = 007", "Number"),
        ("a = 2024-02-30", "Date"),
        ("a = \"\\q\"", "Escape"),
        ("a = True", "Bool"),
    ] {
        let run = run(text, &[], &[]);
        assert_eq!(run.faults()[0].0, "toml-syntax", "{text}");
        let findings = run.result.unwrap_err();
        assert_eq!(findings.len(), 1);
        let found = format!("{:?}", findings.iter().next().unwrap().fault);
        assert_eq!(found, format!("Text(Syntax({fault}))"), "{text}");
    }
    assert_eq!(
        run("a = 1\na = 2", &[], &[]).faults(),
        [("duplicate-key", "a".to_owned())]
    );
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = format!("a = {}", "[".repeat(20_000));
    assert_eq!(run(&deep, &[], &[]).faults()[0].0, "toml-syntax");
    let table = format!("a = {}", "{ a = ".repeat(20_000));
    assert_eq!(run(&table, &[], &[]).faults()[0].0, "toml-syntax");
    let dotted = format!("a{} = 1", ".a".repeat(20_000));
    assert!(!run(&dotted, &[], &[]).faults().is_empty());
    let setting = format!("a{}=1", ".a".repeat(20_000));
    assert!(!run("", &[], &[&setting]).faults().is_empty());
}

#[test]
fn every_text_shows_its_first_syntax_error() {
    let run = run("a = 20%\nb = 30%", &["c = 40%"], &[]);
    assert_eq!(
        run.faults(),
        [
            ("unquoted-percentage", "20%".to_owned()),
            ("unquoted-percentage", "40%".to_owned())
        ]
    );
}

#[test]
fn no_torn_text_is_a_panic_or_an_error_without_a_fault() {
    let example = super::good::EXAMPLE;
    let torn_off = example
        .char_indices()
        .map(|(at, _)| example[..at].to_owned());
    let without_a_line = (0..example.lines().count()).map(|gone| {
        let kept = example
            .lines()
            .enumerate()
            .filter(|(index, _)| *index != gone);
        kept.map(|(_, line)| format!("{line}\n"))
            .collect::<String>()
    });
    let without_a_letter = example
        .char_indices()
        .map(|(at, c)| format!("{}{}", &example[..at], &example[at + c.len_utf8()..]));
    for text in torn_off.chain(without_a_line).chain(without_a_letter) {
        let run = run(&text, &[], &[]);
        if let Err(findings) = &run.result {
            assert!(!findings.is_empty(), "{text}");
            // Every place is a stretch of the text.
            let _texts = run.faults();
        }
    }
}
