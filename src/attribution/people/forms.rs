//! What the words of a name say, together with those of the names beside it.

use crate::attribution::syntax::frame::Frame;
use crate::entity::{
    EntityKind, Gender, NameForm, NameKind, NameMention, NameParts, gender_of_class,
    gender_of_name, gender_of_words, nickname, tidy_name,
};
use crate::lexicon::{Lexicon, WordClass, Words};
use crate::text::{Case, Span, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::Arc;

/// Reads the names of a text.
pub(super) struct Forms<'n, 'a, 't> {
    words: &'a Words<'t>,
    names: &'n [NameMention],
    lexicon: &'n Lexicon,
    /// Words with a capital that means something.
    capitals: &'n FxHashSet<&'t str>,
    fiction: bool,
    /// A news text names everybody twice or so: what the words say is read once.
    read: FxHashMap<&'t str, (Arc<NameParts>, Option<Gender>)>,
    /// The gender that pronouns show of names of one word.
    shown: FxHashMap<&'t str, Gender>,
}

impl<'n, 'a, 't> Forms<'n, 'a, 't> {
    pub(super) fn new(
        f: &Frame<'a, 't>,
        names: &'n [NameMention],
        lexicon: &'n Lexicon,
        capitals: &'n FxHashSet<&'t str>,
        fiction: bool,
    ) -> Self {
        Self {
            words: f.words,
            names,
            lexicon,
            capitals,
            fiction,
            read: FxHashMap::default(),
            shown: shown(f, names, fiction),
        }
    }

    /// The form of name `index`, if it has any word of its own.
    pub(super) fn of(&mut self, index: usize) -> Option<NameForm<'t>> {
        let words = self.words;
        let name = &self.names[index];
        let surface = name.span.of(words.text);
        let core = span_of(words, &name.core).of(words.text);
        let lexicon = self.lexicon;
        let read = self.read.entry(surface).or_insert_with(|| {
            let parts = Arc::new(parts_of(surface, core, lexicon));
            (parts, gender_of_name(surface, core, lexicon))
        });
        let (parts, gender) = read.clone();
        if parts.words.is_empty() {
            return None;
        }
        let bare = !self.fiction && name.tokens.len() == 1;
        let kind = self.kind(name, bare);
        let unlisted = words.class(name.core.start).is_empty();
        let relative = (!self.fiction).then(|| self.relative(name)).flatten();
        let mut form = NameForm {
            surface,
            core,
            parts,
            kind,
            strange: bare && kind == EntityKind::Unknown && unlisted,
            ends_given: words.class(name.core.end - 1).any(WordClass::GIVEN),
            relative: relative.is_some(),
            parent: relative.is_some_and(|kin| words.is_one_of(kin, &["father", "mother"])),
            shared: None,
            gender: gender.filter(|_| kind == EntityKind::Person || !bare),
        };
        if bare && form.gender.is_none() {
            form.gender = self.shown.get(surface).copied();
        }
        // `Zelthe Orne`, where *Zelthe* alone is a woman.
        if self.fiction && form.gender.is_none() && name.core.len() > 1 {
            form.gender = self.shown.get(words.str(name.core.start)).copied();
        }
        // `Messrs. Pavel and Anton Dvork`: the first takes the surname of the second.
        if self.joins_next(index) {
            self.borrow_surname(index, &mut form);
        }
        if name.plural_title {
            form.gender = self.title_gender(name);
        } else if let Some(before) = index.checked_sub(1).filter(|i| self.joins_next(*i)) {
            let before = &self.names[before];
            if before.plural_title {
                form.gender = form.gender.or_else(|| self.title_gender(before));
                form.kind = EntityKind::Person;
            }
        }
        // `the elder Mr. Orne`
        let before = name.tokens.start.checked_sub(1).map(|i| words.str(i));
        let suffix = match before {
            Some("elder") => "sr",
            Some("younger") => "jr",
            _ => return Some(form),
        };
        if form.parts.suffix.is_none() {
            Arc::make_mut(&mut form.parts).suffix = Some(suffix.to_owned());
        }
        Some(form)
    }

    /// `her daughter, Lena Lind`, `Odo Lind's late wife, Mayor Ruth Lind`
    /// The relation.
    fn relative(&self, name: &NameMention) -> Option<usize> {
        let words = self.words;
        let mut at = name.tokens.start;
        if at > 0 && words.mark(at - 1, ',') {
            at -= 1;
        }
        let kin = at.checked_sub(1)?;
        let owned = (kin.saturating_sub(3)..kin).any(|i| {
            words.class(i).any(WordClass::POSSESSIVE) || words.tokens[i].kind == TokenKind::Clitic
        });
        (owned && words.class(kin).any(WordClass::KIN)).then_some(kin)
    }

    /// What the name seems to be; `bare` if it is one word in the news.
    fn kind(&self, name: &NameMention, bare: bool) -> EntityKind {
        let words = self.words;
        let class = words.class(name.core.start);
        let place = || class.all(WordClass::PLACE.with(WordClass::GIVEN));
        match name.kind {
            // `Israel`, `Orlando`: of a lone word that is a place too only the full name makes a person.
            NameKind::Person if bare && place() => EntityKind::Unknown,
            // `the ISA`: capitals that the text does not have as a word.
            NameKind::Person if bare && is_acronym(words, name, self.capitals) => EntityKind::Body,
            // `St. Louis`
            NameKind::Person | NameKind::Unknown
                if !self.fiction && words.str(name.tokens.start) == "St" =>
            {
                EntityKind::Place
            }
            NameKind::Person => EntityKind::Person,
            // `NYSTRÖM: Cleared to land.` A label in capitals is no acronym.
            NameKind::Body
                if words.mark(name.tokens.end, ':')
                    && words.tokens[name.core.start].case == Case::Upper
                    && name.opens_sentence =>
            {
                EntityKind::Unknown
            }
            NameKind::Body => EntityKind::Body,
            NameKind::Place => EntityKind::Place,
            NameKind::Unknown => EntityKind::Unknown,
        }
    }

    /// Whether name `index` and the next are joined by *and*.
    fn joins_next(&self, index: usize) -> bool {
        let (Some(a), Some(b)) = (self.names.get(index), self.names.get(index + 1)) else {
            return false;
        };
        b.tokens.start == a.tokens.end + 1 && self.words.is(a.tokens.end, "and")
    }

    fn title_gender(&self, name: &NameMention) -> Option<Gender> {
        gender_of_class(self.words.class(name.tokens.start))
    }

    /// `Salim and Layla Hadrane`: a lone given name takes the surname of the name after *and*.
    fn borrow_surname(&self, index: usize, form: &mut NameForm<'t>) {
        if form.parts.words.len() != 1 {
            return;
        }
        let (name, next) = (&self.names[index], &self.names[index + 1]);
        let given = |name: &NameMention| self.words.class(name.core.start).any(WordClass::GIVEN);
        let title = next.core.start != next.tokens.start;
        // `sisters Salim and Layla Hadrane`
        let kin = name.tokens.start > 0 && {
            let class = self.words.class(name.tokens.start - 1);
            class.all(WordClass::KIN.with(WordClass::PLURAL))
        };
        let alike = kin || given(name) && (given(next) || name.plural_title);
        if title || next.core.len() < 2 || next.kind == NameKind::Body || !alike {
            return;
        }
        let surname = next.core.start + 1..next.core.end;
        form.shared = Some(span_of(self.words, &surname).of(self.words.text));
        let next = NameParts::of(next.span.of(self.words.text), self.lexicon);
        let parts = Arc::make_mut(&mut form.parts);
        parts.words.extend(next.words.into_iter().skip(1));
        parts.courtesy_only = false;
    }

    /// The `Mr.` of `Mr. and Mrs. Tarn`, who is somebody too: its tokens, and the name with it.
    pub(super) fn shared_title(&self, index: usize) -> Option<(Range<usize>, String)> {
        let (words, name) = (self.words, &self.names[index]);
        let courtesy = |i: usize| words.class(i).any(WordClass::COURTESY);
        let and = name.tokens.start.checked_sub(1)?;
        let before = and.checked_sub(1)?;
        let title = if words.mark(before, '.') {
            before.checked_sub(1)?
        } else {
            before
        };
        // `Dr. and Mrs. Tarn`, `Lord and Lady Tarn`; not `the Duke and Mrs. Tarn`
        let titled = courtesy(title)
            || words.class(title).any(WordClass::TITLE)
                && title.checked_sub(1).is_none_or(|i| {
                    !words.class(i).any(WordClass::DETERMINER) && !words.tokens[i].capital()
                });
        let both = titled && courtesy(name.tokens.start) && words.is(and, "and");
        both.then(|| {
            let core = span_of(words, &name.core).of(words.text);
            let title = title..and;
            let surface = format!("{} {core}", span_of(words, &title).of(words.text));
            (title, surface)
        })
    }

    /// The form of a title with another's surname.
    pub(super) fn titled<'s>(&self, surface: &'s str, core: &'s str) -> NameForm<'s> {
        NameForm {
            surface,
            core,
            parts: Arc::new(parts_of(surface, core, self.lexicon)),
            kind: EntityKind::Person,
            strange: false,
            ends_given: false,
            relative: false,
            parent: false,
            shared: None,
            // `Dr. and Mrs. Tarn`: her husband.
            gender: gender_of_words(surface, self.lexicon).or(Some(Gender::Male)),
        }
    }
}

/// How many tokens after a name its own pronoun may stand.
const LOOK: usize = 16;

/// The gender of names of one word, where the first pronoun after them in the sentence never tells another:
/// `Feld, 71, has run the mill since his father died`. In a story, where it seldom does.
fn shown<'t>(
    f: &Frame<'_, 't>,
    names: &[NameMention],
    fiction: bool,
) -> FxHashMap<&'t str, Gender> {
    let words = f.words;
    let mut votes: FxHashMap<&str, [u32; 2]> = FxHashMap::default();
    for (index, name) in names.iter().enumerate() {
        let alone = name.tokens.len() == 1 && !words.class(name.tokens.start).any(WordClass::GIVEN);
        if !alone || name.kind == NameKind::Body || name.kind == NameKind::Place {
            continue;
        }
        let next = names.get(index + 1).map_or(words.len(), |n| n.tokens.start);
        let limit = next.min(name.tokens.end + LOOK);
        let gender = (name.tokens.end..limit)
            .take_while(|i| {
                !matches!(
                    words.tokens[*i].mark,
                    '.' | '"' | '“' | '”' | ';' | '!' | '?'
                ) && !words.class(*i).any(WordClass::PERSON.with(WordClass::KIN))
            })
            .filter(|i| {
                words.class(*i).any(
                    WordClass::PRONOUN
                        .with(WordClass::POSSESSIVE)
                        .with(WordClass::OBJECT),
                )
            })
            .find_map(|i| gender_of_class(words.class(i)));
        if let Some(gender) = gender {
            let vote = votes.entry(name.span.of(words.text)).or_default();
            vote[usize::from(gender == Gender::Female)] += 1;
        }
    }
    let told = |[male, female]: [u32; 2]| {
        let (more, less, gender) = if male > female {
            (male, female, Gender::Male)
        } else {
            (female, male, Gender::Female)
        };
        let sure = if fiction {
            more >= FEW && more >= MOST * less
        } else {
            less == 0
        };
        sure.then_some(gender)
    };
    let votes = votes.into_iter();
    votes
        .filter_map(|(name, vote)| Some((name, told(vote)?)))
        .collect()
}

/// In a story so many pronouns, and so many times as many as of the other gender, tell that of a name.
const FEW: u32 = 3;
const MOST: u32 = 3;

/// The span of some tokens.
pub(super) fn span_of(words: &Words<'_>, tokens: &Range<usize>) -> Span {
    let (first, last) = (words.tokens[tokens.start], words.tokens[tokens.end - 1]);
    first.span.join(last.span)
}

/// A lone word in capitals that is a given name too, and nobody's in this text.
fn is_acronym(words: &Words<'_>, name: &NameMention, known: &FxHashSet<&str>) -> bool {
    let word = words.str(name.core.start);
    let title_case = || {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        first + &letters.as_str().to_lowercase()
    };
    words.tokens[name.core.start].case == Case::Upper
        && word.len() > 1
        && !words.mark(name.tokens.end, ':')
        && !known.contains(title_case().as_str())
}

fn parts_of(surface: &str, core: &str, lexicon: &Lexicon) -> NameParts {
    if nickname(core).is_some() {
        return parts_of(&tidy_name(surface), &tidy_name(core), lexicon);
    }
    let mut parts = NameParts::of(core, lexicon);
    if surface != core && parts.words.len() == 1 && !parts.titles.is_empty() {
        // `Mayor Don Orlick`, `Rep. Earl Bram`: after another title it is his name.
        let titles = std::mem::take(&mut parts.titles);
        parts.words.splice(0..0, titles);
    }
    if surface == core {
        let titled = !parts.titles.is_empty();
        parts.courtesy_only = titled && (parts.courtesy_only || parts.words.len() == 1);
        return parts;
    }
    let titles = NameParts::titles(surface, lexicon);
    if !titles.is_empty() {
        parts.courtesy_only = parts.words.len() == 1;
        parts.titles = titles;
    } else if let Some(before) = surface.strip_suffix(core) {
        let class = |word: &str| lexicon.look_up(word.trim_end_matches('.')).class;
        parts.titles = before
            .split_whitespace()
            .filter(|word| class(word).any(WordClass::TITLE))
            .map(|w| w.trim_end_matches('.').to_lowercase())
            .collect();
        parts.courtesy_only = !parts.titles.is_empty() && parts.words.len() == 1;
    }
    parts
}
