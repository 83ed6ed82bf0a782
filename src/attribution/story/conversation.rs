//! Who speaks in a story, decided for whole conversations at once.
//!
//! Every quotation is a [`Place`](super::place::Place) with what stands around it. Those whose source is a name are
//! settled; for the others each of the people present is weighed by the [turn rules](super::turns),
//! which also look at who spoke before, so that one choice bears on the next. A beam search keeps
//! the best few histories and takes the best at the end.
//!
//! **Complexity:** linear; each place has at most [`CANDIDATES`] people and [`BEAM`] histories.

use super::candidates::{CANDIDATES, candidates};
use super::place::{Place, lay_out};
use super::scene::{Scene, Who};
use super::seen::{Past, Seen, Turn};
use super::tagged::Tag;
use super::turns::{SURE, TURN_RULES, TurnRule};
use crate::attribution::people::linked::Linked;
use crate::attribution::record::group::Record;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{EntityKind, EntityTable};
use crate::text::EntityId;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Histories kept.
const BEAM: usize = 12;
/// Turns remembered in a history.
const HISTORY: usize = 12;

/// The speaker of a record, and the rule that counted most.
pub(crate) struct Spoken {
    pub(crate) record: usize,
    pub(crate) who: Vec<Who>,
    pub(crate) rule: Option<&'static TurnRule>,
    /// How sure the choice is.
    pub(crate) confidence: f32,
}

/// The speakers of all turns of a story.
pub(crate) fn converse(
    f: &Frame<'_, '_>,
    names: &[Linked],
    table: &EntityTable,
    scene: &mut Scene,
    records: &[Record],
    off: &[&'static str],
) -> Vec<Spoken> {
    let places = lay_out(f, names, table, scene, records);
    let rules: Vec<&'static TurnRule> = TURN_RULES
        .iter()
        .filter(|rule| !off.contains(&rule.name))
        .collect();
    #[allow(clippy::cast_precision_loss, reason = "a count of tags")]
    let tags = scene.people.iter().map(|p| p.speaks as f32).sum::<f32>();
    let search = Search {
        tagged: tags / (tags + 20.0),
        places: &places,
        scene,
        rules: &rules,
    };
    search.run()
}

struct Search<'s> {
    places: &'s [Place],
    scene: &'s Scene,
    rules: &'s [&'static TurnRule],
    /// See [`Turn::tagged`].
    tagged: f32,
}

/// The latest speakers, latest first.
#[derive(Debug, Clone, Copy, Default)]
struct Spoke {
    who: [Who; HISTORY],
    len: usize,
}

impl Spoke {
    fn all(&self) -> &[Who] {
        &self.who[..self.len]
    }

    fn then(mut self, who: Who) -> Self {
        self.who.copy_within(..HISTORY - 1, 1);
        self.who[0] = who;
        self.len = (self.len + 1).min(HISTORY);
        self
    }
}

/// No choice is taken to be further ahead of the next than this.
const AHEAD: f32 = 9.0;

/// A history: its score, the latest speakers, and where the rest is found.
#[derive(Debug, Clone, Copy)]
struct Path {
    score: f32,
    spoke: Spoke,
    node: usize,
}

/// Who could speak at a turn, and what speaks for each of them after each of the histories before it.
#[derive(Default)]
struct Offer {
    who: Vec<Who>,
    weights: Vec<[f32; BEAM]>,
}

/// Who speaks a turn, after which of the histories before it.
#[derive(Debug, Clone, Copy, Default)]
struct Choice {
    who: Who,
    history: usize,
}

impl Search<'_> {
    /// What speaks for somebody at a turn, as it is seen after each of several histories, [`BEAM`] at most.
    ///
    /// A rule that did not look at the first history says the same of all others and is not asked again.
    fn weigh(&self, seen: &[Seen<'_>]) -> [f32; BEAM] {
        let mut sums = [0.0; BEAM];
        let Some((first, others)) = seen.split_first() else {
            return sums;
        };
        let kind = first.here.kind();
        for rule in self.rules {
            let weight = rule.weight[kind];
            if weight.abs() < f32::EPSILON {
                continue;
            }
            let term = weight * (rule.holds)(first);
            if first.looked_back() {
                sums[0] += term;
                for (sum, seen) in sums[1..].iter_mut().zip(others) {
                    *sum += weight * (rule.holds)(seen);
                }
            } else {
                for sum in &mut sums {
                    *sum += term;
                }
            }
        }
        sums
    }

    /// What speaks for each of the candidates at a turn, by history.
    fn weights(&self, at: usize, paths: &[Path], candidates: &[Who]) -> Vec<[f32; BEAM]> {
        let turn = &self.turn(at);
        let pasts = paths.iter().map(|path| Past::new(turn, path.spoke.all()));
        let pasts: Vec<Past> = pasts.collect();
        let mut seen: Vec<Seen<'_>> = Vec::with_capacity(BEAM);
        let weights = candidates.iter().map(|who| {
            // To one person most histories are alike.
            let mut alike = [0; BEAM];
            seen.clear();
            for ((path, past), alike) in paths.iter().zip(&pasts).zip(&mut alike) {
                let past = past.of(path.spoke.all(), *who);
                *alike = seen
                    .iter()
                    .position(|seen| seen.after(&past))
                    .unwrap_or(seen.len());
                if *alike == seen.len() {
                    seen.push(Seen::new(turn, past, *who));
                }
            }
            let sums = self.weigh(&seen);
            alike.map(|seen| sums[seen])
        });
        weights.collect()
    }

    fn turn(&self, at: usize) -> Turn<'_> {
        Turn::new(self.places, at, self.scene, self.tagged)
    }

    fn run(&self) -> Vec<Spoken> {
        // Nodes of the tree of histories: the node before, and the choice.
        let mut nodes: Vec<(usize, Choice)> = Vec::new();
        let mut paths = vec![Path {
            score: 0.0,
            spoke: Spoke::default(),
            node: usize::MAX,
        }];
        let mut offered: Vec<Offer> = Vec::with_capacity(self.places.len());
        for at in 0..self.places.len() {
            let histories = paths.iter().map(|path| path.spoke.all());
            let who = candidates(self.places, self.scene, at, histories);
            if who.is_empty() {
                // Nobody so far: the histories go on as they are.
                for path in &mut paths {
                    nodes.push((path.node, Choice::default()));
                    path.node = nodes.len() - 1;
                }
                offered.push(Offer::default());
                continue;
            }
            let weights = self.weights(at, &paths, &who);
            // A score, the history it goes on from, and who speaks now.
            let mut next: Vec<(f32, usize, Who)> = Vec::with_capacity(BEAM * CANDIDATES);
            for (history, path) in paths.iter().enumerate() {
                let scores = weights.iter().map(|weights| path.score + weights[history]);
                next.extend(scores.zip(&who).map(|(score, who)| (score, history, *who)));
            }
            // The best first; of equals the earlier. Few of them are looked at, so they are not all sorted.
            let ranks = next
                .iter()
                .enumerate()
                .map(|(i, n)| (rank(n.0), Reverse(i)));
            let mut best: BinaryHeap<(i32, Reverse<usize>)> = ranks.collect();
            // Histories that end alike have the same future: the best of them is enough.
            let mut kept: Vec<Path> = Vec::with_capacity(BEAM);
            while let Some((_, Reverse(index))) = best.pop() {
                let (score, history, who) = next[index];
                let path = &paths[history];
                // All histories are of one length.
                let tail = path.spoke.all();
                let tail = &tail[..tail.len().min(3)];
                let alike =
                    |k: &Path| k.spoke.who[0] == who && k.spoke.all()[1..].starts_with(tail);
                if kept.iter().any(alike) {
                    continue;
                }
                nodes.push((path.node, Choice { who, history }));
                kept.push(Path {
                    score,
                    spoke: path.spoke.then(who),
                    node: nodes.len() - 1,
                });
                if kept.len() == BEAM {
                    break;
                }
            }
            paths = kept;
            offered.push(Offer { who, weights });
        }
        let mut chosen = vec![Choice::default(); self.places.len()];
        let mut node = paths.first().map_or(usize::MAX, |p| p.node);
        for slot in chosen.iter_mut().rev() {
            if let Some((before, choice)) = nodes.get(node) {
                *slot = *choice;
                node = *before;
            }
        }
        self.explain(&chosen, &offered)
    }

    fn explain(&self, chosen: &[Choice], offered: &[Offer]) -> Vec<Spoken> {
        let mut out = Vec::with_capacity(chosen.len());
        for (at, place) in self.places.iter().enumerate() {
            let (choice, offer) = (chosen[at], &offered[at]);
            let who = match &place.tag {
                Tag::Settled(all) => all.clone(),
                Tag::Other => Vec::new(),
                _ if offer.who.is_empty() => Vec::new(),
                _ => vec![choice.who],
            };
            let mut rule = None;
            let mut ahead = AHEAD;
            if let (false, Some(best)) = (matches!(place.tag, Tag::Settled(_)), who.first()) {
                let weights = offer.weights.iter().map(|weights| weights[choice.history]);
                let (mine, others): (Vec<_>, Vec<_>) = offer
                    .who
                    .iter()
                    .zip(weights)
                    .partition(|(who, _)| *who == best);
                let rival = others.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
                if let (Some((_, mine)), Some((_, theirs))) = (mine.first(), rival) {
                    ahead = (mine - theirs).min(AHEAD);
                }
                let before = chosen[..at].iter().rev().take(HISTORY);
                let spoken: Vec<Who> = before.map(|choice| choice.who).collect();
                let turn = self.turn(at);
                let past = Past::new(&turn, &spoken);
                let see = |who: Who| Seen::new(&turn, past.of(&spoken, who), who);
                let kind = place.kind();
                let mine = see(*best);
                let theirs = rival.map(|(who, _)| see(*who));
                // The first rule of the table that speaks for the one chosen more than for the next;
                // or, where all of them speak for both alike, at all.
                let first = |against: Option<&Seen<'_>>| {
                    self.rules.iter().find(|rule| {
                        let against = against.map_or(0.0, |t| (rule.holds)(t));
                        rule.weight[kind] * ((rule.holds)(&mine) - against) > 0.01
                    })
                };
                rule = first(theirs.as_ref()).or_else(|| first(None)).copied();
            }
            out.push(Spoken {
                record: place.record,
                who,
                rule,
                confidence: 1.0 / (1.0 + (-SURE[0] - SURE[1] * ahead).exp()),
            });
        }
        out
    }
}

/// A number that orders as [`f32::total_cmp`] orders scores.
fn rank(score: f32) -> i32 {
    let bits = i32::from_ne_bytes(score.to_ne_bytes());
    // Below zero the larger the bits, the less the number.
    if bits < 0 { bits ^ i32::MAX } else { bits }
}

/// The entity of somebody, made now if so far only described.
pub(crate) fn entity_of(scene: &mut Scene, table: &mut EntityTable, who: Who) -> EntityId {
    if let Some(id) = scene.people[who].entity {
        return id;
    }
    let one = scene.people[who].clone();
    let owner = one
        .owner
        .and_then(|o| scene.people[o].entity)
        .and_then(|id| table.get(id))
        .map(|e| e.name.clone());
    let name = match owner {
        Some(owner) => format!("{owner}'s {}", one.description),
        None => one.description.clone(),
    };
    let mut entity = crate::entity::Entity::new(name, EntityKind::Described);
    entity.gender = one.gender;
    entity.roles.push(one.description.to_lowercase());
    let id = table.push(entity);
    scene.people[who].entity = Some(id);
    id
}
