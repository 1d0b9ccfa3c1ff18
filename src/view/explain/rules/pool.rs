//! 賞与原資: what the company pays in all, in the order in which it is worked out.

use crate::money::{Ratio, Rounding};
use crate::policy::{
    BasisFigure, EmployerCost, LinkedPool, PaidBy, Pool, PoolFactor, PoolMethod, PoolRounding,
    RateOn, TierOn,
};
use crate::view::format::{exact, percent};
use crate::view::phrases::quoted;
use crate::view::terms::Term;

use super::sources::{Gives, source};
use super::{Article, Say, pool_bounds, pool_method};

pub(super) fn pool(say: Say<'_>) -> Article {
    let mut article = Article::new(Term::Pool.label(say.lang));
    match &say.policy.pool {
        Pool::Linked(pool) => linked(say, pool, &mut article),
        Pool::Unlinked {
            rounding,
            employer_cost,
        } => unlinked(say, *rounding, *employer_cost, &mut article),
    }
    article
}

fn linked(say: Say<'_>, pool: &LinkedPool, article: &mut Article) {
    if let Some(basis) = &pool.basis {
        article.say(basis_text(say, basis));
    }
    let method = pool_method::method(say, pool);
    let text = method.text.clone();
    article.say_with(text, method.below());
    if !matches!(pool.method, PoolMethod::Amount(_)) {
        article.say(say.pick(
            "前項の額が0円を下回るときは、0円とする。",
            "Where this comes to less than 0, it is 0.",
        ));
    }
    for factor in &pool.factors {
        pool_factor(say, factor, article);
    }
    if let Some(cost) = pool.employer_cost {
        article.say(employer_cost(say, cost, after_bonus(&pool.method)));
    }
    pool_bounds::bounds(say, pool, article);
    let rounded = pool_rounded(say, pool.rounding);
    article.say(say.pick(
        format!("賞与原資は、以上により得た額とし、{rounded}。"),
        format!("The pool is the result, {rounded}."),
    ));
    if let Some(cost) = pool.employer_cost {
        article.say(employer_amount(say, cost));
    }
}

fn unlinked(
    say: Say<'_>,
    rounding: PoolRounding,
    cost: Option<EmployerCost>,
    article: &mut Article,
) {
    article.say(say.pick(
        "賞与原資は、あらかじめ定めず、各支給項目の定めによる支給額の合計から求める。",
        "The pool is not fixed in advance: it follows from what the components pay.",
    ));
    let unit = say.rounded_yen(rounding.unit.ratio(), Rounding::Up);
    let kept = say
        .policy
        .split
        .discretionary
        .as_ref()
        .map(|share| share.value)
        .filter(|share| !share.is_zero());
    match kept.and_then(|share| Ratio::ONE.sub(share).ok()) {
        Some(rest) => {
            let rest = percent(rest);
            article.say(say.pick(
                format!("賞与原資は、別枠を除く支給項目の支給額の合計（以下「基準配分原資」という。）を{rest}で除した額とし、{unit}。"),
                format!("The rule-based pool is the sum of what all components but the separate ones pay. The pool is the rule-based pool divided by {rest}, {unit}."),
            ));
        }
        None => article.say(say.pick(
            format!("賞与原資は、別枠を除く支給項目の支給額の合計（以下「基準配分原資」という。）とし、{unit}。"),
            format!("The rule-based pool is the sum of what all components but the separate ones pay. The pool is the rule-based pool, {unit}."),
        )),
    }
    if let Some(cost) = cost {
        // People get what the components pay, so the employer's part can only come on top.
        let paid = PaidBy::OnTop;
        article.say(employer_cost(say, EmployerCost { paid, ..cost }, false));
        article.say(employer_amount(say, cost));
    }
}

fn basis_text(say: Say<'_>, basis: &BasisFigure) -> String {
    let figure = say.figure(&basis.figure);
    match &basis.add_back {
        None => say.pick(
            format!("この賞与を費用に計上する前の{figure}を、賞与原資を算定する基準（以下「基準額」という。）とする。"),
            format!("The pool is based on {figure}, stated before this bonus (“the basis”)."),
        ),
        Some(add_back) => {
            let add_back = say.yen(add_back.value);
            say.pick(
                format!("{figure}に、既に費用に計上した賞与引当額{add_back}を加えた額を、賞与原資を算定する基準（以下「基準額」という。）とする。"),
                format!("The pool is based on {figure} plus the bonus provision of {add_back} that it had already deducted (“the basis”)."),
            )
        }
    }
}

fn pool_factor(say: Say<'_>, factor: &PoolFactor, article: &mut Article) {
    let phrase = source(say, &factor.source, Gives::Coefficient);
    let name = quoted(&factor.name, say.lang);
    let digits = factor
        .digits
        .map(|digits| say.rounded_digits(digits, Rounding::HalfUp));
    let text = say.pick(
        format!(
            "前項により得た額に、係数{name}を乗じる。{name}は、{}とする{}。",
            phrase.text,
            digits
                .as_ref()
                .map_or_else(String::new, |digits| format!("（{digits}）"))
        ),
        format!(
            "The amount so far is multiplied by the factor {name}: {}{}.",
            phrase.text,
            digits
                .as_ref()
                .map_or_else(String::new, |digits| format!(", {digits}"))
        ),
    );
    article.say_with(text, phrase.below());
}

/// Whether the rate of the pool applies to what the bonus leaves.
pub(super) const fn after_bonus(method: &PoolMethod) -> bool {
    match method {
        PoolMethod::Percentage { rate_on, .. }
        | PoolMethod::Tiered {
            tier_on: TierOn::Part(rate_on),
            ..
        } => matches!(rate_on, RateOn::ProfitAfterBonus),
        PoolMethod::Tiered {
            tier_on: TierOn::Whole,
            ..
        }
        | PoolMethod::FixedReserve { .. }
        | PoolMethod::LaborShare { .. }
        | PoolMethod::Linear { .. }
        | PoolMethod::Months(_)
        | PoolMethod::Amount(_) => false,
    }
}

fn employer_cost(say: Say<'_>, cost: EmployerCost, after_bonus: bool) -> String {
    let rate = percent(cost.rate);
    match (cost.paid, after_bonus) {
        (PaidBy::Inside, _) => {
            let divisor = Ratio::ONE.add(cost.rate).map_or_else(|_| format!("1 + {rate}"), exact);
            say.pick(
                format!("前項により得た額は、社会保険料の会社負担分（支給額の{rate}。以下「会社負担分」という。）を含む。支給に充てる額は、これを{divisor}で除した額とする。"),
                format!("The amount so far is the whole cost to the company, the employer's part of social insurance ({rate} of what people get) included. People get that amount divided by {divisor}."),
            )
        }
        (PaidBy::OnTop, false) => say.pick(
            format!("社会保険料の会社負担分（支給額の{rate}。以下「会社負担分」という。）は、賞与原資に含めず、会社が別に負担する。"),
            format!("The employer's part of social insurance ({rate} of what people get) is paid by the company on top of the pool."),
        ),
        (PaidBy::OnTop, true) => say.pick(
            format!("社会保険料の会社負担分（支給額の{rate}。以下「会社負担分」という。）は、賞与原資に含めず会社が別に負担し、賞与の費用には含める。"),
            format!("The employer's part of social insurance ({rate} of what people get) is paid by the company on top of the pool, and is part of what the bonus costs."),
        ),
    }
}

fn employer_amount(say: Say<'_>, cost: EmployerCost) -> String {
    let rate = percent(cost.rate);
    let rounded = say.rounded_yen(Ratio::ONE, Rounding::HalfUp);
    say.pick(
        format!("会社負担分の額は、賞与原資に{rate}を乗じた額とし、{rounded}。"),
        format!("The employer's part is the pool times {rate}, {rounded}."),
    )
}

fn pool_rounded(say: Say<'_>, rounding: PoolRounding) -> String {
    say.rounded_yen(rounding.unit.ratio(), rounding.mode)
}
