//! What a step computes, in words.

use crate::calculation::trace::{Name, Side, Through, Unit};
use crate::policy::Service;
use crate::view::Lang;

use super::vocabulary::{capital, figure, header, uncapital};

/// The label of a step. The unit of its result tells points from money.
pub(super) fn label(name: &Name, unit: Unit, lang: Lang) -> String {
    let say = |ja: &str, en: &str| lang.pick(ja, en).to_owned();
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
        Name::EligiblePeople => say("支給対象者数", "Eligible people"),
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
        Name::PoolByMethod(method) => with(
            ["原資の算定（", "）"],
            ["Pool by ", ""],
            &pool_method(method, lang),
        ),
        Name::NegativeIsZero => say("負の原資は0とする", "A negative pool is 0"),
        Name::FactorCoefficient(factor) => with(
            ["係数（", "）"],
            ["Coefficient (", ")"],
            &header(factor, lang),
        ),
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
        Name::Pool => say("賞与原資", "Bonus pool"),
        Name::EmployerCost => say("会社負担分", "Employer's part"),
        Name::Cost => say("会社の総負担額", "Total cost"),
        Name::Discretionary => say("調整枠", "Adjustment allowance"),
        Name::Criteria => say("基準配分原資", "Criteria pool"),
        Name::Allotted => say("調整枠の配分額", "Allotted"),
        Name::Unallotted => say("調整枠の未配分額", "Not allotted"),
        Name::CriteriaWithRedistributed => say(
            "未配分額を加えた基準配分原資",
            "Criteria pool with what was not allotted",
        ),
        Name::Guaranteed => say("保証分の合計", "Guaranteed components"),
        Name::Shared => say("配分原資", "Shared pool"),
        Name::ComponentPool(component) => with(["", "の原資"], ["Pool of ", ""], component),
        Name::ComponentPoolUnit(component) => with(
            ["", "の原資（端数の加算後）"],
            ["Pool of ", ", with a leftover unit"],
            component,
        ),
        Name::PoolFromCriteria => say("支給額から求めた賞与原資", "Bonus pool from what is paid"),
        Name::WeightTotal => by_unit(
            unit,
            say("評価点の合計", "Points of all"),
            say("算定額の合計", "Calculated amounts of all"),
        ),
        Name::TentativeTotal => by_unit(
            unit,
            say("評価点の合計", "Points of all"),
            say("仮支給額の合計", "Tentative amounts of all"),
        ),
        Name::AtLimits => say("上限・下限の者の合計", "Those at a limit, together"),
        Name::TentativeBetween => by_unit(
            unit,
            say("上限・下限以外の者の評価点の合計", "Points of all others"),
            say(
                "上限・下限以外の者の仮支給額の合計",
                "Tentative amounts of all others",
            ),
        ),
        Name::CoefficientFound => coefficient(unit, "", "", lang),
        Name::CoefficientBounded(Side::Min) => {
            coefficient(unit, "（下限適用後）", ", minimum applied", lang)
        }
        Name::CoefficientBounded(Side::Max) => {
            coefficient(unit, "（上限適用後）", ", maximum applied", lang)
        }
        Name::CoefficientRounded => coefficient(unit, "（端数処理後）", ", rounded", lang),
        Name::UnitPrice => say("ポイント単価", "Unit price"),
        Name::MissingUnits => say("切り捨て後に残る単位数", "Units left after rounding down"),
        Name::UnitsLeftOver => say(
            "同点のため配れない単位数",
            "Units that no group of equals could be given",
        ),
        Name::SmallestServed => say(
            "1単位を加える端数の最小値",
            "Smallest remainder that gets a unit",
        ),
        Name::TermSource { by, term } => {
            let noun = source_noun(unit, lang);
            let looked_up: Vec<String> = by
                .iter()
                .map(|(column, text)| format!("{} {text}", header(column, lang)))
                .collect();
            let looked_up = looked_up.join(lang.pick("、", ", "));
            let source = if looked_up.is_empty() {
                noun.to_owned()
            } else {
                with(
                    [noun, "）"],
                    [noun, ")"],
                    &format!("{}{looked_up}", lang.pick("（", " (")),
                )
            };
            numbered(*term, &source, lang)
        }
        Name::Term(term) => numbered(*term, source_noun(unit, lang), lang),
        Name::BasePay => say("算定基礎額", "Base pay"),
        Name::TermSum => weight(unit, lang).to_owned(),
        Name::WeightAfterFactor(factor) => {
            let (ja, en) = (weight(unit, Lang::Ja), weight(unit, Lang::En));
            let factor = header(factor, lang);
            lang.pick(
                format!("{factor}を乗じた{ja}"),
                format!("{en} after {factor}"),
            )
        }
        Name::Service(Service::Days) => say("在籍日数", "Days employed"),
        Name::Service(Service::Months) => say("在籍月数", "Months employed"),
        Name::YearsOfService => say("勤続年数", "Years of service"),
        Name::AttendanceRate => say("出勤率", "Attendance rate"),
        Name::Lateness => say("遅刻・早退による欠勤換算", "Absences for lateness"),
        Name::ColumnValue(column) => capital(&header(column, lang)),
        Name::Tentative => by_unit(
            unit,
            say("評価点", "Points"),
            say("仮支給額", "Tentative amount"),
        ),
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
        Name::Amount => say("支給額", "Amount"),
        Name::Allotment { reason, approver } => {
            let approved = approver
                .as_ref()
                .map(|approver| with(["、承認：", ""], [", approved by ", ""], approver));
            let why = format!("{reason}{}", approved.unwrap_or_default());
            with(["調整額（", "）"], ["Allotment (", ")"], &why)
        }
        Name::Bonus => say("賞与支給額", "Bonus"),
        Name::BonusMonths => say("賞与の月数換算", "Bonus in months of base pay"),
    }
}

/// A method of the pool as a noun.
pub(super) fn pool_method(word: &str, lang: Lang) -> String {
    let (ja, en) = match word {
        "percentage" => ("定率", "percentage"),
        "tiered" => ("段階別の率", "tiers"),
        "fixed_reserve" => ("定額確保", "fixed reserve"),
        "labor_share" => ("労働分配率", "labour share"),
        "linear" => ("一次式", "straight line"),
        "months" => ("支給月数", "months of pay"),
        "amount" => ("決定額", "decision"),
        "unlinked" => ("業績非連動", "what the rules pay"),
        other => (other, other),
    };
    lang.pick(ja, en).to_owned()
}

/// What the weights of a component are called.
pub(super) const fn weight(unit: Unit, lang: Lang) -> &'static str {
    match (unit, lang) {
        (Unit::Points, Lang::Ja) => "評価点",
        (Unit::Points, Lang::En) => "Points",
        (_, Lang::Ja) => "算定額",
        (_, Lang::En) => "Calculated amount",
    }
}

fn by_unit(unit: Unit, points: String, money: String) -> String {
    if unit == Unit::Points { points } else { money }
}

/// The coefficient of points that have no price of their own is money: the unit price.
fn coefficient(unit: Unit, ja: &str, en: &str, lang: Lang) -> String {
    match (lang, unit) {
        (Lang::Ja, Unit::Yen) => format!("ポイント単価{ja}"),
        (Lang::En, Unit::Yen) => format!("Unit price{en}"),
        (Lang::Ja, _) => format!("調整係数{ja}"),
        (Lang::En, _) => format!("Adjustment coefficient{en}"),
    }
}

/// What the source of a term gives.
const fn source_noun(unit: Unit, lang: Lang) -> &'static str {
    let (ja, en) = match unit {
        Unit::Points => ("点数", "Points"),
        Unit::Yen => ("金額", "Amount"),
        Unit::Months => ("支給月数", "Months of pay"),
        Unit::Percent => ("率", "Rate"),
        Unit::Years => ("年数", "Years"),
        Unit::People => ("人数", "People"),
        Unit::Units => ("単位数", "Units"),
        Unit::Plain => ("数値", "Number"),
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
            format!("項{number}の{noun}"),
            format!("Term {number}: {}", uncapital(noun)),
        ),
    }
}
