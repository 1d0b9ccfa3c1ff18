//! Two sides over the same people: who gains, who loses, and by what.

use std::collections::BTreeMap;

use crate::money::{Money, Overflow, Ratio, Rounding};
use crate::policy::key;

use super::side::{Side, SidePerson};

/// Two sides (旧と新), person by person.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// What was.
    pub old: Side,
    /// What is to be.
    pub new: Side,
    /// Everybody: those on the new side in its order, then who is on the old side only, in the order there.
    pub people: Vec<Compared>,
    /// The parts of a bonus on either side, in the order of the old side and then of the new one.
    pub parts: Vec<Part>,
}

/// A person: where to find them on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    old: Option<usize>,
    new: Option<usize>,
}

/// A part of the bonus. Components of two sides are one part where their names are the same, as keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A component.
    Component {
        /// Its name, as the side writes it that has it first.
        name: String,
        /// Which component of the old side it is.
        old: Option<usize>,
        /// Which component of the new side it is.
        new: Option<usize>,
    },
    /// What was allotted.
    Allotment,
}

/// People and what they gain, or lose, together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moved {
    /// How many.
    pub employees: usize,
    /// Their differences together.
    pub sum: Money,
}

/// People who are on both sides and share a text of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedGroup {
    /// The text; empty for a blank cell.
    pub key: String,
    /// How many.
    pub employees: usize,
    /// The mean on the old side, half up to 1.
    pub old: Ratio,
    /// The mean on the new side, half up to 1.
    pub new: Ratio,
    /// How many gain.
    pub gain: usize,
    /// How many lose.
    pub lose: usize,
}

/// A range of differences, and how many people lie in it: from above `low` to `high` where they are gains, from `low` to
/// below `high` where they are losses; 0 alone where both are 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The end nearer to a loss.
    pub low: Money,
    /// The end nearer to a gain.
    pub high: Money,
    /// How many people.
    pub employees: usize,
}

/// How many ranges there may be beside that of 0.
const RANGES: i128 = 10;

impl Comparison {
    /// Matches the people of both sides by their ids, as keys.
    #[must_use]
    pub fn new(old: Side, new: Side) -> Self {
        let index = |side: &Side| -> BTreeMap<String, usize> {
            let people = side.people.iter().enumerate();
            people.map(|(at, it)| (key(&it.id), at)).collect()
        };
        let (in_old, in_new) = (index(&old), index(&new));
        let on_new = new.people.iter().enumerate().map(|(at, it)| Compared {
            old: in_old.get(&key(&it.id)).copied(),
            new: Some(at),
        });
        let on_old = old.people.iter().enumerate();
        let gone = on_old.filter(|(_, it)| !in_new.contains_key(&key(&it.id)));
        let gone = gone.map(|(at, _)| Compared {
            old: Some(at),
            new: None,
        });
        let people = on_new.chain(gone).collect();
        Self {
            parts: parts(&old, &new),
            people,
            old,
            new,
        }
    }

    /// The person on the old side.
    #[must_use]
    pub fn old(&self, it: &Compared) -> Option<&SidePerson> {
        self.old.people.get(it.old?)
    }

    /// The person on the new side.
    #[must_use]
    pub fn new_side(&self, it: &Compared) -> Option<&SidePerson> {
        self.new.people.get(it.new?)
    }

    /// The id and the name, those of the new side first.
    #[must_use]
    pub fn who(&self, it: &Compared) -> (&str, Option<&str>) {
        let (old, new) = (self.old(it), self.new_side(it));
        let id = new.or(old).map_or("", |person| &*person.id);
        let name = [new, old].into_iter().flatten();
        let mut name = name.filter_map(|person| person.name.as_deref());
        (id, name.next())
    }

    /// New less old; nothing for who is on one side only.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn difference(&self, it: &Compared) -> Result<Option<Money>, Overflow> {
        match (self.old(it), self.new_side(it)) {
            (Some(old), Some(new)) => new.bonus.sub(old.bonus).map(Some),
            _ => Ok(None),
        }
    }

    /// The people on both sides with their differences.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn differences(&self) -> Result<Vec<(Compared, Money)>, Overflow> {
        let mut differences = Vec::new();
        for it in &self.people {
            differences.extend(self.difference(it)?.map(|difference| (*it, difference)));
        }
        Ok(differences)
    }

    /// The people on one side only: those of the new one, and those of the old one.
    #[must_use]
    pub fn one_sided(&self) -> (Vec<Compared>, Vec<Compared>) {
        let on_one = |both: fn(&Compared) -> bool| self.people.iter().filter(move |it| both(it));
        (
            on_one(|it| it.old.is_none()).copied().collect(),
            on_one(|it| it.new.is_none()).copied().collect(),
        )
    }

    /// What a person gets by that part on each side; nothing where the side has no such part, or no such person.
    #[must_use]
    pub fn amounts(&self, it: &Compared, part: &Part) -> (Option<Money>, Option<Money>) {
        let (old, new) = (self.old(it), self.new_side(it));
        match part {
            Part::Component {
                old: in_old,
                new: in_new,
                ..
            } => {
                let at = |person: Option<&SidePerson>, index: &Option<usize>| {
                    person?.components.get((*index)?).copied()
                };
                (at(old, in_old), at(new, in_new))
            }
            Part::Allotment => {
                let known = |side: &Side, person: Option<&SidePerson>| {
                    let person = person.filter(|_| side.components.is_some());
                    person.map(|person| person.allotted)
                };
                (known(&self.old, old), known(&self.new, new))
            }
        }
    }

    /// The part that moved a person most, up or down; of equal ones the first. Nothing where no part has moved, or a side
    /// does not know its parts.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn moved_by(&self, it: &Compared) -> Result<Option<&Part>, Overflow> {
        let known = self.old.components.is_some() && self.new.components.is_some();
        if !known || self.difference(it)?.is_none() {
            return Ok(None);
        }
        let mut most: Option<(&Part, Money)> = None;
        for part in &self.parts {
            let (old, new) = self.amounts(it, part);
            let moved = new.unwrap_or_default().sub(old.unwrap_or_default())?;
            let moved = moved.max(Money::ZERO.sub(moved)?);
            if moved > most.map_or(Money::ZERO, |(_, most)| most) {
                most = Some((part, moved));
            }
        }
        Ok(most.map(|(part, _)| part))
    }

    /// Those who gain, those who lose, and how many neither.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn moves(&self) -> Result<(Moved, Moved, usize), Overflow> {
        let differences = self.differences()?;
        let of = |wanted: fn(Money) -> bool| -> Result<Moved, Overflow> {
            let moved = differences.iter().map(|(_, it)| *it);
            let moved: Vec<Money> = moved.filter(|it| wanted(*it)).collect();
            Ok(Moved {
                employees: moved.len(),
                sum: Money::sum(moved)?,
            })
        };
        let gain = of(|it| it > Money::ZERO)?;
        let lose = of(Money::is_negative)?;
        let same = differences.iter().filter(|(_, it)| *it == Money::ZERO);
        Ok((gain, lose, same.count()))
    }

    /// How many of those who neither gain nor lose are eligible on neither side.
    #[must_use]
    pub fn still_ineligible(&self) -> usize {
        let out = |person: Option<&SidePerson>| {
            person.is_some_and(|it| it.eligible == Some(false) && it.bonus == Money::ZERO)
        };
        let people = self.people.iter();
        let people = people.filter(|it| out(self.old(it)) && out(self.new_side(it)));
        people.count()
    }

    /// The people on both sides by the text of a column, that of the new side where it has one; nothing where neither side
    /// has the column.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn groups(&self, column: usize) -> Result<Option<Vec<ComparedGroup>>, Overflow> {
        let mut members: BTreeMap<&str, Vec<(Money, Money)>> = BTreeMap::new();
        let mut known = false;
        for it in &self.people {
            let (Some(old), Some(new)) = (self.old(it), self.new_side(it)) else {
                continue;
            };
            let key = text(new, column).or(text(old, column));
            known |= key.is_some();
            let group = members.entry(key.unwrap_or_default()).or_default();
            group.push((old.bonus, new.bonus));
        }
        if !known {
            return Ok(None);
        }
        let groups = members.into_iter();
        let groups = groups.map(|(key, bonuses)| group(key, &bonuses));
        groups.collect::<Result<_, _>>().map(Some)
    }

    /// How differences spread (差額の分布): ranges of one width, a 1, 2 or 5 with zeros, so that there are at most ten beside
    /// that of 0; from the largest loss to the largest gain.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn spread(&self) -> Result<Vec<Range>, Overflow> {
        let differences = self.differences()?;
        let all = || differences.iter().map(|(_, it)| *it);
        let (least, most) = (
            all().min().unwrap_or_default().min(Money::ZERO),
            all().max().unwrap_or_default().max(Money::ZERO),
        );
        let width = width(least, most)?;
        let place = |it: Money| place(it, width);
        let mut counts: BTreeMap<i128, usize> = BTreeMap::new();
        let places = all().map(place).collect::<Result<Vec<_>, _>>()?;
        for at in places {
            let count = counts.entry(at).or_default();
            *count = count.saturating_add(1);
        }
        let (first, last) = (place(least)?, place(most)?);
        let mut ranges = Vec::new();
        for at in first..=last {
            let inner = at.checked_sub(at.signum()).ok_or(Overflow)?;
            let (low, high) = (width.times(at.min(inner))?, width.times(at.max(inner))?);
            ranges.push(Range {
                low,
                high,
                employees: counts.get(&at).copied().unwrap_or_default(),
            });
        }
        Ok(ranges)
    }
}

fn text(person: &SidePerson, column: usize) -> Option<&str> {
    person.texts.get(column)?.as_deref()
}

/// In which range a difference lies, counted from that of 0.
fn place(difference: Money, width: Money) -> Result<i128, Overflow> {
    let size = difference.max(Money::ZERO.sub(difference)?);
    let place = size.ratio().div(width.ratio())?;
    let place = place.count(Ratio::ONE, Rounding::Up)?;
    place
        .checked_mul(if difference.is_negative() { -1 } else { 1 })
        .ok_or(Overflow)
}

fn group(key: &str, bonuses: &[(Money, Money)]) -> Result<ComparedGroup, Overflow> {
    let heads = Ratio::integer(i128::try_from(bonuses.len()).map_err(|_| Overflow)?);
    let mean = |amounts: &mut dyn Iterator<Item = Money>| {
        let sum = Money::sum(amounts)?.ratio();
        sum.div(heads)?.round_digits(0, Rounding::HalfUp)
    };
    Ok(ComparedGroup {
        key: key.to_owned(),
        employees: bonuses.len(),
        old: mean(&mut bonuses.iter().map(|(old, _)| *old))?,
        new: mean(&mut bonuses.iter().map(|(_, new)| *new))?,
        gain: bonuses.iter().filter(|(old, new)| new > old).count(),
        lose: bonuses.iter().filter(|(old, new)| new < old).count(),
    })
}

/// The least 1, 2 or 5 with zeros of which at most ten reach from the largest loss to the largest gain.
fn width(least: Money, most: Money) -> Result<Money, Overflow> {
    let mut power: i128 = 1;
    loop {
        for digit in [1, 2, 5] {
            let width = Money::yen(power.checked_mul(digit).ok_or(Overflow)?)?;
            let ranges = place(most, width)?.checked_sub(place(least, width)?);
            let ranges = ranges.ok_or(Overflow)?;
            if ranges <= RANGES {
                return Ok(width);
            }
        }
        power = power.checked_mul(10).ok_or(Overflow)?;
    }
}

fn parts(old: &Side, new: &Side) -> Vec<Part> {
    let names = |side: &Side| side.components.clone().unwrap_or_default();
    let (of_old, of_new) = (names(old), names(new));
    let find = |names: &[String], name: &str| names.iter().position(|it| key(it) == key(name));
    let mut parts: Vec<Part> = Vec::new();
    for (at, name) in of_old.iter().enumerate() {
        parts.push(Part::Component {
            name: name.clone(),
            old: Some(at),
            new: find(&of_new, name),
        });
    }
    for (at, name) in of_new.iter().enumerate() {
        if find(&of_old, name).is_none() {
            parts.push(Part::Component {
                name: name.clone(),
                old: None,
                new: Some(at),
            });
        }
    }
    let mut people = old.people.iter().chain(&new.people);
    if people.any(|person| person.allotted != Money::ZERO) {
        parts.push(Part::Allotment);
    }
    parts
}

#[cfg(test)]
mod tests;
