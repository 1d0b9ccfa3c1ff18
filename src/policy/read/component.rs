//! `[[component]]`: its terms, its method, its factors.

use crate::diagnostics::{Span, Spanned};
use crate::money::Ratio;
use crate::policy::{
    Column, Component, FactorRef, Funding, KeyFault, Method, Named, Range, RuleFault, Term, Unfit,
    Wanted, Why,
};

use super::eligibility;
use super::factor;
use super::funding::{self, FundingWord};
use super::names::Names;
use super::source::{self, HEADS, THROUGHS};
use super::walker::Walker;

const METHODS: [(&str, Method); 3] = [
    ("points", Method::Points),
    ("amount", Method::Amount),
    ("months", Method::Months),
];

/// All components; those at fault are left out. `base_pay` is the policy's.
pub(super) fn components(walkers: Vec<Walker<'_>>, base_pay: &[Column]) -> Vec<Component> {
    let mut names = Names::new(Named::Component);
    let shares = funding::Shares::of(&walkers);
    let components: Vec<Component> = walkers
        .into_iter()
        .filter_map(|w| component(w, base_pay, &shares, &mut names))
        .collect();
    components
}

fn component(
    mut w: Walker<'_>,
    policy_base_pay: &[Column],
    shares: &funding::Shares,
    names: &mut Names,
) -> Option<Component> {
    let span = w.span;
    let name = w.required("name", Why::Always, Walker::text);
    if let Some(name) = &name {
        names.add(w.cx, name);
    }
    let funding = FundingWord::read(&mut w);
    let written_method = w.word("method", &METHODS);
    let terms = terms(&mut w, written_method);
    let method = written_method.or_else(|| terms.as_deref().map(overall));
    let factors = factor::references(&mut w);
    let base_pay = base_pay(&mut w, policy_base_pay);
    let unit_price = unit_price(&mut w, method);
    let only = only(&mut w);
    let has_price = w.has("unit_price");
    // A method at fault is taken for money here, of which the least is demanded.
    let paid_as = method.unwrap_or(Method::Amount);
    funding::ask_all(&mut w);
    let funding =
        funding.and_then(|word| funding::funding(&mut w, word, paid_as, has_price, shares));
    w.finish();
    Some(Component {
        name: name?.value,
        method: method?,
        funding: funding?,
        terms: terms?,
        factors: factors?,
        base_pay: base_pay?,
        unit_price: unit_price?,
        only: only?,
        span,
    })
}

/// What the weights are: points, or money of the kind that all terms have, or `Amount`.
fn overall(terms: &[Term]) -> Method {
    let mut methods = terms.iter().map(|term| term.method);
    match methods.next() {
        Some(first) if methods.all(|method| method == first) => first,
        _ => Method::Amount,
    }
}

fn terms(w: &mut Walker<'_>, method: Option<Method>) -> Option<Vec<Term>> {
    let direct = HEADS.iter().chain(&THROUGHS).chain(&["ratio_to", "per"]);
    let direct: Option<Span> = direct.copied().find_map(|key| w.key_span(key));
    let Some(term) = w.key_span("term") else {
        w.ask(&["term"]);
        if !w.has("method") {
            w.missing("method", Why::Always);
        }
        return direct_term(w, method).map(|term| vec![term]);
    };
    if let Some(direct) = direct {
        let component = name_of(w);
        w.cx.note_with(RuleFault::TwoTermForms { component }, term, direct);
        source::ask_all(w);
        w.ask(&["per"]);
    }
    let methods_missing = !w.has("method");
    let walkers = w.tables("term");
    let count = walkers.len();
    if count == 0 {
        let fault = KeyFault::Empty {
            key: "term".to_owned(),
        };
        w.cx.note(fault, term);
        return None;
    }
    let terms: Vec<Term> = walkers
        .into_iter()
        .filter_map(|t| listed_term(t, method, methods_missing))
        .collect();
    let points = |method: Method| method == Method::Points;
    let mut kinds = terms.iter().map(|term| term.method).chain(method);
    if let Some(first) = kinds.next()
        && kinds.any(|kind| points(kind) != points(first))
    {
        let component = name_of(w);
        w.cx.note(RuleFault::MixedTerms { component }, term);
        return None;
    }
    (terms.len() == count && direct.is_none()).then_some(terms)
}

fn name_of(w: &Walker<'_>) -> String {
    w.path
        .strip_prefix("component.")
        .unwrap_or(&w.path)
        .to_owned()
}

/// The term that is written directly into the component; its factors are the component's.
fn direct_term(w: &mut Walker<'_>, method: Option<Method>) -> Option<Term> {
    let source = source::source(w, wanted(method.unwrap_or(Method::Points)));
    let per = w.column("per");
    Some(Term {
        source: source?,
        method: method?,
        per,
        factors: Vec::new(),
        key: w.path.clone(),
        span: w.span,
    })
}

fn listed_term(mut t: Walker<'_>, method: Option<Method>, must_say: bool) -> Option<Term> {
    let own = if must_say {
        t.required("method", Why::Always, |t, key| t.word(key, &METHODS))
    } else {
        t.word("method", &METHODS)
    };
    let method = own.or(method);
    let source = source::source(&mut t, wanted(method.unwrap_or(Method::Points)));
    let per = t.column("per");
    let factors = factor::references_of_term(&mut t);
    let (key, span) = (t.path.clone(), t.span);
    t.finish();
    Some(Term {
        source: source?,
        method: method?,
        per,
        factors: factors?,
        key,
        span,
    })
}

/// The grammar of a source's numbers.
const fn wanted(method: Method) -> Wanted {
    match method {
        Method::Amount => Wanted::Money,
        Method::Points | Method::Months => Wanted::Number,
    }
}

fn base_pay(w: &mut Walker<'_>, policy: &[Column]) -> Option<Vec<Column>> {
    if !w.has("base_pay") {
        w.ask(&["base_pay"]);
        return Some(policy.to_vec());
    }
    w.columns("base_pay")
}

/// `None` for a price at fault, `Some(None)` for none.
#[allow(clippy::option_option)]
fn unit_price(w: &mut Walker<'_>, method: Option<Method>) -> Option<Option<Spanned<Ratio>>> {
    if !w.has("unit_price") {
        w.ask(&["unit_price"]);
        return Some(None);
    }
    if method.is_some_and(|method| method != Method::Points) {
        w.unfit(&["unit_price"], &Unfit::ComponentMethod("points"));
        return None;
    }
    w.ranged("unit_price", Wanted::Money, Range::Positive)
        .map(Some)
}

fn only(w: &mut Walker<'_>) -> Option<Vec<crate::policy::Condition>> {
    if !w.has("only") {
        w.ask(&["only"]);
        return Some(Vec::new());
    }
    eligibility::conditions(&mut w.table("only")?)
}

/// The factors of the components that share the pool.
pub(super) fn factors_of_pool(components: &[Component]) -> impl Iterator<Item = &FactorRef> {
    components
        .iter()
        .filter(|component| matches!(component.funding, Funding::Pool { .. }))
        .flat_map(|component| &component.factors)
}
