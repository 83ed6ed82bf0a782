//! Where the writer breaks in on what is reported: `said the pier was safe, but it sank in May`.

use super::boundary::near;
use super::site::Site;
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};

impl Site<'_, '_, '_> {
    /// Where content that begins at `start` ends because the writer objects, or tells what happened then.
    pub(super) fn objection(&self, start: usize, end: usize) -> Option<usize> {
        self.doubted(start, end)
            .or_else(|| self.next_act(start, end))
            .or_else(|| self.or_so_claimed(start, end))
            .or_else(|| self.refusal(start, end))
            .or_else(|| self.others_likewise(start, end))
            .or_else(|| near(start, end).find(|i| self.f.closes(*i) && self.names_report(i + 1)))
            .or_else(|| self.contradicted(start, end))
            .map(|at| self.past_marks(at))
    }

    /// `said the bread was fresh, which I doubt`: the writer's aside.
    fn doubted(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        near(start, end).find(|i| {
            f.closes(*i)
                && f.is(i + 1, "which")
                && f.is_one_of(i + 2, &["I", "we"])
                && f.class(i + 3).any(WordClass::REPORTING)
                && f.verb(i + 3).frame.any(VerbFrame::THOUGHT)
        })
    }

    /// What somebody did next, or what that brought about: `said she "could go on," then sat down`.
    fn next_act(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        // `said the lock was safe, drawing laughs`
        let drew = |i: usize| {
            f.is_one_of(i + 1, &["drawing", "eliciting", "prompting"])
                && f.clause_at(start, i).is_some()
        };
        let then =
            |i: usize| f.is_run(i) && f.is(i + 1, "then") && f.verb(i + 2).form.any(Form::PAST);
        // `said that two were held, but gave no details`
        let gave = |verb: usize| {
            let little = ["declined", "gave", "offered", "provided", "refused"];
            f.is_one_of(verb, &little)
                && matches!(f.tag(verb + 1), Tag::Determiner | Tag::To | Tag::Adjective)
        };
        let did_not =
            |verb: usize| f.is(verb, "did") && f.is(verb + 1, "not") && f.is(verb + 2, "elaborate");
        let but = |i: usize| f.is(i + 1, "but") && (gave(i + 2) || did_not(i + 2));
        near(start, end).find(|i| f.closes(*i) && (drew(*i) || then(*i) || but(*i)))
    }

    /// `gave them to understand that he was tricked, or so his aides claim`
    fn or_so_claimed(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let so = near(start, end)
            .find(|i| (f.is_comma(*i) || f.is_dash(*i)) && f.is(i + 1, "or") && f.is(i + 2, "so"));
        so.filter(|so| {
            matches!(
                f.tag(so + 3),
                Tag::Determiner | Tag::Pronoun | Tag::Name | Tag::Possessive
            )
        })
    }

    /// `said help was on its way but declined to give figures`: a refusal to say more is the speaker's own act.
    fn refusal(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let refuses = near(start, end).skip(1).find(|i| {
            f.is_one_of(*i, &["and", "but"])
                && (self.refuses_more(i + 1) || self.unanswered(i + 1, end))
        });
        let subject = start + usize::from(f.is(start, "that"));
        refuses.filter(|at| f.clause_at(subject, *at).is_some())
    }

    /// `would not say how she would vote, and neither would her deputy`, `said they would vote, as has their deputy`
    fn others_likewise(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let neither = |i: usize| {
            f.is(i, "and") && f.is_one_of(i + 1, &["neither", "nor"]) && f.auxiliary(i + 2)
        };
        let has = ["did", "do", "does", "had", "has", "have"];
        let as_has = |i: usize| f.is(i, "as") && f.is_one_of(i + 1, &has) && f.opens_phrase(i + 2);
        near(start, end).find(|i| f.closes(*i) && (neither(i + 1) || as_has(i + 1)))
    }

    /// `said the pier was safe, but it sank in May`: in the development news what follows *but* and a pronoun was the
    /// writer's in three cases of four.
    fn contradicted(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let comma = near(start, end).find(|i| {
            f.closes(*i)
                && f.is(i + 1, "but")
                && f.is_one_of(i + 2, &["he", "it", "she", "they"])
                && (i + 3..i + 5).any(|verb| f.finite(verb))
        })?;
        // `urged that it be shut, but she praised it`: a clause, though nothing in it looks finite.
        let that = start > 0 && f.is(start - 1, "that");
        let subject = start + usize::from(f.is(start, "that"));
        (that || f.clause_at(subject, comma).is_some()).then_some(comma)
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

    /// Whether what begins at `at` is the writer's name for the report: `said the lock was shut, a claim that the mayor denied`.
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
}
