//! Lookup tables in all their forms.

use super::good::cell;
use super::{POOL, Run, run};
use crate::money::Ratio;
use crate::policy::{Source, Table, Through};

fn read(by: &str, table: &str) -> Run {
    let text = format!("{POOL}[[component]]\nname = \"A\"\nmethod = \"points\"\n{by}\n{table}\n");
    run(&text, &[], &[])
}

fn table(by: &str, table: &str) -> Table {
    let mut policy = read(by, table).policy();
    match policy.components.remove(0).terms.remove(0).source {
        Source::Lookup { table, .. }
        | Source::Column {
            through: Through::Table(table),
            ..
        } => table,
        other => panic!("{other:?}"),
    }
}

const TWO: &str = "by = [\"等級\", \"評価\"]";
const ONE: &str = "by = [\"役職\"]";

#[test]
fn every_form_of_a_grid_with_two_keys() {
    for grid in [
        "table = '''\n等級 S A\nG1 130 115\nG2 169 150\n'''",
        "table = \"\"\"\r\n等級  S    A\r\nG1   130  115\r\nG2   169  150\r\n\"\"\"",
        "table = '''\n等級\tS\tA\nG1\t130\t115\nG2\t169\t150'''",
        "table = \"\"\"\n等級\\tS\\tA\\nG1\\t130\\t115\\nG2\\t169\\t150\"\"\"",
        "table = '''\n| 等級 | S | A |\n|---|---:|:-:|\n| G1 | 130 | 115 |\n| Ｇ２ | 169 | 150 |\n'''",
        "table = '''\n等級　Ｓ　A\nG1　１３０　115\n\nG2　169　150\n'''",
        "table = '''\n     S    A\nG1  130  115\nG2  169  150\n'''",
        "table_file = \"grid.csv\"",
        "table = { G1 = { S = 130, A = 115 }, \"Ｇ２\" = { S = \"169\", A = 150.0 } }",
    ] {
        let table = table(TWO, grid);
        assert_eq!(table.levels, 2, "{grid}");
        for (path, value) in [
            (["G1", "S"], 130),
            (["G1", "A"], 115),
            (["G2", "S"], 169),
            (["G2", "A"], 150),
        ] {
            assert_eq!(cell(&table, &path).value, Ratio::integer(value), "{grid}");
        }
    }
}

#[test]
fn every_form_of_a_table_with_one_key() {
    for (by, text) in [
        (ONE, "table = { \"部長\" = 120, \"\" = 0 }"),
        (ONE, "table = '''\n部長 120\n\"\" 0\n'''"),
        (ONE, "table = '''\n役職 点数\n部長 120\n\"\" 0\n'''"),
        (ONE, "table_file = \"roles.csv\""),
        ("from = \"役職\"", "table = { \"部長\" = 120, \"\" = 0 }"),
    ] {
        let table = table(by, text);
        assert_eq!(cell(&table, &["部長"]).value, Ratio::integer(120), "{text}");
        assert_eq!(cell(&table, &[""]).value, Ratio::ZERO, "{text}");
    }
}

#[test]
fn keys_may_contain_spaces_where_cells_are_further_apart() {
    let table = table(
        TWO,
        "table = '''\nGrade  S  A\nSenior Staff  3  2\nStaff  2  1\n'''",
    );
    assert_eq!(
        cell(&table, &["Senior Staff", "A"]).value,
        Ratio::integer(2)
    );
}

#[test]
fn three_keys_are_nested() {
    let table = table(
        "by = [\"等級\", \"役職\", \"評価\"]",
        "[component.table.G1.\"課長\"]\nS = 1\n[component.table.G1.\"*\"]\n\"*\" = 2\n",
    );
    assert_eq!(cell(&table, &["G1", "課長", "S"]).value, Ratio::ONE);
    assert_eq!(cell(&table, &["G1", "*", "*"]).value, Ratio::integer(2));
}

#[test]
fn a_blank_cell_of_a_grid_is_no_cell() {
    let run = read(TWO, "table = '''\n等級\tS\tA\nG1\t\t115\n'''");
    let policy = run.policy();
    let Source::Lookup { table, .. } = &policy.components[0].terms[0].source else {
        panic!()
    };
    let text = format!("{:?}", table.root);
    assert!(text.contains("\"A\"") && !text.contains("\"S\""), "{text}");
}

#[test]
fn faults_of_tables() {
    for (by, text, faults) in [
        (
            TWO,
            "table = '''\n等級 S A\nG1 1\nG2 1 2\n'''",
            vec![("ragged-row", "G1 1")],
        ),
        (
            TWO,
            "table = '''\n等級 S S\nG1 1 2\nG1 3 4\n'''",
            vec![("duplicate-table-key", "S"), ("duplicate-table-key", "G1")],
        ),
        (
            TWO,
            "table = '''\n等級 S A\nG1 1 −２\nG2 x 2\n'''",
            vec![("negative", "−２"), ("unreadable-number", "x")],
        ),
        (
            TWO,
            "table = { G1 = 1, G2 = 2 }",
            vec![("table-levels", "G1")],
        ),
        (
            ONE,
            "table = { G1 = { S = 1 } }",
            vec![("table-levels", "G1")],
        ),
        (
            ONE,
            "table = '''\n等級 S A\nG1 1 2\n'''",
            vec![("table-levels", "'''\n等級 S A\nG1 1 2\n'''")],
        ),
        (
            "by = [\"a\", \"b\", \"c\"]",
            "table = 'x 1'",
            vec![("table-levels", "'x 1'")],
        ),
        (TWO, "table = ''", vec![("empty-table", "''")]),
        (
            TWO,
            "table = '''\n等級 S A\n'''",
            vec![("empty-table", "'''\n等級 S A\n'''")],
        ),
        (ONE, "table = {}", vec![("empty-table", "{}")]),
        (ONE, "table = 5", vec![("wrong-type", "5")]),
        (
            ONE,
            "table = { a = \"1億\" }",
            vec![("unreadable-number", "\"1億\"")],
        ),
        (
            TWO,
            "table_file = \"none.csv\"",
            vec![("table-file", "\"none.csv\"")],
        ),
        (
            TWO,
            "table_file = \"sjis.csv\"",
            vec![("table-file", "\"sjis.csv\"")],
        ),
        (TWO, "table_file = \"open.csv\"", vec![("open-quote", "\"")]),
        (
            TWO,
            "table_file = \"bad.csv\"",
            vec![("ragged-row", "G3,2,3")],
        ),
        (
            TWO,
            "table_file = \"cells.csv\"",
            vec![("unreadable-number", "x"), ("negative", "-1")],
        ),
        (ONE, "", vec![("no-table", "by")]),
        (
            ONE,
            "table = { a = 1 }\ntable_file = \"grid.csv\"",
            vec![("two-tables", "table_file")],
        ),
        ("by = []", "table = { a = 1 }", vec![("empty", "[]")]),
    ] {
        let found = read(by, text).faults();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(code, text)| (*code, text.as_str()))
            .collect();
        assert_eq!(found, faults, "{text}");
    }
}
