//! The words of faults about goals inside a calculation.

use crate::view::Lang;

/// A rule needs the goal achievement, and it is nowhere.
pub fn missing(needed_by: &str, lang: Lang) -> (String, String) {
    lang.pick(
        (
            format!("目標達成度がどこにもありません（{needed_by} が使います）"),
            "--goals で目標のファイルを指定するか、社員データに目標達成度の列を加えてください".to_owned(),
        ),
        (
            format!("there is no goal achievement, and {needed_by} uses it"),
            "give the file of goals with --goals, or add a column goal_achievement to the people file".to_owned(),
        ),
    )
}

/// The goal achievement is given and computed.
pub fn twice(lang: Lang) -> (String, String) {
    lang.pick(
        (
            "社員データに目標達成度の列があるのに、--goals からも目標達成度を求めています"
                .to_owned(),
            "社員データの列を消すか、--goals を外してください".to_owned(),
        ),
        (
            "the people file has the goal achievement, and --goals gives it, too".to_owned(),
            "delete the column, or leave --goals out".to_owned(),
        ),
    )
}

/// Somebody with goals is not in the people file.
pub fn unknown(employee: &str, lang: Lang) -> (String, String) {
    lang.pick(
        (
            format!("目標のある社員 {employee} が、社員データに見つかりません"),
            "社員番号を確かめてください".to_owned(),
        ),
        (
            format!("employee {employee} has goals and is not in the people file"),
            "check the employee_id".to_owned(),
        ),
    )
}

/// A rule needs the achievement of somebody for whom no goal counts.
pub fn nothing_counts(employee: &str, needed_by: &str, lang: Lang) -> (String, String) {
    lang.pick(
        (
            format!("社員 {employee} には算入する目標がなく、目標達成度が求まりません（{needed_by} が使います）"),
            "目標を加えるか、[goals] で算入の決まりを見直すか、only などで対象から外してください".to_owned(),
        ),
        (
            format!("no goal of employee {employee} counts, so there is no goal achievement, and {needed_by} uses it"),
            "add a goal, see what [goals] leaves out, or leave the person out of the rule (with only, for example)".to_owned(),
        ),
    )
}
