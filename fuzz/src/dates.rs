//! Dates as people write them.

use bonuspool::people::{DateFault, date};
use jiff::civil::Date;

use super::text::wide;

/// Checks the grammar of dates on one text.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let read = date(text);
    assert_eq!(read, date(&format!("\u{3000}{text} ")), "spaces");
    if text.is_ascii() {
        assert_eq!(read, date(&wide(text)), "full-width");
        assert_eq!(read, date(&text.to_ascii_lowercase()), "small letters");
    }
    if let Some(expected) = western(text.trim()) {
        assert_eq!(read.ok(), expected, "{text:?}");
    }
    match read {
        Ok(day) => {
            assert!(text.chars().any(char::is_numeric), "{text:?} is {day}");
            reads_back(day);
        }
        // The message shows the day that was meant; whoever writes it instead must be understood.
        Err(DateFault::OutsideEra { date }) => reads_back(date),
        Err(_) => {}
    }
}

/// The day, written in every form, is the same day.
fn reads_back(day: Date) {
    assert!((1868..=9999).contains(&day.year()), "{day}");
    let (y, m, d) = (day.year(), day.month(), day.day());
    let mut forms = vec![
        day.to_string(),
        format!("{y}/{m}/{d}"),
        format!("{y}.{m:02}.{d}"),
        format!("{y}年{m}月{d}日"),
        format!("{y}{m:02}{d:02}"),
        wide(&format!("{y}-{m}-{d:02}")),
    ];
    let reiwa = y - 2018;
    if day >= jiff::civil::date(2019, 5, 1) && reiwa < 100 {
        forms.push(format!("令和{reiwa}年{m}月{d}日"));
        forms.push(format!("R{reiwa}.{m}.{d}"));
        if reiwa == 1 {
            forms.push(format!("令和元年{m}月{d}日"));
        }
    }
    for form in forms {
        assert_eq!(date(&form), Ok(day), "{form}");
    }
}

/// For `Y-M-D` in ASCII digits with four digits of a year the day that it is, or that it is none; counted by hand.
fn western(text: &str) -> Option<Option<Date>> {
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(separator).collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let known = matches!(separator, '-' | '/' | '.')
        && year.len() == 4
        && [year, month, day].into_iter().all(|part| digits(part))
        && month.len() <= 2
        && day.len() <= 2;
    if !known {
        return None;
    }
    let (y, m, d): (i16, i8, i8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    let last = match m {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    let is_day = y >= 1868 && (1..=last).contains(&d);
    Some(is_day.then(|| jiff::civil::date(y, m, d)))
}
