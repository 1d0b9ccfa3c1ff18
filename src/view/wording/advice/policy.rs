//! Advice about rules.

use crate::advice::{Cliff, Coarse, Idle, ShutOut};
use crate::calculation::trace::Unit;
use crate::money::Ratio;
use crate::view::names::figure as figure_name;
use crate::view::wording::Wording;
use crate::view::{Lang, format};

use super::{listed, plain, say};

pub(super) fn no_purpose(lang: Lang) -> Wording {
    plain(lang.pick(
        (
            "賞与の目的が書かれていません",
            "[policy] に purpose = \"営業利益の伸びを、貢献に応じて全員で分ける\" のように一文で書いておくと、説明文の冒頭に出て、基準を見直すときの拠り所になります",
        ),
        (
            "the policy does not say what the bonus is for",
            "write it under [policy], as in purpose = \"to share the growth of profit by contribution\": it heads the rules that explain prints, and every later change can be held against it",
        ),
    ))
}

pub(super) fn too_many_rules(rules: usize, most: usize, lang: Lang) -> Wording {
    say(lang.pick(
        (
            format!("支給項目・係数・上下限・対象者の条件を合わせると {rules} 個の規則があります（目安は {most} 個まで）"),
            "社員が自分の賞与を追えるのは、紙1枚に収まるまでです。似た係数をまとめ、差のつかない規則を外せないか見直してください".to_owned(),
        ),
        (
            format!("components, factors, limits and conditions come to {rules} rules ({most} are as many as can be explained)"),
            "people can follow a bonus that fits on one page: see whether factors can be merged, and rules that make no difference be dropped".to_owned(),
        ),
    ))
}

pub(super) fn large_allowance(share: Ratio, lang: Lang) -> Wording {
    let share = format::percent(share);
    say(lang.pick(
        (
            format!("調整枠が原資の {share} あります（目安は 20% まで）"),
            "2割を超えると、基準を示しても「結局は上司次第」と受け取られがちです。枠を2割までに抑えるか、よく使う理由を基準に加えることを考えてください".to_owned(),
        ),
        (
            format!("the adjustment allowance is {share} of the pool (a fifth is customary)"),
            "above a fifth people take the rules for a formality: keep the allowance within 20%, or turn its usual reasons into rules".to_owned(),
        ),
    ))
}

pub(super) fn gross_profit(figure: &str, lang: Lang) -> Wording {
    let figure = figure_name(figure, lang);
    say(lang.pick(
        (
            format!("原資が{figure}で決まり、営業利益などの利益による上限がありません"),
            "経費がかさんだ期には、赤字でも賞与原資が出ます。max = { figure = \"operating_profit\", rate = \"30%\" } のような歯止めを考えてください".to_owned(),
        ),
        (
            format!("the pool follows {figure}, and no profit bounds it"),
            "in a season of high costs it pays a bonus out of a loss: consider a bound like max = { figure = \"operating_profit\", rate = \"30%\" }".to_owned(),
        ),
    ))
}

pub(super) fn tier_cliff(cliff: &Cliff, lang: Lang) -> Wording {
    let yen = |value: Ratio| format::quantity(value, Unit::Yen, lang);
    let (basis, at, beyond) = (yen(cliff.basis), yen(cliff.at), yen(cliff.beyond));
    let falls = cliff.beyond < cliff.at;
    let more = match cliff.boundaries {
        1 => String::new(),
        count => lang.pick(
            format!("（段差は {count} か所）"),
            format!(" (one of {count} such steps)"),
        ),
    };
    let consider = lang.pick(
        "決算の1円で原資が大きく動くと、境目の前後で数字を動かす誘因になります。tier_on = \"part\" なら段差はなくなります",
        "a yen that moves so much invites people to move the yen: with tier_on = \"part\" there is no step",
    );
    let seen = match falls {
        true => lang.pick(
            format!("利益が {basis} を1円超えると、段階率による原資が {at} から {beyond} に下がります{more}"),
            format!(
                "when profit passes {basis} by one yen, the pool by its tiers falls from {at} to {beyond}{more}"
            ),
        ),
        false => lang.pick(
            format!(
                "利益が {basis} を1円超えると、段階率による原資が {at} から {beyond} に跳び上がります{more}"
            ),
            format!(
                "when profit passes {basis} by one yen, the pool by its tiers jumps from {at} to {beyond}{more}"
            ),
        ),
    };
    say((seen, consider.to_owned()))
}

pub(super) fn payment_date(lang: Lang) -> Wording {
    plain(lang.pick(
        (
            "支給日在籍の要件に例外がありません",
            "定年・会社都合・死亡のように本人が退職日を選べない人まで外れます。要件を就業規則に明記したうえで、force_eligible = \"在籍特例\" のように対象へ戻せる列を用意することを考えてください",
        ),
        (
            "the payment-date rule knows no exception",
            "it shuts out people who could not choose the day they left (retirement, redundancy, death): write the rule into the work rules, and name a column that lets them back in, as in force_eligible = \"在籍特例\"",
        ),
    ))
}

pub(super) fn leave_shut_out(shut_out: &ShutOut, lang: Lang) -> Wording {
    match shut_out {
        ShutOut::Counted { minimum, columns } => {
            let (minimum, columns) = (format::percent(*minimum), listed(columns, lang));
            say(lang.pick(
                (
                    format!("出勤率 {minimum} 未満を不支給とする要件で、{columns}を欠勤に数えています"),
                    "法律で認められた休みを理由に賞与の全額を失わせる扱いは、無効とされるおそれがあります。counts = 0 として要件から外し、減額は休んだ期間の割合にとどめることを考えてください".to_owned(),
                ),
                (
                    format!("{columns} count as absence, and attendance below {minimum} pays nothing"),
                    "to take the whole bonus from people on leave that the law grants may be void: consider counts = 0, and a reduction by the time of leave at the most".to_owned(),
                ),
            ))
        }
        ShutOut::People { minimum, people } => {
            let (minimum, count) = (format::percent(*minimum), format::people(*people, lang));
            say(lang.pick(
                (
                    format!("休職のある {count} が、出勤率 {minimum} の要件で支給対象から外れています"),
                    "産休・育休・介護休業などによる欠勤が出勤率に入っていないか確かめてください。入っているなら、率の計算から除いて期間で按分することを考えてください".to_owned(),
                ),
                (
                    format!("{count} with time of leave fall below the minimum attendance of {minimum}"),
                    "make sure that maternity, childcare and family-care leave does not count as absence; if it does, take it out of the rate and reduce by time instead".to_owned(),
                ),
            ))
        }
    }
}

pub(super) fn idle_factor(factor: &str, why: Idle, lang: Lang) -> Wording {
    let seen = match why {
        Idle::Unused => lang.pick(
            format!("係数「{factor}」は、どの支給項目からも使われていません"),
            format!("no component uses the factor “{factor}”"),
        ),
        Idle::AlwaysOne => lang.pick(
            format!("係数「{factor}」は、誰に対しても 1 です"),
            format!("the factor “{factor}” is 1 for everybody"),
        ),
        Idle::Constant(value) => {
            let value = format::exact(value);
            lang.pick(
                format!("係数「{factor}」は、何を引いても {value} です"),
                format!("the factor “{factor}” is {value} whatever is looked up"),
            )
        }
    };
    let consider = match why {
        Idle::Unused => lang.pick(
            "使うつもりなら [[component]] の factors に加え、使わないなら消してください",
            "add it to the factors of a [[component]] if it is meant to count; else remove it",
        ),
        Idle::AlwaysOne | Idle::Constant(_) => lang.pick(
            "差をつけない係数は、説明を長くするだけです。値を見直すか、外すことを考えてください",
            "a factor that tells nobody apart only makes the rules longer: look at its values, or drop it",
        ),
    };
    say((seen, consider.to_owned()))
}

pub(super) fn coarse_digits(coarse: &Coarse, lang: Lang) -> Wording {
    let digits = match coarse {
        Coarse::Attendance { digits }
        | Coarse::Factor { digits, .. }
        | Coarse::Coefficient { digits, .. } => *digits,
    };
    let decimals = match digits {
        1 => "1 decimal".to_owned(),
        digits => format!("{digits} decimals"),
    };
    let seen = match coarse {
        Coarse::Attendance { .. } => lang.pick(
            format!("出勤率を小数 {digits} 桁に丸めています"),
            format!("attendance is rounded to {decimals}"),
        ),
        Coarse::Factor { factor, .. } => lang.pick(
            format!("係数「{factor}」を小数 {digits} 桁に丸めています"),
            format!("the factor “{factor}” is rounded to {decimals}"),
        ),
        Coarse::Coefficient {
            component,
            exact,
            used,
            ..
        } => {
            let (exact, used) = (
                format::readable(*exact, Unit::Plain, lang),
                format::exact(*used),
            );
            lang.pick(
                format!("「{component}」の調整係数 {exact} を小数 {digits} 桁に丸めて {used} としています"),
                format!("the adjustment coefficient of “{component}” is {exact}, and {used} when rounded to {decimals}"),
            )
        }
    };
    let consider = match coarse {
        Coarse::Attendance { .. } | Coarse::Factor { .. } => lang.pick(
            "この桁数では、少しの欠勤では誰も減らず、境目を越えると一度に大きく減ります。小数4桁程度にすることを考えてください",
            "so coarse, a few days cost nobody anything and one more costs a lot: four decimals are usual",
        ),
        Coarse::Coefficient { .. } => lang.pick(
            "丸めで係数が1%以上動き、規則どおりの圧縮や配分になっていません。digits を増やすことを考えてください",
            "rounding moves it by more than a hundredth, so that it is no longer what the rules give: consider more digits",
        ),
    };
    say((seen, consider.to_owned()))
}
