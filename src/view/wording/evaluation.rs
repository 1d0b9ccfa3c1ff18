//! The words of faults of goals, and of why a goal does not count.

use crate::calculation::trace::Unit;
use crate::evaluation::{EvaluationFault as Fault, LeftOut, Standing};
use crate::money::Ratio;
use crate::view::{Lang, format};

use super::Wording;

/// A fault in words.
#[must_use]
pub fn evaluation_fault(fault: &Fault, lang: Lang) -> Wording {
    let number = |value: &Ratio| format::readable(*value, Unit::Plain, lang);
    let (message, help) = match fault {
        Fault::Overflow => lang.pick(
            (
                "数値が大きすぎて正確に計算できません".to_owned(),
                "目標値と実績の桁を確かめてください。万円など、大きな単位で書くこともできます".to_owned(),
            ),
            (
                "a number is too large to be computed exactly".to_owned(),
                "look for misplaced digits in targets and actuals; both may be in a larger unit".to_owned(),
            ),
        ),
        Fault::TargetNotPositive { employee, target } => lang.pick(
            (
                format!("社員 {employee} の目標値が0以下です: {}", number(target)),
                "達成度は実績と目標値の比なので、0より大きい目標値が必要です。0件を目指す目標は、許容する件数を目標値にするか、定性の目標として評点を付けてください".to_owned(),
            ),
            (
                format!("the target of a goal of employee {employee} is not above 0: {}", number(target)),
                "an achievement is a ratio to the target; where the aim is none at all, take the number that is tolerated, or score it as a qualitative goal".to_owned(),
            ),
        ),
        Fault::ScoreOutOfRange {
            employee,
            score,
            scale,
        } => {
            let (score, scale) = (number(score), number(scale));
            lang.pick(
                (
                    format!("社員 {employee} の評点が、0から {scale} までの範囲にありません: {score}"),
                    "評点を直すか、満点が違うなら [goals] の scale を直してください".to_owned(),
                ),
                (
                    format!("the score of a goal of employee {employee} is not between 0 and {scale}: {score}"),
                    "correct it, or scale under [goals] if the highest score is another one".to_owned(),
                ),
            )
        }
        Fault::GoalWeightsZero { employee } => lang.pick(
            (
                format!("社員 {employee} の算入する目標のウェイトが、すべて0です"),
                "少なくとも1つの目標に、0より大きいウェイトを書いてください".to_owned(),
            ),
            (
                format!("the goals of employee {employee} that count all have the weight 0"),
                "give at least one of them a weight above 0".to_owned(),
            ),
        ),
    };
    Wording {
        message,
        label: None,
        help: Some(help),
    }
}

/// Why a goal does not count, or not with its whole weight; nothing for those that do.
#[must_use]
pub const fn standing(standing: Standing, lang: Lang) -> Option<&'static str> {
    match standing {
        Standing::Counted => None,
        Standing::Halved => Some(halved(lang)),
        Standing::LeftOut(why) => Some(left_out(why, lang)),
    }
}

/// Why a person has goals and no achievement.
#[must_use]
pub const fn no_goal_counts(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "算入する目標がない",
        Lang::En => "no goal counts",
    }
}

/// Why a goal counts with half of its weight.
#[must_use]
pub const fn halved(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "本人が左右できないため半分",
        Lang::En => "half, because it is beyond the person's control",
    }
}

/// Why a goal does not count.
#[must_use]
pub const fn left_out(why: LeftOut, lang: Lang) -> &'static str {
    match (why, lang) {
        (LeftOut::Uncontrollable, Lang::Ja) => "本人が左右できないため算入しない",
        (LeftOut::Uncontrollable, Lang::En) => {
            "left out, because it is beyond the person's control"
        }
        (LeftOut::Okr, Lang::Ja) => "OKRは報酬に連動させない",
        (LeftOut::Okr, Lang::En) => "left out, because OKRs are not linked to pay",
    }
}
