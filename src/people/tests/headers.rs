//! Which column is which.

use super::{files, place, read_text, renamed, told, wanted};
use crate::people::{ColumnId, Kind, PeopleFault, PeopleNote, TableFile, Wanted, read};
use crate::policy::Field;

#[test]
fn columns_are_found_by_field_alias_and_own_header() {
    let text = "sep=,\nＥｍｐｌｏｙｅｅ_ID,名前, 人事評価 ,営業成績（千円）,,入社日\n\
                A 1 ,山田　太郎 ,Ｓ,1.50,,R1.5.1\n\
                A2,, S,,,\n";
    let columns = [
        wanted("rating", Kind::Text, 1),
        wanted("営業成績(千円)", Kind::Number, 2),
        wanted("営業成績（千円）", Kind::Text, 3),
        wanted("営業成績（千円）", Kind::Number, 4),
        wanted("hire_date", Kind::Date, 5),
        Wanted {
            required: false,
            ..wanted("grade", Kind::Text, 6)
        },
    ];
    let (people, notes) = read_text(text, &columns).unwrap();
    assert_eq!(notes, []);
    assert!(people.lines.iter().eq([3, 4]));
    assert_eq!(people.ids.iter().collect::<Vec<_>>(), ["A 1", "A2"]);
    let names = people.names.as_ref().unwrap();
    assert_eq!(names.iter().collect::<Vec<_>>(), ["山田　太郎 ", ""]);
    assert_eq!(
        people.headers,
        [
            "Ｅｍｐｌｏｙｅｅ_ID",
            "名前",
            "人事評価",
            "営業成績（千円）",
            "",
            "入社日"
        ]
    );

    let rating = people.text(&ColumnId::Field(Field::Rating)).unwrap();
    assert_eq!(rating.header, "人事評価");
    assert_eq!(rating.values, ["S"]);
    assert_eq!(rating.codes, [0, 0]);

    let own = ColumnId::Own("営業成績(千円)".to_owned());
    assert_eq!((people.texts.len(), people.numbers.len()), (2, 1));
    assert_eq!(people.text(&own).unwrap().values, ["1.50", ""]);
    let sales = people.number(&own).unwrap();
    assert_eq!(sales.get(0).unwrap().to_string(), "1.50");
    assert_eq!(sales.get(1), None);

    let hired = people.date(&ColumnId::Field(Field::HireDate)).unwrap();
    assert_eq!(hired.values, [Some(jiff::civil::date(2019, 5, 1)), None]);
}

#[test]
fn texts_as_the_file_writes_them() {
    let text = "社員番号,氏名,部署,口座\n１, 髙橋 ,㈱営業　, ０１\n2,,㈱営業,\n";
    let columns = [
        wanted("部署", Kind::Written, 1),
        wanted("部署", Kind::Text, 2),
        wanted("口座", Kind::Written, 3),
        wanted("氏名", Kind::Written, 4),
        wanted("社員番号", Kind::Written, 5),
    ];
    let (people, _) = read_text(text, &columns).unwrap();
    assert_eq!(people.written.len(), 2, "ids and names are kept anyway");
    let all = |id: &ColumnId| -> Vec<String> {
        let texts = &people.written(id).unwrap().texts;
        texts.iter().map(str::to_owned).collect()
    };
    let department = ColumnId::Field(Field::Department);
    assert_eq!(all(&department), ["㈱営業", "㈱営業"]);
    assert_eq!(people.text(&department).unwrap().values, ["(株)営業"]);
    assert_eq!(all(&ColumnId::Own("口座".to_owned())), ["０１", ""]);
    let lacking = read_text("社員番号\n1\n", &[wanted("氏名", Kind::Written, 7)]);
    assert_eq!(told(&lacking), ["policy:7 missing-column"]);
    let unseen = read_text("社員番号,部署\n1,a\u{200b}\n", &columns[..1]);
    assert_eq!(told(&unseen), ["2:部署 unreadable-character"]);
}

#[test]
fn headers_that_contradict() {
    for (header, expected) in [
        (
            "社員番号,評価,評 価,評価",
            &["1:評 価 duplicate-header", "1:評価 duplicate-header"][..],
        ),
        ("社員番号,備考,備考 ", &["1:備考 duplicate-header"]),
        (
            "社員番号,評価,総合評価,人事評価",
            &["1:総合評価 ambiguous-header"],
        ),
        ("社員番号,従業員番号", &["1:従業員番号 ambiguous-header"]),
        ("番号,氏名", &["1 missing-header"]),
    ] {
        let row = "1,".repeat(header.matches(',').count());
        let text = format!("{header}\n{row}\n");
        assert_eq!(told(&read_text(&text, &[])), expected, "{header}");
    }
    let findings = read_text("社員番号,評価,総合評価,人事評価\n1,,,\n", &[]).unwrap_err();
    let found = findings.iter().next().unwrap();
    let also: Vec<_> = found.also.iter().map(place).collect();
    assert_eq!(also, ["1:評価", "1:人事評価"]);
}

#[test]
fn a_cell_without_a_header_is_a_fault_once() {
    let text = "社員番号,,氏名,\n1,,a,\n2,x,b,\n3,x,c,y\n";
    assert_eq!(
        told(&read_text(text, &[])),
        ["3 blank-header", "4 blank-header"]
    );
}

#[test]
fn a_column_that_the_policy_needs_is_missing_in_the_policy() {
    let columns = [
        wanted("評価", Kind::Text, 10),
        wanted("売上", Kind::Number, 20),
        wanted("rating", Kind::Number, 30),
    ];
    let result = read_text("社員番号,評定\n1,3e5\n", &columns);
    assert_eq!(
        told(&result),
        ["policy:10 missing-column", "policy:20 missing-column"]
    );
    let findings = result.unwrap_err();
    let first = findings.iter().next().unwrap();
    assert_eq!(
        first.also.iter().map(place).collect::<Vec<_>>(),
        ["policy:30"]
    );
    assert_eq!(
        first.fault,
        PeopleFault::MissingColumn {
            name: "評価".to_owned(),
            field: Some(Field::Rating),
            nearest: Some("評定".to_owned()),
            headers: vec!["社員番号".to_owned(), "評定".to_owned()],
        }
    );
}

#[test]
fn columns_of_the_policy_say_what_a_header_means() {
    let (_, file) = files();
    let text = "コード,評価,最終評価\n1,A,B\n";
    let renaming = [
        renamed(Field::EmployeeId, "コード", 1),
        renamed(Field::Rating, "最終評価", 2),
        renamed(Field::Grade, "等級名", 3),
    ];
    let columns = [
        wanted("rating", Kind::Text, 4),
        wanted("最終評価", Kind::Text, 5),
    ];
    let (people, notes) =
        read(&TableFile::csv(text.as_bytes(), file), &renaming, &columns).unwrap();
    let rating = people.text(&ColumnId::Field(Field::Rating)).unwrap();
    assert_eq!((rating.header.as_str(), rating.get(0)), ("最終評価", "B"));
    let own = ColumnId::Own("最終評価".to_owned());
    assert_eq!(people.text(&own).unwrap().get(0), "B");
    assert_eq!(
        notes,
        [PeopleNote::RenamedHeaderAbsent {
            field: Field::Grade,
            header: "等級名".to_owned(),
            nearest: None,
        }]
    );

    // The usual header means the renamed column as long as the file has no such column itself.
    let columns = [wanted("評価", Kind::Text, 4)];
    let own = |text: &str| {
        let wanted: Vec<Wanted> = columns.iter().cloned().map(company_own).collect();
        let (people, _) = read(&TableFile::csv(text.as_bytes(), file), &renaming, &wanted).unwrap();
        let own = ColumnId::Own("評価".to_owned());
        people.text(&own).unwrap().get(0).to_owned()
    };
    assert_eq!(own("コード,最終評価\n1,B\n"), "B");
    assert_eq!(own("コード,評価,最終評価\n1,A,B\n"), "A");

    let columns = [wanted("rating", Kind::Text, 4)];
    let renaming = [
        renamed(Field::EmployeeId, "番号", 1),
        renamed(Field::Rating, "最終評定", 2),
    ];
    let result = read(
        &TableFile::csv(text.as_bytes(), file),
        &renaming,
        &columns[..1],
    );
    assert_eq!(
        told(&result),
        ["policy:1 missing-column", "policy:2 missing-column"]
    );
}

/// A column that the policy takes for one of the company's own.
fn company_own(mut wanted: Wanted) -> Wanted {
    wanted.column.field = None;
    wanted
}
