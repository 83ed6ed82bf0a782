//! What stands between commas after a noun and describes it: `Rosa Lind, a lawyer from Velm, who moved to Ghent, said`.

use super::subject::Search;
use crate::lexicon::{Form, Tag, WordClass};

/// How many commas are tried as the one that opens the description.
const TRIED: usize = 6;

const TIME: WordClass = WordClass::TIME
    .with(WordClass::WEEKDAY)
    .with(WordClass::MONTH);

/// A phrase that a description follows.
struct Described {
    start: usize,
    /// Whether it is somebody's name, or what follows it is.
    settled: bool,
}

impl Search<'_, '_, '_> {
    /// Where the subject begins whose description ends before `close`, with the closing comma.
    ///
    /// The nearest comma that opens a description is not always the right one: in `Rosa Lind, who
    /// moved to Ghent, Belgium, said` it is the one before *who*. So the nearest that leads to a phrase at
    /// the head of a clause wins, and else the nearest that leads to one after a comma; but a name before it wins over a
    /// mere description: in `The pier is shut, Rosa Lind, head of Pilots United, a union, said` the one before *head*.
    pub(super) fn insertion(&mut self, close: usize) -> Option<usize> {
        let f = self.f;
        let mut best: Option<Described> = None;
        let mut tried = 0;
        for open in (self.low + 1..close).rev() {
            let comma =
                f.tag(open) == Tag::Comma || f.last_in_marks(open) == ',' && open + 1 < close;
            if f.tag(open) == Tag::Colon || tried == TRIED {
                break;
            }
            if !comma || !self.describes(open + 1, close) {
                continue;
            }
            tried += 1;
            let Some(start) = self.whole(open) else {
                continue;
            };
            // `after Mr. Roff, asked about the lock, had said`
            let clause = self
                .before(start)
                .is_some_and(|i| f.is_one_of(i, &["after", "as", "before", "since", "until"]));
            if self.object(start) && !clause {
                continue;
            }
            let found = Described {
                start,
                settled: self.is_person(start, open)
                    || f.tag(open + 1) == Tag::Name
                        && !f.class(open + 1).any(WordClass::PLACE)
                        && f.noun_phrase(start, open) == Some(open),
            };
            // A time, or the years of somebody, is described by nothing.
            let lone = open == start + 1 && f.tag(start) == Tag::Number;
            let time = f.class(open - 1).any(TIME);
            let better = best.as_ref().is_none_or(|best| {
                !best.settled && self.is_person(start, open) && self.opens_description(open + 1)
                    // `the lock's keeper, Rosa Lind, who moved to Ghent, said`
                    || best.start == open + 1 && self.is_office(start, open)
            });
            let head = !clause && self.tag_before(start) != Some(Tag::Comma);
            if head && !(time && best.is_some()) {
                return Some(start);
            }
            if better && !lone && !(time && clause) {
                best = Some(found);
            }
        }
        best.map(|best| best.start).or_else(|| {
            // `Mr. Roff (Leith), said`: a comma that closes nothing.
            let start = (f.tag(close) == Tag::Comma).then(|| self.ends_at(close))??;
            (!self.object(start)).then_some(start)
        })
    }

    /// Whether `start..end` is the name of somebody: `Rosa Lind`, `Ms. Lind`.
    fn is_person(&self, start: usize, end: usize) -> bool {
        let f = self.f;
        let place = WordClass::PLACE.with(TIME);
        let role = WordClass::PERSON.with(WordClass::DEMONYM);
        f.capital(start)
            && f.tag(start) == Tag::Name
            && matches!(f.tag(end - 1), Tag::Name | Tag::Stop | Tag::Close)
            && !f.class(end - 1).any(place)
            && !(f.class(start).any(role) && f.is(start + 1, "of"))
    }

    /// Whether `start..end` is one whom a name after a comma can name: `the keeper of the lock`, `her aide`.
    fn is_office(&self, start: usize, end: usize) -> bool {
        let f = self.f;
        let person = WordClass::PERSON.with(WordClass::TITLE);
        let known = f.tag(start) == Tag::Determiner && !f.is_one_of(start, &["a", "an"])
            || (start..end).any(|i| f.possessive(i));
        let head = f.noun_phrase(start, end).map_or(start, |end| end - 1);
        known && f.class(head).any(person) && !f.class(head).any(WordClass::PLURAL)
    }

    /// Whether a description can begin at `i`, right after a comma: an age, a place, a role, *who*.
    fn opens_description(&self, i: usize) -> bool {
        let f = self.f;
        match f.tag(i) {
            Tag::Name => f.class(i).any(
                WordClass::PERSON
                    .with(WordClass::DEMONYM)
                    .with(WordClass::PLACE),
            ),
            Tag::Determiner
            | Tag::Number
            | Tag::Wh
            | Tag::Noun
            | Tag::Adjective
            | Tag::Adverb
            | Tag::Preposition
            | Tag::Participle
            | Tag::Ing => true,
            _ => false,
        }
    }

    /// Whether `start..end`, between commas, can describe the noun before: a phrase, a relative
    /// clause, an age, a participle with its complements, an adverb; no clause of its own.
    fn describes(&self, start: usize, end: usize) -> bool {
        let f = self.f;
        if start >= end {
            return false;
        }
        if f.partly_relative(start) {
            return true;
        }
        match f.tag(start) {
            Tag::Determiner if f.is(start, "whose") => return true,
            Tag::Wh => return !f.is_one_of(start, &["what", "why", "how"]),
            Tag::Object if f.reflexive(start) => {}
            // `a map drawn in May, and shown at the fair, indicated`
            Tag::Coordinator => {
                return f.verb(start + 1).form.any(Form::PARTICIPLE)
                    && f.is_one_of(start + 2, &["as", "at", "by", "in", "on"]);
            }
            Tag::Pronoun | Tag::Object => return false,
            _ => {}
        }
        // `Ms. Lind, after the news broke in May, said`
        let mut relative = matches!(f.tag(start), Tag::Subordinator)
            || f.is_one_of(start, &["after", "before", "since", "as"]);
        // `Mr. Roff, asked about the lock, said`: past or participle, the tagger cannot see.
        let participle = match f.tag(start) {
            Tag::Ing | Tag::Participle => true,
            Tag::Finite => f.verb(start).form.any(Form::PARTICIPLE),
            // `Mr. Roff, in a televised address, said`
            Tag::Preposition => true,
            _ => false,
        };
        for i in start..end {
            match f.tag(i) {
                Tag::Wh | Tag::Subordinator => relative = true,
                // `an agent whose firm made the boats`
                Tag::Determiner if f.is(i, "whose") => relative = true,
                // `a society allied with the port`
                Tag::Finite
                    if f.verb(i).form.any(Form::PARTICIPLE)
                        && matches!(f.tag(i - 1), Tag::Noun | Tag::Name)
                        && f.tag(i + 1) == Tag::Preposition => {}
                // `holding a net torn in two`
                Tag::Finite if participle && f.verb(i).form.any(Form::PARTICIPLE) => {}
                Tag::Finite | Tag::Auxiliary if !relative => return false,
                _ => {}
            }
        }
        true
    }
}
