//! Lints beside their twins, as tables; `tests/advice` holds a whole run of each.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::calculation::{Beside, Run, wanted};
use crate::diagnostics::{Sources, Span};
use crate::evaluation::judge;
use crate::money::Ratio;
use crate::policy::ADVICE;
use crate::{people, policy};

use super::{Advice, Idle, Season, of_policy, of_season};

mod evaluation;
mod goals;

#[test]
fn every_code_can_be_silenced() {
    let text = include_str!("found.rs");
    let given: Vec<&str> = text
        .split("=> \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(given, ADVICE);
    let distinct: BTreeSet<&str> = ADVICE.into();
    assert_eq!(distinct.len(), ADVICE.len());
    // A code is searched for in scripts: none may be the beginning of another.
    for code in ADVICE {
        let begun = ADVICE.iter().filter(|other| other.starts_with(code));
        assert_eq!(begun.count(), 1, "{code}");
    }
}

/// The advice about a policy and, where there are any, people.
fn advised(policy_text: &str, employees: Option<&str>) -> Vec<Advice> {
    advised_of(policy_text, employees, None)
}

/// The same with a file of goals.
fn advised_of(policy_text: &str, employees: Option<&str>, goals: Option<&str>) -> Vec<Advice> {
    let mut sources = Sources::default();
    let text = format!("{policy_text}\n[policy]\npurpose = \"x\"\n");
    let base = sources.add("policy.toml", text);
    let mut no_files = |_, _: &str| -> Result<Arc<str>, policy::TableFileFault> { unreachable!() };
    let policy = policy::read(&mut sources, base, &[], &[], &mut no_files).unwrap();
    let found = if let Some(employees) = employees {
        let file = sources.add("employees.csv", "");
        let nowhere = Span {
            file,
            start: 0,
            end: 0,
        };
        let mut needed = wanted(&policy, nowhere);
        needed.push(rating(nowhere));
        let table = people::TableFile::csv(employees.as_bytes(), file);
        let (people, _) = people::read(&table, &policy.columns, &needed).unwrap();
        let goals = goals.map(|goals| {
            let file = sources.add("goals.csv", "");
            let table = people::TableFile::csv(goals.as_bytes(), file);
            let (goals, _) = people::read_goals(&table).unwrap();
            judge(goals, &policy.goals.unwrap_or_default(), file).unwrap()
        });
        let beside = Beside {
            goals: goals.as_ref(),
            ..Beside::default()
        };
        let run =
            Run::new(&policy, &people, beside).unwrap_or_else(|stopped| panic!("{stopped:?}"));
        of_season(&Season {
            policy: &policy,
            people: &people,
            outcome: &run.outcome,
            goals: goals.as_ref(),
        })
    } else {
        of_policy(&policy)
    };
    found.iter().map(|finding| finding.fault.clone()).collect()
}

/// The rating, which is read to be shown.
fn rating(span: Span) -> people::Wanted {
    people::Wanted {
        column: policy::Column {
            name: "rating".to_owned(),
            field: Some(policy::Field::Rating),
            span,
        },
        kind: people::Kind::Text,
        required: false,
    }
}

fn codes(policy: &str, employees: Option<&str>) -> Vec<&'static str> {
    let advice = advised(policy, employees);
    advice.iter().map(Advice::code).collect()
}

const POOL: &str = "[pool]\nmethod = \"amount\"\namount = 1_000_000\n";
const COMPONENT: &str = "[[component]]\nname = \"A\"\nmethod = \"points\"\nvalue = 1\n";

/// A component in points by one column.
fn by(column: &str, table: &str) -> String {
    format!(
        "{POOL}[[component]]\nname = \"A\"\nmethod = \"points\"\nby = \"{column}\"\ntable = {{ {table} }}\n"
    )
}

#[test]
fn orders_are_those_that_names_and_amounts_say() {
    for (column, table, expected) in [
        // Where the first grade is the highest, the table itself says so.
        (
            "等級",
            "\"1等級\" = 300, \"2等級\" = 200, \"3等級\" = 120",
            None,
        ),
        (
            "等級",
            "\"1等級\" = 300, \"2等級\" = 350, \"3等級\" = 250, \"4等級\" = 200",
            Some("higher-grade-pays-less"),
        ),
        // One step up and one step down say nothing.
        ("等級", "G1 = 100, G2 = 130, G3 = 110", None),
        // Two ladders are not compared.
        ("等級", "G1 = 100, G2 = 150, M1 = 120, M2 = 170", None),
        (
            "役職",
            "\"部長\" = 60, \"課長\" = 70, \"\" = 0",
            Some("higher-grade-pays-less"),
        ),
        ("役職", "\"部長\" = 80, \"課長\" = 70, \"顧問\" = 90", None),
        (
            "評価",
            "\"秀\" = 90, \"優\" = 100",
            Some("better-rating-pays-less"),
        ),
        (
            "部門業績",
            "A = 90, B = 100, C = 80",
            Some("better-rating-pays-less"),
        ),
        // Figures do not say which end is the best, and other columns are not ratings.
        ("評価", "\"5\" = 90, \"4\" = 100", None),
        ("工場", "A = 90, B = 100", None),
        (
            "評価",
            "S = 150, A = 140, B = 100, C = 80",
            Some("uneven-steps"),
        ),
        ("評価", "S = 150, A = 130, B = 100, C = 70", None),
        // Nothing for the lowest is a decision.
        ("評価", "S = 120, A = 110, B = 100, D = 0", None),
        ("評価", "S = 100, A = 100", Some("ratings-pay-the-same")),
        ("等級", "G1 = 100, G2 = 100", None),
    ] {
        assert_eq!(
            codes(&by(column, table), None),
            Vec::from_iter(expected),
            "{table}"
        );
    }
}

#[test]
fn factors_that_change_nothing_are_found_however_they_are_written() {
    let with = |factor: &str| {
        format!(
            "[figures]\nx = 1\n{POOL}{COMPONENT}factors = [\"F\"]\n[[factor]]\nname = \"F\"\n{factor}\n"
        )
    };
    let idle = |why| {
        vec![Advice::FactorChangesNothing {
            factor: "F".to_owned(),
            why,
        }]
    };
    for (factor, expected) in [
        ("value = 1", idle(Idle::AlwaysOne)),
        ("value = 0.5", Vec::new()),
        (
            "by = \"職種\"\ntable = { a = 1, b = 1 }",
            idle(Idle::AlwaysOne),
        ),
        ("by = \"職種\"\ntable = { a = 1, b = 1.1 }", Vec::new()),
        (
            "from = \"x\"\nbands = [{ value = 2 }, { at_least = 5, value = 2 }]",
            idle(Idle::Constant(Ratio::integer(2))),
        ),
        (
            "figure = \"x\"\nlinear = [{ at = 0, value = 1 }, { at = 9, value = 1 }]",
            idle(Idle::AlwaysOne),
        ),
        (
            "from = \"x\"\nlinear = [{ at = 0, value = 1 }, { at = 9, value = 2 }]",
            Vec::new(),
        ),
    ] {
        assert_eq!(advised(&with(factor), None), expected, "{factor}");
    }
    let pool = "[figures]\nx = 1\n[pool]\nmethod = \"amount\"\namount = 1\n[[pool.factor]]\nname = \"F\"\nvalue = 1\n";
    assert_eq!(
        advised(&format!("{pool}{COMPONENT}"), None),
        idle(Idle::AlwaysOne)
    );
}

#[test]
fn leave_shuts_out_only_below_a_minimum() {
    let policy = |absence: &str, minimum: &str| {
        format!(
            "{POOL}{COMPONENT}[attendance]\nscheduled = 100\nabsences = [{{ column = \"欠勤\" }}, {absence}]\n[eligibility]\nminimum_attendance = \"{minimum}\"\n"
        )
    };
    for (absence, minimum, found) in [
        ("{ column = \"休み\", statutory = true }", "90%", true),
        ("{ column = \"育児休業\" }", "90%", true),
        ("{ column = \"年次有給休暇\" }", "50%", true),
        ("{ column = \"育児休業\", counts = 0 }", "90%", false),
        ("{ column = \"休み\" }", "90%", false),
        ("{ column = \"育児休業\" }", "0%", false),
    ] {
        let codes = codes(&policy(absence, minimum), None);
        assert_eq!(
            codes == ["leave-shut-out"],
            found,
            "{absence} {minimum} {codes:?}"
        );
    }
    // Where the file holds the rate, those who are shut out show it.
    let given = format!(
        "{POOL}{COMPONENT}factors = [\"F\"]\n[eligibility]\nminimum_attendance = \"90%\"\n[[factor]]\nname = \"F\"\nfrom = \"休職日数\"\nlinear = [{{ at = 0, value = 1 }}, {{ at = 90, value = 0 }}]\n"
    );
    let people = |leave: &str| format!("社員番号,出勤率,休職日数\n1,100%,0\n2,50%,{leave}\n");
    assert_eq!(codes(&given, Some(&people("60"))), ["leave-shut-out"]);
    assert_eq!(codes(&given, Some(&people("0"))), [""; 0]);
}

#[test]
fn decimals_are_few_where_they_decide() {
    let attendance = |digits: u32| {
        format!(
            "{POOL}{COMPONENT}factors = [\"出勤率\"]\n[attendance]\nscheduled = 100\nabsences = [{{ column = \"欠勤\" }}]\ndigits = {digits}\n"
        )
    };
    assert_eq!(codes(&attendance(1), None), ["coarse-digits"]);
    assert_eq!(codes(&attendance(2), None), [""; 0]);
    // A table has the decimals it has.
    let table = format!(
        "{POOL}{COMPONENT}factors = [\"F\"]\n[[factor]]\nname = \"F\"\nby = \"x\"\ntable = {{ a = 1.2, b = 1 }}\ndigits = 1\n"
    );
    assert_eq!(codes(&table, None), [""; 0]);
    // 1,000,000 of 1,040,000: 0.9615… is 1 with one decimal, and nobody is cut.
    let coefficient = |digits: u32, limit: &str| {
        format!(
            "{POOL}[[component]]\nname = \"A\"\nmethod = \"amount\"\nvalue = 520_000\nadjustment = {{ digits = {digits}, mode = \"half_up\" }}\n{limit}"
        )
    };
    let people = Some("社員番号\n1\n2\n");
    assert_eq!(codes(&coefficient(1, ""), people), ["coarse-digits"]);
    assert_eq!(codes(&coefficient(3, ""), people), [""; 0]);
}

#[test]
fn columns_are_unused_only_where_no_rule_asks_for_what_they_say() {
    let people =
        "社員番号,評価,出勤率,退職日,休職日数,休職月数\n1,A,100%,,,\n2,B,90%,2026-09-01,,2\n";
    let unused = |policy: &str| {
        let advice = advised(policy, Some(people));
        let header = |it: Advice| match it {
            Advice::UnusedColumn { header } => Some(header),
            _ => None,
        };
        advice.into_iter().filter_map(header).collect::<Vec<_>>()
    };
    let all = ["評価", "出勤率", "退職日", "休職日数", "休職月数"];
    assert_eq!(unused(&format!("{POOL}{COMPONENT}")), all);
    let rated = by("評価", "A = 2, B = 1");
    assert_eq!(unused(&rated), all[1..]);
    let factors = format!("{rated}factors = [\"出勤率\"]\n");
    assert_eq!(unused(&factors), all[2..]);
    // Days and months count the same leave.
    let leave = format!(
        "{rated}factors = [\"出勤率\", \"F\"]\n[[factor]]\nname = \"F\"\nfrom = \"休職月数\"\nbands = [{{ value = 1 }}, {{ at_least = 1, value = 0.5 }}]\n"
    );
    let people = people.replace("100%,,,", "100%,,,0");
    let unused = |policy: &str| codes(policy, Some(&people));
    assert_eq!(unused(&leave), [""; 0]);
}

#[test]
fn the_best_rating_is_too_common_where_no_letter_says_what_is_standard() {
    let people = |ratings: &str| {
        let rows = ratings.chars().enumerate();
        let rows = rows.map(|(at, rating)| format!("{at},{rating}\n"));
        format!("社員番号,評価\n{}", rows.collect::<String>())
    };
    let words = by("評価", "\"秀\" = 120, \"優\" = 110, \"良\" = 100");
    let letters = by("評価", "S = 120, A = 110, B = 100");
    for (policy, ratings, expected) in [
        (&words, "秀秀秀秀秀秀優優良良", vec!["rating-inflation"]),
        (&words, "秀優優優優優優優良良", vec![]),
        (&letters, "SAAAAABBBB", vec!["rating-inflation"]),
        (&letters, "SAAAABBBBB", vec![]),
        // So few people say nothing.
        (&letters, "SAAAAABBB", vec![]),
        (&letters, "BBBBBBBBBB", vec!["one-rating"]),
    ] {
        assert_eq!(codes(policy, Some(&people(ratings))), expected, "{ratings}");
    }
}

#[test]
fn salaries_are_no_texts_that_are_nearly_a_key() {
    let policy = by("基本給", "\"300000\" = 1, \"*\" = 2");
    let people = "社員番号,基本給\n1,\"300,000\"\n2,314159\n";
    assert_eq!(codes(&policy, Some(people)), [""; 0]);
}

#[test]
fn what_is_allowed_is_not_said() {
    let policy = format!("{POOL}{COMPONENT}[split]\ndiscretionary = \"30%\"\n");
    assert_eq!(codes(&policy, None), ["large-allowance"]);
    let allowed = format!("{policy}[advice]\nallow = \"large-allowance\"\n");
    assert_eq!(codes(&allowed, None), [""; 0]);
}

#[test]
fn a_cliff_is_the_highest_step_that_bounds_leave() {
    let tiered = |tiers: &str, bounds: &str| {
        format!(
            "[figures]\nprofit = \"1億\"\n[pool]\nbasis = \"profit\"\nmethod = \"tiered\"\ntier_on = \"whole\"\ntier = [{{ over = 0, rate = \"10%\" }}, {tiers}]\n{bounds}{COMPONENT}"
        )
    };
    let cliff = |tiers: &str, bounds: &str| {
        let found = advised(&tiered(tiers, bounds), None);
        match found.as_slice() {
            [Advice::TierCliff(cliff)] => Some((
                cliff.basis.to_string(),
                cliff.at.to_string(),
                cliff.beyond.to_string(),
                cliff.boundaries,
            )),
            [] => None,
            other => panic!("{other:?}"),
        }
    };
    let at = |basis: &str, at: &str, beyond: &str, boundaries| {
        Some((
            basis.to_owned(),
            at.to_owned(),
            beyond.to_owned(),
            boundaries,
        ))
    };
    let rise = "{ over = 1000, rate = \"20%\" }";
    let fall = "{ over = 1000, rate = \"20%\" }, { over = 5000, rate = \"15%\" }";
    assert_eq!(cliff(rise, ""), at("1000", "100", "200", 1));
    assert_eq!(cliff(fall, ""), at("5000", "1000", "750", 2));
    assert_eq!(cliff(rise, "max = 150\n"), at("1000", "100", "150", 1));
    assert_eq!(cliff(rise, "min = 500\n"), None);
    assert_eq!(cliff("{ over = 1000, rate = \"10%\" }", ""), None);
}
