//! The page for the conversation: what stands on it, and what it does not say.

mod pages;

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
            pages::STEPS_JA,
        ),
        (
            Lang::En,
            "Goals and results\nGoals and their results stand here when --goals names a file of them.",
            pages::STEPS_EN,
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

/// What moved the rating is not said to have moved the bonus, and the other way round.
#[test]
fn an_achievement_is_said_to_be_used_for_what_it_was_used_for() {
    let mut chapters = paid(true);
    let said = |chapters: &[Chapter]| {
        let said = about_goals("1002", chapters, &Goals::default(), Lang::En);
        said.lines().nth(1).unwrap_or_default().to_owned()
    };
    assert!(said(&chapters).ends_with("(used to compute the bonus)"));
    let step = |chapter: &Chapter| {
        let mut steps = chapter.steps.iter();
        steps.any(|it| it.name == Name::GoalAchievement)
    };
    let asking = chapters.iter().position(step).unwrap();
    let asked = chapters[asking].clone();
    chapters[asking].heading = Heading::Rating(Vec::new());
    assert!(said(&chapters).ends_with("(used to find the rating)"));
    chapters.push(asked);
    assert!(said(&chapters).ends_with("(used to compute the bonus)"));
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
