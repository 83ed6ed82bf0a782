//! A table as rows of plain data, and back: beside each entity what linking knows of it.
//!
//! Who was spoken of last, and which names were met in what form, decides what an ambiguous name means in the next
//! text; so a table read back answers as the one written down. A row with nothing but an entity will do: its forms
//! are then made of its names.

use super::alias::NameParts;
use super::{Entity, EntityTable};
use crate::error::Error;
use crate::text::EntityId;
use std::sync::Arc;

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(super) struct Saved {
    #[cfg_attr(feature = "serde", serde(flatten))]
    entity: Entity,
    /// When it was last mentioned, counted in mentions.
    #[cfg_attr(feature = "serde", serde(default))]
    seen: u32,
    /// Whether it was brought in as somebody's relative.
    #[cfg_attr(feature = "serde", serde(default))]
    relative: bool,
    /// Its names cut into parts, in the order in which they were met.
    #[cfg_attr(feature = "serde", serde(default))]
    forms: Option<Vec<NameParts>>,
    /// Those of its names that the caller gave.
    #[cfg_attr(feature = "serde", serde(default))]
    given: Option<Vec<String>>,
}

impl From<Entity> for Saved {
    fn from(entity: Entity) -> Self {
        Self {
            entity,
            seen: 0,
            relative: false,
            forms: None,
            given: None,
        }
    }
}

impl EntityTable {
    /// The table as rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = Saved> + '_ {
        self.entities.iter().enumerate().map(|(index, entity)| {
            let id = EntityId::new(index);
            let given = |name: &&str| self.is_given(id, name);
            Saved {
                seen: self.seen[index],
                relative: self.relatives.contains(&id),
                forms: Some(self.forms[index].iter().map(|f| (**f).clone()).collect()),
                given: Some(entity.names().filter(given).map(str::to_owned).collect()),
                entity: entity.clone(),
            }
        })
    }
}

/// Two tables are equal if they answer alike: the people, and what linking knows of them.
impl PartialEq for EntityTable {
    fn eq(&self, other: &Self) -> bool {
        self.entities == other.entities && self.rows().eq(other.rows())
    }
}

impl From<EntityTable> for Vec<Saved> {
    fn from(table: EntityTable) -> Self {
        table.rows().collect()
    }
}

impl From<EntityTable> for Vec<Entity> {
    fn from(table: EntityTable) -> Self {
        table.entities
    }
}

impl TryFrom<Vec<Entity>> for EntityTable {
    type Error = Error;

    /// # Errors
    /// [`Error::Table`] for somebody merged into nobody, into itself or into somebody merged.
    fn try_from(entities: Vec<Entity>) -> Result<Self, Error> {
        let rows: Vec<Saved> = entities.into_iter().map(Saved::from).collect();
        rows.try_into()
    }
}

impl TryFrom<Vec<Saved>> for EntityTable {
    type Error = Error;

    fn try_from(rows: Vec<Saved>) -> Result<Self, Error> {
        check(&rows)?;
        let mut table = Self::default();
        for row in rows {
            let names: Vec<String> = row.entity.names().map(str::to_owned).collect();
            let own = row.entity.is_named() && row.entity.same_as.is_none();
            let known = row.entity.known;
            let id = table.push(row.entity);
            table.seen[id.index()] = row.seen;
            table.clock = table.clock.max(row.seen);
            if row.relative {
                table.relatives.insert(id);
            }
            let forms = row.forms.unwrap_or_else(|| {
                let own = names.iter().filter(|_| own);
                own.map(|name| NameParts::of(name, &table.lexicon))
                    .collect()
            });
            for parts in forms {
                table.register_parts(id, Arc::new(parts));
            }
            let given = row.given.unwrap_or_else(|| {
                let own = names.into_iter().filter(|_| own && known);
                own.collect()
            });
            for name in given {
                table.give_exact(id, &name);
            }
        }
        Ok(table)
    }
}

/// Whether each is itself or merged into somebody who is.
fn check(rows: &[Saved]) -> Result<(), Error> {
    for (at, Saved { entity, .. }) in rows.iter().enumerate() {
        let fail = |reason: String| {
            Err(Error::Table {
                entity: entity.name.clone(),
                reason,
            })
        };
        let Some(other) = entity.same_as else {
            continue;
        };
        if other.index() == at {
            return fail("it is merged into itself".to_owned());
        }
        match rows.get(other.index()) {
            None => return fail(format!("it is merged into {}, who is not there", other.0)),
            Some(kept) if kept.entity.same_as.is_some() => {
                return fail(format!("it is merged into {}, who is merged too", other.0));
            }
            Some(_) => {}
        }
    }
    Ok(())
}
