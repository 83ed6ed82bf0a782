//! [`Analyzer`]: the settings, and the order of the stages.

use crate::attribution::{self, Genre, Settings};
use crate::document::Document;
use crate::entity::{EntityTable, Person};
use crate::error::Error;
use crate::lexicon::{Form, Lexicon, List};
use crate::text::{Clean, Layout, MAX_LEN, lay_out};
use crate::{quote, sentence};
use std::sync::Arc;

/// Finds and attributes quotations, with settings made once. `Send`, `Sync`, cheap to clone.
///
/// ```
/// use whosaid::{Analyzer, Genre, Person};
/// let analyzer = Analyzer::builder()
///     .genre(Genre::News)
///     .person(Person::new("Petra Valdane").alias("the conductor"))
///     .build()?;
/// let document = analyzer.analyze("\"Again, from the top,\" Ms. Valdane said.")?;
/// let (_, attribution) = document.attributed().next().expect("one quotation");
/// assert_eq!(document.speakers(attribution).collect::<Vec<_>>(), ["Petra Valdane"]);
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Analyzer {
    settings: Arc<Settings>,
    lexicon: Lexicon,
    handed: Arc<[Person]>,
    /// Those handed in, as a table.
    people: Arc<EntityTable>,
    layout: Layout,
}

impl Analyzer {
    /// An analyzer with the default settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins the settings of another.
    #[must_use]
    pub fn builder() -> AnalyzerBuilder {
        AnalyzerBuilder::default()
    }

    /// Finds and attributes the quotations of `text`.
    ///
    /// **Complexity:** time and memory linear in the text.
    ///
    /// # Errors
    /// [`Error::TextTooLong`] for a text over [`MAX_LEN`] bytes.
    pub fn analyze<'t>(&self, text: &'t str) -> Result<Document<'t>, Error> {
        self.run(text, EntityTable::clone(&self.people))
    }

    /// The same, carrying on with the people of an earlier text. Those handed to the builder whom the table does not
    /// know by that name are added to it.
    ///
    /// # Errors
    /// [`Error::TextTooLong`] for a text over [`MAX_LEN`] bytes.
    ///
    /// ```
    /// let analyzer = whosaid::Analyzer::new();
    /// let first = analyzer.analyze("Harbour master Inge Rask closed the port on Friday.")?;
    /// let table = first.into_entities();
    /// let second = analyzer.analyze_with("\"It was the ice,\" Ms. Rask said.", table)?;
    /// assert_eq!(second.speakers(&second.attributions()[0]).next(), Some("Inge Rask"));
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn analyze_with<'t>(
        &self,
        text: &'t str,
        mut entities: EntityTable,
    ) -> Result<Document<'t>, Error> {
        entities.use_lexicon(&self.lexicon);
        for person in self.handed.iter() {
            if !entities.has_given(&person.name) {
                entities.add(person)?;
            }
        }
        self.run(text, entities)
    }

    fn run<'t>(&self, text: &'t str, entities: EntityTable) -> Result<Document<'t>, Error> {
        check_length(text.len())?;
        let (layout, paragraphs) = lay_out(text, self.layout);
        let known = |word: &str| {
            let info = self.lexicon.look_up(word);
            !info.class.is_empty() || info.verb.form != Form::NONE
        };
        let clean = Clean::new(text, layout == Layout::Wrapped, known);
        let paragraphs = clean.paragraphs(paragraphs);
        let words = self.lexicon.read(&clean.text);
        let sentences = sentence::segment(&words, &paragraphs);
        let marks = quote::find_runs(&words, &paragraphs);
        let found = attribution::attribute(
            &words,
            &paragraphs,
            &sentences,
            &marks,
            entities,
            &self.settings,
        );
        let mut document = Document {
            text,
            genre: found.genre,
            layout,
            sentences,
            runs: marks.runs,
            diagnostics: marks.diagnostics,
            quotes: found.quotes,
            attributions: found.attributions,
            mentions: found.mentions,
            entities: found.entities,
        };
        if !clean.is_same() {
            document.map_spans(|span| clean.original(span));
        }
        Ok(document)
    }
}

/// Settings for an [`Analyzer`]; made by [`Analyzer::builder`].
#[derive(Debug, Clone, Default)]
pub struct AnalyzerBuilder {
    settings: Settings,
    people: Vec<Person>,
    layout: Layout,
    words: Vec<(List, String)>,
    without: Vec<String>,
}

impl AnalyzerBuilder {
    /// Sets the genre; by default it is decided from each text.
    #[must_use]
    pub fn genre(mut self, genre: Genre) -> Self {
        self.settings.genre = genre;
        self
    }

    /// Says what line ends mean; by default it is decided from each text.
    #[must_use]
    pub fn layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }

    /// Adds somebody known.
    #[must_use]
    pub fn person(mut self, person: Person) -> Self {
        self.people.push(person);
        self
    }

    /// Adds several people known.
    #[must_use]
    pub fn people(mut self, people: impl IntoIterator<Item = Person>) -> Self {
        self.people.extend(people);
        self
    }

    /// Below this confidence no speaker is named; the attribution stays, with
    /// [`Verdict::BelowMinimum`](crate::Verdict::BelowMinimum).
    #[must_use]
    pub fn min_confidence(mut self, minimum: f32) -> Self {
        self.settings.min_confidence = minimum;
        self
    }

    /// Switches a rule off, by its name in [`attribution::rules`].
    #[must_use]
    pub fn without_rule(mut self, name: impl Into<String>) -> Self {
        self.without.push(name.into());
        self
    }

    /// Adds words to a list, one row a line, in the format of [`Lexicon::extended`].
    #[must_use]
    pub fn words(mut self, list: List, rows: impl Into<String>) -> Self {
        self.words.push((list, rows.into()));
        self
    }

    /// The analyzer.
    ///
    /// # Errors
    /// [`Error::UnknownRule`] for a rule that does not exist, [`Error::Lexicon`] for a malformed
    /// row, [`Error::OutOfRange`] for a confidence outside 0 to 1, [`Error::Nameless`] for a person without a name.
    pub fn build(mut self) -> Result<Analyzer, Error> {
        if !(0.0..=1.0).contains(&self.settings.min_confidence) {
            return Err(Error::OutOfRange {
                what: "min_confidence",
                range: "0 to 1",
            });
        }
        let mut lexicon = Lexicon::new();
        for (list, rows) in &self.words {
            lexicon = lexicon.extended(*list, rows)?;
        }
        for name in self.without {
            self.settings.switch_off(&name)?;
        }
        let mut people = EntityTable::new().with_lexicon(&lexicon);
        for person in &self.people {
            people.add(person)?;
        }
        Ok(Analyzer {
            settings: Arc::new(self.settings),
            lexicon,
            handed: self.people.into(),
            people: Arc::new(people),
            layout: self.layout,
        })
    }
}

/// Whether a text of so many bytes can be addressed by 32-bit offsets.
fn check_length(len: usize) -> Result<(), Error> {
    if len > MAX_LEN {
        return Err(Error::TextTooLong {
            len,
            limit: MAX_LEN,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{MAX_LEN, check_length};

    #[test]
    fn a_text_too_long_is_an_error() {
        assert_eq!(MAX_LEN, 4_294_967_294);
        assert_eq!(check_length(0), Ok(()));
        assert_eq!(check_length(MAX_LEN), Ok(()));
        let error = check_length(MAX_LEN + 1).expect_err("one byte too many");
        assert_eq!(
            error.to_string(),
            "text of 4294967295 bytes is over the limit of 4294967294 bytes"
        );
    }
}
