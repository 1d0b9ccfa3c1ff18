//! Ratings that the policy finds: against slow arithmetic of their own, and against the same ratings in the people file.

use std::fmt::Write;

use num_bigint::BigInt;
use num_rational::BigRational as Exact;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{calculate_json, run_inside};

/// Rules that ask for the rating in every way.
const RULES: &str = r#"
[pool]
method = "amount"
amount = 1_234_567

[split]
discretionary = "10%"
budget_by = "評価"

[[component]]
name = "表"
method = "points"
by = ["区分", "評価"]
table = { "一般" = { S = 7, A = 5, B = 3, C = 2 }, "管理" = { "*" = 10 } }
only = { "区分" = ["一般", "管理"] }

[[component]]
name = "限定"
funding = "separate"
method = "amount"
value = 1000
factors = ["倍率"]
only = { "評価" = ["S", "A", "B"], "区分" = ["一般", "管理"] }

[[factor]]
name = "倍率"
by = ["評価"]
table = { S = 2, "*" = 1 }

[rounding]
unit = 10
mode = "largest_remainder"

[eligibility]
exclude = [{ "区分" = ["パート"] }, { "評価" = ["C"], "戒告" = ["あり"], "区分" = ["一般", "管理"] }]
"#;

/// A person: kind, department, whether reprimanded, and two scores in tenths.
#[derive(Debug, Clone)]
struct Person {
    kind: &'static str,
    department: &'static str,
    reprimanded: bool,
    scores: Option<(i32, i32)>,
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    let kind = prop::sample::select(vec!["一般", "一般", "一般", "管理", "パート", "顧問"]);
    let department = prop::sample::select(vec!["営業", "開発"]);
    let score = (
        0..=1000_i32,
        prop::sample::select(vec![0, 250, 500, 500, 501, 1000]),
    );
    let person = (
        kind,
        department,
        any::<bool>(),
        prop::option::weighted(0.9, score),
    );
    let person = person.prop_map(|(kind, department, reprimanded, scores)| Person {
        kind,
        department,
        reprimanded,
        // Whom a table by rating is for must have one.
        scores: match kind {
            "一般" | "管理" => scores.or(Some((0, 0))),
            _ => scores,
        },
    });
    // Somebody is paid in any case.
    let chief = Person {
        kind: "管理",
        department: "営業",
        reprimanded: false,
        scores: Some((500, 500)),
    };
    prop::collection::vec(person, 4..30).prop_map(move |mut people| {
        people.push(chief.clone());
        people
    })
}

fn tenth(number: i32) -> String {
    format!("{}.{}", number / 10, number % 10)
}

/// The people file; with ratings where there are some to write.
fn file(people: &[Person], ratings: Option<&[Option<String>]>) -> String {
    let mut file = String::from("社員番号,区分,部署,戒告,甲,乙");
    file.push_str(if ratings.is_some() { ",評価\n" } else { "\n" });
    for (row, person) in people.iter().enumerate() {
        let reprimanded = if person.reprimanded { "あり" } else { "" };
        let [a, b] = match person.scores {
            Some((a, b)) => [tenth(a), tenth(b)],
            None => Default::default(),
        };
        let Person {
            kind, department, ..
        } = person;
        write!(file, "E{row},{kind},{department},{reprimanded},{a},{b}").unwrap();
        if let Some(ratings) = ratings {
            write!(file, ",{}", ratings[row].as_deref().unwrap_or_default()).unwrap();
        }
        file.push('\n');
    }
    file
}

fn result(policy: &str, people: &str) -> Value {
    let json = calculate_json(policy, people, None);
    serde_json::from_str(&json.unwrap_or_else(|said| panic!("{said}\n{policy}\n{people}"))).unwrap()
}

fn ratings(result: &Value) -> Vec<Option<String>> {
    let people = result["employees"].as_array().unwrap();
    let rating = |person: &Value| person["rating"].as_str().map(str::to_owned);
    people.iter().map(rating).collect()
}

fn exact(above: i64, below: i64) -> Exact {
    Exact::new(BigInt::from(above), BigInt::from(below))
}

/// Half up to 4 decimals, of what is not below 0.
fn rounded(score: &Exact) -> Exact {
    let ten_thousand = Exact::from_integer(BigInt::from(10_000));
    (score * &ten_thousand + exact(1, 2)).floor() / ten_thousand
}

fn number(value: &Value) -> Option<Exact> {
    let text = value.as_number()?.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let below = 10_i64.pow(u32::try_from(decimals.len()).unwrap());
    Some(exact(format!("{whole}{decimals}").parse().unwrap(), below))
}

/// Whoever is not paid for the kind is no candidate.
fn is_candidate(person: &Person) -> bool {
    person.kind != "パート"
}

/// The ratings of the people file give the result that the same ratings, found, give.
fn same_as_given(found: &Value, people: &[Person]) {
    let given = result(RULES, &file(people, Some(&ratings(found))));
    let without = |value: &Value| {
        let mut value = value.clone();
        for key in ["inputs", "advice"] {
            value[key] = Value::Null;
        }
        for person in value["employees"].as_array_mut().unwrap() {
            person["score"] = Value::Null;
        }
        value
    };
    assert_eq!(without(found), without(&given));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn weighted_scores_are_those_of_slow_arithmetic(
        people in people(),
        weight in 0..=1000_i64,
        ranks in prop::collection::btree_set(0..1000_i32, 3),
    ) {
        // 甲 as it is; 乙 on a line from 0 at 25 to 100 at 75.
        let ranks: Vec<i32> = ranks.into_iter().collect();
        let policy = format!(
            "[evaluation]\nmethod = \"weighted\"\npart = [\n\
             {{ from = \"甲\", weight = \"{weight}/1000\" }},\n\
             {{ from = \"乙\", weight = \"{}/1000\", linear = [{{ at = 25, value = 0 }}, {{ at = 75, value = 100 }}] }}]\n\
             rank = [{{ rating = \"C\" }}, {{ rating = \"B\", at_least = {} }}, {{ rating = \"A\", at_least = {} }}, {{ rating = \"S\", at_least = {} }}]\n{RULES}",
            1000 - weight, tenth(ranks[0]), tenth(ranks[1]), tenth(ranks[2]),
        );
        let found = result(&policy, &file(&people, None));
        for (person, row) in people.iter().zip(found["employees"].as_array().unwrap()) {
            let score = person.scores.map(|(a, b)| {
                let line = exact(i64::from(b) - 250, 5).max(exact(0, 1)).min(exact(100, 1));
                rounded(&(exact(i64::from(a), 10) * exact(weight, 1000) + line * exact(1000 - weight, 1000)))
            });
            prop_assert_eq!(number(&row["score"]), score.clone());
            let reached = score.map(|score| {
                let at = |rank: i32| exact(i64::from(rank), 10);
                ["C", "B", "A", "S"][ranks.iter().filter(|rank| score >= at(**rank)).count()]
            });
            prop_assert_eq!(row["rating"].as_str(), reached);
        }
        same_as_given(&found, &people);
    }

    #[test]
    fn places_are_those_of_counting(
        people in people(),
        within in any::<bool>(),
        cuts in prop::collection::btree_set(1..20_i64, 3),
    ) {
        let ends: Vec<i64> = cuts.into_iter().chain([20]).collect();
        let shares: Vec<i64> = ends.iter().scan(0, |before, end| Some(end - std::mem::replace(before, *end))).collect();
        let group = if within { "within = \"部署\"\n" } else { "" };
        let quotas: Vec<String> = ["S", "A", "B", "C"].iter().zip(&shares)
            .map(|(rating, share)| format!("{{ rating = \"{rating}\", share = \"{share}/20\" }}"))
            .collect();
        let policy = format!(
            "[evaluation]\nmethod = \"relative\"\nscore = \"乙\"\n{group}quota = [{}]\n{RULES}",
            quotas.join(", "),
        );
        let found = result(&policy, &file(&people, None));
        let together = |a: &Person, b: &Person| !within || a.department == b.department;
        for (person, rating) in people.iter().zip(ratings(&found)) {
            let Some((_, score)) = person.scores.filter(|_| is_candidate(person)) else {
                prop_assert_eq!(rating, None);
                continue;
            };
            let others: Vec<i32> = people.iter()
                .filter(|other| is_candidate(other) && together(person, other))
                .filter_map(|other| Some(other.scores?.1))
                .collect();
            // By the definition of the largest remainder: one after another to whoever is furthest below the share.
            let all = others.len() as i64;
            let mut counts: Vec<i64> = shares.iter().map(|share| share * all / 20).collect();
            while counts.iter().sum::<i64>() < all {
                let below: Vec<i64> = shares.iter().zip(&counts).map(|(share, count)| share * all - count * 20).collect();
                let most = *below.iter().max().unwrap();
                counts[below.iter().position(|it| *it == most).unwrap()] += 1;
            }
            let better = others.iter().filter(|other| **other > score).count() as i64;
            let mut end = 0;
            let quota = counts.iter().position(|count| {
                end += count;
                better < end
            });
            prop_assert_eq!(rating.as_deref(), quota.map(|quota| ["S", "A", "B", "C"][quota]));
        }
        same_as_given(&found, &people);
    }

    #[test]
    fn the_order_of_people_changes_no_rating(
        (people, shuffled) in people().prop_flat_map(|people| {
            let numbered: Vec<(usize, Person)> = people.into_iter().enumerate().collect();
            (Just(numbered.clone()), Just(numbered).prop_shuffle())
        }),
    ) {
        let policy = format!(
            "[evaluation]\nmethod = \"relative\"\nscore = \"乙\"\n\
             quota = [{{ rating = \"S\", share = \"10%\" }}, {{ rating = \"A\", share = \"30%\" }}, {{ rating = \"B\", share = \"60%\" }}]\n{RULES}"
        );
        let rated = |people: &[(usize, Person)]| {
            let only: Vec<Person> = people.iter().map(|(_, person)| person.clone()).collect();
            let mut rated: Vec<_> = people.iter().map(|(number, _)| *number)
                .zip(ratings(&result(&policy, &file(&only, None))))
                .collect();
            rated.sort();
            rated
        };
        prop_assert_eq!(rated(&people), rated(&shuffled));
    }
}

/// An exported rating and achievement are those that were found.
#[test]
fn exports_and_groups_take_what_was_found() {
    let home = tempfile::tempdir().unwrap();
    let policy = "[pool]\nmethod = \"amount\"\namount = 9000\n\
        [evaluation]\nmethod = \"relative\"\nscore = \"目標達成度\"\nquota = [{ rating = \"A\", share = \"50%\" }, { rating = \"B\", share = \"50%\" }]\n\
        [[component]]\nname = \"x\"\nmethod = \"points\"\nby = [\"評価\"]\ntable = { A = 2, B = 1 }\n\
        [[export]]\nname = \"hr\"\ncolumns = [[\"No\", \"employee_id\"], [\"R\", \"評価\"], [\"G\", \"目標達成度\"], [\"B\", \"bonus\"]]\n";
    std::fs::write(home.path().join("policy.toml"), policy).unwrap();
    let goals =
        "社員番号,目標,制度,ウェイト,目標値,実績\n1,売上,KPI,1,100,90\n2,売上,KPI,1,100,110\n";
    std::fs::write(home.path().join("goals.csv"), goals).unwrap();
    let people = "社員番号\n1\n2\n";
    let with = |more: &[&str]| {
        let args = [
            "calculate",
            "policy.toml",
            "-",
            "--goals",
            "goals.csv",
            "--quiet",
        ];
        let ran = run_inside(&[&args, more].concat(), home.path(), people.as_bytes());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.stdout
    };
    // 90% and 110%: A is place 1, B place 2; 9,000 ÷ 3 points = 3,000.
    assert_eq!(
        with(&["--export", "hr"]),
        "No,R,G,B\r\n1,B,0.9,3000\r\n2,A,1.1,6000\r\n"
    );
    let json: Value = serde_json::from_str(&with(&["--format", "json", "--by", "評価"])).unwrap();
    let keys: Vec<&str> = json["groups"]["評価"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["key"].as_str().unwrap())
        .collect();
    assert_eq!(keys, ["A", "B"]);
    let without = run_inside(
        &["calculate", "policy.toml", "-", "--export", "hr"],
        home.path(),
        people.as_bytes(),
    );
    assert_eq!(without.code, 1, "{}", without.stdout);
}

const BY_PLACE: &str = r#"
[pool]
method = "amount"
amount = 9000

[evaluation]
method = "relative"
score = "点"
quota = [{ rating = "優", share = "50%" }, { rating = "可", share = "50%" }]

[[component]]
name = "x"
method = "points"
by = ["評価"]
table = { "優" = 2, "可" = 1 }
"#;

/// Rating and bonus of everybody.
fn paid(policy: &str, people: &str) -> Vec<(Option<String>, u64)> {
    let found = result(policy, people);
    let bonuses = found["employees"].as_array().unwrap().iter();
    let bonuses = bonuses.map(|it| it["bonus"].as_u64().unwrap());
    ratings(&found).into_iter().zip(bonuses).collect()
}

fn some(rating: &str, bonus: u64) -> (Option<String>, u64) {
    (Some(rating.to_owned()), bonus)
}

/// Whoever no rating could let in takes no place from the others.
#[test]
fn an_include_that_names_the_rating_still_asks_for_the_rest_first() {
    let include =
        "[eligibility]\ninclude = [{ \"評価\" = [\"優\", \"可\"], \"区分\" = [\"正社員\"] }]\n";
    let people = "社員番号,区分,点\n1,パート,99\n2,パート,98\n3,正社員,60\n4,正社員,50\n";
    // 9,000 ÷ (2 + 1) points.
    assert_eq!(
        paid(&format!("{BY_PLACE}{include}"), people),
        [(None, 0), (None, 0), some("優", 6000), some("可", 3000)]
    );
}

/// Under whatever header the file has ratings, a rule that asks for 評価 gets those that the policy finds.
#[test]
fn renamed_ratings_of_the_file_do_not_count_either() {
    let policy = format!("{BY_PLACE}[columns]\nrating = \"査定\"\n");
    let people = "社員番号,点,査定\n1,90,可\n2,50,優\n";
    assert_eq!(paid(&policy, people), [some("優", 6000), some("可", 3000)]);
    // A column of its own is what it is.
    let own = policy.replace("by = [\"評価\"]", "by = [\"人事評価\"]");
    let people = "社員番号,点,査定,人事評価\n1,90,可,可\n2,50,優,優\n";
    assert_eq!(paid(&own, people), [some("優", 3000), some("可", 6000)]);
}

/// An exclude uses the rating: a blank is not a pass.
#[test]
fn a_condition_on_the_rating_needs_one() {
    let exclude = |values: &str| {
        format!("{BY_PLACE}[eligibility]\nexclude = [{{ \"評価\" = [{values}] }}]\n")
    };
    let people = "社員番号,点\n1,90\n2,50\n3,\n";
    let said = calculate_json(&exclude("\"可\""), people, None).unwrap_err();
    assert!(said.contains("“点” of employee 3 is blank"), "{said}");
    // Unless the blank is named.
    assert_eq!(
        paid(&exclude("\"可\", \"\""), people),
        [some("優", 9000), some("可", 0), (None, 0)]
    );
}

#[test]
fn a_blank_has_a_key_of_its_own_in_a_matrix() {
    let policy = BY_PLACE.replace(
        "method = \"relative\"\nscore = \"点\"\nquota = [{ rating = \"優\", share = \"50%\" }, { rating = \"可\", share = \"50%\" }]",
        "method = \"matrix\"\nbehavior = \"甲\"\nachievement = \"乙\"\ntable = { A = { A = \"優\", \"\" = \"可\" } }",
    );
    let people = "社員番号,甲,乙\n1,A,A\n2,A,\n";
    assert_eq!(paid(&policy, people), [some("優", 6000), some("可", 3000)]);
}

/// Another method takes the keys of the one before with it, and groups stand from the best rating to the lowest.
#[test]
fn a_setting_may_switch_the_method() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("policy.toml"), BY_PLACE).unwrap();
    let people = "社員番号,点,評価\n1,90,可\n2,50,優\n";
    let with = |more: &[&str]| -> Value {
        let args = [
            "calculate",
            "policy.toml",
            "-",
            "--format",
            "json",
            "--by",
            "評価",
        ];
        let ran = run_inside(&[&args, more].concat(), home.path(), people.as_bytes());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        serde_json::from_str(&ran.stdout).unwrap()
    };
    let found = with(&[]);
    assert_eq!(
        ratings(&found),
        [Some("優".to_owned()), Some("可".to_owned())]
    );
    let groups = found["groups"]["評価"].as_array().unwrap();
    assert_eq!(groups[0]["key"], "優");
    let given = with(&["--set", "evaluation.method=given"]);
    assert_eq!(
        ratings(&given),
        [Some("可".to_owned()), Some("優".to_owned())]
    );
}
