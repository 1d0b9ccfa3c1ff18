//! Lints over goals, beside their twins.

use crate::advice::{Advice, Uncontrolled};
use crate::money::Ratio;

use super::{COMPONENT, POOL, advised_of};

/// A policy that pays by the goal achievement.
fn paying(goals: &str) -> String {
    format!("{POOL}[goals]\n{goals}\n{COMPONENT}factors = [\"goal_achievement\"]\n")
}

/// The advice about goals, each row `ID,SYSTEM,WEIGHT,TARGET,ACTUAL,CONTROLLABLE,SCORE`.
fn of_goals(policy: &str, rows: &[&str]) -> Vec<Advice> {
    let mut goals =
        String::from("社員番号,目標,制度,ウェイト,目標値,実績,統制可能,評点,上位目標\n");
    let mut people = String::from("社員番号,区分,評価\n");
    let mut last = "";
    for (at, row) in rows.iter().enumerate() {
        let (id, rest) = row.split_once(',').unwrap();
        goals.push_str(&format!("{id},目標{at},{rest},o\n"));
        if last != id {
            last = id;
            people.push_str(&format!("{id},{},A\n", id.chars().next().unwrap()));
        }
    }
    let silenced = "[advice]\nallow = [\"unused-column\", \"everyone-tied\"]\n";
    advised_of(&format!("{policy}{silenced}"), Some(&people), Some(&goals))
}

/// Codes of the advice about goals.
fn codes_of(policy: &str, rows: &[&str]) -> Vec<&'static str> {
    of_goals(policy, rows).iter().map(Advice::code).collect()
}

const NUMBER: &str = "KPI,50%,10,9,,";
const WORK: &str = "定性,50%,,,,3";

#[test]
fn what_the_policy_says_of_goals_matters_only_where_pay_asks_for_them() {
    for (goals, expected) in [
        ("okr = \"linked\"", vec![Advice::OkrLinked]),
        ("okr = \"unlinked\"", vec![]),
        (
            "uncontrollable = \"half\"",
            vec![Advice::UncontrollableCounts {
                halved: true,
                seen: None,
            }],
        ),
        (
            "uncontrollable = \"count\"",
            vec![Advice::UncontrollableCounts {
                halved: false,
                seen: None,
            }],
        ),
        ("uncontrollable = \"exclude\"", vec![]),
    ] {
        assert_eq!(advised_of(&paying(goals), None, None), expected, "{goals}");
        let unasked = format!("{POOL}[goals]\n{goals}\n{COMPONENT}");
        assert_eq!(advised_of(&unasked, None, None), [], "{goals}");
    }
    // A factor that asks counts when a component names it.
    let factor = |names: &str| {
        format!(
            "{POOL}[goals]\nokr = \"linked\"\n{COMPONENT}{names}[[factor]]\nname = \"F\"\nfrom = \"目標達成度\"\n"
        )
    };
    let named = advised_of(&factor("factors = [\"F\"]\n"), None, None);
    assert_eq!(named, [Advice::OkrLinked]);
    let unnamed = advised_of(&factor(""), None, None);
    assert!(!unnamed.contains(&Advice::OkrLinked), "{unnamed:?}");
}

#[test]
fn uncontrollable_weight_is_that_of_those_who_have_it() {
    // a: 60 of 100; b: 20 of 100, and halved 30 of 70 and 10 of 90; c: none.
    let rows = [
        "a1,KPI,60,10,9,いいえ,",
        "a1,定性,40,,,,3",
        "b1,KPI,20,10,9,いいえ,",
        "b1,定性,80,,,,3",
        "c1,定性,100,,,,3",
    ];
    for (rule, halved, share) in [("count", false, 40), ("half", true, 27)] {
        let policy = paying(&format!("uncontrollable = \"{rule}\""));
        let seen = |people, share| Uncontrolled {
            people,
            of: 3,
            share: Ratio::new(share, 100).unwrap(),
        };
        assert_eq!(
            of_goals(&policy, &rows),
            [Advice::UncontrollableCounts {
                halved,
                seen: Some(seen(2, share)),
            }]
        );
        // Where nobody has one, the rule alone is spoken of.
        assert_eq!(
            of_goals(&policy, &["a1,定性,100,,,,3"]),
            [Advice::UncontrollableCounts { halved, seen: None }]
        );
        // People who are not paid are not counted.
        let excluded = format!("{policy}[eligibility]\nexclude = [{{ \"区分\" = \"a\" }}]\n");
        let share = if halved { 11 } else { 20 };
        let seen = Uncontrolled {
            of: 2,
            ..seen(1, share)
        };
        assert_eq!(
            of_goals(&excluded, &rows),
            [Advice::UncontrollableCounts {
                halved,
                seen: Some(seen),
            }]
        );
    }
}

#[test]
fn most_people_have_only_numbers() {
    let people = |numeric: usize, of: usize| -> Vec<String> {
        (0..of)
            .flat_map(|at| {
                let other = if at < numeric { NUMBER } else { WORK };
                [format!("{at},{NUMBER}"), format!("{at},{other}")]
            })
            .collect()
    };
    let look = |policy: &str, rows: Vec<String>| {
        codes_of(policy, &rows.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let policy = paying("");
    assert_eq!(look(&policy, people(3, 5)), ["only-numeric-goals"]);
    assert_eq!(look(&policy, people(2, 4)), [""; 0]);
    // A rating counts, too.
    let rated = policy.replace("value = 1", "by = \"評価\"\ntable = { A = 2, B = 1 }");
    assert_eq!(look(&rated, people(3, 5)), [""; 0]);
    // A qualitative goal without weight is only watched.
    let watched = ["1,KPI,100%,10,9,,", "1,定性,0,,,,3"];
    assert_eq!(codes_of(&policy, &watched), ["only-numeric-goals"]);
    // An OKR that counts is numbers as well.
    let okr = ["e1,OKR,100%,10,9,,"];
    let linked = paying("okr = \"linked\"");
    assert_eq!(
        codes_of(&linked, &okr),
        ["okr-linked", "only-numeric-goals"]
    );
    // Nor are those counted who are not paid.
    let excluded = format!("{policy}[eligibility]\nexclude = [{{ \"区分\" = \"e\" }}]\n");
    let rows = [
        "1,定性,100%,,,,3",
        "e1,KPI,100%,10,9,,",
        "e2,KPI,100%,10,9,,",
    ];
    assert_eq!(codes_of(&excluded, &rows), [""; 0]);
    assert_eq!(codes_of(&policy, &rows), ["only-numeric-goals"]);
}

#[test]
fn targets_are_too_low_where_most_are_exceeded_up_to_the_cap() {
    let look = |goals: &str, far: usize, of: usize| {
        let mut rows = vec![String::from("1,定性,0,,,,5")];
        rows.extend((0..of).map(|at| {
            let actual = if at < far { 15 } else { 14 };
            // Five a person.
            format!("{},KPI,20%,10,{actual},,", at / 5)
        }));
        rows.extend(["0", "1", "2"].map(|id| format!("{id},定性,1%,,,,5")));
        rows.sort();
        codes_of(
            &paying(goals),
            &rows.iter().map(String::as_str).collect::<Vec<_>>(),
        )
    };
    assert_eq!(look("", 6, 11), ["goals-at-cap"]);
    assert_eq!(look("", 5, 11), [""; 0]);
    // So few say nothing.
    assert_eq!(look("", 9, 9), [""; 0]);
    // What is reached stands at a cap of 100%.
    assert_eq!(look("cap = \"100%\"", 11, 11), [""; 0]);
}

#[test]
fn more_than_seven_goals_are_too_many_for_more_than_a_few() {
    let look = |goals: &[usize]| {
        let rows = goals.iter().enumerate().flat_map(|(at, goals)| {
            let rows = (0..*goals).map(move |_| format!("{at},定性,1,,,,3"));
            rows.chain([format!("{at},OKR,1,10,9,,"), format!("{at},定性,0,,,,3")])
        });
        let rows: Vec<String> = rows.collect();
        codes_of(
            &paying(""),
            &rows.iter().map(String::as_str).collect::<Vec<_>>(),
        )
    };
    assert_eq!(look(&[8]), ["too-many-goals"]);
    // Neither what is only watched nor an OKR out of pay is counted.
    assert_eq!(look(&[7, 7]), [""; 0]);
    let mut ten = [2; 10];
    ten[0] = 8;
    assert_eq!(look(&ten), [""; 0]);
    ten[1] = 8;
    assert_eq!(look(&ten), ["too-many-goals"]);
}

#[test]
fn weights_do_not_add_up_where_others_do() {
    let full = ["1,定性,100%,,,,3", "2,定性,100,,,,3", "3,定性,1,,,,3"];
    let look = |rows: &[&str]| codes_of(&paying(""), &[&full, rows].concat());
    let wrong = ["goal-weights-not-100"];
    assert_eq!(look(&["4,定性,60%,,,,3", "4,定性,30%,,,,3"]), wrong);
    assert_eq!(look(&["4,定性,60,,,,3", "4,定性,50,,,,3"]), wrong);
    // An OKR out of pay and a KPI that is left out may stand beside the hundred, or be part of it.
    for beside in ["OKR,20%,10,9,,", "KPI,20%,10,9,いいえ,"] {
        for weight in ["100%", "80%"] {
            let rows = [format!("4,定性,{weight},,,,3"), format!("4,{beside}")];
            let rows = rows.each_ref().map(String::as_str);
            assert_eq!(look(&rows), [""; 0], "{rows:?}");
        }
    }
    // Two of five are no slip: their weights are no percentages.
    assert_eq!(look(&["4,定性,3,,,,3", "5,定性,2,,,,3"]), [""; 0]);
}
