//! The goal achievement (目標達成度) as a column, and the steps that lead to it.

use crate::diagnostics::{Finding, Findings, Place};
use crate::evaluation::{Achievements, DIGITS, JudgedGoal, LeftOut, Okr, PersonGoals, Standing};
use crate::money::{Ratio, Rounding};
use crate::people::{ColumnId, Direction, Measure, People, Progress};
use crate::policy::{Field, key};

use super::fault::{CalculationFault, Fallible};
use super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Step, Unit};

/// What the people of a file reached.
pub struct GoalColumn<'a> {
    achievements: &'a Achievements,
    people: &'a People,
    /// The goals of every row; nothing for who has none.
    rows: Vec<Option<&'a PersonGoals>>,
}

impl<'a> GoalColumn<'a> {
    /// Binds goals to people.
    ///
    /// # Errors
    /// [`CalculationFault::GoalsTwice`] where the people file has the achievement already.
    pub fn new(achievements: &'a Achievements, people: &'a People) -> Fallible<Self> {
        let id = ColumnId::Field(Field::GoalAchievement);
        if people.number(&id).is_some() || people.text(&id).is_some() {
            let mut finding = CalculationFault::GoalsTwice.at(Place::File(people.file));
            finding.also.push(Place::File(achievements.file));
            return Err(finding);
        }
        let rows = people.ids.iter().map(|id| achievements.of(id)).collect();
        Ok(Self {
            achievements,
            people,
            rows,
        })
    }

    /// Whether everybody who has goals is in the people file.
    ///
    /// # Errors
    /// Everybody who is not, once.
    pub fn check(&self) -> Result<(), Findings<CalculationFault>> {
        let known: std::collections::BTreeSet<String> = self
            .rows
            .iter()
            .flatten()
            .map(|person| key(&person.employee_id))
            .collect();
        let mut findings = Findings::default();
        for person in &self.achievements.people {
            if !known.contains(&key(&person.employee_id)) {
                let employee = person.employee_id.clone();
                findings.add(
                    CalculationFault::GoalUnknown { employee },
                    self.row_place(person.first_line()),
                );
            }
        }
        findings.into_result(())
    }

    /// The achievement of a person; nothing where no goal counts.
    pub fn achievement(&self, row: usize, rec: &mut impl Recorder) -> Option<Ratio> {
        let person = (*self.rows.get(row)?)?;
        let achievement = person.achievement?;
        for judged in &person.goals {
            self.record_goal(judged, rec);
        }
        if let Some(okr) = &person.okr {
            self.record_okr(okr, person, rec);
        }
        rec.record(|| Step {
            name: Name::GoalAchievement,
            expression: mean(&person.parts()),
            rounding: Ratio::decimal_place(DIGITS).ok().map(|unit| RoundedTo {
                unit,
                mode: Rounding::HalfUp,
            }),
            result: achievement,
            unit: Unit::Plain,
            origins: Vec::new(),
        });
        Some(achievement)
    }

    /// The fault of a person whose achievement a rule needs.
    pub fn nothing_counts(&self, row: usize, needed_by: &str) -> Box<Finding<CalculationFault>> {
        let place = match self.rows.get(row) {
            Some(Some(person)) => self.row_place(person.first_line()),
            _ => self.people.row_place(row),
        };
        CalculationFault::NoGoalCounts {
            employee: self.people.ids.get(row).to_owned(),
            needed_by: needed_by.to_owned(),
        }
        .at(place)
    }

    fn row_place(&self, line: u32) -> Place {
        Place::Row {
            file: self.achievements.file,
            line,
        }
    }

    fn record_goal(&self, judged: &JudgedGoal, rec: &mut impl Recorder) {
        let goal = &judged.goal;
        let name = || goal.name.clone();
        let origins = || vec![Origin::Goal { line: goal.line }];
        let weigh = |expression, why| Step {
            name: Name::GoalWeight(name(), why),
            expression,
            rounding: None,
            result: match why {
                None => judged.weight,
                Some(_) => Ratio::ZERO,
            },
            unit: Unit::Plain,
            origins: origins(),
        };
        let weight = Expression::plain(goal.weight);
        match judged.standing {
            // The key results of an OKR that stays out of pay have one weight together.
            Standing::LeftOut(LeftOut::Okr) => return,
            Standing::LeftOut(why @ LeftOut::Uncontrollable) => {
                rec.record(|| weigh(weight.times(Expression::plain(Ratio::ZERO)), Some(why)));
                return;
            }
            Standing::Halved | Standing::Counted => {}
        }
        let Some(achievement) = judged.achievement else {
            return;
        };
        let rules = &self.achievements.rules;
        rec.record(|| {
            let mut origins = origins();
            let (name, expression) = match &goal.measure {
                Measure::Indicator { progress, .. } => {
                    (Name::Goal(name()), reached(progress, rules.cap))
                }
                Measure::KeyResult { progress, .. } => {
                    (Name::KeyResult(name()), reached(progress, Ratio::ONE))
                }
                Measure::Qualitative { score } => {
                    origins.push(of_rules("qualitative_par"));
                    let score = Expression::plain(*score);
                    let reached = score.over(Expression::plain(rules.qualitative_par));
                    (Name::Goal(name()), held(reached, rules.cap))
                }
            };
            if matches!(name, Name::Goal(_)) && achievement == rules.cap {
                origins.push(of_rules("cap"));
            }
            step(name, expression, achievement, origins)
        });
        if judged.standing == Standing::Halved {
            rec.record(|| weigh(weight.over(Expression::plain(Ratio::integer(2))), None));
        }
    }

    fn record_okr(&self, okr: &Okr, person: &PersonGoals, rec: &mut impl Recorder) {
        let of_key_results = |key_results: &mut dyn Iterator<Item = usize>| -> Vec<&JudgedGoal> {
            key_results.filter_map(|it| person.goals.get(it)).collect()
        };
        let lines = |goals: &[&JudgedGoal]| {
            let lines = goals.iter().map(|judged| Origin::Goal {
                line: judged.goal.line,
            });
            lines.collect::<Vec<_>>()
        };
        let (Some(score), Some(achievement), true) = (okr.score, okr.achievement, okr.counted)
        else {
            rec.record(|| {
                let objectives = okr.objectives.iter();
                let mut all = objectives.flat_map(|it| it.key_results.iter().copied());
                let goals = of_key_results(&mut all);
                Step {
                    name: Name::OkrWeight,
                    expression: sum(goals.iter().map(|judged| judged.goal.weight))
                        .times(Expression::plain(Ratio::ZERO)),
                    rounding: None,
                    result: Ratio::ZERO,
                    unit: Unit::Plain,
                    origins: lines(&goals),
                }
            });
            return;
        };
        for objective in &okr.objectives {
            let Some(score) = objective.score else {
                continue;
            };
            rec.record(|| {
                let goals = of_key_results(&mut objective.key_results.iter().copied());
                let scores: Vec<Ratio> = goals.iter().filter_map(|it| it.achievement).collect();
                step(
                    Name::Objective(objective.name.clone()),
                    plain_mean(&scores),
                    score,
                    lines(&goals),
                )
            });
        }
        rec.record(|| {
            let scores: Vec<Ratio> = okr.objectives.iter().filter_map(|it| it.score).collect();
            step(Name::OkrScore, plain_mean(&scores), score, Vec::new())
        });
        rec.record(|| {
            let rules = &self.achievements.rules;
            let success = Expression::plain(rules.okr_success);
            let reached = Expression::plain(score).over(success);
            step(
                Name::OkrAchievement,
                held(reached, rules.cap),
                achievement,
                vec![of_rules("okr_success")],
            )
        });
    }
}

/// A rule about goals, which may stand in the policy or be the usual one.
fn of_rules(key: &str) -> Origin {
    Origin::Policy {
        key: format!("goals.{key}"),
        span: None,
    }
}

fn step(name: Name, expression: Expression, result: Ratio, origins: Vec<Origin>) -> Step {
    Step {
        name,
        expression,
        rounding: None,
        result,
        unit: Unit::Plain,
        origins,
    }
}

/// How far a target was reached, from 0 to `most`.
fn reached(progress: &Progress, most: Ratio) -> Expression {
    let (actual, target) = (
        Expression::plain(progress.actual),
        Expression::plain(progress.target),
    );
    match progress.direction {
        Direction::Higher => held(actual.over(target), most),
        Direction::Lower if progress.actual <= Ratio::ZERO => Expression::plain(most),
        Direction::Lower => held(target.over(actual), most),
    }
}

/// A number from 0 to `most`, shown as what holds it only where that does.
fn held(number: Expression, most: Ratio) -> Expression {
    match number.value() {
        Ok(value) if value > most => Expression::Smallest(vec![number, Expression::plain(most)]),
        Ok(value) if value.is_negative() => {
            Expression::Largest(vec![number, Expression::plain(Ratio::ZERO)])
        }
        _ => number,
    }
}

fn sum(values: impl Iterator<Item = Ratio>) -> Expression {
    Expression::Sum(values.map(Expression::plain).collect())
}

fn plain_mean(values: &[Ratio]) -> Expression {
    match values {
        [one] => Expression::plain(*one),
        // There are as many as rows of a file.
        several => sum(several.iter().copied()).over(Expression::plain(Ratio::integer(
            i128::try_from(several.len()).unwrap_or(i128::MAX),
        ))),
    }
}

/// `(a × v + b × w) ÷ (v + w)`.
fn mean(parts: &[(Ratio, Ratio)]) -> Expression {
    match parts {
        [(one, _)] => Expression::plain(*one),
        several => {
            let products = several
                .iter()
                .map(|&(value, weight)| Expression::plain(value).times(Expression::plain(weight)));
            Expression::Sum(products.collect()).over(sum(several.iter().map(|&(_, weight)| weight)))
        }
    }
}
