//! `"*"` that catches a text which is a key but for a slip of the pen: the person is paid, but as somebody else.

use std::collections::BTreeMap;

use crate::diagnostics::{Findings, Span};
use crate::money::money;
use crate::people::ColumnId;
use crate::policy::{Column, Evaluation};

use super::Advice;
use super::cells::{STAR, sites};
use super::season::Season;

/// Shorter words that differ in a letter are other words: 部長 and 次長, S and A.
const LONG: usize = 3;

/// So many different texts under `"*"` are no groups, and each would be held against every key.
const MANY: usize = 100;

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    for site in sites(season.policy) {
        for (level, column) in site.by.iter().enumerate() {
            if site.has_star(level) {
                let keys = site.keys(level).into_iter();
                let keys = keys.map(|(key, cell)| (key, cell.span)).collect();
                look_at(season, &site.rule, column, &keys, found);
            }
        }
    }
    if let Some(Evaluation::Matrix {
        behavior,
        achievement,
        table,
    }) = &season.policy.evaluation
    {
        for (level, axis) in [behavior, achievement].into_iter().enumerate() {
            let cells = table.cells().into_iter();
            let keys = cells.filter_map(|(path, cell)| Some((*path.get(level)?, cell.span)));
            let mut keys: Keys<'_> = keys.collect();
            // Numbers come to keys that the policy itself writes.
            if keys.remove(STAR).is_some() && axis.ranks.is_none() {
                keys.remove("");
                look_at(season, "evaluation", &axis.column, &keys, found);
            }
        }
    }
}

/// The keys of a level, and a cell that each leads to.
type Keys<'p> = BTreeMap<&'p str, Span>;

fn look_at(
    season: &Season<'_>,
    rule: &str,
    column: &Column,
    keys: &Keys<'_>,
    found: &mut Findings<Advice>,
) {
    let Some(texts) = season.outcome.texts(season.people, &ColumnId::of(column)) else {
        return;
    };
    // A number may be what somebody earns; and numbers that differ are other things.
    let is_caught =
        |text: &str| !text.is_empty() && !keys.contains_key(text) && money(text).is_err();
    let mut caught = season.crowds(texts);
    caught.retain(|text, _| is_caught(text));
    if caught.len() > MANY {
        return;
    }
    for (text, people) in caught {
        if let Some((key, span)) = keys.iter().find(|(key, _)| is_near(text, key)) {
            let advice = Advice::StarNearKey {
                rule: rule.to_owned(),
                column: column.name.clone(),
                text: text.to_owned(),
                key: (*key).to_owned(),
                people,
            };
            found.add(advice, *span);
        }
    }
}

/// The same but for case, spaces and marks, or but for one letter. Numbers that differ are other things.
fn is_near(text: &str, key: &str) -> bool {
    let (text, key) = (folded(text), folded(key));
    if text == key {
        return true;
    }
    let numbers = |it: &str| it.chars().filter(|c| is_number(*c)).collect::<String>();
    let long = |it: &str| it.chars().count() >= LONG;
    long(&text)
        && long(&key)
        && numbers(&text) == numbers(&key)
        && strsim::osa_distance(&text, &key) <= 1
}

fn folded(text: &str) -> String {
    let letters = text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_ascii_punctuation());
    letters.flat_map(char::to_lowercase).map(alike).collect()
}

/// Letters that look alike in most fonts, or are forms of one.
const fn alike(c: char) -> char {
    match c {
        '髙' => '高',
        '﨑' => '崎',
        '—' | '–' | '−' | '一' | '―' => 'ー',
        'ヶ' => 'ケ',
        c => c,
    }
}

fn is_number(c: char) -> bool {
    c.is_numeric() || "二三四五六七八九十".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        for (text, key) in [
            ("パートタイマ", "パートタイマー"),
            ("Manger", "Manager"),
            ("g1", "G1"),
            ("部 長", "部長"),
            ("髙知支店", "高知支店"),
        ] {
            assert!(is_near(text, key), "{text} {key}");
        }
        for (text, key) in [
            ("次長", "部長"),
            ("副部長", "部長"),
            ("S", "A"),
            ("G2", "G1"),
            ("G12", "G13"),
            ("営業二課", "営業三課"),
            ("11", "10"),
        ] {
            assert!(!is_near(text, key), "{text} {key}");
        }
    }
}
