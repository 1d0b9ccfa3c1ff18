//! How the rating is found.

use crate::evaluation::DIGITS;
use crate::money::Rounding;
use crate::policy::{Axis, Bands, Column, Evaluation, Field, Part, Quota, Score, Table};
use crate::view::explain::document::{Block, Grid};
use crate::view::format::percent;
use crate::view::names::{header, heading};
use crate::view::phrases::quoted;
use crate::view::terms::Term;

use super::article::Article;
use super::say::Say;
use super::sources::{Gives, counts_of, source};
use super::tables::{Counts, bands_of, table_of};

/// Nothing where the ratings come with the people file.
pub(super) fn evaluation(say: Say<'_>) -> Option<Article> {
    let mut article = Article::new(heading(Field::Rating, say.lang));
    match say.policy.evaluation.as_ref()? {
        Evaluation::Weighted { parts, ranks } => {
            score(say, parts, &mut article);
            let by = (
                Term::EvaluationScore.label(say.lang).to_owned(),
                Counts::Number,
            );
            article.say_with(
                say.pick(
                    "評価は、評価点に応じて次の表に定める。",
                    "The rating is the one in the table below for the score.",
                ),
                vec![grid_of(say, ranks, by, heading(Field::Rating, say.lang))],
            );
        }
        Evaluation::Matrix {
            behavior,
            achievement,
            table,
        } => matrix(say, behavior, achievement, table, &mut article),
        Evaluation::Relative {
            score: by,
            quotas,
            within,
            ..
        } => {
            let by = match by {
                Score::Column(column) => say.column(column),
                Score::Parts(parts) => {
                    score(say, parts, &mut article);
                    say.pick("評価点", "score").to_owned()
                }
            };
            relative(say, &by, quotas, within.as_ref(), &mut article);
        }
    }
    Some(article)
}

/// What the score is made of.
fn score(say: Say<'_>, parts: &[Part], article: &mut Article) {
    let rounded = say.rounded_digits(DIGITS, Rounding::HalfUp);
    let mut below = Vec::new();
    let mut tables = Vec::new();
    for part in parts {
        let phrase = source(say, &part.source, Gives::Score);
        let (name, weight) = (
            quoted(&part.name.value, say.lang),
            percent(part.weight.value),
        );
        below.push(Block::Bullet(say.pick(
            format!("{name}（ウェイト{weight}）：{}", phrase.text),
            format!("{name} (weight {weight}): {}", phrase.text),
        )));
        tables.extend(phrase.below());
    }
    below.extend(tables);
    article.say_with(
        say.pick(
            format!("評価点は、次の評価項目の点数にウェイトを乗じた値の合計とし、{rounded}。"),
            format!("The score is the sum of what follows, each times its weight, {rounded}."),
        ),
        below,
    );
}

fn matrix(
    say: Say<'_>,
    behavior: &Axis,
    achievement: &Axis,
    table: &Table<String>,
    article: &mut Article,
) {
    for axis in [behavior, achievement] {
        let Some(ranks) = &axis.ranks else { continue };
        let column = say.column(&axis.column);
        let head = header(&axis.column.name, say.lang);
        let numbers = ranks.bands.iter().filter_map(|rank| rank.at_least);
        let by = (head, counts_of(&axis.column, numbers));
        let level = say.pick("区分", "Level").to_owned();
        article.say_with(
            say.pick(
                format!("{column}の区分は、次の表に定める。"),
                format!("The level of {column} is the one in the table below."),
            ),
            vec![grid_of(say, ranks, by, level)],
        );
    }
    let heads = [behavior, achievement].map(|axis| header(&axis.column.name, say.lang));
    let columns = [behavior, achievement].map(|axis| axis.column.clone());
    let columns = say.columns(&columns);
    let rating = heading(Field::Rating, say.lang);
    let grid = table_of(say, table, &heads, &rating, String::clone);
    article.say_with(
        say.pick(
            format!("評価は、{columns}に応じて次の表に定める。"),
            format!("The rating is the one in the table below for {columns}."),
        ),
        vec![Block::Grid(grid)],
    );
}

fn relative(
    say: Say<'_>,
    by: &str,
    quotas: &[Quota],
    within: Option<&Column>,
    article: &mut Article,
) {
    let grid = Grid {
        header: vec![
            heading(Field::Rating, say.lang),
            say.pick("割合", "Share").to_owned(),
        ],
        rows: quotas
            .iter()
            .map(|quota| vec![quota.rating.clone(), percent(quota.share)])
            .collect(),
        keys: 1,
    };
    let (among_ja, among_en) = match within.map(|column| say.column(column)) {
        Some(column) => (
            format!("{column}の同じ者ごとに、"),
            format!(" among those with the same {column}"),
        ),
        None => (String::new(), String::new()),
    };
    article.say_with(
        say.pick(
            format!("評価は、支給対象者を{among_ja}{by}の高い順に並べ、上位の者から次の割合で定める。"),
            format!("Eligible people are placed by {by}, the highest first{among_en}, and rated from the top by these shares:"),
        ),
        vec![Block::Grid(grid)],
    );
    article.say(say.pick(
        "対象者の人数に割合を乗じた数の1人に満たない端数は、端数の大きい評価から順に1人として加える。端数が等しいときは、上位の評価を先とする。",
        "What a share of the people leaves below one person goes to the largest such remainders, one person each, and among equal ones to the better rating.",
    ));
    article.say(say.pick(
        "点数の等しい者には、その中で最も上の順位による評価を等しく適用し、次の者はその者の順位による。",
        "People with equal scores all have the rating of the best of their places; the next person is rated by the place that follows.",
    ));
    if names_rating(say) {
        article.say(say.pick(
            "順位を付ける者には、評価のみを理由として支給対象外となる者を含む。",
            "Those whom only their rating makes ineligible are placed with the others.",
        ));
    }
}

/// Whether somebody may be ineligible for a rating.
fn names_rating(say: Say<'_>) -> bool {
    let rules = &say.policy.eligibility;
    let entries = rules.include.iter().chain(&rules.exclude);
    let mut conditions = entries.flat_map(|entry| &entry.conditions);
    conditions.any(|condition| condition.column.field == Some(Field::Rating))
}

fn grid_of(say: Say<'_>, ranks: &Bands<String>, by: (String, Counts), gives: String) -> Block {
    Block::Grid(bands_of(say, ranks, by, gives, String::clone))
}
