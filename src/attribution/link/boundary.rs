//! Where the content of a report ends.

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
        let end = self.before_remark(start, self.unit_end());
        // `It fell, as she said it would, and the mayor rejoiced`: what she said ends with its auxiliary.
        let short = self.f.tag(start) == Tag::Pronoun
            && self.f.auxiliary(start + 1)
            && self.f.is_comma(start + 2)
            && start > self.body
            && self.opens_with_as();
        if short && start + 2 < end {
            return start + 2;
        }
        // `While she said she would come, nobody waited`: the main clause begins at the comma.
        let mut end = end;
        // `Ms. Rao, who said she was ill, closed the shop`: the outer verb begins at the comma.
        let relative = self
            .subject_of(self.k)
            .or_else(|| self.subject_of_infinitive())
            .is_some_and(|subject| {
                // `The rowers, whose leader, Ada Quill, said she was glad, left`
                subject.len() == 1 && self.f.is(subject.start, "who")
                    || subject.clone().any(|i| self.f.is(i, "whose"))
            });
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
                .find(|i| self.f.closes(*i) && (self.f.finite(i + 1) || self.f.auxiliary(i + 1)));
            let own = relative && self.f.clause_at(start, end).is_some();
            let outer = own.then(|| self.outer_verb(verb, end)).flatten();
            end = comma
                .map(|i| i + usize::from(self.f.is_run(i)))
                .or(outer)
                .unwrap_or(end);
        }
        // `To those who say that it leaks, the mayor says nothing`: the main clause begins at the comma.
        let fronted = relative && self.f.tag(self.body) == Tag::Preposition;
        if fronted || self.opens_subordinate() && (self.reports.is_empty() || self.shares()) {
            let comma = (start + 2..end.min(start + REACH)).find(|i| {
                self.f.closes(*i)
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
            let at = i + usize::from(self.f.is_comma(*i));
            self.f.is(at, "compared") && self.f.is_one_of(at + 1, &["with", "to"])
                || at > *i && self.f.is(at, "versus")
        });
        let end = compared
            .filter(|at| {
                let says = |cue: &Cue| self.f.is_comma(*at) || cue.has(VerbFrame::BARE);
                self.cues
                    .iter()
                    .any(|cue| cue.items.start > at + 1 && says(cue))
            })
            .unwrap_or(end);
        // `those who fear the sea ("It rises," Ms. Rao wrote)`: a quotation in brackets with a tag of its own.
        let aside = (start + 1..end.min(start + REACH))
            .find(|i| self.f.mark(*i, '(') && self.f.is_run(i + 1) && self.tagged_after(i + 1));
        let end = aside.unwrap_or(end);
        // `The dam (which, she said, leaks) is old`: what began in brackets ends with them.
        let mut depth = 0;
        let close = (start..end.min(start + REACH)).find(|i| {
            depth += match self.f.tag(*i) {
                Tag::Open => 1,
                Tag::Close => -1,
                _ => 0,
            };
            depth < 0 && self.f.mark(*i, ')')
        });
        let end = close.unwrap_or(end);
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

    /// Where content ends before the writer's own words in brackets: `said it would pay (though nobody asked it
    /// to)`, `that "a debt is a leash" (Osei 2011, p. 4)`.
    fn before_remark(&self, start: usize, end: usize) -> usize {
        let f = self.f;
        if !f.mark(end, ')') {
            return end;
        }
        let low = end.saturating_sub(REACH).max(start + 1);
        let Some(open) = (low..end).rev().find(|i| f.mark(*i, '(')) else {
            return end;
        };
        let remark = matches!(f.tag(open + 1), Tag::Wh | Tag::Subordinator)
            || f.is_one_of(open + 1, &["see", "p", "pp", "ibid"]);
        let year =
            |i: usize| f.is_number(i) && f.str(i).len() == 4 && f.str(i).starts_with(['1', '2']);
        let source = (open + 1..end.min(open + 8)).any(year) && (open..end).all(|i| !f.finite(i));
        if remark || source { open } else { end }
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
            // `said the boat is late, and she blamed its crew`
            let own = self.f.closes(i - 1) && self.f.is_one_of(i + 1, &["he", "she"]);
            let verb = i + 1 + usize::from(own);
            let verb = verb + usize::from(self.f.tag(verb) == Tag::Adverb);
            if present
                && self.f.is_one_of(i, &["and", "but"])
                && verb < end
                && self.f.tense(verb) == Some(Tense::Past)
                && (!compound
                    || own
                    || !self.f.verb(verb).form.any(Form::PARTICIPLE)
                    || self.f.sense(verb).any(Sense::REFUSES))
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
            .find(|i| (f.is_comma(*i) || f.is_dash(*i)) && f.is(i + 1, "or") && f.is(i + 2, "so"));
        // `said the bread was fresh, which I doubt`: the writer's aside.
        let doubt = (start + 1..end.min(start + REACH)).find(|i| {
            self.f.closes(*i)
                && f.is(i + 1, "which")
                && f.is_one_of(i + 2, &["I", "we"])
                && f.class(i + 3).any(WordClass::REPORTING)
                && f.verb(i + 3).frame.any(VerbFrame::THOUGHT)
        });
        if let Some(at) = doubt {
            return Some(at + usize::from(f.is_run(at)));
        }
        // `said she "could go on," then sat down`, `said that two were held, but gave no details`
        let acts = |verb: usize| self.f.verb(verb).form.any(Form::PAST);
        // `said the lock was safe, drawing laughs`
        let drew = |i: usize| f.is_one_of(i, &["drawing", "eliciting", "prompting"]);
        let then = (start + 1..end.min(start + REACH)).find(|i| {
            self.f.closes(*i) && drew(i + 1) && f.clause_at(start, *i).is_some()
                || f.is_run(*i) && self.f.closes(*i) && f.is(i + 1, "then") && acts(i + 2)
                || self.f.closes(*i)
                    && f.is(i + 1, "but")
                    && (f.is_one_of(
                        i + 2,
                        &["declined", "gave", "offered", "provided", "refused"],
                    ) && matches!(f.tag(i + 3), Tag::Determiner | Tag::To | Tag::Adjective)
                        || f.is(i + 2, "did") && f.is(i + 3, "not") && f.is(i + 4, "elaborate"))
        });
        if let Some(at) = then {
            return Some(at + usize::from(f.is_run(at)));
        }
        let claims = |so: usize| {
            matches!(
                f.tag(so + 3),
                Tag::Determiner | Tag::Pronoun | Tag::Name | Tag::Possessive
            )
        };
        if so.is_some_and(claims) {
            return so;
        }
        // `would not say how she would vote, and neither would her deputy`, `said they would vote, as has their deputy`
        let neither = (start + 1..end.min(start + REACH)).find(|i| {
            let others = f.is(i + 1, "and") && f.is_one_of(i + 2, &["neither", "nor"]);
            self.f.closes(*i)
                && (others && f.auxiliary(i + 3)
                    || f.is(i + 1, "as")
                        && f.is_one_of(i + 2, &["did", "do", "does", "had", "has", "have"])
                        && f.opens_phrase(i + 3))
        });
        // `said help was on its way but declined to give figures`: a refusal to say more is the speaker's own act.
        let refuses = (start + 2..end.min(start + REACH)).find(|i| {
            f.is_one_of(*i, &["and", "but"])
                && (self.refuses_more(i + 1) || self.unanswered(i + 1, end))
        });
        if refuses.is_some_and(|at| {
            f.clause_at(start + usize::from(f.is(start, "that")), at)
                .is_some()
        }) {
            return refuses;
        }
        // `said the lock was shut, a claim that the mayor denied`: the writer's name for what was said.
        let named = neither.or_else(|| {
            (start + 1..end.min(start + REACH))
                .find(|i| self.f.closes(*i) && self.names_report(i + 1))
        });
        if let Some(at) = named {
            return Some(at + usize::from(f.is_run(at)));
        }
        let comma = (start + 1..end.min(start + REACH)).find(|i| {
            self.f.closes(*i)
                && f.is(i + 1, "but")
                && f.is_one_of(i + 2, &["he", "it", "she", "they"])
                && (i + 3..i + 5).any(|verb| f.finite(verb))
        })?;
        // `urged that it be shut, but she praised it`: a clause, though nothing in it looks finite.
        let that = start > 0 && f.is(start - 1, "that");
        let subject = start + usize::from(f.is(start, "that"));
        let clause = that || f.clause_at(subject, comma).is_some();
        clause.then_some(comma + usize::from(f.is_run(comma)))
    }

    /// Whether `declined to say`, `refused further comment` or the like begins at `at`.
    fn refuses_more(&self, at: usize) -> bool {
        let f = self.f;
        let tells = |i: usize| {
            f.class(i).any(WordClass::REPORTING)
                || f.is_one_of(
                    i,
                    &[
                        "elaborate",
                        "give",
                        "go",
                        "identify",
                        "name",
                        "provide",
                        "share",
                    ],
                )
        };
        f.sense(at).any(Sense::REFUSES)
            && (f.is(at + 1, "to") && tells(at + 2)
                || f.is(at + 2, "comment")
                || f.is(at + 1, "comment"))
    }

    /// Whether another clause begins at `at` that tells of silence: `said it was safe, but the port did not return calls`.
    fn unanswered(&self, at: usize, end: usize) -> bool {
        // `but a spokesman for the port and its owner did not`
        const SUBJECT: usize = 10;
        let f = self.f;
        let not = (at + 2..end.min(at + SUBJECT)).find(|i| f.class(*i).any(WordClass::NEGATION));
        not.is_some_and(|not| {
            let verb = not - usize::from(f.auxiliary(not - 1));
            // `said she rang but he did not reply`
            f.subject_before(verb, at)
                .is_some_and(|subject| subject.start == at)
                && f.tag(at) != Tag::Pronoun
                && (not + 1..end.min(not + 4)).any(|i| f.sense(i).any(Sense::SILENT))
        })
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
        // `who asked whether he thought voters were tired left`: that verb has a clause first.
        let within = f.verb(verb).frame.any(VerbFrame::BARE);
        (verb + 1..end.min(verb + REACH))
            .take_while(|i| !stops(i))
            .filter(|i| {
                f.finite(*i)
                    && *i > verb + 1
                    && (matches!(
                        f.tag(i - 1),
                        Tag::Noun | Tag::Name | Tag::Adjective | Tag::Run
                    ) || f.reflexive(i - 1))
            })
            .nth(usize::from(within))
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

    fn strip(&self, start: usize, mut end: usize) -> usize {
        let closes = |i: usize| self.f.is_comma(i) || self.f.mark(i, ';') || self.f.is_dash(i);
        // `said fog is rare, but, according to a pilot, it kills`
        while end > start
            && (closes(end - 1)
                // `said it fell by a third which, pilots said, was late`
                || end > start + 1 && self.f.is(end - 1, "which")
                || end > start + 1
                    && self.f.is_one_of(end - 1, &["and", "but", "yet"])
                    && closes(end - 2))
        {
            end -= 1;
        }
        end
    }

    /// Where content ends whose quotation ends at `end`: what goes on with *of*, *for* or *because* belongs to it
    /// (`called it "a lesson" for the board`), up to a comma.
    pub(crate) fn beyond_marks(&self, end: usize, limit: usize) -> usize {
        let f = self.f;
        let goes_on = end < limit
            && f.is_run(end - 1)
            && f.last_in_marks(end - 1) != ','
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

    /// Whether *as* stands before the subject of this cue.
    fn opens_with_as(&self) -> bool {
        self.subject_of(self.k)
            .is_some_and(|subject| subject.start > self.body && self.f.is(subject.start - 1, "as"))
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
                // `With polls showing her ahead, the paper said …`
                || self.f.is(i, "with")
                    && self.cue().kind == CueKind::Participle
                    && (i == self.body || self.f.tag(i - 1) == Tag::Coordinator)
        }) || self.cue().kind == CueKind::Passive
    }
}
