//! How goals become an achievement.

use crate::money::Ratio;

/// `[goals]`: how the goals of a person become an achievement (目標達成度).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goals {
    /// Whether objectives and key results count.
    pub okr: OkrUse,
    /// The OKR score that counts as 100%; above 0.
    pub okr_success: Ratio,
    /// What becomes of KPIs that the person cannot control.
    pub uncontrollable: Uncontrollable,
    /// The most that an achievement counts; at least 1.
    pub cap: Ratio,
    /// The highest score of a qualitative goal; above 0.
    pub scale: Ratio,
    /// The score of a qualitative goal that counts as 100%; above 0 and at most `scale`.
    pub qualitative_par: Ratio,
}

/// Whether objectives and key results (OKR) count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OkrUse {
    /// `unlinked`: they are shown and stay out of pay, because stretch goals that are tied to pay stop being stretched.
    Unlinked,
    /// `linked`: they count with the weight of their rows.
    Linked,
}

/// What becomes of a KPI that the person cannot control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncontrollable {
    /// `exclude`: it does not count.
    Exclude,
    /// `half`: it counts with half of its weight.
    Half,
    /// `count`: it counts as any other.
    Count,
}

impl Default for Goals {
    fn default() -> Self {
        // The denominators are constants above 0, so neither division can fail.
        let ratio = |above, below| Ratio::new(above, below).unwrap_or(Ratio::ONE);
        Self {
            okr: OkrUse::Unlinked,
            okr_success: ratio(7, 10),
            uncontrollable: Uncontrollable::Exclude,
            cap: ratio(3, 2),
            scale: Ratio::integer(5),
            qualitative_par: Ratio::integer(3),
        }
    }
}
