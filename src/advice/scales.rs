//! Which of two ratings, grades or positions is the higher one, where their names say so.

use crate::policy::{Column, Evaluation, Field, Policy, key};

/// Ratings by letters, the best first.
const LETTERS: [&str; 9] = ["SSS", "SS", "S", "A", "B", "C", "D", "E", "F"];

/// Ratings in words, the best first.
const WORDS: [&[&str]; 2] = [&["秀", "優", "良", "可", "不可"], &["甲", "乙", "丙", "丁"]];

/// Positions whose order nobody doubts, the highest first.
const POSITIONS: [&str; 8] = [
    "本部長",
    "部長",
    "次長",
    "課長",
    "課長代理",
    "係長",
    "主任",
    "一般",
];

/// What a column of ratings is called, whoever or whatever is rated.
const RATING_WORDS: [&str; 6] = ["評価", "考課", "査定", "業績", "成績", "rating"];

/// Whether the texts of a column are ratings.
pub fn rates(column: &Column) -> bool {
    let name = key(&column.name).to_lowercase();
    column.field == Some(Field::Rating)
        || (column.field.is_none() && RATING_WORDS.iter().any(|word| name.contains(word)))
}

/// The ratings under a column, the best first: in the order of the policy where it finds them, else as their names say;
/// nothing where neither says.
pub fn ratings_of<'k>(
    column: &Column,
    keys: impl Iterator<Item = &'k str>,
    policy: &Policy,
) -> Option<Vec<&'k str>> {
    let keys: Vec<&str> = keys.collect();
    let evaluation = policy.evaluation.as_ref();
    let found = evaluation.filter(|_| column.field == Some(Field::Rating));
    let best_first = found.and_then(Evaluation::best_first);
    let by_policy = best_first.and_then(|order| {
        ordered(&keys, |key| order.iter().position(|rating| *rating == key))
            .filter(|ratings| ratings.len() > 1)
    });
    by_policy.or_else(|| ratings(keys.into_iter()))
}

/// The ratings, the best first; nothing where one of them is on no known scale.
fn ratings<'k>(keys: impl Iterator<Item = &'k str>) -> Option<Vec<&'k str>> {
    let keys: Vec<&str> = keys.collect();
    let of_words = |scale: &'static [&'static str]| {
        ordered(&keys, |key| scale.iter().position(|word| *word == key))
    };
    ordered(&keys, letter)
        .or_else(|| WORDS.into_iter().find_map(of_words))
        .filter(|ratings| ratings.len() > 1)
}

fn ordered<'k>(keys: &[&'k str], place: impl Fn(&str) -> Option<usize>) -> Option<Vec<&'k str>> {
    let placed: Option<Vec<(usize, &str)>> = keys
        .iter()
        .map(|key| place(key).map(|place| (place, *key)))
        .collect();
    let mut placed = placed?;
    placed.sort_unstable();
    Some(placed.into_iter().map(|(_, key)| key).collect())
}

/// `A+` stands before `A`, `A-` behind it.
fn letter(text: &str) -> Option<usize> {
    let upper = text.to_ascii_uppercase();
    let (letters, shift) = match (upper.strip_suffix('+'), upper.strip_suffix('-')) {
        (Some(letters), _) => (letters, 0),
        (None, Some(letters)) => (letters, 2),
        (None, None) => (upper.as_str(), 1),
    };
    let place = LETTERS.iter().position(|known| *known == letters)?;
    Some(place.saturating_mul(3).saturating_add(shift))
}

/// The rating that firms mean by standard, as a place that can be compared.
pub fn is_above_standard(rating: &str) -> Option<bool> {
    Some(letter(rating)? < letter("B+")?)
}

/// Grades in ladders that can be compared, each upward by its number. Whether a high number is a high grade, only the
/// amounts can say: in some firms the first grade is the highest.
pub fn grades<'k>(keys: impl Iterator<Item = &'k str>) -> Vec<Vec<&'k str>> {
    let mut numbered: Vec<(&str, &str, u32, &str)> = keys
        .filter_map(|key| {
            let start = key.find(|c: char| c.is_ascii_digit())?;
            let (prefix, rest) = key.split_at_checked(start)?;
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            let (number, suffix) = rest.split_at_checked(end)?;
            Some((prefix, suffix, number.parse().ok()?, key))
        })
        .collect();
    numbered.sort_unstable();
    numbered
        .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .map(|ladder| ladder.iter().map(|it| it.3).collect())
        .filter(|ladder: &Vec<&str>| ladder.len() > 1)
        .collect()
}

/// The positions that are known, the lowest first.
pub fn positions<'k>(keys: impl Iterator<Item = &'k str>) -> Vec<&'k str> {
    let place = |key: &str| POSITIONS.iter().position(|known| *known == key);
    let mut known: Vec<(usize, &str)> = keys.filter_map(|key| Some((place(key)?, key))).collect();
    known.sort_unstable();
    known.into_iter().rev().map(|(_, key)| key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_which_is_higher() {
        let rated = |keys: &str| ratings(keys.split(' ')).map(|it| it.join(" "));
        assert_eq!(rated("D A S B C").as_deref(), Some("S A B C D"));
        assert_eq!(rated("A- B A+ A").as_deref(), Some("A+ A A- B"));
        assert_eq!(rated("可 秀 優").as_deref(), Some("秀 優 可"));
        assert_eq!(rated("A X"), None);
        assert_eq!(rated("5 4 3"), None);
        assert_eq!(
            grades("G10 G2 M1 M2 S1 x".split(' ')),
            [vec!["G2", "G10"], vec!["M1", "M2"],]
        );
        assert_eq!(grades("3等級 1等級".split(' ')), [vec!["1等級", "3等級"]]);
        assert_eq!(
            positions("部長 顧問 主任 課長".split(' ')),
            ["主任", "課長", "部長"]
        );
        assert_eq!(is_above_standard("A-"), Some(true));
        assert_eq!(is_above_standard("B"), Some(false));
        assert_eq!(is_above_standard("3"), None);
    }
}
