//! A model as the texts a company would write: policy TOML, employees CSV, allotments CSV.

mod components;
mod sources;

use jiff::civil::Date;

use super::model::*;
use components::{component, factor};
use sources::bands;

/// Adds `key = value` lines.
struct Page(String);

impl Page {
    fn head(&mut self, head: &str) {
        self.0.push_str(&format!("\n{head}\n"));
    }

    fn set(&mut self, key: &str, value: impl AsRef<str>) {
        self.0.push_str(&format!("{key} = {}\n", value.as_ref()));
    }

    fn maybe(&mut self, key: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            self.set(key, value);
        }
    }
}

impl AsRef<str> for Num {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn list<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    format!(
        "[{}]",
        items.iter().map(write).collect::<Vec<_>>().join(", ")
    )
}

fn names(items: &[String]) -> String {
    list(items, |name| quoted(name))
}

fn date(date: Date) -> String {
    date.strftime("%Y-%m-%d").to_string()
}

pub fn policy(policy: &Policy) -> String {
    let mut page = Page("[policy]\nname = \"照合\"\npurpose = \"照合用\"\n".to_owned());
    let (from, to) = policy.period;
    page.set(
        "period",
        format!("{{ from = {}, to = {} }}", date(from), date(to)),
    );
    page.maybe("payment_date", policy.payment_date.map(date));
    columns(&mut page, "base_pay", &policy.base_pay);
    if !policy.figures.is_empty() {
        page.head("[figures]");
        for (name, number) in &policy.figures {
            page.set(&quoted(name), number);
        }
    }
    pool(&mut page, &policy.pool);
    if let Some(chosen) = &policy.split {
        split(&mut page, chosen);
    }
    for chosen in &policy.components {
        component(&mut page, chosen);
    }
    for chosen in &policy.factors {
        page.head("[[factor]]");
        for (key, value) in factor(chosen) {
            page.set(&key, value);
        }
    }
    let rounding = &policy.rounding;
    page.head("[rounding]");
    page.maybe("unit", rounding.unit.as_ref());
    page.maybe("mode", rounding.mode.map(|mode| quoted(mode.word())));
    page.maybe(
        "weight_digits",
        rounding.weight_digits.map(|digits| digits.to_string()),
    );
    eligibility(&mut page, &policy.eligibility);
    if let Some(chosen) = &policy.attendance {
        attendance(&mut page, chosen);
    }
    page.0
}

/// One column is written as text, several as a list.
fn columns(page: &mut Page, key: &str, columns: &[String]) {
    match columns {
        [] => {}
        [one] => page.set(key, quoted(one)),
        several => page.set(key, names(several)),
    }
}

fn pool(page: &mut Page, pool: &Pool) {
    page.head("[pool]");
    page.maybe("basis", pool.basis.as_deref().map(quoted));
    page.maybe("add_back", pool.add_back.as_ref());
    let method = match &pool.method {
        PoolMethod::Percentage { rate } => {
            page.set("rate", rate);
            "percentage"
        }
        PoolMethod::Tiered { tiers, on_part } => {
            let tier =
                |(over, rate): &(Num, Num)| format!("{{ over = {}, rate = {} }}", over.0, rate.0);
            page.set("tier", list(tiers, tier));
            page.set("tier_on", if *on_part { "\"part\"" } else { "\"whole\"" });
            "tiered"
        }
        PoolMethod::FixedReserve { reserve, rate } => {
            page.set("reserve", reserve);
            page.maybe("rate", rate.as_ref());
            "fixed_reserve"
        }
        PoolMethod::LaborShare {
            rate,
            personnel_cost,
        } => {
            page.set("rate", rate);
            page.set("personnel_cost", personnel_cost);
            "labor_share"
        }
        PoolMethod::Linear {
            intercept,
            slope,
            per_head,
            personnel_cost,
        } => {
            page.set("intercept", intercept);
            page.set("slope", slope);
            page.maybe("per_head", per_head.then_some("true"));
            page.maybe("personnel_cost", personnel_cost.as_ref());
            "linear"
        }
        PoolMethod::Months(months) => {
            page.set("months", months);
            "months"
        }
        PoolMethod::MonthsByRatio {
            bands: steps,
            ratio_to,
        } => {
            page.set("bands", bands(steps));
            page.set("ratio_to", quoted(ratio_to));
            "months"
        }
        PoolMethod::Amount(amount) => {
            page.set("amount", amount);
            "amount"
        }
        PoolMethod::Unlinked => "unlinked",
    };
    page.set("method", quoted(method));
    let rate_on = |after| {
        if after {
            "\"profit_after_bonus\""
        } else {
            "\"profit_before_bonus\""
        }
    };
    page.maybe("rate_on", pool.after_bonus.map(rate_on));
    page.maybe("min", pool.min.as_ref().map(bound));
    page.maybe("max", pool.max.as_ref().map(bound));
    page.maybe("carried_over", pool.carried_over.as_ref());
    page.maybe("already_paid", pool.already_paid.as_ref());
    if let Some(EmployerCost { rate, on_top }) = &pool.employer_cost {
        let paid = if *on_top { "on_top" } else { "inside" };
        page.set(
            "employer_cost",
            format!("{{ rate = {}, paid = \"{paid}\" }}", rate.0),
        );
    }
    let unit = pool.unit.as_ref().map(|unit| format!("unit = {}", unit.0));
    let mode = pool.mode.map(|mode| format!("mode = \"{}\"", mode.word()));
    let keys: Vec<String> = unit.into_iter().chain(mode).collect();
    if !keys.is_empty() {
        page.set("rounding", format!("{{ {} }}", keys.join(", ")));
    }
    page.maybe(
        "when_short",
        pool.pay_guaranteed.then_some("\"pay_guaranteed\""),
    );
    for chosen in &pool.factors {
        page.head("[[pool.factor]]");
        for (key, value) in factor(chosen) {
            page.set(&key, value);
        }
    }
}

fn bound(bound: &Bound) -> String {
    match bound {
        Bound::Money(money) => money.0.clone(),
        Bound::Months(months) => format!("{{ months = {} }}", months.0),
        Bound::Figure { figure, rate } => {
            format!("{{ figure = \"{figure}\", rate = {} }}", rate.0)
        }
    }
}

fn split(page: &mut Page, split: &Split) {
    page.head("[split]");
    page.set("discretionary", &split.discretionary);
    let unallotted = |yes| {
        if yes {
            "\"redistribute\""
        } else {
            "\"left_over\""
        }
    };
    page.maybe("unallotted", split.redistribute.map(unallotted));
    page.maybe("allow_negative", split.allow_negative.then_some("true"));
    page.maybe("budget_by", split.budget_by.as_deref().map(quoted));
    let weight = |weight| match weight {
        BudgetWeight::ByRule => "\"by_rule\"",
        BudgetWeight::Headcount => "\"headcount\"",
        BudgetWeight::BasePay => "\"base_pay\"",
    };
    page.maybe("budget_weight", split.budget_weight.map(weight));
}

fn entry(entry: &[(String, Vec<String>)]) -> String {
    let column =
        |(column, values): &(String, Vec<String>)| format!("\"{column}\" = {}", names(values));
    entry.iter().map(column).collect::<Vec<_>>().join(", ")
}

fn eligibility(page: &mut Page, eligibility: &Eligibility) {
    page.head("[eligibility]");
    page.maybe(
        "employed_on_payment_date",
        eligibility
            .employed_on_payment_date
            .map(|on| on.to_string()),
    );
    page.maybe(
        "hired_on_or_before",
        eligibility.hired_on_or_before.map(date),
    );
    page.maybe(
        "minimum_attendance",
        eligibility.minimum_attendance.as_ref(),
    );
    page.maybe(
        "force_eligible",
        eligibility.force_eligible.as_deref().map(quoted),
    );
    let with_reason = |columns: &Entry| format!("{{ {}, reason = \"規程\" }}", entry(columns));
    for (key, entries) in [
        ("include", &eligibility.include),
        ("exclude", &eligibility.exclude),
    ] {
        if !entries.is_empty() {
            page.set(key, list(entries, with_reason));
        }
    }
}

fn attendance(page: &mut Page, attendance: &Attendance) {
    page.head("[attendance]");
    match &attendance.scheduled {
        Scheduled::Column(column) => page.set("scheduled", quoted(column)),
        Scheduled::Number(number) => page.set("scheduled", number),
    }
    let absence = |(column, counts): &(String, Num)| {
        format!("{{ column = \"{column}\", counts = {} }}", counts.0)
    };
    page.set("absences", list(&attendance.absences, absence));
    if let Some(Lateness {
        column,
        per_absence,
        absence,
    }) = &attendance.lateness
    {
        let (per, counts) = (&per_absence.0, &absence.0);
        page.set(
            "lateness",
            format!("{{ column = \"{column}\", per_absence = {per}, absence = {counts} }}"),
        );
    }
    page.maybe("digits", attendance.digits.map(|digits| digits.to_string()));
}

pub fn employees(people: &People) -> String {
    let mut text = line(&people.headers);
    for row in &people.rows {
        text.push_str(&line(row));
    }
    text
}

pub fn allotments(allotments: &[Allotment]) -> String {
    let mut text = "employee_id,amount,reason\n".to_owned();
    for Allotment {
        employee_id,
        amount,
        reason,
    } in allotments
    {
        text.push_str(&line(&[
            employee_id.clone(),
            amount.clone(),
            reason.clone(),
        ]));
    }
    text
}

fn line(cells: &[String]) -> String {
    let cell = |cell: &String| {
        if cell.contains([',', '"', '\n']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",") + "\n"
}
