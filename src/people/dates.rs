//! Dates as people write them, in the western calendar and in Japanese eras (和暦).

use jiff::civil::Date;

use super::text::key;

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// It is not of any form that is read.
    NotADate,
    /// There is no such day (2026-02-30), or it lies before 1868.
    NoSuchDay,
    /// The day does not belong to the era (平成31年5月1日).
    OutsideEra {
        /// The day that was meant, counted from the era's first year.
        date: Date,
    },
    /// A year of two digits without an era (26/4/1): 2026 or 平成26年.
    ShortYear,
    /// The year stands last (4/1/2026): April 1 or January 4.
    YearLast,
    /// A spreadsheet's day number (46113).
    SerialNumber,
    /// A time of day follows.
    TimeOfDay,
}

/// An era of Japan.
struct Era {
    names: [&'static str; 2],
    /// The western year of its first year (元年).
    first_year: i16,
    first_day: Date,
}

/// The eras, newest first; each ends on the day before the next begins. 明治 is read from its sixth year on, when the
/// calendar became the western one.
const ERAS: [Era; 5] = [
    Era {
        names: ["令和", "R"],
        first_year: 2019,
        first_day: jiff::civil::date(2019, 5, 1),
    },
    Era {
        names: ["平成", "H"],
        first_year: 1989,
        first_day: jiff::civil::date(1989, 1, 8),
    },
    Era {
        names: ["昭和", "S"],
        first_year: 1926,
        first_day: jiff::civil::date(1926, 12, 25),
    },
    Era {
        names: ["大正", "T"],
        first_year: 1912,
        first_day: jiff::civil::date(1912, 7, 30),
    },
    Era {
        names: ["明治", "M"],
        first_year: 1868,
        first_day: jiff::civil::date(1873, 1, 1),
    },
];

/// A date in a cell: `2026-04-01`, `2026/4/1`, `2026.4.1`, `2026年4月1日`, `20260401`, `令和8年4月1日`, `R8.4.1`, also in
/// full-width letters.
///
/// Eight digits are read because they cannot mean anything else: turned round, a year from 1868 on would make a month
/// above 12.
///
/// # Errors
/// [`DateFault`] says what is wrong with it.
pub fn date(text: &str) -> Result<Date, DateFault> {
    let mut text = key(text);
    if !text.is_ascii() {
        text = text
            .replace(['\u{2212}', '\u{2010}', '\u{2011}'], "-")
            .into();
    }
    if text.contains(':') {
        return Err(DateFault::TimeOfDay);
    }
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        let with_name = |era| Some((era, without_name(&text, era)?));
        let (era, rest) = ERAS.iter().find_map(with_name).ok_or(DateFault::NotADate)?;
        return in_era(era, rest);
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return from_digits(&text);
    }
    let [year, month, day] = parts(&text).ok_or(DateFault::NotADate)?;
    match (year.len(), day.len()) {
        (4, 1..=2) => civil(number(year)?, month, day),
        (1..=2, 4) => Err(DateFault::YearLast),
        (1..=2, 1..=2) if digits(year) => Err(DateFault::ShortYear),
        _ => Err(DateFault::NotADate),
    }
}

/// What follows the name of an era, whose letter may be of either case.
fn without_name<'t>(text: &'t str, era: &Era) -> Option<&'t str> {
    era.names.iter().find_map(|name| {
        let (start, rest) = text.split_at_checked(name.len())?;
        start.eq_ignore_ascii_case(name).then_some(rest)
    })
}

fn in_era(era: &Era, rest: &str) -> Result<Date, DateFault> {
    let [year, month, day] = parts(rest).ok_or(DateFault::NotADate)?;
    let year = match year {
        "元" => 1,
        _ if year.len() <= 2 => number(year)?,
        _ => return Err(DateFault::NotADate),
    };
    if year == 0 {
        return Err(DateFault::NoSuchDay);
    }
    let western = era.first_year.saturating_add(year).saturating_sub(1);
    let date = civil(western, month, day)?;
    match ERAS.iter().find(|era| era.first_day <= date) {
        None => Err(DateFault::NoSuchDay),
        Some(right) if right.first_year == era.first_year => Ok(date),
        Some(_other) => Err(DateFault::OutsideEra { date }),
    }
}

/// `20260401`.
fn from_digits(text: &str) -> Result<Date, DateFault> {
    let cut = text.split_at_checked(4).and_then(|(year, rest)| {
        let (month, day) = rest.split_at_checked(2)?;
        Some((year, month, day))
    });
    match (cut, text.len()) {
        (Some((year, month, day)), 8) => civil(number(year)?, month, day),
        (_, 5) => Err(DateFault::SerialNumber),
        _ => Err(DateFault::NotADate),
    }
}

/// Year, month and day of `Y-M-D`, `Y/M/D`, `Y.M.D` or `Y年M月D日`, without spaces around them.
fn parts(text: &str) -> Option<[&str; 3]> {
    let (year, month, day) = if let Some((year, rest)) = text.split_once('年') {
        let (month, day) = rest.split_once('月')?;
        (year, month, day.strip_suffix('日')?)
    } else {
        let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
        let (year, rest) = text.split_once(separator)?;
        let (month, day) = rest.split_once(separator)?;
        (year, month, day)
    };
    Some([year.trim(), month.trim(), day.trim()])
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A year, month or day in digits. Not `parse` alone, which takes a sign.
fn number(text: &str) -> Result<i16, DateFault> {
    if digits(text) {
        text.parse().map_err(|_too_large| DateFault::NotADate)
    } else {
        Err(DateFault::NotADate)
    }
}

/// The day of the western calendar; month and day have one or two digits.
fn civil(year: i16, month: &str, day: &str) -> Result<Date, DateFault> {
    if month.len() > 2 || day.len() > 2 {
        return Err(DateFault::NotADate);
    }
    let (month, day) = (number(month)?, number(day)?);
    let small = |value: i16| i8::try_from(value).map_err(|_too_large| DateFault::NoSuchDay);
    // Nobody alive was hired before 1868: such a year has lost or changed a digit.
    if year < 1868 {
        return Err(DateFault::NoSuchDay);
    }
    Date::new(year, small(month)?, small(day)?).map_err(|_no_such_day| DateFault::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, DateFault> {
        date(text).map(|date| date.to_string())
    }

    #[test]
    fn reads_every_form_that_the_contract_names() {
        for (text, expected) in [
            ("2026-04-01", "2026-04-01"),
            ("2026/4/1", "2026-04-01"),
            ("2026/04/01", "2026-04-01"),
            ("2026.4.1", "2026-04-01"),
            ("2026年4月1日", "2026-04-01"),
            ("２０２６年４月１日", "2026-04-01"),
            ("2026年 4月 1日", "2026-04-01"),
            ("2026−04−01", "2026-04-01"),
            (" 20260401 ", "2026-04-01"),
            ("令和8年4月1日", "2026-04-01"),
            ("令和 8年 4月 1日", "2026-04-01"),
            ("㋿8年4月1日", "2026-04-01"),
            ("R8.4.1", "2026-04-01"),
            ("Ｒ８．４．１", "2026-04-01"),
            ("r08/04/01", "2026-04-01"),
            ("R8-4-1", "2026-04-01"),
            ("H2.12.31", "1990-12-31"),
            ("T15.12.24", "1926-12-24"),
            ("M6.1.1", "1873-01-01"),
            ("2024-02-29", "2024-02-29"),
            ("9999-12-31", "9999-12-31"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn eras_end_where_the_next_begins() {
        for (text, expected) in [
            ("令和元年5月1日", Ok("2019-05-01")),
            ("令和1年5月1日", Ok("2019-05-01")),
            ("令和元年4月30日", Err("2019-04-30")),
            ("平成31年4月30日", Ok("2019-04-30")),
            ("平成31年5月1日", Err("2019-05-01")),
            ("平成元年1月8日", Ok("1989-01-08")),
            ("平成元年1月7日", Err("1989-01-07")),
            ("昭和64年1月7日", Ok("1989-01-07")),
            ("昭和64年1月8日", Err("1989-01-08")),
            ("昭和元年12月25日", Ok("1926-12-25")),
            ("昭和元年12月24日", Err("1926-12-24")),
            ("大正15年12月25日", Err("1926-12-25")),
            ("大正元年7月30日", Ok("1912-07-30")),
            ("明治45年7月29日", Ok("1912-07-29")),
            ("明治45年7月30日", Err("1912-07-30")),
        ] {
            let expected = expected
                .map(str::to_owned)
                .map_err(|day| DateFault::OutsideEra {
                    date: day.parse().unwrap(),
                });
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_day_or_could_be_two() {
        for (text, fault) in [
            ("", DateFault::NotADate),
            ("未定", DateFault::NotADate),
            ("2026-04", DateFault::NotADate),
            ("2026/4-1", DateFault::NotADate),
            ("2026年4月", DateFault::NotADate),
            ("2026-004-01", DateFault::NotADate),
            ("2026-+4-01", DateFault::NotADate),
            ("2026/4/1(水)", DateFault::NotADate),
            ("2026-4-1-1", DateFault::NotADate),
            ("令和", DateFault::NotADate),
            ("令和八年四月一日", DateFault::NotADate),
            ("X8.4.1", DateFault::NotADate),
            ("2026401", DateFault::NotADate),
            ("2026-02-30", DateFault::NoSuchDay),
            ("2025/2/29", DateFault::NoSuchDay),
            ("2026-13-01", DateFault::NoSuchDay),
            ("2026-00-01", DateFault::NoSuchDay),
            ("20261301", DateFault::NoSuchDay),
            ("04012026", DateFault::NoSuchDay),
            ("31122026", DateFault::NoSuchDay),
            ("1026-04-01", DateFault::NoSuchDay),
            ("令和0年4月1日", DateFault::NoSuchDay),
            ("明治5年12月2日", DateFault::NoSuchDay),
            ("令和8年2月30日", DateFault::NoSuchDay),
            ("26/4/1", DateFault::ShortYear),
            ("8.4.1", DateFault::ShortYear),
            ("4/1/2026", DateFault::YearLast),
            ("46113", DateFault::SerialNumber),
            ("2026/4/1 0:00", DateFault::TimeOfDay),
            ("2026-04-01T00:00:00", DateFault::TimeOfDay),
        ] {
            assert_eq!(date(text), Err(fault), "{text}");
        }
    }
}
