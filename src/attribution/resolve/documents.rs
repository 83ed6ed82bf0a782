//! Documents that speak: `the statement said` is said by whoever made the statement.

use super::resolver::Resolver;
use crate::attribution::people::linked::names_in;
use crate::attribution::people::source::{Nominal, Reading, read};
use crate::attribution::record::group::Record;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{EntityKind, fold_word, folds_to};
use crate::lexicon::{Form, Sense, Tag, WordClass};
use crate::text::EntityId;
use std::ops::Range;

/// How many units back a document may have been brought in.
const BACK: usize = 14;
/// How long a participle clause that tells its maker is at most, in items.
const NEAR: usize = 14;

impl Resolver<'_, '_, '_> {
    /// Whoever made the document, when the text says who.
    pub(crate) fn document_owner(
        &mut self,
        record: &Record,
        nominal: &Nominal,
        head: &str,
        unit: usize,
    ) -> Vec<EntityId> {
        if let Some(owner) = nominal.owner.clone() {
            return self
                .owner(record, &owner, unit)
                .map(|(id, _)| id)
                .into_iter()
                .collect();
        }
        if let Some(maker) = self.maker_after(nominal.head, self.reduced_clause(nominal.items.end))
        {
            return vec![maker];
        }
        let low = unit.saturating_sub(BACK);
        // `said the harbour master in a statement`, `wrote` before `the letter`.
        let f = self.f;
        for stated in self.stated.iter().rev().take(2 * BACK) {
            if stated.unit < low {
                break;
            }
            let range = f.units[stated.unit].range();
            let medium = said_in(f, &(stated.cue..range.end.min(nominal.items.start)), head)
                || f.is(range.start, "in") && said_in(f, &(range.start..stated.cue), head);
            let written = stated.cue > 0 && wrote(f, stated.cue - 1) && is_writing(f, head);
            if (medium || written) && !stated.who.is_empty() {
                return stated.who.clone();
            }
        }
        for u in (low..=unit).rev() {
            let range = f.units[u].range();
            let at = range
                .clone()
                .take_while(|i| *i < nominal.items.start)
                .find(|i| {
                    *i != nominal.head && folds_to(f.str(*i), head)
                        || wrote(f, *i) && is_writing(f, head)
                });
            if let Some(at) = at {
                if wrote(f, at) {
                    if let Some(subject) = f.subject_before(at, range.start) {
                        if let Reading::Names(names) = read(f, self.names, &subject) {
                            return names.iter().map(|n| self.names[*n].entity).collect();
                        }
                    }
                    continue;
                }
                let found = self.brought_in(record, u, at, range);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// A document brought in with its maker: `a statement from X`, `a report released by X`.
    pub(crate) fn new_document(&mut self, nominal: &Nominal) -> Option<EntityId> {
        let end = self.reduced_clause(nominal.items.end);
        self.maker_after(nominal.head, end)
            .or_else(|| self.described_maker(nominal.head, end))
    }

    /// `an e-mail from the headmaster to all staff`, `a transcript released by the court`
    fn described_maker(&mut self, head: usize, end: usize) -> Option<EntityId> {
        let f = self.f;
        let by = (head + 1..end).find(|i| f.is_one_of(*i, &["by", "from"]))?;
        let joins = (head + 1..by).all(|i| {
            f.is_comma(i) || matches!(f.tag(i), Tag::Participle | Tag::Adverb | Tag::Finite)
        });
        let first = by + 1;
        let last = f.noun_phrase(first, end).filter(|last| *last > first)?;
        let class = f.class(last - 1);
        let person = class.any(WordClass::PERSON);
        let body = !person && class.any(WordClass::BODY);
        let owned = (first..last).any(|i| f.possessive(i) || f.class(i).any(WordClass::POSSESSIVE));
        if !joins || owned || !(person || body) || f.capital(last - 1) {
            return None;
        }
        let maker = Nominal {
            items: first..last,
            head: last - 1,
            definite: f.is(first, "the"),
            owner: None,
            gender: None,
            plural: class.any(WordClass::PLURAL),
        };
        let (unit, noun) = (f.unit_at(first), fold_word(f.str(last - 1)));
        let known = match (body, maker.definite && !maker.plural) {
            (_, false) => None,
            (true, _) => self.body_description(&maker, &noun, unit),
            (false, _) => self.role(&maker, &noun, unit),
        };
        known.or_else(|| {
            let kind = match (body, maker.plural) {
                (true, _) => EntityKind::Body,
                (false, true) => EntityKind::Group,
                (false, false) => EntityKind::Described,
            };
            let name = self.description(&maker);
            Some(self.described(&name, kind, None))
        })
    }

    /// Where the participle clause after the comma at `end` ends: `The report, released by X, …`.
    fn reduced_clause(&self, end: usize) -> usize {
        let f = self.f;
        let participle = f.is_comma(end) && f.verb(end + 1).form.any(Form::PARTICIPLE);
        if !participle {
            return end;
        }
        (end + 1..end + NEAR)
            .find(|i| f.is_comma(*i))
            .unwrap_or(end)
    }

    /// `a report by X`, `the letter from X`.
    fn maker_after(&self, head: usize, end: usize) -> Option<EntityId> {
        let by = (head + 1..end).find(|i| self.f.is_one_of(*i, &["by", "from"]))?;
        let name = names_in(self.f, self.names, &(by..end)).next()?;
        Some(self.names[name].entity)
    }

    /// Who made the document that unit `u` brings in at item `at`.
    fn brought_in(
        &mut self,
        record: &Record,
        u: usize,
        at: usize,
        range: Range<usize>,
    ) -> Vec<EntityId> {
        let f = self.f;
        if f.is_one_of(at + 1, &["by", "from"]) {
            if let Some(maker) = self.maker_after(at, range.end.min(at + 8)) {
                return vec![maker];
            }
        }
        let verb = range.clone().find(|i| f.finite(*i));
        let subject = verb.and_then(|v| f.subject_before(v, range.start));
        // `A draft survey of the dikes fills a shelf.`
        if let Some(subject) = subject.filter(|subject| subject.contains(&at)) {
            if let Reading::Nominal(inner) = read(f, self.names, &subject) {
                if inner.head == at && inner.owner.is_none() {
                    let name = self.description(&Nominal {
                        items: inner.items.start..inner.head + 1,
                        ..inner
                    });
                    return vec![self.described(&name, EntityKind::Document, None)];
                }
            }
            return Vec::new();
        }
        // `The port released a statement`: its subject, if only modifiers stand between.
        let verb = (range.start..at)
            .rev()
            .take(6)
            .take_while(|i| f.is_word(*i))
            .find(|i| f.verb(*i).form != Form::NONE && f.finite(*i));
        let Some(verb) = verb.filter(|v| makes(f, *v)) else {
            return Vec::new();
        };
        let Some(subject) = f.subject_before(verb, range.start) else {
            return Vec::new();
        };
        match read(f, self.names, &subject) {
            Reading::Names(names) => names.iter().map(|n| self.names[*n].entity).collect(),
            reading => self.answer(record, &reading, u, &subject).entities,
        }
    }
}

fn makes(f: &Frame<'_, '_>, verb: usize) -> bool {
    f.sense(verb).any(Sense::ISSUES)
}

fn wrote(f: &Frame<'_, '_>, i: usize) -> bool {
    f.is_one_of(i, &["wrote", "written", "writes", "writing"])
}

fn is_writing(f: &Frame<'_, '_>, head: &str) -> bool {
    f.words.lexicon().look_up(head).sense.any(Sense::WRITING)
}

/// `in a statement`, `via a spokesman's email`: whether these items name the document as the medium.
fn said_in(f: &Frame<'_, '_>, items: &Range<usize>, head: &str) -> bool {
    items
        .clone()
        .take(24)
        .filter(|i| folds_to(f.str(*i), head))
        .any(|at| {
            (items.start..at)
                .rev()
                .take(5)
                .take_while(|i| f.is_word(*i) && !f.finite(*i))
                .any(|i| {
                    f.class(i).any(WordClass::PREPOSITION)
                        && f.is_one_of(i, &["in", "on", "via", "through", "by", "with"])
                })
        })
}
