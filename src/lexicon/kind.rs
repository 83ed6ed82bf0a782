//! The kind of a word, which tells its row in the list of tags where it has none of its own: its
//! forms and classes in the other lists, and failing those its ending.

use super::WordInfo;
use super::class::{Form, WordClass};

/// What decides the row of a word without one of its own.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kind {
    verb: u16,
    reporting: bool,
    noun: bool,
    plural: bool,
    modifier: bool,
    adverb: bool,
    ending: u16,
}

/// Endings that tell a part of speech, by their last letter, the longer first; the first that fits counts.
const ENDINGS: &[(&str, &str)] = &[
    ("ic", "adj"),
    ("ed", "ed"),
    ("ive", "adj"),
    ("able", "adj"),
    ("ible", "adj"),
    ("ance", "n"),
    ("ence", "n"),
    ("ing", "ing"),
    ("ish", "adj"),
    ("ful", "adj"),
    ("al", "al"),
    ("ism", "n"),
    ("tion", "n"),
    ("sion", "n"),
    ("ship", "n"),
    ("er", "n"),
    ("or", "n"),
    ("ous", "adj"),
    ("less", "adj"),
    ("ness", "n"),
    ("tions", "ns"),
    ("ss", "o"),
    ("us", "o"),
    ("s", "s"),
    ("ant", "adj"),
    ("ent", "adj"),
    ("est", "adj"),
    ("ment", "n"),
    ("ist", "n"),
    ("ly", "ly"),
    ("ary", "adj"),
    ("ity", "n"),
    ("cy", "n"),
    ("y", "y"),
];
/// For each ending the index of its name.
const NAMED: [u16; ENDINGS.len()] = {
    let (mut out, mut i) = ([0; ENDINGS.len()], 0);
    while i < ENDINGS.len() {
        while !same(ENDING_NAMES[out[i] as usize], ENDINGS[i].1) {
            out[i] += 1;
        }
        i += 1;
    }
    out
};
/// For each letter, counted from `a` as 1, the first of the endings on it or on a later one.
const FIRST: [usize; 33] = {
    let (mut out, mut letter) = ([0; 33], 0);
    while letter < 33 {
        let mut i = 0;
        while i < ENDINGS.len() && last_letter(ENDINGS[i].0.as_bytes()) < letter {
            i += 1;
        }
        out[letter] = i;
        letter += 1;
    }
    out
};
const ENDING_NAMES: &[&str] = &["", "o", "ly", "ing", "ed", "adj", "al", "n", "ns", "s", "y"];
const FORMS: &[(char, Form)] = &[
    ('b', Form::BASE),
    ('z', Form::THIRD),
    ('d', Form::PAST),
    ('n', Form::PARTICIPLE),
    ('g', Form::ING),
];
pub(super) const NOUNS: WordClass = WordClass::PERSON
    .with(WordClass::BODY)
    .with(WordClass::BODY_NAME)
    .with(WordClass::EXPRESSION)
    .with(WordClass::DOCUMENT)
    .with(WordClass::AUDIENCE)
    .with(WordClass::KIN)
    .with(WordClass::TIME)
    .with(WordClass::MONTH)
    .with(WordClass::WEEKDAY);
pub(super) const MODIFIERS: WordClass = WordClass::MODIFIER.with(WordClass::DEMONYM);
const ADVERBS: WordClass = WordClass::ADVERB
    .with(WordClass::CONNECTIVE)
    .with(WordClass::INTERJECTION);
pub(super) const CLOSED: &[(&str, WordClass)] = &[
    ("modal", WordClass::MODAL),
    ("be", WordClass::BE),
    ("have", WordClass::HAVE),
    ("do", WordClass::DO),
    ("poss", WordClass::POSSESSIVE),
    ("det", WordClass::DETERMINER),
    ("pron", WordClass::PRONOUN),
    ("obj", WordClass::OBJECT),
    ("coord", WordClass::COORDINATOR),
    ("prep", WordClass::PREPOSITION),
    ("sub", WordClass::SUBORDINATOR),
    ("wh", WordClass::QUESTION),
    ("neg", WordClass::NEGATION),
    ("num", WordClass::NUMERAL),
];

/// Whether a word is of a closed class.
pub(crate) fn is_closed(class: WordClass) -> bool {
    const ALL: WordClass = {
        let (mut all, mut i) = (WordClass::NONE, 0);
        while i < CLOSED.len() {
            all = all.with(CLOSED[i].1);
            i += 1;
        }
        all
    };
    class.any(ALL)
}

impl Kind {
    /// As many as there are keys.
    pub(super) const COUNT: usize = 1 << 14;

    pub(super) fn of(word: &str, info: WordInfo) -> Self {
        let verb = FORMS.iter().enumerate();
        let verb = verb
            .filter(|(_, (_, form))| info.verb.form.any(*form))
            .map(|(bit, _)| 1 << bit)
            .sum();
        let noun = info.class.any(NOUNS.with(WordClass::TITLE));
        let plural =
            info.class.any(WordClass::PLURAL) || word.ends_with('s') && !word.ends_with("ss");
        Self {
            verb,
            reporting: verb != 0 && info.class.any(WordClass::REPORTING),
            noun: noun && (verb != 0 || !plural),
            plural: noun && verb == 0 && plural,
            modifier: info.class.any(MODIFIERS),
            adverb: info.class.any(ADVERBS),
            ending: if verb == 0 && !noun { ending(word) } else { 0 },
        }
    }

    pub(super) fn key(self) -> usize {
        usize::from(
            self.verb
                | u16::from(self.reporting) << 5
                | u16::from(self.noun) << 6
                | u16::from(self.modifier) << 7
                | u16::from(self.adverb) << 8
                | self.ending << 9
                | u16::from(self.plural) << 13,
        )
    }

    pub(super) fn by_key(key: usize) -> Self {
        let bit = |n: u32| key >> n & 1 == 1;
        Self {
            verb: u16::try_from(key & 31).unwrap_or(0),
            reporting: bit(5),
            noun: bit(6),
            modifier: bit(7),
            adverb: bit(8),
            plural: bit(13),
            ending: u16::try_from(key >> 9 & 15).unwrap_or(0),
        }
    }

    /// `verbbr-noun`: the kind that a row of the list names.
    pub(super) fn by_name(name: &str) -> Option<Self> {
        let mut kind = Self::default();
        for part in name.split('-') {
            if let Some(forms) = part.strip_prefix("verb") {
                for c in forms.chars() {
                    match FORMS.iter().position(|(letter, _)| *letter == c) {
                        Some(bit) => kind.verb |= 1 << bit,
                        None if c == 'r' => kind.reporting = true,
                        None => return None,
                    }
                }
                continue;
            }
            match part {
                "noun" => kind.noun = true,
                "plural" => kind.plural = true,
                "mod" => kind.modifier = true,
                "adv" => kind.adverb = true,
                _ => {
                    let ending = ENDING_NAMES.iter().position(|known| *known == part)?;
                    kind.ending = u16::try_from(ending).unwrap_or(0);
                }
            }
        }
        Some(kind)
    }

    /// The next plainer kind, until nothing is left.
    pub(super) fn plainer(self) -> Option<Self> {
        if self.plural {
            return Some(Self {
                plural: false,
                noun: true,
                ..self
            });
        }
        if self.adverb && (self.verb != 0 || self.noun || self.modifier) {
            return Some(Self {
                adverb: false,
                ..self
            });
        }
        if self.modifier && (self.verb != 0 || self.noun) {
            return Some(Self {
                modifier: false,
                ..self
            });
        }
        if self.reporting {
            return Some(Self {
                reporting: false,
                ..self
            });
        }
        if self.noun && self.verb != 0 {
            return Some(Self {
                noun: false,
                ..self
            });
        }
        if self.verb != 0 {
            // The first form alone, then none.
            let lowest = self.verb & self.verb.wrapping_neg();
            let verb = if lowest == self.verb { 0 } else { lowest };
            let ending = u16::from(verb == 0);
            return Some(Self {
                verb,
                ending,
                ..self
            });
        }
        if self.ending > 1 && (self.modifier || self.adverb) {
            return Some(Self { ending: 1, ..self });
        }
        if self.modifier || self.adverb || self.noun {
            return Some(Self {
                ending: 1,
                ..Self::default()
            });
        }
        (self.ending != 1).then_some(Self {
            ending: 1,
            ..Self::default()
        })
    }
}

/// The last letter, counted from `a` as 1; other bytes may seem to be one.
const fn last_letter(word: &[u8]) -> usize {
    match word.last() {
        Some(byte) => (*byte & 31) as usize,
        None => 0,
    }
}

/// Whether two names are one, where `==` cannot be asked.
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// The index of the name of a word's ending.
fn ending(word: &str) -> u16 {
    let letter = last_letter(word.as_bytes());
    let fits = |end: &str| {
        word.len() > end.len() + 2
            && word
                .as_bytes()
                .get(word.len() - end.len()..)
                .is_some_and(|last| last.eq_ignore_ascii_case(end.as_bytes()))
    };
    (FIRST[letter]..FIRST[letter + 1])
        .find(|i| fits(ENDINGS[*i].0))
        .map_or(1, |i| NAMED[i])
}
