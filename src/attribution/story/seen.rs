//! What a turn rule sees: a turn with those around it, one person, and what is asked of who spoke before.

use super::place::Place;
use super::scene::{Scene, Somebody, Who};
use super::tagged::Age;
use crate::entity::Gender;
use std::cell::Cell;
use std::ops::Deref;

/// A turn with those around it.
pub(crate) struct Turn<'x> {
    pub(super) here: &'x Place,
    pub(super) places: &'x [Place],
    /// Index of `here`.
    pub(super) at: usize,
    /// The turns before and after in the same scene.
    pub(super) previous: Option<&'x Place>,
    pub(super) next: Option<&'x Place>,
    /// Paragraphs between the turn before and this one, and between this one and the next; 0 in the same.
    pub(super) gap: usize,
    pub(super) next_gap: usize,
    pub(super) people: &'x [Somebody],
    pub(super) narrator: Option<Who>,
    /// How far the text is one that names its speakers: near 1 for a novel, near 0 for a few lines.
    pub(super) tagged: f32,
}

/// Where there is no turn before or after.
const FAR: usize = 99;

impl<'x> Turn<'x> {
    pub(super) fn new(places: &'x [Place], at: usize, scene: &'x Scene, tagged: f32) -> Self {
        let here = &places[at];
        let beside = |i: usize| places.get(i).filter(|p| p.scene == here.scene);
        let (previous, next) = (beside(at.wrapping_sub(1)), beside(at + 1));
        let gap = |a: &Place, b: &Place| b.paragraph.saturating_sub(a.last_paragraph);
        Self {
            here,
            places,
            at,
            previous,
            next,
            gap: previous.map_or(FAR, |p| gap(p, here)),
            next_gap: next.map_or(FAR, |p| gap(here, p)),
            people: &scene.people,
            narrator: scene.narrator,
            tagged,
        }
    }
}

/// What a turn rule sees: a turn, who spoke before it, and one person.
pub(crate) struct Seen<'x> {
    turn: &'x Turn<'x>,
    pub(super) who: Who,
    /// What the speakers of the turns before are to this person.
    past: Past,
    /// Whether a rule has looked at the past.
    looked: Cell<bool>,
}

impl<'x> Deref for Seen<'x> {
    type Target = Turn<'x>;

    fn deref(&self) -> &Turn<'x> {
        self.turn
    }
}

/// All that a rule may ask of the speakers of the turns before: histories that are alike in it weigh alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Past {
    /// How many turns ago this person spoke, the one before being 0.
    ago: Option<usize>,
    /// The last speaker but the one of the turn before, with how many paragraphs up that was.
    other: Option<(Who, usize)>,
    /// Whether somebody whom the turn before calls by name has spoken lately, and the same of the turn after.
    called: [bool; 2],
    /// How many turns are remembered.
    turns: usize,
}

/// Turns back in which somebody called by name has spoken lately.
const LATELY: usize = 6;

impl Past {
    /// Of the speakers of the turns before, latest first; nobody's in particular.
    pub(super) fn new(turn: &Turn<'_>, spoken: &[Who]) -> Self {
        let lately = &spoken[..spoken.len().min(LATELY)];
        let called = |place: &Place| place.called.iter().any(|who| lately.contains(who));
        Self {
            ago: None,
            other: other(turn, spoken),
            called: [turn.previous, turn.next].map(|place| place.is_some_and(called)),
            turns: spoken.len(),
        }
    }

    /// The same for one person.
    pub(super) fn of(self, spoken: &[Who], who: Who) -> Self {
        Self {
            ago: spoken.iter().position(|w| *w == who),
            ..self
        }
    }
}

/// See [`Past::other`].
fn other(turn: &Turn<'_>, spoken: &[Who]) -> Option<(Who, usize)> {
    let last = *spoken.first()?;
    let back = spoken.iter().take(8).position(|who| *who != last)?;
    let place = &turn.places[turn.at.checked_sub(back + 1)?];
    let up = turn.here.paragraph.saturating_sub(place.last_paragraph);
    (place.scene == turn.here.scene).then_some((spoken[back], up))
}

impl<'x> Seen<'x> {
    pub(super) fn new(turn: &'x Turn<'x>, past: Past, who: Who) -> Self {
        Self {
            turn,
            who,
            past,
            looked: Cell::new(false),
        }
    }

    /// Whether the past is this one.
    pub(super) fn after(&self, past: &Past) -> bool {
        self.past == *past
    }

    /// Whether a rule has asked who spoke before since this was last called.
    pub(super) fn looked_back(&self) -> bool {
        self.looked.take()
    }

    fn past(&self) -> Past {
        self.looked.set(true);
        self.past
    }

    /// Whether this person spoke in one of so many turns before.
    pub(super) fn spoke_in(&self, turns: usize) -> bool {
        self.past().ago.is_some_and(|ago| ago < turns)
    }

    pub(super) fn person(&self) -> &Somebody {
        &self.people[self.who]
    }

    /// The last speaker but the one of the turn before, with how many paragraphs up that was.
    pub(super) fn other(&self) -> Option<(Who, usize)> {
        self.past().other
    }

    /// Whether this person spoke in the last turns; little where there have been few of them.
    pub(super) fn took_part(&self, turns: usize) -> f32 {
        let past = self.past();
        let turns = past.turns.min(turns);
        let ago = past.ago.filter(|ago| *ago < turns);
        let part = match ago.and_then(|ago| self.places.get(self.at.checked_sub(ago + 1)?)) {
            Some(place) if place.scene == self.here.scene => 1.0,
            // Who spoke in the scene before may be gone.
            Some(_) => 0.7,
            None => 0.0,
        };
        #[allow(clippy::cast_precision_loss, reason = "a handful of turns")]
        let sure = (turns.saturating_sub(1) as f32 / 4.0).min(1.0);
        part * sure
    }

    /// How far this person is called by name in the turn before (0) or after (1); a namesake by title may
    /// be the one meant if the other has not spoken here.
    pub(super) fn called(&self, side: usize) -> f32 {
        match [self.previous, self.next][side] {
            Some(turn) if turn.called.contains(&self.who) => 1.0,
            Some(turn)
                if turn.called_perhaps.contains(&self.who)
                    && self.spoke_in(LATELY)
                    && !self.past().called[side] =>
            {
                1.2
            }
            _ => 0.0,
        }
    }

    /// How far a turn speaks to somebody of this person's gender.
    pub(super) fn spoken_to(&self, turn: Option<&Place>) -> f32 {
        let Some(to) = turn.and_then(|p| p.spoken_to) else {
            return 0.0;
        };
        let sure = if to.polite { 1.0 } else { 0.4 };
        to.gender.map_or(0.0, |g| self.gender(g) * sure)
    }

    /// 1 where what says somebody's age fits this person, -1 where it does not.
    pub(super) fn age(&self, age: Option<Age>) -> f32 {
        // `Widow Orne` is no *Mrs.*, and no girl either.
        if self.person().office {
            return 0.0;
        }
        match (age, self.person().titled, self.person().entity) {
            (Some(Age::Grown), true, _) | (Some(Age::Young), false, Some(_)) => 1.0,
            (Some(Age::Grown), false, Some(_)) | (Some(Age::Young), true, _) => -1.0,
            _ => 0.0,
        }
    }

    /// Whether this person has gone out since they last spoke, and has not come up again.
    pub(super) fn gone(&self) -> bool {
        let Some((_, unit)) = self.here.gone.iter().find(|(who, _)| *who == self.who) else {
            return false;
        };
        let spoke = self
            .past()
            .ago
            .and_then(|ago| self.places.get(self.at.checked_sub(ago + 1)?));
        let seen = self.here.near(self.who).map(|near| near.distance);
        #[allow(clippy::cast_precision_loss, reason = "a small count")]
        let since = self.here.first.saturating_sub(*unit) as f32;
        spoke.is_none_or(|place| place.first < *unit) && seen.is_none_or(|seen| seen >= since)
    }

    /// Whether this person is talked of in one of the turns around, the one before aside.
    pub(super) fn talked_of(&self) -> bool {
        let around = self.at.saturating_sub(AROUND)..(self.at + AROUND + 1).min(self.places.len());
        around
            .filter(|i| *i != self.at && i + 1 != self.at)
            .map(|i| &self.places[i])
            .any(|p| p.scene == self.here.scene && p.named.contains(&self.who))
    }

    /// Whether this person is the *her* of `said her aunt`: in mind, or the last to speak.
    pub(super) fn possesses(&self) -> bool {
        let own = |gender| self.person().gender.is_none_or(|g| g == gender);
        self.here.possessor.is_some_and(own)
            && (self.here.stands == Some(self.who) || self.spoke_before())
    }

    pub(super) fn spoke_before(&self) -> bool {
        self.spoke_in(1)
    }

    /// 1 where the gender is this person's, -1 where it is not, 0 where that is not known.
    pub(super) fn gender(&self, gender: Gender) -> f32 {
        match self.person().gender {
            Some(own) if own == gender => 1.0,
            Some(_) => -1.0,
            None => 0.0,
        }
    }
}

/// Turns on either side in which somebody talked of is looked for.
const AROUND: usize = 4;
