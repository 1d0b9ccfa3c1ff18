//! Exports: what a name means, and what is at fault.

use super::{COMPONENT, POOL, good, run};
use crate::policy::{ExportEncoding, ExportSource, Field, ResultField, Spelling};

/// The source that a text or table stands for, in a policy with the component `A` and the rating under 考課.
fn source(written: &str) -> ExportSource {
    let text = format!(
        "[columns]\nrating = \"考課\"\n{POOL}{COMPONENT}[[export]]\nname = \"x\"\ncolumns = [[\"h\", {written}]]\n"
    );
    good(&text).exports.remove(0).columns.remove(0).source
}

#[test]
fn names_mean_results_then_fields_then_components_then_columns() {
    for (written, expected, spelling) in [
        ("\"bonus\"", ResultField::Bonus, Spelling::English),
        ("\"Ｂｏｎｕｓ\"", ResultField::Bonus, Spelling::English),
        ("\"賞与額\"", ResultField::Bonus, Spelling::Japanese),
        ("\"bonus_months\"", ResultField::Months, Spelling::English),
        ("\" 備考 \"", ResultField::Note, Spelling::Japanese),
    ] {
        let found = source(written);
        assert!(
            matches!(found, ExportSource::Result { field, spelling: found } if field == expected && found == spelling),
            "{written}: {found:?}"
        );
    }
    for (written, expected) in [
        ("\"employee_id\"", Some(Field::EmployeeId)),
        ("\"従業員番号\"", Some(Field::EmployeeId)),
        ("\"考課\"", Some(Field::Rating)),
        ("{ column = \"考課\" }", Some(Field::Rating)),
        ("\"評価\"", None),
        ("\"口座番号\"", None),
        ("{ column = \"賞与額\" }", None),
        ("{ column = \"A\" }", None),
    ] {
        let found = source(written);
        assert!(
            matches!(&found, ExportSource::Column(column) if column.field == expected),
            "{written}: {found:?}"
        );
    }
    for written in ["\"A\"", "\"Ａ\"", "{ component = \"A\" }"] {
        assert!(
            matches!(source(written), ExportSource::Component(0)),
            "{written}"
        );
    }
    for (written, expected) in [("\"2\"", "2"), ("\"\"", ""), ("\" ㈱ \"", " ㈱ ")] {
        let found = source(&format!("{{ constant = {written} }}"));
        assert!(matches!(&found, ExportSource::Constant(text) if text == expected));
    }
}

#[test]
fn an_export_in_full_and_with_its_defaults() {
    let text = format!(
        "{POOL}{COMPONENT}[[export]]\nname = \"給与\"\nencoding = \"shift_jis\"\nrows_per_file = 500\nineligible = true\n\
         columns = [[\"\", \"bonus\"], [\"\", \"A\"]]\n[[export]]\nname = \"b\"\ncolumns = [[\"h\", \"note\"]]\n"
    );
    let policy = good(&text);
    let first = policy.export(" 給与 ").unwrap();
    assert_eq!(first.encoding, ExportEncoding::ShiftJis);
    assert_eq!(first.rows_per_file.unwrap().get(), 500);
    assert!(first.ineligible);
    assert_eq!(first.columns.len(), 2, "headers may be equal");
    let second = policy.export("ｂ").unwrap();
    assert_eq!(second.encoding, ExportEncoding::Utf8);
    assert_eq!((second.rows_per_file, second.ineligible), (None, false));
    assert_eq!(policy.export_like("給料"), None);
    assert_eq!(policy.export_like("給与ソフト"), Some("給与"));
}

#[test]
fn an_overlay_changes_an_export_by_its_name() {
    let base = format!(
        "{POOL}{COMPONENT}[[export]]\nname = \"x\"\ncolumns = [[\"h\", \"bonus\"]]\nrows_per_file = 500\n"
    );
    let over = "[[export]]\nname = \"x\"\ncolumns = [[\"h\", \"bonus\"], [\"n\", \"note\"]]\n";
    let policy = run(&base, &[over], &["export.x.rows_per_file=100"]).policy();
    let export = policy.export("x").unwrap();
    assert_eq!(export.columns.len(), 2);
    assert_eq!(export.rows_per_file.unwrap().get(), 100);
}
