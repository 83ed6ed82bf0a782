//! A participle that stands for a clause: `a lamp seen by the boatmen as a "toy"`, `sheds known as "barns"`.

use super::group::Grouper;
use crate::lexicon::{Form, Frame as VerbFrame, Tag};
use std::ops::Range;

/// How far a participle may stand before the phrase that it brings in, in items.
const NEAR: usize = 16;

impl Grouper<'_, '_, '_> {
    /// `a lamp seen by the boatmen as a "toy"`: the agent of a participle that describes a noun.
    pub(super) fn seen_by(&self, low: usize, item: usize) -> Option<(Range<usize>, Range<usize>)> {
        let f = self.f;
        let by = (low + 1..item).rev().take(NEAR).find(|i| f.is(*i, "by"))?;
        let verb = by - 1;
        let named = f.verb(verb).form.any(Form::PARTICIPLE)
            && f.verb(verb).frame.any(
                VerbFrame::AS
                    .with(VerbFrame::NAMING)
                    .with(VerbFrame::THOUGHT),
            );
        let agent = f.subject_after(by + 1, item).filter(|_| named)?;
        f.is(agent.end, "as").then_some((agent, verb..by + 1))
    }

    /// `sheds, many of them known as "barns"`, `the pier, often called a "plank" by Ms. Rao`: a participle without its own
    /// subject, and who speaks if that is said.
    pub(super) fn known_as(
        &self,
        low: usize,
        item: usize,
    ) -> Option<(Option<Range<usize>>, Range<usize>)> {
        let f = self.f;
        // `known as "barns" or "sheds"`
        let mut item = item;
        while item >= low + 2 && f.is_one_of(item - 1, &["and", "or"]) && f.is_run(item - 2) {
            item -= 2;
        }
        let article = usize::from(f.tag(item.checked_sub(1)?) == Tag::Determiner);
        let as_at = item.checked_sub(1 + article).filter(|i| f.is(*i, "as"));
        let end = as_at.unwrap_or(item - article);
        let back = |i: &usize| f.tag(*i) == Tag::Adverb;
        let verb = (low + 1..end).rev().find(|i| as_at.is_none() || !back(i))?;
        let before = (low..verb).rev().find(|i| !back(i))?;
        let names = as_at.is_some() || f.verb(verb).frame.any(VerbFrame::NAMING);
        let reduced = f.tag(verb) == Tag::Participle
            && matches!(
                f.tag(before),
                Tag::Noun | Tag::Name | Tag::Comma | Tag::Dash | Tag::Object
            )
            && (matches!(f.tag(before), Tag::Comma | Tag::Dash)
                || (low..before).any(|i| f.finite(i) || f.auxiliary(i)));
        let agent = f
            .is(item + 1, "by")
            .then(|| f.subject_after(item + 2, item + NEAR))
            .flatten();
        (names && reduced).then_some((agent, verb..verb + 1))
    }
}
