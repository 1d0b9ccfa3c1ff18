//! The names of things, in both languages: fields, figures, methods.

use crate::policy::Field;

use super::Lang;

/// The header of a known field in a result.
#[must_use]
pub fn field(field: Field, lang: Lang) -> &'static str {
    lang.pick(field.japanese(), field.name())
}

/// The header of a known field for a reader.
#[must_use]
pub fn heading(field: Field, lang: Lang) -> &'static str {
    match (lang, field) {
        (Lang::Ja, field) => field.japanese(),
        (Lang::En, Field::EmployeeId) => "ID",
        (Lang::En, Field::Name) => "Name",
        (Lang::En, Field::Department) => "Department",
        (Lang::En, Field::Grade) => "Grade",
        (Lang::En, Field::Position) => "Position",
        (Lang::En, Field::Rating) => "Rating",
        (Lang::En, Field::BaseSalary) => "Base salary",
        (Lang::En, field) => field.name(),
    }
}

/// A figure of the company; one of its own keeps its name.
#[must_use]
pub fn figure(name: &str, lang: Lang) -> &str {
    match name {
        "sales" => lang.pick("売上高", "Sales"),
        "gross_profit" => lang.pick("粗利益", "Gross profit"),
        "value_added" => lang.pick("付加価値", "Value added"),
        "operating_profit" => lang.pick("営業利益", "Operating profit"),
        "ordinary_profit" => lang.pick("経常利益", "Ordinary profit"),
        "pretax_profit" => lang.pick("税引前当期純利益", "Pre-tax profit"),
        own => own,
    }
}

/// `pool.method`, by its word.
#[must_use]
pub fn pool_method(word: &'static str, lang: Lang) -> &'static str {
    match word {
        "percentage" => lang.pick("利益などの一定割合", "a rate of the figure"),
        "tiered" => lang.pick("段階率", "tiered rates"),
        "fixed_reserve" => lang.pick("定額確保", "above a fixed reserve"),
        "labor_share" => lang.pick("労働分配率", "labour share"),
        "linear" => lang.pick("一次式", "a straight line"),
        "months" => lang.pick("基本給の月数", "months of base pay"),
        "amount" => lang.pick("経営の決定額", "an amount decided"),
        "unlinked" => lang.pick("業績非連動", "not linked to results"),
        other => other,
    }
}

/// `component.funding`, by its word.
#[must_use]
pub fn funding(word: &'static str, lang: Lang) -> &'static str {
    match word {
        "guaranteed" => lang.pick("保証", "guaranteed"),
        "separate" => lang.pick("別枠", "separate"),
        "pool" => lang.pick("原資を配分", "from the pool"),
        other => other,
    }
}

/// `component.method`, by its word.
#[must_use]
pub fn method(word: &'static str, lang: Lang) -> &'static str {
    match word {
        "points" => lang.pick("ポイント", "points"),
        "amount" => lang.pick("金額", "amount"),
        "months" => lang.pick("月数", "months"),
        other => other,
    }
}

/// What stands for a blank cell where something must stand.
#[must_use]
pub const fn blank(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "（空欄）",
        Lang::En => "(blank)",
    }
}
