//! What is refused, and what is not: faults of the caller, nobody to pay, numbers that do not fit.

use super::*;

#[test]
fn nobody_to_pay() {
    let refused = Err(AllocateError::NobodyToPay { total: 5 });
    assert_eq!(
        coefficient(&Sharing {
            total: 5,
            tentative: &[],
            limits: None,
            heads: None
        }),
        refused
    );
    assert_eq!(
        coefficient(&Sharing {
            total: 5,
            tentative: &[0, 0],
            limits: None,
            heads: None
        }),
        refused
    );
    let shut = [limit(0, 0), limit(0, 9)];
    assert_eq!(
        coefficient(&Sharing {
            total: 5,
            tentative: &[3, 0],
            limits: Some(&shut),
            heads: None
        }),
        refused
    );
}

#[test]
fn invalid_arguments() {
    let refused = |total, tentative: &[i128], limits: Option<&[Limit]>| {
        let sharing = Sharing {
            total,
            tentative,
            limits,
            heads: None,
        };
        let AllocateError::Invalid(fault) = coefficient(&sharing).unwrap_err() else {
            panic!("{sharing:?}")
        };
        assert_eq!(
            amounts(Coefficient::ONE, &sharing, &Rounding::Down),
            Err(fault.into())
        );
        let unchecked = certify(
            Coefficient::ONE,
            Reach::Exactly,
            true,
            &sharing,
            &Rounding::Down,
            tentative,
        );
        assert_eq!(unchecked, Err(Violation::Unchecked(fault.into())));
        fault
    };
    assert_eq!(refused(-1, &[1], None), Invalid::NegativeTotal);
    assert_eq!(refused(1, &[1, -1], None), Invalid::NegativeTentative);
    assert_eq!(
        refused(1, &[1], Some(&[at_least(-1)])),
        Invalid::NegativeLimit
    );
    assert_eq!(
        refused(1, &[1], Some(&[limit(0, -1)])),
        Invalid::NegativeLimit
    );
    assert_eq!(refused(1, &[1], Some(&[limit(2, 1)])), Invalid::MinAboveMax);
    assert_eq!(
        refused(1, &[1], Some(&[])),
        Invalid::Length {
            people: 1,
            found: 0
        }
    );

    assert_eq!(
        Coefficient::new(-1, 2),
        Err(Invalid::NotACoefficient {
            numer: -1,
            denom: 2
        }
        .into())
    );
    assert_eq!(
        Coefficient::new(1, 0),
        Err(Invalid::NotACoefficient { numer: 1, denom: 0 }.into())
    );
    assert_eq!(
        Coefficient::new(1, i128::MIN),
        Err(Invalid::NotACoefficient {
            numer: 1,
            denom: i128::MIN
        }
        .into())
    );
    assert_eq!(
        share(Coefficient::ONE, -1, Limit::NONE),
        Err(Invalid::NegativeTentative.into())
    );
    assert_eq!(
        share(Coefficient::ONE, 1, limit(2, 1)),
        Err(Invalid::MinAboveMax.into())
    );

    let three = Sharing {
        total: 3,
        tentative: &[1, 1, 1],
        limits: None,
        heads: None,
    };
    let one_rank = Rounding::Exact { rank: &[0] };
    assert_eq!(
        amounts(Coefficient::ONE, &three, &one_rank),
        Err(Invalid::Length {
            people: 3,
            found: 1
        }
        .into())
    );
    let crowd = |heads| Sharing {
        heads: Some(heads),
        ..three
    };
    let ranks = Rounding::Exact { rank: &[0, 1, 2] };
    for (heads, fault) in [
        (&[1, 2, 1], Invalid::Crowd),
        (&[1, 0, 1], Invalid::NobodyThere),
    ] {
        let refused = amounts(k(1, 2), &crowd(heads), &ranks);
        assert_eq!(refused, Err(fault.into()));
    }
    // 1/4 each leaves 3 units for 3 remainders; 2 each is 3 units too many; 1 and 1/4 leave one unit for the single
    // remainder. Remainders that add up to whole units are always more than the units.
    let two = Sharing {
        total: 2,
        tentative: &[4, 1],
        limits: None,
        heads: None,
    };
    for (sharing, at) in [(three, k(1, 4)), (three, k(2, 1)), (two, k(1, 4))] {
        let refused = amounts(at, &sharing, &Rounding::LargestRemainder);
        assert_eq!(refused, Err(Invalid::NotAsFound.into()));
    }
}

#[test]
fn coefficients_are_ordered_and_reduced() {
    assert_eq!(k(6, 4), k(3, 2));
    assert_eq!(k(0, 7), Coefficient::ZERO);
    assert_eq!(k(i128::MAX, i128::MAX), Coefficient::ONE);
    let mut ascending = [
        k(0, 1),
        k(1, i128::MAX),
        k(1, 3),
        k(1, 2),
        k(i128::MAX - 2, i128::MAX - 1),
        k(i128::MAX - 1, i128::MAX),
        k(1, 1),
        k(i128::MAX, i128::MAX - 1),
        k(i128::MAX - 1, 2),
        k(i128::MAX, 1),
    ];
    let sorted = ascending;
    ascending.reverse();
    ascending.sort();
    assert_eq!(ascending, sorted);
}

/// Ordinary large values: totals of 10¹⁸ units and tentative amounts of 10¹⁶ quanta do not overflow.
#[test]
fn large_values() {
    let (large, total) = (10_i128.pow(16), 10_i128.pow(18));
    // Coprime neighbours, so that nothing can be reduced.
    let tentative: Vec<i128> = (0..1000).map(|person| large - person).collect();
    let limits: Vec<Limit> = (0..1000)
        .map(|person| {
            if person % 3 == 0 {
                limit(total / 2000 + person, total / 900)
            } else {
                limit(0, total / 500)
            }
        })
        .collect();
    let ranks: Vec<u32> = (0..1000).rev().collect();
    for limits in [None, Some(limits.as_slice())] {
        let sharing = Sharing {
            total: total - 1,
            tentative: &tentative,
            limits,
            heads: None,
        };
        let (k, reach) = coefficient(&sharing).unwrap();
        assert_eq!(reach, Reach::Exactly);
        for mode in modes(&ranks) {
            let paid = amounts(k, &sharing, &mode).unwrap();
            assert_eq!(certify(k, reach, true, &sharing, &mode, &paid), Ok(()));
        }
        let exact = amounts(k, &sharing, &Rounding::Exact { rank: &ranks }).unwrap();
        assert_eq!(exact.iter().sum::<i128>(), total - 1);
    }
}

/// A product that fits only after reduction, and one that never fits.
#[test]
fn overflow_is_named() {
    let huge = i128::MAX;
    let reduced = share(k(huge, 4), 6, Limit::NONE);
    assert_eq!(reduced, Err(AllocateError::Overflow));
    // (2¹²⁷ − 1) / 4 · 4 = 2¹²⁷ − 1.
    let reduced = share(k(huge, 4), 4, Limit::NONE).unwrap();
    assert_eq!(
        (reduced.floor, reduced.remainder, reduced.denom),
        (huge, 0, 4)
    );
    // (2¹²⁷ − 1) / 4 · 2 = 2¹²⁶ − 1/2, that is 2 of 4 parts.
    let reduced = share(k(huge, 4), 2, Limit::NONE).unwrap();
    assert_eq!(
        (reduced.floor, reduced.remainder, reduced.denom),
        (huge / 2, 2, 4)
    );
    let two = [huge, huge];
    assert_eq!(
        coefficient(&Sharing {
            total: 1,
            tentative: &two,
            limits: None,
            heads: None
        }),
        Err(AllocateError::Overflow)
    );
    // Maximums that add up to more than any total are no obstacle.
    let wide = [limit(0, huge), limit(0, huge)];
    let sharing = Sharing {
        total: huge,
        tentative: &[1, 1],
        limits: Some(&wide),
        heads: None,
    };
    assert_eq!(coefficient(&sharing), Ok((k(huge, 2), Reach::Exactly)));
    // Four maximums of 2¹²⁶ close at 2⁶⁶, far behind the solution, and add up to more than fits; the selection meets
    // their sum first, because five more people close behind them.
    let wide: Vec<Limit> = [[limit(0, 1 << 126); 4].as_slice(), &[limit(0, 1 << 70); 5]].concat();
    let tentative = [[1 << 60; 4].as_slice(), &[1; 5]].concat();
    let sharing = Sharing {
        total: 1 << 125,
        tentative: &tentative,
        limits: Some(&wide),
        heads: None,
    };
    assert_eq!(
        coefficient(&sharing),
        Ok((k(1 << 125, (1 << 62) + 5), Reach::Exactly))
    );
    let minimums = [at_least(huge), at_least(1)];
    let sharing = Sharing {
        total: huge,
        tentative: &[1, 1],
        limits: Some(&minimums),
        heads: None,
    };
    assert_eq!(coefficient(&sharing), Err(AllocateError::Overflow));
}
