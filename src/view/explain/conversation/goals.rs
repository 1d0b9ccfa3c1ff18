//! What a person reached, goal by goal, in the groups that a conversation must keep apart: what the person controls,
//! what not, and the objectives that are meant to stretch. Whether a goal counts hangs on its group alone, so the group
//! says it.

use crate::evaluation::{JudgedGoal, LeftOut, Okr, PersonGoals, Standing};
use crate::people::{Direction, Measure};
use crate::policy::{Field, Goals};
use crate::view::goals::ShownGoal;
use crate::view::names::heading;
use crate::view::phrases::{noted, quoted};
use crate::view::terms::Term;
use crate::view::wording::evaluation::{left_out, no_goal_counts};
use crate::view::{Cell, Lang};

use super::super::document::{Block, Grid};
use super::super::head::{in_a_row, labelled};

/// What an achievement was used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// An amount of the bonus was computed with it.
    Bonus,
    /// The rating was found with it.
    Rating,
    /// Nothing that concerns the person.
    Nothing,
}

/// The achievement, what it was used for, and every goal behind it.
pub(super) fn results(person: &PersonGoals, rules: &Goals, used: Use, lang: Lang) -> Vec<Block> {
    let shown = Shown { rules, lang };
    let mut blocks = vec![Block::Paragraph(shown.achievement(person, used))];
    let mut group = |label: String, goals: &[&JudgedGoal]| {
        if !goals.is_empty() {
            blocks.push(Block::Paragraph(label));
            blocks.push(Block::Grid(shown.grid(goals)));
        }
    };
    let within: Vec<&JudgedGoal> = those(person, |measure| match measure {
        Measure::Indicator { controllable, .. } => *controllable,
        Measure::Qualitative { .. } => true,
        Measure::KeyResult { .. } => false,
    });
    let label = lang.pick("本人が左右できる目標", "Goals within the person's control");
    group(noted(label, shown.counts(Standing::Counted), lang), &within);
    let beyond: Vec<&JudgedGoal> = those(
        person,
        |measure| matches!(measure, Measure::Indicator { controllable, .. } if !controllable),
    );
    let standing = beyond.first().map_or(Standing::Counted, |it| it.standing);
    let label = lang.pick(
        "本人が左右できない目標",
        "Goals beyond the person's control",
    );
    group(noted(label, shown.counts(standing), lang), &beyond);
    if let Some(okr) = &person.okr {
        blocks.extend(shown.okr(person, okr));
    }
    blocks
}

fn those(person: &PersonGoals, wanted: impl Fn(&Measure) -> bool) -> Vec<&JudgedGoal> {
    let goals = person.goals.iter();
    goals.filter(|it| wanted(&it.goal.measure)).collect()
}

#[derive(Clone, Copy)]
struct Shown<'a> {
    rules: &'a Goals,
    lang: Lang,
}

impl Shown<'_> {
    fn achievement(self, person: &PersonGoals, used: Use) -> String {
        let lang = self.lang;
        let (value, note) = match person.achievement {
            None => (lang.pick("なし", "none").to_owned(), no_goal_counts(lang)),
            Some(value) => (
                self.text(&Cell::Number(value)),
                match used {
                    Use::Bonus => lang.pick("賞与額の計算に用いた", "used to compute the bonus"),
                    Use::Rating => lang.pick("評価を決めるのに用いた", "used to find the rating"),
                    Use::Nothing => lang.pick(
                        "賞与額の計算には用いていない",
                        "not used to compute this bonus",
                    ),
                },
            ),
        };
        let name = heading(Field::GoalAchievement, lang);
        labelled(&name, &noted(&value, note, lang), lang)
    }

    /// Whether goals of that standing count.
    const fn counts(self, standing: Standing) -> &'static str {
        match (standing, self.lang) {
            (Standing::Counted, Lang::Ja) => "目標達成度に算入する",
            (Standing::Counted, Lang::En) => "counted in the goal achievement",
            (Standing::Halved, Lang::Ja) => "ウェイトを半分にして目標達成度に算入する",
            (Standing::Halved, Lang::En) => "counted with half of their weight",
            (Standing::LeftOut(_), Lang::Ja) => "目標達成度に算入しない",
            (Standing::LeftOut(_), Lang::En) => "left out of the goal achievement",
        }
    }

    /// The objectives, each with its key results.
    fn okr(self, person: &PersonGoals, okr: &Okr) -> Vec<Block> {
        let lang = self.lang;
        let counts = match okr.counted {
            true => self.counts(Standing::Counted),
            false => left_out(LeftOut::Okr, lang),
        };
        let enough = self.text(&Cell::Number(self.rules.okr_success));
        let rule = lang.pick(
            format!("{counts}。主要な結果は達成度{enough}以上で達成とする"),
            format!("{counts}; a key result is met from {enough}"),
        );
        let mut blocks = vec![Block::Paragraph(noted("OKR", &rule, lang))];
        let sums: Vec<String> = [
            (Term::OkrScore, okr.score),
            (Term::OkrAchievement, okr.achievement),
        ]
        .into_iter()
        .filter_map(|(term, value)| {
            let value = self.text(&Cell::Number(value?));
            Some(labelled(term.label(lang), &value, lang))
        })
        .collect();
        if !sums.is_empty() {
            blocks.push(Block::Paragraph(in_a_row(&sums, lang)));
        }
        for objective in &okr.objectives {
            let name = quoted(&objective.name, lang);
            let label = Term::Objective.label(lang);
            blocks.push(Block::Paragraph(
                lang.pick(format!("{label}{name}"), format!("{label} {name}")),
            ));
            let key_results = objective.key_results.iter();
            let key_results: Vec<&JudgedGoal> =
                key_results.filter_map(|&at| person.goals.get(at)).collect();
            blocks.push(Block::Grid(self.grid(&key_results)));
        }
        blocks
    }

    fn grid(self, goals: &[&JudgedGoal]) -> Grid {
        let lang = self.lang;
        let terms = [
            Term::Goal,
            Term::Target,
            Term::Actual,
            Term::Achievement,
            Term::GoalWeight,
        ];
        let header = std::iter::once(lang.pick("結果", "Result"))
            .chain(terms.map(|term| term.label(lang)))
            .map(str::to_owned);
        Grid {
            header: header.collect(),
            rows: goals.iter().map(|it| self.row(it)).collect(),
            keys: 2,
        }
    }

    fn row(self, judged: &JudgedGoal) -> Vec<String> {
        let lang = self.lang;
        let shown = ShownGoal::of(judged, lang);
        let result = match judged.is_met(self.rules) {
            Some(true) => lang.pick("達成", "met"),
            Some(false) => lang.pick("未達", "missed"),
            None => "",
        };
        let (target, actual) = match &judged.goal.measure {
            Measure::Qualitative { .. } => {
                let score = self.text(&shown.score);
                let actual = format!("{} {score}", Term::Score.label(lang));
                (
                    String::new(),
                    lang.pick(actual.clone(), actual.to_lowercase()),
                )
            }
            Measure::Indicator { progress, .. } | Measure::KeyResult { progress, .. } => {
                let target = self.text(&shown.target);
                let target = match progress.direction {
                    Direction::Higher => target,
                    Direction::Lower => {
                        lang.pick(format!("{target}以下"), format!("at most {target}"))
                    }
                };
                (target, self.text(&shown.actual))
            }
        };
        vec![
            result.to_owned(),
            self.text(&shown.name),
            target,
            actual,
            self.text(&shown.achievement),
            self.text(&shown.weight),
        ]
    }

    /// A cell as every table shows it.
    fn text(self, cell: &Cell) -> String {
        cell.shown(false, self.lang)
    }
}
