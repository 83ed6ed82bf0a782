//! A noun of saying with its owner: *his claim that the dam leaks*, *Ms. Rao's promise to mend it*.

use crate::attribution::cue::CueKind;
use crate::attribution::link::Found;
use crate::attribution::site::Site;

/// How many words may stand between the owner and the noun: `her oft-repeated public promise`.
const BETWEEN: usize = 3;

/// The owner speaks; what follows the noun was said.
pub(super) fn owned_noun(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Noun {
        return None;
    }
    let noun = cue.verb;
    let low = s.body.max(noun.saturating_sub(BETWEEN + 1));
    let owner = (low..noun).rev().find(|i| {
        s.f.possessive(*i)
            || s.f
                .is_one_of(*i, &["his", "her", "their", "its", "my", "our"])
    })?;
    let source = if s.f.possessive(owner) {
        let start = (s.body.max(owner.saturating_sub(12))..owner).find(|start| {
            s.f.opens_phrase(*start)
                && !(*start > s.body && s.f.capital(*start) && s.f.capital(start - 1))
                && s.f.noun_phrase(*start, owner) == Some(owner)
        })?;
        start..owner + 1
    } else {
        owner..owner + 1
    };
    // `His claim that the dam leaked drew laughter`: as a subject it ends where no rule sees.
    if source.start == s.body || s.f.is_comma(source.start - 1) {
        return None;
    }
    let at = cue.items.end;
    let end = s.clause_end(at + 1);
    let end = (at..end)
        .find(|i| s.f.is_comma(*i) || s.f.is_dash(*i))
        .unwrap_or(end);
    (end > at + 1).then(|| Found {
        source: Some(source),
        pieces: vec![at..end],
        ..Found::default()
    })
}
