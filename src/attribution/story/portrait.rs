//! Somebody of a story who is known by a description alone: `the old man`, `his aunt`, `Anna's clerk`.

use super::scene::{Scene, Somebody, Who};
use crate::attribution::people::linked::Linked;
use crate::attribution::people::source::{Nominal, Pronoun, Reading, read};
use crate::attribution::syntax::frame::Frame;

use crate::entity::{fold_word, folds_to, tidy};
use crate::lexicon::{Sense, WordClass};
use std::ops::Range;

/// How many references back the same noun still means the same unnamed person.
pub(super) const SAME_PERSON: usize = 400;

/// How many references back the owner of `her aunt` was named.
const OWNER: usize = 24;

/// A word of a description.
struct Word {
    folded: String,
    sense: Sense,
}

/// What stands before a description and is no part of it.
const OPENS: WordClass = WordClass::DETERMINER.with(WordClass::POSSESSIVE);

impl Scene {
    /// The person that a description means: one described so before, or somebody new.
    pub(crate) fn describe(
        &mut self,
        f: &Frame<'_, '_>,
        names: &[Linked],
        nominal: &Nominal,
    ) -> Who {
        let words: Vec<Word> = nominal
            .items
            .clone()
            .filter(|i| f.is_word(*i) && *i <= nominal.head && !f.class(*i).any(OPENS))
            .map(|i| Word {
                folded: fold_word(f.str(i)),
                sense: f.sense(i),
            })
            .collect();
        let head = fold_word(f.str(nominal.head));
        let at = self.refs.partition_point(|r| r.item < nominal.items.start);
        let owner = self.possessor(f, names, nominal, at);
        let title = nominal.definite
            && nominal.owner.is_none()
            && words.len() == 1
            && !f.sense(nominal.head).any(Sense::GENERAL);
        self.related(nominal, owner, &head, title)
            .or_else(|| self.described_so(nominal, owner, &head, &words, at))
            .or_else(|| {
                let general = f.sense(nominal.head).any(Sense::GENERAL);
                let barely = || self.described_barely(nominal, &head, &words, at);
                general.then(barely).flatten()
            })
            .unwrap_or_else(|| {
                let description = description(f, nominal);
                let sense = f.sense(nominal.head);
                // `the chair closed about her`
                let thing = sense.any(Sense::THING) && !sense.any(Sense::GENERAL);
                let person = !thing || f.capital(nominal.head);
                let who = self.somebody_new(nominal, owner, head, description);
                self.people[who].person = person;
                who
            })
    }

    /// Whether an adjective tells somebody unnamed from others: `the stout stranger`, of *a stout, elderly stranger*.
    pub(super) fn told_apart(&self, f: &Frame<'_, '_>, who: Who, nominal: &Nominal) -> bool {
        let one = &self.people[who];
        one.entity.is_none()
            && (nominal.items.start..nominal.head).any(|i| {
                f.is_word(i)
                    && !f.class(i).any(OPENS)
                    && !f.sense(i).any(Sense::TRITE)
                    && one
                        .description
                        .split([' ', ','])
                        .any(|word| folds_to(word, &fold_word(f.str(i))))
            })
    }

    /// Whose aunt or clerk it is.
    fn possessor(
        &self,
        f: &Frame<'_, '_>,
        names: &[Linked],
        nominal: &Nominal,
        at: usize,
    ) -> Option<Who> {
        match read(f, names, nominal.owner.as_ref()?) {
            Reading::Names(n) => self.by_entity.get(&names[*n.first()?].entity).copied(),
            // `his wife`: of the man named last.
            Reading::Pronoun(Pronoun::Third(gender)) => self.refs[..at]
                .iter()
                .rev()
                .take(OWNER)
                .filter_map(|r| r.who)
                .find(|who| {
                    let one = &self.people[*who];
                    one.entity.is_some() && one.person && one.gender.is_none_or(|g| g == gender)
                }),
            _ => None,
        }
    }

    /// Somebody with a name: the possessor's wife or brother, or `the parson` where one is called *Parson Adlam*.
    fn related(
        &self,
        nominal: &Nominal,
        owner: Option<Who>,
        head: &str,
        title: bool,
    ) -> Option<Who> {
        // `His second daughter` is not the only one.
        let child = matches!(head, "daughter" | "son");
        let owned = nominal.owner.is_some() && !(child && nominal.items.start + 1 < nominal.head);
        let relation = self
            .families
            .relation(owner.and_then(|o| self.people[o].entity), head)
            .filter(|_| owned)
            .or_else(|| self.families.only(head).filter(|_| title));
        self.by_entity.get(&relation?).copied()
    }

    /// The last who was described with this noun and these words.
    fn described_so(
        &self,
        nominal: &Nominal,
        owner: Option<Who>,
        head: &str,
        words: &[Word],
        at: usize,
    ) -> Option<Who> {
        let ids = self.by_head.get(head).filter(|_| nominal.definite)?;
        let recent = at.saturating_sub(SAME_PERSON);
        // A role that two people of the story have says nothing. From the last on: where there are many, two are near.
        let only = || {
            let mut named = ids
                .iter()
                .rev()
                .filter(|w| self.people[**w].entity.is_some());
            named.next().is_some() && named.next().is_none()
        };
        // Whoever was described before so many others is forgotten: a story has more men than one can go through.
        let mut latest = ids.iter().rev().copied().take(SAME_PERSON);
        latest.find(|who| {
            let one = &self.people[*who];
            // No woman is her father, whatever the text calls her.
            if matches!((one.gender, nominal.gender), (Some(a), Some(b)) if a != b) {
                return false;
            }
            if one.entity.is_some() {
                return only();
            }
            let others = words[..words.len().saturating_sub(1)].iter();
            let mut others = others.filter(|w| !w.sense.any(Sense::FEELING));
            self.comes_up(*who, recent..at)
                && (owner.is_none() || one.owner.is_none() || one.owner == owner)
                && others.all(|w| {
                    one.description
                        .split([' ', ','])
                        .any(|d| folds_to(d, &w.folded))
                })
        })
    }

    /// The only one lately described by the noun alone: *the waiting man* is the man in the doorway; *the monthly nurse*
    /// need not be the nurse.
    fn described_barely(
        &self,
        nominal: &Nominal,
        head: &str,
        words: &[Word],
        at: usize,
    ) -> Option<Who> {
        let told = |w: &Word| w.sense.any(Sense::APART) || w.folded.ends_with("er");
        let plain = nominal.definite && nominal.owner.is_none() && !nominal.plural;
        let adjectives = &words[..words.len().saturating_sub(1)];
        if !plain || adjectives.is_empty() || adjectives.iter().any(told) {
            return None;
        }
        let ids = self.by_head.get(head)?;
        let recent = at.saturating_sub(SAME_PERSON)..at;
        let latest = ids.iter().rev().copied().take(SAME_PERSON);
        let mut bare = latest.filter(|who| {
            let one = &self.people[*who];
            one.entity.is_none()
                && one.owner.is_none()
                && folds_to(&one.description, head)
                && self.comes_up(*who, recent.clone())
        });
        let first = bare.next()?;
        bare.next().is_none().then_some(first)
    }

    fn somebody_new(
        &mut self,
        nominal: &Nominal,
        owner: Option<Who>,
        head: String,
        description: String,
    ) -> Who {
        let who = self.people.len();
        self.people.push(Somebody {
            gender: nominal.gender,
            description,
            person: true,
            owner,
            ..Somebody::default()
        });
        self.by_head.entry(head).or_default().push(who);
        who
    }
}

/// The words of a description without its article and possessor.
fn description(f: &Frame<'_, '_>, nominal: &Nominal) -> String {
    let mut start = nominal.items.start;
    while start < nominal.head && f.class(start).any(OPENS) {
        start += 1;
    }
    // `the milliner's assistant`: of somebody without a name the occupation says whose.
    let trade = |items: &Range<usize>| {
        items.len() == 1 && !f.capital(items.start) && f.class(items.start).any(WordClass::PERSON)
    };
    if let Some(items) = nominal.owner.as_ref().filter(|items| trade(items)) {
        start = items.start;
    } else if let Some(items) = &nominal.owner {
        start = start.max(items.end);
        while start < nominal.head && f.possessive(start) {
            start += 1;
        }
    }
    if f.capital(nominal.head) {
        // `the indignant Hatter` is the Hatter.
        while start < nominal.head && !f.capital(start) {
            start += 1;
        }
    }
    // `said the old man smiling`, `said the old man one day`: up to the noun and what *of* or *in* adds to it.
    let mut end = nominal.head + 1;
    if end < nominal.items.end && f.class(end).any(WordClass::PREPOSITION) {
        end = nominal.items.end;
    }
    tidy(f.span_of(&(start..end)).of(f.words.text))
}
