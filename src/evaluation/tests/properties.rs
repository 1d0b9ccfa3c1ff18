//! What holds for all goals.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::naive::{Line, file, line, rules};
use super::{judged, ratio};
use crate::money::Ratio;
use crate::policy::Goals;

/// The achievement of every person who has goals.
fn by_person(text: &str, rules: &Goals) -> BTreeMap<String, Option<Ratio>> {
    let people = judged(text, rules).unwrap().people;
    people
        .into_iter()
        .map(|person| (person.employee_id, person.achievement))
        .collect()
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    prop::collection::vec(line(), 1..10)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn an_achievement_lies_between_0_and_the_cap(lines in lines(), rules in rules()) {
        for achievement in by_person(&file(&lines), &rules).into_values().flatten() {
            prop_assert!(!achievement.is_negative() && achievement <= rules.cap);
        }
    }

    #[test]
    fn reaching_more_never_lowers_it(
        lines in lines(),
        rules in rules(),
        at in any::<prop::sample::Index>(),
        more in 1..1_000_000_i32,
    ) {
        let mut better = lines.clone();
        let line = &mut better[at.index(lines.len())];
        let more = if line.system == "okr" { more % 50 } else { more };
        line.actual += if line.lower { -more } else { more };
        line.score = (line.score + 1).min(50);
        let before = by_person(&file(&lines), &rules);
        let after = by_person(&file(&better), &rules);
        for (person, achievement) in before {
            prop_assert!(achievement <= after[&person], "{person}: {achievement:?}");
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        (lines, shuffled) in prop::collection::vec(line(), 1..10)
            .prop_flat_map(|lines| {
                let numbered: Vec<String> =
                    lines.iter().enumerate().map(|(at, line)| line.written(at)).collect();
                (Just(numbered.clone()), Just(numbered).prop_shuffle())
            }),
        rules in rules(),
    ) {
        prop_assert_eq!(by_person(&lines.concat(), &rules), by_person(&shuffled.concat(), &rules));
    }

    #[test]
    fn the_scale_of_weights_changes_nothing(lines in lines(), rules in rules(), times in 2..50_u16) {
        let mut scaled = lines.clone();
        scaled.iter_mut().for_each(|line| line.weight *= times);
        prop_assert_eq!(by_person(&file(&lines), &rules), by_person(&file(&scaled), &rules));
    }

    #[test]
    fn equal_goals_are_worth_as_much_as_one(weights in prop::collection::vec(1..100_u16, 1..6), actual in 0..200_u32) {
        let lines = weights.iter().enumerate();
        let text: String = lines
            .map(|(at, weight)| format!("1,g{at},kpi,{weight},100,{actual},,,,\n"))
            .collect();
        let expected = Ratio::new(actual.into(), 100).unwrap().min(ratio("1.5"));
        prop_assert_eq!(by_person(&text, &Goals::default())["1"], Some(expected));
    }
}
