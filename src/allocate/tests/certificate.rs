//! The certificate accepts the true result and nothing else.

use super::small_world::multisets;
use super::*;

/// One to three people, weights 0 to 3, free, capped and in a corridor, totals 0 to 9: of all amounts at most two
/// units away from the true ones, in every mode, the certificate accepts the true ones alone.
#[test]
fn accepts_one_result_only() {
    let limits = [Limit::NONE, limit(0, 2), limit(1, 3)];
    let kinds: Vec<_> = (0..=3)
        .flat_map(|weight| limits.map(|limit| (weight, limit)))
        .collect();
    let ranks = [1, 0, 2];
    for size in 1..=3 {
        multisets(&kinds, size, &mut |people| {
            let (tentative, limits) = people.iter().copied().unzip();
            let mut world = World {
                total: 0,
                tentative,
                limits: Some(limits),
            };
            for total in 0..=9 {
                world.total = total;
                let Some(reach) = naive::reach(&world) else {
                    nothing_is_certified(&world);
                    continue;
                };
                let (k, _) = coefficient(&world.sharing()).unwrap();
                for mode in modes(&ranks[..size]) {
                    only_the_truth(&world, k, reach, mode);
                }
            }
        });
    }
}

/// Where nobody would be paid, paying nobody is not a result.
fn nothing_is_certified(world: &World) {
    let nothing = vec![0; world.tentative.len()];
    for reach in [Reach::Exactly, Reach::Short { reached: 0 }] {
        let verdict = certify(
            Coefficient::ZERO,
            reach,
            true,
            &world.sharing(),
            &Rounding::Down,
            &nothing,
        );
        assert_eq!(verdict, Err(Violation::Reach), "{world:?}");
    }
}

fn only_the_truth(world: &World, k: Coefficient, reach: Reach, mode: Rounding) {
    let truth = naive::amounts(world, (k.numer(), k.denom()), passed(mode, reach));
    let size = truth.len();
    for number in 0..5_usize.pow(size as u32) {
        let moved: Vec<i128> = (0..size)
            .map(|person| truth[person] + (number / 5_usize.pow(person as u32) % 5) as i128 - 2)
            .collect();
        let accepted = certify(k, reach, true, &world.sharing(), &mode, &moved).is_ok();
        assert_eq!(accepted, moved == truth, "{world:?} {mode:?} {moved:?}");
    }
    // Another k, or another reach, is not what the sharing asks for, whatever is paid.
    let (numer, denom) = (k.numer(), k.denom());
    for other in [
        (numer + 1, denom),
        (97 * numer + denom, 97 * denom),
        (97 * numer - 1, 97 * denom),
        (numer, 2 * denom),
    ] {
        let Ok(other) = Coefficient::new(other.0, other.1) else {
            continue;
        };
        let paid = naive::amounts(world, (other.numer(), other.denom()), passed(mode, reach));
        for amounts in [&truth, &paid] {
            let accepted = certify(other, reach, true, &world.sharing(), &mode, amounts).is_ok();
            assert_eq!(accepted, other == k, "{world:?} {mode:?} {other:?}");
        }
    }
    let total = world.total;
    let reaches = [
        Reach::Exactly,
        Reach::Short { reached: total },
        Reach::Short { reached: total - 1 },
        Reach::Over { minimums: total },
        Reach::Over {
            minimums: total + 1,
        },
    ];
    // With a k that is not as found, no unit is handed out.
    let bounded = match mode {
        Rounding::LargestRemainder | Rounding::Exact { .. } => Rounding::Down,
        other => other,
    };
    let bounded = naive::amounts(world, (numer, denom), bounded);
    for other in reaches {
        for (as_found, amounts) in [(true, &truth), (false, &bounded)] {
            let accepted = certify(k, other, as_found, &world.sharing(), &mode, amounts).is_ok();
            assert_eq!(accepted, other == reach, "{world:?} {mode:?} {other:?}");
        }
    }
}

/// What each violation is called.
#[test]
fn names_what_is_wrong() {
    let limits = [Limit::NONE, limit(0, 5), limit(4, 9), Limit::NONE];
    // Clamped: k + 5 + 4 + k = 14 at k = 5/2.
    let sharing = Sharing {
        total: 14,
        tentative: &[1, 9, 1, 1],
        limits: Some(&limits),
        heads: None,
    };
    let ranks = [3, 2, 1, 0];
    let verdict = |rounding: Rounding, amounts: &[i128]| {
        certify(k(5, 2), Reach::Exactly, true, &sharing, &rounding, amounts)
            .map_or_else(Some, |()| None)
    };
    let exact = || Rounding::Exact { rank: &ranks };
    assert_eq!(verdict(Rounding::Down, &[2, 5, 4, 2]), None);
    assert_eq!(
        verdict(Rounding::Down, &[2, 6, 4, 2]),
        Some(Violation::Limit { person: 1 })
    );
    assert_eq!(
        verdict(Rounding::Down, &[2, 5, 3, 2]),
        Some(Violation::Limit { person: 2 })
    );
    assert_eq!(
        verdict(Rounding::Down, &[2, 4, 4, 2]),
        Some(Violation::Quota { person: 1 })
    );
    assert_eq!(
        verdict(Rounding::Down, &[2, 5, 4, 1]),
        Some(Violation::Quota { person: 3 })
    );
    assert_eq!(
        verdict(Rounding::Down, &[2, 5, 4, i128::MAX]),
        Some(Violation::Unchecked(AllocateError::Overflow))
    );
    assert_eq!(
        verdict(Rounding::Down, &[2, 5, 4, 3]),
        Some(Violation::Rounded { person: 3 })
    );
    assert_eq!(verdict(Rounding::LargestRemainder, &[2, 5, 4, 2]), None);
    assert_eq!(
        verdict(Rounding::LargestRemainder, &[2, 5, 4, 3]),
        Some(Violation::Unequal { got: 3, without: 0 })
    );
    assert_eq!(
        verdict(Rounding::LargestRemainder, &[3, 5, 4, 3]),
        Some(Violation::Sum {
            expected: 14,
            found: 15
        })
    );
    assert_eq!(verdict(exact(), &[2, 5, 4, 3]), None);
    assert_eq!(
        verdict(exact(), &[3, 5, 4, 2]),
        Some(Violation::OutOfTurn { got: 0, without: 3 })
    );
    assert_eq!(
        verdict(exact(), &[2, 5, 4, 2]),
        Some(Violation::Sum {
            expected: 14,
            found: 13
        })
    );
    let short = Invalid::Length {
        people: 4,
        found: 3,
    };
    assert_eq!(
        verdict(exact(), &[2, 5, 4]),
        Some(Violation::Unchecked(short.into()))
    );

    // 2.4, 1.2, 1.2, 1.2 of 6: the unit belongs to the first.
    let sharing = Sharing {
        total: 6,
        tentative: &[2, 1, 1, 1],
        limits: None,
        heads: None,
    };
    let kept = certify(
        k(6, 5),
        Reach::Exactly,
        true,
        &sharing,
        &Rounding::LargestRemainder,
        &[2, 1, 1, 1],
    );
    assert_eq!(kept, Err(Violation::KeptBack { left: 1, group: 1 }));
    let passed_by = certify(
        k(6, 5),
        Reach::Exactly,
        true,
        &sharing,
        &Rounding::LargestRemainder,
        &[2, 2, 1, 1],
    );
    assert_eq!(passed_by, Err(Violation::OutOfTurn { got: 1, without: 0 }));
    let unsolved = certify(
        k(1, 1),
        Reach::Exactly,
        true,
        &sharing,
        &Rounding::Down,
        &[2, 1, 1, 1],
    );
    assert_eq!(unsolved, Err(Violation::NotSolved));

    // From 4 to 6 nothing moves: 5 pays the same, but is not the smallest.
    let flat = [limit(0, 4), at_least(6)];
    let sharing = Sharing {
        total: 10,
        tentative: &[1, 1],
        limits: Some(&flat),
        heads: None,
    };
    for (at, verdict) in [
        (k(4, 1), Ok(())),
        (k(5, 1), Err(Violation::NotSmallest)),
        (k(6, 1), Err(Violation::NotSmallest)),
    ] {
        assert_eq!(
            certify(at, Reach::Exactly, true, &sharing, &Rounding::Down, &[4, 6]),
            verdict
        );
        assert_eq!(
            certify(
                at,
                Reach::Exactly,
                false,
                &sharing,
                &Rounding::Down,
                &[4, 6]
            ),
            Ok(())
        );
    }
}
