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
        let salient = self.salient(unit);
        let modifiers = self.modifiers(nominal);
        let is_body = |e: &Entity| matches!(e.kind, EntityKind::Body | EntityKind::Unknown);
        let says = |e: &Entity| {
            let name = e.name.to_lowercase();
            let named = e.name.contains(' ')
                && name.split_whitespace().any(|w| folds_to(w, head))
                && modifiers.iter().all(|m| name.contains(m.as_str()));
            let called = e
                .roles
                .iter()
                .any(|role| role_has(role, head) && modifiers.iter().all(|m| role_has(role, m)));
            is_body(e) && (named || called)
        };
        let fits = |id: &EntityId| self.entity(*id).is_some_and(says);
        let named = salient.iter().map(|(id, _)| *id).find(|id| fits(id));
        let named = named.or_else(|| {
            let by_word = self.table.with_word(head).iter().rev().take(HOLDERS);
            let by_role = self.table.with_role(head).iter().rev().take(HOLDERS);
            by_word.chain(by_role).copied().find(|id| fits(id))
        });
        // `his organization` is his, not the body lately named.
        let owned = nominal.owner.is_some();
        // `the Bank of Tolland … the central bank`: a small word more, where one body only has the noun in its name.
        let contrasts = |m: &String| {
            matches!(
                m.as_str(),
                "another" | "different" | "new" | "other" | "rival" | "second"
            )
        };
        let small = (nominal.items.start + 1..nominal.head).all(|i| !self.f.capital(i));
        if named.is_none()
            && !owned
            && small
            && !modifiers.is_empty()
            && !modifiers.iter().any(contrasts)
        {
            let noun = |e: &Entity| {
                is_body(e)
                    && e.name.contains(' ')
                    && e.name
                        .to_lowercase()
                        .split_whitespace()
                        .any(|w| folds_to(w, head))
            };
            let mut of_noun = salient
                .iter()
                .map(|(id, _)| *id)
                .filter(|id| self.entity(*id).is_some_and(noun));
            let one = of_noun.next();
            return one.filter(|_| of_noun.next().is_none());
        }
        if named.is_some() || owned || !modifiers.is_empty() || !is_general(self.f, head) {
            return named;
        }
        let entity = |id: &EntityId| self.entity(*id);
        let ids = || salient.iter().map(|(id, _)| *id);
        // `Brandl Freight … The company`: of people the text would have told more.
        let thing = |e: &Entity| {
            e.kind == EntityKind::Unknown
                && e.gender.is_none()
                && e.titles.is_empty()
                && e.roles.is_empty()
        };
        let can_be = |e: &Entity| e.kind == EntityKind::Body && is_named_as(&e.name, head);
        // `the newspaper` is the Leith Herald, not a company named after it.
        let press = sort(head) == Some(Sort::Press);
        let of_press =
            |e: &Entity| press && can_be(e) && sorts(&e.name).any(|it| it == Sort::Press);
        ids()
            .find(|id| entity(id).is_some_and(of_press))
            .or_else(|| ids().find(|id| entity(id).is_some_and(can_be)))
            .or_else(|| ids().find(|id| entity(id).is_some_and(thing)))
    }
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
