//! *In her view*, *by the keeper's account*: whose view it is stands in the phrase.

use crate::attribution::link::Found;
use crate::attribution::site::Site;
use crate::lexicon::WordClass;

/// The phrase stands before the sentence or after it, with a comma.
pub(super) fn in_view(s: &Site<'_, '_, '_>) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    let (start, end) = (cue.items.start, cue.items.end);
    let owner = (start + 1..cue.verb)
        .rev()
        .find(|i| f.possessive(*i) || f.class(*i).any(WordClass::POSSESSIVE))?;
    // What the writer thinks is no report.
    if f.is_one_of(owner, &["my", "our", "your"]) {
        return None;
    }
    let found = |piece: std::ops::Range<usize>| {
        s.has_clause(piece.clone()).then(|| Found {
            source: Some(start + 1..owner + 1),
            cue: Some(cue.verb..end),
            pieces: vec![piece],
            ..Found::default()
        })
    };
    let front = start <= s.content_start(s.body).max(s.body);
    if front && f.is_comma(end) {
        return found(end + 1..s.clause_end(end + 1));
    }
    let low = s.content_start(s.taken().min(start));
    let trailing = end >= s.unit_end() && start > low + 1 && f.is_comma(start - 1);
    trailing.then(|| found(low..start - 1)).flatten()
}
