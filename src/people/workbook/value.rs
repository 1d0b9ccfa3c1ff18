//! A cell as the text that stands for it in a CSV.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime};
use rust_decimal::Decimal;

/// The text; nothing for a cell without a value.
#[must_use]
pub fn text<'c>(value: &'c DataRef<'_>) -> Option<Cow<'c, str>> {
    Some(match value {
        DataRef::Empty => return None,
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
    })
}

/// The number as Excel shows it: 15 significant digits, as which 7 comes back from a stored 7.000000000000001.
#[must_use]
pub fn number_text(number: f64) -> String {
    Decimal::from_scientific(&format!("{number:.14e}")).map_or_else(
        |_| number.to_string(),
        |decimal| decimal.normalize().to_string(),
    )
}

/// The date; with the time of day, where there is one, so that the reader of dates can refuse it.
fn moment_text(moment: ExcelDateTime) -> String {
    // Serial numbers of days from 1900 to 9999; a duration is no date.
    let is_date = moment.is_datetime() && (0.0..2_958_466.0).contains(&moment.as_f64());
    if !is_date {
        return format!("{} (h:mm)", number_text(moment.as_f64()));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

/// How many digits a number format pads to, where it does nothing else: `0000` shows the id 0123.
#[must_use]
pub fn padded_to(format: &str) -> Option<usize> {
    let rest = format.trim_start_matches('0');
    let digits = format.len().saturating_sub(rest.len());
    let plain = rest.is_empty() || rest.starts_with(';') || rest == "_ ";
    (digits >= 2 && plain).then_some(digits)
}
