//! An earlier result (`bonuspool.result/1`) as a side of a comparison.
//!
//! Every number is read from its digits; no float is involved. A result is taken at its word, but for its sums: one that
//! was edited by hand is not what anybody was paid.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use crate::diagnostics::{FileId, Findings, Place};
use crate::money::{Money, Ratio, decimal};
use crate::policy::{Column, Field, key};

use super::fault::EarlierFault;
use super::side::{Side, SidePerson, SideTotals};

/// What a result says that it is.
const SCHEMA: &str = "bonuspool.result/1";

type Read<T> = Result<T, EarlierFault>;

/// A value, and where it stands.
struct Node<'t> {
    raw: &'t RawValue,
    path: String,
}

/// The keys of a table, and where it stands.
struct Object<'t> {
    keys: BTreeMap<String, &'t RawValue>,
    path: String,
}

impl Side {
    /// The side that a result is.
    ///
    /// # Errors
    /// The first thing that keeps it from being read as such. Its place never shows the text, which holds amounts.
    pub fn of_result(
        text: &str,
        file: FileId,
        name: String,
        by: &[Column],
    ) -> Result<Self, Findings<EarlierFault>> {
        let mut findings = Findings::default();
        let text = text.trim_start_matches('\u{feff}');
        let root: Result<&RawValue, _> = serde_json::from_str(text);
        match root {
            Err(error) => {
                let line = u32::try_from(error.line()).unwrap_or(u32::MAX).max(1);
                findings.add(EarlierFault::NotJson, Place::Row { file, line });
                Err(findings)
            }
            Ok(raw) => {
                let path = String::new();
                side(&Node { raw, path }, name, by).map_err(|fault| {
                    findings.add(fault, Place::File(file));
                    findings
                })
            }
        }
    }
}

fn side(root: &Node<'_>, name: String, by: &[Column]) -> Read<Side> {
    let keys: Option<BTreeMap<String, &RawValue>> = serde_json::from_str(root.raw.get()).ok();
    let schema = keys.as_ref().and_then(|keys| keys.get("schema"));
    let schema: Option<String> = schema.and_then(|raw| serde_json::from_str(raw.get()).ok());
    if schema.as_deref() != Some(SCHEMA) {
        return Err(EarlierFault::Schema { schema });
    }
    let root = root.object()?;
    let policy = root.get("policy")?.object()?;
    let pool = root.get("pool")?.object()?;
    let components = root.get("components")?.list()?;
    let components: Vec<String> = components
        .iter()
        .map(|it| it.object()?.get("name")?.text())
        .collect::<Read<_>>()?;
    let totals = root.get("totals")?.object()?;
    let mut seen = BTreeSet::new();
    let mut people = Vec::new();
    for node in root.get("employees")?.list()? {
        let person = person(&node, &components, by)?;
        if !seen.insert(key(&person.id)) {
            let (path, id) = (format!("{}.employee_id", node.path), person.id);
            return Err(EarlierFault::Twice { path, id });
        }
        people.push(person);
    }
    let paid = totals.get("paid")?;
    let sum = Money::sum(people.iter().map(|person| person.bonus));
    if sum != Ok(paid.money()?) {
        return Err(EarlierFault::Sum { path: paid.path });
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
        return Err(EarlierFault::Sum { path });
    }
    Ok(Side {
        label: policy.get("name")?.maybe(Node::text)?.unwrap_or(name),
        totals,
        components: Some(components),
        people,
    })
}

fn person(node: &Node<'_>, names: &[String], by: &[Column]) -> Read<SidePerson> {
    let object = node.object()?;
    let bonus = object.get("bonus")?;
    let parts = object.get("components")?;
    let mut components = Vec::new();
    let mut named = Vec::new();
    for part in parts.list()? {
        let part = part.object()?;
        named.push(part.get("name")?.text()?);
        components.push(part.get("amount")?.money()?);
    }
    if named != names {
        return Err(EarlierFault::Components { path: parts.path });
    }
    let allotted = object.get("allotted")?.money()?;
    let sum = Money::sum(components.iter().copied().chain([allotted]));
    if sum != Ok(bonus.money()?) {
        return Err(EarlierFault::Sum { path: bonus.path });
    }
    let text = |column: &Column| match column.field {
        Some(field @ (Field::Department | Field::Grade | Field::Position | Field::Rating)) => {
            let text = object.get(field.name())?.maybe(Node::text)?;
            Ok(Some(text.unwrap_or_default()))
        }
        _ => Ok(None),
    };
    Ok(SidePerson {
        id: object.get("employee_id")?.text()?,
        name: object.get("name")?.maybe(Node::text)?,
        eligible: Some(object.get("eligible")?.yes()?),
        texts: by.iter().map(text).collect::<Read<_>>()?,
        components,
        allotted,
        bonus: bonus.money()?,
    })
}

impl<'t> Node<'t> {
    fn object(&self) -> Read<Object<'t>> {
        let keys = serde_json::from_str(self.raw.get()).map_err(|_| self.wrong())?;
        Ok(Object {
            keys,
            path: self.path.clone(),
        })
    }

    fn yes(&self) -> Read<bool> {
        serde_json::from_str(self.raw.get()).map_err(|_| self.wrong())
    }

    fn list(&self) -> Read<Vec<Self>> {
        let list: Vec<&'t RawValue> =
            serde_json::from_str(self.raw.get()).map_err(|_| self.wrong())?;
        let path = |index| format!("{}[{index}]", self.path);
        let nodes = list.into_iter().enumerate();
        Ok(nodes
            .map(|(index, raw)| Node {
                raw,
                path: path(index),
            })
            .collect())
    }

    fn text(&self) -> Read<String> {
        serde_json::from_str(self.raw.get()).map_err(|_| self.wrong())
    }

    fn number(&self) -> Read<Ratio> {
        let digits = self.raw.get();
        if !digits.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
            return Err(self.wrong());
        }
        let number = decimal(digits).map_err(|_| EarlierFault::Number {
            path: self.path.clone(),
        });
        number.map(Ratio::from)
    }

    fn money(&self) -> Read<Money> {
        Money::exactly(self.number()?).map_err(|_| EarlierFault::Number {
            path: self.path.clone(),
        })
    }

    fn count(&self) -> Read<usize> {
        serde_json::from_str(self.raw.get()).map_err(|_| self.wrong())
    }

    /// Nothing for `null`.
    fn maybe<T>(&self, read: impl FnOnce(&Self) -> Read<T>) -> Read<Option<T>> {
        match self.raw.get() {
            "null" => Ok(None),
            _ => read(self).map(Some),
        }
    }

    fn wrong(&self) -> EarlierFault {
        EarlierFault::WrongType {
            path: self.path.clone(),
        }
    }
}

impl<'t> Object<'t> {
    fn get(&self, key: &str) -> Read<Node<'t>> {
        let path = format!("{}.{key}", self.path);
        match self.keys.get(key) {
            Some(raw) => Ok(Node { raw, path }),
            None => Err(EarlierFault::Missing { path }),
        }
    }
}
