//! What describes a noun from behind: `people supporting the mayor`, `an aide who works on tolls`, `the firm based here`.

use super::frame::Frame;
use super::subject::Search;
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};

/// How many items a subject without a comma may have.
const LONG: usize = 48;

/// The finite verbs and the openers of clauses in a stretch; of some it cannot be told, so each has a least and a most.
#[derive(Default)]
struct Clauses {
    verbs: (usize, usize),
    openers: (usize, usize),
}

impl Clauses {
    /// Whether every verb can have its opener, so that the next one is the main verb.
    fn closed(&self) -> bool {
        self.verbs.0 <= self.openers.1 && self.openers.0 <= self.verbs.1
    }

    /// Whether it is so for certain.
    fn surely_closed(&self) -> bool {
        self.verbs.0 == self.verbs.1 && self.openers.0 == self.openers.1 && self.closed()
    }
}

impl Search<'_, '_, '_> {
    /// Where the subject begins that ends exactly at `end`, read from behind and, where something is left before it,
    /// from the head of the clause.
    ///
    /// From behind, the mother seems to say it in `The man who wrote the speech that the mother of one of them gave
    /// says`: only from the front is it seen that each verb but the last belongs to a *who* or *that*.
    pub(super) fn whole(&mut self, end: usize) -> Option<usize> {
        let behind = self.ends_at(end);
        let start = behind.unwrap_or(end);
        self.head_of_clause(start, end).or(behind)
    }

    /// Where a noun phrase at the head of the clause begins whose description reaches to `end`, if that is before
    /// `start`.
    fn head_of_clause(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let low = self.low.max(end.saturating_sub(LONG));
        let before = self.before(start)?;
        // `warned of what the mayor said`, `hoped that the mayor said`
        if before < low || matches!(f.tag(before), Tag::Wh | Tag::Subordinator | Tag::Comma) {
            return None;
        }
        let parted = |i: &usize| {
            matches!(
                f.tag(*i),
                Tag::Comma | Tag::Colon | Tag::Dash | Tag::Run | Tag::Stop | Tag::Open
            )
        };
        let mut head = (low..start).rev().find(parted).map_or(low, |i| i + 1);
        if head == low && low > self.low {
            return None;
        }
        while head < start
            && matches!(
                f.tag(head),
                Tag::Coordinator | Tag::Subordinator | Tag::Adverb
            )
        {
            head += 1;
        }
        // `including one called Rosa`
        if head >= start || matches!(f.tag(head), Tag::Wh | Tag::Ing | Tag::Participle) {
            return None;
        }
        let mut at = f.noun_phrase(head, end)?;
        // `Friends of the mayor, officials at the port`
        while f.tag(at) == Tag::Preposition && !opens_clause(f, at) {
            at = f.noun_phrase(at + 1, end)?;
        }
        at += usize::from(f.possessive(at));
        if at >= start {
            return None;
        }
        // `He asked`: nobody describes *him*.
        let relative = f.tag(at) == Tag::Wh || f.is(at, "whose");
        if f.tag(head) == Tag::Pronoun && !relative {
            return None;
        }
        let contact = f.tag(at) == Tag::Pronoun && f.maybe_finite(at + 1);
        let reduced = matches!(f.tag(at), Tag::Participle | Tag::Ing | Tag::Adjective);
        if !relative && !contact && !reduced {
            return None;
        }
        // `people who waited and the cook said`, `those who stayed as the cook said`
        let doubt = f.tag(before) == Tag::Coordinator
            || f.tag(before) == Tag::Preposition && opens_clause(f, before);
        let clauses = self.clauses(at, if doubt { before } else { end });
        // `The man who thinks Feld said so`
        let clause = VerbFrame::BARE.with(VerbFrame::THAT);
        let says = matches!(f.tag(before), Tag::Finite | Tag::Auxiliary)
            && f.class(before).any(WordClass::REPORTING)
            && f.verb(before).frame.any(clause);
        let fits = if doubt {
            relative && clauses.surely_closed()
        } else {
            clauses.closed() && !says
        };
        fits.then_some(head)
    }

    /// The verbs and openers in `start..end`.
    fn clauses(&self, start: usize, end: usize) -> Clauses {
        let f = self.f;
        let mut out = Clauses::default();
        // Whether a verb goes on here: after an auxiliary, *to*, or the *and* that joins it to the one before.
        let mut goes_on = false;
        for i in start..end {
            match f.tag(i) {
                Tag::Wh | Tag::Subordinator => {
                    out.openers.0 += 1;
                    out.openers.1 += 1;
                }
                Tag::Determiner if f.is(i, "whose") => {
                    out.openers.0 += 1;
                    out.openers.1 += 1;
                }
                // `the bill he signed`
                Tag::Pronoun if matches!(f.tag(i - 1), Tag::Noun | Tag::Name) => {
                    out.openers.0 += 1;
                    out.openers.1 += 1;
                }
                Tag::Preposition if opens_clause(f, i) => out.openers.1 += 1,
                Tag::Auxiliary if f.finite(i) => {
                    if !goes_on {
                        out.verbs.0 += 1;
                        out.verbs.1 += 1;
                    }
                    goes_on = true;
                    continue;
                }
                Tag::Finite if !goes_on => {
                    let participle = f.verb(i).form.any(Form::PARTICIPLE)
                        && matches!(f.tag(i + 1), Tag::Preposition | Tag::Adverb | Tag::To);
                    out.verbs.0 += usize::from(!participle);
                    out.verbs.1 += 1;
                }
                Tag::Base if !goes_on => out.verbs.1 += 1,
                Tag::Adverb => continue,
                Tag::To | Tag::Coordinator => {
                    goes_on = true;
                    continue;
                }
                _ => {}
            }
            goes_on = false;
        }
        out
    }

    /// Where the phrase begins whose describing clause has its verb at `verb`: `people
    /// supporting`, `efforts to end`, `the man who sold`, `the firm based`.
    pub(super) fn reduced(&mut self, verb: usize) -> Option<usize> {
        let f = self.f;
        let mut at = verb;
        while self
            .tag_before(at)
            .is_some_and(|tag| matches!(tag, Tag::Adverb))
        {
            at -= 1;
        }
        match f.tag(verb) {
            Tag::Base => {
                let mut first = at;
                while self
                    .tag_before(first)
                    .is_some_and(|tag| matches!(tag, Tag::Adverb | Tag::Auxiliary))
                {
                    first -= 1;
                }
                match self.tag_before(first)? {
                    // `an aide who spoke quietly to save the plan`
                    Tag::To => self.noun_before(first - 1).or_else(|| {
                        let verb = self.before(first - 1)?;
                        matches!(
                            f.tag(verb),
                            Tag::Adverb | Tag::Participle | Tag::Finite | Tag::Ing
                        )
                        .then(|| self.reduced(verb))?
                    }),
                    Tag::Wh => self.noun_before(first - 1),
                    _ => None,
                }
            }
            Tag::Finite | Tag::Auxiliary | Tag::Participle | Tag::Ing => {
                let mut first = at;
                let mut auxiliary = false;
                while self
                    .tag_before(first)
                    .is_some_and(|tag| matches!(tag, Tag::Adverb | Tag::Auxiliary))
                {
                    auxiliary |= f.tag(first - 1) == Tag::Auxiliary;
                    first -= 1;
                }
                if self.tag_before(first) == Some(Tag::Wh) {
                    // `Whoever wrote the letter`
                    if f.is(first - 1, "whoever") {
                        return Some(first - 1);
                    }
                    return self.noun_before(first - 1);
                }
                // `the man accused of poisoning a well said`
                let of = self
                    .before(first)
                    .filter(|i| self.f.tag(*i) == Tag::Preposition);
                if let Some(of) = of.filter(|_| f.tag(verb) == Tag::Ing) {
                    return (!opens_clause(f, of)).then(|| self.widen(first))?;
                }
                (matches!(f.tag(verb), Tag::Participle | Tag::Ing) && !auxiliary)
                    .then(|| self.noun_before(at))?
            }
            // `people close to the mayor`, `the firm based here in Oslo`
            Tag::Adverb | Tag::Adjective => self
                .noun_before(verb)
                .or_else(|| self.reduced(verb.checked_sub(1).filter(|i| *i > self.low)?)),
            _ => None,
        }
    }

    /// Where the noun phrase that ends right before `end` begins, if one does.
    pub(super) fn noun_before(&mut self, end: usize) -> Option<usize> {
        matches!(
            self.tag_before(end)?,
            Tag::Noun
                | Tag::Name
                | Tag::Pronoun
                | Tag::Close
                | Tag::Determiner
                | Tag::Number
                | Tag::Possessive
        )
        .then(|| self.ends_at(end))?
    }
}

impl Frame<'_, '_> {
    /// The word before the *as* at `i` that makes it bring in a name: `identified only as`, `who gave her name as`.
    pub(crate) fn goes_by(&self, i: usize, low: usize) -> Option<usize> {
        let only = i.checked_sub(1).filter(|i| *i >= low)?;
        let word = only.checked_sub(usize::from(self.is(only, "only")))?;
        // `who identified herself as`
        let word = word.checked_sub(usize::from(self.reflexive(word)))?;
        let names = self.sense(word).any(Sense::IDENTITY);
        (names && word >= low && self.is(i, "as")).then_some(word)
    }
}

/// Whether the preposition at `i` can open a clause as well: `as`, `after`.
pub(super) fn opens_clause(f: &Frame<'_, '_>, i: usize) -> bool {
    f.class(i).any(WordClass::SUBORDINATOR)
        || f.is_one_of(
            i,
            &["as", "after", "before", "since", "until", "than", "like"],
        )
}
