//! Factors and components as TOML.

use super::super::model::*;
use super::sources::source;
use super::{Page, columns, entry, names, quoted};

pub fn factor(factor: &Factor) -> Vec<(String, String)> {
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let mut keys = vec![pair("name", &quoted(&factor.name))];
    match &factor.rule {
        FactorRule::Source(chosen) => keys.extend(source(chosen)),
        FactorRule::ServiceDays => keys.push(pair("service", "\"days\"")),
        FactorRule::ServiceMonths => keys.push(pair("service", "\"months\"")),
    }
    keys.extend(
        factor
            .digits
            .map(|digits| pair("digits", &digits.to_string())),
    );
    let apply = |payout| pair("apply", if payout { "\"payout\"" } else { "\"weight\"" });
    keys.extend(factor.payout.map(apply));
    keys
}

pub fn component(page: &mut Page, component: &Component) {
    page.head("[[component]]");
    page.set("name", quoted(&component.name));
    page.maybe(
        "funding",
        component.funding.map(|funding| quoted(funding.word())),
    );
    page.set("method", quoted(component.method.word()));
    page.maybe("share", component.share.as_ref());
    if !component.only.is_empty() {
        page.set("only", format!("{{ {} }}", entry(&component.only)));
    }
    if !component.factors.is_empty() {
        page.set("factors", names(&component.factors));
    }
    columns(page, "base_pay", &component.base_pay);
    page.maybe("unit_price", component.unit_price.as_ref());
    page.maybe(
        "rounding",
        component.rounding.map(|mode| quoted(mode.word())),
    );
    let limit = |key: &str, limit: &Limit| match limit {
        Limit::Money(money) => format!("{key} = {}", money.0),
        Limit::Times { of, times } => {
            format!("{key} = {{ of = \"{of}\", times = {} }}", times.0)
        }
    };
    let min = component.limit_min.as_ref().map(|min| limit("min", min));
    let max = component.limit_max.as_ref().map(|max| limit("max", max));
    let limits: Vec<String> = min.into_iter().chain(max).collect();
    if !limits.is_empty() {
        page.set("limits", format!("{{ {} }}", limits.join(", ")));
    }
    if !component.adjustment.is_absent() {
        page.set("adjustment", adjustment(&component.adjustment));
    }
    for term in &component.terms {
        if !component.direct {
            page.head("[[component.term]]");
        }
        for (key, value) in source(&term.source) {
            page.set(&key, value);
        }
        page.maybe("per", term.per.as_deref().map(quoted));
        if !component.direct {
            if !term.factors.is_empty() {
                page.set("factors", names(&term.factors));
            }
            page.maybe("method", term.method.map(|method| quoted(method.word())));
        }
    }
}

fn adjustment(adjustment: &Adjustment) -> String {
    let stage = |stage| match stage {
        Stage::Initial => "stage = \"initial\"".to_owned(),
        Stage::Final => "stage = \"final\"".to_owned(),
    };
    let scale = |down| format!("scale = \"{}\"", if down { "down_only" } else { "both" });
    let keys = [
        adjustment.stage.map(stage),
        adjustment.down_only.map(scale),
        adjustment
            .min
            .as_ref()
            .map(|min| format!("min = {}", min.0)),
        adjustment
            .max
            .as_ref()
            .map(|max| format!("max = {}", max.0)),
        adjustment.digits.map(|digits| format!("digits = {digits}")),
        adjustment
            .mode
            .map(|mode| format!("mode = \"{}\"", mode.word())),
    ];
    format!(
        "{{ {} }}",
        keys.into_iter().flatten().collect::<Vec<_>>().join(", ")
    )
}
