//! Somebody described who turns out to be somebody with a name: the stranger whose name the next sentence tells.

use super::place::{Beat, Place};
use super::portrait::SAME_PERSON;
use super::scene::{Scene, Who};
use super::tagged::Tag;
use crate::attribution::people::linked::{Linked, names_in};
use crate::attribution::syntax::frame::Frame;
use crate::entity::fold_word;
use crate::lexicon::{Sense, WordClass};

/// References that may be somebody's who turns out to be somebody else.
const MENTIONED: usize = 4000;

impl Scene {
    /// `A tall man got down. This was Odo Lind.`
    pub(super) fn introduce(&mut self, f: &Frame<'_, '_>, names: &[Linked], unit: usize) {
        let start = f.units[unit].start;
        let was = f.is_one_of(start + 1, &["was", "is"]);
        if !was || !f.is_one_of(start, &["it", "this", "he", "she"]) {
            return;
        }
        let at = start + 2..(start + 5).min(f.units[unit].end);
        let Some(name) = names_in(f, names, &at).next().map(|n| &names[n]) else {
            return;
        };
        let first = f.item_at(name.span.start()) == at.start;
        let closed = f.words.get(name.token_end).is_none_or(|t| t.mark != '\0');
        let Some(named) = self
            .known(name.entity)
            .filter(|_| first && closed && !name.quoted)
        else {
            return;
        };
        let Some(above) = unit.checked_sub(1) else {
            return;
        };
        // Whom the sentence before brings in, its subject first.
        let from = f.units[above].start;
        let new = |who: &Who| {
            let first = self.people[*who].first;
            self.can_be(*who, named) && first.is_some_and(|item| item >= from)
        };
        let refs = || self.refs_of_unit(above).iter();
        let subject = refs().filter(|r| r.subject).filter_map(|r| r.who);
        let subject = subject.chain(refs().filter_map(|r| r.who)).find(new);
        if let Some(who) = subject {
            self.merge(who, named);
        }
    }

    /// Whether somebody without a name can be somebody with one.
    fn can_be(&self, who: Who, named: Who) -> bool {
        let (one, other) = (&self.people[who], &self.people[named]);
        let gender = !matches!((one.gender, other.gender), (Some(a), Some(b)) if a != b);
        one.entity.is_none() && other.entity.is_some() && !other.place && gender && who != named
    }

    /// Takes somebody described for somebody with a name.
    fn merge(&mut self, who: Who, named: Who) {
        let one = self.people[who].clone();
        self.people[who].same = Some(named);
        let other = &mut self.people[named];
        other.mentions += one.mentions;
        other.acts += one.acts;
        other.speaks += one.speaks;
        other.person |= one.person;
        other.gender = other.gender.or(one.gender);
        other.first = other.first.into_iter().chain(one.first).min();
        let Some((first, last)) = one.refs else {
            return;
        };
        let (from, to) = other.refs.unwrap_or((first, last));
        other.refs = Some((from.min(first), to.max(last)));
        for r in self.refs[first..=last].iter_mut().take(MENTIONED) {
            if r.who == Some(who) {
                r.who = Some(named);
            }
        }
        let head = one.description.split(' ').next_back().map(fold_word);
        if let Some(ids) = head.and_then(|head| self.by_head.get_mut(&head)) {
            // Whoever was described before those is forgotten anyway.
            let from = ids.len().saturating_sub(SAME_PERSON);
            if let Some(at) = ids[from..].iter().position(|id| *id == who) {
                ids.remove(from + at);
            }
            if !ids[from.min(ids.len())..].contains(&named) {
                ids.push(named);
            }
        }
    }
}

/// Finds whom the talk shows to be whom, and says so in the scene and in the places.
pub(super) fn introductions(f: &Frame<'_, '_>, scene: &mut Scene, places: &mut [Place]) {
    for at in 1..places.len() {
        let (before, here) = (&places[at - 1], &places[at]);
        if here.paragraph != before.last_paragraph + 1 {
            continue;
        }
        let found = called_by_name(scene, before, here).or_else(|| answers(f, scene, before, here));
        let Some((who, named)) = found else {
            continue;
        };
        scene.merge(who, named);
        for place in places[at - 1..].iter_mut().take(PLACES) {
            place.rename(who, named);
        }
    }
}

/// Turns in which somebody is told of by a description whose name the talk has shown.
const PLACES: usize = 60;

/// A girl came out. `"Ready," she said.` and below it `"You are early, Edda."`: Edda is the girl, if the story has not named her
/// before.
fn called_by_name(scene: &Scene, before: &Place, here: &Place) -> Option<(Who, Who)> {
    let [named] = here.called.as_slice() else {
        return None;
    };
    let who = before.newcomer?;
    let untold = matches!(before.tag, Tag::Pronoun(_) | Tag::None);
    let unmet = |first: Option<usize>| match (first, scene.people[who].first) {
        (Some(named), Some(newcomer)) => named > newcomer,
        (first, _) => first.is_none(),
    };
    let fits = untold && unmet(scene.people[*named].first) && scene.can_be(who, *named);
    fits.then_some((who, *named))
}

/// `"Take this away, Pym."` and below it `"Yes, sir," said the butler.`: Pym is the butler, if the story has not told of a
/// butler before.
fn answers(f: &Frame<'_, '_>, scene: &Scene, before: &Place, here: &Place) -> Option<(Who, Who)> {
    let [named] = before.called.as_slice() else {
        return None;
    };
    let who = match &here.tag {
        Tag::Described { who, .. } => *who,
        Tag::Settled(who) if who.len() == 1 => who[0],
        _ => return None,
    };
    let head = here.head?;
    let new = scene.people[who].mentions <= 1 || scene.people[who].first >= Some(here.source);
    let trade = f.class(head).any(WordClass::PERSON)
        && !f.class(head).any(WordClass::KIN)
        && !f.sense(head).any(Sense::GENERAL.with(Sense::THING));
    (new && trade && scene.can_be(who, *named)).then_some((who, *named))
}

impl Place {
    /// Puts one person for another.
    fn rename(&mut self, who: Who, named: Who) {
        let put = |one: &mut Who| {
            if *one == who {
                *one = named;
            }
        };
        let lists = [
            &mut self.called,
            &mut self.called_perhaps,
            &mut self.named,
            &mut self.beside,
            &mut self.not,
            &mut self.above_all,
        ];
        lists.into_iter().flatten().for_each(put);
        let beats = [
            &mut self.own,
            &mut self.before,
            &mut self.after,
            &mut self.above,
            &mut self.below,
        ];
        for beat in beats.into_iter().flatten() {
            let Beat { who, stands, .. } = beat;
            who.iter_mut().chain(stands).for_each(put);
        }
        let single = [
            &mut self.own_name,
            &mut self.told,
            &mut self.newcomer,
            &mut self.stands,
        ];
        single.into_iter().flatten().for_each(put);
        self.near.iter_mut().for_each(|near| put(&mut near.who));
        match &mut self.tag {
            Tag::Settled(all) => all.iter_mut().for_each(put),
            Tag::Described { who: one, .. } if *one == who => self.tag = Tag::Settled(vec![named]),
            _ => {}
        }
    }
}
