//! Who could speak at a place of a conversation: the people beside it, those who spoke last, those who are about.

use super::place::{Place, agrees};
use super::scene::{Scene, Who};
use super::tagged::Tag;
use crate::entity::Gender;

/// Most people weighed for one place.
pub(super) const CANDIDATES: usize = 12;
/// Turns back in which the talk may have named somebody whom the narration has not.
const TALKED_OF: usize = 6;

/// Turns back whose speakers may speak again although nobody has named them since: a long chapter.
const EARLIER: usize = 400;

/// The people that could speak at place `at`, after `histories` of speakers, the likeliest first and in each the latest
/// speaker first.
pub(super) fn candidates<'h>(
    places: &[Place],
    scene: &Scene,
    at: usize,
    histories: impl Iterator<Item = &'h [Who]> + Clone,
) -> Vec<Who> {
    let place = &places[at];
    if let Tag::Settled(who) = &place.tag {
        return who.iter().copied().take(1).collect();
    }
    let gender = match place.tag {
        Tag::Pronoun(gender) => Some(gender),
        Tag::Described { gender, .. } => gender,
        _ => None,
    };
    let people = &scene.people;
    let near = || place.near.iter().map(|near| near.who);
    let mut offer = Offer {
        scene,
        gender,
        // `He said`: not the one who tells.
        not: scene
            .narrator
            .filter(|_| matches!(place.tag, Tag::Pronoun(_))),
        who: Vec::new(),
    };
    offer.all(beside(place));
    let lately = histories.clone().take(3);
    offer.all(lately.flat_map(|spoke| spoke.iter().copied().take(4)));
    offer.all(near().filter(|who| people[*who].person).take(6));
    offer.all(around(&places[at.saturating_sub(1)..]));
    offer.all(histories.take(1).flatten().take(EARLIER).copied());
    if gender.is_none() {
        offer.all(scene.narrator);
    }
    offer.all(near().filter(|who| people[*who].acts > 0 || people[*who].person));
    if offer.who.is_empty() {
        let talk = &places[at.saturating_sub(TALKED_OF)..=at];
        return somebody(place, scene, talk, gender).into_iter().collect();
    }
    offer.who
}

/// A list of people that grows by those who can be meant.
struct Offer<'s> {
    scene: &'s Scene,
    /// Of what gender they must be.
    gender: Option<Gender>,
    /// Who cannot be meant.
    not: Option<Who>,
    who: Vec<Who>,
}

impl Offer<'_> {
    /// Adds those that can be meant and are not there yet.
    fn all(&mut self, offered: impl IntoIterator<Item = Who>) {
        for who in offered {
            if self.who.len() >= CANDIDATES {
                return;
            }
            if self.not != Some(who)
                && !self.who.contains(&who)
                && agrees(&self.scene.people[who], self.gender)
            {
                self.who.push(who);
            }
        }
    }
}

/// Whom the words round the marks show: `The cook rose. "It is late." She sat down.`
fn beside(place: &Place) -> impl Iterator<Item = Who> {
    let described = match place.tag {
        Tag::Described { who, .. } => Some(who),
        _ => None,
    };
    let beats = [place.own, place.before, place.after, place.above];
    let acting = beats.into_iter().filter_map(|beat| beat?.who);
    place.own_name.into_iter().chain(described).chain(acting)
}

/// Whom the turn before and the next ones call or tell, and who acts beside them: `"Late, Anna." … "So it is."`.
fn around(places: &[Place]) -> impl Iterator<Item = Who> {
    places.iter().take(5).flat_map(|place| {
        let settled = match &place.tag {
            Tag::Settled(who) => who.as_slice(),
            _ => &[],
        };
        let beats = [place.own, place.before, place.after];
        let acting = beats.into_iter().filter_map(|beat| beat?.who);
        let called = place.called.iter().chain(&place.told);
        called.chain(settled).copied().chain(acting)
    })
}

/// Better somebody than nobody, where no one of those about agrees.
fn somebody(place: &Place, scene: &Scene, talk: &[Place], gender: Option<Gender>) -> Option<Who> {
    let people = &scene.people;
    // `"It's Paul." … "I'm at the station," he said`: whom only the talk has named.
    let mut named = talk.iter().rev().flat_map(|p| p.named.iter().copied());
    let mut near = place.near.iter().map(|near| near.who);
    named
        .find(|who| agrees(&people[*who], gender))
        .or_else(|| near.find(|who| people[*who].person && agrees(&people[*who], gender)))
        .or_else(|| {
            people
                .iter()
                .position(|one| one.person && agrees(one, gender))
        })
}
