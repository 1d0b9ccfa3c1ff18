//! The split (8割と2割): the adjustment allowance, who was allotted what of it, and what each component shares.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::allocate::{self, Rounding as Handing, Sharing};
use crate::diagnostics::{FileId, Findings, Place};
use crate::money::{Money, Overflow, Ratio, Rounding};
use crate::people::{Allotment, People};
use crate::policy::{BudgetWeight, Budgets, Policy};

use super::classes::{ByClass, Cells, Classes};
use super::fault::{CalculationFault, Fallible};
use super::outcome::{Budget, ComponentOutcome, Reason};
use super::pool::take;
use super::roster::{Derived, Roster, Texts};
use super::totals;
use super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Silent, Step, Unit};

/// D, the part of the pool for allotments: whole units, the rest stays with the rules.
///
/// # Errors
/// Overflow.
pub fn discretionary(policy: &Policy, pool: Money, rec: &mut impl Recorder) -> Fallible<Money> {
    let Some(share) = &policy.split.discretionary else {
        return Ok(Money::ZERO);
    };
    let to = RoundedTo {
        unit: policy.rounding.unit.ratio(),
        mode: Rounding::Down,
    };
    let amount = pool.ratio().mul(share.value)?.round(to.unit, to.mode)?;
    rec.record(|| Step {
        name: Name::Discretionary,
        expression: Expression::yen(pool.ratio()).times(Expression::percent(share.value)),
        rounding: Some(to),
        result: amount,
        unit: Unit::Yen,
        origins: vec![Origin::Policy {
            key: "split.discretionary".to_owned(),
            span: Some(share.span),
        }],
    });
    Ok(Money::exactly(amount)?)
}

/// The allotments of everybody, with one entry a row of the people file.
#[derive(Debug, Clone)]
pub struct Allotted {
    /// The net sum of each person's allotments.
    pub by_person: ByClass<Money>,
    /// All of them.
    pub total: Money,
}

/// Gives the allotments to their people.
///
/// # Errors
/// Unknown and ineligible people, negative amounts that the policy does not allow.
pub fn allot(
    policy: &Policy,
    people: &People,
    ineligible: &ByClass<Option<Reason>>,
    allotments: &[Allotment],
    file: Option<FileId>,
) -> Result<Allotted, Findings<CalculationFault>> {
    // The sum of every row that has any.
    let mut sums: BTreeMap<usize, Money> = BTreeMap::new();
    let mut findings = Findings::default();
    let rows = rows_by_id(people, allotments.is_empty());
    for allotment in allotments {
        let place = file.map_or(Place::Nowhere, |file| Place::Row {
            file,
            line: allotment.line,
        });
        let employee = allotment.employee_id.clone();
        let Some(&row) = rows.get(&crate::policy::key(&allotment.employee_id)) else {
            findings.add(CalculationFault::AllotmentUnknown { employee }, place);
            continue;
        };
        if ineligible.get(row).is_some_and(Option::is_some) {
            findings.add(CalculationFault::AllotmentIneligible { employee }, place);
            continue;
        }
        if allotment.amount.is_negative() && !policy.split.allow_negative {
            findings.add(
                CalculationFault::AllotmentNegative {
                    employee,
                    amount: allotment.amount,
                },
                place,
            );
            continue;
        }
        let sum = sums.entry(row).or_default();
        *sum = sum.add(allotment.amount)?;
    }
    let total = Money::sum(sums.values().copied())?;
    let by_person = by_person(&sums, people.len());
    findings.into_result(Allotted { by_person, total })
}

/// The sums of those who have any, and nothing for all others.
fn by_person(sums: &BTreeMap<usize, Money>, people: usize) -> ByClass<Money> {
    let mut codes = vec![0_u32; people];
    for (&row, code) in sums.keys().zip(1..) {
        if let Some(slot) = codes.get_mut(row) {
            *slot = code;
        }
    }
    let classes = Classes::by(&[Cells::Codes(&codes)], people);
    let sum = |row: usize| sums.get(&row).copied().unwrap_or_default();
    let sums = classes.firsts().map(sum).collect();
    ByClass::new(classes, sums)
}

/// Row by key of the id; nothing is built where nobody asks.
fn rows_by_id(people: &People, unneeded: bool) -> BTreeMap<String, usize> {
    let rows = if unneeded { 0 } else { people.len() };
    (0..rows)
        .map(|row| (crate::policy::key(people.ids.get(row)), row))
        .collect()
}

/// The budgets of the allowance, where the policy divides it, each held against what its people were allotted.
///
/// # Errors
/// Weights that are all 0, budgets that are exceeded, blank base pay.
pub fn budgets(
    roster: &Roster<'_>,
    discretionary: Money,
    ineligible: &ByClass<Option<Reason>>,
    components: &[ComponentOutcome],
    allotted: &Allotted,
) -> Result<Vec<Budget>, Findings<CalculationFault>> {
    let Some(rule) = &roster.policy.split.budgets else {
        return Ok(Vec::new());
    };
    let column = match roster.texts(&rule.by, BUDGET_BY)? {
        // Numbers make no groups.
        Texts::Derived(derived) if derived != Derived::Rating => {
            let (column, needed_by) = (rule.by.name.clone(), BUDGET_BY.to_owned());
            return Err(CalculationFault::ColumnMissing { column, needed_by }
                .at(rule.by.span)
                .into());
        }
        texts => texts,
    };
    // In ascending order of names, which is how ties of equal weights end.
    let mut groups: BTreeMap<Cow<'_, str>, (Ratio, Money)> = BTreeMap::new();
    let eligible =
        (0..roster.people.len()).filter(|&row| ineligible.get(row).is_some_and(Option::is_none));
    for row in eligible {
        let weight = budget_weight(rule, roster, row, components)?;
        let (sum, given) = groups
            .entry(roster.text(column, row, BUDGET_BY)?)
            .or_insert((Ratio::ZERO, Money::ZERO));
        *sum = sum.add(weight)?;
        let person = allotted.by_person.get(row).copied().unwrap_or_default();
        *given = given.add(person)?;
    }
    // Where there is nothing to divide, nobody needs a weight.
    let weightless = groups.values().all(|(weight, _)| weight.is_zero());
    if discretionary > Money::ZERO && !groups.is_empty() && weightless {
        return Err(CalculationFault::BudgetWeightsZero.at(rule.by.span).into());
    }
    let unit = roster.policy.rounding.unit;
    let units = divide(
        discretionary.units(unit)?,
        groups.values().map(|(weight, _)| *weight),
    )?;
    let mut findings = Findings::default();
    let mut budgets = Vec::with_capacity(groups.len());
    for ((group, (_, given)), units) in groups.into_iter().zip(units) {
        let budget = Budget {
            group: group.into_owned(),
            amount: unit.times(units)?,
            allotted: given,
        };
        if budget.allotted > budget.amount {
            let (group, allotted, budget) = (budget.group.clone(), budget.allotted, budget.amount);
            findings.add(
                CalculationFault::BudgetExceeded {
                    group,
                    allotted,
                    budget,
                },
                rule.by.span,
            );
        }
        budgets.push(budget);
    }
    findings.into_result(budgets)
}

const BUDGET_BY: &str = "split.budget_by";

fn budget_weight(
    rule: &Budgets,
    roster: &Roster<'_>,
    row: usize,
    components: &[ComponentOutcome],
) -> Fallible<Ratio> {
    match rule.weight {
        BudgetWeight::ByRule => Ok(totals::by_rule(components, row)?.ratio()),
        BudgetWeight::Headcount => Ok(Ratio::ONE),
        BudgetWeight::BasePay => {
            let columns =
                roster.base_pay_columns(&roster.policy.base_pay, "split.budget_weight")?;
            roster.base_pay(&columns, row, "split.budget_weight", &mut Silent)
        }
    }
}

/// Whole units in proportion to weights, to the last unit; ties to the larger weight, then to the earlier.
fn divide(
    units: i128,
    weights: impl Iterator<Item = Ratio>,
) -> Result<Vec<i128>, Findings<CalculationFault>> {
    let weights: Vec<Ratio> = weights.collect();
    let denominators = weights.iter().map(|weight| weight.denominator());
    let common = denominators
        .into_iter()
        .try_fold(1_i128, |common, denominator| {
            common.checked_mul(denominator.checked_div(num_integer::gcd(common, denominator))?)
        })
        .ok_or(Overflow)?;
    let whole = |weight: &Ratio| {
        weight
            .mul(Ratio::integer(common))
            .and_then(|weight| weight.to_integer().ok_or(Overflow))
    };
    let tentative = weights.iter().map(whole).collect::<Result<Vec<_>, _>>()?;
    let rank: Vec<u32> = (0..u32::try_from(tentative.len()).unwrap_or(u32::MAX)).collect();
    let sharing = Sharing {
        total: units,
        tentative: &tentative,
        limits: None,
        heads: None,
    };
    let shared = allocate::coefficient(&sharing)
        .and_then(|(k, _)| allocate::amounts(k, &sharing, &Handing::Exact { rank: &rank }));
    Ok(shared.map_err(|_| Overflow)?)
}

/// What each of several components shares of `pool`: whole units, to the largest remainders, ties in the order written.
///
/// # Errors
/// Overflow.
pub fn shares(
    pool: Money,
    components: &[(String, Ratio, Option<crate::diagnostics::Span>)],
    unit: Money,
    rec: &mut impl Recorder,
) -> Fallible<Vec<Money>> {
    let exact = components
        .iter()
        .map(|(_, share, _)| share.mul(pool.ratio())?.div(unit.ratio()));
    let exact = exact.collect::<Result<Vec<_>, _>>()?;
    let mut units = exact
        .iter()
        .map(|share| share.count(Ratio::ONE, Rounding::Down))
        .collect::<Result<Vec<_>, _>>()?;
    let given = units
        .iter()
        .try_fold(0_i128, |sum, &units| sum.checked_add(units))
        .ok_or(Overflow)?;
    let missing = pool.units(unit)?.checked_sub(given).ok_or(Overflow)?;
    let mut claims = Vec::with_capacity(units.len());
    for (index, (exact, &units)) in exact.iter().zip(&units).enumerate() {
        claims.push((exact.sub(Ratio::integer(units))?, index));
    }
    // A stable sort keeps the order written among equal remainders.
    claims.sort_by(|(a, _), (b, _)| b.cmp(a));
    let missing = usize::try_from(missing).map_err(|_| Overflow)?;
    for (_, index) in claims.into_iter().take(missing) {
        if let Some(units) = units.get_mut(index) {
            *units = units.checked_add(1).ok_or(Overflow)?;
        }
    }
    let mut pools = Vec::with_capacity(units.len());
    for ((name, share, span), units) in components.iter().zip(units) {
        let amount = unit.times(units)?;
        let whole = components.len() == 1;
        record_share(rec, name, *share, *span, pool, amount, unit, whole)?;
        pools.push(amount);
    }
    Ok(pools)
}

#[allow(clippy::too_many_arguments)]
fn record_share(
    rec: &mut impl Recorder,
    name: &str,
    share: Ratio,
    span: Option<crate::diagnostics::Span>,
    pool: Money,
    amount: Money,
    unit: Money,
    whole: bool,
) -> Fallible<()> {
    let exact = share.mul(pool.ratio())?;
    let down = exact.round(unit.ratio(), Rounding::Down)?;
    let key = format!("component.{name}.share");
    let origins = if whole {
        Vec::new()
    } else {
        vec![Origin::Policy { key, span }]
    };
    let expression = match whole {
        true => Expression::yen(pool.ratio()),
        false => Expression::yen(pool.ratio()).times(Expression::percent(share)),
    };
    rec.record(|| Step {
        name: Name::ComponentPool(name.to_owned()),
        expression,
        rounding: (exact != down).then_some(RoundedTo {
            unit: unit.ratio(),
            mode: Rounding::Down,
        }),
        result: down,
        unit: Unit::Yen,
        origins,
    });
    if amount.ratio() != down {
        let sum = Expression::yen(down).plus(Expression::yen(unit.ratio()));
        take(
            rec,
            Name::ComponentPoolUnit(name.to_owned()),
            sum,
            Vec::new(),
        )?;
    }
    Ok(())
}
