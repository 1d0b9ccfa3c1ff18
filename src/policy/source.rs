//! Sources, terms and factors: where the rules take their numbers from.

use std::collections::BTreeMap;
use std::mem::discriminant;

use crate::diagnostics::{Span, Spanned};
use crate::money::Ratio;

/// A column of the people file, as a policy names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As written.
    pub name: String,
    /// The known field that the name means, where it means one.
    pub field: Option<Field>,
    /// Where it was written.
    pub span: Span,
}

impl Column {
    /// Whether both name the same column.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        match (self.field, other.field) {
            (None, None) => super::key(&self.name) == super::key(&other.name),
            (mine, theirs) => mine == theirs,
        }
    }
}

/// The columns of a people file that have a meaning of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names are the definition; `interface.md` lists the headers that mean them.
pub enum Field {
    EmployeeId,
    Name,
    Department,
    Grade,
    Position,
    Rating,
    BaseSalary,
    AttendanceRate,
    HireDate,
    LeaveDate,
    LeaveDays,
    LeaveMonths,
    EmploymentType,
    Region,
    PreviousBonus,
    GoalAchievement,
}

impl Field {
    /// Every field, its name in policies and the headers that mean it, the usual Japanese one first.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 16] = [
        (
            Self::EmployeeId,
            "employee_id",
            &[
                "社員番号",
                "従業員番号",
                "従業員コード",
                "社員コード",
                "社員ID",
                "従業員ID",
                "社員No.",
                "社員No",
                "従業員No.",
                "従業員No",
            ],
        ),
        (
            Self::Name,
            "name",
            &["氏名", "名前", "社員名", "社員氏名", "従業員名"],
        ),
        (
            Self::Department,
            "department",
            &["部署", "部署名", "所属", "部門", "所属部署"],
        ),
        (Self::Grade, "grade", &["等級", "グレード", "資格等級"]),
        (Self::Position, "position", &["役職", "職位"]),
        (
            Self::Rating,
            "rating",
            &["評価", "評価ランク", "評価結果", "総合評価", "人事評価"],
        ),
        (
            Self::BaseSalary,
            "base_salary",
            &["基本給", "月例賃金", "基本給(円)", "月額基本給"],
        ),
        (Self::AttendanceRate, "attendance_rate", &["出勤率"]),
        (
            Self::HireDate,
            "hire_date",
            &["入社日", "入社年月日", "雇入日", "雇入年月日"],
        ),
        (Self::LeaveDate, "leave_date", &["退職日", "退職年月日"]),
        (Self::LeaveDays, "leave_days", &["休職日数"]),
        (Self::LeaveMonths, "leave_months", &["休職月数"]),
        (
            Self::EmploymentType,
            "employment_type",
            &["雇用形態", "雇用区分"],
        ),
        (Self::Region, "region", &["地域", "勤務地"]),
        (
            Self::PreviousBonus,
            "previous_bonus",
            &["前回支給額", "前回賞与"],
        ),
        (
            Self::GoalAchievement,
            "goal_achievement",
            &["目標達成度", "目標達成率"],
        ),
    ];

    /// The field that a header or a name in a policy means. `text` is compared as a header: after NFKC, without spaces,
    /// ASCII letters in any case.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let key = super::header_key(text);
        // The names here are written as they are compared.
        let means = |name: &str| name.eq_ignore_ascii_case(&key);
        Self::ALL
            .iter()
            .find(|(_, name, headers)| means(name) || headers.iter().any(|header| means(header)))
            .map(|&(field, _, _)| field)
    }

    /// The name in policies and in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().1
    }

    /// The usual Japanese header.
    #[must_use]
    pub fn japanese(self) -> &'static str {
        self.entry().2.first().copied().unwrap_or_default()
    }

    fn entry(self) -> (Self, &'static str, &'static [&'static str]) {
        let [first, ..] = Self::ALL;
        Self::ALL
            .into_iter()
            .find(|(field, _, _)| *field == self)
            .unwrap_or(first)
    }
}

/// What gives a number for an employee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// `value`: the same for all.
    Value(Spanned<Ratio>),
    /// `by` with `table` or `table_file`: looked up by the texts of the columns.
    Lookup {
        /// One column a level of the table.
        by: Vec<Column>,
        /// The table.
        table: Table,
    },
    /// `from`: the number in a column, or what the column leads to.
    Column {
        /// The column.
        from: Column,
        /// What happens to it.
        through: Through,
    },
    /// `figure`: the company's figure, or a ratio of two.
    Figure {
        /// The figures.
        ratio: FigureRatio,
        /// What happens to it; never a table.
        through: Through,
    },
}

impl Source {
    /// Whether another source asks the same of a person, whatever the answer leads to.
    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Value(_), Self::Value(_)) => true,
            (Self::Lookup { by, .. }, Self::Lookup { by: others, .. }) => by == others,
            (
                Self::Column { from, through },
                Self::Column {
                    from: other,
                    through: others,
                },
            ) => from == other && discriminant(through) == discriminant(others),
            _ => false,
        }
    }
}

/// `figure`, divided by `ratio_to` where given. Both exist in the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRatio {
    /// The name of the figure.
    pub figure: String,
    /// The name of the figure it is divided by, which is above 0.
    pub ratio_to: Option<String>,
}

/// What a number (or, for a table, a text) is led through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Through {
    /// Nothing: the number itself.
    Itself,
    /// `table`, by the text of the column.
    Table(Table),
    /// `bands`.
    Bands(Bands),
    /// `linear`.
    Linear(Linear),
}

/// A table with one level a column. Its cells are numbers, but for tables of ratings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<V = Ratio> {
    /// The keys of the first level.
    pub root: Level<V>,
    /// How many levels there are; each path from the root has this many keys.
    pub levels: usize,
    /// Where the table stands.
    pub span: Span,
}

impl<V> Table<V> {
    /// All cells with their keys, one a level.
    #[must_use]
    pub fn cells(&self) -> Vec<(Vec<&str>, &Cell<V>)> {
        let mut cells = Vec::new();
        self.root.collect(&mut Vec::new(), &mut cells);
        cells
    }
}

/// The keys of one level, as normalised text; `"*"` stands for all others, `""` for a blank cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Level<V = Ratio> {
    /// Keys that lead on.
    Keys(BTreeMap<String, Level<V>>),
    /// The end.
    Cell(Cell<V>),
}

impl<V> Level<V> {
    fn collect<'t>(
        &'t self,
        path: &mut Vec<&'t str>,
        cells: &mut Vec<(Vec<&'t str>, &'t Cell<V>)>,
    ) {
        match self {
            Self::Cell(cell) => cells.push((path.clone(), cell)),
            Self::Keys(keys) => {
                for (key, below) in keys {
                    path.push(key);
                    below.collect(path, cells);
                    path.pop();
                }
            }
        }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<V = Ratio> {
    /// What stands in it.
    pub value: V,
    /// Where it stands.
    pub span: Span,
}

/// `bands`: the highest band at or below the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bands<V = Ratio> {
    /// Ascending; only the first may lack `at_least`. At least one.
    pub bands: Vec<Band<V>>,
    /// Where they stand.
    pub span: Span,
}

impl<V> Bands<V> {
    /// The highest band at or below the number; nothing below the lowest.
    #[must_use]
    pub fn reached(&self, number: Ratio) -> Option<&Band<V>> {
        let reaches = |band: &&Band<V>| band.at_least.is_none_or(|least| least <= number);
        self.bands.iter().rev().find(reaches)
    }
}

/// One band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band<V = Ratio> {
    /// From this number on; the bottom where not given.
    pub at_least: Option<Ratio>,
    /// What the band gives.
    pub value: V,
    /// Where it stands.
    pub span: Span,
}

/// `linear`: a straight line between points, flat outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linear {
    /// Strictly ascending in `at`; at least one.
    pub points: Vec<Point>,
    /// Where they stand.
    pub span: Span,
}

/// One point of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The number.
    pub at: Ratio,
    /// What it leads to.
    pub value: Ratio,
}

/// What the source of a term means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Points.
    Points,
    /// Money.
    Amount,
    /// Months of base pay.
    Months,
}

impl Method {
    /// The word that a policy writes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Amount => "amount",
            Self::Months => "months",
        }
    }
}

/// One summand of a weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Where its number comes from.
    pub source: Source,
    /// What the number means.
    pub method: Method,
    /// `per`: times this column.
    pub per: Option<Column>,
    /// Its own factors; all of them apply to the weight.
    pub factors: Vec<FactorRef>,
    /// The key in the policy, for explanations: `component.評価賞与` or `component.評価賞与.term[2]`.
    pub key: String,
    /// Where it stands.
    pub span: Span,
}

/// A factor as a component or term names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactorRef {
    /// An entry of [`super::Policy::factors`], by index.
    Declared(usize),
    /// The number in a column.
    Column(Column),
}

/// A named source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Its name.
    pub name: String,
    /// Where its coefficient comes from.
    pub kind: FactorKind,
    /// Rounds the coefficient half up to so many decimals.
    pub digits: Option<u32>,
    /// What it multiplies.
    pub apply: Apply,
    /// Where it stands.
    pub span: Span,
}

/// Where a factor's coefficient comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactorKind {
    /// A source.
    Source(Source),
    /// `service`: time employed in the period. The policy has a period.
    Service(Service),
}

/// The unit in which time of service is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Days.
    Days,
    /// Month ends.
    Months,
}

/// What a factor multiplies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apply {
    /// The weight, before the pool is shared.
    Weight,
    /// The amount, after sharing.
    Payout,
}

#[cfg(test)]
mod tests {
    use super::Field;
    use crate::policy::header_key;

    #[test]
    fn names_of_fields_are_written_as_they_are_compared() {
        for (field, name, headers) in Field::ALL {
            for header in headers.iter().chain([&name]) {
                assert_eq!(header_key(header), *header);
                assert_eq!(Field::of(header), Some(field));
                assert_eq!(Field::of(&header.to_uppercase()), Some(field));
            }
        }
    }
}
