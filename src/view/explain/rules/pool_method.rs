//! How the pool follows from figures, pay or a decision.

use crate::money::Ratio;
use crate::policy::{
    EmployerCost, LinkedPool, Months, PaidBy, PoolMethod, RateOn, RatioBands, Tier, TierOn,
};
use crate::view::explain::document::Grid;
use crate::view::format::{exact, percent};
use crate::view::names::figure;
use crate::view::terms::Term;

use super::tables::{Counts, bands_grid};
use super::{Phrase, Say};

pub(super) fn method(say: Say<'_>, pool: &LinkedPool) -> Phrase {
    match &pool.method {
        PoolMethod::Percentage { rate, rate_on } => {
            Phrase::plain(percentage(say, rate.value, *rate_on, pool.employer_cost))
        }
        PoolMethod::Tiered { tiers, tier_on } => tiered(say, tiers, *tier_on),
        PoolMethod::FixedReserve { reserve, rate } => Phrase::plain(fixed_reserve(
            say,
            reserve.value,
            rate.as_ref().map_or(Ratio::ONE, |rate| rate.value),
        )),
        PoolMethod::LaborShare {
            rate,
            personnel_cost,
        } => {
            let (rate, cost) = (percent(rate.value), say.yen(personnel_cost.value));
            Phrase::plain(say.pick(
                format!("原資の額は、基準額に労働分配率{rate}を乗じた額から、既に確定した人件費（給与、法定福利費等）{cost}を差し引いた額とする。"),
                format!("The amount is the basis times the labour share of {rate}, less the personnel cost already committed ({cost}: pay, statutory welfare)."),
            ))
        }
        PoolMethod::Linear {
            intercept,
            slope,
            per_head,
            personnel_cost,
        } => Phrase::plain(linear(
            say,
            (intercept.value, slope.value),
            *per_head,
            personnel_cost.as_ref().map(|cost| cost.value),
        )),
        PoolMethod::Months(Months::Number(months)) => {
            let months = say.months(months.value);
            Phrase::plain(say.pick(
                format!("原資の額は、支給対象者の算定基礎額の合計の{months}分とする。"),
                format!("The amount is {months} of the base pay of all eligible people."),
            ))
        }
        PoolMethod::Months(Months::Bands(bands)) => months_by_bands(say, bands),
        PoolMethod::Amount(amount) => {
            let amount = say.yen(amount.value);
            Phrase::plain(say.pick(
                format!("原資の額は、会社の決定により{amount}とする。"),
                format!("The amount is {amount}, as the management has decided."),
            ))
        }
    }
}

fn percentage(
    say: Say<'_>,
    rate: Ratio,
    rate_on: RateOn,
    employer: Option<EmployerCost>,
) -> String {
    let shown = percent(rate);
    match rate_on {
        RateOn::ProfitBeforeBonus => say.pick(
            format!("原資の額は、基準額に{shown}を乗じた額とする。"),
            format!("The amount is {shown} of the basis."),
        ),
        RateOn::ProfitAfterBonus => {
            let rate = exact(rate);
            let divisor = match employer {
                Some(EmployerCost {
                    rate: part,
                    paid: PaidBy::OnTop,
                    ..
                }) => format!("(1 + {rate} × (1 + {}))", exact(part)),
                Some(EmployerCost {
                    paid: PaidBy::Inside,
                    ..
                })
                | None => format!("(1 + {rate})"),
            };
            say.pick(
                format!("原資の額は、基準額からこの賞与の費用を差し引いた後の額に{shown}を乗じた額、すなわち 基準額 × {shown} ÷ {divisor} とする。"),
                format!("The amount is {shown} of what the cost of this bonus itself leaves of the basis, that is, the basis × {shown} ÷ {divisor}."),
            )
        }
    }
}

fn tiered(say: Say<'_>, tiers: &[Tier], tier_on: TierOn) -> Phrase {
    let text = match tier_on {
        TierOn::Part(RateOn::ProfitBeforeBonus) => say.pick(
            "原資の額は、基準額を次の表の区分に分け、各区分に属する部分の額にその率を乗じた額の合計とする。",
            "The basis is divided into the brackets of the table below. The amount is the sum of each bracket's part of the basis at its rate.",
        ),
        TierOn::Part(RateOn::ProfitAfterBonus) => say.pick(
            "原資の額は、基準額からこの賞与の費用を差し引いた後の額（以下「賞与支給後の利益」という。）を次の表の区分に分け、各区分に属する部分の額にその率を乗じた額の合計とする。",
            "What the cost of this bonus itself leaves of the basis (“the profit after the bonus”) is divided into the brackets of the table below. The amount is the sum of each bracket's part at its rate.",
        ),
        TierOn::Whole => say.pick(
            "原資の額は、基準額の全額に、次の表のうち基準額が属する区分の率を乗じた額とする。",
            "The amount is the whole basis at the rate of the bracket of the table below in which the basis lies.",
        ),
    };
    let rows = tiers.iter().enumerate().map(|(index, tier)| {
        let over = say.yen(tier.over);
        let bracket = match tiers.get(index.saturating_add(1)) {
            Some(next) => {
                let end = say.yen(next.over);
                say.pick(
                    format!("{over}超{end}以下"),
                    format!("above {over}, up to {end}"),
                )
            }
            None => say.pick(format!("{over}超"), format!("above {over}")),
        };
        vec![bracket, percent(tier.rate)]
    });
    let of = match tier_on {
        TierOn::Part(RateOn::ProfitAfterBonus) => {
            say.pick("賞与支給後の利益", "Profit after the bonus")
        }
        TierOn::Part(RateOn::ProfitBeforeBonus) | TierOn::Whole => say.pick("基準額", "Basis"),
    };
    let grid = Grid {
        header: vec![of.to_owned(), say.pick("率", "Rate").to_owned()],
        rows: rows.collect(),
        keys: 1,
    };
    Phrase::with(text, grid)
}

fn fixed_reserve(say: Say<'_>, reserve: Ratio, rate: Ratio) -> String {
    let (reserve, shown) = (say.yen(reserve), percent(rate));
    if rate == Ratio::ONE {
        say.pick(
            format!("原資の額は、基準額から会社に確保する額{reserve}を差し引いた額とする。"),
            format!("The amount is the basis less the {reserve} that the company keeps first."),
        )
    } else {
        say.pick(
            format!("原資の額は、基準額から会社に確保する額{reserve}を差し引き、これに{shown}を乗じた額とする。"),
            format!("The amount is {shown} of what is left of the basis after the {reserve} that the company keeps first."),
        )
    }
}

fn linear(
    say: Say<'_>,
    (intercept, slope): (Ratio, Ratio),
    per_head: bool,
    personnel_cost: Option<Ratio>,
) -> String {
    let of_basis = match slope > Ratio::ZERO && slope < Ratio::ONE {
        true => format!("{} of the basis", percent(slope)),
        false => format!("{} times the basis", exact(slope)),
    };
    let slope = match slope > Ratio::ZERO && slope < Ratio::ONE {
        true => percent(slope),
        false => exact(slope),
    };
    let line = if intercept.is_negative() {
        let less = say.yen(Ratio::ZERO.sub(intercept).unwrap_or(intercept));
        say.pick(
            format!("基準額に{slope}を乗じて{less}を差し引いた額"),
            format!("{of_basis}, less {less}"),
        )
    } else {
        let plus = say.yen(intercept);
        say.pick(
            format!("基準額に{slope}を乗じて{plus}を加えた額"),
            format!("{plus} plus {of_basis}"),
        )
    };
    let text = if per_head {
        say.pick(
            format!("原資の額は、{line}を1人当たりの額とし、これに支給対象者の人数を乗じた額とする。"),
            format!("The amount for each eligible person is {line}; for all, it is multiplied by their number."),
        )
    } else {
        say.pick(
            format!("原資の額は、{line}とする。"),
            format!("The amount is {line}."),
        )
    };
    match personnel_cost.map(|cost| say.yen(cost)) {
        None => text,
        Some(cost) => say.pick(
            format!("{text}ただし、既に確定した人件費{cost}を差し引く。"),
            format!("{text} The personnel cost already committed, {cost}, is taken off."),
        ),
    }
}

fn months_by_bands(say: Say<'_>, by: &RatioBands) -> Phrase {
    let ratio_to = say.figure(&by.ratio_to);
    let head = format!(
        "{} ÷ {}",
        say.pick("基準額", "Basis"),
        figure(&by.ratio_to, say.lang)
    );
    let grid = bands_grid(
        say,
        &by.bands,
        (head, Counts::Rate),
        (Term::Months.label(say.lang).to_owned(), Counts::Number),
    );
    Phrase::with(
        say.pick(
            format!("原資の額は、支給対象者の算定基礎額の合計に、基準額を{ratio_to}で除した率に応じて次の表に定める支給月数を乗じた額とする。"),
            format!("The amount is the base pay of all eligible people times the months of pay that the table below gives for the basis divided by {ratio_to}."),
        ),
        grid,
    )
}
