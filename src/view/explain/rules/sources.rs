//! Where a rule takes a number from, as a part of a sentence.

use crate::calculation::trace::Unit;
use crate::money::Ratio;
use crate::policy::{Column, Field, FigureRatio, Method, Source, Through};
use crate::view::format::{exact, quantity};
use crate::view::names::{figure, header};
use crate::view::terms::Term;

use super::tables::{Counts, bands_grid, linear_grid, table_grid};
use super::{Phrase, Say};

/// What the number of a source means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gives {
    /// Points.
    Points,
    /// Money.
    Amount,
    /// Months of base pay.
    Months,
    /// A factor's coefficient.
    Coefficient,
    /// A part of an evaluation.
    Score,
}

impl Gives {
    pub(super) const fn of(method: Method) -> Self {
        match method {
            Method::Points => Self::Points,
            Method::Amount => Self::Amount,
            Method::Months => Self::Months,
        }
    }

    /// `ポイント`; `points`.
    fn noun(self, say: Say<'_>) -> &'static str {
        match self {
            Self::Points => say.pick("ポイント", "points"),
            Self::Amount => say.pick("金額", "amount"),
            Self::Months => say.pick("支給月数", "months of pay"),
            Self::Coefficient => say.pick("係数", "factor"),
            Self::Score => say.pick("点数", "score"),
        }
    }

    /// The head of its column in a table, with the unit.
    fn head(self, say: Say<'_>) -> &'static str {
        match self {
            Self::Points => Term::Points.label(say.lang),
            Self::Amount => say.pick("金額（円）", "Amount (yen)"),
            Self::Months => Term::Months.label(say.lang),
            Self::Coefficient => say.pick("係数", "Factor"),
            Self::Score => say.pick("点数", "Score"),
        }
    }

    fn show(self, say: Say<'_>, value: Ratio) -> String {
        match self {
            Self::Points => quantity(value, Unit::Points, say.lang),
            Self::Amount => say.yen(value),
            Self::Months => say.months(value),
            Self::Coefficient | Self::Score => exact(value),
        }
    }
}

/// The source as a noun, with the table that it refers to.
pub(super) fn source(say: Say<'_>, source: &Source, gives: Gives) -> Phrase {
    match source {
        Source::Value(value) => Phrase::plain(gives.show(say, value.value)),
        Source::Lookup { by, table } => {
            let heads: Vec<String> = by.iter().map(|one| header(&one.name, say.lang)).collect();
            let grid = table_grid(say, table, &heads, gives.head(say));
            Phrase::with(in_table(say, &say.columns(by), gives), grid)
        }
        Source::Column { from, through } => by_column(say, from, through, gives),
        Source::Figure { ratio, through } => by_figure(say, ratio, through, gives),
    }
}

/// How the numbers of a column are shown where rules name some of them.
pub(super) fn counts_of(column: &Column, mut numbers: impl Iterator<Item = Ratio>) -> Counts {
    let mut below_one = || numbers.all(|number| number <= Ratio::ONE);
    match column.field {
        Some(Field::AttendanceRate | Field::GoalAchievement) => Counts::Rate,
        _ if is_rate(&column.name) && below_one() => Counts::Rate,
        _ => Counts::Number,
    }
}

fn by_column(say: Say<'_>, from: &Column, through: &Through, gives: Gives) -> Phrase {
    let column = say.column(from);
    let head = header(&from.name, say.lang);
    let counts = counts_of(from, numbers(through).into_iter());
    let noun = gives.noun(say);
    match through {
        Through::Itself => Phrase::plain(derived(say, from, gives).unwrap_or_else(|| {
            say.pick(
                format!("社員データの{column}に記載の{noun}"),
                format!("the {noun} in the people file under {column}"),
            )
        })),
        Through::Table(table) => {
            let grid = table_grid(say, table, &[head], gives.head(say));
            Phrase::with(in_table(say, &column, gives), grid)
        }
        Through::Bands(bands) => {
            let grid = bands_grid(say, bands, (head, counts), gives_head(say, gives));
            Phrase::with(in_table(say, &column, gives), grid)
        }
        Through::Linear(linear) => {
            let grid = linear_grid(linear, (head, counts), gives_head(say, gives));
            Phrase::with(on_line(say, &column, gives), grid)
        }
    }
}

/// The number of a column that the dates give; nothing for columns of the people file.
fn derived(say: Say<'_>, from: &Column, gives: Gives) -> Option<String> {
    if from.field == Some(Field::GoalAchievement) {
        return Some(say.pick("目標達成度", "the goal achievement").to_owned());
    }
    if from.field.is_some() {
        return None;
    }
    let (ja, ja_one, en, en_one) = match from.name.as_str() {
        "years_of_service" => (
            "算定期間の末日における勤続年数",
            "1年",
            "the full years of service at the end of the period",
            "full year of service at the end of the period",
        ),
        "months_in_period" => (
            "算定期間中の在籍月数（休職月数を除く。）",
            "1か月",
            "the months employed in the period, less months of leave",
            "month employed in the period, less months of leave",
        ),
        "days_in_period" => (
            "算定期間中の在籍日数（休職日数を除く。）",
            "1日",
            "the days employed in the period, less days of leave",
            "day employed in the period, less days of leave",
        ),
        _ => return None,
    };
    if gives == Gives::Coefficient {
        return Some(say.pick(ja, en).to_owned());
    }
    let one = gives.show(say, Ratio::ONE);
    Some(say.pick(
        format!("{ja}{ja_one}につき{one}"),
        format!("{one} for each {en_one}"),
    ))
}

/// Whether the company's name for a number says that it is a rate.
pub(super) fn is_rate(name: &str) -> bool {
    name.ends_with('率') || name.ends_with("_rate") || name.ends_with("_margin")
}

/// Whether the numbers that stand before a table are written as rates are.
fn below_one(through: &Through) -> bool {
    numbers(through).iter().all(|number| *number <= Ratio::ONE)
}

/// The numbers that stand before a table.
fn numbers(through: &Through) -> Vec<Ratio> {
    match through {
        Through::Itself | Through::Table(_) => Vec::new(),
        Through::Bands(bands) => bands
            .bands
            .iter()
            .filter_map(|band| band.at_least)
            .collect(),
        Through::Linear(linear) => linear.points.iter().map(|point| point.at).collect(),
    }
}

fn by_figure(say: Say<'_>, ratio: &FigureRatio, through: &Through, gives: Gives) -> Phrase {
    let above = say.figure(&ratio.figure);
    let (text, head, counts) = match &ratio.ratio_to {
        None => {
            let counts = match is_rate(&ratio.figure) && below_one(through) {
                true => Counts::Rate,
                false => Counts::Number,
            };
            (above, figure(&ratio.figure, say.lang), counts)
        }
        Some(below) => {
            let shown = say.figure(below);
            let head = format!(
                "{} ÷ {}",
                figure(&ratio.figure, say.lang),
                figure(below, say.lang)
            );
            let text = say.pick(
                format!("{above}を{shown}で除した率"),
                format!("{above} divided by {shown}"),
            );
            (text, head, Counts::Rate)
        }
    };
    match through {
        // A figure never leads through a table; it has no text to look up.
        Through::Itself | Through::Table(_) => Phrase::plain(text),
        Through::Bands(bands) => {
            let grid = bands_grid(say, bands, (head, counts), gives_head(say, gives));
            Phrase::with(in_table(say, &text, gives), grid)
        }
        Through::Linear(linear) => {
            let grid = linear_grid(linear, (head, counts), gives_head(say, gives));
            Phrase::with(on_line(say, &text, gives), grid)
        }
    }
}

fn in_table(say: Say<'_>, by: &str, gives: Gives) -> String {
    let noun = gives.noun(say);
    say.pick(
        format!("{by}に応じて次の表に定める{noun}"),
        format!("the {noun} in the table below for {by}"),
    )
}

fn on_line(say: Say<'_>, by: &str, gives: Gives) -> String {
    let noun = gives.noun(say);
    say.pick(
        format!("{by}に応じて次の表の値を直線で結んで求める{noun}（両端の外側では端の値）"),
        format!("the {noun} for {by} on the straight line between the values in the table below, flat outside them"),
    )
}

fn gives_head(say: Say<'_>, gives: Gives) -> (String, Counts) {
    (gives.head(say).to_owned(), Counts::Number)
}
