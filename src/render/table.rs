//! The result on a terminal.
//!
//! Columns are set apart by blanks and one line of ASCII: box-drawing characters take two columns in terminals that are
//! set to wide ambiguous characters, and would tear every table apart. A table never gets a total width, which makes
//! tabled cut amounts: too wide a table has its texts wrapped, and if that is not enough, is shown as one card a row.

use anstyle::Style;
use tabled::builder::Builder;
use tabled::settings::object::Columns;
use tabled::settings::style::HorizontalLine;
use tabled::settings::{Alignment, Padding, Style as Lines};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::view::{Align, Lang, Report, Table};

/// What the report is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// How many columns it has; nothing where it is not a terminal.
    pub columns: Option<usize>,
    /// Whether it shows colours.
    pub colour: bool,
}

/// Blanks between two columns.
const GAP: usize = 2;
/// A text of more columns than this is wrapped before any header is.
const LONG: usize = 20;
/// A column of texts is not wrapped below this width.
const NARROWEST: usize = 8;
/// A bar of fewer signs than this tells nothing, and makes way.
const SHORTEST_BAR: usize = 8;
/// A Japanese header is not wrapped below this width.
const SHORTEST: usize = 4;

/// The whole report.
#[must_use]
pub fn render(report: &Report, screen: Screen) -> String {
    let mut text = format!("{}\n", report.first);
    let headings: Vec<&String> = report.name.iter().chain(&report.purpose).collect();
    if !headings.is_empty() {
        text.push('\n');
    }
    for heading in headings {
        text.push_str(&format!("{heading}\n"));
    }
    for table in &report.tables {
        text.push('\n');
        text.push_str(&draw(table, report.lang, screen));
    }
    text
}

/// One table under its title.
#[must_use]
pub fn draw(table: &Table, lang: Lang, screen: Screen) -> String {
    let mut cells = Cells::of(table, lang);
    let body = match screen.columns {
        Some(columns) if !cells.narrow_to(columns) => cells.cards(columns),
        _ => cells.draw(),
    };
    let (on, off) = if screen.colour {
        let bold = Style::new().bold();
        (bold.render().to_string(), bold.render_reset().to_string())
    } else {
        (String::new(), String::new())
    };
    format!("{on}{}{off}\n{body}", table.title)
}

/// The texts of a table.
struct Cells {
    header: Option<Vec<String>>,
    rows: Vec<Vec<String>>,
    aligns: Vec<Align>,
}

impl Cells {
    fn of(table: &Table, lang: Lang) -> Self {
        let header = table
            .columns
            .iter()
            .map(|column| column.header.clone())
            .collect();
        let shown = |row: &Vec<crate::view::Cell>| {
            row.iter()
                .map(|cell| cell.shown(table.units, lang))
                .collect()
        };
        Self {
            header: table.has_headers().then_some(header),
            rows: table.rows.iter().map(shown).collect(),
            aligns: table.columns.iter().map(|column| column.align).collect(),
        }
    }

    fn widths(&self) -> Vec<usize> {
        let mut widths = vec![0; self.aligns.len()];
        for row in self.header.iter().chain(&self.rows) {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width().max(*width);
            }
        }
        widths
    }

    /// Shortens the bars to the room that is left of so many columns, all in proportion; where that is too little, takes them
    /// away.
    fn shorten_bars(&mut self, columns: usize) {
        while let Some(at) = self.aligns.iter().position(|it| *it == Align::Bar) {
            let widths = self.widths();
            let gaps = GAP * widths.len().saturating_sub(1);
            let whole = widths.iter().sum::<usize>() + gaps;
            let room = widths[at].saturating_sub(whole.saturating_sub(columns));
            if room >= SHORTEST_BAR.min(widths[at]) {
                if room < widths[at] {
                    for row in &mut self.rows {
                        let length = (row[at].len() * room).div_ceil(widths[at]);
                        row[at].truncate(length);
                    }
                }
                return;
            }
            self.aligns.remove(at);
            for row in self.header.iter_mut().chain(&mut self.rows) {
                row.remove(at);
            }
        }
    }

    /// Wraps long texts, then headers that are wider than what stands below them, then all texts, until the table has
    /// at most so many columns; tells whether that worked.
    fn narrow_to(&mut self, columns: usize) -> bool {
        self.shorten_bars(columns);
        let original = self.widths();
        let mut widths = original.clone();
        let gaps = GAP * widths.len().saturating_sub(1);
        let fits = |widths: &[usize]| widths.iter().sum::<usize>() + gaps <= columns;
        let floors = self.header.as_deref().map(floors);
        let floor = |at: usize| floors.as_ref().map_or(0, |floors| floors[at]);
        let shrink = |widths: &mut [usize], least: usize| {
            while !fits(widths) {
                let texts = (0..widths.len()).filter(|&at| self.aligns[at] == Align::Left);
                let widest = texts
                    .filter(|&at| widths[at] > least.max(floor(at)))
                    .max_by_key(|&at| widths[at]);
                match widest {
                    Some(at) => widths[at] -= 1,
                    None => return,
                }
            }
        };
        shrink(&mut widths, LONG);
        for (at, width) in widths.clone().into_iter().enumerate() {
            if !fits(&widths) {
                let body = self.rows.iter().map(|row| row[at].width()).max();
                let body = body.unwrap_or_default();
                let excess = widths.iter().sum::<usize>() + gaps - columns;
                widths[at] = width.min(body.max(floor(at)).max(width.saturating_sub(excess)));
            }
        }
        shrink(&mut widths, NARROWEST);
        if !fits(&widths) {
            return false;
        }
        for (at, (&width, original)) in widths.iter().zip(original).enumerate() {
            if width < original {
                if let Some(header) = &mut self.header {
                    header[at] = wrap(&header[at], even(&header[at], width));
                }
                for row in &mut self.rows {
                    row[at] = wrap(&row[at], width);
                }
            }
        }
        true
    }

    fn draw(self) -> String {
        let has_header = self.header.is_some();
        let mut builder = Builder::default();
        for row in self.header.into_iter().chain(self.rows) {
            builder.push_record(row);
        }
        let mut table = builder.build();
        if has_header {
            let line = HorizontalLine::new('-');
            table.with(Lines::empty().horizontals([(1, line)]));
        } else {
            table.with(Lines::empty());
        }
        table.with(Padding::new(0, GAP, 0, 0));
        let last = self.aligns.len().saturating_sub(1);
        for (at, align) in self.aligns.into_iter().enumerate() {
            if align == Align::Right {
                table.modify(Columns::one(at), Alignment::right());
            }
            if at == last {
                table.modify(Columns::one(at), Padding::zero());
            }
        }
        let mut text = String::new();
        for line in table.to_string().lines() {
            text.push_str(line.trim_end_matches(' '));
            text.push('\n');
        }
        text
    }

    /// One card a row: its texts, and below them its numbers with their headers, as many on a line as there is room.
    fn cards(self, columns: usize) -> String {
        let header = self
            .header
            .unwrap_or_else(|| vec![String::new(); self.aligns.len()]);
        let mut text = String::new();
        for row in self.rows {
            let mut title = Vec::new();
            let mut lines = vec![String::new()];
            for ((name, cell), align) in header.iter().zip(row).zip(&self.aligns) {
                if cell.is_empty() {
                    continue;
                }
                if *align == Align::Left {
                    // A card begins with what its first text is.
                    title.push(match (title.is_empty(), name.as_str()) {
                        (true, name) if !name.is_empty() => format!("{name} {cell}"),
                        _ => cell,
                    });
                    continue;
                }
                let item = match name.as_str() {
                    "" => format!("  {cell}"),
                    name => format!("  {name}: {cell}"),
                };
                match lines.last_mut() {
                    Some(line) if line.is_empty() || line.width() + item.width() <= columns => {
                        line.push_str(&item);
                    }
                    _ => lines.push(item),
                }
            }
            text.push_str(&format!("{}\n", wrap(&title.join("  "), columns)));
            for line in lines.iter().filter(|line| !line.is_empty()) {
                text.push_str(&format!("{line}\n"));
            }
        }
        text
    }
}

/// How narrow headers can be: English ones are not broken inside a word.
fn floors(header: &[String]) -> Vec<usize> {
    let floor = |header: &String| match header.is_ascii() {
        true => header.split(' ').map(str::width).max(),
        false => Some(SHORTEST),
    };
    header
        .iter()
        .map(|it| floor(it).unwrap_or_default())
        .collect()
}

/// The width on which a Japanese header stands on lines that are as long as one another.
fn even(header: &str, width: usize) -> usize {
    if header.is_ascii() {
        return width;
    }
    let lines = header.width().div_ceil(width).max(1);
    let even = header.width().div_ceil(lines).next_multiple_of(2);
    even.min(width)
}

/// The text on lines of at most so many columns. Japanese can break anywhere; a blank is taken where one is near.
fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for c in text.chars() {
        if line.width() + c.width().unwrap_or(0) > width {
            let word = line.rfind(' ').map_or("", |at| &line[at + 1..]);
            let near = word.is_ascii() || word.width() * 2 <= width;
            let next = match line.rfind(' ') {
                Some(at) if c != ' ' && near => line.split_off(at)[1..].to_owned(),
                _ => String::new(),
            };
            out.push_str(line.trim_end_matches(' '));
            out.push('\n');
            line = next;
        }
        if c != ' ' || !line.is_empty() || out.is_empty() {
            line.push(c);
        }
    }
    out + &line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use crate::view::{Cell, Column};

    const PLAIN: Screen = Screen {
        columns: None,
        colour: false,
    };

    fn people() -> Table {
        let row = |id: &str, name: &str, bonus: i128| {
            vec![
                Cell::Text(id.to_owned()),
                Cell::Text(name.to_owned()),
                Cell::Money(Money::yen(bonus).unwrap()),
            ]
        };
        Table {
            title: "支給一覧（円）".to_owned(),
            columns: vec![
                Column::text("社員番号"),
                Column::text("氏名"),
                Column::number("賞与"),
            ],
            rows: vec![
                row("E001", "佐藤 花子", 1_234_567),
                row("E002", "Wolfeschlegelsteinhausenbergerdorff", 98),
            ],
            units: false,
        }
    }

    #[test]
    fn columns_stand_below_one_another_beside_full_width_text() {
        assert_eq!(
            draw(&people(), Lang::Ja, PLAIN),
            "\
支給一覧（円）
社員番号  氏名                                      賞与
--------------------------------------------------------
E001      佐藤 花子                            1,234,567
E002      Wolfeschlegelsteinhausenbergerdorff         98
"
        );
    }

    #[test]
    fn a_narrow_screen_wraps_texts_and_never_an_amount() {
        let screen = |columns| Screen {
            columns: Some(columns),
            colour: false,
        };
        assert_eq!(
            draw(&people(), Lang::Ja, screen(40)),
            "\
支給一覧（円）
社員  氏名                       賞与
番号
-------------------------------------
E001  佐藤 花子             1,234,567
E002  Wolfeschlegelsteinha         98
      usenbergerdorff
"
        );
        assert_eq!(
            draw(&people(), Lang::Ja, screen(20)),
            "\
支給一覧（円）
社員番号 E001  佐藤
花子
  賞与: 1,234,567
社員番号 E002
Wolfeschlegelsteinha
usenbergerdorff
  賞与: 98
"
        );
    }

    #[test]
    fn bars_take_the_room_that_is_left_and_never_a_second_line() {
        let row = |key: &str, bar: usize| vec![Cell::Text(key.to_owned()), Cell::Bar(bar)];
        let table = Table {
            title: "支給総額（円）".to_owned(),
            columns: vec![Column::number("component.評価賞与.share"), Column::bars()],
            rows: vec![row("10%", 30), row("5%", 15), row("1%", 1)],
            units: false,
        };
        let on = |columns| {
            let columns = Some(columns);
            draw(&table, Lang::Ja, Screen { columns, ..PLAIN })
        };
        assert_eq!(
            on(38),
            "\
支給総額（円）
component.評価賞与.share
--------------------------------------
                     10%  ############
                      5%  ######
                      1%  #
"
        );
        assert_eq!(
            on(28),
            "\
支給総額（円）
component.評価賞与.share
------------------------
                     10%
                      5%
                      1%
"
        );
    }

    #[test]
    fn lines_break_at_blanks_that_are_near() {
        for (text, width, expected) in [
            ("Months of pay", 6, "Months\nof pay"),
            ("hired after the period", 12, "hired after\nthe period"),
            ("小林 さくら", 9, "小林\nさくら"),
            ("支給月数", 4, "支給\n月数"),
            (
                "算定期間の末日より後に入社",
                20,
                "算定期間の末日より後\nに入社",
            ),
        ] {
            assert_eq!(wrap(text, width), expected);
        }
    }

    #[test]
    fn a_name_cannot_break_the_table() {
        let mut table = people();
        table.rows[0][1] = Cell::Text("佐藤\n\u{1b}[31m花子".to_owned());
        let drawn = draw(&table, Lang::Ja, PLAIN);
        assert!(drawn.contains("佐藤 \\u{1b}[31m花子"), "{drawn}");
    }
}
