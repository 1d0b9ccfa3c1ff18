//! Hand-worked cases.

use super::*;

struct Case {
    name: &'static str,
    total: i128,
    tentative: &'static [i128],
    limits: Option<&'static [Limit]>,
    k: (i128, i128),
    reach: Reach,
    rounding: Rounding<'static>,
    amounts: &'static [i128],
}

const FIRST_COME: Rounding = Rounding::Exact { rank: &[0, 1, 2] };
const FREE: Limit = Limit::NONE;

const CASES: &[Case] = &[
    // 1000 / 3 = 333 1/3 each, 1 missing, all claims equal: the first by rank.
    Case {
        name: "a thousand over three, exact",
        total: 1000,
        tentative: &[1, 1, 1],
        limits: None,
        k: (1000, 3),
        reach: Reach::Exactly,
        rounding: FIRST_COME,
        amounts: &[334, 333, 333],
    },
    // The same: one unit for a group of three stays left over.
    Case {
        name: "a thousand over three, equals equal",
        total: 1000,
        tentative: &[1, 1, 1],
        limits: None,
        k: (1000, 3),
        reach: Reach::Exactly,
        rounding: Rounding::LargestRemainder,
        amounts: &[333, 333, 333],
    },
    // 4.8: Σ = 946. 365 · 3,000,000 / 946 = 1,157,505.28…; 954,545.45…; 554,968.28…; 332,980.97…; sum of floors
    // 2,999,998.
    Case {
        name: "points, down",
        total: 3_000_000,
        tentative: &[365, 301, 175, 105],
        limits: None,
        k: (1_500_000, 473),
        reach: Reach::Exactly,
        rounding: Rounding::Down,
        amounts: &[1_157_505, 954_545, 554_968, 332_980],
    },
    // The 2 units left go to the remainders .97 and .45.
    Case {
        name: "points, largest remainder",
        total: 3_000_000,
        tentative: &[365, 301, 175, 105],
        limits: None,
        k: (1_500_000, 473),
        reach: Reach::Exactly,
        rounding: Rounding::LargestRemainder,
        amounts: &[1_157_505, 954_546, 554_968, 332_981],
    },
    // 4.8: 6,000,000 / 1,920,000 = 3.125 = 25/8; 420,000 · 3.125 = 1,312,500 and so on.
    Case {
        name: "final adjustment",
        total: 6_000_000,
        tentative: &[420_000, 350_000, 480_000, 270_000, 400_000],
        limits: None,
        k: (25, 8),
        reach: Reach::Exactly,
        rounding: Rounding::LargestRemainder,
        amounts: &[1_312_500, 1_093_750, 1_500_000, 843_750, 1_250_000],
    },
    // Without the limit 25, 25, 50. The third stops at 30; the others share 70 at k = 35.
    Case {
        name: "what a maximum leaves goes to the others",
        total: 100,
        tentative: &[1, 1, 2],
        limits: Some(&[FREE, FREE, limit(0, 30)]),
        k: (35, 1),
        reach: Reach::Exactly,
        rounding: Rounding::Down,
        amounts: &[35, 35, 30],
    },
    // Without the limit 25, 75. The first gets 40, the second 60 = 20 · 3.
    Case {
        name: "a minimum is paid by the others",
        total: 100,
        tentative: &[1, 3],
        limits: Some(&[at_least(40), FREE]),
        k: (20, 1),
        reach: Reach::Exactly,
        rounding: Rounding::Down,
        amounts: &[40, 60],
    },
    // From k = 4 the first stands at 4; up to k = 6 the second stands at 6: 10 on the whole stretch.
    Case {
        name: "the smallest k of a flat stretch",
        total: 10,
        tentative: &[1, 1],
        limits: Some(&[limit(0, 4), at_least(6)]),
        k: (4, 1),
        reach: Reach::Exactly,
        rounding: FIRST_COME_OF_TWO,
        amounts: &[4, 6],
    },
    // 5 + 7 = 12 < 20; the last to stop is the second, at 7/2 against 5/3.
    Case {
        name: "everyone at a maximum",
        total: 20,
        tentative: &[3, 2, 0],
        limits: Some(&[limit(0, 5), limit(0, 7), limit(0, 9)]),
        k: (7, 2),
        reach: Reach::Short { reached: 12 },
        rounding: Rounding::Down,
        amounts: &[5, 7, 0],
    },
    // 5 + 7 = 12 exactly: the same k, and the total is reached.
    Case {
        name: "everyone at a maximum, just",
        total: 12,
        tentative: &[3, 2, 0],
        limits: Some(&[limit(0, 5), limit(0, 7), limit(0, 9)]),
        k: (7, 2),
        reach: Reach::Exactly,
        rounding: Rounding::LargestRemainder,
        amounts: &[5, 7, 0],
    },
    // Nobody has a weight, and the minimums hold all the same: 3 + 4 of 10.
    Case {
        name: "minimums alone pay",
        total: 10,
        tentative: &[0, 0],
        limits: Some(&[at_least(3), limit(4, 9)]),
        k: (0, 1),
        reach: Reach::Short { reached: 7 },
        rounding: Rounding::Down,
        amounts: &[3, 4],
    },
    Case {
        name: "minimums above the total",
        total: 6,
        tentative: &[5, 0],
        limits: Some(&[at_least(3), limit(4, 9)]),
        k: (0, 1),
        reach: Reach::Over { minimums: 7 },
        rounding: Rounding::Down,
        amounts: &[3, 4],
    },
    Case {
        name: "nothing to share",
        total: 0,
        tentative: &[5, 0],
        limits: None,
        k: (0, 1),
        reach: Reach::Exactly,
        rounding: FIRST_COME_OF_TWO,
        amounts: &[0, 0],
    },
    Case {
        name: "nobody, and nothing to share",
        total: 0,
        tentative: &[],
        limits: None,
        k: (0, 1),
        reach: Reach::Exactly,
        rounding: Rounding::LargestRemainder,
        amounts: &[],
    },
    // k = 1/2: 0.5 and 1.5, remainders equal; the larger tentative amount comes first.
    Case {
        name: "equal remainders, larger amount first",
        total: 2,
        tentative: &[1, 3],
        limits: None,
        k: (1, 2),
        reach: Reach::Exactly,
        rounding: Rounding::LargestRemainder,
        amounts: &[0, 2],
    },
    // k = 1/7: 3/7, 3/7, 1/7. One unit for a group of two stays, and the 1/7 behind it gets nothing either.
    Case {
        name: "nobody passes a group that the units do not cover",
        total: 1,
        tentative: &[3, 3, 1],
        limits: None,
        k: (1, 7),
        reach: Reach::Exactly,
        rounding: Rounding::LargestRemainder,
        amounts: &[0, 0, 0],
    },
    // k = 4/5: 1.6, 1.6, 0.8, 2 units missing: one to the 0.8, one left for a group of two.
    Case {
        name: "a group after a single claim",
        total: 4,
        tentative: &[2, 2, 1],
        limits: None,
        k: (4, 5),
        reach: Reach::Exactly,
        rounding: Rounding::LargestRemainder,
        amounts: &[1, 1, 1],
    },
    Case {
        name: "a group after a single claim, to the last unit",
        total: 4,
        tentative: &[2, 2, 1],
        limits: None,
        k: (4, 5),
        reach: Reach::Exactly,
        rounding: Rounding::Exact { rank: &[1, 0, 2] },
        amounts: &[1, 2, 1],
    },
    // k = 1/2: 0.5, 1.5, 2.5, 0.5.
    Case {
        name: "halves up",
        total: 5,
        tentative: &[1, 3, 5, 1],
        limits: None,
        k: (1, 2),
        reach: Reach::Exactly,
        rounding: Rounding::HalfUp,
        amounts: &[1, 2, 3, 1],
    },
    Case {
        name: "halves to even",
        total: 5,
        tentative: &[1, 3, 5, 1],
        limits: None,
        k: (1, 2),
        reach: Reach::Exactly,
        rounding: Rounding::HalfEven,
        amounts: &[0, 2, 2, 0],
    },
];

const FIRST_COME_OF_TWO: Rounding = Rounding::Exact { rank: &[0, 1] };

#[test]
fn worked_by_hand() {
    for case in CASES {
        let sharing = Sharing {
            total: case.total,
            tentative: case.tentative,
            limits: case.limits,
            heads: None,
        };
        let found = coefficient(&sharing);
        assert_eq!(
            found,
            Ok((k(case.k.0, case.k.1), case.reach)),
            "{}",
            case.name
        );
        let (k, reach) = found.unwrap();
        let paid = amounts(k, &sharing, &case.rounding);
        assert_eq!(paid.as_deref(), Ok(case.amounts), "{}", case.name);
        assert_eq!(
            certify(k, reach, true, &sharing, &case.rounding, case.amounts),
            Ok(()),
            "{}",
            case.name
        );
    }
}

/// 4.8, where k is published: what it pays is then compared with the total by the caller.
#[test]
fn published_coefficients() {
    // (total, tentative amounts, k, rounding, amounts)
    type Row = (
        i128,
        &'static [i128],
        (i128, i128),
        Rounding<'static>,
        &'static [i128],
    );
    let table: &[Row] = &[
        // 3.125 to two digits half up: 420,000 · 3.13 = 1,314,600 …, in all 6,009,600.
        (
            6_000_000,
            &[420_000, 350_000, 480_000, 270_000, 400_000],
            (313, 100),
            Rounding::LargestRemainder,
            &[1_314_600, 1_095_500, 1_502_400, 845_100, 1_252_000],
        ),
        // Points in tenths, 273,973 a point: 24 · 27,397.3 = 657,535.2; 9 · 27,397.3 = 246,575.7.
        (
            2_000_000,
            &[40, 24, 9],
            (273_973, 10),
            Rounding::HalfUp,
            &[1_095_892, 657_535, 246_576],
        ),
        // 576,000 · 0.5827 = 335,635.2.
        (
            1_200_000,
            &[576_000],
            (5827, 10_000),
            Rounding::Down,
            &[335_635],
        ),
    ];
    for &(total, tentative, at, rounding, expected) in table {
        let sharing = Sharing {
            total,
            tentative,
            limits: None,
            heads: None,
        };
        // With a k that is not as found, the modes that hand out units mean down.
        let rounding_passed = if rounding == Rounding::LargestRemainder {
            Rounding::Down
        } else {
            rounding
        };
        let paid = amounts(k(at.0, at.1), &sharing, &rounding_passed).unwrap();
        assert_eq!(paid, expected);
        for mode in [rounding, rounding_passed] {
            assert_eq!(
                certify(k(at.0, at.1), Reach::Exactly, false, &sharing, &mode, &paid),
                Ok(())
            );
            let as_found = certify(k(at.0, at.1), Reach::Exactly, true, &sharing, &mode, &paid);
            assert!(as_found.is_err());
        }
    }
}

#[test]
fn standing_at_limits() {
    // (k·t, limit) → floor, remainder over 2, at the minimum, at the maximum
    let table = [
        (7, Limit::NONE, (3, 1, false, false)),
        (0, Limit::NONE, (0, 0, false, false)),
        (7, limit(3, 4), (3, 1, false, false)),
        (6, limit(3, 4), (3, 0, true, false)),
        (5, limit(3, 4), (3, 0, true, false)),
        (8, limit(3, 4), (4, 0, false, true)),
        (9, limit(3, 4), (4, 0, false, true)),
        (7, limit(3, 3), (3, 0, true, true)),
        (1, limit(3, 3), (3, 0, true, true)),
        (7, limit(0, 0), (0, 0, false, true)),
        (0, limit(0, 5), (0, 0, false, false)),
        (0, at_least(2), (2, 0, true, false)),
    ];
    for (tentative, limit, (floor, remainder, at_min, at_max)) in table {
        let share = share(k(1, 2), tentative, limit).unwrap();
        assert_eq!(
            share,
            Share {
                floor,
                remainder,
                denom: 2,
                at_min,
                at_max
            },
            "{tentative} {limit:?}"
        );
    }
}
