//! Where the next report begins, which ends the content of the one before it.

use super::rules::clause_tag::HALVES;
use super::site::Site;

use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::syntax::phrase::REACH;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};

/// How far before its *who* the phrase `, about twice the number who said` may begin, in items.
const FRACTION: usize = 8;

/// How many items an adjunct takes that opens a clause, at most: `; at a rally in Rome last night, Ms. Rao`.
const OPENING: usize = 10;

/// What sets one report against another: `said it was safe, while others called it "a trap"`.
const CONTRASTS: &[&str] = &["while", "although", "though", "whereas"];

impl Site<'_, '_, '_> {
    /// Item before which cue `k` starts something new, if it is no part of content begun at `start`.
    pub(super) fn boundary_before(&self, k: usize, start: usize) -> Option<usize> {
        let at = self.cues[k].items.start;
        match self.cues[k].kind {
            CueKind::According | CueKind::Words => self.comma_before(start, at).then_some(at),
            CueKind::Participle => self.participle_begins(k, start),
            CueKind::Finite => self.verb_begins(k, start),
            _ => None,
        }
    }

    /// Whether a comma, a semicolon, a dash or marks that end with one stand before item `i`.
    fn comma_before(&self, start: usize, i: usize) -> bool {
        let f = self.f;
        i > start
            && (f.is_comma(i - 1)
                || f.mark(i - 1, ';')
                || f.is_dash(i - 1)
                || f.run(i - 1)
                    .is_some_and(|run| matches!(f.run_last(run), ',' | '.' | '?' | '!')))
    }

    /// Where the report of a participle begins: `said the lock leaks, adding …`.
    fn participle_begins(&self, k: usize, start: usize) -> Option<usize> {
        let f = self.f;
        let cue = &self.cues[k];
        let at = cue.items.start;
        // `saying it was late and calling it a shame`
        let beside = f.class(at - 1).any(WordClass::COORDINATOR)
            && self.cue().kind == CueKind::Participle
            && !cue.has(VerbFrame::WEAK);
        // `the boat leaks, with half of the crew saying it is safe`
        let low = start.max(at.saturating_sub(8));
        let far = start.max(at.saturating_sub(REACH));
        let with = (far..at).rev().find(|i| f.is(*i, "with"));
        if let Some(with) = with.filter(|with| {
            (self.comma_before(start, *with) || f.class(at - 1).any(WordClass::NUMERAL))
                && cue.has(VerbFrame::BARE.with(VerbFrame::NAMING).with(VerbFrame::AS))
                && (f.long_phrase(with + 1, at) == Some(at)
                    || self.after_with(at).is_some_and(|who| who.start == with + 1))
        }) {
            return self.has_content_after(k).then_some(with);
        }
        // `Ms. Rao saying she was glad and Mr. Roff calling it a shame`
        let and = (low..at).rev().find(|i| f.is(*i, "and"));
        if let Some(and) = and.filter(|and| {
            self.cue().kind == CueKind::Participle
                && f.tag(and + 1) == Tag::Name
                && f.noun_phrase(and + 1, at) == Some(at)
        }) {
            return self.has_content_after(k).then_some(and);
        }
        // `said it would vote first, hoping to lead`, `said it won, meaning it leads`: the content hopes and means.
        let means =
            cue.has(VerbFrame::WEAK) && cue.has(VerbFrame::THAT) && !cue.has(VerbFrame::TAG);
        // `The port, she says, is idle, promising new cranes`: behind a tag the content promises.
        let object = f.tag(cue.items.end) != Tag::Subordinator && !f.is_run(cue.items.end);
        let tagged = f.is_comma(start - 1)
            && start > self.cue().items.end
            && cue.has(VerbFrame::TO)
            && object
            && !cue.has(VerbFrame::CONTINUING);
        let within = tagged && f.finite(start)
            || (means || cue.has(VerbFrame::INTENT) || tagged) && f.clause_at(start, at).is_some();
        ((self.comma_before(start, at) || beside)
            && !within
            && !cue.has(VerbFrame::GESTURE)
            && self.has_content_after(k))
        .then_some(at - usize::from(beside))
    }

    /// Where the report of a finite verb begins: at its coordinator, at its subject or at what joins that on.
    fn verb_begins(&self, k: usize, start: usize) -> Option<usize> {
        let f = self.f;
        let cue = &self.cues[k];
        let at = cue.items.start;
        // `said it was late but would not say why`
        let refuses = f.is(at - 1, "but")
            && cue.items.len() > 2
            && f.class(at).any(WordClass::MODAL.with(WordClass::DO))
            && cue.has(VerbFrame::QUESTION);
        if refuses {
            return Some(at - 1);
        }
        // `said it leaked, and then pointed out that …`, `said it leaked, then added: "…"`
        let then = f.is(at - 1, "then");
        let and = self.joint_before(k).unwrap_or(at - 1 - usize::from(then));
        let coordinated = f.class(and).any(WordClass::COORDINATOR) || then && f.is_comma(and);
        // `said it was inflated and called the plan "a raft"`: what has an object is no passive.
        let object = f.noun_phrase(cue.items.end, self.unit.end);
        let active = object.is_some_and(|end| f.is_run(end)) && self.names_in_marks(k);
        // `said it would be scorned, mocked, and blamed`
        let listed = cue.items.len() == 1
            && !active
            && f.verb(cue.verb).form.any(Form::PARTICIPLE)
            && (f.tag(cue.verb) == Tag::Participle
                || at > start + 4
                    && f.is_comma(at - 2)
                    && f.is_comma(at - 4)
                    && f.verb(at - 3).form.any(Form::PARTICIPLE))
            && (start..at).any(|i| f.class(i).any(WordClass::BE));
        if coordinated && (listed || cue.passive && !cue.quoted) {
            return None;
        }
        if coordinated && cue.form.any(Form::PAST.with(Form::THIRD)) {
            return self.second_report(k, start, and).then_some(and);
        }
        // `hinted that it was late, called the crew "gulls" and left`: the next verb of a list.
        let end = cue.items.end;
        let object = !f.is_run(end) && !f.is_run(end + 1);
        let list = at > start + 1
            && f.is_comma(at - 1)
            && cue.items.len() == 1
            && self.cue().kind == CueKind::Finite
            && self.cue().form == cue.form
            && object
            && self.names_in_marks(k);
        if list && self.subject_of(k).is_none() {
            return Some(at);
        }
        let subject = self.subject_of(k)?;
        if subject.start <= start {
            // `Mr. Roff, who says his costs were high, described …`: the report lies in the subject of the next verb.
            let own = self.cue().items.start;
            return (subject.start < own && own < subject.end && subject.end > start)
                .then_some(subject.end);
        }
        self.main_clause_begins(k, start, subject.start)
            .or_else(|| self.subject_begins(k, start, subject.start))
    }

    /// Whether the verb behind a coordinator says something of its own: `says he admires her and calls her a friend`.
    fn second_report(&self, k: usize, start: usize, and: usize) -> bool {
        let f = self.f;
        let cue = &self.cues[k];
        let marked = f.is(cue.items.end, "that")
            || f.is_run(cue.items.end)
            || cue.has(VerbFrame::CONTINUING)
            || f.is_comma(cue.items.end)
            || self.names_in_marks(k);
        // `said she read it in May and has kept up`: the verb is in the content.
        if self.goes_on(k) && !f.is(cue.items.end, "that") && !f.is_run(cue.items.end) {
            return false;
        }
        let strong = !cue.has(VerbFrame::WEAK) || marked || cue.has(VerbFrame::NAMING);
        // Both verbs say something, in one form.
        let alike = self.cue().kind == CueKind::Finite
            && self.cue().form == cue.form
            && cue.has(VerbFrame::TAG.with(VerbFrame::JUDGING))
            && !cue.has(VerbFrame::THOUGHT);
        let apart = self.comma_before(start, and);
        strong && (apart || marked || alike && self.says_something(k)) && self.has_content_after(k)
    }

    /// Whether what follows the verb of cue `k` is something that it can report: `whispered that it rained`; not
    /// `whispered a word`.
    fn says_something(&self, k: usize) -> bool {
        let f = self.f;
        let cue = &self.cues[k];
        let object = VerbFrame::OBJECT
            .with(VerbFrame::JUDGING)
            .with(VerbFrame::NAMING)
            .with(VerbFrame::AS)
            .with(VerbFrame::TO);
        let (rest, _) = f.skip_adjuncts(cue.items.end, self.unit.end, cue.has(VerbFrame::HEARER));
        let clause = matches!(
            f.tag(rest),
            Tag::Subordinator | Tag::Wh | Tag::Run | Tag::Colon
        ) || f.is_one_of(rest, &["if", "neither", "whether"])
            || f.clause_at(rest, self.unit.end).is_some();
        clause || cue.has(object) || cue.items.len() > 1
    }

    /// Whether the verb of cue `k` has an auxiliary that this cue has not: `said the judge knows fish and has lectured on it`.
    fn goes_on(&self, k: usize) -> bool {
        let auxiliary = WordClass::HAVE.with(WordClass::MODAL);
        let compound = |cue: &Cue| cue.items.clone().any(|i| self.f.class(i).any(auxiliary));
        compound(&self.cues[k]) && !compound(self.cue())
    }

    /// `When Ms. Rao accused him of being late, he said …`: the main clause begins at the comma.
    fn main_clause_begins(&self, k: usize, start: usize, subject: usize) -> Option<usize> {
        let f = self.f;
        if !self.opens_subordinate() {
            return None;
        }
        let comma = (start + 1..subject)
            .rev()
            .take(10)
            .find(|i| self.comma_before(start, i + 1))?;
        let comma = comma + usize::from(f.is_run(comma));
        (!(comma..subject).any(|i| f.finite(i)) && self.has_content_after(k)).then_some(comma)
    }

    /// Where the report of a verb begins whose subject begins at `s`.
    fn subject_begins(&self, k: usize, start: usize, s: usize) -> Option<usize> {
        // `said it had been mended, and in May officials said it leaked`
        let s = self
            .f
            .setting_before(s)
            .filter(|at| *at > start)
            .unwrap_or(s);
        self.relative_begins(k, start, s)
            .or_else(|| self.tag_begins(k, start, s))
            .or_else(|| self.joined_begins(k, start, s))
            .or_else(|| self.inserted_tag_begins(k, start, s))
            .or_else(|| self.same_verb_begins(k, start, s))
    }

    /// The same for what is said of something in the content: `…, which he said was late`.
    fn relative_begins(&self, k: usize, start: usize, s: usize) -> Option<usize> {
        let (f, cue) = (self.f, &self.cues[k]);
        let comma = |i: usize| self.comma_before(start, i);
        // `…, which he called "a disaster"`, `…, which he said was late`: another report.
        let relative = s > start + 1 && f.is_one_of(s - 1, &["which", "who", "whom"]);
        let says = cue.has(VerbFrame::BARE) && !cue.has(VerbFrame::WEAK.with(VerbFrame::THOUGHT));
        let quotes = cue.has(VerbFrame::TAG) && f.is_run(cue.items.end);
        if relative && comma(s - 1) && (says || quotes || self.names_in_marks(k)) {
            return Some(s - 1);
        }
        // `The row shows how dear it is, as one pilot put it, "a toy"`: things tell; the words are the pilot's.
        let as_put = s > start + 2 && f.is(s - 1, "as") && !self.cue().has(VerbFrame::TAG);
        if as_put && comma(s - 1) && self.brings_in_marks(k) {
            return Some(s - 1);
        }
        // `…, to which Ms. Rao replied: "Never"`
        let answers = s > start + 2 && f.is(s - 1, "which") && f.is(s - 2, "to");
        if answers && comma(s - 2) && (quotes || self.brings_in_marks(k)) {
            return Some(s - 2);
        }
        // `who wrote that it leaked and who added that it sank`
        let both = f.is(s, "who")
            && self
                .subject_of(self.k)
                .is_some_and(|own| f.is(own.start, "who"))
            && s > start + 1
            && f.class(s - 1).any(WordClass::COORDINATOR);
        if both && self.has_content_after(k) {
            return Some(s - 1);
        }
        None
    }

    /// The same for a tag, which ends its sentence, and for what looks like one.
    fn tag_begins(&self, k: usize, start: usize, s: usize) -> Option<usize> {
        let (f, cue) = (self.f, &self.cues[k]);
        let comma = |i: usize| self.comma_before(start, i);
        let says = cue.has(VerbFrame::BARE) && !cue.has(VerbFrame::WEAK.with(VerbFrame::THOUGHT));
        if self.tags_to_the_end(k, start, s) {
            // `She declared the need for change: "Begin," she said`: the quotation is the tag's.
            let run = s - 1 - usize::from(f.is_comma(s - 1));
            let set_off =
                run > start && f.is_run(run) && (f.mark(run - 1, ':') || f.is_comma(run - 1));
            return Some(if set_off { run } else { s });
        }
        // `to claim that "it was late," two of the pilots said the lock leaked`: no tag, for more is said.
        let more = says
            && f.is_run(s - 1)
            && comma(s)
            && self.f.clause_at(cue.items.end, self.unit.end).is_some();
        if more {
            return Some(s);
        }
        None
    }

    /// The same behind *and*, *while*, *so* or a semicolon.
    fn joined_begins(&self, k: usize, start: usize, s: usize) -> Option<usize> {
        let (f, cue) = (self.f, &self.cues[k]);
        let comma = |i: usize| self.comma_before(start, i);
        let contrast = f.is_one_of(s - 1, CONTRASTS);
        // `said it was safe, while others called it "a trap"`
        if s > start + 1 && contrast && comma(s - 1) && self.names_in_marks(k) {
            return Some(s - 1);
        }
        let joined = s > start + 1 && (f.class(s - 1).any(WordClass::COORDINATOR) || contrast);
        if joined
            && (comma(s - 1) || self.names_in_marks(k))
            && !cue.has(VerbFrame::THOUGHT)
            // `…, and he added that it leaked`
            && (!cue.has(VerbFrame::WEAK) || cue.has(VerbFrame::TAG) && f.is(cue.items.end, "that"))
            && self.has_content_after(k)
        {
            return Some(s - 1);
        }
        // `said the dam leaked, so he added, "It sinks."`: the marks have a tag of their own.
        if cue.has(VerbFrame::TAG) && self.brings_in_marks(k) {
            let mut joint = s;
            while joint > start + 1
                && (f.is_one_of(joint - 1, &["so", "then"])
                    || f.class(joint - 1).any(WordClass::COORDINATOR))
            {
                joint -= 1;
            }
            if joint < s && comma(joint) {
                return Some(joint);
            }
        }
        if s > start && f.mark(s - 1, ';') {
            return Some(s);
        }
        // `said Norway would sail; in Rome, the pope said he might not`
        let joint = (start + 1..s)
            .rev()
            .take(OPENING)
            .take_while(|i| !f.finite(*i) && !f.is_run(*i))
            .find(|i| f.mark(*i, ';'));
        joint
            .filter(|_| comma(s) && self.has_content_after(k))
            .map(|joint| joint + 1)
    }

    /// The same for a tag between commas, whose clause begins before it.
    fn inserted_tag_begins(&self, k: usize, start: usize, s: usize) -> Option<usize> {
        let (f, cue) = (self.f, &self.cues[k]);
        let comma = |i: usize| self.comma_before(start, i);
        // `said the lock was safe; the pier, she said, was not`: a tag between commas in the next clause.
        let tag = f.is_comma(cue.items.end) && comma(s) && cue.has(VerbFrame::TAG);
        let clause = (start + 1..s - 1)
            .rev()
            .take(REACH)
            .find(|i| f.mark(*i, ';') || f.finite(*i));
        if let Some(semicolon) = clause.filter(|i| tag && f.mark(*i, ';')) {
            return Some(semicolon);
        }
        // `denied that it leaked, though he could not, he said, be sure`
        let half = (start + 2..s)
            .rev()
            .take(REACH)
            .find(|i| f.is_comma(i - 1) && f.is_one_of(*i, HALVES));
        if let Some(joint) = half.filter(|_| tag) {
            return Some(joint - 1);
        }
        // `said she was ill, and when asked why, she said, "Rest."`: a tag with its quotation, after a clause of time.
        let quotes = cue.has(VerbFrame::TAG)
            && f.is_comma(cue.items.end)
            && f.is_run(cue.items.end + 1)
            && comma(s);
        let time = (start + 1..s).rev().take(REACH).find(|i| {
            f.is_comma(i - 1)
                && f.is_one_of(*i, &["and", "but"])
                && f.is_one_of(i + 1, &["after", "as", "asked", "when"])
        });
        if let Some(and) = time.filter(|_| quotes) {
            return Some(and);
        }
        // `said the dam leaks and the lock, he said, "is worse"`: a tag of its own right before the marks.
        let tag = cue.has(VerbFrame::TAG) && f.is_comma(cue.items.end);
        let quotes = f.tag(s) != Tag::Wh && f.is_run(cue.items.end + 1);
        if tag && quotes && comma(s) && !self.unfinished(start, s - 1) {
            return Some(s);
        }
        None
    }

    /// The same where two say the like: `Ten say they will come, six say they will not`.
    fn same_verb_begins(&self, k: usize, start: usize, s: usize) -> Option<usize> {
        let (f, cue) = (self.f, &self.cues[k]);
        let comma = |i: usize| self.comma_before(start, i);
        let contrast = f.is_one_of(s - 1, CONTRASTS);
        let joined = s > start + 1 && (f.class(s - 1).any(WordClass::COORDINATOR) || contrast);
        // `Ten say they will come, six say they will not`: the same verb again, and no other.
        let again = f.str(cue.verb) == f.str(self.cue().verb)
            && (comma(s) || joined)
            && !f.is_one_of(s, &["he", "she", "it", "they", "who", "that"]);
        // `Half say it is safe, a third call it a danger`
        let number = |i: usize| {
            f.tag(i) == Tag::Number
                || f.class(i).any(WordClass::NUMERAL)
                || f.is_one_of(i, &["a", "half", "most"]) && f.class(i + 1).any(WordClass::NUMERAL)
        };
        // `Half said it was safe, twice the number who said it leaked`
        let number_who = f.is(s, "who") && f.is_one_of(s - 1, &["number", "percentage", "share"]);
        let apposed = (s.saturating_sub(FRACTION).max(start + 1)..s)
            .rev()
            .find(|i| f.is_comma(*i));
        if let Some(comma) =
            apposed.filter(|_| number_who && f.str(cue.verb) == f.str(self.cue().verb))
        {
            return Some(comma);
        }
        let own = self.subject_of(self.k);
        let shares = (comma(s) || joined) && number(s) && own.is_some_and(|own| number(own.start));
        ((again || shares) && self.has_content_after(k)).then(|| s - usize::from(joined))
    }

    /// Whether subject and verb behind a comma end their sentence as a tag does.
    fn tags_to_the_end(&self, k: usize, start: usize, s: usize) -> bool {
        let f = self.f;
        let cue = &self.cues[k];
        let (rest, _) = f.skip_adjuncts(cue.items.end, self.unit.end, cue.has(VerbFrame::HEARER));
        // `said that in May, she would run`: an unlikely verb tags nothing but a quotation.
        let tags = f.is_run(s - 1)
            || !cue.has(VerbFrame::WEAK)
            || cue.has(VerbFrame::BARE.with(VerbFrame::CONTINUING))
            || f.mark(self.unit_end(), ':');
        rest >= self.unit_end()
            && self.comma_before(start, s)
            && tags
            && !self.unfinished(start, s - 1)
            && !cue.has(VerbFrame::GESTURE)
    }

    /// Whether content begun at `start` has no main clause yet at the comma `comma`: `said that if it rained,`.
    fn unfinished(&self, start: usize, comma: usize) -> bool {
        let f = self.f;
        let that = f.is(start, "that") || start > 0 && f.is(start - 1, "that");
        let first = start + usize::from(f.is(start, "that"));
        let subordinate = f.class(first).any(WordClass::SUBORDINATOR) && !f.is(first, "that")
            || f.is_one_of(first, &["after", "before", "since", "as"]);
        let alone = !(first..comma).any(|i| f.is_comma(i) || f.is_run(i));
        alone && (subordinate || that && !(first..comma).any(|i| f.finite(i)))
    }

    /// Whether a subject begins at `at` whose verb is one of saying: `pilots say`.
    pub(crate) fn says_next(&self, at: usize) -> bool {
        (self.k + 1..self.cues.len()).take(2).any(|k| {
            self.cues[k].kind == CueKind::Finite
                && self.cues[k].has(VerbFrame::BARE)
                && !self.cues[k].passive
                && !self.cues[k].has(VerbFrame::WEAK)
                && self
                    .subject_of(k)
                    .is_some_and(|subject| subject.start == at)
        })
    }

    /// Whether cue `k` is a verb such as *call* or *describe* with a quotation in its complement.
    pub(super) fn names_in_marks(&self, k: usize) -> bool {
        let cue = &self.cues[k];
        let naming = VerbFrame::NAMING
            .with(VerbFrame::AS)
            .with(VerbFrame::JUDGING);
        let end = self.unit.end.min(cue.items.end + 8);
        cue.has(naming)
            && (cue.items.end..end)
                .take_while(|i| !self.f.is_comma(*i) && !self.f.finite(*i))
                .any(|i| self.f.is_run(i))
    }

    /// Whether a quotation in marks follows cue `k` behind its comma or colon.
    fn brings_in_marks(&self, k: usize) -> bool {
        let f = self.f;
        let end = self.cues[k].items.end;
        let run = (end..self.unit.end.min(end + 8))
            .take_while(|i| !f.finite(*i))
            .find(|i| f.is_run(*i));
        run.is_some_and(|run| f.is_comma(run - 1) || f.mark(run - 1, ':'))
    }

    /// Whether something that can be content follows cue `k`.
    fn has_content_after(&self, k: usize) -> bool {
        let cue = &self.cues[k];
        let end = self.unit_end();
        // `and they advised on three of those`: time and place are nothing said.
        let said = || {
            let (rest, _) = self.f.skip_adjuncts(cue.items.end, end, false);
            rest < end || rest == cue.items.end
        };
        cue.items.end < end && (cue.kind != CueKind::Finite || said())
    }
}
