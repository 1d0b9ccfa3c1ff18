//! Whole pages, compared in both languages.

use super::*;
use crate::calculation::trace::{Expression, Step, Unit};
use crate::diagnostics::Sources;
use crate::evaluation::judge;
use crate::money::Ratio;
use crate::people::{TableFile, read_goals};
use crate::policy::{Goals, OkrUse, Uncontrollable};

/// Every kind of goal: reached and missed, lower is better, beyond control, a supervisor's score, key results.
const GOALS: &str = "\
employee_id,goal,system,weight,target,actual,direction,controllable,objective,score
1001,売上高,kpi,40,1億,9000万,,,,
1001,苦情,kpi,20,10,8,lower,,,
1001,為替差損益,kpi,20,500万,-120万,,no,,
1001,新人の育成,qualitative,20,,,,,,4
1001,検査の自動化率,okr,10,90%,72%,,,待ち時間をなくす,
1001,試作の日数,okr,10,5,10,lower,,待ち時間をなくす,
1002,新規契約,mbo,1,20,20,,,,
";

const HEAD: PersonHead<'_> = PersonHead {
    policy: Some("2026年冬季賞与"),
    id: "1001",
    name: Some("佐藤 花子"),
    department: Some("営業部"),
    grade: Some("G3"),
    position: None,
    rating: Some("A"),
};

const PURPOSE: &str = "利益の伸びを、貢献に応じて分ける";

fn judged(rules: &Goals) -> Achievements {
    let file = Sources::default().add("goals.csv", "");
    let (goals, _) = read_goals(&TableFile::csv(GOALS.as_bytes(), file)).unwrap();
    judge(goals, rules, file).unwrap()
}

/// A bonus of 403,500 yen, computed with the achievement or not.
fn paid(with_goals: bool) -> Vec<Chapter> {
    let step = |name, value, unit| Step {
        name,
        expression: Expression::number(value, unit),
        rounding: None,
        result: value,
        unit,
        origins: Vec::new(),
    };
    let achievement = step(Name::GoalAchievement, Ratio::ONE, Unit::Plain);
    let bonus = step(Name::Bonus, Ratio::integer(403_500), Unit::Yen);
    let used = with_goals.then_some(achievement);
    vec![
        Chapter {
            heading: Heading::Component("賞与".to_owned()),
            steps: used.into_iter().collect(),
        },
        Chapter {
            heading: Heading::Bonus,
            steps: vec![bonus],
        },
    ]
}

fn unpaid() -> Vec<Chapter> {
    vec![Chapter {
        heading: Heading::NotPaid(Reason::LeftBeforePayment),
        steps: Vec::new(),
    }]
}

fn page(chapters: &[Chapter], goals: Option<&Achievements>, lang: Lang) -> Option<Document> {
    let talk = Talk {
        chapters,
        head: HEAD,
        purpose: Some(PURPOSE),
        goals,
    };
    conversation(&talk, lang)
}

fn plain(chapters: &[Chapter], goals: Option<&Achievements>, lang: Lang) -> String {
    page(chapters, goals, lang).unwrap().to_plain()
}

/// A page with `_` for a whole line to write on, to be read here.
fn short(page: &str) -> String {
    page.replace(&"_".repeat(74), "_")
        .replace(&"\\_".repeat(60), "_")
}

const STEPS_JA: &str = "
1　上司の仮説（面談の前に書く）
成果と課題、その理由。見た事実をもとにした仮説であり、結論ではない。

  _

  _

  _

2　本人の振り返り（面談では本人が先に話す）
成果と課題、自分で左右できたこと・できなかったこと。上司は最後まで聴く。

  _

  _

  _

3　すり合わせ（1と2を見比べる）
見方が違うところと、その理由

  _

  _

合意したこと

  _

  _

次の目標と支援
次に目指すこと、上司と会社が支援すること、次に話す日

  _

  _
";

const STEPS_EN: &str = "
1. The supervisor's hypothesis (written before the meeting)
What went well, what fell short, and why, from what was seen: not yet a verdict.

  _

  _

  _

2. The employee's own view (heard first in the meeting)
What went well, what fell short, what was in my hands. The supervisor listens.

  _

  _

  _

3. Both compared
Where the two views differ, and why

  _

  _

What we agree on

  _

  _

Next goals and support
What comes next, what supervisor and company do for it, when we talk again

  _

  _
";

#[test]
fn a_page_in_japanese() {
    let goals = judged(&Goals::default());
    let expected = "\
面談シート　佐藤 花子（1001）
=============================
部署：営業部　等級：G3　評価：A
2026年冬季賞与　賞与額：403,500円
賞与の目的：利益の伸びを、貢献に応じて分ける
面談日：____年__月__日　　上司：________________　　本人：________________

目標の結果
目標達成度：1.0958（賞与額の計算に用いた）
本人が左右できる目標（目標達成度に算入する）
    結果  目標             目標値        実績      達成度  ウェイト
    未達  売上高      100,000,000  90,000,000         0.9        40
    達成  苦情             10以下           8        1.25        20
    達成  新人の育成                   評点 4  約1.333333        20
本人が左右できない目標（目標達成度に算入しない）
    結果  目標           目標値        実績  達成度  ウェイト
    未達  為替差損益  5,000,000  -1,200,000       0        20
OKR（OKRは報酬に連動させない。主要な結果は達成度0.7以上で達成とする）
OKRのスコア：0.65　OKRの達成度：約0.928571
上位目標「待ち時間をなくす」
    結果  目標            目標値  実績  達成度  ウェイト
    達成  検査の自動化率     0.9  0.72     0.8        10
    未達  試作の日数       5以下    10     0.5        10
";
    let drawn = plain(&paid(true), Some(&goals), Lang::Ja);
    assert_eq!(short(&drawn), format!("{expected}{STEPS_JA}"));
}

#[test]
fn a_page_in_english() {
    let goals = judged(&Goals::default());
    let expected = "\
Conversation sheet: 佐藤 花子 (1001)
====================================
Department: 営業部; Grade: G3; Rating: A
2026年冬季賞与; Bonus: 403,500 yen
What the bonus is for: 利益の伸びを、貢献に応じて分ける
Date: ____________  Supervisor: ________________  Employee: ________________

Goals and results
Goal achievement: 1.0958 (used to compute the bonus)
Goals within the person's control (counted in the goal achievement)
    Result  Goal             Target      Actual     Achievement  Weight
    missed  売上高      100,000,000  90,000,000             0.9      40
    met     苦情         at most 10           8            1.25      20
    met     新人の育成                  score 4  about 1.333333      20
Goals beyond the person's control (left out of the goal achievement)
    Result  Goal           Target      Actual  Achievement  Weight
    missed  為替差損益  5,000,000  -1,200,000            0      20
OKR (left out, because OKRs are not linked to pay; a key result is met from 0.7)
OKR score: 0.65; OKR achievement: about 0.928571
Objective “待ち時間をなくす”
    Result  Goal               Target  Actual  Achievement  Weight
    met     検査の自動化率        0.9    0.72          0.8      10
    missed  試作の日数      at most 5      10          0.5      10
";
    let drawn = plain(&paid(true), Some(&goals), Lang::En);
    assert_eq!(short(&drawn), format!("{expected}{STEPS_EN}"));
}

#[test]
fn a_page_in_markdown() {
    let goals = judged(&Goals::default());
    let drawn = page(&paid(true), Some(&goals), Lang::Ja)
        .unwrap()
        .to_markdown();
    let expected = "\
# 面談シート　佐藤 花子（1001）

部署：営業部　等級：G3　評価：A

2026年冬季賞与　賞与額：403,500円

賞与の目的：利益の伸びを、貢献に応じて分ける

面談日：\\_\\_\\_\\_年\\_\\_月\\_\\_日　　上司：\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_　　\
本人：\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_

## 目標の結果

目標達成度：1.0958（賞与額の計算に用いた）

本人が左右できる目標（目標達成度に算入する）

| 結果 | 目標 | 目標値 | 実績 | 達成度 | ウェイト |
| --- | --- | ---: | ---: | ---: | ---: |
| 未達 | 売上高 | 100,000,000 | 90,000,000 | 0.9 | 40 |
| 達成 | 苦情 | 10以下 | 8 | 1.25 | 20 |
| 達成 | 新人の育成 |  | 評点 4 | 約1.333333 | 20 |

本人が左右できない目標（目標達成度に算入しない）

| 結果 | 目標 | 目標値 | 実績 | 達成度 | ウェイト |
| --- | --- | ---: | ---: | ---: | ---: |
| 未達 | 為替差損益 | 5,000,000 | -1,200,000 | 0 | 20 |

OKR（OKRは報酬に連動させない。主要な結果は達成度0.7以上で達成とする）

OKRのスコア：0.65　OKRの達成度：約0.928571

上位目標「待ち時間をなくす」

| 結果 | 目標 | 目標値 | 実績 | 達成度 | ウェイト |
| --- | --- | ---: | ---: | ---: | ---: |
| 達成 | 検査の自動化率 | 0.9 | 0.72 | 0.8 | 10 |
| 未達 | 試作の日数 | 5以下 | 10 | 0.5 | 10 |

## 1　上司の仮説（面談の前に書く）

成果と課題、その理由。見た事実をもとにした仮説であり、結論ではない。

> _
>
> _
>
> _

## 2　本人の振り返り（面談では本人が先に話す）

成果と課題、自分で左右できたこと・できなかったこと。上司は最後まで聴く。

> _
>
> _
>
> _

## 3　すり合わせ（1と2を見比べる）

見方が違うところと、その理由

> _
>
> _

合意したこと

> _
>
> _

## 次の目標と支援

次に目指すこと、上司と会社が支援すること、次に話す日

> _
>
> _
";
    assert_eq!(short(&drawn), expected);
}

/// A4 in 10 points has 60 lines of 80 columns and more.
#[test]
fn six_goals_of_every_kind_fit_on_one_sheet() {
    let goals = judged(&Goals::default());
    for lang in [Lang::Ja, Lang::En] {
        let drawn = plain(&paid(true), Some(&goals), lang);
        assert!(drawn.lines().count() <= 62, "{drawn}");
        for line in drawn.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
        }
    }
}

#[test]
fn the_page_stands_without_goals() {
    let head = |lang: Lang| {
        let goals = judged(&Goals::default());
        let drawn = plain(&paid(false), Some(&goals), lang);
        let (head, _) = drawn.split_at(drawn.find("\n\n").unwrap());
        head.to_owned()
    };
    for (lang, text, steps) in [
        (
            Lang::Ja,
            "目標の結果\n目標とその結果は、--goals で目標のファイルを指定すると、ここに載る。",
            STEPS_JA,
        ),
        (
            Lang::En,
            "Goals and results\nGoals and their results stand here when --goals names a file of them.",
            STEPS_EN,
        ),
    ] {
        let drawn = plain(&paid(false), None, lang);
        let expected = format!("{}\n\n{text}\n{steps}", head(lang));
        assert_eq!(short(&drawn), expected);
    }
}

/// What the page says about goals, without what follows.
fn about_goals(id: &str, chapters: &[Chapter], rules: &Goals, lang: Lang) -> String {
    let goals = judged(rules);
    let head = PersonHead { id, ..HEAD };
    let talk = Talk {
        chapters,
        head,
        purpose: None,
        goals: Some(&goals),
    };
    let drawn = conversation(&talk, lang).unwrap().to_plain();
    let parts: Vec<&str> = drawn.split("\n\n").collect();
    parts[1].to_owned()
}

#[test]
fn what_counts_is_what_the_rules_say() {
    let rules = Goals {
        okr: OkrUse::Linked,
        uncontrollable: Uncontrollable::Half,
        ..Goals::default()
    };
    for (lang, lines) in [
        (
            Lang::Ja,
            [
                "本人が左右できない目標（ウェイトを半分にして目標達成度に算入する）",
                "    未達  為替差損益  5,000,000  -1,200,000       0        10",
                "OKR（目標達成度に算入する。主要な結果は達成度0.7以上で達成とする）",
            ],
        ),
        (
            Lang::En,
            [
                "Goals beyond the person's control (counted with half of their weight)",
                "    missed  為替差損益  5,000,000  -1,200,000            0      10",
                "OKR (counted in the goal achievement; a key result is met from 0.7)",
            ],
        ),
    ] {
        let said = about_goals("1001", &paid(true), &rules, lang);
        for line in lines {
            assert!(said.lines().any(|it| it == line), "{line}\n{said}");
        }
    }
    let counted = Goals {
        uncontrollable: Uncontrollable::Count,
        ..Goals::default()
    };
    let said = about_goals("1001", &paid(true), &counted, Lang::Ja);
    assert!(said.contains("本人が左右できない目標（目標達成度に算入する）\n"));
}

#[test]
fn an_achievement_that_moved_nothing_is_not_said_to_have_moved_the_bonus() {
    for (lang, expected) in [
        (
            Lang::Ja,
            "\
目標の結果
目標達成度：1（賞与額の計算には用いていない）
本人が左右できる目標（目標達成度に算入する）
    結果  目標      目標値  実績  達成度  ウェイト
    達成  新規契約      20    20       1         1",
        ),
        (
            Lang::En,
            "\
Goals and results
Goal achievement: 1 (not used to compute this bonus)
Goals within the person's control (counted in the goal achievement)
    Result  Goal      Target  Actual  Achievement  Weight
    met     新規契約      20      20            1       1",
        ),
    ] {
        let said = about_goals("1002", &paid(false), &Goals::default(), lang);
        assert_eq!(said, expected);
    }
    for (lang, expected) in [
        (
            Lang::Ja,
            "目標の結果\n目標のファイルに、この人の目標はない。",
        ),
        (
            Lang::En,
            "Goals and results\nThe file of goals has none of this person.",
        ),
    ] {
        let said = about_goals("1003", &paid(false), &Goals::default(), lang);
        assert_eq!(said, expected);
    }
}

#[test]
fn whoever_is_not_paid_talks_about_goals_or_about_nothing() {
    let goals = judged(&Goals::default());
    for (lang, expected) in [
        (
            Lang::Ja,
            "\n2026年冬季賞与　支給対象外（支給日より前に退職）\n",
        ),
        (
            Lang::En,
            "\n2026年冬季賞与; Not eligible (left before the payment date)\n",
        ),
    ] {
        assert_eq!(page(&unpaid(), None, lang), None);
        let drawn = plain(&unpaid(), Some(&goals), lang);
        assert!(drawn.contains(expected), "{drawn}");
    }
    let talk = Talk {
        chapters: &unpaid(),
        head: PersonHead { id: "9", ..HEAD },
        purpose: None,
        goals: Some(&goals),
    };
    assert_eq!(conversation(&talk, Lang::Ja), None);
}

#[test]
fn a_purpose_that_nobody_wrote_is_for_the_supervisor_to_say() {
    for (lang, expected) in [
        (
            Lang::Ja,
            "\n賞与の目的：（規程には書かれていない。上司が自分の言葉で伝える）\n",
        ),
        (
            Lang::En,
            "\nWhat the bonus is for: (the policy does not say; the supervisor says it in a sentence)\n",
        ),
    ] {
        for purpose in [None, Some("　 ")] {
            let talk = Talk {
                chapters: &paid(false),
                head: HEAD,
                purpose,
                goals: None,
            };
            let drawn = conversation(&talk, lang).unwrap().to_plain();
            assert!(drawn.contains(expected), "{drawn}");
        }
    }
}
