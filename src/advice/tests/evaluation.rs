//! Advice about `[evaluation]`.

use crate::advice::{Advice, SmallGroups};
use crate::policy::ADVICE;

use super::{POOL, advised, by, codes};

const WEIGHTED: &str = "[evaluation]\nmethod = \"weighted\"\npart = [{ from = \"点\", weight = \"100%\" }]\nrank = [{ rating = \"A\", at_least = 70 }, { rating = \"B\", at_least = 40 }, { rating = \"D\" }]\n";

/// What is said of the ratings, and nothing else.
fn of_ratings(policy: &str) -> Vec<&'static str> {
    let ours = ["unasked-rating", "rating-without-cell"];
    assert!(ours.iter().all(|code| ADVICE.contains(code)));
    let given = codes(policy, None).into_iter();
    given.filter(|code| ours.contains(code)).collect()
}

#[test]
fn ratings_are_asked_by_whatever_rule_looks_at_them() {
    let flat =
        format!("{WEIGHTED}{POOL}[[component]]\nname = \"A\"\nmethod = \"points\"\nvalue = 1\n");
    let factor = "factors = [\"F\"]\n[[factor]]\nname = \"F\"\nby = \"評価\"\ntable = { A = 2, B = 1, D = 0 }\n";
    for (rules, expected) in [
        ("", vec!["unasked-rating"]),
        (factor, vec![]),
        // A factor that nobody uses asks for nothing.
        (factor.split_once('\n').unwrap().1, vec!["unasked-rating"]),
        ("only = { \"評価\" = \"A\" }\n", vec![]),
        ("[eligibility]\nexclude = [{ \"評価\" = \"D\" }]\n", vec![]),
        (
            "[split]\ndiscretionary = \"10%\"\nbudget_by = \"評価\"\n",
            vec![],
        ),
        // Another evaluation is not this one.
        ("only = { \"行動評価\" = \"A\" }\n", vec!["unasked-rating"]),
    ] {
        assert_eq!(of_ratings(&format!("{flat}{rules}")), expected, "{rules}");
    }
    // Given ratings are nobody's to find.
    let given = format!(
        "{POOL}[evaluation]\nmethod = \"given\"\n[[component]]\nname = \"A\"\nmethod = \"points\"\nvalue = 1\n"
    );
    assert_eq!(of_ratings(&given), [""; 0]);
}

#[test]
fn ratings_need_a_cell_where_somebody_can_come_to_the_table() {
    let missing = |policy: &str| {
        let found = advised(policy, None).into_iter();
        let named = found.filter_map(|it| match it {
            Advice::RatingWithoutCell { rule, ratings } => {
                Some(format!("{rule} {}", ratings.join("")))
            }
            _ => None,
        });
        named.collect::<Vec<_>>()
    };
    let rated = |table: &str, rules: &str| {
        let component = by("評価", table);
        missing(&format!("{WEIGHTED}{component}{rules}"))
    };
    assert_eq!(rated("A = 2, B = 1, D = 0", ""), [""; 0]);
    assert_eq!(rated("A = 2, B = 1", ""), ["component.A D"]);
    assert_eq!(rated("A = 2, C = 1", ""), ["component.A BD"]);
    assert_eq!(rated("A = 2, \"*\" = 1", ""), [""; 0]);
    for (rules, is_found) in [
        ("only = { \"評価\" = [\"A\", \"B\"] }\n", false),
        ("only = { \"評価\" = [\"A\", \"D\"] }\n", true),
        ("only = { \"職種\" = \"x\" }\n", true),
        ("[eligibility]\nexclude = [{ \"評価\" = \"D\" }]\n", false),
        ("[eligibility]\nexclude = [{ \"評価\" = \"B\" }]\n", true),
        (
            "[eligibility]\nexclude = [{ \"評価\" = \"D\", \"職種\" = \"x\" }]\n",
            true,
        ),
        (
            "[eligibility]\ninclude = [{ \"評価\" = [\"A\", \"B\"] }]\n",
            false,
        ),
        (
            "[eligibility]\ninclude = [{ \"評価\" = \"A\" }, { \"職種\" = \"x\" }]\n",
            true,
        ),
    ] {
        let found = rated("A = 2, B = 1", rules);
        assert_eq!(!found.is_empty(), is_found, "{rules} {found:?}");
    }
    // A combination may be left out on purpose; a rating that stands nowhere is not.
    let two = |table: &str| {
        missing(&format!(
            "{WEIGHTED}{POOL}[[component]]\nname = \"A\"\nmethod = \"points\"\nby = [\"等級\", \"評価\"]\ntable = {{ {table} }}\n"
        ))
    };
    assert_eq!(
        two("G1 = { A = 2, B = 1, D = 0 }, G6 = { A = 2, B = 1 }"),
        [""; 0]
    );
    assert_eq!(
        two("G1 = { A = 2, B = 1 }, G6 = { A = 2 }"),
        ["component.A D"]
    );
    // Only factors that a component uses are looked up.
    let factor = "[[factor]]\nname = \"F\"\nby = \"評価\"\ntable = { A = 2 }\n";
    let rest = by("評価", "A = 2, B = 1, D = 0");
    assert_eq!(missing(&format!("{WEIGHTED}{rest}{factor}")), [""; 0]);
    let used = format!("{WEIGHTED}{rest}factors = [\"F\"]\n{factor}");
    assert_eq!(missing(&used), ["factor.F BD"]);
}

#[test]
fn ratings_that_cannot_come_need_no_cell() {
    let asked = by("評価", "A = 2, B = 1");
    let quota = |share: &str, rest: &str| {
        format!(
            "{asked}[evaluation]\nmethod = \"relative\"\nscore = \"点\"\nquota = [{{ rating = \"A\", share = \"50%\" }}, {{ rating = \"B\", share = \"{rest}\" }}, {{ rating = \"D\", share = \"{share}\" }}]\n"
        )
    };
    assert_eq!(of_ratings(&quota("0%", "50%")), [""; 0]);
    assert_eq!(of_ratings(&quota("1%", "49%")), ["rating-without-cell"]);
    // Nobody comes to a row of the matrix that no rank leads to.
    let matrix = |behavior: &str| {
        format!(
            "{asked}[evaluation]\nmethod = \"matrix\"\nbehavior = {behavior}\nachievement = \"成果\"\ntable = {{ h = {{ x = \"A\" }}, m = {{ x = \"B\" }}, l = {{ x = \"D\" }} }}\n"
        )
    };
    assert_eq!(of_ratings(&matrix("\"行動\"")), ["rating-without-cell"]);
    let ranked =
        "{ from = \"行動\", rank = [{ rating = \"h\", at_least = 3 }, { rating = \"m\" }] }";
    assert_eq!(of_ratings(&matrix(ranked)), [""; 0]);
}

#[test]
fn weights_lean_from_four_fifths_on_and_below_a_twentieth() {
    let weighed = |weights: &[&str]| {
        let parts = weights.iter().enumerate();
        let parts =
            parts.map(|(at, weight)| format!("{{ from = \"点{at}\", weight = \"{weight}\" }}, "));
        let rank = "rank = [{ rating = \"A\", at_least = 7 }, { rating = \"B\" }]";
        let asked = by("評価", "A = 2, B = 1");
        let policy = format!(
            "{asked}[evaluation]\nmethod = \"weighted\"\npart = [{}]\n{rank}\n",
            parts.collect::<String>()
        );
        codes(&policy, None)
    };
    let lean = ["one-part-decides"];
    assert_eq!(weighed(&["80%", "20%"]), lean);
    assert_eq!(weighed(&["79.9%", "20.1%"]), [""; 0]);
    assert_eq!(weighed(&["60%", "35.01%", "4.99%"]), lean);
    assert_eq!(weighed(&["60%", "35%", "5%"]), [""; 0]);
    // One is said of both at once.
    assert_eq!(weighed(&["97%", "3%"]), lean);
    assert_eq!(weighed(&["100%"]), [""; 0]);
}

#[test]
fn groups_are_small_where_an_end_of_the_quotas_has_no_place() {
    let asked = by("評価", "S = 4, A = 3, B = 2, C = 1");
    let small = |quotas: &[(&str, u32)], groups: &[usize]| {
        let quotas: String = quotas
            .iter()
            .map(|(rating, share)| format!("{{ rating = \"{rating}\", share = \"{share}%\" }}, "))
            .collect();
        let policy = format!(
            "{asked}[evaluation]\nmethod = \"relative\"\nscore = \"点\"\nwithin = \"課\"\nquota = [{quotas}]\n"
        );
        let sizes = groups.iter().enumerate();
        let people = sizes.flat_map(|(group, size)| (0..*size).map(move |at| (group, at)));
        let rows = people.map(|(group, at)| format!("{group}-{at},課{group},{at}\n"));
        let people = format!("社員番号,課,点\n{}", rows.collect::<String>());
        let found = advised(&policy, Some(&people)).into_iter();
        found
            .filter_map(|it| match it {
                Advice::SmallGroupsRanked(small) => Some(small),
                _ => None,
            })
            .next()
    };
    let thirds = [("S", 10), ("A", 20), ("B", 70)];
    let expected = |ratings: &[&str], groups, of_groups, people, of, enough| {
        Some(SmallGroups {
            within: Some("課".to_owned()),
            ratings: ratings.iter().map(|it| (*it).to_owned()).collect(),
            groups,
            of_groups,
            people,
            of,
            enough,
        })
    };
    // 0.4, 0.8 and 2.8 of 4: one each for A and B, none for S.
    assert_eq!(
        small(&thirds, &[4, 4, 10]),
        expected(&["S"], 2, 3, 8, 18, 10)
    );
    // 0.5, 1 and 3.5 of 5: the last place goes to the better of the equals.
    assert_eq!(small(&thirds, &[5, 5]), None);
    // A tenth of the people is the odd small group.
    assert_eq!(small(&thirds, &[36, 4]), None);
    assert_eq!(small(&thirds, &[35, 4]), expected(&["S"], 1, 2, 4, 39, 10));
    // A rating without a share is no end, and nobody misses its place.
    let open = [("S", 0), ("A", 50), ("B", 50), ("C", 0)];
    assert_eq!(small(&open, &[2, 2]), None);
    assert_eq!(small(&open, &[1, 1]), expected(&["B"], 2, 2, 2, 2, 2));
    let ends = [("S", 5), ("A", 45), ("B", 47), ("C", 3)];
    assert_eq!(
        small(&ends, &[8, 9]),
        expected(&["S", "C"], 2, 2, 17, 17, 34)
    );
}

/// Ratings stand in the order of the policy that finds them, whatever their names say.
#[test]
fn the_policy_says_which_rating_is_the_better_one() {
    let policy = |first: &str, last: &str| {
        let table = by("評価", "5 = 80, 3 = 120");
        format!(
            "{table}[evaluation]\nmethod = \"relative\"\nscore = \"点\"\nquota = [{{ rating = {first}, share = \"50%\" }}, {{ rating = {last}, share = \"50%\" }}]\n"
        )
    };
    let reversed = |policy: &str| {
        let found = codes(policy, None);
        found.contains(&"better-rating-pays-less")
    };
    assert!(reversed(&policy("5", "3")));
    assert!(!reversed(&policy("3", "5")));
}

/// How quotas spread the ratings, nobody rates; ratings that a rank never gives are nobody's by decision.
#[test]
fn what_the_policy_decides_is_no_leniency_of_raters() {
    let table = by("評価", "S = 4, A = 3, B = 2, C = 1");
    let spread = |evaluation: &str, scores: &dyn Fn(usize) -> usize| {
        let rows: String = (0..30).map(|at| format!("{at},{}\n", scores(at))).collect();
        let people = format!("社員番号,点\n{rows}");
        let found = codes(&format!("{table}{evaluation}"), Some(&people));
        let ours = ["rating-nobody-got", "rating-inflation", "one-rating"];
        let found = found.into_iter().filter(|code| ours.contains(code));
        found.collect::<Vec<_>>()
    };
    let relative = "[evaluation]\nmethod = \"relative\"\nscore = \"点\"\nquota = [{ rating = \"S\", share = \"60%\" }, { rating = \"A\", share = \"40%\" }]\n";
    assert_eq!(spread(relative, &|at| at), [""; 0]);
    assert_eq!(spread(relative, &|_| 1), [""; 0]);
    let weighted = "[evaluation]\nmethod = \"weighted\"\npart = [{ from = \"点\", weight = \"100%\" }]\nrank = [{ rating = \"S\", at_least = 29 }, { rating = \"A\", at_least = 10 }, { rating = \"B\" }]\n";
    // C is no rank; the others are, somebody has each, and 20 of 30 are above B.
    assert_eq!(spread(weighted, &|at| at), ["rating-inflation"]);
    assert_eq!(spread(weighted, &|_| 1), ["one-rating"]);
}

/// A slip of the pen in a mark falls through to `"*"` of a matrix as it does in any table.
#[test]
fn a_slip_in_a_mark_of_a_matrix_is_seen() {
    let table = by("評価", "S = 3, A = 2, B = 1");
    let matrix = "[evaluation]\nmethod = \"matrix\"\nbehavior = \"行動\"\nachievement = \"成果\"\ntable = { S = { \"*\" = \"S\" }, A = { \"*\" = \"A\" }, \"*\" = { \"*\" = \"B\" } }\n";
    let caught = |mark: &str| {
        let people = format!("社員番号,行動,成果\n1,{mark},x\n2,A,x\n");
        let found = advised(&format!("{table}{matrix}"), Some(&people)).into_iter();
        found
            .filter_map(|it| match it {
                Advice::StarNearKey { text, key, .. } => Some(format!("{text} {key}")),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(caught("s"), ["s S"]);
    assert_eq!(caught("Ｓ"), [""; 0]);
    assert_eq!(caught("C"), [""; 0]);
}
