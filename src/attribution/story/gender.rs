//! The gender of people in a story, from the pronouns that stand for them.

use super::scene::{Ref, Scene, Who};
use super::tagged::is_turn;
use crate::attribution::people::linked::Linked;
use crate::attribution::people::source::{Pronoun, Reading, read};
use crate::attribution::record::group::Record;
use crate::attribution::syntax::frame::Frame;
use crate::entity::Gender;
use rustc_hash::FxHashSet;

/// For each of the people of a scene, what speaks for a man and for a woman.
struct Votes {
    all: Vec<(f32, f32)>,
    /// Those of pronouns that are subjects.
    sure: Vec<(f32, f32)>,
}

/// Items of a source in which its name begins.
const SOURCE: usize = 4;

/// Sentences from one tag of a speaker to the next.
const NEAR: usize = 4;

/// What a sentence weighs that says what somebody is: `Lund was a stout man`.
const SHOWN: f32 = 3.0;

/// Weight at which pronouns that are subjects are surer than the list of given names.
const SURE: f32 = 6.0;

/// Somebody mentioned less often than this is not met again and again.
const SELDOM: u32 = 8;

impl Votes {
    fn add(&mut self, who: Who, gender: Gender, weight: f32) {
        vote(&mut self.all, who, gender, weight);
    }

    /// A pronoun that is a subject.
    fn surely(&mut self, who: Who, gender: Gender, weight: f32) {
        self.add(who, gender, weight);
        vote(&mut self.sure, who, gender, weight);
    }
}

fn vote(votes: &mut [(f32, f32)], who: Who, gender: Gender, weight: f32) {
    if let Some(vote) = votes.get_mut(who) {
        match gender {
            Gender::Male => vote.0 += weight,
            Gender::Female => vote.1 += weight,
        }
    }
}

/// Gives those without a gender the one that their pronouns show, and those another who have one from the list of given
/// names alone, if many pronouns tell otherwise. Linear in the references and the records.
pub(crate) fn settle(f: &Frame<'_, '_>, names: &[Linked], scene: &mut Scene, records: &[Record]) {
    let none = vec![(0.0, 0.0); scene.people.len()];
    let mut votes = Votes {
        sure: none.clone(),
        all: none,
    };
    narrated(f, scene, records, &mut votes);
    tagged(f, names, scene, records, &mut votes);
    for (who, gender) in &scene.shown {
        votes.add(*who, *gender, SHOWN);
    }
    decide(scene, votes);
}

/// The votes of the pronouns in the narration.
fn narrated(f: &Frame<'_, '_>, scene: &Scene, records: &[Record], votes: &mut Votes) {
    // `Lund frowned. He had heard of it.`, `Lund shut his eyes`: one person, one pronoun after it.
    // So it is after `said Lund`.
    let sources = records.iter().filter_map(|r| r.report.source.as_ref());
    let said: FxHashSet<usize> = sources.flat_map(|s| s.clone().take(SOURCE)).collect();
    let mut last: Option<Ref> = None;
    let mut several = false;
    for r in &scene.refs {
        let far = last.is_some_and(|l| r.unit > l.unit + 1);
        match (r.who, r.pronoun, last) {
            // `Lund, the pilot, shut his eyes`
            (Some(who), _, Some(l)) if l.who == Some(who) && l.unit == r.unit => {
                let subject = l.subject || r.subject;
                last = Some(Ref { subject, ..l });
            }
            // `Lund gave him a look`: somebody else.
            (None, Some(_), Some(l)) if l.subject && l.unit == r.unit && f.is(r.item, "him") => {}
            (Some(who), _, _) => {
                several = last.is_some_and(|l| l.unit == r.unit && l.who != Some(who));
                last = Some(*r);
            }
            (None, Some(gender), Some(l)) if !far => {
                let same = l.unit == r.unit;
                // `Mr. Roff, whose boat she mends`: another subject in the same sentence is somebody else.
                // `Lund stopped before he saw it`, `Lund rowed as well as he might`: the same again.
                let as_he = |i: usize| i > 1 && f.is(i, "as") && f.is(i - 2, "as");
                let again = same
                    && r.subject
                    && r.item > 0
                    && (f.is_one_of(r.item - 1, &["after", "before", "till", "until"])
                        || as_he(r.item - 1));
                let himself = (r.subject != same || again) && (!same || !several);
                let named = l.who.is_some_and(|who| scene.people[who].entity.is_some());
                let acts = l.subject || named && said.contains(&l.item);
                if let (Some(who), true, true) = (l.who, himself, acts) {
                    if r.subject {
                        votes.surely(who, gender, 2.0);
                    } else {
                        votes.add(who, gender, 0.5);
                    }
                }
                last = None;
            }
            _ => {}
        }
    }
}

/// The votes of the pronouns in tags.
fn tagged(
    f: &Frame<'_, '_>,
    names: &[Linked],
    scene: &mut Scene,
    records: &[Record],
    votes: &mut Votes,
) {
    // `"No," said Lund. "Not today," he added.`
    let mut before: Option<(usize, usize, Who)> = None;
    for record in records.iter().filter(|r| is_turn(r)) {
        let Some(items) = &record.report.source else {
            continue;
        };
        let unit = record.report.unit;
        let paragraph = f.units.get(unit).map_or(0, |u| u.paragraph);
        match read(f, names, items) {
            Reading::Names(found) => {
                before = found
                    .first()
                    .and_then(|n| scene.known(names[*n].entity))
                    .map(|who| (paragraph, unit, who));
                // `the Grumbler said to itself`: no he and no she.
                let itself = record.report.cue.as_ref().is_some_and(|cue| {
                    let next = cue.end + usize::from(f.is(cue.end, "to"));
                    f.is(next, "itself")
                });
                if let (true, Some((.., who))) = (itself, before) {
                    scene.people[who].neuter = true;
                }
            }
            Reading::Pronoun(Pronoun::Third(gender)) => {
                let near = before.filter(|(p, u, _)| *p == paragraph && unit <= u + NEAR);
                if let Some((.., who)) = near {
                    before = Some((paragraph, unit, who));
                    votes.surely(who, gender, 3.0);
                }
            }
            _ => before = None,
        }
    }
}

/// Counts the votes.
fn decide(scene: &mut Scene, votes: Votes) {
    for (one, (male, female)) in scene.people.iter_mut().zip(votes.sure) {
        // `Beverley drew up his chair. He …`, time and again: whatever the list of given names says.
        let wrong = |own: f32, other: f32| other >= SURE && other >= 4.0 * own;
        match one.gender.filter(|_| one.listed) {
            Some(Gender::Male) if wrong(male, female) => one.gender = Some(Gender::Female),
            Some(Gender::Female) if wrong(female, male) => one.gender = Some(Gender::Male),
            _ => {}
        }
    }
    for (one, (male, female)) in scene.people.iter_mut().zip(votes.all) {
        // Two to one, and more than one vote; of somebody seldom met one is all there is.
        let seldom = one.mentions < SELDOM && (male == 0.0 || female == 0.0);
        let needed = if seldom { 0.5 } else { 2.0 };
        if one.gender.is_none() && male + female >= needed {
            if male >= 2.0 * female {
                one.gender = Some(Gender::Male);
            } else if female >= 2.0 * male {
                one.gender = Some(Gender::Female);
            }
        }
    }
}
