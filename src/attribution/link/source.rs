//! The source of a cue: beside it, shared with another verb, or before the clause that it opens.

use super::rules::join::{NamedRule, SHARED_SUBJECT, SUBJECT_OF_PARTICIPLE};
use super::site::Site;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::syntax::phrase::REACH;
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};
use std::ops::Range;

/// A source, and how it was found if not beside the verb.
type Sourced = (Range<usize>, Option<&'static NamedRule>);

/// How many items a time or a place takes between *but* and its verb, at most: `but at a hearing in May said`.
const SETTING: usize = 10;

impl Site<'_, '_, '_> {
    /// The source after an inverted verb that a comma sets off: `In other words, explained Ms. Rao: "…"`.
    pub(crate) fn inverted(&self) -> Option<Range<usize>> {
        let cue = self.cue();
        let bare = cue.items.len() == 1 || self.f.mark(cue.items.end - 1, ':');
        let set_off = cue.items.start > self.unit.start
            && (self.f.is_comma(cue.items.start - 1) || self.f.is_dash(cue.items.start - 1));
        // `officials have, in fact, praised`, `his aide, Mr. Feld, told the station`
        let goes_on = self.f.tag(cue.verb) == Tag::Participle
            && (self.unit.start..cue.items.start)
                .rev()
                .take(8)
                .any(|i| self.f.tag(i) == Tag::Auxiliary && self.f.is_comma(i + 1));
        let tells = self.f.sense(cue.verb).any(Sense::INFORMS);
        // `mocked the board, called its members "gulls"`: the members are called something.
        let names = cue.has(VerbFrame::NAMING) || cue.has(VerbFrame::AS) && self.names_object();
        // `The mayor rose, praised the choir and left`: nor do those who are praised.
        let names = names || cue.has(VerbFrame::JUDGING);
        if !bare || !set_off || cue.items.end > cue.verb + 1 || goes_on || tells || names {
            return None;
        }
        let source = self.f.subject_after(cue.items.end, self.unit.end)?;
        if self.goes_on_after_aside(source.end) {
            return None;
        }
        // `his band, once a trio, wrote a host of songs`: an object, for songs write nothing.
        let head = self.f.noun_phrase(source.start, source.end);
        // `one host, a year ago, doubted his word`: nor does a word doubt.
        let said = WordClass::EXPRESSION.with(WordClass::DOCUMENT);
        // `the mayor, a pilot who keeps the lamp, posted a warning`
        let told = |end: usize| {
            self.f.class(end - 1).any(WordClass::EXPRESSION)
                && !self.f.is_one_of(cue.verb, &["said", "says"])
        };
        // `said a handful of pilots`
        let people = |of: usize| {
            let some = WordClass::PERSON.with(WordClass::DEMONYM);
            self.f.class(source.end - 1).any(some) && self.f.is_one_of(cue.verb, &["said", "says"])
                || self.f.noun_phrase(of + 1, source.end).is_some_and(|end| {
                    self.f.class(end - 1).any(some) && self.f.is_one_of(cue.verb, &["said", "says"])
                })
        };
        let thing = self.f.is_one_of(source.start, &["a", "an"])
            && head.is_some_and(|end| self.f.is(end, "of") && !people(end) || told(end))
            || self.f.class(source.start).any(WordClass::POSSESSIVE)
                && head.is_some_and(|end| self.f.class(end - 1).any(said));
        if thing {
            return None;
        }
        // `, say some farmers`: a plain form needs several.
        let several = || {
            let noun = self.f.noun_phrase(source.start, source.end);
            noun.is_some_and(|end| self.f.str(end - 1).ends_with('s'))
        };
        let agrees =
            cue.form.any(Form::PAST.with(Form::THIRD)) || cue.form.any(Form::BASE) && several();
        if !agrees {
            return None;
        }
        // `, said a cook now working in Oslo`; but in `Ms. Rao, said he was late` the verb goes on.
        let closed = !self.f.finite(source.end) && !self.f.auxiliary(source.end)
            || self.f.done_by(source.end);
        closed.then_some(source)
    }

    /// The source of this cue: beside it, or shared with another verb.
    pub(crate) fn source(&self) -> Option<Sourced> {
        match self.cue().kind {
            CueKind::Finite | CueKind::Infinitive => self.source_of_verb(),
            CueKind::Participle => self.source_of_participle(),
            _ => None,
        }
    }

    /// `Ms. Rao said`, `Ms. Rao rose and said`, `Ms. Rao went on to say`.
    fn source_of_verb(&self) -> Option<Sourced> {
        let (f, cue) = (self.f, self.cue());
        let start = cue.items.start;
        let shared = || Some((self.shared_subject()?, Some(&SHARED_SUBJECT)));
        if let Some(subject) = self.subject_of_infinitive() {
            // `It seems unfair to tell them`: nobody is *it*.
            let nobody = subject.len() == 1 && f.is(subject.start, "it");
            return (!nobody).then_some((subject, None));
        }
        // `Ms. Rao wrote to her chairman, Mr. Feld, to argue`: a comma closed his phrase.
        let closed = start > self.body && f.is_comma(start - 1);
        if closed && cue.kind == CueKind::Infinitive && f.is(start, "to") {
            return shared();
        }
        let joined = start > self.body && f.class(start - 1).any(WordClass::COORDINATOR)
            || self.joined_before_aside()
            || self.joint_before(self.k).is_some();
        if joined {
            return shared();
        }
        let beside = self
            .inserted()
            .or_else(|| self.subject_of(self.k))
            .or_else(|| self.inverted());
        if let Some(subject) = beside {
            return Some((subject, None));
        }
        // `a paper, called the Buoy`: a participle that describes the noun before it.
        let describes = cue.items.len() == 1
            && cue.has(VerbFrame::NAMING.with(VerbFrame::AS))
            && cue.form.any(Form::PARTICIPLE);
        if describes && !self.names_object() {
            return None;
        }
        shared()
    }

    /// The coordinator before cue `k` with a time or a place between: `said it was lost, but in a later letter said`; not
    /// `pilots in the port and at the ministry said`.
    pub(super) fn joint_before(&self, k: usize) -> Option<usize> {
        let f = self.f;
        let at = self.cues[k].items.start;
        let low = self.body.max(at.saturating_sub(SETTING)) + 1;
        let on = (low..at).rev().find(|i| f.tag(*i) == Tag::Preposition);
        let phrase = on.filter(|on| f.noun_phrase(on + 1, at) == Some(at));
        // `but a month later told the club`
        let time = || {
            let and = (low..at).rev().find(|i| f.tag(*i) == Tag::Coordinator)?;
            let named = f.class(at - 1).any(WordClass::TIME)
                && f.is_one_of(and + 1, &["a", "last", "that", "the", "this"])
                && f.noun_phrase(and + 1, at) == Some(at);
            let time = named || f.skip_adjuncts(and + 1, at, false).0 == at;
            (and + 2 < at && time).then_some(and + 1)
        };
        let and = phrase.or_else(time)? - 1;
        let joins = f.is_one_of(and, &["but", "yet"])
            || f.tag(and) == Tag::Coordinator && f.closes(and.saturating_sub(1));
        // `and in October officials said`
        let people = WordClass::PERSON.with(WordClass::BODY).with(WordClass::KIN);
        let somebody = f.class(at - 1).any(people) || f.tag(at - 1) == Tag::Name;
        let dated = f
            .class(at - 1)
            .any(WordClass::MONTH.with(WordClass::WEEKDAY));
        (joins && (dated || !somebody)).then_some(and)
    }

    /// `with Ms. Rao calling it`, `signs saying`, `Ms. Rao rose, saying`.
    fn source_of_participle(&self) -> Option<Sourced> {
        let (f, start) = (self.f, self.cue().items.start);
        if let Some(writer) = self.writer() {
            return Some((writer, Some(&SUBJECT_OF_PARTICIPLE)));
        }
        // `with Ms. Rao recently calling it`
        let mut end = start;
        while end > self.body && f.tag(end - 1) == Tag::Adverb && !f.capital(end - 1) {
            end -= 1;
        }
        if start > self.body && !f.is_comma(start - 1) && !self.after_time(start) {
            // `the log has him asking for tea`
            if f.tag(end - 1) == Tag::Object && !f.reflexive(end - 1) {
                return Some((end - 1..end, None));
            }
            if let Some(subject) = self.plain_subject(end) {
                return Some((subject, None));
            }
        }
        self.subject_of_list()
            .or_else(|| self.after_with(start))
            .or_else(|| self.shared_subject())
            .or_else(|| self.head_noun())
            .map(|source| (source, Some(&SUBJECT_OF_PARTICIPLE)))
    }

    /// Whether the verb of naming has both an object and what it is called: `mocked the board, called it a "club"`.
    fn names_object(&self) -> bool {
        let f = self.f;
        let mut at = self.cue().items.end;
        at += usize::from(f.is(at, "to"));
        let pronoun = f.class(at).any(WordClass::OBJECT).then_some(at + 1);
        let phrase = pronoun.or_else(|| f.long_phrase(at, self.unit.end));
        phrase.is_some_and(|end| {
            f.is(end, "as") || f.is_run(end) || f.tag(end) == Tag::Determiner && f.is_run(end + 1)
        })
    }

    /// Whether a coordinator stands before an aside that a comma closes right before the verb: `rose and, her voice low,
    /// said`.
    fn joined_before_aside(&self) -> bool {
        let f = self.f;
        let start = self.cue().items.start;
        let low = self.body.max(start.saturating_sub(8));
        if start < low + 3 || !f.is_comma(start - 1) {
            return false;
        }
        let open = (low..start - 1)
            .rev()
            .take_while(|i| !f.finite(*i))
            .find(|i| f.is_comma(*i));
        open.is_some_and(|open| open > self.body && f.is_one_of(open - 1, &["and", "then"]))
    }

    /// Whether a time between a comma and `end` parts a participle from its clause: `…, at one point calling it`.
    fn after_time(&self, end: usize) -> bool {
        let f = self.f;
        let low = self.body.max(end.saturating_sub(5));
        (low..end)
            .find(|i| {
                f.is_one_of(*i, &["at", "in", "on"]) && f.noun_phrase(i + 1, end) == Some(end)
            })
            .is_some_and(|on| {
                on > low
                    && (f.is_comma(on - 1) || f.is_dash(on - 1))
                    && (f.is(end - 1, "point")
                        || f.class(end - 1).any(
                            WordClass::TIME
                                .with(WordClass::WEEKDAY)
                                .with(WordClass::MONTH),
                        ))
            })
    }

    /// The plain noun phrase that ends right before `end`, if something other than a verb precedes it.
    fn plain_subject(&self, end: usize) -> Option<Range<usize>> {
        // `with one in three of the voters saying`
        let with = self
            .f
            .subject_before(end, self.body)
            .filter(|subject| subject.start > self.body && self.f.is(subject.start - 1, "with"))
            .or_else(|| {
                let low = self.body.max(end.saturating_sub(16));
                let with = (low..end).rev().find(|i| self.f.is(*i, "with"))?;
                self.reaches(with + 1, end).then_some(with + 1..end)
            });
        if with.is_some() {
            return with;
        }
        let low = self.body.max(end.saturating_sub(12));
        let start = (low..end).find(|start| {
            self.f.opens_phrase(*start)
                && self.f.noun_phrase(*start, end) == Some(end)
                && !self.f.finite(*start)
        })?;
        // `Holding signs calling the plan "a joke", …`
        let verb = self.f.sense(start).any(Sense::PERCEIVES)
            || start == self.body && self.f.verb(start).form.any(Form::ING);
        let start = start + usize::from(verb && start + 1 < end);
        // `with Ms. Rao calling it`, `– Dube saying he was`, `, both sides saying`, `the letter saying`; but in `his office
        // sent round a letter saying` the office speaks.
        let set_off = start > low
            && (self.f.is_one_of(start - 1, &["with", "and", "despite"])
                || self.f.is_comma(start - 1)
                || self.f.capital(start) && self.f.is_dash(start - 1));
        let noun = self.f.class(end - 1);
        // `heard on tape saying`: nor does the tape.
        let document = noun.any(WordClass::DOCUMENT.with(WordClass::EXPRESSION))
            && !(start > low && self.f.is(start - 1, "on"));
        // `saw Ms. Rao calling it a joke`, `news of Ms. Rao calling it a joke`, `a hat reading "Late"`
        let perceived = start > low && self.f.sense(start - 1).any(Sense::PERCEIVES)
            || start > low + 1
                && self.f.is_one_of(start - 1, &["about", "despite", "of"])
                && self.f.class(start - 2).any(WordClass::VERB)
                && self.f.tag(end - 1) == Tag::Name
                && !noun.any(WordClass::PLACE);
        let written = self.f.is(self.cue().verb, "reading");
        // `Ms. Rao calling it a joke surprised nobody`
        let opens = start == self.body && self.f.tag(end - 1) == Tag::Name;
        (set_off || document || perceived || written || opens).then_some(start..end)
    }

    /// `saw Ms. Rao going on the radio, calling it a joke and telling pilots that …`: the subject of the first participle.
    fn subject_of_list(&self) -> Option<Range<usize>> {
        let f = self.f;
        let at = self.cue().items.start;
        let low = self.body.max(at.saturating_sub(REACH));
        let joined = at > low && (f.is_comma(at - 1) || f.tag(at - 1) == Tag::Coordinator);
        if !joined {
            return None;
        }
        let verb = (low..at)
            .rev()
            .find(|i| f.sense(*i).any(Sense::PERCEIVES) || f.finite(*i))
            .filter(|i| f.sense(*i).any(Sense::PERCEIVES))?;
        let end = f.noun_phrase(verb + 1, at)?;
        (f.tag(end) == Tag::Ing).then_some(verb + 1..end)
    }

    /// Whether a noun phrase begins at `at` that ends at `end`, with others after *of*: `a majority of voters`.
    fn reaches(&self, at: usize, end: usize) -> bool {
        let mut at = at;
        for _ in 0..3 {
            let Some(next) = self.f.noun_phrase(at, end) else {
                return false;
            };
            if next >= end {
                return next == end;
            }
            if !self.f.is_one_of(next, &["from", "of"]) {
                return false;
            }
            at = next + 1;
        }
        false
    }

    /// `Mr. Feld, after saying he would wait, sailed`: the phrase that opens the sentence, before a comma.
    fn head_noun(&self) -> Option<Range<usize>> {
        let start = self.cue().items.start;
        let head = self.f.subject_after(self.body, start)?;
        let between = head.end..start;
        (self.f.is_comma(head.end) && between.len() == 2).then_some(head)
    }
}
