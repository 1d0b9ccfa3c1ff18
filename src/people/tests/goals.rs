//! Files of goals.

use super::{files, told};
use crate::money::Ratio;
use crate::people::{Direction, Goal, Indicator, Measure, Progress, System, TableFile, read_goals};

fn read(text: &str) -> Result<Vec<Goal>, crate::diagnostics::Findings<crate::people::PeopleFault>> {
    let (_, file) = files();
    read_goals(&TableFile::csv(text.as_bytes(), file)).map(|(goals, _)| goals)
}

fn ratio(text: &str) -> Ratio {
    crate::money::rate(text).unwrap()
}

#[test]
fn reads_every_kind_of_goal_under_japanese_headers() {
    let text = "評点,上位目標,向き,実績値,目標値,比重,種類,目標項目,従業員番号,備考,本人が左右できるか\n\
                ,,,9000万,1億,40%,ＫＰＩ,売上高,1,x,\n\
                ,,少ないほどよい,8,10,20%,目標管理,不良件数, 2 ,,×\n\
                ,ブランドを育てる,,21%,30%,0,okr,認知度,1,,\n\
                4,,,,独り立ちさせる,40%,定性目標,育成,1,,\n";
    let progress = |target, actual, direction| Progress {
        target: ratio(target),
        actual: ratio(actual),
        direction,
    };
    let goal = |line, id: &str, name: &str, weight, measure| Goal {
        line,
        employee_id: id.to_owned(),
        name: name.to_owned(),
        weight: ratio(weight),
        measure,
    };
    let goals = read(text).unwrap();
    assert_eq!(
        goals,
        [
            goal(
                2,
                "1",
                "売上高",
                "0.4",
                Measure::Indicator {
                    system: Indicator::Kpi,
                    progress: progress("100000000", "90000000", Direction::Higher),
                    controllable: true,
                }
            ),
            goal(
                3,
                "2",
                "不良件数",
                "0.2",
                Measure::Indicator {
                    system: Indicator::Mbo,
                    progress: progress("10", "8", Direction::Lower),
                    controllable: false,
                }
            ),
            goal(
                4,
                "1",
                "認知度",
                "0",
                Measure::KeyResult {
                    objective: "ブランドを育てる".to_owned(),
                    progress: progress("0.3", "0.21", Direction::Higher),
                }
            ),
            goal(
                5,
                "1",
                "育成",
                "0.4",
                Measure::Qualitative { score: ratio("4") }
            ),
        ]
    );
    let systems = goals.iter().map(Goal::system);
    assert!(systems.eq([System::Kpi, System::Mbo, System::Okr, System::Qualitative]));
}

#[test]
fn columns_that_no_goal_needs_may_be_missing() {
    let text = "employee_id,goal,system,weight,score\n1,a,qualitative,1,3\n";
    assert_eq!(read(text).unwrap().len(), 1);
    assert_eq!(read("employee_id,goal,system,weight\n").unwrap(), []);
    // Nothing is asked for that a qualitative goal does not have, whatever stands there.
    let text = "employee_id,goal,system,weight,target,direction,score\n1,a,定性,1,x,y,3\n";
    assert_eq!(read(text).unwrap().len(), 1);
}

#[test]
fn every_fault_at_its_place() {
    let head = "社員番号,目標,制度,ウェイト,目標値,実績,方向,統制可能,上位目標,評点\n";
    for (rows, expected) in [
        (
            ",a,KPI,1,1,1,,,,\n1,,KPI,1,1,1,,,,\n1,a,,1,1,1,,,,\n1,b,KPI,,1,1,,,,\n",
            &[
                "2:社員番号 blank-id",
                "3:目標 blank-goal-cell",
                "4:制度 blank-goal-cell",
                "5:ウェイト blank-goal-cell",
            ][..],
        ),
        (
            "1,a,KPI,1,,,,,,\n1,b,OKR,1,1,1,,,,\n1,c,定性,1,,,,,,\n",
            &[
                "2:目標値 blank-goal-cell",
                "2:実績 blank-goal-cell",
                "3:上位目標 blank-goal-cell",
                "4:評点 blank-goal-cell",
            ],
        ),
        (
            "1,a,KGI,x,1,1,,,,\n1,b,MBO,1_0,3e5,#N/A,up,maybe,,\n1,#N/A,定性,1,,,,,,\u{200B}\n",
            &[
                "2:制度 unknown-goal-word",
                "2:ウェイト bad-number",
                "3:ウェイト bad-number",
                "3:目標値 bad-number",
                "3:実績 bad-number",
                "3:方向 unknown-goal-word",
                "3:統制可能 unknown-goal-word",
                "4:目標 spreadsheet-error",
                "4:評点 unreadable-character",
            ],
        ),
        (
            "1,a,KPI,-1,1,1,,,,\n2,a,KPI,40%,1,1,,,,\n2,b,KPI,0,1,1,,,,\n2,c,KPI,60,1,1,,,,\n3,a,KPI,60,1,1,,,,\n",
            &[
                "2:ウェイト negative-goal-weight",
                "5:ウェイト mixed-goal-weights",
            ],
        ),
        // The same name is another goal for another person, of another kind and under another objective.
        (
            "1,a,KPI,1,1,1,,,,\n１,ａ,kpi,1,1,1,,,,\n2,a,KPI,1,1,1,,,,\n1,a,MBO,1,1,1,,,,\n1,a,OKR,1,1,1,,,x,\n1,a,OKR,1,1,1,,,y,\n",
            &["3:目標 duplicate-goal"],
        ),
        (
            "1,a,KPI,1\n合計,,,1,,,,,,\n",
            &["2 short-row", "3 totals-row"],
        ),
    ] {
        assert_eq!(told(&read(&format!("{head}{rows}"))), expected, "{rows}");
    }
    for (text, expected) in [
        ("", &["empty-file"][..]),
        ("氏名\n", &["1 missing-header"; 4]),
        (
            "社員番号,目標,制度,ウェイト\n1,a,OKR,1\n1,b,KPI,1\n1,c,定性,1\n",
            &["1 missing-header"; 4],
        ),
        (
            "社員番号,目標,制度,種類,ウェイト\n",
            &["1:種類 ambiguous-header"],
        ),
        ("目標シート,\n社員番号,目標\n", &["2 header-below"]),
    ] {
        assert_eq!(told(&read(text)), expected, "{text}");
    }
}
