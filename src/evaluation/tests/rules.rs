//! Every rule of section 6 about goals, worked by hand.

use super::{achievements, judged, ratio};
use crate::evaluation::{LeftOut, Standing};
use crate::money::Ratio;
use crate::policy::{Goals, OkrUse, Uncontrollable};

/// The achievement of the one person of some lines, by the usual rules; empty for none.
fn one(lines: &str) -> String {
    with(lines, &Goals::default())
}

fn with(lines: &str, rules: &Goals) -> String {
    let all = achievements(lines, rules);
    assert_eq!(all.len(), 1);
    all[0].map_or_else(String::new, |it| it.to_string())
}

#[test]
fn kpi_and_mbo() {
    for (line, expected) in [
        ("1,g,kpi,1,100,95,,,,", "0.95"),          // 95 ÷ 100
        ("1,g,mbo,1,100,95,higher,yes,,", "0.95"), // the same
        ("1,g,kpi,1,3,2,,,,", "0.6667"),           // 0.66666… half up
        ("1,g,kpi,1,3,1,,,,", "0.3333"),           // 0.33333…
        ("1,g,kpi,1,20000,2469,,,,", "0.1235"),    // 0.12345 is a half: up
        ("1,g,kpi,1,100,150,,,,", "1.5"),          // 1.5 is the cap itself
        ("1,g,kpi,1,100,151,,,,", "1.5"),          // 1.51, at most 1.5
        ("1,g,kpi,1,100,0,,,,", "0"),              // 0 ÷ 100
        ("1,g,kpi,1,100,-20,,,,", "0"),            // −0.2, at least 0
        ("1,g,kpi,1,97.5%,100%,,,,", "1.0256"),    // 1 ÷ 0.975 = 1.02564…
        ("1,g,kpi,1,10,8,lower,,,", "1.25"),       // 10 ÷ 8
        ("1,g,kpi,1,10,16,lower,,,", "0.625"),     // 10 ÷ 16
        ("1,g,kpi,1,10,5,lower,,,", "1.5"),        // 2, at most 1.5
        ("1,g,mbo,1,10,0,lower,,,", "1.5"),        // no defect at all: the cap
        ("1,g,mbo,1,10,-3,lower,,,", "1.5"),       // less than none: the cap
    ] {
        assert_eq!(one(line), expected, "{line}");
    }
}

#[test]
fn qualitative() {
    for (line, expected) in [
        ("1,g,qualitative,1,,,,,,3", "1"),        // 3 ÷ 3
        ("1,g,qualitative,1,,,,,,4", "1.3333"),   // 4 ÷ 3 = 1.33333…
        ("1,g,qualitative,1,,,,,,3.5", "1.1667"), // 3.5 ÷ 3 = 1.16666…
        ("1,g,qualitative,1,,,,,,5", "1.5"),      // 5 ÷ 3 = 1.66666…, at most 1.5
        ("1,g,qualitative,1,,,,,,0", "0"),
    ] {
        assert_eq!(one(line), expected, "{line}");
    }
    let rules = Goals {
        scale: Ratio::integer(100),
        qualitative_par: Ratio::integer(80),
        cap: ratio("1.2"),
        ..Goals::default()
    };
    assert_eq!(with("1,g,qualitative,1,,,,,,90", &rules), "1.125"); // 90 ÷ 80
    assert_eq!(with("1,g,qualitative,1,,,,,,100", &rules), "1.2"); // 1.25, at most 1.2
}

#[test]
fn the_mean_is_weighted_and_rounded_once() {
    // (0.9 × 40 + 1.25 × 20 + 4/3 × 40) ÷ 100 = (36 + 25 + 53.33333…) ÷ 100 = 1.1433333…
    let lines = "1,a,kpi,40,100,90,,,,\n1,b,kpi,20,10,8,lower,,,\n1,c,qualitative,40,,,,,,4\n";
    assert_eq!(one(lines), "1.1433");
    // Weights need not sum to 100: (0.5 × 1 + 1 × 2) ÷ 3 = 0.83333…
    assert_eq!(one("1,a,kpi,1,2,1,,,,\n1,b,kpi,2,2,2,,,,\n"), "0.8333");
    // 20% and 30% of 50%: (0.5 × 0.2 + 1 × 0.3) ÷ 0.5 = 0.8
    assert_eq!(one("1,a,kpi,20%,2,1,,,,\n1,b,kpi,30%,2,2,,,,\n"), "0.8");
    // A goal without weight changes nothing.
    assert_eq!(one("1,a,kpi,0,2,2,,,,\n1,b,kpi,5,2,1,,,,\n"), "0.5");
    // Rounding each goal to 4 decimals first would give 0.33335 → 0.3334: (1/3 + 1/3) ÷ 2 = 0.33333…
    assert_eq!(one("1,a,kpi,1,3,1,,,,\n1,b,kpi,1,3,1,,,,\n"), "0.3333");
}

#[test]
fn what_nobody_controls() {
    // 0.9 with weight 60, and 0.3 with weight 40 that the person cannot control.
    let lines = "1,a,kpi,60,100,90,,,,\n1,b,mbo,40,100,30,,no,,\n";
    let rules = |uncontrollable| Goals {
        uncontrollable,
        ..Goals::default()
    };
    // Only the first.
    assert_eq!(with(lines, &rules(Uncontrollable::Exclude)), "0.9");
    // (0.9 × 60 + 0.3 × 20) ÷ 80 = 60 ÷ 80
    assert_eq!(with(lines, &rules(Uncontrollable::Half)), "0.75");
    // (0.9 × 60 + 0.3 × 40) ÷ 100 = 66 ÷ 100
    assert_eq!(with(lines, &rules(Uncontrollable::Count)), "0.66");
    let person = |rules: &Goals| judged(lines, rules).unwrap().people[0].clone();
    let half = person(&rules(Uncontrollable::Half));
    assert_eq!(half.goals[1].standing, Standing::Halved);
    assert_eq!(half.goals[1].weight, Ratio::integer(20));
    let out = person(&rules(Uncontrollable::Exclude));
    let why = Standing::LeftOut(LeftOut::Uncontrollable);
    assert_eq!((out.goals[1].standing, out.goals[1].counts()), (why, false));
    assert_eq!(out.goals[1].weight, Ratio::integer(40));
    assert_eq!(out.goals[1].achievement, Some(ratio("0.3")));
    assert_eq!(one("1,b,mbo,40,100,30,,no,,"), "");
}

#[test]
fn objectives_and_key_results() {
    let linked = Goals {
        okr: OkrUse::Linked,
        ..Goals::default()
    };
    // Brand: 21 ÷ 30 = 0.7 and 12 ÷ 10 → 1, mean 0.85. Shops: 0 ÷ 3 = 0, 5 ÷ 5 = 1 and 6 of at most 3, 3 ÷ 6 = 0.5,
    // mean 0.5. Score (0.85 + 0.5) ÷ 2 = 0.675; ÷ 70% = 27/28 = 0.964285…, with weight 10.
    let okr = "1,k1,okr,1,30,21,,,brand,\n1,k2,okr,2,10,12,,,brand,\n1,k3,okr,3,3,0,,,shops,\n\
               1,k4,okr,3,5,5,,,shops,\n1,k5,okr,1,3,6,lower,,shops,\n";
    assert_eq!(with(okr, &linked), "0.9643");
    assert_eq!(one(okr), "");
    // With a KPI of 1.5 and weight 30: (27/28 × 10 + 1.5 × 30) ÷ 40 = 54.642857… ÷ 40 = 1.366071…
    let both = format!("{okr}1,a,kpi,30,10,20,,,,\n");
    assert_eq!(with(&both, &linked), "1.3661");
    assert_eq!(one(&both), "1.5");
    let person = judged(okr, &linked).unwrap().people[0].clone();
    let found = person.okr.unwrap();
    let scores = found.objectives.iter().map(|it| it.score);
    assert!(scores.eq([Some(ratio("0.85")), Some(ratio("0.5"))]));
    assert_eq!(found.score, Some(ratio("0.675")));
    assert_eq!(found.achievement, Some(ratio("27/28")));
    assert_eq!(found.weight, Ratio::integer(10));
    // All reached: 1 ÷ 0.7 = 1.428571…; a higher bar for success, and a cap.
    let all = "1,k,okr,1,10,30,,,o,\n1,l,okr,1,10,0,lower,,o,\n";
    assert_eq!(with(all, &linked), "1.4286");
    let success = |okr_success, cap| Goals {
        okr_success: ratio(okr_success),
        cap: ratio(cap),
        ..linked
    };
    assert_eq!(with(all, &success("80%", "1.5")), "1.25");
    assert_eq!(with(all, &success("50%", "1.5")), "1.5");
    // A loss scores nothing, and objectives of one name are one: (0 + 1) ÷ 2 ÷ 70% = 0.714285…
    let same = "1,k,okr,1,10,-5,,,Ａ ,\n1,l,okr,1,10,10,,,A,\n";
    assert_eq!(with(same, &linked), "0.7143");
}

#[test]
fn people_are_told_apart_by_key_and_stay_in_order() {
    let lines =
        "b,x,kpi,1,10,5,,,,\na,x,kpi,1,10,9,,,,\nｂ,y,kpi,1,10,10,,,,\nc,x,okr,1,10,9,,,o,\n";
    let judged = judged(lines, &Goals::default()).unwrap();
    let ids: Vec<_> = judged
        .people
        .iter()
        .map(|it| it.employee_id.as_str())
        .collect();
    assert_eq!(ids, ["b", "a", "c"]);
    let found: Vec<_> = judged.people.iter().map(|it| it.achievement).collect();
    assert_eq!(found, [Some(ratio("0.75")), Some(ratio("0.9")), None]); // (0.5 + 1) ÷ 2
    assert_eq!(judged.of("ａ").unwrap().goals.len(), 1);
    assert!(judged.of("d").is_none());
}

#[test]
fn many_odd_targets_do_not_overflow() {
    // Five targets without a common factor near 10⁸: their product has 40 digits.
    let lines: String = [99_999_989, 99_999_971, 99_999_959, 99_999_941, 99_999_931]
        .iter()
        .map(|target| format!("1,g{target},kpi,20,{target},{target},,,,\n"))
        .collect();
    assert_eq!(
        one(&lines.replace(",99999989,99999989,", ",99999989,1,")),
        "0.8"
    );
}

#[test]
fn every_fault_at_its_row_in_the_order_of_the_file() {
    let told = |lines: &str, rules: &Goals| -> Vec<String> {
        let findings = judged(lines, rules).unwrap_err();
        let told = findings.iter().map(|finding| match finding.place {
            crate::diagnostics::Place::Row { line, .. } => {
                format!("{line} {}", finding.fault.code())
            }
            _ => finding.fault.code().to_owned(),
        });
        told.collect()
    };
    let usual = Goals::default();
    let linked = Goals {
        okr: OkrUse::Linked,
        ..usual
    };
    // A target is asked for only where the goal counts.
    let lines =
        "2,a,kpi,1,0,5,,,,\n1,b,mbo,1,-1,5,lower,,,\n1,c,kpi,1,0,5,,no,,\n1,d,okr,1,0,5,,,o,\n";
    assert_eq!(
        told(lines, &usual),
        ["2 target-not-positive", "3 target-not-positive"]
    );
    assert_eq!(
        told(lines, &linked).last().unwrap(),
        "5 target-not-positive"
    );
    let without = "1,c,kpi,1,0,5,,no,,\n1,d,okr,1,0,5,,,o,\n1,e,okr,1,1,1,,,o,\n";
    let person = judged(without, &usual).unwrap().people[0].clone();
    assert_eq!(person.goals[0].achievement, None);
    assert_eq!(person.okr.unwrap().score, None);
    assert_eq!(
        told(
            "1,a,qualitative,1,,,,,,5.1\n1,b,qualitative,1,,,,,,-1\n1,c,qualitative,1,,,,,,5\n",
            &usual
        ),
        ["2 score-out-of-range", "3 score-out-of-range"]
    );
    // What does not count cannot make up for weights that are all 0.
    assert_eq!(
        told(
            "1,a,kpi,9,1,1,,no,,\n1,b,kpi,0,1,1,,,,\n2,a,okr,0,1,1,,,o,\n",
            &usual
        ),
        ["3 goal-weights-zero"]
    );
    assert_eq!(
        told("2,a,okr,0,1,1,,,o,\n", &linked),
        ["2 goal-weights-zero"]
    );
    let huge = "1,a,kpi,1,0.0000000000000000000000000001,9999999999999999999999999999,,,,\n";
    assert_eq!(told(huge, &usual), ["2 overflow"]);
}

#[test]
fn what_is_met() {
    let met = |line: &str, rules: &Goals| {
        let all = judged(line, rules).unwrap();
        all.people[0].goals[0].is_met(rules)
    };
    let rules = Goals::default();
    for (line, expected) in [
        ("1,g,kpi,1,100,100,,,,", Some(true)),
        ("1,g,kpi,1,100,99.99,,,,", Some(false)),
        ("1,g,mbo,1,10,10,lower,,,", Some(true)),
        ("1,g,kpi,1,10,11,lower,no,,", Some(false)),
        ("1,g,kpi,1,0,11,,no,,", None), // no target above 0
        ("1,g,qualitative,1,,,,,,3", Some(true)),
        ("1,g,qualitative,1,,,,,,2.9", Some(false)),
        ("1,g,okr,1,100,70,,,o,", Some(true)), // 0.7 is the success of a stretch goal
        ("1,g,okr,1,100,69,,,o,", Some(false)),
    ] {
        assert_eq!(met(line, &rules), expected, "{line}");
    }
    let strict = Goals {
        okr_success: Ratio::ONE,
        ..rules
    };
    assert_eq!(met("1,g,okr,1,100,70,,,o,", &strict), Some(false));
}
