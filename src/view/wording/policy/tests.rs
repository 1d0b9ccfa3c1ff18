//! The words of a few faults in full, and of all in part.

#![allow(clippy::unwrap_used)]

use super::policy_fault;
use crate::money::Ratio;
use crate::policy::*;
use crate::view::Lang;

const fn not_one_hundred(summed: Summed, sum: Ratio) -> RuleFault {
    RuleFault::NotOneHundred { summed, sum }
}

fn every_fault() -> Vec<PolicyFault> {
    let text = || "x".to_owned();
    let mut faults: Vec<PolicyFault> = vec![
        TextFault::UnquotedKey {
            key: text(),
            corrected: text(),
        }
        .into(),
        TextFault::DuplicateKey {
            key: text(),
            in_a_row: false,
        }
        .into(),
        TextFault::SettingForm { setting: text() }.into(),
        TextFault::SettingTwice {
            scenario: Some(text()),
            key: text(),
            other: text(),
        }
        .into(),
        TextFault::NoScenario.into(),
        TextFault::SettingPath {
            part: text(),
            table: text(),
            nearest: None,
        }
        .into(),
        KeyFault::UnknownKey {
            key: text(),
            table: String::new(),
            nearest: Some(text()),
            elsewhere: None,
            known: vec!["rate"],
        }
        .into(),
        KeyFault::UnknownWord {
            key: text(),
            value: text(),
            words: vec!["a", "b"],
            nearest: None,
        }
        .into(),
        KeyFault::Empty { key: text() }.into(),
        AmountFault::Number {
            key: text(),
            value: text(),
            fault: crate::money::NumberFault::Exponent,
            wanted: Wanted::Rate,
        }
        .into(),
        AmountFault::BareRate {
            key: text(),
            value: text(),
        }
        .into(),
        AmountFault::Negative {
            key: text(),
            value: text(),
        }
        .into(),
        AmountFault::OutOfRange {
            key: text(),
            value: text(),
            range: Range::BelowOne,
        }
        .into(),
        AmountFault::MinAboveMax {
            bounded: Bounded::LimitsInUnits,
            min: Ratio::ONE,
            max: Ratio::ZERO,
        }
        .into(),
        AmountFault::TooLarge.into(),
        ReferenceFault::UnknownFigure {
            name: text(),
            nearest: None,
        }
        .into(),
        ReferenceFault::FigureNotPositive {
            name: text(),
            value: Ratio::ZERO,
        }
        .into(),
        ReferenceFault::UnknownField {
            name: text(),
            nearest: Some("grade"),
        }
        .into(),
        ReferenceFault::DuplicateName {
            named: Named::Factor,
            name: text(),
        }
        .into(),
        ReferenceFault::PeriodOrder.into(),
        ReferenceFault::ServiceWithoutPeriod { factor: text() }.into(),
        TableFault::NoSource { table: text() }.into(),
        TableFault::TwoSources {
            first: text(),
            second: text(),
        }
        .into(),
        TableFault::NoTable { table: text() }.into(),
        TableFault::TwoTables {
            first: text(),
            second: text(),
        }
        .into(),
        TableFault::TableFile {
            path: text(),
            fault: TableFileFault::Encoding,
        }
        .into(),
        TableFault::EmptyTable.into(),
        TableFault::RaggedRow {
            row: text(),
            cells: 1,
            wanted: 2,
        }
        .into(),
        TableFault::DuplicateTableKey { key: text() }.into(),
        TableFault::TableLevels {
            wanted: 2,
            found: 1,
        }
        .into(),
        TableFault::OpenQuote.into(),
        TableFault::StrayQuote.into(),
        TableFault::BandOrder { value: text() }.into(),
        TableFault::BandBottom.into(),
        TableFault::PointOrder { value: text() }.into(),
        RuleFault::TierStart { value: text() }.into(),
        RuleFault::TierOrder { value: text() }.into(),
        RuleFault::FactorAfterBonus.into(),
        not_one_hundred(Summed::Shares, Ratio::ZERO).into(),
        not_one_hundred(Summed::PartWeights, Ratio::ZERO).into(),
        not_one_hundred(Summed::QuotaShares, Ratio::ZERO).into(),
        RuleFault::RatingOfItself { name: text() }.into(),
        RuleFault::MixedTerms { component: text() }.into(),
        RuleFault::TwoTermForms { component: text() }.into(),
        RuleFault::PayoutOnTerm { factor: text() }.into(),
        RuleFault::PayoutAboveOne {
            factor: text(),
            value: Ratio::ONE,
        }
        .into(),
        RuleFault::MinWithDownOnly { value: Ratio::ONE }.into(),
        RuleFault::BoundDecimals {
            key: text(),
            value: Ratio::ONE,
            digits: 2,
        }
        .into(),
        RuleFault::OtherUnit { value: text() }.into(),
        RuleFault::NoCondition { table: text() }.into(),
    ];
    for kind in [
        Unquoted::Percentage,
        Unquoted::Amount,
        Unquoted::Date,
        Unquoted::Text,
    ] {
        faults.push(
            (TextFault::UnquotedValue {
                value: text(),
                kind,
                corrected: text(),
            })
            .into(),
        );
    }
    faults.push((TextFault::Syntax(SyntaxFault::Other)).into());
    faults.push(
        (KeyFault::WrongType {
            key: text(),
            value: text(),
            wanted: Wanted::Grid,
        })
        .into(),
    );
    for unfit in [
        Unfit::Method {
            method: "amount",
            takers: vec!["linear"],
        },
        Unfit::TierOnWhole,
        Unfit::Unlinked,
        Unfit::Funding("guaranteed"),
        Unfit::Funding("pool"),
        Unfit::ComponentMethod("points"),
        Unfit::Beside("value"),
        Unfit::Without("figure"),
        Unfit::ColumnInPool,
        Unfit::TableForFigure,
        Unfit::InitialStage,
        Unfit::RedistributeWithBudgets,
    ] {
        faults.push((KeyFault::UnfitKey { key: text(), unfit }).into());
    }
    for why in [
        Why::Always,
        Why::Method("linear"),
        Why::SeveralShares,
        Why::PointsAsMoney("final"),
    ] {
        faults.push(
            (KeyFault::MissingKey {
                key: "rate",
                table: text(),
                why,
            })
            .into(),
        );
    }
    faults
}

#[test]
fn every_fault_has_words_and_a_remedy_in_both_languages() {
    for fault in every_fault() {
        for lang in [Lang::Ja, Lang::En] {
            let wording = policy_fault(&fault, lang);
            assert!(!wording.message.is_empty(), "{fault:?} {lang:?}");
            assert!(wording.help.is_some(), "{fault:?} {lang:?}");
            assert!(
                !wording.message.ends_with(['。', '.']),
                "{}",
                wording.message
            );
            let japanese = wording
                .message
                .contains(|c: char| ('ぁ'..='ん').contains(&c));
            assert_eq!(japanese, lang == Lang::Ja, "{}", wording.message);
        }
    }
}

#[test]
fn the_words_name_the_value_and_what_to_write() {
    let bare = AmountFault::BareRate {
        key: "rate".to_owned(),
        value: "20".to_owned(),
    };
    let ja = policy_fault(&bare.clone().into(), Lang::Ja);
    assert_eq!(ja.message, "「rate」が1を超えています: 20");
    assert_eq!(ja.label.as_deref(), Some("20% のつもりですか"));
    let en = policy_fault(&bare.into(), Lang::En);
    assert_eq!(
        en.help.as_deref(),
        Some("for 20% write rate = \"20%\"; for 20 times write rate = \"20\"")
    );
    let unknown = KeyFault::UnknownKey {
        key: "discretionary".to_owned(),
        table: "pool".to_owned(),
        nearest: None,
        elsewhere: Some("split"),
        known: Vec::new(),
    };
    assert_eq!(
        policy_fault(&unknown.into(), Lang::En).help.as_deref(),
        Some("`discretionary` belongs in [split]")
    );
    let shares = not_one_hundred(Summed::Shares, Ratio::new(9, 10).unwrap());
    assert_eq!(
        policy_fault(&shares.into(), Lang::Ja).message,
        "原資の配分割合（share）の合計が 90% です"
    );
    let third = not_one_hundred(Summed::Shares, Ratio::new(2, 3).unwrap());
    assert_eq!(
        policy_fault(&third.into(), Lang::En).message,
        "the shares of the pool sum to 2/3"
    );
}
