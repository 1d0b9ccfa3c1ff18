//! Properties over random worlds of ordinary size, against big integers, and over numbers without any bounds.

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

use super::*;

const LARGEST_TOTAL: i128 = 10_i128.pow(18);
const LARGEST_AMOUNT: i128 = 10_i128.pow(16);

fn tentative() -> impl Strategy<Value = i128> {
    prop_oneof![1 => Just(0), 3 => 0..=9_i128, 3 => 0..=LARGEST_AMOUNT, 1 => LARGEST_AMOUNT - 9..=LARGEST_AMOUNT]
}

fn a_limit() -> impl Strategy<Value = Limit> {
    let width = || prop_oneof![Just(0), 0..=20_i128, 0..=LARGEST_TOTAL / 5];
    let min = prop_oneof![2 => Just(0), 1 => 0..=20_i128, 1 => 0..=LARGEST_TOTAL / 10];
    (min, proptest::option::of(width())).prop_map(|(min, width)| Limit {
        min,
        max: width.map(|width| min + width),
    })
}

fn total() -> impl Strategy<Value = i128> {
    prop_oneof![
        0..=100_i128,
        0..=LARGEST_TOTAL,
        LARGEST_TOTAL - 9..=LARGEST_TOTAL
    ]
}

/// A world and an order to shuffle it by, which also serves as a rank.
fn world() -> impl Strategy<Value = (World, Vec<usize>)> {
    let people = proptest::collection::vec((tentative(), a_limit()), 0..12);
    (people, any::<bool>(), total()).prop_flat_map(|(people, limited, total)| {
        let order: Vec<usize> = (0..people.len()).collect();
        let (tentative, limits) = people.into_iter().unzip();
        let world = World {
            total,
            tentative,
            limits: limited.then_some(limits),
        };
        (Just(world), Just(order).prop_shuffle())
    })
}

fn ranks(order: &[usize]) -> Vec<u32> {
    order.iter().map(|&place| place as u32).collect()
}

fn big(numer: i128, denom: i128) -> BigRational {
    BigRational::new(numer.into(), denom.into())
}

/// Σ clamp(k·t, min, max) in big integers.
fn sum(world: &World, at: &BigRational) -> BigRational {
    let mut sum = big(0, 1);
    for (person, &tentative) in world.tentative.iter().enumerate() {
        let Limit { min, max } = world.limit(person);
        let raw = (at * BigInt::from(tentative)).max(big(min, 1));
        sum += max.map_or(raw.clone(), |max| raw.min(big(max, 1)));
    }
    sum
}

/// The last bend before `at`, or 0: up to `at` the sum is a straight line from there.
fn bend_before(world: &World, at: &BigRational) -> BigRational {
    let mut last = big(0, 1);
    for (person, &tentative) in world
        .tentative
        .iter()
        .enumerate()
        .filter(|(_, tentative)| **tentative > 0)
    {
        let Limit { min, max } = world.limit(person);
        for bend in [Some(min), max]
            .into_iter()
            .flatten()
            .map(|limit| big(limit, tentative))
        {
            if bend < *at && bend > last {
                last = bend;
            }
        }
    }
    last
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn k_is_the_smallest_solution((world, _) in world()) {
        let (k, reach) = match coefficient(&world.sharing()) {
            Ok(found) => found,
            Err(error) => {
                prop_assert_eq!(error, AllocateError::NobodyToPay { total: world.total });
                prop_assert!((0..world.tentative.len()).all(|person| world.tentative[person] == 0 || world.limit(person).max == Some(0)));
                return Ok(());
            }
        };
        let target = match reach {
            Reach::Exactly => world.total,
            Reach::Short { reached } => reached,
            Reach::Over { minimums } => minimums,
        };
        let at = big(k.numer(), k.denom());
        prop_assert_eq!(sum(&world, &at), big(target, 1));
        if k > Coefficient::ZERO {
            prop_assert!(sum(&world, &bend_before(&world, &at)) < big(target, 1));
        }
    }

    #[test]
    fn nothing_is_lost((world, order) in world()) {
        let Ok((k, reach)) = coefficient(&world.sharing()) else { return Ok(()) };
        let ranks = ranks(&order);
        for mode in modes(&ranks).map(|mode| passed(mode, reach)) {
            let paid = amounts(k, &world.sharing(), &mode).unwrap();
            prop_assert_eq!(certify(k, reach, true, &world.sharing(), &mode, &paid), Ok(()));
            let left = world.total - paid.iter().sum::<i128>();
            match (mode, reach) {
                (Rounding::Exact { .. }, _) => prop_assert_eq!(left, 0),
                (Rounding::LargestRemainder, _) => prop_assert!(left >= 0),
                (Rounding::Down, Reach::Exactly) => prop_assert!((0..paid.len().max(1) as i128).contains(&left)),
                (_, Reach::Short { reached }) => prop_assert_eq!(left, world.total - reached),
                (_, Reach::Over { minimums }) => prop_assert_eq!(left, world.total - minimums),
                _ => {}
            }
            for (person, &amount) in paid.iter().enumerate() {
                let Limit { min, max } = world.limit(person);
                prop_assert!(min <= amount && max.is_none_or(|max| amount <= max));
            }
        }
    }

    #[test]
    fn what_was_handed_out_is_told((world, order) in world()) {
        let Ok((k, Reach::Exactly)) = coefficient(&world.sharing()) else { return Ok(()) };
        for rank in [None, Some(ranks(&order))] {
            let out = hand_out(k, &world.sharing(), rank.as_deref()).unwrap();
            let shares = world.tentative.iter().enumerate();
            let shares: Vec<Share> = shares.map(|(person, &t)| share(k, t, world.limit(person)).unwrap()).collect();
            let served = || shares.iter().zip(&out.amounts).filter(|(share, amount)| **amount > share.floor);
            prop_assert_eq!(out.down, shares.iter().map(|share| share.floor).sum::<i128>());
            prop_assert_eq!(out.down + out.handed, out.amounts.iter().sum::<i128>());
            prop_assert_eq!(out.smallest, served().map(|(share, _)| share.remainder).min());
        }
    }

    #[test]
    fn shuffling_changes_nobody((world, order) in world()) {
        let shuffled = world.arranged(&order);
        let found = coefficient(&world.sharing());
        prop_assert_eq!(found, coefficient(&shuffled.sharing()));
        let Ok((k, reach)) = found else { return Ok(()) };
        // Ranks by the order in which people stood before.
        let ranks: Vec<u32> = (0..order.len() as u32).collect();
        let shuffled_ranks: Vec<u32> = order.iter().map(|&place| place as u32).collect();
        for (mode, shuffled_mode) in modes(&ranks).into_iter().zip(modes(&shuffled_ranks)) {
            let before = amounts(k, &world.sharing(), &passed(mode, reach)).unwrap();
            let after = amounts(k, &shuffled.sharing(), &passed(shuffled_mode, reach)).unwrap();
            prop_assert_eq!(order.iter().map(|&place| before[place]).collect::<Vec<_>>(), after);
        }
    }

    /// People who are alike may stand at one place: nothing comes out otherwise, and the certificate sees the same.
    #[test]
    fn a_crowd_is_its_people((world, order) in world(), heads in prop::collection::vec(1..6_u32, 12)) {
        let heads = &heads[..world.tentative.len()];
        let places: Vec<usize> = (0..heads.len()).flat_map(|place| vec![place; heads[place] as usize]).collect();
        let people = world.arranged(&places);
        let crowd = Sharing { heads: Some(heads), ..world.sharing() };
        let found = coefficient(&crowd);
        prop_assert_eq!(found, coefficient(&people.sharing()));
        let Ok((k, reach)) = found else { return Ok(()) };
        let ranks = ranks(&order);
        for mode in modes(&ranks).into_iter().filter(|mode| !matches!(mode, Rounding::Exact { .. })) {
            let mode = passed(mode, reach);
            let paid = amounts(k, &crowd, &mode).unwrap();
            let each: Vec<i128> = places.iter().map(|&place| paid[place]).collect();
            prop_assert_eq!(&amounts(k, &people.sharing(), &mode).unwrap(), &each);
            prop_assert_eq!(certify(k, reach, true, &crowd, &mode, &paid), Ok(()));
            for place in 0..paid.len() {
                let mut wrong = paid.clone();
                wrong[place] += 1;
                let wrong_each: Vec<i128> = places.iter().map(|&place| wrong[place]).collect();
                prop_assert_eq!(
                    certify(k, reach, true, &crowd, &mode, &wrong).is_ok(),
                    certify(k, reach, true, &people.sharing(), &mode, &wrong_each).is_ok()
                );
            }
        }
    }

    #[test]
    fn weight_zero_changes_nobody((world, order) in world(), max in proptest::option::of(0..9_i128)) {
        let mut joined = world.clone();
        joined.tentative.push(0);
        if let Some(limits) = &mut joined.limits {
            limits.push(Limit { min: 0, max });
        }
        let found = coefficient(&world.sharing());
        prop_assert_eq!(found, coefficient(&joined.sharing()));
        let Ok((k, reach)) = found else { return Ok(()) };
        let (ranks, mut joined_ranks) = (ranks(&order), ranks(&order));
        joined_ranks.push(order.len() as u32);
        for (mode, joined_mode) in modes(&ranks).into_iter().zip(modes(&joined_ranks)) {
            let mut expected = amounts(k, &world.sharing(), &passed(mode, reach)).unwrap();
            expected.push(0);
            prop_assert_eq!(amounts(k, &joined.sharing(), &passed(joined_mode, reach)).unwrap(), expected);
        }
    }

    #[test]
    fn scaling_all_weights_changes_nobody((world, order) in world(), by in 2..=10_000_i128) {
        let mut scaled = world.clone();
        scaled.tentative.iter_mut().for_each(|tentative| *tentative *= by);
        let (found, found_scaled) = (coefficient(&world.sharing()), coefficient(&scaled.sharing()));
        let (Ok((at, reach)), Ok((at_scaled, reach_scaled))) = (found, found_scaled) else {
            prop_assert_eq!(found, found_scaled);
            return Ok(());
        };
        prop_assert_eq!(reach, reach_scaled);
        prop_assert_eq!(at, k(at_scaled.numer() * by, at_scaled.denom()));
        let ranks = ranks(&order);
        for mode in modes(&ranks).map(|mode| passed(mode, reach)) {
            let expected = amounts(at, &world.sharing(), &mode).unwrap();
            prop_assert_eq!(amounts(at_scaled, &scaled.sharing(), &mode).unwrap(), expected);
        }
    }

    /// Any coefficient, as bounds or digits or a policy may give it.
    #[test]
    fn a_given_coefficient_is_applied((world, _) in world(), numer in 0..=10_i128.pow(9), digits in 0..9_u32) {
        let k = k(numer, 10_i128.pow(digits));
        let Ok((_, reach)) = coefficient(&world.sharing()) else { return Ok(()) };
        for mode in [Rounding::Down, Rounding::HalfUp, Rounding::HalfEven, Rounding::Up] {
            let paid = amounts(k, &world.sharing(), &mode).unwrap();
            prop_assert_eq!(certify(k, reach, false, &world.sharing(), &mode, &paid), Ok(()));
        }
    }

    /// No number makes it panic, and what it computes is right or refused by name.
    #[test]
    fn any_number_is_computed_or_refused(
        total in any_number(),
        people in proptest::collection::vec((any_number(), any_number(), proptest::option::of(any_number())), 0..5),
        numer in any_number(),
        denom in any_number(),
        limited in any::<bool>(),
    ) {
        let tentative: Vec<i128> = people.iter().map(|person| person.0).collect();
        let limits: Vec<Limit> = people.iter().map(|&(_, min, max)| Limit { min, max }).collect();
        let world = World { total, tentative, limits: limited.then_some(limits) };
        let ranks: Vec<u32> = (0..people.len() as u32).collect();
        let given = Coefficient::new(numer, denom);
        for mode in modes(&ranks) {
            if let Ok(given) = given {
                let paid = amounts(given, &world.sharing(), &mode).unwrap_or_default();
                let _ = certify(given, Reach::Exactly, false, &world.sharing(), &mode, &paid);
                let _ = certify(given, Reach::Exactly, true, &world.sharing(), &mode, &world.tentative);
            }
            let Ok((k, reach)) = coefficient(&world.sharing()) else { continue };
            let mode = passed(mode, reach);
            let Ok(paid) = amounts(k, &world.sharing(), &mode) else { continue };
            let verdict = certify(k, reach, true, &world.sharing(), &mode, &paid);
            prop_assert!(matches!(verdict, Ok(()) | Err(Violation::Unchecked(AllocateError::Overflow))), "{verdict:?}");
        }
    }
}

/// Mostly valid, with everything near the edges of `i128`.
fn any_number() -> impl Strategy<Value = i128> {
    prop_oneof![
        4 => 0..=20_i128,
        3 => (0..127_u32, -2..=2_i128).prop_map(|(power, off)| ((1_i128 << power) - 1).saturating_add(off).max(0)),
        2 => i128::MAX - 20..=i128::MAX,
        2 => 0..=i128::MAX,
        1 => any::<i128>(),
    ]
}
