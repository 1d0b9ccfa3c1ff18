//! What `test` says.

use crate::view::{Lang, clean};

/// A part of a test, where a file would be named.
pub fn part(policy: &str, test: &str, key: &str, lang: Lang) -> String {
    lang.pick(
        format!("{policy} のテスト「{test}」の {key}"),
        format!("{policy}, {key} of the test “{test}”"),
    )
}

/// The verdict on a test in one line; both verdicts are equally wide.
pub fn verdict(passed: bool, policy: &str, test: &str, lang: Lang) -> String {
    let word = match passed {
        true => lang.pick("合格  ", "ok    "),
        false => lang.pick("不合格", "failed"),
    };
    clean(&format!("{word}  {policy}: {test}"))
}

/// A test that came to no result.
pub fn not_computed(lang: Lang) -> &'static str {
    lang.pick(
        "計算できませんでした（理由はエラーの表示を見てください）",
        "it could not be calculated (the error says why)",
    )
}

/// In front of what is wrong with a test.
pub fn fault_in(policy: &str, test: &str, lang: Lang) -> String {
    lang.pick(
        format!("{policy} のテスト「{test}」を計算できません"),
        format!("the test “{test}” of {policy} cannot be calculated"),
    )
}

/// A policy without tests.
pub fn none(policy: &str, lang: Lang) -> String {
    let policy = clean(policy);
    lang.pick(
        format!("{policy} にはテスト（[[test]]）がありません"),
        format!("{policy} has no [[test]]"),
    )
}

/// All tests have passed.
pub fn all_passed(tests: usize, lang: Lang) -> String {
    match (lang, tests) {
        (Lang::Ja, tests) => format!("テスト {tests} 件、すべて合格しました。"),
        (Lang::En, 1) => "One test, passed.".to_owned(),
        (Lang::En, tests) => format!("{tests} tests, all passed."),
    }
}

/// Some have not.
pub fn failed(failed: usize, tests: usize, lang: Lang) -> String {
    match (lang, failed, tests) {
        (Lang::Ja, 0, _) => "読み込めない規程がありました".to_owned(),
        (Lang::Ja, failed, tests) => format!("テスト {tests} 件のうち {failed} 件が不合格です"),
        (Lang::En, 0, _) => "not every policy could be tested".to_owned(),
        (Lang::En, failed, 1) => format!("{failed} of 1 test failed"),
        (Lang::En, failed, tests) => format!("{failed} of {tests} tests failed"),
    }
}
