//! The words of a few faults in full, and of all in part.

#![allow(clippy::unwrap_used)]

use super::policy_fault;
use crate::money::Ratio;
use crate::policy::*;
use crate::view::Lang;

fn every_fault() -> Vec<PolicyFault> {
    let text = || "x".to_owned();
    let mut faults = vec![
        PolicyFault::UnquotedKey {
            key: text(),
            corrected: text(),
        },
        PolicyFault::DuplicateKey { key: text() },
        PolicyFault::SettingForm { setting: text() },
        PolicyFault::SettingPath {
            part: text(),
            table: text(),
            nearest: None,
        },
        PolicyFault::UnknownKey {
            key: text(),
            table: String::new(),
            nearest: Some(text()),
            elsewhere: None,
        },
        PolicyFault::UnknownWord {
            key: text(),
            value: text(),
            words: vec!["a", "b"],
            nearest: None,
        },
        PolicyFault::Empty { key: text() },
        PolicyFault::NotYet { key: text() },
        PolicyFault::Number {
            key: text(),
            value: text(),
            fault: crate::money::NumberFault::Exponent,
            wanted: Wanted::Rate,
        },
        PolicyFault::BareRate {
            key: text(),
            value: text(),
        },
        PolicyFault::Negative {
            key: text(),
            value: text(),
        },
        PolicyFault::OutOfRange {
            key: text(),
            value: text(),
            range: Range::BelowOne,
        },
        PolicyFault::MinAboveMax {
            bounded: Bounded::LimitsInUnits,
            min: Ratio::ONE,
            max: Ratio::ZERO,
        },
        PolicyFault::TooLarge,
        PolicyFault::UnknownFigure {
            name: text(),
            nearest: None,
        },
        PolicyFault::FigureNotPositive {
            name: text(),
            value: Ratio::ZERO,
        },
        PolicyFault::UnknownField {
            name: text(),
            nearest: Some("grade"),
        },
        PolicyFault::DuplicateName {
            named: Named::Factor,
            name: text(),
        },
        PolicyFault::PeriodOrder,
        PolicyFault::ServiceWithoutPeriod { factor: text() },
        PolicyFault::NoSource { table: text() },
        PolicyFault::TwoSources {
            first: text(),
            second: text(),
        },
        PolicyFault::NoTable { table: text() },
        PolicyFault::TwoTables {
            first: text(),
            second: text(),
        },
        PolicyFault::TableFile {
            path: text(),
            fault: TableFileFault::Encoding,
        },
        PolicyFault::EmptyTable,
        PolicyFault::RaggedRow {
            row: text(),
            cells: 1,
            wanted: 2,
        },
        PolicyFault::DuplicateTableKey { key: text() },
        PolicyFault::TableLevels {
            wanted: 2,
            found: 1,
        },
        PolicyFault::OpenQuote,
        PolicyFault::BandOrder { value: text() },
        PolicyFault::BandBottom,
        PolicyFault::PointOrder { value: text() },
        PolicyFault::TierStart { value: text() },
        PolicyFault::TierOrder { value: text() },
        PolicyFault::FactorAfterBonus,
        PolicyFault::ShareSum { sum: Ratio::ZERO },
        PolicyFault::MixedTerms { component: text() },
        PolicyFault::TwoTermForms { component: text() },
        PolicyFault::PayoutOnTerm { factor: text() },
        PolicyFault::PayoutAboveOne {
            factor: text(),
            value: Ratio::ONE,
        },
        PolicyFault::MinWithDownOnly { value: Ratio::ONE },
        PolicyFault::BoundDecimals {
            key: text(),
            value: Ratio::ONE,
            digits: 2,
        },
        PolicyFault::OtherUnit { value: text() },
        PolicyFault::NoCondition { table: text() },
    ];
    for kind in [
        Unquoted::Percentage,
        Unquoted::Amount,
        Unquoted::Date,
        Unquoted::Text,
    ] {
        faults.push(PolicyFault::UnquotedValue {
            value: text(),
            kind,
            corrected: text(),
        });
    }
    faults.push(PolicyFault::Syntax(SyntaxFault::Other));
    faults.push(PolicyFault::WrongType {
        key: text(),
        value: text(),
        wanted: Wanted::Grid,
    });
    for unfit in [
        Unfit::PoolMethod {
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
        faults.push(PolicyFault::UnfitKey { key: text(), unfit });
    }
    for why in [
        Why::Always,
        Why::Method("linear"),
        Why::SeveralShares,
        Why::PointsAsMoney("final"),
    ] {
        faults.push(PolicyFault::MissingKey {
            key: "rate",
            table: text(),
            why,
        });
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
    let bare = PolicyFault::BareRate {
        key: "rate".to_owned(),
        value: "20".to_owned(),
    };
    let ja = policy_fault(&bare, Lang::Ja);
    assert_eq!(ja.message, "「rate」が1を超えています: 20");
    assert_eq!(ja.label.as_deref(), Some("20% のつもりですか"));
    let en = policy_fault(&bare, Lang::En);
    assert_eq!(
        en.help.as_deref(),
        Some("for 20% write rate = \"20%\"; for 20 times write rate = \"20\"")
    );
    let unknown = PolicyFault::UnknownKey {
        key: "discretionary".to_owned(),
        table: "pool".to_owned(),
        nearest: None,
        elsewhere: Some("split"),
    };
    assert_eq!(
        policy_fault(&unknown, Lang::En).help.as_deref(),
        Some("`discretionary` belongs in [split]")
    );
    let shares = PolicyFault::ShareSum {
        sum: Ratio::new(9, 10).unwrap(),
    };
    assert_eq!(
        policy_fault(&shares, Lang::Ja).message,
        "原資の配分割合（share）の合計が 90% です"
    );
    let third = PolicyFault::ShareSum {
        sum: Ratio::new(2, 3).unwrap(),
    };
    assert_eq!(
        policy_fault(&third, Lang::En).message,
        "the shares of the pool sum to 2/3"
    );
}
