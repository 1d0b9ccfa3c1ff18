//! `[evaluation]`, right and wrong.

use super::{COMPONENT, POOL, good, ratio, run};
use crate::money::Ratio;
use crate::policy::*;

fn text(lines: &str) -> String {
    format!("[evaluation]\n{lines}\n{POOL}{COMPONENT}")
}

fn read_good(lines: &str) -> Evaluation {
    good(&text(lines)).evaluation.unwrap()
}

fn bands(ranks: &Bands<String>) -> Vec<(Option<Ratio>, &str)> {
    let each = ranks.bands.iter();
    each.map(|it| (it.at_least, it.value.as_str())).collect()
}

#[test]
fn given_ratings_need_no_rule() {
    assert!(good(&text("method = \"given\"")).evaluation.is_none());
    assert!(good(&format!("{POOL}{COMPONENT}")).evaluation.is_none());
}

#[test]
fn weighted_parts_lead_to_ranks() {
    let read = read_good(
        r#"method = "weighted"
part = [
  { name = "行動", from = "行動評価", weight = "30%", table = { S = 100, A = 80 } },
  { from = "目標達成度", weight = "2/5", linear = [{ at = 0, value = 0 }, { at = 1, value = 100 }] },
  { from = "多面評価", weight = 0.3 },
]
rank = [{ rating = " Ｓ", at_least = 90 }, { rating = "A", at_least = "62.5" }, { rating = 3 }]"#,
    );
    let Evaluation::Weighted { parts, ranks } = &read else {
        panic!("{read:?}")
    };
    let named: Vec<_> = parts
        .iter()
        .map(|part| {
            (
                part.name.value.as_str(),
                part.key.as_str(),
                part.weight.value,
            )
        })
        .collect();
    assert_eq!(
        named,
        [
            ("行動", "evaluation.part.行動", ratio(3, 10)),
            ("目標達成度", "evaluation.part[2]", ratio(2, 5)),
            ("多面評価", "evaluation.part[3]", ratio(3, 10)),
        ]
    );
    assert!(matches!(
        &parts[1].source,
        Source::Column { from, through: Through::Linear(_) } if from.field == Some(Field::GoalAchievement)
    ));
    // Written downward, kept upward.
    assert_eq!(
        bands(ranks),
        [
            (None, "3"),
            (Some(ratio(125, 2)), "A"),
            (Some(Ratio::integer(90)), "S")
        ]
    );
}

#[test]
fn a_matrix_has_two_axes() {
    let read = read_good(
        r#"method = "matrix"
behavior = "行動評価"
achievement = { from = "目標達成度", rank = [{ rating = "低" }, { rating = "高", at_least = "100%" }] }
table = """
     高  低
A    S   B
B    A   C
""" "#,
    );
    let Evaluation::Matrix {
        behavior,
        achievement,
        table,
    } = &read
    else {
        panic!("{read:?}")
    };
    assert_eq!(behavior.column.name, "行動評価");
    assert!(behavior.ranks.is_none());
    assert_eq!(
        bands(achievement.ranks.as_ref().unwrap()),
        [(None, "低"), (Some(Ratio::ONE), "高")]
    );
    let Level::Keys(rows) = &table.root else {
        panic!("{table:?}")
    };
    let Level::Keys(cells) = &rows["B"] else {
        panic!("{table:?}")
    };
    assert!(matches!(&cells["高"], Level::Cell(cell) if cell.value == "A"));
}

#[test]
fn quotas_stand_as_written() {
    let quota = r#"quota = [{ rating = "S", share = "1/3" }, { rating = "A", share = "2/3" }]"#;
    let read = read_good(&format!(
        "method = \"relative\"\nscore = \"評価点\"\nwithin = \"部署\"\n{quota}"
    ));
    let Evaluation::Relative {
        score: Score::Column(score),
        quotas,
        within,
        ..
    } = &read
    else {
        panic!("{read:?}")
    };
    assert_eq!(score.name, "評価点");
    assert_eq!(within.as_ref().unwrap().field, Some(Field::Department));
    let shares: Vec<_> = quotas
        .iter()
        .map(|it| (it.rating.as_str(), it.share))
        .collect();
    assert_eq!(shares, [("S", ratio(1, 3)), ("A", ratio(2, 3))]);
    let read = read_good(&format!(
        "method = \"relative\"\npart = [{{ from = \"a\", weight = 1 }}]\n{quota}"
    ));
    assert_eq!(read.parts().len(), 1);
}

#[test]
fn an_overlay_or_a_setting_may_change_it() {
    let base = text(
        "method = \"relative\"\nscore = \"x\"\nquota = [{ rating = \"S\", share = \"1/2\" }, { rating = \"A\", share = \"1/2\" }]",
    );
    let switched = run(
        &base,
        &[],
        &[
            "evaluation.quota.1.share=20%",
            "evaluation.quota.2.share=80%",
        ],
    );
    let Evaluation::Relative { quotas, .. } = switched.result.unwrap().evaluation.unwrap() else {
        panic!("relative")
    };
    assert_eq!(quotas[0].share, ratio(1, 5));
    let matrix = text(
        "method = \"matrix\"\nbehavior = \"a\"\nachievement = \"b\"\ntable = \"\"\"\n  S A\nS S A\nA A B\n\"\"\"",
    );
    let set = run(&matrix, &[], &["evaluation.table.A.A=C"]);
    let Evaluation::Matrix { table, .. } = set.result.unwrap().evaluation.unwrap() else {
        panic!("matrix")
    };
    assert!(format!("{table:?}").contains("\"C\""));
}

/// What is wrong, as code and the text at fault.
fn faults(lines: &str) -> Vec<(&'static str, String)> {
    run(&text(lines), &[], &[]).faults()
}

fn check(lines: &str, expected: &[(&str, &str)]) {
    let found = faults(lines);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(code, at)| (*code, at.as_str()))
        .collect();
    assert_eq!(found, expected, "{lines}");
}

#[test]
fn keys_belong_to_methods() {
    check(
        "method = \"given\"\nwithin = 'x'\nquotas = 1",
        &[
            ("key-of-another-method", "within"),
            ("unknown-key", "quotas"),
        ],
    );
    check("rank = 1", &[("key-of-another-method", "rank")]);
    check(
        "method = \"absolute\"\nscore = 'x'",
        &[("unknown-word", "\"absolute\"")],
    );
    for (method, missing) in [("weighted", 2), ("matrix", 3), ("relative", 2)] {
        let found = faults(&format!("method = \"{method}\""));
        assert_eq!(found.len(), missing, "{method}: {found:?}");
        assert!(found.iter().all(|(code, _)| *code == "missing-key"));
    }
}

#[test]
fn parts_and_ranks_at_fault() {
    check(
        r#"method = "weighted"
part = [
  { from = "a", weight = "50%" },
  { name = "b", from = "b", weight = "40%", bands = [] },
  { from = "評価", weight = 60, value = 1 },
]
rank = [{ rating = "A", at_least = 1 }, { rating = "B", at_least = 0 }, { at_least = -1 }]"#,
        &[
            ("empty", "[]"),
            ("rating-of-itself", "\"評価\""),
            ("bare-rate", "60"),
            ("unknown-key", "value"),
            ("missing-key", "{ at_least = -1 }"),
        ],
    );
    check(
        r#"method = "weighted"
part = [{ from = "a", weight = "50%" }, { name = "ａ", from = "b", weight = "40%" }]
rank = [{ rating = "A", at_least = 1 }, { rating = "Ａ", at_least = 0 }]"#,
        &[
            (
                "part-sum",
                r#"[{ from = "a", weight = "50%" }, { name = "ａ", from = "b", weight = "40%" }]"#,
            ),
            ("duplicate-name", "\"ａ\""),
            ("duplicate-name", "{ rating = \"Ａ\", at_least = 0 }"),
        ],
    );
    check(
        r#"method = "weighted"
part = [{ from = "人事評価", weight = 1 }]
rank = [{ rating = "A" }, { rating = "B", at_least = 0 }, { rating = "C", at_least = 0 }]"#,
        &[
            ("rating-of-itself", "\"人事評価\""),
            ("band-order", "{ rating = \"C\", at_least = 0 }"),
        ],
    );
}

#[test]
fn matrices_and_quotas_at_fault() {
    check(
        r#"method = "matrix"
behavior = "rating"
achievement = { from = "a" }
table = { S = { S = "" }, A = "B" }
rank = 1"#,
        &[
            ("rating-of-itself", "\"rating\""),
            ("missing-key", "{ from = \"a\" }"),
            ("empty", "\"\""),
            ("table-levels", "A"),
            ("key-of-another-method", "rank"),
        ],
    );
    check(
        r#"method = "relative"
score = "a"
part = [{ from = "a", weight = 1 }]
quota = [{ rating = "A", share = "30%" }, { rating = 5, share = "60%" }]
within = "評価""#,
        &[
            ("keys-exclude", "score"),
            (
                "quota-sum",
                r#"[{ rating = "A", share = "30%" }, { rating = 5, share = "60%" }]"#,
            ),
            ("rating-of-itself", "\"評価\""),
        ],
    );
}
