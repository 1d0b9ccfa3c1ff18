//! Whole pages, in both languages and as Markdown.

use super::*;

pub(super) const STEPS_JA: &str = "
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

pub(super) const STEPS_EN: &str = "
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
