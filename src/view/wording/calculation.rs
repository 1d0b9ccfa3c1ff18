//! The words of what can stop a calculation.

use crate::calculation::CalculationFault as Fault;
use crate::calculation::trace::Unit;
use crate::money::{Money, Ratio};
use crate::policy::{Field, Method};
use crate::view::names::{figure as figure_name, in_words, is_derived};
use crate::view::{Lang, format};

use super::{Wording, allotments, control, goals, lookup, ratings};

/// A fault in words.
#[must_use]
pub fn calculation_fault(fault: &Fault, lang: Lang) -> Wording {
    let yen = |money: &Money| format::yen(*money, lang);
    let number = |value: &Ratio| format::readable(*value, Unit::Plain, lang);
    let (message, help) = match fault {
        Fault::Overflow => lang.pick(
            (
                "数値が大きすぎて正確に計算できません".to_owned(),
                "会社の数値・基本給・ポイントに桁の誤りがないか確かめてください".to_owned(),
            ),
            (
                "a number is too large to be computed exactly".to_owned(),
                "look for misplaced digits in the figures, the pay and the points".to_owned(),
            ),
        ),
        Fault::NoTableCell {
            employee,
            by,
            needed_by,
            known,
            is_found,
        } => lookup::no_table_cell(employee, by, needed_by, known, *is_found, lang),
        Fault::BelowBands {
            employee,
            of,
            value,
            lowest,
            needed_by,
        } => lookup::below_bands(employee.as_deref(), of, *value, *lowest, needed_by, lang),
        Fault::ControlTotal { control, expected, found } => control::total(*control, *expected, *found, lang),
        Fault::Blank {
            employee,
            column,
            needed_by,
        } => {
            let column = in_words(column, lang);
            // What is added up may well be nothing; what is multiplied or looked up may not.
            let added = needed_by.ends_with("base_pay");
            let none = match added {
                true => lang.pick("ない人は 0 と記入し、", ", or write 0 where there is none"),
                false => "",
            };
            lang.pick(
                (
                    format!("社員 {employee} の「{column}」が空欄です（{needed_by} が使います）"),
                    format!("「{column}」を記入してください。{none}支給しない人なら eligibility.exclude で対象外にできます"),
                ),
                (
                    format!("“{column}” of employee {employee} is blank, and {needed_by} uses it"),
                    format!("fill it in{none}; a person who is not to be paid can be shut out by eligibility.exclude"),
                ),
            )
        }
        Fault::ColumnMissing { column, needed_by }
            if needed_by.starts_with("attendance")
                && Field::of(column) == Some(Field::AttendanceRate) =>
        {
            lang.pick(
                (
                    "[attendance] の中に出勤率の列が指定されています".to_owned(),
                    "出勤率は [attendance] が求める値です。欠勤などの列を指定してください".to_owned(),
                ),
                (
                    "[attendance] names the attendance rate as one of its columns".to_owned(),
                    "that rate is what [attendance] derives: name columns such as absences".to_owned(),
                ),
            )
        }
        Fault::ColumnMissing { column, needed_by }
            if needed_by.starts_with("split") && is_derived(column) =>
        {
            lang.pick(
                (
                    format!("「{column}」は、調整枠の予算の区分には使えません"),
                    format!("{column} は計算で求める数なので、区分には使えません。部署などの列を指定してください"),
                ),
                (
                    format!("“{column}” cannot divide the adjustment allowance into budgets"),
                    format!("{column} is a number that is computed; name a column of texts such as department"),
                ),
            )
        }
        Fault::ColumnMissing { column, needed_by } => lang.pick(
            (
                format!("社員データに「{}」の列がありません（{needed_by} が使います）", in_words(column, lang)),
                "列を加えてください。見出しが違うだけなら [columns] で対応づけられます".to_owned(),
            ),
            (
                format!("the people file has no column “{column}”, and {needed_by} uses it"),
                "add the column, or name its header in [columns]".to_owned(),
            ),
        ),
        Fault::PeriodMissing { needed_by } => lang.pick(
            (
                format!("{needed_by} に要る算定期間（policy.period）がありません"),
                "[policy] に period = { from = 2026-04-01, to = 2026-09-30 } のように書いてください"
                    .to_owned(),
            ),
            (
                format!("{needed_by} needs policy.period, which is missing"),
                "write period = { from = 2026-04-01, to = 2026-09-30 } under [policy]".to_owned(),
            ),
        ),
        Fault::NoMonthEnd => lang.pick(
            (
                "算定期間に月末が一度もないため、在籍月数を数えられません".to_owned(),
                "policy.period を見直すか、service = \"days\" にしてください".to_owned(),
            ),
            (
                "no month ends inside the period, so months of service cannot be counted".to_owned(),
                "change policy.period, or use service = \"days\"".to_owned(),
            ),
        ),
        Fault::Negative {
            employee,
            of,
            value,
        } => {
            let whose = employee.as_ref().map_or_else(String::new, |id| {
                lang.pick(format!("社員 {id} の"), format!(" of employee {id}"))
            });
            let of = in_words(of, lang);
            lang.pick(
                (
                    format!("{whose}「{of}」が {} で、0を下回っています", number(value)),
                    "0以上の値にしてください".to_owned(),
                ),
                (
                    format!("{of}{whose} is {}, below 0", number(value)),
                    "write 0 or more".to_owned(),
                ),
            )
        }
        Fault::PayoutAboveOne {
            employee,
            factor,
            value,
        } => lang.pick(
            (
                format!("社員 {employee} の係数「{factor}」が {} で、1を超えています", number(value)),
                "配分した後に掛ける係数（apply = \"payout\"）は1以下です。増やす係数は apply = \"weight\" にしてください".to_owned(),
            ),
            (
                format!("the factor “{factor}” of employee {employee} is {}, above 1", number(value)),
                "a factor that is applied after sharing (apply = \"payout\") is at most 1; use apply = \"weight\" to raise".to_owned(),
            ),
        ),
        Fault::AttendanceRate { employee, value } => {
            // 1.05 is 105%; a number like 97.5 is a percentage without its sign, unless the sign is there (984%).
            let percentage =
                *value > Ratio::integer(10) && *value <= Ratio::integer(100);
            let given = match percentage {
                true => number(value),
                false => format::percent(*value),
            };
            let (ja_help, en_help) = if value.is_negative() {
                (
                    "0% 以上の値にしてください".to_owned(),
                    "write 0% or more".to_owned(),
                )
            } else if percentage {
                (
                    format!("{given}% のつもりなら、% を付けて {given}% と書いてください"),
                    format!("if {given}% is meant, write it with its sign: {given}%"),
                )
            } else {
                (
                    "100% が上限です".to_owned(),
                    "100% is the most".to_owned(),
                )
            };
            lang.pick(
                (
                    format!("社員 {employee} の出勤率 {given} が、0% から 100% の範囲にありません"),
                    ja_help,
                ),
                (
                    format!("the attendance rate of employee {employee}, {given}, lies outside 0% to 100%"),
                    en_help,
                ),
            )
        }
        Fault::NoScheduledTime { employee } => lang.pick(
            (
                format!("社員 {employee} の所定日数（時間）が0以下で、出勤率を求められません"),
                "attendance.scheduled の列に、0より大きい数を記入してください".to_owned(),
            ),
            (
                format!("employee {employee} has no scheduled time, so there is no attendance rate"),
                "fill in a number above 0 in the column of attendance.scheduled".to_owned(),
            ),
        ),
        Fault::AttendanceTwice => lang.pick(
            (
                "出勤率の列があるのに、[attendance] でも出勤率を求めています".to_owned(),
                "社員データの出勤率の列を消すか、[attendance] を消してください".to_owned(),
            ),
            (
                "the people file has an attendance rate, and [attendance] derives it, too".to_owned(),
                "delete the column or [attendance]".to_owned(),
            ),
        ),
        Fault::GoalsMissing { needed_by } => goals::missing(needed_by, lang),
        Fault::GoalsTwice => goals::twice(lang),
        Fault::BelowRanks {
            employee,
            of,
            value,
            lowest,
            needed_by,
        } => ratings::below_ranks(employee, of.as_deref(), *value, *lowest, needed_by, lang),
        Fault::RatingAsNumber { needed_by } => ratings::as_number(needed_by, lang),
        Fault::GoalUnknown { employee } => goals::unknown(employee, lang),
        Fault::NoGoalCounts {
            employee,
            needed_by,
        } => goals::nothing_counts(employee, needed_by, lang),
        Fault::LeftBeforeHired { employee } => lang.pick(
            (
                format!("社員 {employee} の退職日が、入社日より前です"),
                "入社日と退職日を確かめてください".to_owned(),
            ),
            (
                format!("employee {employee} left before being hired"),
                "check both dates".to_owned(),
            ),
        ),
        Fault::UnclearYes { employee, text } => lang.pick(
            (
                format!("社員 {employee} の「{text}」が、はい・いいえのどちらか分かりません"),
                "「はい」「○」「1」「yes」のいずれか、または空欄にしてください".to_owned(),
            ),
            (
                format!("“{text}” of employee {employee} is neither yes nor no"),
                "write yes, 1, はい or ○, or leave it blank".to_owned(),
            ),
        ),
        Fault::RatioToNotAboveZero { figure, value } => {
            let name = figure_name(figure, lang);
            lang.pick(
                (
                    format!("{name}（{figure}）が {} なので、割合を求められません", number(value)),
                    "ratio_to の数値は0より大きくしてください".to_owned(),
                ),
                (
                    format!("{name} ({figure}) is {}, so nothing can be divided by it", number(value)),
                    "a figure named by ratio_to must be above 0".to_owned(),
                ),
            )
        }
        Fault::PoolBoundsCrossed { min, max } => lang.pick(
            (
                format!("賞与原資の下限 {} が、上限 {} を上回っています", number(min), number(max)),
                "pool.min か pool.max を見直してください".to_owned(),
            ),
            (
                format!("the minimum of the bonus pool, {}, is above the maximum, {}", number(min), number(max)),
                "change pool.min or pool.max".to_owned(),
            ),
        ),
        Fault::GuaranteedExceedPool {
            guaranteed,
            criteria,
            shortfall,
        } => lang.pick(
            (
                format!(
                    "保証分の合計 {} が、基準配分原資 {} を {} 超えています",
                    yen(guaranteed), yen(criteria), yen(shortfall)
                ),
                "保証分か原資を見直してください。超えても支払うなら pool.when_short = \"pay_guaranteed\" と書きます".to_owned(),
            ),
            (
                format!(
                    "the guaranteed components need {}, but the rule-based pool has {}: {} are missing",
                    yen(guaranteed), yen(criteria), yen(shortfall)
                ),
                "lower the guarantees or raise the pool; to pay anyway, write pool.when_short = \"pay_guaranteed\"".to_owned(),
            ),
        ),
        Fault::MinimumsExceedPool {
            component,
            pool,
            shortfall,
            by_coefficient,
        } => {
            let (pool, shortfall) = (yen(pool), yen(shortfall));
            let (ja, en, key) = if *by_coefficient {
                ("調整係数の下限", "the minimum of the adjustment coefficient", "adjustment.min")
            } else {
                ("一人ひとりの下限", "the minimums", "limits.min")
            };
            lang.pick(
                (
                    format!("「{component}」は{ja}を守ると、原資 {pool} を {shortfall} 超えます"),
                    format!("{key} か原資を見直してください。超えても支払うなら pool.when_short = \"pay_guaranteed\" と書きます"),
                ),
                (
                    format!("“{component}” has a pool of {pool}; {en} would pay {shortfall} more"),
                    format!("change {key} or the pool; to pay anyway, write pool.when_short = \"pay_guaranteed\""),
                ),
            )
        }
        Fault::NobodyToPay {
            component,
            pool,
            method,
        } => {
            let pool = yen(pool);
            let what = match method {
                Method::Points => lang.pick("ポイント", "points"),
                Method::Amount => lang.pick("金額", "an amount"),
                Method::Months => lang.pick("支給月数", "months of pay"),
            };
            lang.pick(
                (
                    format!("「{component}」の原資は {pool} ですが、受け取れる支給対象者（{what}が0より大きく、上限額も0円でない者）が一人も見つかりません"),
                    "only の条件、係数、limits.max、支給対象の条件を見直してください".to_owned(),
                ),
                (
                    format!("“{component}” has a pool of {pool}, and no eligible person can get any of it: that takes {what} and a maximum above 0"),
                    "look at its only, its factors, limits.max and at [eligibility]".to_owned(),
                ),
            )
        }
        Fault::LimitsCrossed {
            employee,
            component,
            min,
            max,
        } => lang.pick(
            (
                format!("社員 {employee} の「{component}」の下限 {} が、上限 {} を上回っています", yen(min), yen(max)),
                "limits.min と limits.max を見直してください".to_owned(),
            ),
            (
                format!("the minimum {} of employee {employee} in “{component}” is above the maximum {}", yen(min), yen(max)),
                "change limits.min or limits.max".to_owned(),
            ),
        ),
        Fault::AllotmentUnknown { employee } => allotments::unknown(employee, lang),
        Fault::AllotmentIneligible { employee } => allotments::ineligible(employee, lang),
        Fault::AllotmentNegative { employee, amount } => allotments::negative(employee, amount, lang),
        Fault::AllotmentsExceed {
            allotted,
            discretionary: Money::ZERO,
        } => allotments::without_allowance(allotted, lang),
        Fault::AllotmentsExceed {
            allotted,
            discretionary,
        } => allotments::exceed(allotted, discretionary, lang),
        Fault::BudgetExceeded {
            group,
            allotted,
            budget,
        } => allotments::exceed_budget(group, allotted, budget, lang),
        Fault::BudgetWeightsZero => allotments::no_weights(lang),
        Fault::NegativeBonus { employee, bonus } => {
            allotments::negative_bonus(employee, bonus, lang)
        }
    };
    Wording {
        message,
        label: None,
        help: Some(help),
    }
}
