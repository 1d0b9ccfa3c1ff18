//! What a number format does to a number, as far as it matters to whoever takes the number for what Excel shows.

/// What a number format does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// It shows the number: with separators, a currency, decimals, colours.
    AsItIs,
    /// It pads the number with zeros to so many digits: `0000` shows 12 as 0012.
    Padded(usize),
    /// It adds text, so that what is seen is not the number alone: `"E"000` shows 1 as E001.
    WithText,
    /// It adds text that makes another number of it: `0"万円"` shows 30 as 30万円.
    WithUnit,
}

/// What the format does, by its section for numbers that are not negative.
#[must_use]
pub fn shown(format: &str) -> Shown {
    let Parts {
        text,
        zeros,
        others,
        broken_up,
    } = parts(format);
    // Digits in quotes, words of number and percent signs are read with the number by whoever looks at it.
    let counts = |c: char| c.is_numeric() || "万億兆千百十割%％".contains(c);
    let says_nothing = |c: char| c.is_whitespace() || "¥￥\\$円()-+,.:/".contains(c);
    if text.chars().any(counts) {
        Shown::WithUnit
    } else if broken_up || !text.chars().all(says_nothing) {
        Shown::WithText
    } else if zeros >= 2 && !others {
        Shown::Padded(zeros)
    } else {
        Shown::AsItIs
    }
}

/// What a format consists of.
#[derive(Default)]
struct Parts {
    /// What it adds, one thing after another.
    text: String,
    /// How many zeros it has.
    zeros: usize,
    /// Whether it has any other sign for digits, separators or exponents.
    others: bool,
    /// Whether something stands between its digits, as in `000-0000`.
    broken_up: bool,
}

fn parts(format: &str) -> Parts {
    let mut parts = Parts::default();
    let mut after_digits = false;
    // How Excel calls the usual form of a number, in English and in Japanese.
    let format = format.replace("General", "").replace("G/標準", "");
    let mut rest = format.chars();
    while let Some(c) = rest.next() {
        let mut added = true;
        match c {
            ';' => break,
            '"' => parts.text.extend(rest.by_ref().take_while(|&c| c != '"')),
            '\\' => parts.text.extend(rest.next()),
            // The next character only takes room.
            '_' | '*' => {
                rest.next();
                added = false;
            }
            // Colours and conditions; currencies are `[$¥-411]`.
            '[' => {
                rest.by_ref().take_while(|&c| c != ']').for_each(drop);
                added = false;
            }
            '0' | '#' | '?' => {
                parts.broken_up |= after_digits && parts.zeros > 0 && c == '0';
                after_digits = false;
                if c == '0' {
                    parts.zeros = parts.zeros.saturating_add(1);
                } else {
                    parts.others = true;
                }
                continue;
            }
            '.' | ',' | '%' | '@' | '/' => {
                parts.others = true;
                added = false;
            }
            // The exponent is written E+00.
            'E' | 'e' => {
                rest.next();
                parts.others = true;
                added = false;
            }
            c => parts.text.push(c),
        }
        after_digits |= added && parts.zeros > 0;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_excel_offers_show_the_number() {
        for format in [
            "General",
            "G/標準",
            "0",
            "0.00",
            "0_ ",
            "#,##0",
            "#,##0_ ",
            "#,##0_);[Red]\\(#,##0\\)",
            "\"¥\"#,##0;[Red]\"¥\"\\-#,##0",
            "[$¥-411]#,##0",
            "#,##0\"円\"",
            "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ",
            "0%",
            "0.0%",
            "0.00E+00",
            "# ?/?",
            "@",
            "0.000",
        ] {
            assert_eq!(shown(format), Shown::AsItIs, "{format}");
        }
    }

    #[test]
    fn zeros_in_front_belong_to_an_id() {
        for (format, digits) in [
            ("0000", 4),
            ("00", 2),
            ("000000;@", 6),
            ("0000_ ", 4),
            ("0000_);(0000)", 4),
            ("[Red]0000", 4),
        ] {
            assert_eq!(shown(format), Shown::Padded(digits), "{format}");
        }
    }

    #[test]
    fn text_makes_something_else_of_a_number() {
        for format in [
            "\"E\"000",
            "\\A0000",
            "000-0000",
            "0\"名\"",
            "0\"日\"",
            "000\\-0000",
            "G/標準\"名\"",
        ] {
            assert_eq!(shown(format), Shown::WithText, "{format}");
        }
        for format in [
            "0\"万円\"",
            "#,##0\"千円\"",
            "0\"000\"",
            "0\"%\"",
            "0.0\\億",
        ] {
            assert_eq!(shown(format), Shown::WithUnit, "{format}");
        }
    }
}
