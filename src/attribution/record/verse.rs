//! Verse in a story: what people in a poem say is the poem's.

use crate::attribution::syntax::frame::Frame;

/// Lines of verse are no longer than this, in bytes; prose is wrapped later.
const VERSE: usize = 60;

/// For each paragraph of a story, whether it is verse: three lines or more, all short, each with a capital.
pub(crate) fn verse(f: &Frame<'_, '_>) -> Vec<bool> {
    let stanza = |text: &str| {
        let mut count = 0;
        let all = text.lines().all(|line| {
            count += 1;
            let line = line.trim();
            let capital = line
                .trim_start_matches(|c: char| !c.is_alphanumeric())
                .starts_with(char::is_uppercase);
            capital && line.len() <= VERSE
        });
        all && count > 2
    };
    f.paragraphs
        .iter()
        .map(|p| stanza(p.span.of(f.words.text)))
        .collect()
}
