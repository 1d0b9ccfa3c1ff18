//! A cell as the text that stands for it in a CSV.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime};
use rust_decimal::Decimal;

/// The text; empty for a cell without a value.
#[must_use]
pub fn text<'c>(value: &'c DataRef<'_>) -> Cow<'c, str> {
    match value {
        DataRef::Empty => "".into(),
        DataRef::String(text) => text.as_str().into(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => number_text(*number).into(),
        DataRef::Bool(true) => "TRUE".into(),
        DataRef::Bool(false) => "FALSE".into(),
        DataRef::DateTime(moment) => moment_text(*moment).into(),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).into(),
        DataRef::DurationIso(text) => text.as_str().into(),
        DataRef::Error(error) => error.to_string().into(),
    }
}

/// The number as Excel shows it: 15 significant digits, as which 7 comes back from a stored 7.000000000000001. A whole
/// number that a float holds exactly keeps all its digits: other programs write ids of 16.
#[must_use]
pub fn number_text(number: f64) -> String {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT && number != 0.0 {
        return number.to_string();
    }
    Decimal::from_scientific(&format!("{number:.14e}")).map_or_else(
        |_| number.to_string(),
        |decimal| decimal.normalize().to_string(),
    )
}

/// The date; with the time of day, where there is one, or the time alone, so that the reader of dates can refuse it.
fn moment_text(moment: ExcelDateTime) -> String {
    // Serial numbers of days up to 9999; a duration is no date.
    let is_moment = moment.is_datetime() && (0.0..2_958_466.0).contains(&moment.as_f64());
    if !is_moment {
        return format!("{} (h:mm)", number_text(moment.as_f64()));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour}:{minute:02}:{second:02}");
    // Day 0, which Excel shows as 1900/1/0, is what a formula makes of a blank cell.
    if moment.as_f64() < 1.0 {
        time
    } else if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {time}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_digits_that_excel_shows() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (7.000_000_000_000_001, "7"),
            (0.1 + 0.2, "0.3"),
            (300_000.0, "300000"),
            (-1.5, "-1.5"),
            (1_234_567_890_123_456.0, "1234567890123456"),
            (0.975, "0.975"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }
}
