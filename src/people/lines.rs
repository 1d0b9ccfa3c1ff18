//! On which line of its file each row begins.

/// The lines of rows, nearly all of which follow each other.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The rows that do not stand on the line behind the one before, with their lines.
    runs: Vec<(usize, u32)>,
    rows: usize,
}

impl Lines {
    /// Adds a row that begins on that line, 1-based.
    pub fn push(&mut self, line: u32) {
        if self.next() != Some(line) {
            self.runs.push((self.rows, line));
        }
        self.rows = self.rows.saturating_add(1);
    }

    /// Adds so many rows on lines that follow each other, the first on that line.
    pub fn push_following(&mut self, line: u32, rows: usize) {
        if let Some(more) = rows.checked_sub(1) {
            self.push(line);
            self.rows = self.rows.saturating_add(more);
        }
    }

    /// Makes it one without rows.
    pub fn clear(&mut self) {
        self.runs.clear();
        self.rows = 0;
    }

    /// Adds the rows of a later part of the file, before which there are so many lines.
    pub fn append(&mut self, later: &Self, lines: u32) {
        let ends = later.runs.iter().skip(1).map(|(row, _)| *row);
        let ends = ends.chain(std::iter::once(later.rows));
        for (&(row, line), end) in later.runs.iter().zip(ends) {
            self.push_following(line.saturating_add(lines), end.saturating_sub(row));
        }
    }

    /// The line of that row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<u32> {
        self.as_in_run(row).filter(|_| row < self.rows)
    }

    /// The lines of all rows.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..self.rows).map_while(|row| self.as_in_run(row))
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The line behind that of the last row.
    fn next(&self) -> Option<u32> {
        self.as_in_run(self.rows)
    }

    /// The line of a row as if the last run that begins no later went on to it.
    fn as_in_run(&self, row: usize) -> Option<u32> {
        let later = self.runs.partition_point(|(first, _)| *first <= row);
        let (first, line) = self.runs.get(later.checked_sub(1)?)?;
        let behind = row.saturating_sub(*first);
        Some(line.saturating_add(u32::try_from(behind).unwrap_or(u32::MAX)))
    }
}

impl FromIterator<u32> for Lines {
    fn from_iter<I: IntoIterator<Item = u32>>(lines: I) -> Self {
        let mut all = Self::default();
        lines.into_iter().for_each(|line| all.push(line));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_row_keeps_its_line(
            steps in prop::collection::vec(prop_oneof![4 => Just(1), 1 => 2..5_u32], 0..40),
            cut in 0..40_usize,
        ) {
            let lines: Vec<u32> = steps.iter().scan(1, |line, step| { *line += step; Some(*line) }).collect();
            let read = |kept: &Lines| kept.iter().collect::<Vec<_>>();
            let kept: Lines = lines.iter().copied().collect();
            prop_assert_eq!(read(&kept), lines.clone());
            prop_assert_eq!(kept.get(lines.len()), None);
            let (before, behind) = lines.split_at(cut.min(lines.len()));
            let mut first: Lines = before.iter().copied().collect();
            let second: Lines = behind.iter().map(|line| line - 1).collect();
            first.append(&second, 1);
            prop_assert_eq!(first.len(), lines.len());
            prop_assert_eq!(first, kept);
        }
    }
}
