//! Articles, clauses and the parts of their sentences.

use crate::view::explain::document::{Block, Document, Grid};

/// An article: numbered clauses under a title.
pub(super) struct Article {
    title: String,
    clauses: Vec<Clause>,
}

/// A sentence or two, and the lists and tables that belong to them.
struct Clause {
    text: String,
    below: Vec<Block>,
}

impl Article {
    pub(super) fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            clauses: Vec::new(),
        }
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.say_with(text, Vec::new());
    }

    pub(super) fn say_with(&mut self, text: impl Into<String>, below: Vec<Block>) {
        let text = text.into();
        self.clauses.push(Clause { text, below });
    }

    pub(super) fn write(self, article: usize, document: &mut Document) {
        let lang = document.lang;
        let title = self.title;
        document.push(Block::Heading(lang.pick(
            format!("第{article}条（{title}）"),
            format!("Article {article}. {title}"),
        )));
        let several = self.clauses.len() > 1;
        for (index, clause) in self.clauses.into_iter().enumerate() {
            let number = index.saturating_add(1);
            let text = clause.text;
            document.push(Block::Paragraph(if several {
                lang.pick(
                    format!("{number}　{text}"),
                    format!("{article}.{number} {text}"),
                )
            } else {
                text
            }));
            document.blocks.extend(clause.below);
        }
    }
}

/// A part of a sentence, and the table it refers to.
pub(super) struct Phrase {
    pub(super) text: String,
    pub(super) table: Option<Grid>,
}

impl Phrase {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            table: None,
        }
    }

    pub(super) fn with(text: impl Into<String>, table: Grid) -> Self {
        Self {
            text: text.into(),
            table: Some(table),
        }
    }

    pub(super) fn below(self) -> Vec<Block> {
        self.table.into_iter().map(Block::Grid).collect()
    }
}

/// Bullets of a list.
pub(super) fn bullets(items: Vec<String>) -> Vec<Block> {
    items.into_iter().map(Block::Bullet).collect()
}
