//! Faults of sources and tables.

/// A source or its table is at fault.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The fields follow the conventions of the room above.
pub enum TableFault {
    /// Nothing says where the number comes from.
    NoSource { table: String },
    /// Two keys that each say where the number comes from.
    TwoSources { first: String, second: String },
    /// `by` or a text without a table.
    NoTable { table: String },
    /// Two tables (or a table and bands, …).
    TwoTables { first: String, second: String },
    /// The file of a table could not be read.
    TableFile { path: String, fault: TableFileFault },
    /// A table without cells.
    EmptyTable,
    /// A row with more or fewer cells than the first.
    RaggedRow {
        row: String,
        cells: usize,
        wanted: usize,
    },
    /// The same key twice in a level of a table.
    DuplicateTableKey { key: String },
    /// A table with more or fewer levels than columns.
    TableLevels { wanted: usize, found: usize },
    /// A quote without its end in a table file.
    OpenQuote,
    /// A quote in a table file that opens no cell, or text after the quote that closes one.
    StrayQuote,
    /// A band that is not above the one before it. (Bands may not be equal.)
    BandOrder { value: String },
    /// A band without `at_least` that is not the first.
    BandBottom,
    /// A point that is not above the one before it.
    PointOrder { value: String },
}

impl TableFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::NoSource { .. } => "no-source",
            Self::TwoSources { .. } => "two-sources",
            Self::NoTable { .. } => "no-table",
            Self::TwoTables { .. } => "two-tables",
            Self::TableFile { .. } => "table-file",
            Self::EmptyTable => "empty-table",
            Self::RaggedRow { .. } => "ragged-row",
            Self::DuplicateTableKey { .. } => "duplicate-table-key",
            Self::TableLevels { .. } => "table-levels",
            Self::OpenQuote => "open-quote",
            Self::StrayQuote => "stray-table-quote",
            Self::BandOrder { .. } => "band-order",
            Self::BandBottom => "band-bottom",
            Self::PointOrder { .. } => "point-order",
        }
    }
}

/// Why the file of a table could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableFileFault {
    /// There is no such file.
    NotFound,
    /// It cannot be read.
    Unreadable,
    /// It is in no known encoding.
    Encoding,
}
