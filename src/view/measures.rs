//! The names of measures, and the cells that hold them.

use crate::decision::{Kind, Measure};
use crate::money::Ratio;

use super::phrases::noted;
use super::terms::Term;
use super::{Cell, Lang};

/// What a measure is called.
#[must_use]
pub fn measure_label(measure: &Measure, lang: Lang) -> String {
    let of = |term: Term, name: &str| noted(term.label(lang), name, lang);
    let own = |ja: &str, en: &str| lang.pick(ja, en).to_owned();
    match measure {
        Measure::Pool => Term::Pool.label(lang).to_owned(),
        Measure::Cost => Term::Cost.label(lang).to_owned(),
        Measure::Paid => Term::TotalPaid.label(lang).to_owned(),
        Measure::LeftOver => Term::LeftOver.label(lang).to_owned(),
        Measure::Coefficient => Term::Coefficient.label(lang).to_owned(),
        Measure::CoefficientOf(name) => of(Term::Coefficient, name),
        Measure::UnitPrice => Term::UnitPrice.label(lang).to_owned(),
        Measure::UnitPriceOf(name) => of(Term::UnitPrice, name),
        Measure::AverageBonus => Term::AverageBonus.label(lang).to_owned(),
        Measure::MedianBonus => own("賞与額の中央値", "Median bonus"),
        Measure::MinBonus => own("最低賞与額", "Smallest bonus"),
        Measure::MaxBonus => own("最高賞与額", "Largest bonus"),
        Measure::AverageMonths => Term::AverageMonths.label(lang).to_owned(),
        Measure::Gini => own("ジニ係数", "Gini coefficient"),
        Measure::TopBottomRatio => own("上位下位倍率", "Top to bottom"),
        Measure::LabourShare => own("労働分配率", "Labour share"),
        Measure::ProfitAfterBonus => own("賞与支給後利益", "Profit after bonus"),
        Measure::Bonus(id) => of(Term::Bonus, id),
    }
}

/// What a measure counts in, where that is not money and its cells do not say it.
#[must_use]
pub fn measure_unit(measure: &Measure, lang: Lang) -> Option<&'static str> {
    match measure.kind() {
        Kind::Rounded(_) if *measure == Measure::TopBottomRatio => Some(lang.pick("倍", "times")),
        Kind::Months if lang == Lang::Ja => Some("か月"),
        Kind::Money | Kind::Price | Kind::Number | Kind::Rounded(_) | Kind::Rate | Kind::Months => {
            None
        }
    }
}

/// The header of a sheet: what scripts read by its English word.
#[must_use]
pub fn measure_header(measure: &Measure, lang: Lang) -> String {
    match lang {
        Lang::Ja => measure_label(measure, lang),
        Lang::En => measure.word().into_owned(),
    }
}

/// A measure in a cell; nothing where the outcome has none.
#[must_use]
pub fn measure_cell(measure: &Measure, value: Option<Ratio>) -> Cell {
    Cell::maybe(value, |value| match measure.kind() {
        Kind::Money | Kind::Price => Cell::Price(value),
        Kind::Number => Cell::Number(value),
        Kind::Rounded(digits) => Cell::Fixed(value, digits),
        Kind::Rate => Cell::Percent(value),
        Kind::Months => Cell::Months(value),
    })
}
