//! What a step computes, in words.

use crate::calculation::trace::{Name, Side, Through, Unit};
use crate::evaluation::LeftOut;
use crate::policy::{Field, Service};
use crate::view::Lang;
use crate::view::names::{blank, figure, header, heading};
use crate::view::phrases::{capital, noted, uncapital};
use crate::view::terms::{Term, pool_method};
use crate::view::wording::evaluation::{halved, left_out};

/// The label of a step. The unit of its result tells points from money.
pub(super) fn label(name: &Name, unit: Unit, lang: Lang) -> String {
    let say = |ja: &str, en: &str| lang.pick(ja, en).to_owned();
    let term = |term: Term| term.label(lang).to_owned();
    let with = |ja: [&str; 2], en: [&str; 2], name: &str| {
        let [before, after] = lang.pick(ja, en);
        format!("{before}{name}{after}")
    };
    match name {
        Name::Figure(name) => capital(&figure(name, lang)),
        Name::Basis(name) => with(
            ["原資の基準（", "）"],
            ["Basis of the pool (", ")"],
            &figure(name, lang),
        ),
        Name::EligiblePeople => term(Term::EligiblePeople),
        Name::BasePayOfAll => say(
            "支給対象者の算定基礎額の合計",
            "Base pay of all eligible people",
        ),
        Name::FigureRatio {
            figure: above,
            ratio_to,
        } => capital(&format!(
            "{} ÷ {}",
            figure(above, lang),
            figure(ratio_to, lang)
        )),
        Name::LedThrough(Through::Bands) => say("区分に定める値", "Value of its band"),
        Name::LedThrough(Through::Linear) => {
            say("2点間を結ぶ直線上の値", "Value between two points")
        }
        Name::Tier(tier) => with(["第", "段階"], ["Tier ", ""], &tier.to_string()),
        Name::BasisAtTier(tier) => with(
            ["支給後の利益が第", "段階に達する基準額"],
            [
                "Basis at which the profit after the bonus reaches tier ",
                "",
            ],
            &tier.to_string(),
        ),
        Name::ProfitAfterBonus => say("賞与支給後の利益", "Profit after the bonus"),
        Name::PoolByMethod(method) => noted(
            lang.pick("原資の算定", "Pool"),
            pool_method(method, lang),
            lang,
        ),
        Name::NegativeIsZero => say("負の原資は0とする", "A negative pool is 0"),
        Name::FactorCoefficient(factor) => {
            with(["係数（", "）"], ["Factor (", ")"], &header(factor, lang))
        }
        Name::PoolAfterFactor(factor) => {
            with(["係数（", "）適用後の原資"], ["Pool after ", ""], factor)
        }
        Name::EmployerPartInside => say("会社負担分を除いた原資", "Pool less the employer's part"),
        Name::PoolBoundAmount(Side::Min) => say("原資の下限", "Minimum of the pool"),
        Name::PoolBoundAmount(Side::Max) => say("原資の上限", "Maximum of the pool"),
        Name::PoolBounded(Side::Min) => say("下限適用後の原資", "Pool, minimum applied"),
        Name::PoolBounded(Side::Max) => say("上限適用後の原資", "Pool, maximum applied"),
        Name::CarriedOver => say("繰越額を加えた原資", "Pool with the amount carried over"),
        Name::AlreadyPaid => say(
            "既支給額を差し引いた原資",
            "Pool less what was already paid",
        ),
        Name::Pool => term(Term::Pool),
        Name::EmployerCost => term(Term::EmployerPart),
        Name::Cost => term(Term::Cost),
        Name::Discretionary => term(Term::Allowance),
        Name::Criteria => term(Term::Criteria),
        Name::Allotted => term(Term::TotalAllotments),
        Name::Unallotted => term(Term::Unallotted),
        Name::CriteriaWithRedistributed => say(
            "未配分額を加えた基準配分原資",
            "Rule-based pool with the unallotted allowance",
        ),
        Name::Guaranteed => say("保証分の合計", "Total guaranteed"),
        Name::Shared => term(Term::SharedPool),
        Name::ComponentPool(component) => with(["", "の原資"], ["Pool of ", ""], component),
        Name::ComponentPoolUnit(component) => with(
            ["", "の原資（端数の加算後）"],
            ["Pool of ", ", with a leftover unit"],
            component,
        ),
        Name::PoolFromCriteria => say("支給額から求めた賞与原資", "Bonus pool from what is paid"),
        Name::WeightTotal => term(by_unit(unit, Term::TotalPoints, Term::TotalCalculated)),
        Name::TentativeTotal => term(by_unit(unit, Term::TotalPoints, Term::TotalTentative)),
        Name::AtLimits => say("上限・下限の者の合計", "Those at a limit, together"),
        Name::TentativeBetween => {
            let total = by_unit(unit, Term::TotalPoints, Term::TotalTentative).label(lang);
            lang.pick(
                format!("上限・下限以外の者の{total}"),
                format!("{total} of all others"),
            )
        }
        Name::CoefficientFound => coefficient(unit, "", "", lang),
        Name::CoefficientBounded(Side::Min) => {
            coefficient(unit, "（下限適用後）", ", minimum applied", lang)
        }
        Name::CoefficientBounded(Side::Max) => {
            coefficient(unit, "（上限適用後）", ", maximum applied", lang)
        }
        Name::CoefficientRounded => coefficient(unit, "（端数処理後）", ", rounded", lang),
        Name::UnitPrice => term(Term::UnitPrice),
        Name::MissingUnits => say("切り捨て後に残る単位数", "Units left after rounding down"),
        Name::UnitsLeftOver => say(
            "同点のため配れない単位数",
            "Units that no group of equals could be given",
        ),
        Name::SmallestServed => say(
            "1単位を加える端数の最小値",
            "Smallest remainder that gets a unit",
        ),
        Name::TermSource { by, term: number } => {
            let noun = source_noun(unit, lang);
            let looked_up: Vec<String> = by
                .iter()
                .map(|(column, text)| {
                    let column = header(column, lang);
                    match text.as_str() {
                        "" => lang.pick(
                            format!("{column}{}", blank(lang)),
                            format!("{column} {}", blank(lang)),
                        ),
                        text => format!("{column} {text}"),
                    }
                })
                .collect();
            let source = match looked_up.as_slice() {
                [] => noun.to_owned(),
                texts => noted(noun, &texts.join(lang.pick("、", ", ")), lang),
            };
            numbered(*number, &source, lang)
        }
        Name::Term(number) => numbered(*number, source_noun(unit, lang), lang),
        Name::BasePay => term(Term::BasePay),
        Name::TermSum => term(Term::weight(unit)),
        Name::WeightAfterFactor(factor) => {
            let (weight, factor) = (Term::weight(unit).label(lang), header(factor, lang));
            lang.pick(
                format!("{factor}を乗じた{weight}"),
                format!("{weight} after {factor}"),
            )
        }
        Name::Service(Service::Days) => say("在籍日数", "Days employed"),
        Name::Service(Service::Months) => say("在籍月数", "Months employed"),
        Name::YearsOfService => say("勤続年数", "Years of service"),
        Name::AttendanceRate => heading(Field::AttendanceRate, lang),
        Name::Lateness => say("遅刻・早退による欠勤換算", "Absences for lateness"),
        Name::Goal(goal) => goal_step(Term::Achievement.label(lang), goal, lang),
        Name::GoalWeight(goal, why) => {
            let weight = goal_step(Term::GoalWeight.label(lang), goal, lang);
            let why = match why {
                None => halved(lang),
                Some(why) => left_out(*why, lang),
            };
            lang.pick(format!("{weight}（{why}）"), format!("{weight}: {why}"))
        }
        Name::KeyResult(goal) => lang.pick(
            format!("主要な結果「{goal}」の達成率"),
            format!("Score of the key result “{goal}”"),
        ),
        Name::Objective(objective) => lang.pick(
            format!("上位目標「{objective}」の達成率"),
            format!("Score of the objective “{objective}”"),
        ),
        Name::OkrScore => say(
            "OKRのスコア（上位目標の平均）",
            "OKR score, the mean of objectives",
        ),
        Name::OkrAchievement => Term::OkrAchievement.label(lang).to_owned(),
        Name::OkrWeight => {
            let why = left_out(LeftOut::Okr, lang);
            lang.pick(
                format!("OKRのウェイト（{why}）"),
                format!("Weight of the OKR: {why}"),
            )
        }
        Name::GoalAchievement => heading(Field::GoalAchievement, lang),
        Name::Score => term(Term::EvaluationScore),
        Name::Quota(rating) => with(["", "の人数枠"], ["Quota of ", ""], rating),
        Name::QuotaWithRemainder(rating) => with(
            ["", "の人数枠（端数の大きい順に1人を加算）"],
            ["Quota of ", ", with a person for its remainder"],
            rating,
        ),
        Name::ColumnValue(column) => capital(&header(column, lang)),
        Name::Tentative => term(by_unit(unit, Term::Points, Term::Tentative)),
        Name::Limit(Side::Min) => say("支給下限額", "Minimum"),
        Name::Limit(Side::Max) => say("支給上限額", "Maximum"),
        Name::Share => say("配分額", "Share"),
        Name::Remainder => say("端数", "Remainder"),
        Name::LeftoverUnit => say("端数の加算", "Leftover unit"),
        Name::AmountAfterFactor(factor) => with(
            ["", "を乗じた支給額"],
            ["Amount after ", ""],
            &header(factor, lang),
        ),
        Name::Amount => term(Term::Amount),
        Name::Allotment { reason, approver } => {
            let approved = approver
                .as_ref()
                .map(|approver| with(["、承認：", ""], [", approved by ", ""], approver));
            let why = format!("{reason}{}", approved.unwrap_or_default());
            noted(Term::Allotment.label(lang), &why, lang)
        }
        Name::Bonus => term(Term::Bonus),
        Name::BonusMonths => term(Term::Months),
    }
}

/// A step of one goal.
fn goal_step(what: &str, goal: &str, lang: Lang) -> String {
    lang.pick(format!("「{goal}」の{what}"), format!("{what} of “{goal}”"))
}

/// What there is in points and in money.
fn by_unit<T>(unit: Unit, points: T, money: T) -> T {
    if unit == Unit::Points { points } else { money }
}

/// The coefficient of points that have no price of their own is money: the unit price.
fn coefficient(unit: Unit, ja: &str, en: &str, lang: Lang) -> String {
    let found = match unit {
        Unit::Yen => Term::UnitPrice,
        _ => Term::Coefficient,
    };
    format!("{}{}", found.label(lang), lang.pick(ja, en))
}

/// What the source of a term gives.
const fn source_noun(unit: Unit, lang: Lang) -> &'static str {
    let (ja, en) = match unit {
        Unit::Points => return Term::Points.label(lang),
        Unit::Months => return Term::Months.label(lang),
        Unit::Yen => ("金額", "Amount"),
        Unit::Percent => ("率", "Rate"),
        Unit::Years => ("年数", "Years"),
        Unit::People => ("人数", "People"),
        Unit::Units => ("単位数", "Units"),
        Unit::Plain => ("係数", "Factor"),
        Unit::Score => ("点数", "Score"),
    };
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

/// A term by its number, where there are several.
fn numbered(term: Option<usize>, noun: &str, lang: Lang) -> String {
    match term {
        None => noun.to_owned(),
        Some(number) => lang.pick(
            format!("算定要素{number}の{noun}"),
            format!("Term {number}: {}", uncapital(noun)),
        ),
    }
}
