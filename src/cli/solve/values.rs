//! Which values are tried, and how they are written: what the arguments say, and what the policy takes at the key.

use crate::decision::Form;
use crate::diagnostics::Place;
use crate::money::{Overflow, Ratio, money, rate};
use crate::policy::{AmountFault, KeyFault, PolicyFault, Wanted};
use crate::view::wording::policy_fault;

use super::SolveFault;
use super::attempts::text_of;
use crate::cli::inputs::Texts;
use crate::cli::options::{Between, Precision, Solve};
use crate::cli::session::Session;

/// Rates are looked for up to 10,000%.
const FARTHEST_RATE: Ratio = Ratio::integer(100);
/// Coefficients, points and months are looked for up to a million,
const FARTHEST_NUMBER: Ratio = Ratio::integer(1_000_000);
/// and money up to 1,000兆.
const FARTHEST_MONEY: Ratio = Ratio::integer(1_000_000_000_000_000);
/// From a larger value the search goes up to so many times that.
const TIMES: Ratio = Ratio::integer(10);

/// Which values are tried.
#[derive(Debug)]
pub(super) struct Values {
    /// What the key takes.
    wanted: Wanted,
    pub from: Ratio,
    /// The other end of a range.
    pub to: Option<Ratio>,
    /// How far from 0 to go without one.
    pub farthest: Ratio,
    /// Values are its multiples.
    pub unit: Ratio,
    pub form: Form,
}

impl Values {
    /// What the arguments say, else the number that the policy has.
    pub(super) fn of(
        options: &Solve,
        texts: &mut Texts,
        session: &mut Session<'_, '_>,
    ) -> Result<Self, SolveFault> {
        let written = texts.written_at(&options.key, session);
        let wanted = wanted(&options.key, written.as_deref(), texts, session)?;
        let start = written.as_deref().and_then(|it| Start::of(it, wanted));
        if wanted == Wanted::Rate {
            no_bare_rate(options)?;
        }
        let (between, precision) = (options.between.as_ref(), options.precision.as_ref());
        let (from, form) = match (between, &start) {
            (Some(between), _) => (between.from, between.form),
            (None, Some(start)) => (start.value, start.form),
            (None, None) => {
                let key = options.key.clone();
                return Err(SolveFault::NoStart { key });
            }
        };
        let is_rate = wanted == Wanted::Rate || form == Form::Percent;
        let units = [
            between.map(|it| it.unit),
            start.as_ref().map(|it| it.unit),
            is_rate.then(|| Form::Percent.unit(&[]).unwrap_or(Ratio::ONE)),
        ];
        let unit = units.into_iter().flatten().min().unwrap_or(Ratio::ONE);
        let farthest = match wanted {
            _ if is_rate => FARTHEST_RATE,
            Wanted::Money | Wanted::Figure => FARTHEST_MONEY,
            _ => FARTHEST_NUMBER,
        };
        let size = if from.is_negative() {
            Ratio::ZERO.sub(from)
        } else {
            Ok(from)
        };
        let beyond = size.and_then(|size| size.mul(TIMES)).unwrap_or(farthest);
        Ok(Self {
            wanted,
            from,
            to: between.map(|it| it.to),
            farthest: farthest.max(beyond),
            unit: precision.map_or(unit, |it| it.unit),
            form,
        })
    }

    /// A value as a setting takes it. A bare number above 1 is no rate, so rates are texts.
    pub(super) fn setting(&self, value: Ratio) -> Result<String, Overflow> {
        let written = self.form.written(value)?;
        Ok(match self.wanted {
            Wanted::Rate => format!("\"{written}\""),
            _ => written,
        })
    }

    /// Smaller steps than those that the key is written to; nothing where there are none, or the steps were asked for.
    pub(super) fn finer(&self, options: &Solve) -> Option<String> {
        let whole = matches!(self.wanted, Wanted::Money | Wanted::Figure | Wanted::Whole);
        if options.precision.is_some() || (whole && self.unit <= Ratio::ONE) {
            return None;
        }
        let finer = self.unit.div(Ratio::integer(10)).ok()?;
        self.form.written(finer).ok()
    }
}

/// The number that the policy has.
struct Start {
    value: Ratio,
    unit: Ratio,
    form: Form,
}

impl Start {
    /// As the key reads it; nothing where it is no number.
    fn of(written: &str, wanted: Wanted) -> Option<Self> {
        let value = match wanted {
            Wanted::Money => money(written),
            Wanted::Figure => money(written).or_else(|_| rate(written)),
            _ => rate(written),
        };
        let form = Form::of(&[written])?;
        Some(Self {
            value: value.ok()?,
            unit: form.unit(&[written]).ok()?,
            form,
        })
    }
}

/// What number the key takes: the policy says so when it is given none.
fn wanted(
    key: &str,
    written: Option<&str>,
    texts: &mut Texts,
    session: &mut Session<'_, '_>,
) -> Result<Wanted, SolveFault> {
    const NO_NUMBER: &str = "?";
    let file = session.sources.add("--find", text_of(key, NO_NUMBER));
    let findings = texts
        .policy(&[file.into()], session)
        .err()
        .unwrap_or_default();
    let is_there = |place: &Place| matches!(place, Place::Span(span) if span.file == file);
    let at_key = findings.iter().filter(|it| is_there(&it.place));
    let at_key: Vec<_> = at_key.map(|it| &it.fault).collect();
    let wanted = at_key.iter().find_map(|fault| match fault {
        PolicyFault::Amount(AmountFault::Number { value, wanted, .. }) if value == NO_NUMBER => {
            Some(*wanted)
        }
        _ => None,
    });
    if let Some(wanted) = wanted {
        return Ok(wanted);
    }
    // Where a text is a column, too, the number that stands there tells.
    if written.is_some_and(|it| Start::of(it, Wanted::Number).is_some()) {
        return Ok(Wanted::Number);
    }
    let is_no_key = |fault: &&&PolicyFault| {
        use KeyFault::{UnfitKey, UnknownKey};
        matches!(
            fault,
            PolicyFault::Text(_) | PolicyFault::Key(UnknownKey { .. } | UnfitKey { .. })
        )
    };
    let why = at_key.iter().find(is_no_key);
    Err(SolveFault::Key {
        key: key.to_owned(),
        why: why.map(|fault| policy_fault(fault, session.lang)),
    })
}

/// Numbers above 1 for a rate are likely meant as percentages.
fn no_bare_rate(options: &Solve) -> Result<(), SolveFault> {
    let is_bare = |form, value: Ratio| form != Form::Percent && value > Ratio::ONE;
    if let Some(Between {
        text,
        from,
        to,
        form,
        ..
    }) = &options.between
        && (is_bare(*form, *from) || is_bare(*form, *to))
    {
        return Err(SolveFault::BareRate {
            option: "--between",
            text: text.clone(),
            meant: format!("{from}%..{to}%"),
        });
    }
    if let Some(Precision { text, unit, form }) = &options.precision
        && *form != Form::Percent
        && *unit >= Ratio::ONE
    {
        return Err(SolveFault::BareRate {
            option: "--precision",
            text: text.clone(),
            meant: format!("{unit}%"),
        });
    }
    Ok(())
}
