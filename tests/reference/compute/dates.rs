//! Civil dates: reading them, the days and month ends of a period (section 3).

use jiff::ToSpan;
use jiff::civil::Date;

pub fn next(day: Date) -> Date {
    day.checked_add(1.day()).expect("dates of a test are small")
}

pub fn every_day((from, to): (Date, Date)) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |day| Some(next(*day))).take_while(move |day| *day <= to)
}

pub fn is_month_end(day: Date) -> bool {
    next(day).day() == 1
}

/// Both the first and the last day count.
pub fn employed(day: Date, hired: Date, left: Option<Date>) -> bool {
    hired <= day && left.is_none_or(|left| day <= left)
}

/// `2026-04-01`, `2026/4/1`, `2026年4月1日`, `令和8年4月1日`, `R8.4.1`.
pub fn read_date(text: &str) -> Option<Date> {
    let era = text.starts_with("令和") || text.starts_with('R');
    let parts: Vec<i16> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [year, month, day] = parts[..] else {
        return None;
    };
    let year = if era { year + 2018 } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[test]
fn dates_are_read_as_written() {
    for text in [
        "2026-04-01",
        "2026/4/1",
        "2026年4月1日",
        "令和8年4月1日",
        "R8.4.1",
    ] {
        assert_eq!(
            read_date(text),
            Some(jiff::civil::date(2026, 4, 1)),
            "{text}"
        );
    }
}
