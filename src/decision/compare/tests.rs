use super::super::side::SideTotals;
use super::*;

fn yen(amount: i128) -> Money {
    Money::yen(amount).unwrap()
}

/// A side with people by their ids and the amounts of their components.
fn side(components: &[&str], people: &[(&str, &[i128])]) -> Side {
    let people = people.iter().map(|(id, amounts)| {
        let components: Vec<Money> = amounts.iter().copied().map(yen).collect();
        SidePerson {
            eligible: None,
            id: (*id).to_owned(),
            name: None,
            texts: Vec::new(),
            bonus: Money::sum(components.iter().copied()).unwrap(),
            allotted: Money::ZERO,
            components,
        }
    });
    Side {
        label: String::new(),
        totals: SideTotals::default(),
        components: Some(components.iter().map(|&name| name.to_owned()).collect()),
        people: people.collect(),
    }
}

#[test]
fn people_are_matched_by_their_ids_as_keys() {
    let old = side(&["a"], &[("E1", &[10]), ("E2", &[20])]);
    let new = side(&["a"], &[("Ｅ2 ", &[25]), ("E3", &[30])]);
    let comparison = Comparison::new(old, new);
    let (gain, lose, same) = comparison.moves().unwrap();
    assert_eq!((gain.employees, gain.sum), (1, yen(5)));
    assert_eq!((lose.employees, same), (0, 0));
    let (entered, left) = comparison.one_sided();
    assert_eq!(entered.len(), 1);
    assert_eq!(comparison.who(&entered[0]).0, "E3");
    assert_eq!(comparison.who(&left[0]).0, "E1");
}

#[test]
fn the_component_that_moved_most_is_found_by_its_name() {
    let old = side(
        &["a", "b"],
        &[("E1", &[10, 50]), ("E2", &[10, 10]), ("E3", &[1, 1])],
    );
    let new = side(
        &["Ｂ", "b", "a"],
        &[
            ("E1", &[5, 40, 9]),
            ("E2", &[0, 20, 20]),
            ("E3", &[0, 1, 1]),
        ],
    );
    let comparison = Comparison::new(old, new);
    let moved: Vec<Option<String>> = comparison
        .people
        .iter()
        .map(|it| match comparison.moved_by(it).unwrap()? {
            Part::Component { name, .. } => Some(name.clone()),
            Part::Allotment => None,
        })
        .collect();
    // Of equal ones the first; nobody where nothing moved.
    assert_eq!(moved, [Some("b".to_owned()), Some("a".to_owned()), None]);
    let names: Vec<_> = comparison.parts.iter().collect();
    assert_eq!(names.len(), 3, "{names:?}");
}

#[test]
fn everybody_lies_in_just_one_range() {
    for (differences, expected) in [
        (&[0_i128, 0][..], &[(0, 0, 2)][..]),
        (&[1, 2, 10], &[(0, 0, 0), (0, 1, 1), (1, 2, 1), (9, 10, 1)]),
        (&[-3, 7], &[(-3, -2, 1), (0, 0, 0), (6, 7, 1)]),
        // The ends of gains belong to them, and so do those of losses.
        (&[-40, 20, 21], &[(-40, -30, 1), (10, 20, 1), (20, 30, 1)]),
    ] {
        let ids: Vec<String> = (0..differences.len()).map(|it| it.to_string()).collect();
        let base: Vec<(&str, &[i128])> = ids
            .iter()
            .map(|id| (id.as_str(), &[100_i128][..]))
            .collect();
        let raised: Vec<[i128; 1]> = differences.iter().map(|it| [100 + it]).collect();
        let raised: Vec<(&str, &[i128])> = ids
            .iter()
            .zip(&raised)
            .map(|(id, amount)| (id.as_str(), &amount[..]))
            .collect();
        let comparison = Comparison::new(side(&["a"], &base), side(&["a"], &raised));
        let spread = comparison.spread().unwrap();
        assert!(spread.len() <= 11, "{spread:?}");
        let all: usize = spread.iter().map(|range| range.employees).sum();
        assert_eq!(all, differences.len(), "{spread:?}");
        for &(low, high, employees) in expected {
            let range = Range {
                low: yen(low),
                high: yen(high),
                employees,
            };
            assert!(spread.contains(&range), "{range:?} in {spread:?}");
        }
    }
}
