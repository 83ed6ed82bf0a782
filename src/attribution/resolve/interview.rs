//! Interviews: whom `Q.` and `A.` stand for.

use super::resolver::Resolver;
use crate::attribution::people::linked::Linked;
use crate::attribution::record::group::Record;
use crate::attribution::syntax::frame::Frame;
use crate::entity::EntityKind;
use crate::lexicon::WordClass;
use crate::text::{EntityId, Token};

/// Who `Q.` and `A.` are in an interview.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Interview {
    asker: Option<EntityId>,
    asked: EntityId,
}

impl Interview {
    /// Of a text with such labels, found once: it reads the whole text.
    pub(crate) fn read(resolver: &Resolver<'_, '_, '_>, records: &[Record]) -> Option<Self> {
        records
            .iter()
            .any(|record| letter(resolver.f, record).is_some())
            .then(|| introduced(resolver.f, resolver.names).or_else(|| only_one(resolver)))?
    }

    /// Who speaks under the label of a record, if that is `Q` or `A`.
    pub(crate) fn speaker(self, f: &Frame<'_, '_>, record: &Record) -> Option<EntityId> {
        match letter(f, record)? {
            'Q' => self.asker,
            _ => Some(self.asked),
        }
    }
}

/// The label of a turn in a transcript, where it is `Q` or `A`.
fn letter(f: &Frame<'_, '_>, record: &Record) -> Option<char> {
    let label = record
        .report
        .source
        .as_ref()
        .filter(|_| record.report.is_transcript())?;
    match f.str(label.start) {
        "Q" => Some('Q'),
        "A" => Some('A'),
        _ => None,
    }
}

/// The only person whom the text names outside the answers: whoever asks stays unnamed.
fn only_one(resolver: &Resolver<'_, '_, '_>) -> Option<Interview> {
    let mut people = resolver.names.iter().take(INTRODUCED).filter(|n| {
        let opens = resolver
            .f
            .units
            .get(n.unit)
            .map(|u| resolver.f.str(u.start));
        !n.boilerplate
            && !matches!(opens, Some("Q" | "A"))
            && resolver
                .entity(n.entity)
                .is_some_and(|e| e.kind == EntityKind::Person)
    });
    let one = people.next()?.entity;
    people.all(|n| n.entity == one).then_some(Interview {
        asker: None,
        asked: one,
    })
}

/// Among how many names the one interviewed is looked for.
const INTRODUCED: usize = 12;

/// Who puts the questions and who answers: `Arthur B. interviewed the conductor Mina C.`
fn introduced(f: &Frame<'_, '_>, names: &[Linked]) -> Option<Interview> {
    let words = f.words;
    let verb = (0..words.len()).find(|i| {
        words.is(*i, "interviewed")
            || words.is(*i, "interviews")
            || (words.is(*i, "spoke") || words.is(*i, "talked"))
                && (words.is(i + 1, "with") || words.is(i + 1, "to"))
    })?;
    let before = names
        .iter()
        .rev()
        .find(|n| n.token_end <= verb && verb - n.token_end < 12)?;
    let after = names.iter().find(|n| n.token > verb && n.token - verb < 12);
    // `The novelist Ingrid S. talked to The Herald`: the paper asks.
    let to_paper = words.is(verb + 2, "the")
        && words.get(verb + 3).is_some_and(Token::capital)
        && !words
            .class(verb + 3)
            .any(WordClass::GIVEN.with(WordClass::TITLE));
    let interview = |asker, asked| Some(Interview { asker, asked });
    match after {
        _ if to_paper => interview(None, before.entity),
        Some(after) => interview(Some(before.entity), after.entity),
        None => None,
    }
}
