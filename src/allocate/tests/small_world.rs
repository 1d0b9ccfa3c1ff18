//! A small world, gone through completely, against the definitions in `naive`.
//!
//! People are anonymous and their order decides nothing, so a world is a multiset of people; every case is computed
//! in ascending order and in one more arrangement, a different one from case to case, which must give everybody the
//! same. In every case: k and its reach, the six roundings, and what is promised of each. Without limits the world is
//! complete; with limits every person has one of a few patterns, and the more people, the fewer kinds of them.

use super::*;

/// A kind of person: tentative amount and limit.
type Kind = (i128, Limit);

fn kinds(weights: &[i128], limits: &[Limit]) -> Vec<Kind> {
    weights
        .iter()
        .flat_map(|&weight| limits.iter().map(move |&limit| (weight, limit)))
        .collect()
}

/// Calls `visit` with every multiset of `size` kinds.
pub fn multisets(kinds: &[Kind], size: usize, visit: &mut impl FnMut(&[Kind])) {
    fn extend(
        kinds: &[Kind],
        size: usize,
        chosen: &mut Vec<Kind>,
        visit: &mut impl FnMut(&[Kind]),
    ) {
        if chosen.len() == size {
            return visit(chosen);
        }
        for (at, &kind) in kinds.iter().enumerate() {
            chosen.push(kind);
            extend(&kinds[at..], size, chosen, visit);
            chosen.pop();
        }
    }
    extend(kinds, size, &mut Vec::new(), visit);
}

/// The `number`-th arrangement of `people` places.
fn arrangement(people: usize, mut number: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..people).collect();
    let mut order = Vec::new();
    while !places.is_empty() {
        order.push(places.remove(number % places.len()));
        number /= places.len() + 1;
    }
    order
}

/// Every promise for one world.
fn check(world: &World, number: usize) {
    let order = arrangement(world.tentative.len(), number);
    let arranged = world.arranged(&order);
    let (k, reach) = match coefficient(&world.sharing()) {
        Ok(found) => found,
        Err(error) => {
            assert_eq!(
                error,
                AllocateError::NobodyToPay { total: world.total },
                "{world:?}"
            );
            assert_eq!(naive::reach(world), None, "{world:?}");
            assert_eq!(coefficient(&arranged.sharing()), Err(error));
            return;
        }
    };
    assert_eq!(Some(reach), naive::reach(world), "{world:?}");
    assert_eq!(
        coefficient(&arranged.sharing()),
        Ok((k, reach)),
        "{world:?}"
    );
    let at = (k.numer(), k.denom());
    naive::assert_solves(world, at, reach);

    // Person `order[i]` of the sorted world sits at place i and keeps the rank.
    let ranks: Vec<u32> = arrangement(order.len(), number / 7)
        .iter()
        .map(|&rank| rank as u32)
        .collect();
    let arranged_ranks: Vec<u32> = order.iter().map(|&i| ranks[i]).collect();
    for (mode, arranged_mode) in modes(&ranks).into_iter().zip(modes(&arranged_ranks)) {
        let (mode, arranged_mode) = (passed(mode, reach), passed(arranged_mode, reach));
        let paid = amounts(k, &world.sharing(), &mode).unwrap();
        assert_eq!(paid, naive::amounts(world, at, mode), "{world:?} {mode:?}");
        assert_eq!(
            certify(k, reach, true, &world.sharing(), &mode, &paid),
            Ok(()),
            "{world:?} {mode:?}"
        );
        let rearranged = amounts(k, &arranged.sharing(), &arranged_mode).unwrap();
        assert!(
            order
                .iter()
                .zip(&rearranged)
                .all(|(&i, &amount)| amount == paid[i]),
            "{world:?} {mode:?}"
        );
        promises(world, at, mode, &paid);
    }
}

/// What is promised of any result, whatever the way to it.
fn promises(world: &World, (numer, denom): (i128, i128), mode: Rounding, paid: &[i128]) {
    let exact = |person: usize| naive::share(world, person, (numer, denom));
    let sum: i128 = paid.iter().sum();
    match mode {
        Rounding::Exact { .. } => assert_eq!(sum, world.total, "{world:?}"),
        Rounding::LargestRemainder => assert!(sum <= world.total, "{world:?}"),
        _ => {}
    }
    for (person, &amount) in paid.iter().enumerate() {
        let Limit { min, max } = world.limit(person);
        assert!(
            min <= amount && max.is_none_or(|max| amount <= max),
            "{world:?} {mode:?}: limits"
        );
        assert!(
            (amount * denom - exact(person)).abs() < denom,
            "{world:?} {mode:?}: quota"
        );
        for (other, &other_amount) in paid.iter().enumerate().skip(person + 1) {
            let equal = world.tentative[person] == world.tentative[other]
                && world.limit(person) == world.limit(other);
            let one_unit = i128::from(matches!(mode, Rounding::Exact { .. }));
            assert!(
                !equal || (amount - other_amount).abs() <= one_unit,
                "{world:?} {mode:?}: equals"
            );
        }
    }
}

/// Every multiset of these sizes with every total.
fn go_through(
    kinds: &[Kind],
    sizes: std::ops::RangeInclusive<usize>,
    totals: &[i128],
    limited: bool,
) {
    let mut number = 0;
    for size in sizes {
        multisets(kinds, size, &mut |people| {
            let (tentative, limits) = people.iter().copied().unzip();
            let mut world = World {
                total: 0,
                tentative,
                limits: limited.then_some(limits),
            };
            for &total in totals {
                world.total = total;
                number += 1;
                check(&world, number);
            }
        });
    }
}

/// Nobody limited: all of 0 to 5 people, weights 0 to 8, totals 0 to 60 (122,122 worlds).
#[test]
fn without_limits() {
    let weights: Vec<i128> = (0..=8).collect();
    let totals: Vec<i128> = (0..=60).collect();
    go_through(&kinds(&weights, &[Limit::NONE]), 0..=5, &totals, false);
}

/// Two people of every weight 0 to 8 with limits that meet, touch, shut and never bind, all totals 0 to 60.
#[test]
fn two_with_limits() {
    let weights: Vec<i128> = (0..=8).collect();
    let totals: Vec<i128> = (0..=60).collect();
    go_through(&kinds(&weights, &LIMITS), 0..=2, &totals, true);
}

/// Three people of every weight 0 to 8 with every pattern of limits, 43,680 multisets; totals where the limits bind,
/// and some far above them.
#[test]
fn three_with_limits() {
    let weights: Vec<i128> = (0..=8).collect();
    let totals: Vec<i128> = (0..=22).chain([29, 41, 60]).collect();
    go_through(&kinds(&weights, &LIMITS), 3..=3, &totals, true);
}

/// Four and five people: fewer kinds, chosen so that bends coincide (1/1, 3/3; 2/1, …) and leave flat stretches.
#[test]
fn four_and_five_with_limits() {
    let totals: Vec<i128> = (0..=20).collect();
    let limits = [Limit::NONE, limit(0, 2), limit(1, 3), at_least(2)];
    go_through(&kinds(&[0, 1, 3, 4], &limits), 4..=5, &totals, true);
}

const LIMITS: [Limit; 7] = [
    Limit::NONE,
    limit(0, 3),
    at_least(2),
    limit(2, 7),
    limit(4, 4),
    limit(0, 0),
    limit(1, 20),
];
