//! Whom a relation or a title means among the people of a story: *her father*, *the parson*.

use crate::entity::{Entity, EntityTable, Gender, fold_word};
use crate::lexicon::Sense;
use crate::text::EntityId;
use rustc_hash::FxHashMap;

/// The surnames and titles that the names of a story show.
#[derive(Debug, Default)]
pub(crate) struct Families {
    /// Surname, whether it is addressed as a wife, and as the head of a family.
    people: FxHashMap<EntityId, (String, bool, bool)>,
    by_surname: FxHashMap<String, Vec<EntityId>>,
    by_title: FxHashMap<String, Vec<EntityId>>,
    gender: FxHashMap<EntityId, Gender>,
}

/// Whether it is addressed by a title of this sense.
fn titled(table: &EntityTable, one: &Entity, sense: Sense) -> bool {
    let lexicon = table.lexicon();
    one.titles
        .iter()
        .any(|title| lexicon.look_up(title).sense.any(sense))
}

/// The surname that a name shows: its last word, if others or a title stand before it; `grown` if that is one of the
/// grown.
fn surname(one: &Entity, grown: bool) -> Option<String> {
    let titled = grown || one.titles.iter().any(|t| t == "miss");
    // Somebody handed in by the given name: `Edda`, whom the text calls *Edda Orne* too.
    let given = |name: &&String| {
        let mut words = name.split_whitespace();
        words.next() == Some(&one.name) && words.next().is_some()
    };
    let full = one.aliases.iter().find(given);
    let mut words = full.unwrap_or(&one.name).split_whitespace();
    let last = words.next_back()?;
    (titled || words.next().is_some())
        .then(|| fold_word(last))
        .filter(|w| w.chars().all(char::is_alphabetic))
}

impl Families {
    pub(crate) fn new(table: &EntityTable, people: impl Iterator<Item = EntityId>) -> Self {
        let mut out = Self::default();
        for id in people {
            let Some(one) = table.get(id).filter(|e| e.is_named()) else {
                continue;
            };
            let wife = titled(table, one, Sense::WIFE);
            let master = titled(table, one, Sense::MASTER);
            if let Some(surname) = surname(one, wife || master) {
                out.by_surname.entry(surname.clone()).or_default().push(id);
                out.people.insert(id, (surname, wife, master));
                if let Some(gender) = one.gender {
                    out.gender.insert(id, gender);
                }
            }
            for title in &one.titles {
                // `the doctor` is *Dr. Rao*.
                let title = if title == "dr" { "doctor" } else { title };
                out.by_title.entry(title.to_owned()).or_default().push(id);
            }
        }
        out
    }

    /// The relation `noun` of `owner`: `her father` is the *Mr.* of her surname.
    pub(crate) fn relation(&self, owner: Option<EntityId>, noun: &str) -> Option<EntityId> {
        if let "daughter" | "son" = noun {
            let gender = if noun == "son" {
                Gender::Male
            } else {
                Gender::Female
            };
            return self.child(owner?, gender);
        }
        let man = match noun {
            "father" | "husband" | "papa" => true,
            "lady" | "mama" | "mamma" | "mother" | "wife" => false,
            "aunt" | "uncle" => return self.only(noun),
            "auntie" => return self.only("aunt"),
            _ => return None,
        };
        let owner = owner?;
        let (surname, wife, master) = self.people.get(&owner)?;
        // `her mother` of a Mrs. Orne is no Mrs. Orne, and a Miss Orne has no husband.
        let wrong = match noun {
            "husband" => !wife,
            "lady" | "wife" => !master,
            _ => *wife,
        };
        if wrong {
            return None;
        }
        let mut found = self.of_surname(surname).iter().filter(|id| {
            let (_, wife, master) = &self.people[id];
            **id != owner && if man { *master } else { *wife }
        });
        let first = found.next()?;
        found.next().is_none().then_some(*first)
    }

    /// The one son or daughter: who has the surname and no title of the grown.
    fn child(&self, owner: EntityId, gender: Gender) -> Option<EntityId> {
        let (surname, wife, master) = self.people.get(&owner)?;
        let mut found = self.of_surname(surname).iter().filter(|id| {
            let (_, wife, master) = &self.people[id];
            **id != owner && !wife && !master && self.gender.get(id) == Some(&gender)
        });
        let first = found.next().filter(|_| *wife || *master)?;
        found.next().is_none().then_some(*first)
    }

    /// The one person who bears a title: *the parson*.
    pub(crate) fn only(&self, title: &str) -> Option<EntityId> {
        match self.by_title.get(title)?.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Those who share a surname with `one`, called by title and surname.
    pub(crate) fn namesakes(&self, one: EntityId) -> &[EntityId] {
        self.people
            .get(&one)
            .map_or(&[], |(surname, _, _)| self.of_surname(surname))
    }

    fn of_surname(&self, surname: &str) -> &[EntityId] {
        self.by_surname.get(surname).map_or(&[], Vec::as_slice)
    }
}
