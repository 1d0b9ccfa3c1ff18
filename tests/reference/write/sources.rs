//! Sources as TOML keys and values.

use super::super::model::*;
use super::{list, names, quoted};

/// The keys of a source.
pub fn source(source: &Source) -> Vec<(String, String)> {
    let pair = |key: &str, value: String| (key.to_owned(), value);
    match source {
        Source::Value(number) => vec![pair("value", number.0.clone())],
        Source::By {
            columns,
            table,
            grid,
        } => {
            let written = grid.map_or_else(|| node(table), |between| grid_text(table, between));
            vec![pair("by", names(columns)), pair("table", written)]
        }
        Source::From {
            column,
            through: way,
        } => {
            let mut keys = vec![pair("from", quoted(column))];
            keys.extend(through(way));
            keys
        }
        Source::Figure {
            figure,
            ratio_to,
            through: way,
        } => {
            let mut keys = vec![pair("figure", quoted(figure))];
            keys.extend(ratio_to.iter().map(|name| pair("ratio_to", quoted(name))));
            keys.extend(through(way));
            keys
        }
    }
}

fn through(through: &Through) -> Option<(String, String)> {
    let (key, value) = match through {
        Through::Nothing => return None,
        Through::Table(cells) => {
            let cell = |(key, number): &(String, Num)| format!("\"{key}\" = {}", number.0);
            let cells: Vec<String> = cells.iter().map(cell).collect();
            ("table", format!("{{ {} }}", cells.join(", ")))
        }
        Through::Bands(steps) => ("bands", bands(steps)),
        Through::Linear(points) => {
            let point =
                |(at, value): &(Num, Num)| format!("{{ at = {}, value = {} }}", at.0, value.0);
            ("linear", list(points, point))
        }
    };
    Some((key.to_owned(), value))
}

pub fn bands(steps: &[Band]) -> String {
    list(steps, |band| match &band.at_least {
        Some(at_least) => format!("{{ at_least = {}, value = {} }}", at_least.0, band.value.0),
        None => format!("{{ value = {} }}", band.value.0),
    })
}

fn node(table: &Node) -> String {
    match table {
        Node::Leaf(number) => number.0.clone(),
        Node::Branch(cells) => {
            let cell = |(key, inner): &(String, Node)| format!("\"{key}\" = {}", node(inner));
            format!(
                "{{ {} }}",
                cells.iter().map(cell).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

/// A table of two keys as a grid; every row of it has the columns of the first.
fn grid_text(table: &Node, between: char) -> String {
    let Node::Branch(rows) = table else {
        panic!("a grid has rows")
    };
    let cells = |row: &Node| match row {
        Node::Branch(cells) => cells.clone(),
        Node::Leaf(_) => panic!("a grid has columns"),
    };
    let between = between.to_string();
    let mut head = vec!["表".to_owned()];
    head.extend(cells(&rows[0].1).into_iter().map(|(key, _)| key));
    let mut text = format!("\"\"\"\n{}\n", head.join(&between));
    for (key, row) in rows {
        let mut line = vec![key.clone()];
        for (_, cell) in cells(row) {
            let Node::Leaf(number) = cell else {
                panic!("a grid has two keys")
            };
            line.push(number.bare().to_owned());
        }
        text.push_str(&format!("{}\n", line.join(&between)));
    }
    text + "\"\"\""
}
