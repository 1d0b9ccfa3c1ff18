//! A small document: what an explanation says, before it is drawn.
//!
//! Texts in it are plain and may come from outside; both drawings make them harmless, so that no builder can forget
//! to. There is no wrapping and no colour here.

mod markdown;
mod plain;

use crate::view::Lang;

/// Headings, sentences, tables and lines of calculation, in the order in which they are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Decides the heads of the columns that a markdown table must have.
    pub lang: Lang,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of the whole document.
    Title(String),
    /// The heading of an article or a chapter.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// One line of a list.
    Bullet(String),
    /// A small table.
    Grid(Grid),
    /// Lines of calculation, aligned with each other.
    Lines(Vec<Line>),
    /// Room to write by hand: so many ruled lines.
    Room(usize),
}

/// A line of calculation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is computed.
    pub label: String,
    /// `expression = result`, or the result alone where it is a given number.
    pub calculation: String,
    /// Where the numbers come from; may be empty.
    pub origin: String,
}

/// A small table. Every row has as many cells as the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The first row.
    pub header: Vec<String>,
    /// The rows below it.
    pub rows: Vec<Vec<String>>,
    /// How many columns on the left are keys (text); the others are numbers.
    pub keys: usize,
}

impl Document {
    /// An empty document.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self {
            lang,
            blocks: Vec::new(),
        }
    }

    /// Adds a block.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds another document behind this one.
    pub fn append(&mut self, other: Self) {
        self.blocks.extend(other.blocks);
    }

    /// The document for a terminal or a text file: columns aligned by display width, lines not wrapped.
    #[must_use]
    pub fn to_plain(&self) -> String {
        plain::draw(self)
    }

    /// The document as markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown::draw(self)
    }
}
