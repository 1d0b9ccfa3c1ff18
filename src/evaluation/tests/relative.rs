//! Places and quotas, by hand and as they always are.

use proptest::prelude::*;

use super::ratio;
use crate::evaluation::{Placed, quotas, relative};
use crate::money::Ratio;

fn shares(texts: &[&str]) -> Vec<Ratio> {
    texts.iter().map(|text| ratio(text)).collect()
}

fn scores(numbers: &[i128]) -> Vec<Ratio> {
    numbers.iter().copied().map(Ratio::integer).collect()
}

#[test]
fn quotas_by_hand() {
    for (written, people, expected) in [
        // 33 people: 1.65, 6.6, 16.5, 6.6, 1.65 → 1, 6, 16, 6, 1; three are missing: the first and the last (.65), and
        // of the two with .6 the one written first.
        (
            &["5%", "20%", "50%", "20%", "5%"][..],
            33,
            &[2, 7, 16, 6, 2][..],
        ),
        // 10 people: 0.5, 9.5; equal remainders, the first gets the person.
        (&["5%", "95%"], 10, &[1, 9]),
        // 1 person: 0.2, 0.3, 0.5.
        (&["20%", "30%", "50%"], 1, &[0, 0, 1]),
        // 7 people in thirds: 2 1/3 each, the first gets the one left.
        (&["1/3", "1/3", "1/3"], 7, &[3, 2, 2]),
        (&["0%", "100%"], 4, &[0, 4]),
        (&["10%", "90%"], 0, &[0, 0]),
    ] {
        assert_eq!(
            quotas(&shares(written), people).unwrap(),
            expected,
            "{written:?} of {people}"
        );
    }
}

#[test]
fn places_by_hand() {
    // Ten people: S 1, A 2, B 4, C 3 → places 1, 2–3, 4–7, 8–10.
    let shares = shares(&["10%", "20%", "40%", "30%"]);
    // 95 is first. 80 three times: places 2, 3 and 4, of which the best is 2, so all three have A although A has two
    // places. 70 is place 5. 60 twice are 6 and 7: B. 50 three times are 8 to 10: C.
    let placed = relative(&scores(&[50, 80, 95, 60, 80, 70, 50, 60, 80, 50]), &shares).unwrap();
    let found: Vec<(usize, usize, usize)> = placed
        .iter()
        .map(|it| (it.place, it.tied, it.quota))
        .collect();
    assert_eq!(
        found,
        [
            (8, 3, 3),
            (2, 3, 1),
            (1, 1, 0),
            (6, 2, 2),
            (2, 3, 1),
            (5, 1, 2),
            (8, 3, 3),
            (6, 2, 2),
            (2, 3, 1),
            (8, 3, 3),
        ]
    );
    assert_eq!(
        placed[1],
        Placed {
            place: 2,
            tied: 3,
            of: 10,
            quota: 1,
            first: 2,
            last: 3,
        }
    );
}

#[test]
fn everybody_equal_has_the_first_rating_that_has_a_place() {
    // 4 people: 0.4, 0.4, 3.2 → 0, 0, 3 and one to the first of the equal remainders: S 1, A 0, B 3.
    let shares = shares(&["10%", "10%", "80%"]);
    let placed = relative(&scores(&[7, 7, 7, 7]), &shares).unwrap();
    assert!(placed.iter().all(|it| it.quota == 0 && it.tied == 4));
    // A rating without a place is nobody's: place 2 is B.
    let placed = relative(&scores(&[9, 7, 6, 5]), &shares).unwrap();
    let quotas: Vec<usize> = placed.iter().map(|it| it.quota).collect();
    assert_eq!(quotas, [0, 2, 2, 2]);
    assert_eq!(relative(&[], &shares).unwrap(), []);
}

/// Shares of hundredths that sum to 1.
fn some_shares() -> impl Strategy<Value = Vec<Ratio>> {
    prop::collection::btree_set(1..100_i128, 0..5).prop_map(|cuts| {
        let ends = cuts.iter().copied().chain([100]);
        let mut before = 0;
        ends.map(|end| {
            let share = Ratio::new(end - before, 100).unwrap();
            before = end;
            share
        })
        .collect()
    })
}

fn some_scores(different: i128) -> impl Strategy<Value = Vec<i128>> {
    prop::collection::vec(-different..different, 1..60)
}

fn ratings(numbers: &[i128], shares: &[Ratio]) -> Vec<usize> {
    let placed = relative(&scores(numbers), shares).unwrap();
    placed.iter().map(|it| it.quota).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn quotas_are_less_than_one_away_from_their_shares(shares in some_shares(), people in 0..500_usize) {
        let counts = quotas(&shares, people).unwrap();
        prop_assert_eq!(counts.iter().sum::<usize>(), people);
        for (share, count) in shares.iter().zip(counts) {
            let exact = share.mul(Ratio::integer(people as i128)).unwrap();
            let off = Ratio::integer(count as i128).sub(exact).unwrap();
            prop_assert!(off < Ratio::ONE && off > Ratio::integer(-1));
        }
    }

    #[test]
    fn different_scores_fill_the_quotas(shares in some_shares(), people in 1..60_usize, seed in any::<u64>()) {
        // All different, in some order.
        let step = 2 * (seed % 1000) as i128 + 1;
        let numbers: Vec<i128> = (0..people as i128).map(|at| (at * step) % 100_003).collect();
        let mut counts = vec![0; shares.len()];
        for rating in ratings(&numbers, &shares) {
            counts[rating] += 1;
        }
        prop_assert_eq!(counts, quotas(&shares, people).unwrap());
    }

    #[test]
    fn equals_are_never_split_and_nobody_passes_a_better_one(shares in some_shares(), numbers in some_scores(8)) {
        let ratings = ratings(&numbers, &shares);
        for (a, rated_a) in numbers.iter().zip(&ratings) {
            for (b, rated_b) in numbers.iter().zip(&ratings) {
                prop_assert!(a != b || rated_a == rated_b);
                prop_assert!(a <= b || rated_a <= rated_b);
            }
        }
    }

    /// By its definition: as many as are strictly better stand before, and the quota that holds the next place is it.
    #[test]
    fn a_rating_is_that_of_its_place(shares in some_shares(), numbers in some_scores(8)) {
        let counts = quotas(&shares, numbers.len()).unwrap();
        for (number, rating) in numbers.iter().zip(ratings(&numbers, &shares)) {
            let place = numbers.iter().filter(|other| *other > number).count() + 1;
            let upto = |quota: usize| counts[..=quota].iter().sum::<usize>();
            prop_assert!(upto(rating) >= place);
            prop_assert!(rating == 0 || upto(rating - 1) < place);
        }
    }

    #[test]
    fn order_changes_nothing(
        shares in some_shares(),
        (numbers, shuffled) in some_scores(8).prop_flat_map(|numbers| {
            let numbered: Vec<(usize, i128)> = numbers.into_iter().enumerate().collect();
            (Just(numbered.clone()), Just(numbered).prop_shuffle())
        }),
    ) {
        let rated = |people: &[(usize, i128)]| {
            let numbers: Vec<i128> = people.iter().map(|(_, number)| *number).collect();
            let mut rated: Vec<(usize, usize)> = people
                .iter()
                .map(|(person, _)| *person)
                .zip(ratings(&numbers, &shares))
                .collect();
            rated.sort_unstable();
            rated
        };
        prop_assert_eq!(rated(&numbers), rated(&shuffled));
    }

    #[test]
    fn a_higher_score_never_lowers_the_rating(
        shares in some_shares(),
        numbers in some_scores(20),
        at in any::<prop::sample::Index>(),
        more in 1..10_i128,
    ) {
        let at = at.index(numbers.len());
        let mut better = numbers.clone();
        better[at] += more;
        prop_assert!(ratings(&better, &shares)[at] <= ratings(&numbers, &shares)[at]);
    }
}
