//! Whom the pronouns of a story's narration stand for, as far as the narration shows it.
//!
//! Everybody brought up has a weight that fades from sentence to sentence; a pronoun is the heaviest
//! that agrees, and keeps that one in mind (after Lappin and Leass, 1994).

use super::scene::{Scene, Who};
use crate::attribution::syntax::frame::Frame;
use rustc_hash::FxHashSet;

/// How much of a weight is left one unit later, as for the resolver.
const FADE: f32 = 0.77;
/// People kept in mind.
const MINDED: usize = 8;
/// Below this nobody is meant.
const LEAST: f32 = 0.15;

/// Somebody in mind: the weight when last brought up, and in which unit that was.
#[derive(Clone, Copy)]
struct Minded {
    who: Who,
    weight: f32,
    unit: usize,
}

impl Minded {
    fn at(&self, unit: usize) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "a weight has faded long before")]
        let far = unit.saturating_sub(self.unit).min(40) as f32;
        self.weight * FADE.powf(far)
    }
}

/// Says of each pronoun whom it stands for; `tags` are the items of sources, which the conversation decides.
pub(crate) fn follow(f: &Frame<'_, '_>, scene: &mut Scene, tags: &FxHashSet<usize>) {
    let mut minded: Vec<Minded> = Vec::with_capacity(MINDED);
    for i in 0..scene.refs.len() {
        let r = scene.refs[i];
        // `Ruth's face grew dark`: what opens a sentence is what it is about.
        let topic = r.subject || f.units[r.unit].start == r.item;
        let (who, weight) = match (r.who, r.pronoun) {
            (Some(who), _) if scene.people[who].person => (who, if topic { 1.0 } else { 0.5 }),
            (None, Some(gender)) => {
                let likely = |m: &Minded| match scene.people[m.who].gender {
                    Some(own) if own == gender => m.at(r.unit),
                    Some(_) => 0.0,
                    None => m.at(r.unit) * 0.4,
                };
                let best = minded
                    .iter()
                    .map(|m| (likely(m), m.who))
                    .max_by(|a, b| a.0.total_cmp(&b.0));
                let Some((_, who)) = best.filter(|(weight, _)| *weight > LEAST) else {
                    continue;
                };
                scene.refs[i].stands = Some(who);
                if tags.contains(&r.item) {
                    continue;
                }
                (who, if topic { 0.8 } else { 0.3 })
            }
            _ => continue,
        };
        if let Some(m) = minded.iter_mut().find(|m| m.who == who) {
            m.weight = m.at(r.unit) + weight;
            m.unit = r.unit;
            continue;
        }
        let new = Minded {
            who,
            weight,
            unit: r.unit,
        };
        if minded.len() < MINDED {
            minded.push(new);
        } else if let Some(least) = minded
            .iter_mut()
            .min_by(|a, b| a.at(r.unit).total_cmp(&b.at(r.unit)))
        {
            *least = new;
        }
    }
}
