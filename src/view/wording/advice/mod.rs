//! The words of advice: what was seen, with its numbers, and what to consider.
//!
//! The tone is that of a colleague who has seen many systems: what was seen is stated, what to do is left to the firm.

mod evaluation;
mod goals;
mod outcome;
mod policy;
mod table;

use crate::advice::Advice;
use crate::view::phrases::quoted;
use crate::view::{Lang, format};

use super::Wording;

/// A piece of advice in words.
#[must_use]
pub fn advice(advice: &Advice, lang: Lang) -> Wording {
    match advice {
        Advice::NoPurpose => policy::no_purpose(lang),
        Advice::TooManyRules { rules, most } => policy::too_many_rules(*rules, *most, lang),
        Advice::LargeAllowance { share } => policy::large_allowance(*share, lang),
        Advice::GrossProfitUnbounded { figure } => policy::gross_profit(figure, lang),
        Advice::TierCliff(cliff) => policy::tier_cliff(cliff, lang),
        Advice::PaymentDateRule => policy::payment_date(lang),
        Advice::LeaveShutOut(shut_out) => policy::leave_shut_out(shut_out, lang),
        Advice::FactorChangesNothing { factor, why } => policy::idle_factor(factor, *why, lang),
        Advice::CoarseDigits(coarse) => policy::coarse_digits(coarse, lang),
        Advice::UnaskedRating => evaluation::unasked(lang),
        Advice::RatingWithoutCell { rule, ratings } => {
            evaluation::without_cell(rule, ratings, lang)
        }
        Advice::OnePartDecides(lopsided) => evaluation::lopsided(lopsided, lang),
        Advice::OkrLinked => goals::okr_linked(lang),
        Advice::UncontrollableCounts { halved, seen } => {
            goals::uncontrollable(*halved, *seen, lang)
        }
        Advice::BetterRatingPaysLess(reversal) => table::better_rating(reversal, lang),
        Advice::HigherGradePaysLess(reversal) => table::higher_grade(reversal, lang),
        Advice::RatingsPayTheSame { rule } => table::ratings_pay_the_same(rule, lang),
        Advice::UnevenSteps(uneven) => table::uneven_steps(uneven, lang),
        Advice::UnusedCell { rule, column, keys } => table::unused_cell(rule, column, keys, lang),
        Advice::StarNearKey {
            rule,
            column,
            text,
            key,
            people,
        } => table::star_near_key(rule, column, (text, key), *people, lang),
        Advice::UnusedColumn { header } => outcome::unused_column(header, lang),
        Advice::PoolAboveBasis {
            figure,
            amount,
            pool,
        } => outcome::pool_above_basis(figure, *amount, *pool, lang),
        Advice::LaborShareAboveTarget {
            target,
            cost,
            allowed,
        } => outcome::labor_share(*target, *cost, *allowed, lang),
        Advice::CoefficientFarFromOne {
            component,
            coefficient,
        } => outcome::coefficient(component, *coefficient, lang),
        Advice::ManyAtLimit {
            component,
            limit,
            at,
            of,
        } => outcome::many_at_limit(component, *limit, *at, *of, lang),
        Advice::EveryoneTied { people } => outcome::everyone_tied(*people, lang),
        Advice::OneRating { rating, people } => outcome::one_rating(rating, *people, lang),
        Advice::RatingNobodyGot { ratings, people } => {
            outcome::rating_nobody_got(ratings, *people, lang)
        }
        Advice::RatingInflation {
            ratings,
            above,
            people,
        } => outcome::rating_inflation(ratings, *above, *people, lang),
        Advice::SmallGroupsRanked(small) => evaluation::small_groups(small, lang),
        Advice::OnlyNumericGoals { people, of } => goals::only_numeric(*people, *of, lang),
        Advice::GoalsAtCap { cap, at, of } => goals::at_cap(*cap, *at, *of, lang),
        Advice::TooManyGoals { people, of, most } => goals::too_many(*people, *of, *most, lang),
        Advice::GoalWeightsNotFull { people, of } => goals::weights(*people, *of, lang),
    }
}

/// What was seen and what to consider.
fn say((seen, consider): (String, String)) -> Wording {
    Wording {
        message: seen,
        label: None,
        help: Some(consider),
    }
}

/// The same, where nothing of it is put together.
fn plain((seen, consider): (&str, &str)) -> Wording {
    say((seen.to_owned(), consider.to_owned()))
}

/// Names or texts of the company, side by side.
fn listed(texts: &[String], lang: Lang) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text, lang)).collect();
    quoted.join(lang.pick("", ", "))
}

/// Some of a number of people, which is named with its unit right after it.
fn counted(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format::people(count, lang),
        Lang::En => format::grouped(&count.to_string()),
    }
}
