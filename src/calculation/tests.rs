//! The certificate must fail where a result is wrong, and every recorded step must come to what it says.

use std::sync::Arc;

use crate::calculation::certificate::{self, Uncertified};
use crate::calculation::classes::{Cells, Classes};
use crate::calculation::divided::Divided;
use crate::calculation::trace::{Chapter, Step};
use crate::calculation::{Allotments, Prepared, Run, explain, wanted};
use crate::diagnostics::{Sources, Span};
use crate::money::{Money, Ratio};
use crate::{people, policy};

const POLICY: &str = r#"
[policy]
period = { from = 2026-04-01, to = 2026-09-30 }

[pool]
method = "amount"
amount = 1_000_000

[split]
discretionary = "20%"

[[component]]
name = "basic"
funding = "guaranteed"
method = "months"
value = 0.5

[[component]]
name = "evaluated"
method = "points"
from = "points"
factors = ["service", "presence"]
limits = { max = 300_000 }

[[component]]
name = "award"
funding = "separate"
method = "amount"
value = 10_000
only = { "grade" = ["G2"] }

[[factor]]
name = "service"
service = "months"

[[factor]]
name = "presence"
from = "attendance_rate"
apply = "payout"

[rounding]
unit = 100
mode = "largest_remainder"

[eligibility]
exclude = [{ "grade" = ["part"] }]
"#;

const EMPLOYEES: &str = "\
employee_id,grade,base_salary,points,attendance_rate,hire_date,leave_months
A,G1,200000,10,100%,2015-04-01,
B,G1,200000,10,97.5%,2015-04-01,
C,G2,300000,30,100%,2026-06-15,
D,G2,300000,7,100%,2015-04-01,2
E,part,100000,,,2015-04-01,
";

/// Runs the season above and hands the run over.
fn with_run(act: impl FnOnce(&mut Run<'_>)) {
    with_run_of(POLICY, EMPLOYEES, act);
}

fn with_run_of(policy: &str, employees: &str, act: impl FnOnce(&mut Run<'_>)) {
    let (policy, people) = season(policy, employees);
    let mut run = Run::new(&policy, &people, Allotments::default())
        .unwrap_or_else(|stopped| panic!("{stopped:?}"));
    act(&mut run);
}

fn season(policy: &str, employees: &str) -> (policy::Policy, people::People) {
    let mut sources = Sources::default();
    let base = sources.add("policy.toml", policy);
    let mut no_files = |_, _: &str| -> Result<Arc<str>, policy::TableFileFault> { unreachable!() };
    let policy = policy::read(&mut sources, base, &[], &[], &mut no_files).unwrap();
    let file = sources.add("employees.csv", "");
    let needed = wanted(
        &policy,
        Span {
            file,
            start: 0,
            end: 0,
        },
    );
    let (people, _) = people::read(
        &people::TableFile::csv(employees.as_bytes(), file),
        &policy.columns,
        &needed,
    )
    .unwrap();
    (policy, people)
}

/// People are worked out together who are alike in everything; a division that mixes others in is noticed.
#[test]
fn wrong_classes_are_not_certified() {
    let (policy, people) = season(POLICY, EMPLOYEES);
    let mut prepared = Prepared::new(&policy, &people, Allotments::default())
        .unwrap_or_else(|stopped| panic!("{stopped:?}"));
    assert_eq!(certificate::check_classes(&prepared), Ok(()));
    let everybody = Classes::by(&[], people.len());
    prepared.divided = divided(&prepared, everybody);
    let unlike = certificate::check_classes(&prepared);
    assert_eq!(unlike, Err(Uncertified::Unlike { row: 4 }));
    let paid_or_not = Classes::by(
        &[Cells::Flags((&[true, true, false, true, true]).into())],
        5,
    );
    prepared.divided = divided(&prepared, paid_or_not);
    assert!(certificate::check_classes(&prepared).is_err());
}

/// Nobody else stands for the people of a class, not even where the classes are those of a component.
#[test]
fn who_stands_for_a_class_is_in_it() {
    let codes = [0, 1, 0, 1];
    let classes = Classes::by(&[Cells::Codes(&codes)], 4);
    assert_eq!(certificate::check_firsts(&classes), Ok(()));
    let falsified = classes.falsified(1, 2);
    let unlike = Err(Uncertified::Unlike { row: 2 });
    assert_eq!(certificate::check_firsts(&falsified), unlike);
}

fn divided(prepared: &Prepared, classes: Arc<Classes>) -> Arc<Divided> {
    let divided = Divided::new(classes, &prepared.eligible, prepared.divisions());
    Arc::new(divided)
}

/// Where a class stands in a part is proved, too: a bonus is the sum of what stands there.
#[test]
fn wrong_places_of_classes_are_not_certified() {
    type Wrong = fn(&mut Divided);
    let wrongs: [Wrong; 3] = [
        |divided| divided.paid[0] = false,
        |divided| divided.parts[1].of.swap(0, 2),
        |divided| divided.parts.swap(0, 1),
    ];
    let (policy, people) = season(POLICY, EMPLOYEES);
    for wrong in wrongs {
        let mut prepared = Prepared::new(&policy, &people, Allotments::default())
            .unwrap_or_else(|stopped| panic!("{stopped:?}"));
        wrong(Arc::get_mut(&mut prepared.divided).unwrap());
        let unchecked = certificate::check_classes(&prepared);
        assert_eq!(unchecked, Err(Uncertified::Unchecked));
    }
}

fn yen(amount: i128) -> Money {
    Money::yen(amount).unwrap()
}

#[test]
fn a_right_result_is_certified() {
    with_run(|run| assert_eq!(certificate::check(run), Ok(())));
}

#[test]
fn a_wrong_result_is_not() {
    type Wrong = fn(&mut Run<'_>);
    let wrongs: [(&str, Wrong); 12] = [
        ("a bonus a yen too high", |run| {
            let bonus = run.outcome.people.bonus.of(0);
            *bonus = bonus.add(yen(1)).unwrap();
        }),
        (
            "a component's amount moved to another person, sums kept",
            |run| {
                let amounts = &mut run.outcome.components[1].amounts;
                *amounts.of(0) = amounts.of(0).sub(yen(100)).unwrap();
                *amounts.of(1) = amounts.of(1).add(yen(100)).unwrap();
            },
        ),
        ("units moved between equals", |run| {
            let units = &mut run.shared[1].as_mut().unwrap().units;
            units[0] -= 1;
            units[1] += 1;
        }),
        ("an ineligible person paid", |run| {
            *run.outcome.people.bonus.of(4) = yen(100)
        }),
        ("a pool that is not what was paid and left", |run| {
            run.outcome.pool.total = run.outcome.pool.total.add(yen(100)).unwrap();
        }),
        ("left over and overrun at once", |run| {
            let component = &mut run.outcome.components[1];
            component.left_over = component.left_over.add(yen(100)).unwrap();
            component.overrun = component.overrun.add(yen(100)).unwrap();
        }),
        ("a row lost", |run| {
            run.outcome.people.bonus.pop();
        }),
        ("a separate amount that the rule does not give", |run| {
            *run.outcome.components[2].amounts.of(2) = yen(20_000);
        }),
        ("a cost without the employer's part", |run| {
            run.outcome.pool.cost = yen(1)
        }),
        ("a split that does not add up", |run| {
            run.outcome.pool.criteria = yen(1)
        }),
        ("a total that nobody was paid", |run| {
            run.outcome.totals.paid = yen(1)
        }),
        ("guaranteed components that take something else", |run| {
            run.outcome.totals.guaranteed = yen(1)
        }),
    ];
    for (what, wrong) in wrongs {
        with_run(|run| {
            wrong(run);
            let checked: Result<(), Uncertified> = certificate::check(run);
            assert!(checked.is_err(), "certified with {what}");
        });
    }
}

/// Principle 2: the number shown is the number that the line before leads to.
fn assert_recomputes(step: &Step) {
    let exact = step.expression.value().unwrap();
    let rounded = match step.rounding {
        Some(to) => exact.round(to.unit, to.mode).unwrap(),
        None => exact,
    };
    assert_eq!(rounded, step.result, "{step:?}");
}

#[test]
fn every_step_comes_to_what_it_says() {
    with_run(|run| {
        for row in 0..run.roster.people.len() {
            let chapters: Vec<Chapter> = explain(run, Allotments::default(), row).unwrap();
            let steps: Vec<&Step> = chapters.iter().flat_map(|chapter| &chapter.steps).collect();
            steps.iter().for_each(|step| assert_recomputes(step));
            let bonus = run.outcome.people.bonus.get(row).unwrap().ratio();
            let shown = |value: Ratio| steps.iter().any(|step| step.result == value);
            assert!(row == 4 || shown(bonus), "row {row}: {bonus} is nowhere");
        }
    });
}

/// Scores and places that are wrong are noticed as well.
#[test]
fn wrong_ratings_are_not_certified() {
    const RELATIVE: &str = r#"
[pool]
method = "amount"
amount = 100_000

[evaluation]
method = "relative"
score = "points"
within = "grade"
quota = [{ rating = "A", share = "50%" }, { rating = "B", share = "50%" }]

[[component]]
name = "evaluated"
method = "points"
by = ["rating"]
table = { A = 2, B = 1 }
"#;
    const WEIGHTED: &str = r#"
[pool]
method = "amount"
amount = 100_000

[evaluation]
method = "weighted"
part = [{ from = "points", weight = "100%" }]
rank = [{ rating = "A", at_least = 30 }, { rating = "B" }]

[[component]]
name = "evaluated"
method = "points"
by = ["rating"]
table = { A = 2, B = 1 }
"#;
    for policy in [RELATIVE, WEIGHTED] {
        with_run_of(policy, SCORED, |run| {
            assert_eq!(certificate::check(run), Ok(()));
            let texts = run
                .outcome
                .people
                .ratings
                .as_mut()
                .map(|it| &mut Arc::make_mut(it).texts);
            let codes = &mut texts.unwrap().codes;
            let other = codes.iter().position(|code| *code != codes[0]).unwrap();
            let (first, other_code) = (codes[0], codes[other]);
            codes[0] = other_code;
            assert_eq!(certificate::check(run), Err(Uncertified::Rating { row: 0 }));
            let texts = run
                .outcome
                .people
                .ratings
                .as_mut()
                .map(|it| &mut Arc::make_mut(it).texts);
            let codes = &mut texts.unwrap().codes;
            codes[0] = first;
            codes.pop();
            assert!(matches!(
                certificate::check(run),
                Err(Uncertified::RowLost { .. })
            ));
        });
    }
}

const SCORED: &str = "\
employee_id,grade,points
1,G1,40
2,G1,20
3,G1,30
4,G2,10
5,G2,50
";
