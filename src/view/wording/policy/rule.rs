//! Rules of pools and components that do not fit together.

use crate::policy::{RuleFault, Summed};
use crate::view::Lang;

use super::super::Wording;
use super::{counted, say, short, shown_number, table_name};

pub(super) fn words(fault: &RuleFault, lang: Lang) -> Wording {
    let (ja, ja_help, en, en_help) = match fault {
        RuleFault::TierStart { value } => (
            format!("最初の段階が {} から始まっています", shown_number(value)),
            "最初の段階は over = 0 にしてください".to_owned(),
            format!("the first tier begins at {}", shown_number(value)),
            "begin with over = 0".to_owned(),
        ),
        RuleFault::TierOrder { value } => (
            format!("段階 over = {} が前の段階より大きくありません", shown_number(value)),
            "over の小さい順に並べてください".to_owned(),
            format!("the tier over = {} is not above the one before it", shown_number(value)),
            "write the tiers upward".to_owned(),
        ),
        RuleFault::FactorAfterBonus => (
            "賞与支給後の利益に率を掛ける方式では、原資の係数は使えません".to_owned(),
            "rate_on = \"profit_before_bonus\" にするか、[[pool.factor]] を消してください".to_owned(),
            "factors of the pool do not go with the profit after the bonus".to_owned(),
            "write rate_on = \"profit_before_bonus\", or remove [[pool.factor]]".to_owned(),
        ),
        RuleFault::NotOneHundred { summed, sum } => {
            let sum = percent(*sum);
            let (ja, en) = match summed {
                Summed::Shares => ("原資の配分割合（share）", "the shares of the pool"),
                Summed::PartWeights => ("評価項目のウェイト（weight）", "the weights of the parts of the score"),
                Summed::QuotaShares => ("評価ごとの割合（share）", "the shares of the ratings"),
            };
            (
                format!("{ja}の合計が {sum} です"),
                "合計がちょうど100%になるようにしてください。3等分なら \"1/3\" と書けます".to_owned(),
                format!("{en} sum to {sum}"),
                "make them sum to exactly 100%; a third can be written \"1/3\"".to_owned(),
            )
        }
        RuleFault::MixedTerms { component } => (
            format!("「{component}」でポイントと金額が混ざっています"),
            "ポイントだけ、または金額（amount、months）だけにし、残りは別の [[component]] に分けてください".to_owned(),
            format!("`{component}` mixes points and money"),
            "keep points or money (amount, months), and move the rest to a [[component]] of its own".to_owned(),
        ),
        RuleFault::TwoTermForms { component } => (
            format!("「{component}」に、直接書いた計算と term の両方があります"),
            "直接書いた計算も [[component.term]] に移してください".to_owned(),
            format!("`{component}` has a term written directly and `term`"),
            "move the direct one into a [[component.term]], too".to_owned(),
        ),
        RuleFault::PayoutOnTerm { factor } => (
            format!("支給額に掛ける係数「{factor}」は、term には使えません"),
            "支給項目の factors に書くか、係数を apply = \"weight\" にしてください".to_owned(),
            format!("the factor `{factor}` applies to the payout, which a term does not have"),
            "name it in the component's factors, or give it apply = \"weight\"".to_owned(),
        ),
        RuleFault::PayoutAboveOne { factor, value } => (
            format!("支給額に掛ける係数「{factor}」が1を超えています: {value}"),
            "1以下にするか、apply = \"weight\" にしてください".to_owned(),
            format!("the factor `{factor}` applies to the payout and is above 1: {value}"),
            "make it at most 1, or give it apply = \"weight\"".to_owned(),
        ),
        RuleFault::MinWithDownOnly { value } => (
            format!("減額だけ（down_only）なのに、調整係数の下限が {value} です"),
            "下限を1以下にするか、scale = \"both\" にしてください".to_owned(),
            format!("the adjustment coefficient may only go down, but its minimum is {value}"),
            "make the minimum at most 1, or write scale = \"both\"".to_owned(),
        ),
        RuleFault::BoundDecimals { key, value, digits } => (
            format!("調整係数の「{key}」 {value} は小数{digits}桁に収まりません"),
            format!("小数{digits}桁までにするか、digits を増やしてください"),
            format!("`{key}`, {value}, has more than {}", counted(*digits, "decimal")),
            format!("write it with at most {}, or raise digits", counted(*digits, "decimal")),
        ),
        RuleFault::OtherUnit { value } => (
            format!("この支給項目だけ端数処理の単位を {} にはできません", short(value)),
            "単位は [rounding] の unit に書き、ここには { mode = \"up\" } のように mode だけを書いてください".to_owned(),
            format!("a component cannot have a rounding unit of its own: {}", short(value)),
            "write the unit under [rounding], and only the mode here, as { mode = \"up\" }".to_owned(),
        ),
        RuleFault::ParAboveScale { par, scale } => (
            format!("定性目標で100%とみなす点（qualitative_par）が {par} で、満点（scale）の {scale} を超えています"),
            "qualitative_par を満点以下にするか、scale を見直してください".to_owned(),
            format!("the score that counts as 100% (qualitative_par), {par}, is above the highest one (scale), {scale}"),
            "make qualitative_par at most scale".to_owned(),
        ),
        RuleFault::RatingOfItself { name } => (
            format!("[evaluation] は評価そのものを決めるので、評価の列「{}」からは決められません", short(name)),
            "もとになる点数や区分の列を書いてください。この列がそれなら、社員データの見出しを変えてください（「評価」「総合評価」などの見出しは、評価そのものとして読みます）".to_owned(),
            format!("[evaluation] finds the rating, so it cannot start from the ratings in `{}`", short(name)),
            "name the column of scores or marks that the rating comes from; if it is this one, rename its header (rating, 評価, 総合評価 and the like stand for the rating itself)".to_owned(),
        ),
        RuleFault::NoCondition { table } => (
            format!("{}に条件となる列がありません", table_name(table, lang)),
            "{ \"雇用形態\" = [\"パート\"] } のように、列と値を書いてください".to_owned(),
            format!("{} names no column", table_name(table, lang)),
            "write a column and its values, like { \"雇用形態\" = [\"パート\"] }".to_owned(),
        ),
    };
    say(lang.pick([ja, String::new(), ja_help], [en, String::new(), en_help]))
}

/// A rate as a percentage, or as the fraction that it is.
fn percent(rate: crate::money::Ratio) -> String {
    let hundredfold = rate.mul(crate::money::Ratio::integer(100)).ok();
    match hundredfold.and_then(crate::money::Ratio::to_decimal_text) {
        Some(text) => format!("{text}%"),
        None => rate.to_string(),
    }
}
