//! A file that is read in parts reads as if it were read in order.

use std::ops::Range;
use std::sync::LazyLock;

use encoding_rs::SHIFT_JIS;
use proptest::prelude::*;

use super::{files, wanted};
use crate::people::content::Content;
use crate::people::encoding::Encoding;
use crate::people::parts::{self, Bytes, Sizes};
use crate::people::read::Sought;
use crate::people::{Kind, TableFile, Wanted};

/// A pool of one thread.
static ALONE: LazyLock<rayon::ThreadPool> = LazyLock::new(|| {
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap()
});

fn columns() -> [Wanted; 3] {
    [
        wanted("評価", Kind::Text, 1),
        wanted("基本給", Kind::Number, 2),
        wanted("入社日", Kind::Date, 3),
    ]
}

/// These columns of a file.
fn sought(wanted: &[Wanted]) -> Sought<'_> {
    let (_, file) = files();
    Sought {
        file,
        renamed: &[],
        wanted,
    }
}

/// A row: most are sound.
fn row(id: usize) -> impl Strategy<Value = String> {
    prop_oneof![
        20 => "[佐藤a]{0,3},[SAＳ]?,[1-3]{0,4},2026-0[1-9]-01".prop_map(move |rest| format!("E{id:03},{rest}\n")),
        5 => "\"[佐藤,a]{0,3}(\"\"|\n)?\",S,\"1,000\",\r?\n".prop_map(move |rest| format!("X{id:03},{rest}")),
        1 => Just("\n".to_owned()),
        1 => Just(",,,,\r\n".to_owned()),
        1 => "(E00[0-9]|合計)?,[\"a\n]{0,4},A,[1x]{0,2},2026-0[0-9]-01\n",
        1 => "[E0-9,\"\u{0}\n]{0,12}\n",
    ]
}

/// A file as bytes: with or without a mark, or in Shift_JIS; sometimes with what is neither.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let rows: Vec<_> = (0..40).map(row).collect();
    let rows = (rows, 0..40_usize).prop_map(|(rows, count)| rows[..count].concat());
    (rows, 0..4_u8, any::<bool>()).prop_map(|(rows, encoding, reversed)| {
        let rows = match reversed {
            true => rows.split_inclusive('\n').rev().collect(),
            false => rows,
        };
        let text = format!("社員番号,氏名,評価,基本給,入社日\n{rows}");
        match encoding {
            0 => text.into_bytes(),
            1 => format!("\u{feff}{text}").into_bytes(),
            2 => SHIFT_JIS.encode(&text).0.into_owned(),
            _ => [text.as_bytes(), b"\xff\n"].concat(),
        }
    })
}

/// A file of plain rows, nearly all of which are sound: in a grid of so many columns, but for some of them.
fn grid() -> impl Strategy<Value = Vec<u8>> {
    let id = prop_oneof![30 => "[ 　]?E[0-9]{3}[ 　]?", 1 => "合計|[ 　]?|\"E1\"|#"];
    let rest = ",[佐藤 ]{0,40},[SAＳ]?,[1-3]{0,4},2026[-/]0[1-9][-/]0[1-9]";
    let row = (id, rest).prop_map(|(id, rest)| id + &rest);
    let rows = prop::collection::vec(row, 1..40);
    (rows, 1..=5_usize, 0..9_u8, any::<bool>()).prop_map(|(mut rows, columns, line_end, sorted)| {
        if sorted {
            rows.sort();
            rows.dedup_by(|one, other| one.get(..5) == other.get(..5));
        }
        rows.insert(0, "社員番号,氏名,評価,基本給,入社日".to_owned());
        let cut = |row: &String| row.split(',').take(columns).collect::<Vec<_>>().join(",");
        let rows: Vec<String> = rows.iter().map(cut).collect();
        let text = match line_end {
            0..4 => rows.join("\n") + "\n",
            4..7 => rows.join("\r\n") + "\r\n",
            7 => rows.join("\n"),
            _ => rows.join("\r") + "\n",
        };
        text.into_bytes()
    })
}

proptest! {
    #[test]
    fn parts_make_no_difference(
        bytes in prop_oneof![file(), grid()],
        least in 1..200_usize,
        piece in 1..200_usize,
    ) {
        let columns = columns().map(|wanted| Wanted { required: false, ..wanted });
        let sought = sought(&columns);
        let source = TableFile::csv(&bytes, sought.file);
        let in_order = sought.read(&source, Sizes { least: usize::MAX, piece });
        let in_parts = || sought.read(&source, Sizes { least, piece });
        prop_assert_eq!(format!("{:?}", in_parts()), format!("{in_order:?}"));
        // One thread makes each part of the one before.
        prop_assert_eq!(format!("{:?}", ALONE.install(in_parts)), format!("{in_order:?}"));
    }
}

/// How many people a file has that is read in parts.
fn in_parts(bytes: &[u8]) -> Option<usize> {
    let columns = columns();
    let sought = sought(&columns);
    let sizes = Sizes {
        least: 256,
        piece: 128,
    };
    let content = Content::of(&TableFile::csv(bytes, sought.file)).unwrap();
    let (bytes, encoding) = match &content {
        Content::Text {
            encoding: Encoding::Utf8,
            ..
        } => (bytes, Encoding::Utf8),
        Content::Text { text, encoding } => (text.as_bytes(), *encoding),
        Content::Sheet(_) => return None,
    };
    let [mut shown, mut shown_of_copies] = [Vec::new(), Vec::new()];
    let show = |bytes: &[u8]| shown.extend_from_slice(bytes);
    let read = parts::read(bytes, encoding, &sought, sizes, show);
    let show = |bytes: &[u8]| shown_of_copies.extend_from_slice(bytes);
    let of_copies = parts::read(&Copies(bytes), encoding, &sought, sizes, show);
    assert_eq!(format!("{of_copies:?}"), format!("{read:?}"));
    let (people, _) = read?;
    assert_eq!([&shown, &shown_of_copies], [bytes, bytes]);
    Some(people.len())
}

/// Bytes that are given in copies, as those of a file are.
struct Copies<'b>(&'b [u8]);

impl Bytes for Copies<'_> {
    fn length(&self) -> usize {
        self.0.len()
    }

    fn read<'b>(&'b self, range: Range<usize>, room: &'b mut Vec<u8>) -> Option<&'b [u8]> {
        room.clear();
        room.extend_from_slice(self.0.get(range)?);
        Some(room)
    }
}

#[test]
fn what_is_sound_is_read_in_parts() {
    let row = |id: usize| format!("E{id},佐藤,\"A\",300000,2026-04-01\n");
    let rows: String = (0..50).map(row).collect();
    let text = format!("社員番号,氏名,評価,基本給,入社日\n{rows}");
    let plain = text.replace('"', "");
    for sound in [
        plain.clone(),
        plain.replace('\n', "\r\n"),
        plain.trim_end().to_owned(),
        plain + &row(50),
    ] {
        let people = sound.lines().count() - 1;
        assert_eq!(in_parts(sound.as_bytes()), Some(people), "{sound}");
    }
    assert_eq!(in_parts(text.as_bytes()), Some(50));
    assert_eq!(in_parts(format!("\u{feff}{text}").as_bytes()), Some(50));
    assert_eq!(in_parts(&SHIFT_JIS.encode(&text).0), Some(50));
    let long_row = format!("E50,{},A,,\n", "佐".repeat(100));
    for more in [
        row(1),
        ",,,,\n".to_owned() + &row(50),
        "E50,佐藤,A,x,\n".to_owned(),
        // It has no room in a piece.
        long_row + &row(51) + &row(52),
    ] {
        assert_eq!(in_parts((text.clone() + &more).as_bytes()), None, "{more}");
    }
}

#[test]
fn values_that_hardly_repeat_are_read_in_parts() {
    // More than are kept, and in between some that come again and again.
    let rows = (0..90_000_u32).map(|row| match row % 3 {
        0 => format!("E{row:05},佐藤,A,300000,2026-04-01\n"),
        _ => format!("E{row:05},佐藤,A{row},{row}.5,2026-04-01\n"),
    });
    let text: String = "社員番号,氏名,評価,基本給,入社日\n".to_owned() + &rows.collect::<String>();
    let columns = columns();
    let sought = sought(&columns);
    let sizes = Sizes {
        least: 0,
        piece: 1 << 16,
    };
    let read = || parts::read(text.as_bytes(), Encoding::Utf8, &sought, sizes, |_| ()).unwrap();
    for (people, _) in [read(), ALONE.install(read)] {
        let (ratings, salaries) = (&people.texts[0], &people.numbers[0]);
        for row in 0..90_000 {
            let (rating, salary) = match row % 3 {
                0 => ("A".to_owned(), "300000".to_owned()),
                _ => (format!("A{row}"), format!("{row}.5")),
            };
            assert_eq!(ratings.get(row), rating);
            assert_eq!(salaries.get(row).map(|it| it.to_string()), Some(salary));
        }
        assert_eq!(ratings.values.len(), 60_001);
    }
}
