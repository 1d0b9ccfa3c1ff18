//! Advice, which looks at everybody and names nobody's pay.

use super::{POLICY, ROWS, home, leaked, people, rows};
use crate::support::run_inside;

/// A policy that gets much advice, also about tables that are asked by what people earn.
const ADVISED: &str = r#"
[figures]
gross_profit = 1_000_000

[pool]
basis = "gross_profit"
method = "percentage"
rate = "90%"
min = 2_000_000

[split]
discretionary = "50%"

[[component]]
name = "評価賞与"
method = "amount"
by = "評価"
table = { S = 1000, A = 1100, B = 1000 }
limits = { max = 1_000_000 }

[[component]]
name = "調整給"
funding = "separate"
method = "amount"
by = "基本給"
table = { "314158" = 1, "358,979円" = 1, "*" = 1 }
"#;

#[test]
fn advice_tells_no_salary() {
    let home = home();
    std::fs::write(home.path().join("advised.toml"), ADVISED).unwrap();
    // Enough people for what is said about many.
    let mut rows = rows();
    for copy in 0..3 {
        for row in ROWS {
            let mut row: Vec<String> = row.iter().map(|cell| (*cell).to_owned()).collect();
            row[0] = format!("{}-{copy}", row[0]);
            rows.push(row);
        }
    }
    let text = people(&rows);
    for lang in ["ja", "en"] {
        let args = ["check", "advised.toml", "-", "--lang", lang];
        let mut ran = run_inside(&args, home.path(), text.as_bytes());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let given = ran.stdout.matches("]: ").count();
        assert!(given > 5, "{}", ran.stdout);
        ran.stderr.push_str(&ran.stdout);
        // What the policy itself says may be shown.
        assert_eq!(leaked(&ran, "358979"), [""; 0], "{}", ran.stderr);
    }
}

#[test]
fn advice_about_goals_tells_none_of_them() {
    let home = home();
    let policy = format!(
        "{POLICY}\n[goals]\nokr = \"linked\"\nuncontrollable = \"count\"\n[[factor]]\nname = \"達成\"\nfrom = \"goal_achievement\"\n"
    );
    let policy = policy.replace("factors = [\"出勤率\"]", "factors = [\"出勤率\", \"達成\"]");
    std::fs::write(home.path().join("policy.toml"), policy).unwrap();
    let mut goals = String::from("社員番号,目標,制度,ウェイト,目標値,実績,統制可能\n");
    for row in ROWS {
        for goal in 0..8 {
            let id = row[0];
            goals.push_str(&format!(
                "{id},秘密の計画{goal},KPI,12.5%,161803,398874,いいえ\n"
            ));
        }
    }
    std::fs::write(home.path().join("goals.csv"), goals).unwrap();
    let args = ["check", "policy.toml", "-", "--goals", "goals.csv"];
    let ran = run_inside(&args, home.path(), people(&rows()).as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for code in [
        "okr-linked",
        "uncontrollable-counts",
        "goals-at-cap",
        "too-many-goals",
    ] {
        assert!(ran.stdout.contains(code), "{code}: {}", ran.stdout);
    }
    for secret in ["161803", "161,803", "398874", "398,874", "秘密", "2.4651"] {
        assert!(!ran.stdout.contains(secret), "{secret}: {}", ran.stdout);
    }
    assert_eq!(leaked(&ran, ""), [""; 0]);
}
