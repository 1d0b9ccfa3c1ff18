use proptest::prelude::*;

use super::*;

const YEN: Search = Search {
    unit: Ratio::ONE,
    from: Ratio::integer(100),
    to: None,
    farthest: Ratio::integer(1_000_000),
    target: Ratio::integer(1_000),
};

const fn yen(value: i128) -> Ratio {
    Ratio::integer(value)
}

fn counted(search: Search, measure: impl Fn(i128) -> Option<i128>) -> Result<Solution, Unsolved> {
    let at = |value: &Ratio| measure(value.to_integer().unwrap()).map(Ratio::integer);
    solve(search, &mut |values| values.iter().map(at).collect())
}

fn found(search: Search, measure: impl Fn(i128) -> Option<i128>) -> (i128, i128) {
    let found = counted(search, measure).unwrap().found;
    let whole = |it: Ratio| it.to_integer().unwrap();
    (whole(found.value), whole(found.reached))
}

fn between(from: i128, to: i128, target: i128) -> Search {
    Search {
        from: yen(from),
        to: Some(yen(to)),
        target: yen(target),
        ..YEN
    }
}

#[test]
fn the_value_nearest_to_the_target_is_found_with_its_neighbours() {
    let solution = counted(YEN, |x| Some(3 * x)).unwrap();
    assert_eq!(solution.found.value, yen(333));
    assert_eq!(solution.found.reached, yen(999));
    assert_eq!(solution.below, (yen(332), Some(yen(996))));
    assert_eq!(solution.above, (yen(334), Some(yen(1_002))));
    let target = yen(1_001);
    let up = Search { target, ..YEN };
    assert_eq!(found(up, |x| Some(3 * x)), (334, 1_002));
    // Of two that are equally near the lower.
    assert_eq!(found(up, |x| Some(2 * x)), (500, 1_000));
}

#[test]
fn a_falling_measure_is_followed_as_well_and_so_is_the_way_down() {
    assert_eq!(found(YEN, |x| Some(5_000 - 3 * x)), (1_333, 1_001));
    let target = yen(10);
    assert_eq!(found(Search { target, ..YEN }, Some), (10, 10));
    let target = yen(100);
    assert_eq!(found(Search { target, ..YEN }, Some), (100, 100));
}

#[test]
fn a_hit_beside_a_passage_is_the_answer() {
    // At 250 the measure leaps over 1,000, falls short of it at 251 and rises from there.
    let fro = |x: i128| {
        Some(match x {
            249 => 1_000,
            250 => 1_004,
            251 => 996,
            x if x < 249 => 4 * x + 40,
            x => 4 * x,
        })
    };
    assert_eq!(found(between(300, 200, 1_000), fro).1, 1_000);
}

#[test]
fn the_search_goes_up_to_where_nothing_can_be_calculated() {
    let bounded = |x: i128| (0..=400).contains(&x).then_some(3 * x);
    assert_eq!(found(YEN, bounded), (333, 999));
    let target = yen(1_200);
    let edge = counted(Search { target, ..YEN }, bounded).unwrap();
    assert_eq!(edge.above, (yen(401), None));
    let target = yen(1_201);
    assert_eq!(
        counted(Search { target, ..YEN }, bounded),
        Err(Unsolved::NotReached(Box::new(Tried {
            values: 401,
            lowest: yen(0),
            highest: yen(400),
            least: yen(0),
            most: yen(1_200),
        })))
    );
}

#[test]
fn where_nothing_can_be_calculated_there_is_no_value() {
    // The start itself, an end of a range, and a gap on the way.
    let from_200 = |x: i128| (x >= 200).then_some(3 * x);
    assert_eq!(found(YEN, from_200), (333, 999));
    assert_eq!(found(between(0, 400, 1_000), from_200), (333, 999));
    assert_eq!(found(between(0, 90_000, 1_000), from_200), (333, 999));
    let gap = |x: i128| (!(150..300).contains(&x)).then_some(3 * x);
    assert_eq!(found(YEN, gap), (333, 999));
    assert_eq!(found(between(0, 400, 1_000), gap), (333, 999));
    // The target lies in the gap: the nearer of its ends.
    let solution = counted(between(0, 400, 500), gap).unwrap();
    assert_eq!(solution.found.value, yen(149));
    assert_eq!(solution.above, (yen(150), None));
}

#[test]
fn a_range_is_looked_through_where_its_ends_do_not_tell() {
    let hill = |x: i128| Some(1_000 - (x - 300).abs());
    assert_eq!(found(between(100, 500, 990), hill), (290, 990));
    assert_eq!(found(between(500, 100, 990), hill), (310, 990));
    // Of many values some are tried: a hill that is broad enough is found.
    let broad = |x: i128| Some(100_000 - (x - 300_000).abs());
    assert_eq!(found(between(0, 900_000, 50_000), broad), (250_000, 50_000));
    let still = counted(between(100, 500, 990), |_| Some(7));
    let Err(Unsolved::NotReached(tried)) = still else {
        panic!("{still:?}");
    };
    assert_eq!(
        (tried.values, tried.least, tried.most),
        (401, yen(7), yen(7))
    );
}

#[test]
fn without_a_range_every_value_around_the_start_is_tried() {
    let narrow = |x: i128| Some(if x == 103 { 1_000 } else { 0 });
    assert_eq!(found(YEN, narrow), (103, 1_000));
    let two = |x: i128| Some(if x == 90 || x == 113 { 1_000 } else { 0 });
    assert_eq!(found(YEN, two), (90, 1_000));
}

#[test]
fn a_range_begins_and_ends_inside() {
    let unit = yen(30);
    let tens = |search| {
        let wide = Search { unit, ..search };
        counted(wide, Some).map(|it| it.found.value)
    };
    assert_eq!(tens(between(40, 200, 60)), Ok(yen(60)));
    assert_eq!(tens(between(-100, 200, -90)), Ok(yen(-90)));
    let outside = tens(between(40, 200, 40));
    let Err(Unsolved::NotReached(tried)) = outside else {
        panic!("{outside:?}");
    };
    assert_eq!((tried.lowest, tried.highest), (yen(60), yen(180)));
    let downwards = tens(between(-40, -200, 0));
    let Err(Unsolved::NotReached(tried)) = downwards else {
        panic!("{downwards:?}");
    };
    assert_eq!((tried.lowest, tried.highest), (yen(-180), yen(-60)));
    assert_eq!(tens(between(40, 50, 45)), Err(Unsolved::Empty));
}

#[test]
fn what_cannot_be_calculated_anywhere_is_told_apart() {
    let value = yen(100);
    assert_eq!(counted(YEN, |_| None), Err(Unsolved::Undefined { value }));
    let beside = yen(101);
    assert_eq!(
        counted(YEN, |x| (x == 100).then_some(7)),
        Err(Unsolved::Alone { value, beside })
    );
}

#[test]
fn a_search_goes_no_farther_than_it_is_told() {
    let farthest = yen(5_000);
    let end = counted(Search { farthest, ..YEN }, |_| Some(7));
    let Err(Unsolved::NotReached(tried)) = end else {
        panic!("{end:?}");
    };
    assert_eq!((tried.lowest, tried.highest), (yen(-5_000), yen(5_000)));
}

#[test]
fn the_unit_is_kept_however_fine() {
    let unit = Ratio::new(1, 10_000_000).unwrap();
    let search = Search {
        unit,
        from: Ratio::new(1, 5).unwrap(),
        to: None,
        farthest: Ratio::integer(100),
        target: Ratio::integer(90),
    };
    let triple = |value: &Ratio| value.mul(Ratio::integer(3)).ok();
    let found = solve(search, &mut |values| values.iter().map(triple).collect()).unwrap();
    assert_eq!(found.found.value, Ratio::integer(30));
}

proptest! {
    /// Any measure at all, over a range that is small enough to be looked through.
    #[test]
    fn a_small_range_is_decided(
        measures in prop::collection::vec(prop::option::weighted(0.8, -20_i128..20), 1..60),
        target in -20_i128..20,
        turned: bool,
    ) {
        let last = i128::try_from(measures.len()).unwrap() - 1;
        let at = |x: i128| usize::try_from(x).ok().and_then(|x| *measures.get(x)?);
        let (from, to) = if turned { (last, 0) } else { (0, last) };
        let defined: Vec<i128> = measures.iter().flatten().copied().collect();
        let (least, most) = (defined.iter().min(), defined.iter().max());
        match counted(between(from, to, target), at) {
            Ok(solution) => {
                let value = solution.found.value.to_integer().unwrap();
                let reached = solution.found.reached.to_integer().unwrap();
                prop_assert_eq!(at(value), Some(reached));
                prop_assert!((0..=last).contains(&value));
                prop_assert_eq!(solution.below.1, at(value - 1).map(Ratio::integer));
                prop_assert_eq!(solution.above.1, at(value + 1).map(Ratio::integer));
                // It hits the target, or the measure passes it here: a neighbour lies on the other side and no nearer. Where
                // single values stand in gaps, the one on the other side may be farther off.
                let has_gaps = measures.iter().any(Option::is_none);
                let others = match has_gaps {
                    true => defined.clone(),
                    false => [value - 1, value + 1].into_iter().filter_map(at).collect(),
                };
                let passes = |other: &i128| {
                    (other - target).signum() != (reached - target).signum()
                        && (reached - target).abs() <= (other - target).abs()
                };
                prop_assert!(reached == target || others.iter().any(passes));
            }
            Err(Unsolved::Undefined { .. }) => prop_assert!(defined.is_empty()),
            Err(Unsolved::Alone { .. }) => {
                prop_assert_eq!(defined.len(), 1);
                prop_assert_ne!(defined[0], target);
            }
            Err(Unsolved::NotReached(tried)) => {
                // All were tried, and all lie on one side.
                prop_assert_eq!(tried.values, defined.len());
                prop_assert!(*least.unwrap() > target || *most.unwrap() < target);
                prop_assert_eq!(tried.least, Ratio::integer(*least.unwrap()));
                prop_assert_eq!(tried.most, Ratio::integer(*most.unwrap()));
            }
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }
}
