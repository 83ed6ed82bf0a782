//! A tag between commas behind a mere phrase: `The storm, said the nurse, who saw it, was loud`.

use super::site::Site;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::rules::shared::is_thing;
use crate::attribution::syntax::phrase::REACH;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::ops::Range;

/// How long the phrase before such a tag may be, in items.
const TOPIC: usize = 16;

impl Site<'_, '_, '_> {
    /// The source after the verb of a tag that parts a phrase from the rest of its clause. A comma parts no subject from
    /// its verb, so what stands before the verb does not speak.
    pub(crate) fn inserted(&self) -> Option<Range<usize>> {
        let (f, cue) = (self.f, self.cue());
        let verb = cue.items.start;
        let other = VerbFrame::NAMING
            .with(VerbFrame::AS)
            .with(VerbFrame::WEAK)
            .with(VerbFrame::HEARER);
        if cue.kind != CueKind::Finite
            || !cue.has(VerbFrame::TAG)
            || cue.has(other) && !cue.has(VerbFrame::CONTINUING)
            || verb < self.body + 2
            || !f.is_comma(verb - 1)
        {
            return None;
        }
        let low = self.content_start(self.body);
        let topic = low..verb - 1;
        let phrase = (1..=TOPIC).contains(&topic.len())
            && f.opens_phrase(low)
            && !topic.clone().any(|i| {
                f.is_comma(i) || f.is_run(i) || f.is_dash(i) || f.finite(i) || f.auxiliary(i)
            })
            && f.long_phrase(low, topic.end) == Some(topic.end);
        let source = phrase.then(|| self.inverted())??;
        let speaks = f.capital(source.start) || !is_thing(self, &source);
        (speaks && f.is_comma(source.end)).then_some(source)
    }

    /// Whether the verb has its subject before what the comma closes, and a clause behind it: `Ada Quill, for example,
    /// said the boats of her guild would race`.
    pub(crate) fn goes_on_after_aside(&self, end: usize) -> bool {
        let (f, cue) = (self.f, self.cue());
        let subject = self.subject_of(self.k).filter(|subject| {
            // `The pier, said Ada Quill, who swam under it, "leaks"`: one comma closes nothing.
            let aside = (subject.start..subject.end - 1).any(|i| f.is_comma(i));
            aside && subject.start == self.body && subject.end == cue.items.start
        });
        let clause = || {
            let verb = f.clause_at(cue.items.end, self.unit.end);
            verb.is_some_and(|verb| !(cue.items.end..verb).any(|i| f.is_comma(i)))
        };
        // No clause stands before such a tag, and no comma closes it before the verb goes on.
        let phrase = |subject: Range<usize>| {
            let verb = (end..self.unit.end.min(end + REACH)).find(|i| f.finite(*i));
            !subject.into_iter().any(|i| f.finite(i)) && verb.is_some_and(|i| !f.is_comma(i - 1))
        };
        subject.is_some_and(|subject| clause() || phrase(subject))
    }

    /// Whether the comma in the marks of `run` closes what stands between the subject and its verb: `Ms. Rao, who wrote
    /// "Tides," opened the pier`.
    pub(crate) fn closes_aside(&self, run: usize) -> bool {
        let f = self.f;
        let closes = f.last_in_marks(run) == ',';
        let Some(comma) = f.noun_phrase(self.body, run).filter(|i| f.is_comma(*i)) else {
            return false;
        };
        let opens = matches!(
            f.tag(comma + 1),
            Tag::Wh | Tag::Preposition | Tag::Subordinator | Tag::Participle | Tag::Ing
        );
        let closed = (comma + 2..run)
            .any(|i| f.is_comma(i) && (f.finite(i + 1) || f.auxiliary(i + 1) || f.is_run(i + 1)));
        closes && opens && !closed && comma + 2 < run
    }

    /// The subject without the names of a phrase in front of the sentence: in `Standing beside Mr. Feld, the mayor, and his
    /// aide, Ada Quill, the choir's leader, Rosa Lind, said` the last name and its office.
    pub(crate) fn behind_fronted(&self, subject: Range<usize>) -> Range<usize> {
        let f = self.f;
        let fronted = matches!(f.tag(self.body), Tag::Preposition | Tag::Participle)
            || f.verb(self.body).form.any(Form::ING);
        let end = subject.end - usize::from(f.is_comma(subject.end - 1));
        let commas: Vec<usize> = (subject.start..end).filter(|i| f.is_comma(*i)).collect();
        let [.., before, last] = commas[..] else {
            return subject;
        };
        let named = |phrase: Range<usize>| {
            f.tag(phrase.start) == Tag::Name
                && !f.class(phrase.end - 1).any(WordClass::PLACE)
                && f.noun_phrase(phrase.start, phrase.end) == Some(phrase.end)
        };
        let office = |phrase: Range<usize>| {
            f.tag(phrase.start) == Tag::Determiner
                && f.long_phrase(phrase.start, phrase.end) == Some(phrase.end)
        };
        let (first, second) = (before + 1..last, last + 1..end);
        let earlier = (subject.start..before).any(|i| f.tag(i) == Tag::Name);
        let pair = office(first.clone()) && named(second.clone()) || named(first) && office(second);
        if fronted && subject.len() <= REACH && earlier && pair {
            before + 1..subject.end
        } else {
            subject
        }
    }

    /// Where a relative clause without a verb begins that runs up to the comma at `end`: `412 of them, some of whom, the
    /// mayor said, were dead`.
    pub(crate) fn relative_start(&self, low: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let near = low.max(end.saturating_sub(TOPIC));
        // `had fallen by a third which, ministers said, would do`
        if end > near + 1 && f.is(end - 1, "which") {
            return Some(end - 1);
        }
        let comma = (near..end)
            .rev()
            .take_while(|i| !f.finite(*i))
            .find(|i| f.is_comma(*i))?;
        let wh = (comma + 1..end.min(comma + 5))
            .any(|i| f.is_one_of(i, &["who", "whom", "whose", "which"]));
        wh.then_some(comma + 1)
    }

    /// The comma that closes a relative clause behind the comma at `open`; that comma itself if none begins there:
    /// `said the nurse, who saw it, …`.
    pub(crate) fn past_relative(&self, open: usize) -> usize {
        let f = self.f;
        let relative = f.is_comma(open)
            && (f.tag(open + 1) == Tag::Wh || f.is_one_of(open + 1, &["who", "whose", "which"]));
        if !relative {
            return open;
        }
        let limit = self.unit_end().min(open + REACH);
        let verb = (open + 2..limit).find(|i| f.finite(*i) || f.auxiliary(*i));
        verb.and_then(|verb| (verb + 1..limit).find(|i| f.is_comma(*i)))
            .unwrap_or(open)
    }
}
