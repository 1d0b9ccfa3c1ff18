//! An earlier result (`bonuspool.result/1`) as a side of a comparison.
//!
//! A result is taken at its word, but for its sums: one that was edited by hand is not what anybody was paid. How it is
//! read is the matter of `proof`.

use std::collections::BTreeSet;

use crate::diagnostics::{Findings, Place};
use crate::money::{Money, Ratio, decimal};
use crate::policy::{Column, Field, key};
use crate::proof::{Json, ResultFault, Stored};

use super::side::{Side, SidePerson, SideTotals};

type Read<T> = Result<T, ResultFault>;

/// A value, and where it stands.
struct Node<'t> {
    json: &'t Json,
    path: String,
}

impl Side {
    /// The side that a result is.
    ///
    /// # Errors
    /// The first thing that keeps it from being taken at its word.
    pub fn of_result(
        stored: &Stored,
        name: String,
        by: &[Column],
    ) -> Result<Self, Findings<ResultFault>> {
        let (json, path) = (stored.json(), String::new());
        side(&Node { json, path }, name, by).map_err(|fault| {
            let mut findings = Findings::default();
            findings.add(fault, Place::File(stored.file()));
            findings
        })
    }
}

fn side(root: &Node<'_>, name: String, by: &[Column]) -> Read<Side> {
    let policy = root.get("policy")?;
    let pool = root.get("pool")?;
    let components = root.get("components")?.list()?;
    let components: Vec<String> = components
        .iter()
        .map(|it| it.get("name")?.text())
        .collect::<Read<_>>()?;
    let totals = root.get("totals")?;
    let mut seen = BTreeSet::new();
    let mut people = Vec::new();
    for node in root.get("employees")?.list()? {
        let person = person(&node, &components, by)?;
        if !seen.insert(key(&person.id)) {
            let (path, id) = (format!("{}.employee_id", node.path), person.id);
            return Err(ResultFault::PersonTwice { path, id });
        }
        people.push(person);
    }
    let paid = totals.get("paid")?;
    let sum = Money::sum(people.iter().map(|person| person.bonus));
    if sum != Ok(paid.money()?) {
        return Err(ResultFault::Sum { path: paid.path });
    }
    let money = |key| totals.get(key)?.money().map(Some);
    let count = |key| totals.get(key)?.count();
    let totals = SideTotals {
        pool: Some(pool.get("total")?.money()?),
        cost: Some(pool.get("cost")?.money()?),
        employees: count("employees")?,
        eligible: Some(count("eligible")?),
        paid: paid.money()?,
        from_pool: money("from_pool")?,
        separate: money("separate")?,
        guaranteed: money("guaranteed")?,
        allotted: money("allotted")?,
        unallotted: money("unallotted")?,
        left_over: money("left_over")?,
        overrun: money("overrun")?,
        average_bonus: totals.get("average_bonus")?.maybe(Node::number)?,
        average_months: totals.get("average_months")?.maybe(Node::number)?,
    };
    if totals.employees != people.len() {
        let path = ".totals.employees".to_owned();
        return Err(ResultFault::Sum { path });
    }
    Ok(Side {
        label: policy.get("name")?.maybe(Node::text)?.unwrap_or(name),
        totals,
        components: Some(components),
        people,
    })
}

fn person(node: &Node<'_>, names: &[String], by: &[Column]) -> Read<SidePerson> {
    let bonus = node.get("bonus")?;
    let parts = node.get("components")?;
    let mut components = Vec::new();
    let mut named = Vec::new();
    for part in parts.list()? {
        named.push(part.get("name")?.text()?);
        components.push(part.get("amount")?.money()?);
    }
    if named != names {
        return Err(ResultFault::Components { path: parts.path });
    }
    let allotted = node.get("allotted")?.money()?;
    let sum = Money::sum(components.iter().copied().chain([allotted]));
    if sum != Ok(bonus.money()?) {
        return Err(ResultFault::Sum { path: bonus.path });
    }
    let text = |column: &Column| match column.field {
        Some(field @ (Field::Department | Field::Grade | Field::Position | Field::Rating)) => {
            let text = node.get(field.name())?.maybe(Node::text)?;
            Ok(Some(text.unwrap_or_default()))
        }
        _ => Ok(None),
    };
    Ok(SidePerson {
        id: node.get("employee_id")?.text()?,
        name: node.get("name")?.maybe(Node::text)?,
        eligible: Some(node.get("eligible")?.yes()?),
        texts: by.iter().map(text).collect::<Read<_>>()?,
        components,
        allotted,
        bonus: bonus.money()?,
    })
}

impl<'t> Node<'t> {
    fn get(&self, key: &str) -> Read<Self> {
        let Json::Object(members) = self.json else {
            return Err(self.wrong());
        };
        let path = format!("{}.{key}", self.path);
        let mut values = members.iter().filter(|(name, _)| name == key);
        match (values.next(), values.next()) {
            (Some((_, json)), None) => Ok(Self { json, path }),
            (Some(_), Some(_)) => Err(ResultFault::KeyTwice { path }),
            (None, _) => Err(ResultFault::Missing { path }),
        }
    }

    fn yes(&self) -> Read<bool> {
        match self.json {
            Json::Bool(yes) => Ok(*yes),
            _ => Err(self.wrong()),
        }
    }

    fn list(&self) -> Read<Vec<Self>> {
        let Json::List(items) = self.json else {
            return Err(self.wrong());
        };
        let nodes = items.iter().enumerate().map(|(index, json)| Self {
            json,
            path: format!("{}[{index}]", self.path),
        });
        Ok(nodes.collect())
    }

    fn text(&self) -> Read<String> {
        let text = self.json.text().map(str::to_owned);
        text.ok_or_else(|| self.wrong())
    }

    fn number(&self) -> Read<Ratio> {
        let Json::Number(_) = self.json else {
            return Err(self.wrong());
        };
        let number = self.json.digits().and_then(|it| decimal(&it).ok());
        number.map(Ratio::from).ok_or_else(|| self.too_long())
    }

    fn money(&self) -> Read<Money> {
        Money::exactly(self.number()?).map_err(|_| self.too_long())
    }

    fn count(&self) -> Read<usize> {
        let count = self.json.digits().and_then(|it| it.parse().ok());
        count.ok_or_else(|| self.wrong())
    }

    /// Nothing for `null`.
    fn maybe<T>(&self, read: impl FnOnce(&Self) -> Read<T>) -> Read<Option<T>> {
        match self.json {
            Json::Null => Ok(None),
            _ => read(self).map(Some),
        }
    }

    fn wrong(&self) -> ResultFault {
        let path = self.path.clone();
        ResultFault::WrongType { path }
    }

    fn too_long(&self) -> ResultFault {
        let path = self.path.clone();
        ResultFault::Number { path }
    }
}
