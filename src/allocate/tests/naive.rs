//! The definitions of calculation.md 4.4 and 4.5, word by word, for small numbers. Nothing of the room but its types
//! is used: no function, and no way of computing that it uses.

use super::{Limit, Reach, Rounding, World};

/// A person's share of numer / denom, times denom. The numerator may be below 0.
pub fn share(world: &World, person: usize, (numer, denom): (i128, i128)) -> i128 {
    let Limit { min, max } = world.limit(person);
    let raw = (numer * world.tentative[person]).max(min * denom);
    max.map_or(raw, |max| raw.min(max * denom))
}

/// Σ shares of numer / denom, times denom.
pub fn sum(world: &World, at: (i128, i128)) -> i128 {
    (0..world.tentative.len())
        .map(|person| share(world, person, at))
        .sum()
}

/// How far the total can be reached; `None` where nobody would be paid. In the small world every limit and every
/// total is at most 60, so that at k = 1000 whoever has a weight is at the maximum or far above every total.
pub fn reach(world: &World) -> Option<Reach> {
    let (least, most) = (sum(world, (0, 1)), sum(world, (1000, 1)));
    match world.total {
        total if total < least => Some(Reach::Over { minimums: least }),
        total if total <= most => Some(Reach::Exactly),
        _ if most == 0 => None,
        _ => Some(Reach::Short { reached: most }),
    }
}

/// k pays what is to be reached, and nothing smaller does.
///
/// Bends lie at limit / t, so two of them, or a bend and a solution that is not one, are at least 1 / (8 · 40) apart
/// (t at most 8, five people): between k − 1/1000 and k what is paid is a straight line. It never falls, so if it is
/// lower at the left end, it is lower everywhere left of k.
pub fn assert_solves(world: &World, (numer, denom): (i128, i128), reach: Reach) {
    let target = match reach {
        Reach::Exactly => world.total,
        Reach::Short { reached } => reached,
        Reach::Over { minimums } => minimums,
    };
    assert_eq!(
        sum(world, (numer, denom)),
        target * denom,
        "{world:?} {numer}/{denom}"
    );
    if numer > 0 {
        let left = (1000 * numer - denom, 1000 * denom);
        assert!(
            sum(world, left) < target * left.1,
            "{world:?} {numer}/{denom} is not the smallest"
        );
    }
}

/// Whole units for everyone, handed out one group or one unit at a time.
pub fn amounts(world: &World, (numer, denom): (i128, i128), rounding: Rounding) -> Vec<i128> {
    let shares = || (0..world.tentative.len()).map(|person| share(world, person, (numer, denom)));
    let floors: Vec<i128> = shares().map(|share| share / denom).collect();
    match rounding {
        Rounding::Down => floors,
        Rounding::Up => shares().map(|share| (share + denom - 1) / denom).collect(),
        Rounding::HalfUp => shares()
            .map(|share| (2 * share + denom) / (2 * denom))
            .collect(),
        Rounding::HalfEven => shares()
            .map(|share| {
                let near = (2 * share + denom) / (2 * denom);
                let tie = 2 * share % (2 * denom) == denom;
                if tie && near % 2 == 1 { near - 1 } else { near }
            })
            .collect(),
        Rounding::LargestRemainder | Rounding::Exact { .. } => {
            let claim = |person: usize| {
                (
                    share(world, person, (numer, denom)) % denom,
                    world.tentative[person],
                )
            };
            let mut left = world.total - floors.iter().sum::<i128>();
            let mut waiting: Vec<usize> = (0..floors.len())
                .filter(|&person| claim(person).0 > 0)
                .collect();
            let mut amounts = floors;
            while let Some(best) = waiting.iter().map(|&person| claim(person)).max() {
                let mut group: Vec<usize> = waiting
                    .iter()
                    .copied()
                    .filter(|&person| claim(person) == best)
                    .collect();
                if let Rounding::Exact { rank } = rounding {
                    group = vec![
                        group
                            .into_iter()
                            .min_by_key(|&person| rank[person])
                            .unwrap(),
                    ];
                }
                if left < group.len() as i128 {
                    break;
                }
                left -= group.len() as i128;
                for &person in &group {
                    amounts[person] += 1;
                }
                waiting.retain(|person| !group.contains(person));
            }
            amounts
        }
    }
}
