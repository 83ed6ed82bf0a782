//! Descriptions of bodies: `the company`, `the court`, `the agency`.
//!
//! A body goes by a noun of its own name, or by what the text has called it. A general noun (`the company`)
//! can also mean a body whose name does not say what it is, but never one whose name says something else.

use super::nominal::{HOLDERS, role_has};
use super::resolver::Resolver;
use crate::attribution::people::source::Nominal;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{Entity, EntityKind, folds_to};
use crate::lexicon::{BODIES, Sense};
use crate::text::EntityId;

/// What a noun or a name says a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Business,
    Office,
    School,
    Society,
    Press,
    Other,
}

impl Resolver<'_, '_, '_> {
    /// The body lately named whose name has the noun, or that can be one.
    pub(crate) fn body_description(
        &self,
        nominal: &Nominal,
        head: &str,
        unit: usize,
    ) -> Option<EntityId> {
        let salient: Vec<EntityId> = self.salient(unit).iter().map(|(id, _)| *id).collect();
        let modifiers = self.modifiers(nominal);
        let called = self.called_so(&salient, head, &modifiers);
        // `his organization` is his, not the body lately named.
        if called.is_some() || nominal.owner.is_some() {
            return called;
        }
        if modifiers.is_empty() {
            return is_general(self.f, head)
                .then(|| self.any_body(&salient, head))
                .flatten();
        }
        // `the Bank of Tolland … the central bank`: a small word more, where one body only has the noun in its name.
        let contrasts = |m: &String| {
            matches!(
                m.as_str(),
                "another" | "different" | "new" | "other" | "rival" | "second"
            )
        };
        let small = (nominal.items.start + 1..nominal.head).all(|i| !self.f.capital(i));
        if !small || modifiers.iter().any(contrasts) {
            return None;
        }
        let noun = |id: &&EntityId| {
            self.entity(**id)
                .is_some_and(|e| can_be_body(e) && has_noun(e, head))
        };
        let mut of_noun = salient.iter().filter(noun);
        let one = of_noun.next();
        one.copied().filter(|_| of_noun.next().is_none())
    }

    /// The body whose name or role has the noun and all that stands before it: `the rowing club`, of the *Kestrel Rowing
    /// Club*.
    fn called_so(
        &self,
        salient: &[EntityId],
        head: &str,
        modifiers: &[String],
    ) -> Option<EntityId> {
        let says = |e: &Entity| {
            let name = e.name.to_lowercase();
            let named = has_noun(e, head) && modifiers.iter().all(|m| name.contains(m.as_str()));
            let called = e
                .roles
                .iter()
                .any(|role| role_has(role, head) && modifiers.iter().all(|m| role_has(role, m)));
            can_be_body(e) && (named || called)
        };
        let fits = |id: &EntityId| self.entity(*id).is_some_and(says);
        salient.iter().copied().find(fits).or_else(|| {
            let by_word = self.table.with_word(head).iter().rev().take(HOLDERS);
            let by_role = self.table.with_role(head).iter().rev().take(HOLDERS);
            by_word.chain(by_role).copied().find(fits)
        })
    }

    /// The body lately named that a noun can mean which fits most: `Brandl Freight … The company`.
    fn any_body(&self, salient: &[EntityId], head: &str) -> Option<EntityId> {
        let can_be = |e: &Entity| e.kind == EntityKind::Body && is_named_as(&e.name, head);
        // `the newspaper` is the Leith Herald, not a company named after it.
        let press = sort(head) == Some(Sort::Press);
        let of_press =
            |e: &Entity| press && can_be(e) && sorts(&e.name).any(|it| it == Sort::Press);
        // Of people the text would have told more.
        let thing = |e: &Entity| {
            e.kind == EntityKind::Unknown
                && e.gender.is_none()
                && e.titles.is_empty()
                && e.roles.is_empty()
        };
        let find = |holds: &dyn Fn(&Entity) -> bool| {
            let mut ids = salient.iter().copied();
            ids.find(|id| self.entity(*id).is_some_and(holds))
        };
        find(&of_press)
            .or_else(|| find(&can_be))
            .or_else(|| find(&thing))
    }
}

/// Whether it is no person, place or document for certain.
fn can_be_body(e: &Entity) -> bool {
    matches!(e.kind, EntityKind::Body | EntityKind::Unknown)
}

/// Whether the name, of several words, has the noun: *Kestrel Rowing Club*, of `the club`.
fn has_noun(e: &Entity, head: &str) -> bool {
    e.name.contains(' ')
        && e.name
            .to_lowercase()
            .split_whitespace()
            .any(|w| folds_to(w, head))
}

/// Whether the noun says little of what the body is.
fn is_general(f: &Frame<'_, '_>, head: &str) -> bool {
    f.words.lexicon().look_up(head).sense.any(Sense::ANY_BODY)
}

/// Whether a body of this name can be called by the general noun `head`: `the company` is not St. Brigid's Hospital.
fn is_named_as(name: &str, head: &str) -> bool {
    let Some(noun) = sort(head) else { return true };
    let mut said = sorts(name).peekable();
    said.peek().is_none()
        || said.any(|sort| {
            sort == noun
                || matches!(
                    (noun, sort),
                    (Sort::Society, Sort::School | Sort::Business) | (Sort::Press, Sort::Business)
                )
        })
}

/// What the words of a name say of the body.
fn sorts(name: &str) -> impl Iterator<Item = Sort> + '_ {
    name.split_whitespace()
        .filter_map(|word| sort(&word.trim_end_matches(['.', ',']).to_lowercase()))
}

fn sort(word: &str) -> Option<Sort> {
    Some(match BODIES.of(word)? {
        "business" => Sort::Business,
        "office" => Sort::Office,
        "school" => Sort::School,
        "society" => Sort::Society,
        "press" => Sort::Press,
        _ => Sort::Other,
    })
}
