//! "Did you mean".

/// The candidate that is most like `text`, where one is alike enough to be meant.
pub(super) fn nearest<'a>(
    text: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let text = super::key(text).to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| {
            let other = super::key(candidate).to_lowercase();
            (strsim::jaro_winkler(&text, &other), candidate)
        })
        .filter(|(likeness, _)| *likeness >= 0.75)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}
