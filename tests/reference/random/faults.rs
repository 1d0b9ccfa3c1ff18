//! One fault in an otherwise random model: most of these must be refused.

use super::super::model::*;
use super::Dice;

pub fn plant(dice: &mut Dice, model: &mut Model) {
    let policy = &mut model.policy;
    let last = model.people.rows.len() - 1;
    let component = policy
        .components
        .last_mut()
        .expect("a policy has components");
    match dice.below(21) {
        0 => {
            policy.base_pay.clear();
            set_cell(
                &mut model.people,
                "base_salary",
                "基本給",
                &dice.text(&["3e5", "1_000", "abc"]),
            );
        }
        1 => set_cell(&mut model.people, "employee_id", "社員番号", ""),
        2 => {
            component.factors = vec!["attendance_rate".to_owned()];
            set_cell(
                &mut model.people,
                "attendance_rate",
                "出勤率",
                &dice.text(&["97.5", "1.01"]),
            );
        }
        3 => {
            let dates = ["2010-01-01", "1980/12/31"];
            set_cell(
                &mut model.people,
                "leave_date",
                "退職日",
                &dice.text(&dates),
            );
        }
        4 => component.share = Some(Num::new("\"90%\"")),
        5 => component.terms[0].per = Some("存在しない列".to_owned()),
        6 => component.factors.push("存在しない係数".to_owned()),
        7 => {
            let value = Source::Value(dice.num(&["-1", "-0.0001"]));
            component.terms[0].source = value;
        }
        8 => {
            component.adjustment.min = Some(Num::new("1.25"));
            component.adjustment.max = Some(dice.num(&["1.2", "0", "1.25", "2"]));
        }
        9 => {
            let split = |split: &mut Split| split.discretionary = Num::new("20");
            policy.split.as_mut().map_or_else(
                || {
                    policy.pool.method = PoolMethod::Percentage {
                        rate: Num::new("20"),
                    }
                },
                split,
            );
            policy.pool.basis = Some("operating_profit".to_owned());
        }
        10 => {
            component.limit_min = Some(Limit::Money(Num::new("1050")));
            component.limit_max = Some(Limit::Money(dice.num(&["1049", "1050", "1080"])));
        }
        11 => {
            let row = model.people.rows[last].clone();
            model.people.rows.push(row);
        }
        12 => policy
            .figures
            .retain(|(name, _)| name != "operating_profit"),
        13 => {
            let amount = dice.pick(&["1.5", "x", "999億", "-1", "0.1"]);
            bad_allotment(model, |allotment| allotment.amount = (*amount).to_owned());
        }
        14 => policy.pool.after_bonus = Some(true),
        15 => {
            for factor in &mut policy.factors {
                factor.payout = Some(true);
            }
            component.direct = false;
            component.terms[0].factors =
                policy.factors.iter().map(|one| one.name.clone()).collect();
        }
        16 => {
            component.direct = false;
            let mut other = component.terms[0].clone();
            // Points and money do not mix; a term of another kind of money would be no fault.
            other.method = Some(match component.method {
                Method::Points => Method::Amount,
                Method::Amount | Method::Months => Method::Points,
            });
            component.terms.push(other);
        }
        17 => {
            if let Some(split) = &mut policy.split {
                split.redistribute = Some(true);
                split.budget_by = Some("grade".to_owned());
            }
        }
        18 => component.unit_price = None,
        19 => component.adjustment.digits = Some(*dice.pick(&[0, 1, 2])),
        _ => {
            let which = dice.below(2);
            bad_allotment(model, |allotment| match which {
                0 => allotment.reason = " ".to_owned(),
                _ => allotment.employee_id = "いない".to_owned(),
            });
        }
    }
}

fn set_cell(people: &mut People, field: &str, header: &str, text: &str) {
    let place = people
        .headers
        .iter()
        .position(|one| one == field || one == header);
    if let (Some(place), Some(row)) = (place, people.rows.last_mut()) {
        row[place] = text.to_owned();
    }
}

fn bad_allotment(model: &mut Model, spoil: impl Fn(&mut Allotment)) {
    for allotment in model.allotments.iter_mut().flatten() {
        spoil(allotment);
    }
}
