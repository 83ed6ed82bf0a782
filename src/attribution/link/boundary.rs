//! Where the content of a report ends, and the next one begins.

use super::site::Site;
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::syntax::phrase::{REACH, Tense};
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};

impl Site<'_, '_, '_> {
    /// One past the last item of the unit that is no closing punctuation.
    pub(crate) fn unit_end(&self) -> usize {
        let mut end = self.unit.end;
        while end > self.unit.start
            && (self.f.is_terminal(end - 1)
                || self.f.token(end - 1).is_some_and(|t| {
                    matches!(t.mark, ',' | ';' | ':' | ')' | ']' | '"' | '”' | '\'')
                }))
        {
            end -= 1;
        }
        end
    }

    /// Where reported content that begins at `start` ends: with the unit, or before the next cue
    /// that is no part of it (`…, but added that`, `…, saying`, `…, the agency reported`).
    pub(crate) fn clause_end(&self, start: usize) -> usize {
        let end = self.unit_end();
        // `While she said she would come, nobody waited`: the main clause begins at the comma.
        let mut end = end;
        // `Ms. Rao, who said she was ill, closed the shop`: the outer verb begins at the comma.
        let relative = self
            .subject_of(self.k)
            .or_else(|| self.subject_of_infinitive())
            .is_some_and(|subject| subject.len() == 1 && self.f.is(subject.start, "who"));
        // `Mr. Feld, after saying he would wait, sailed`
        let first = self.cue().items.start;
        let inserted = self.cue().kind == CueKind::Participle
            && first >= self.body + 2
            && self.f.is_comma(first - 2)
            && !self.f.is_comma(first - 1);
        if relative || inserted {
            // `who said the port, like the town, is poor, left`: not before the content has its verb.
            let verb = self.f.clause_at(start, end).unwrap_or(start);
            let comma = (verb + 1..end.min(start + REACH))
                .find(|i| self.closes(*i) && (self.f.finite(i + 1) || self.f.auxiliary(i + 1)));
            let own = relative && self.f.clause_at(start, end).is_some();
            let outer = own.then(|| self.outer_verb(verb, end)).flatten();
            end = comma
                .map(|i| i + usize::from(self.f.is_run(i)))
                .or(outer)
                .unwrap_or(end);
        }
        if self.opens_subordinate() && (self.reports.is_empty() || self.shares()) {
            let comma = (start + 2..end.min(start + REACH)).find(|i| {
                self.closes(*i)
                    && self.f.opens_phrase(i + 1)
                    && (i + 2..end.min(i + 12)).any(|v| {
                        self.f.finite(v)
                            && self
                                .f
                                .subject_before(v, i + 1)
                                .is_some_and(|subject| subject.start == i + 1)
                    })
            });
            end = comma.map_or(end, |i| i + usize::from(self.f.is_run(i)));
        }
        let end = self.change_of_tense(start, end).unwrap_or(end);
        let end = self.objection(start, end).unwrap_or(end);
        // `half said it was safe, compared with a third who said it was not`
        let compared = (start + 1..end.min(start + REACH)).find(|i| {
            self.f.is_comma(*i)
                && (self.f.is(i + 1, "compared") && self.f.is_one_of(i + 2, &["with", "to"])
                    || self.f.is(i + 1, "versus"))
        });
        let end = compared
            .filter(|comma| self.cues.iter().any(|cue| cue.items.start > *comma + 1))
            .unwrap_or(end);
        // `those who fear the sea ("It rises," Ms. Rao wrote)`: a quotation in brackets with a tag of its own.
        let aside = (start + 1..end.min(start + REACH))
            .find(|i| self.f.mark(*i, '(') && self.f.is_run(i + 1) && self.tagged_after(i + 1));
        let end = aside.unwrap_or(end);
        // A handful of cues ahead is enough, and keeps long units linear.
        for k in (self.k + 1..self.cues.len()).take(6) {
            let cue = &self.cues[k];
            let at = cue.items.start;
            if at < start || at == 0 {
                continue;
            }
            if let Some(boundary) = self.boundary_before(k, start) {
                return self.strip(start, boundary.min(end));
            }
        }
        self.strip(start, end)
    }

    /// Where the outer verb's clause goes on after content in the present: `said she likes the
    /// boat and praised its keeper`. A past verb joined to a present one belongs to *said*.
    fn change_of_tense(&self, start: usize, end: usize) -> Option<usize> {
        if !self.cue().form.any(Form::PAST) {
            return None;
        }
        let mut present = false;
        // `said it is crowded and poorly lit`, `said she has won and paid`: no second tense.
        let mut compound = false;
        for i in start..end.min(start + REACH) {
            match self.f.tense(i) {
                Some(Tense::Past) => return None,
                Some(Tense::Present) => {
                    present = true;
                    compound |= self.f.class(i).any(WordClass::BE.with(WordClass::HAVE));
                }
                None => {}
            }
            let verb = i + 1 + usize::from(self.f.tag(i + 1) == Tag::Adverb);
            if present
                && self.f.is_one_of(i, &["and", "but"])
                && verb < end
                && self.f.tense(verb) == Some(Tense::Past)
                && (!compound
                    || !self.f.verb(verb).form.any(Form::PARTICIPLE)
                    || self.f.is_one_of(verb, &["declined", "refused"]))
            {
                return Some(i);
            }
        }
        None
    }

    /// Where the writer objects: `said the pier was safe, but it sank in May`. In the development news what follows *but* and
    /// a pronoun was the writer's in three cases of four.
    fn objection(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        // `gave them to understand that he was tricked, or so his aides claim`
        let so = (start + 1..end.min(start + REACH))
            .find(|i| f.is_comma(*i) && f.is(i + 1, "or") && f.is(i + 2, "so"));
        let claims = |so: usize| {
            matches!(
                f.tag(so + 3),
                Tag::Determiner | Tag::Pronoun | Tag::Name | Tag::Possessive
            )
        };
        if so.is_some_and(claims) {
            return so;
        }
        // `would not say how she would vote, and neither would her deputy`
        let neither = (start + 1..end.min(start + REACH)).find(|i| {
            self.closes(*i)
                && f.is(i + 1, "and")
                && f.is_one_of(i + 2, &["neither", "nor"])
                && f.auxiliary(i + 3)
        });
        // `said the lock was shut, a claim that the mayor denied`: the writer's name for what was said.
        let named = neither.or_else(|| {
            (start + 1..end.min(start + REACH))
                .find(|i| self.closes(*i) && self.names_report(i + 1))
        });
        if let Some(at) = named {
            return Some(at + usize::from(f.is_run(at)));
        }
        let comma = (start + 1..end.min(start + REACH)).find(|i| {
            f.is_comma(*i)
                && f.is(i + 1, "but")
                && f.is_one_of(i + 2, &["he", "it", "she", "they"])
                && (i + 3..i + 5).any(|verb| f.finite(verb))
        })?;
        let subject = start + usize::from(f.is(start, "that"));
        f.clause_at(subject, comma).is_some().then_some(comma)
    }

    /// The verb of the clause around a relative one, whose own verb is at `verb`: `Those who insist that the pier will
    /// pay for itself have never built one`.
    fn outer_verb(&self, verb: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let stops = |i: &usize| {
            matches!(
                f.tag(*i),
                Tag::Wh
                    | Tag::Subordinator
                    | Tag::Pronoun
                    | Tag::Coordinator
                    | Tag::Comma
                    | Tag::Dash
            ) || f.is(*i, "that")
                || f.class(*i).any(WordClass::REPORTING)
        };
        (verb + 1..end.min(verb + REACH))
            .take_while(|i| !stops(i))
            .find(|i| {
                f.finite(*i)
                    && *i > verb + 1
                    && (matches!(
                        f.tag(i - 1),
                        Tag::Noun | Tag::Name | Tag::Adjective | Tag::Run
                    ) || f.reflexive(i - 1))
            })
    }

    /// Whether what begins at `at` is the writer's name for the report: `a claim that`, `a reversal from`.
    fn names_report(&self, at: usize) -> bool {
        let f = self.f;
        if !f.is_one_of(at, &["a", "an"]) {
            return false;
        }
        let noun = at
            + 1
            + (at + 1..at + 3)
                .take_while(|i| matches!(f.tag(*i), Tag::Adjective | Tag::Adverb))
                .count();
        f.sense(noun).any(Sense::REPORT)
            && (f.is_one_of(noun + 1, &["from", "of", "that", "which"])
                || f.opens_phrase(noun + 1) && !f.is_comma(noun + 1))
    }

    /// Whether item `i` is a comma or ends with one in its marks.
    pub(crate) fn closes(&self, i: usize) -> bool {
        let f = self.f;
        f.is_comma(i) || f.run(i).is_some_and(|run| f.run_last(run) == ',')
    }

    fn strip(&self, start: usize, mut end: usize) -> usize {
        while end > start
            && (self.f.is_comma(end - 1) || self.f.mark(end - 1, ';') || self.f.is_dash(end - 1))
        {
            end -= 1;
        }
        end
    }

    /// Item before which cue `k` starts something new, if it is no part of content begun at `start`.
    fn boundary_before(&self, k: usize, start: usize) -> Option<usize> {
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
        let with = (low..at).rev().find(|i| f.is(*i, "with"));
        if let Some(with) = with.filter(|with| {
            (self.comma_before(start, *with) || f.class(at - 1).any(WordClass::NUMERAL))
                && cue.has(VerbFrame::BARE)
                && f.long_phrase(with + 1, at) == Some(at)
        }) {
            return self.has_content_after(k).then_some(with);
        }
        // `said it would vote first, hoping to lead`, `said it won, meaning it leads`: the content hopes and means.
        let means =
            cue.has(VerbFrame::WEAK) && cue.has(VerbFrame::THAT) && !cue.has(VerbFrame::TAG);
        let within = (means || cue.has(VerbFrame::INTENT)) && f.clause_at(start, at).is_some();
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
        let coordinated = f.class(at - 1).any(WordClass::COORDINATOR);
        // `said it would be scorned, mocked, and blamed`
        let listed = cue.items.len() == 1
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
            return self.second_report(k, start).then_some(at - 1);
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
    fn second_report(&self, k: usize, start: usize) -> bool {
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
        let apart = self.comma_before(start, cue.items.start - 1);
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
        ) || f.is_one_of(rest, &["if", "whether"])
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
        let f = self.f;
        let cue = &self.cues[k];
        let comma = |i: usize| self.comma_before(start, i);
        // `…, which he called "a disaster"`, `…, which he said was late`: another report.
        let relative = s > start + 1 && f.is_one_of(s - 1, &["which", "who", "whom"]);
        let says = cue.has(VerbFrame::BARE) && !cue.has(VerbFrame::WEAK.with(VerbFrame::THOUGHT));
        if relative && comma(s - 1) && (says || self.names_in_marks(k)) {
            return Some(s - 1);
        }
        if self.tags_to_the_end(k, start, s) {
            // `She declared the need for change: "Begin," she said`: the quotation is the tag's.
            let run = s - 1 - usize::from(f.is_comma(s - 1));
            let set_off =
                run > start && f.is_run(run) && (f.mark(run - 1, ':') || f.is_comma(run - 1));
            return Some(if set_off { run } else { s });
        }
        let joined = s > start + 1
            && (f.class(s - 1).any(WordClass::COORDINATOR)
                || f.is_one_of(s - 1, &["while", "although", "though", "whereas"]));
        if joined
            && (comma(s - 1) || self.names_in_marks(k))
            && !cue.has(VerbFrame::WEAK.with(VerbFrame::THOUGHT))
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
        let own = self.subject_of(self.k);
        let shares = comma(s) && number(s) && own.is_some_and(|own| number(own.start));
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

    /// Where content ends whose quotation ends at `end`: what goes on with *of*, *for* or *because* belongs to it
    /// (`called it "a lesson" for the board`), up to a comma.
    pub(crate) fn beyond_marks(&self, end: usize, limit: usize) -> usize {
        let f = self.f;
        let goes_on = end < limit
            && f.run(end - 1).is_some_and(|run| f.run_last(run) != ',')
            && f.is_one_of(
                end,
                &["because", "for", "from", "of", "that", "to", "who", "with"],
            );
        if !goes_on {
            return end;
        }
        (end..limit)
            .find(|i| f.is_comma(*i) || f.is_dash(*i) || f.mark(*i, ';'))
            .unwrap_or(limit)
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
    fn names_in_marks(&self, k: usize) -> bool {
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

    /// Whether this cue shares the subject of a verb before it.
    fn shares(&self) -> bool {
        let start = self.cue().items.start;
        start > self.body
            && self.f.tag(start - 1) == Tag::Coordinator
            && self.subject_of(self.k).is_none()
    }

    /// Whether the clause of this cue is a subordinate one: `when X said`, `after X told`, `when X
    /// rose and said`.
    pub(crate) fn opens_subordinate(&self) -> bool {
        let subject = self
            .subject_of(self.k)
            .or_else(|| self.shares().then(|| self.shared_subject()).flatten());
        let start = subject.map_or(self.cue().items.start, |subject| subject.start);
        (self.body..start).rev().take(3).any(|i| {
            self.f.class(i).any(WordClass::SUBORDINATOR)
                && !self.f.is_one_of(i, &["that", "who", "which", "as"])
                || self.f.is_one_of(i, &["after", "before", "since", "where"])
        }) || self.cue().kind == CueKind::Passive
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
