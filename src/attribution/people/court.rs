//! What a report from a court shows: who pleads for somebody, and who stands accused.

use super::linked::Linked;
use crate::entity::{EntityKind, EntityTable};
use crate::lexicon::{Sense, WordClass, Words};

/// How far behind a name its verb may stand, in tokens: `Otto Feld, 40, of Quay Road, Leith, denies theft`.
const FAR: usize = 16;

/// Reads them into the table, where the text speaks of a defendant or of who prosecutes.
pub(super) fn read(words: &Words<'_>, names: &[Linked], table: &mut EntityTable) {
    let court = words.text.contains("efendant") || words.text.contains("rosecut");
    if !court {
        return;
    }
    for name in names
        .iter()
        .filter(|name| !name.boilerplate && !name.quoted)
    {
        let person = |kind| matches!(kind, EntityKind::Person | EntityKind::Unknown);
        if !table.get(name.entity).is_some_and(|e| person(e.kind)) {
            continue;
        }
        let role = if pleads_for(words, name) {
            "barrister"
        } else if stands_accused(words, name) {
            "defendant"
        } else {
            continue;
        };
        table.add_role(name.entity, role.to_owned());
    }
}

/// `Ada Quill KC`, `Ada Quill, prosecuting`, `Ada Quill, for the defence`
fn pleads_for(words: &Words<'_>, name: &Linked) -> bool {
    let end = name.token_end;
    let silk = |i: usize| matches!(words.str(i), "KC" | "QC" | "SC");
    let after = end + usize::from(words.mark(end, ',')) + usize::from(silk(end));
    let after = after + usize::from(words.mark(after, ','));
    silk(end)
        || silk(end - 1)
        || after > end
            && (words.is_one_of(
                after,
                &["defending", "mitigating", "prosecuting", "representing"],
            ) || words.is(after, "for")
                && words.is(after + 1, "the")
                && words.is_one_of(after + 2, &["crown", "defence", "defense", "prosecution"]))
}

/// `Otto Feld, 40, of Leith, denies theft`, `Feld pleaded guilty`: the first verb behind the name.
fn stands_accused(words: &Words<'_>, name: &Linked) -> bool {
    let pleads = |i: usize| {
        words
            .info
            .get(i)
            .is_some_and(|w| w.sense.any(Sense::PLEADS))
    };
    let verb = (name.token_end..name.token_end + FAR)
        .take_while(|i| {
            words
                .get(*i)
                .is_some_and(|t| matches!(t.mark, '\0' | ',' | '-'))
        })
        .find(|i| {
            let class = words.class(*i);
            pleads(*i)
                || class.any(
                    WordClass::BE
                        .with(WordClass::HAVE)
                        .with(WordClass::REPORTING),
                )
        });
    let verb = verb.map(|i| i + usize::from(words.class(i).any(WordClass::HAVE)));
    verb.is_some_and(pleads)
}
