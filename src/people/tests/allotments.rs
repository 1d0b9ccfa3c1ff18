//! Files of allotments.

use super::{files, told};
use crate::money::Money;
use crate::people::{Allotment, PeopleNote, TableFile, read_allotments};

#[test]
fn reads_amounts_as_written() {
    let (_, file) = files();
    let text = "承認者,金額,従業員番号,氏名,理由\n\
                部長,\"50,000\",1,佐藤,新規受注\n\
                ,5万, 2 ,,支援\n\
                ,△1000円,1,佐藤,訂正\n";
    let allotment = |line, id: &str, yen, reason: &str, approver: Option<&str>| Allotment {
        line,
        employee_id: id.to_owned(),
        amount: Money::yen(yen).unwrap(),
        reason: reason.to_owned(),
        approver: approver.map(str::to_owned),
    };
    assert_eq!(
        read_allotments(&TableFile::csv(text.as_bytes(), file)).unwrap(),
        (
            vec![
                allotment(2, "1", 50_000, "新規受注", Some("部長")),
                allotment(3, "2", 50_000, "支援", None),
                allotment(4, "1", -1_000, "訂正", None),
            ],
            vec![]
        )
    );
    let header = b"employee_id,amount,reason\n";
    assert_eq!(
        read_allotments(&TableFile::csv(header, file)).unwrap(),
        (vec![], vec![])
    );
}

#[test]
fn every_fault_at_its_place() {
    let (_, file) = files();
    for (text, expected) in [
        ("", &["empty-file"][..]),
        ("社員番号,金額\n1,5\n", &["1 missing-header"]),
        (
            "氏名\n",
            &["1 missing-header", "1 missing-header", "1 missing-header"],
        ),
        (
            "社員番号,金額,支給額,理由\n1,1,1,x\n",
            &["1:支給額 ambiguous-header"],
        ),
        (
            "社員番号,金額,理由\n,0.5, \n1,,x\n2,5%,x\n3,1_000,x\n4,1,#N/A\n5,1\n合計,1,\n",
            &[
                "2:社員番号 blank-id",
                "2:金額 fraction-of-yen",
                "2:理由 blank-reason",
                "3:金額 blank-amount",
                "4:金額 bad-number",
                "5:金額 bad-number",
                "6:理由 spreadsheet-error",
                "7 short-row",
                "8 totals-row",
            ],
        ),
    ] {
        assert_eq!(
            told(&read_allotments(&TableFile::csv(text.as_bytes(), file))),
            expected,
            "{text}"
        );
    }
}

#[test]
fn a_row_that_was_pasted_twice_is_noted() {
    let (_, file) = files();
    let text =
        "社員番号,金額,理由\n1,5000,支援\n2,5000,支援\n１,5千,支援\n1,5000,改善\n1,5000,支援\n";
    let text = text.replace("5千", "5000円");
    let (allotments, notes) = read_allotments(&TableFile::csv(text.as_bytes(), file)).unwrap();
    assert_eq!(allotments.len(), 5);
    let again = |line| PeopleNote::SameAllotment {
        first_line: 2,
        line,
    };
    assert_eq!(notes, [again(4), again(6)]);
}
