//! The people of a result as serde writes them, one by one: slow, and plainly what the contract says.

use std::sync::Arc;

use proptest::prelude::*;
use rust_decimal::Decimal;
use serde::Serialize;

use super::wire::Number;
use super::*;
use crate::calculation::outcome::Ratings;
use crate::calculation::{Allotments, Run};
use crate::money::Ratio;
use crate::people::{ColumnId, NumberColumn, PackedTexts, TextColumn};
use crate::policy::{Field, Source};
use crate::view::wording::outcome::reason;
use crate::view::{Lang, Sample};

#[derive(Serialize)]
struct Employee<'a> {
    employee_id: &'a str,
    name: Option<&'a str>,
    department: Option<&'a str>,
    grade: Option<&'a str>,
    position: Option<&'a str>,
    rating: Option<&'a str>,
    score: Option<Number>,
    eligible: bool,
    ineligible_reason: Option<String>,
    components: Vec<Share<'a>>,
    allotted: Number,
    bonus: Number,
    bonus_months: Option<Number>,
}

#[derive(Serialize)]
struct Share<'a> {
    name: &'a str,
    weight: Number,
    amount: Number,
}

impl<'a> Employee<'a> {
    fn of(facts: &Facts<'a>, row: usize) -> Self {
        let there = |text: &&str| !text.is_empty();
        let [department, grade, position, rating] = facts.shown_texts().map(|column| {
            let text = column.map(|column| column.get(row));
            text.filter(there)
        });
        let parts = facts.outcome.components.iter().map(|component| Share {
            name: &component.name,
            weight: component
                .weights
                .get(row)
                .copied()
                .unwrap_or(Ratio::ZERO)
                .into(),
            amount: component.amount(row).into(),
        });
        let why = facts.reason(row);
        Self {
            employee_id: facts.people.ids.get(row),
            name: facts.name(row).filter(there),
            department,
            grade,
            position,
            rating,
            score: facts.score(row).map(Into::into),
            eligible: why.is_none(),
            ineligible_reason: why.map(|why| reason(why, facts.lang)),
            components: parts.collect(),
            allotted: facts.allotted(row).into(),
            bonus: facts.bonus(row).into(),
            bonus_months: facts.months(row).map(Into::into),
        }
    }
}

/// The people as they stand in a result, each on a line.
fn lines(employees: &[Employee<'_>]) -> String {
    let line = |person| format!("\n    {}", serde_json::to_string(person).unwrap());
    let lines: Vec<String> = employees.iter().map(line).collect();
    harmless(lines.join(","))
}

/// The people of a result.
fn people(result: &str) -> &str {
    let (_, people) = result.split_once(BEFORE_PEOPLE).unwrap();
    let (people, _) = people.split_once(BEHIND_PEOPLE).unwrap();
    people
}

const SALARIES: [i64; 3] = [250_000, 200_001, 0];
const POSITIONS: [&str; 4] = ["", "係長", "\"課\\長\"", "\u{7f}部長\u{202e}"];

proptest! {
    #[test]
    fn people_are_written_as_serde_writes_them(
        names in prop_oneof![
            prop::collection::vec("[a-z佐藤 ]{0,40}", 1..60),
            prop::collection::vec("[a\"\\\\/\u{1}\n\t\u{7f}\u{9b}\u{202e}\u{e0001}＝é]{0,4}|佐藤", 1..60),
        ],
        (salaries, positions) in (1..3_usize, 1..4_usize),
        scores in prop::option::of(prop::collection::vec(prop::option::of((-9..9_i128, 1..9_i128)), 60)),
        (has_names, english, third) in any::<(bool, bool, bool)>(),
    ) {
        let mut sample = Sample::new(names.len());
        let mut packed = PackedTexts::default();
        names.iter().for_each(|name| packed.push(name));
        sample.people.names = has_names.then_some(packed);
        sample.lang = if english { Lang::En } else { Lang::Ja };
        let few = SALARIES.iter().take(salaries).cycle().take(names.len());
        let few = few.map(|salary| Some(Decimal::from(*salary)));
        sample.people.numbers[0] =
            NumberColumn::of(ColumnId::Field(Field::BaseSalary), String::new(), few);
        let few = POSITIONS.iter().take(positions).cycle().take(names.len());
        let few = few.map(|position| (*position).to_owned());
        sample.people.texts.push(TextColumn::of(
            ColumnId::Field(Field::Position),
            String::new(),
            few,
        ));
        if third && let Source::Value(value) = &mut sample.policy.components[0].terms[0].source {
            value.value = Ratio::new(1, 3).unwrap();
        }
        sample.policy.components[1].name = "評価\n\"賞与\"".to_owned();
        let run = Run::new(&sample.policy, &sample.people, Allotments::default()).unwrap();
        sample.outcome = run.outcome;
        let ratio = |(numerator, denominator)| Ratio::new(numerator, denominator).unwrap();
        let scores = scores.map(|scores| scores.into_iter().map(|it| it.map(ratio)).collect());
        sample.outcome.people.ratings = Some(Arc::new(Ratings {
            texts: TextColumn::of(
                ColumnId::Field(Field::Rating),
                String::new(),
                names.iter().map(|_| "A".to_owned()),
            ),
            scores,
        }));
        let facts = sample.facts(&[]);
        let employees: Vec<_> = facts.rows().map(|row| Employee::of(&facts, row)).collect();
        let written = render(&facts, &[], &[]).unwrap();
        prop_assert_eq!(people(&written), lines(&employees));
    }
}

#[test]
fn people_without_components_have_an_empty_list() {
    let mut sample = Sample::new(1);
    sample.outcome.components.clear();
    let facts = sample.facts(&[]);
    let written = render(&facts, &[], &[]).unwrap();
    assert_eq!(people(&written), lines(&[Employee::of(&facts, 0)]));
}
