//! The goals that people are evaluated on: KPI, MBO, OKR, and qualitative goals with a supervisor's score.
//!
//! Every cell that a kind of goal needs is read; the others are left alone, whatever they hold. Which goals count, and
//! for how much, is for the evaluation to say.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Findings;
use crate::money::Ratio;
use crate::policy::{Field, key};

use super::cells::{check_text, number};
use super::content::{Content, TableFile, only_sheet};
use super::fault::{PeopleFault, PeopleNote};
use super::goal::{Direction, Goal, Indicator, Measure, Progress, System};
use super::headers::{Headers, Known};
use super::only;
use super::read::formulas_as_saved;
use super::row::Row;
use super::table::{ReadAs, Table};

/// A word of a file and what it means: in Japanese and in English as they are shown, then all that are taken, as keys
/// in small letters.
type Word<T> = (T, (&'static str, &'static str), &'static [&'static str]);

const SYSTEMS: [Word<System>; 4] = [
    (System::Kpi, ("KPI", "kpi"), &["kpi"]),
    (System::Mbo, ("MBO", "mbo"), &["mbo", "目標管理"]),
    (System::Okr, ("OKR", "okr"), &["okr"]),
    (
        System::Qualitative,
        ("定性", "qualitative"),
        &["qualitative", "定性", "定性目標", "定性評価"],
    ),
];

const DIRECTIONS: [Word<Direction>; 2] = [
    (
        Direction::Higher,
        ("高いほど良い", "higher"),
        &[
            "higher",
            "高いほど良い",
            "高いほどよい",
            "多いほど良い",
            "多いほどよい",
            "大きいほど良い",
            "大きいほどよい",
        ],
    ),
    (
        Direction::Lower,
        ("低いほど良い", "lower"),
        &[
            "lower",
            "低いほど良い",
            "低いほどよい",
            "少ないほど良い",
            "少ないほどよい",
            "小さいほど良い",
            "小さいほどよい",
            "短いほど良い",
            "短いほどよい",
        ],
    ),
];

const ANSWERS: [Word<bool>; 2] = [
    (
        true,
        ("はい", "yes"),
        &["はい", "yes", "y", "true", "有", "可", "○", "〇", "◯", "1"],
    ),
    (
        false,
        ("いいえ", "no"),
        &["いいえ", "no", "n", "false", "無", "不可", "×", "0"],
    ),
];

/// Reads a file of goals: `employee_id, goal, system, weight` and, where a goal needs them, `target, actual, direction,
/// controllable, objective, score`, in any order, several rows a person. Other columns are for its readers and are left
/// alone. A header without rows is no goal.
///
/// # Errors
/// Every fault of the file, in the order of the file.
pub fn read_goals(
    source: &TableFile<'_>,
) -> Result<(Vec<Goal>, Vec<PeopleNote>), Findings<PeopleFault>> {
    let content = Content::of(source)?;
    only_sheet(&content, source.file)?;
    let mut table = Table::open(&content, source.file)?;
    let id = Known::Field(Field::EmployeeId);
    if let Some((fault, place)) = table.instead_of_headers(Known::in_goals) {
        return Err(only(fault, place));
    }
    let mut findings = Findings::default();
    let headers = Headers::of(&table, Known::in_goals, &mut findings);
    for known in [id, Known::Goal, Known::System, Known::Weight] {
        headers.required(known, &table, &mut findings);
    }
    table.identify_by(headers.known(id));
    let texts = [id, Known::Goal, Known::Objective].map(|known| headers.known(known));
    let mut asked = BTreeSet::new();
    let mut goals = Vec::new();
    let mut earlier = Earlier::default();
    let mut lacking: Vec<Known> = Vec::new();
    let mut row = Row::default();
    while table.next(&mut row, &mut findings) {
        let mut cells = Cells {
            headers: &headers,
            row: &row,
            asked: Vec::new(),
            faults: Vec::new(),
            lacking: Vec::new(),
        };
        let goal = cells.goal();
        if let Some(goal) = &goal {
            cells.compare(goal, &mut earlier);
        }
        goals.extend(goal);
        for known in cells.lacking {
            if !lacking.contains(&known) {
                lacking.push(known);
                headers.required(known, &table, &mut findings);
            }
        }
        let mut faults = cells.faults;
        table.refuse_what_is_not_seen(row.line, &mut faults, |column| {
            let is_text = texts.contains(&Some(column));
            let read_as = if is_text {
                ReadAs::Text
            } else {
                ReadAs::Number
            };
            cells.asked.contains(&column).then_some(read_as)
        });
        asked.extend(cells.asked);
        faults.sort_by_key(|(column, _)| *column);
        for (column, fault) in faults {
            let also = match fault {
                PeopleFault::DuplicateGoal { first_line }
                | PeopleFault::MixedGoalWeights { first_line, .. } => {
                    vec![table.cell_place(first_line, column)]
                }
                _ => Vec::new(),
            };
            findings.add_with(fault, table.cell_place(row.line, column), also);
        }
    }
    let mut notes: Vec<PeopleNote> = content.note().into_iter().collect();
    notes.extend(formulas_as_saved(asked, &table));
    findings.into_result((goals, notes))
}

/// What rows above have said.
#[derive(Default)]
struct Earlier {
    /// The line of every goal, by person, kind, objective and name.
    goals: BTreeMap<[String; 4], u32>,
    /// Of every person the first weight above 0: whether it is a percentage, and its line.
    weights: BTreeMap<String, (bool, u32)>,
}

/// The cells of a row, and what is wrong with them.
struct Cells<'r, 't> {
    headers: &'r Headers,
    row: &'r Row<'t>,
    /// The columns that were looked at.
    asked: Vec<usize>,
    faults: Vec<(usize, PeopleFault)>,
    /// Columns that the row needs and the file lacks.
    lacking: Vec<Known>,
}

impl<'r> Cells<'r, '_> {
    /// The goal; nothing where a cell is at fault.
    fn goal(&mut self) -> Option<Goal> {
        let id = self.text(Known::Field(Field::EmployeeId), None);
        let name = self.text(Known::Goal, None);
        let weight = self.weight();
        let system = self.word(Known::System, &SYSTEMS, None);
        let measure = system.and_then(|system| self.measure(system));
        let (Some(id), Some(name), Some(weight), Some(measure)) = (id, name, weight, measure)
        else {
            return None;
        };
        Some(Goal {
            line: self.row.line,
            employee_id: id.to_owned(),
            name: name.to_owned(),
            weight,
            measure,
        })
    }

    fn measure(&mut self, system: System) -> Option<Measure> {
        match system {
            System::Kpi | System::Mbo => {
                let progress = self.progress(system);
                let controllable = self.word(Known::Controllable, &ANSWERS, Some(true));
                Some(Measure::Indicator {
                    system: if system == System::Mbo {
                        Indicator::Mbo
                    } else {
                        Indicator::Kpi
                    },
                    progress: progress?,
                    controllable: controllable?,
                })
            }
            System::Okr => {
                let objective = self.text(Known::Objective, Some(system));
                let progress = self.progress(system);
                Some(Measure::KeyResult {
                    objective: objective?.to_owned(),
                    progress: progress?,
                })
            }
            System::Qualitative => {
                let score = self.number(Known::Score, Some(system))?;
                Some(Measure::Qualitative { score })
            }
        }
    }

    fn progress(&mut self, system: System) -> Option<Progress> {
        let target = self.number(Known::Target, Some(system));
        let actual = self.number(Known::Actual, Some(system));
        let direction = self.word(Known::Direction, &DIRECTIONS, Some(Direction::Higher));
        Some(Progress {
            target: target?,
            actual: actual?,
            direction: direction?,
        })
    }

    fn weight(&mut self) -> Option<Ratio> {
        let weight = self.number(Known::Weight, None)?;
        if weight.is_negative() {
            let (column, value) = self.cell(Known::Weight)?;
            let value = value.to_owned();
            self.fault(column, PeopleFault::NegativeGoalWeight { value });
            return None;
        }
        Some(weight)
    }

    /// Holds a goal against those above it.
    fn compare(&mut self, goal: &Goal, earlier: &mut Earlier) {
        let person = key(&goal.employee_id);
        let objective = match &goal.measure {
            Measure::KeyResult { objective, .. } => key(objective),
            Measure::Indicator { .. } | Measure::Qualitative { .. } => String::new(),
        };
        let identity = [
            person.clone(),
            goal.system().word().to_owned(),
            objective,
            key(&goal.name),
        ];
        if let Some(&first_line) = earlier.goals.get(&identity) {
            if let Some((column, _)) = self.cell(Known::Goal) {
                self.fault(column, PeopleFault::DuplicateGoal { first_line });
            }
        } else {
            earlier.goals.insert(identity, goal.line);
        }
        // 0 is 0% as well.
        if goal.weight.is_zero() {
            return;
        }
        let Some((column, text)) = self.cell(Known::Weight) else {
            return;
        };
        let percentage = text.ends_with(['%', '％']);
        let &mut (first, first_line) = earlier
            .weights
            .entry(person)
            .or_insert((percentage, goal.line));
        if first != percentage {
            let value = text.to_owned();
            self.fault(column, PeopleFault::MixedGoalWeights { value, first_line });
        }
    }

    /// The column and the text of a cell; nothing where the file has no such column.
    fn cell(&mut self, known: Known) -> Option<(usize, &'r str)> {
        let column = self.headers.known(known)?;
        self.asked.push(column);
        Some((column, self.row.text(column)))
    }

    /// The text of a cell that must not be blank. A column that every file has is missed before any row is read.
    fn filled(&mut self, known: Known, system: Option<System>) -> Option<(usize, &'r str)> {
        let Some((column, text)) = self.cell(known) else {
            if system.is_some() {
                self.lacking.push(known);
            }
            return None;
        };
        if text.is_empty() {
            let fault = match known {
                Known::Field(_) => PeopleFault::BlankId,
                column => PeopleFault::BlankGoalCell { column, system },
            };
            self.fault(column, fault);
            return None;
        }
        Some((column, text))
    }

    fn text(&mut self, known: Known, system: Option<System>) -> Option<&'r str> {
        let (column, text) = self.filled(known, system)?;
        self.checked(column, check_text(text))?;
        Some(text)
    }

    fn number(&mut self, known: Known, system: Option<System>) -> Option<Ratio> {
        let (column, text) = self.filled(known, system)?;
        self.checked(column, number(text))?.map(Ratio::from)
    }

    /// One of some words; what a blank cell means, where it may be blank.
    fn word<T: Copy>(&mut self, known: Known, words: &[Word<T>], blank: Option<T>) -> Option<T> {
        let (column, text) = if blank.is_some() {
            match self.cell(known) {
                None | Some((_, "")) => return blank,
                Some(cell) => cell,
            }
        } else {
            self.filled(known, None)?
        };
        self.checked(column, check_text(text))?;
        let wanted = key(text).to_lowercase();
        let found = words.iter().find(|(_, _, taken)| taken.contains(&&*wanted));
        if found.is_none() {
            let fault = PeopleFault::UnknownGoalWord {
                column: known,
                value: text.to_owned(),
                words: words.iter().map(|(_, shown, _)| *shown).collect(),
            };
            self.fault(column, fault);
        }
        found.map(|(meaning, _, _)| *meaning)
    }

    fn checked<T>(&mut self, column: usize, read: Result<T, PeopleFault>) -> Option<T> {
        read.map_err(|fault| self.fault(column, fault)).ok()
    }

    fn fault(&mut self, column: usize, fault: PeopleFault) {
        self.faults.push((column, fault));
    }
}
