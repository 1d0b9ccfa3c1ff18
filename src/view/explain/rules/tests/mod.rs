//! Whole texts of rules; `SNAPSHOTS=overwrite cargo test` rewrites them.

mod everything;

use snapbox::{assert_data_eq, file};

use super::{Say, pool, rules};
use crate::money::Rounding;
use crate::policy::*;
use crate::view::Lang;
use crate::view::explain::document::{Block, Document};
use crate::view::explain::fixture::*;
use everything::everything;

#[test]
fn the_example_of_the_contract() {
    let policy = example();
    assert_data_eq!(
        rules(&policy, Lang::Ja).to_plain(),
        file!["example.ja.txt"].raw()
    );
    assert_data_eq!(
        rules(&policy, Lang::En).to_plain(),
        file!["example.en.txt"].raw()
    );
    assert_data_eq!(
        rules(&policy, Lang::Ja).to_markdown(),
        file!["example.ja.md"].raw()
    );
}

#[test]
fn a_policy_with_many_rules() {
    let policy = everything();
    assert_data_eq!(
        rules(&policy, Lang::Ja).to_plain(),
        file!["everything.ja.txt"].raw()
    );
    assert_data_eq!(
        rules(&policy, Lang::En).to_plain(),
        file!["everything.en.txt"].raw()
    );
}

#[test]
fn an_unlinked_policy() {
    let policy = unlinked();
    assert_data_eq!(
        rules(&policy, Lang::Ja).to_plain(),
        file!["unlinked.ja.txt"].raw()
    );
    assert_data_eq!(
        rules(&policy, Lang::En).to_plain(),
        file!["unlinked.en.txt"].raw()
    );
}

/// Everything about the pool that the other policies do not have.
#[test]
fn every_way_to_a_pool() {
    for (lang, expected) in [
        (Lang::Ja, file!["pools.ja.txt"].raw()),
        (Lang::En, file!["pools.en.txt"].raw()),
    ] {
        let mut document = Document::new(lang);
        for linked in pools() {
            let policy = Policy {
                pool: Pool::Linked(Box::new(linked)),
                ..example()
            };
            let say = Say {
                policy: &policy,
                lang,
            };
            pool::pool(say).write(1, &mut document);
        }
        assert_data_eq!(document.to_plain(), expected);
    }
}

#[test]
fn text_from_outside_stays_text() {
    let mut policy = example();
    policy.name = Some("\u{1b}[31m# <b>*x*</b> | y".to_owned());
    policy.purpose = Some("a\n# b\u{202e}".to_owned());
    let plain = rules(&policy, Lang::En).to_plain();
    assert!(plain.starts_with("Rules for \\u{1b}[31m# <b>*x*</b> | y\n==="));
    assert!(plain.contains("\n  - a # b\\u{202e}\n"));
    let markdown = rules(&policy, Lang::En).to_markdown();
    let title = "# Rules for \\\\u\\{1b\\}\\[31m\\# &lt;b&gt;\\*x\\*&lt;/b&gt; \\| y\n";
    assert!(markdown.starts_with(title), "{markdown}");
}

#[test]
fn bullets_and_tables_stand_where_they_belong() {
    let document = rules(&everything(), Lang::Ja);
    let after_years = document
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Bullet(text) if text.starts_with("1ポイント")));
    let table = after_years.and_then(|at| document.blocks.get(at - 1));
    assert!(matches!(table, Some(Block::Grid(grid)) if grid.rows.len() == 2));
}

fn unlinked() -> Policy {
    let example = example();
    let [basic, rated] = <[Component; 2]>::try_from(example.components).unwrap();
    let Funding::Pool {
        share,
        share_span,
        adjustment,
        ..
    } = shared("100%", Stage::Final)
    else {
        unreachable!("a share of the pool")
    };
    let rated = Component {
        funding: Funding::Pool {
            share,
            share_span,
            adjustment,
            limits: Limits {
                min: None,
                max: Some(spanned(Bound::Money(money("50万")))),
            },
        },
        unit_price: Some(spanned(money("1,000"))),
        ..rated
    };
    Policy {
        pool: Pool::Unlinked {
            rounding: PoolRounding {
                unit: yen(1000),
                mode: Rounding::Up,
            },
            employer_cost: Some(EmployerCost {
                rate: rate("16%"),
                paid: PaidBy::OnTop,
                span: span(0),
            }),
        },
        components: vec![basic, rated],
        rounding: Rounded {
            mode: SharingMode::Exact,
            ..example.rounding
        },
        ..example
    }
}

fn pools() -> Vec<LinkedPool> {
    let after = |employer_cost| LinkedPool {
        employer_cost,
        ..linked(PoolMethod::Percentage {
            rate: spanned(rate("20%")),
            rate_on: RateOn::ProfitAfterBonus,
        })
    };
    let employer = |paid| {
        Some(EmployerCost {
            rate: rate("16%"),
            paid,
            span: span(0),
        })
    };
    let reserve = |share: Option<&str>| {
        linked(PoolMethod::FixedReserve {
            reserve: spanned(money("1億")),
            rate: share.map(|share| spanned(rate(share))),
        })
    };
    let line = |intercept, per_head, cost: Option<&str>| {
        linked(PoolMethod::Linear {
            intercept: spanned(rate(intercept)),
            slope: spanned(rate("0.05")),
            per_head,
            personnel_cost: cost.map(|cost| spanned(money(cost))),
        })
    };
    let tiers = |tier_on| {
        linked(PoolMethod::Tiered {
            tiers: vec![tier("0", "10%"), tier("1億", "20%")],
            tier_on,
        })
    };
    vec![
        after(None),
        after(employer(PaidBy::Inside)),
        after(employer(PaidBy::OnTop)),
        tiers(TierOn::Whole),
        tiers(TierOn::Part(RateOn::ProfitAfterBonus)),
        reserve(None),
        reserve(Some("1/3")),
        linked(PoolMethod::LaborShare {
            rate: spanned(rate("45%")),
            personnel_cost: spanned(money("1億2,000万")),
        }),
        line("1000000", false, None),
        line("-1000000", true, Some("500万")),
        LinkedPool {
            basis: None,
            ..linked(PoolMethod::Months(Months::Number(spanned(rate("2.5")))))
        },
        linked(PoolMethod::Months(Months::Bands(RatioBands {
            ratio_to: "sales".to_owned(),
            bands: bands(&[(Some("0"), "1.5"), (Some("8.4%"), "2.5")]),
        }))),
        LinkedPool {
            basis: None,
            min: Some(spanned(PoolBound::Money(money("1000万")))),
            ..linked(PoolMethod::Amount(spanned(money("6000万"))))
        },
    ]
}
