//! What made a rating of what was computed, as lines.

use crate::calculation::trace::{Unit, Verdict};
use crate::evaluation::Placed;
use crate::money::Ratio;
use crate::policy::Field;
use crate::view::Lang;
use crate::view::format::quantity;
use crate::view::names::{header, heading};
use crate::view::phrases::{capital, noted, uncapital};
use crate::view::terms::Term;

use super::document::Line;
use super::step::{Files, origins};

/// The lines of a verdict, the rating last.
pub(super) fn verdict_lines(verdict: &Verdict, files: Files<'_>, lang: Lang) -> Vec<Line> {
    let rating = heading(Field::Rating, lang);
    let line = |label: String, calculation: String, from: &[_]| Line {
        label,
        calculation,
        origin: origins(from, files, lang),
    };
    match verdict {
        Verdict::Reached {
            of,
            number,
            rating: reached,
            at_least,
            below,
            origin,
        } => {
            let label = match of {
                None => rating,
                Some(of) => {
                    let of = capital(&header(of, lang));
                    lang.pick(format!("{of}の区分"), format!("{of}: level"))
                }
            };
            let what = match of {
                None => uncapital(Term::EvaluationScore.label(lang)),
                Some(of) => header(of, lang),
            };
            let why = range(&what, *number, *at_least, *below, lang);
            vec![line(
                label,
                noted(reached, &why, lang),
                std::slice::from_ref(origin),
            )]
        }
        Verdict::Looked {
            by,
            rating: found,
            origins,
        } => {
            let by: Vec<String> = by
                .iter()
                .map(|(column, text)| format!("{} {text}", header(column, lang)))
                .collect();
            let why = by.join(lang.pick("、", ", "));
            vec![line(rating, noted(found, &why, lang), origins)]
        }
        Verdict::Placed {
            placed,
            within,
            rating: found,
            origin,
        } => {
            let place = lang.pick("順位", "Place").to_owned();
            vec![
                line(place, place_of(*placed, within.as_ref(), lang), &[]),
                line(
                    rating,
                    noted(found, &quota(found, *placed, lang), lang),
                    std::slice::from_ref(origin),
                ),
            ]
        }
    }
}

/// `評価点78.5は、75以上90未満`.
fn range(
    what: &str,
    number: Ratio,
    at_least: Option<Ratio>,
    below: Option<Ratio>,
    lang: Lang,
) -> String {
    let show = |number| quantity(number, Unit::Plain, lang);
    let number = show(number);
    match (at_least.map(show), below.map(show)) {
        (Some(least), Some(below)) => lang.pick(
            format!("{what}{number}は、{least}以上{below}未満"),
            format!("{what} {number}: from {least} to below {below}"),
        ),
        (Some(least), None) => lang.pick(
            format!("{what}{number}は、{least}以上"),
            format!("{what} {number}: {least} or more"),
        ),
        (None, Some(below)) => lang.pick(
            format!("{what}{number}は、{below}未満"),
            format!("{what} {number}: below {below}"),
        ),
        (None, None) => lang.pick(format!("{what}{number}"), format!("{what} {number}")),
    }
}

/// `12人中3位（部署が「営業部」の中で。同点2人）`.
fn place_of(placed: Placed, within: Option<&(String, String)>, lang: Lang) -> String {
    let Placed {
        place, of, tied, ..
    } = placed;
    let mut notes = Vec::new();
    if let Some((column, text)) = within {
        let column = header(column, lang);
        notes.push(lang.pick(
            format!("{column}「{text}」の中で"),
            format!("within {column} “{text}”"),
        ));
    }
    if tied > 1 {
        notes.push(lang.pick(format!("同点{tied}人"), format!("shared by {tied}")));
    }
    let place = lang.pick(format!("{of}人中{place}位"), format!("{place} of {of}"));
    match notes.as_slice() {
        [] => place,
        notes => noted(&place, &notes.join(lang.pick("、", ", ")), lang),
    }
}

/// `Aは2位から4位まで`.
fn quota(rating: &str, placed: Placed, lang: Lang) -> String {
    let Placed { first, last, .. } = placed;
    if first == last {
        lang.pick(
            format!("{rating}は{first}位"),
            format!("{rating} is place {first}"),
        )
    } else {
        lang.pick(
            format!("{rating}は{first}位から{last}位まで"),
            format!("{rating} is places {first} to {last}"),
        )
    }
}
