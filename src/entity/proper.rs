//! What of a name is title and what is the name proper, and what it seems to name.

use super::inset::opens_nickname;
use super::month::{in_the_month, month_who_acts};
use super::name::{NameKind, NameMention, is_initial};
use super::surname::Surnames;
use crate::lexicon::{Sense, WordClass, Words};
use crate::text::{Case, TokenKind};
use std::ops::Range;

/// What stands before a name.
#[derive(Debug, Clone, Copy)]
struct Titles {
    /// One past them.
    end: usize,
    /// Whether there is a title or role that only persons have.
    personal: bool,
    /// Whether there is a title, not only a noun such as *farmer*.
    office: bool,
    courtesy: bool,
    plural: bool,
}

/// The name in `tokens`, unless its words name nobody.
pub(super) fn finish(
    words: &Words<'_>,
    tokens: Range<usize>,
    opens: bool,
    surnames: &Surnames<'_>,
) -> Option<NameMention> {
    let titles = titles(words, &tokens);
    let core = titles.end..tokens.end;
    let last = core
        .clone()
        .rev()
        .find(|i| words.tokens[*i].kind == TokenKind::Word)?;
    let kind = kind(words, &core, last, titles, surnames);
    if is_nobody(words, &core, last, titles, kind, surnames) {
        return None;
    }
    let span = words.tokens[tokens.start]
        .span
        .join(words.tokens[tokens.end - 1].span);
    Some(NameMention {
        span,
        tokens,
        core,
        kind,
        plural_title: titles.plural,
        opens_sentence: opens,
    })
}

/// `Education Minister Thandi Brauer`: everything up to the last title or role is before the name.
fn titles(words: &Words<'_>, tokens: &Range<usize>) -> Titles {
    let mut out = Titles {
        end: tokens.start,
        personal: false,
        office: false,
        courtesy: false,
        plural: false,
    };
    // `the Tolland County Sheriff's Office`: nobody's title.
    let owned = tokens
        .clone()
        .any(|i| words.tokens[i].kind == TokenKind::Clitic);
    for i in tokens.clone() {
        let class = words.class(i);
        let title = class.any(WordClass::TITLE);
        let first = i == tokens.start;
        let role = || {
            (class.any(WordClass::PERSON) && !class.any(WordClass::GIVEN)
                || small_after_hyphen(words, i))
                && !ordinary_tail(words, i + 1..tokens.end)
                && !(i > out.end && !first && surname_after_given(words, i, false))
        };
        // `Walter "Duke" Pruitt` is no duke.
        let nickname = || !first && opens_nickname(words.tokens[i - 1].mark);
        let more = || {
            (i + 1..tokens.end).any(|j| {
                words.tokens[j].kind == TokenKind::Word
                    && !words.class(j).any(WordClass::NAME_SUFFIX)
            })
        };
        // `Judge` in `Mike Judge` is a name; in `Judge Simon Orlick` it is not.
        let given = class.any(WordClass::GIVEN) && !first;
        if !given && !owned && (title || role()) && !nickname() && more() {
            out.end = i + 1;
            out.personal |= class.any(WordClass::TITLE.with(WordClass::PERSON));
            out.office |= title;
            out.courtesy |= class.any(WordClass::COURTESY);
            out.plural |= title && class.any(WordClass::PLURAL);
        }
    }
    while out.end < tokens.end && matches!(words.tokens[out.end].mark, '.' | ',' | ']') {
        out.end += 1;
    }
    // `Archbishop Emeritus Tom Vale`, `Sgt. 1st Class Tom Vale`
    let graded = words.is(out.end, "class")
        && out.end > 1
        && words.tokens[out.end - 1].kind == TokenKind::Number
        && out.end == tokens.start;
    let retired = out.office && words.is_one_of(out.end, &["emerita", "emeritus"]);
    if (graded || retired) && out.end + 1 < tokens.end {
        out.end += 1;
        out.personal = true;
        out.office = true;
    }
    if let Some(name) = after_office(words, &(out.end..tokens.end)) {
        out.end = name;
        out.personal = true;
        out.office = true;
    }
    out
}

/// `Republican National Assembly`: what follows the noun is no person's name.
fn ordinary_tail(words: &Words<'_>, mut tail: Range<usize>) -> bool {
    let ordinary = WordClass::COMMON
        .with(WordClass::BODY)
        .with(WordClass::BODY_NAME)
        .with(WordClass::MODIFIER);
    let person = WordClass::GIVEN.with(WordClass::PERSON);
    tail.all(|i| words.class(i).any(ordinary) && !words.class(i).any(person))
}

/// How many words there may be between an office and the name: `Minister of State for Trade and Industry Ada Brenk`.
const DEPARTMENT: usize = 8;

/// `Minister of State for Fisheries`, `Leader of the Opposition`: the office before the *of* or *for* at `of`.
fn office_before(words: &Words<'_>, of: usize) -> Option<usize> {
    let joins = |i: usize| matches!(words.str(i), "of" | "for");
    if !joins(of) {
        return None;
    }
    for at in (of.saturating_sub(DEPARTMENT).max(1)..=of).rev() {
        let inside = joins(at)
            || matches!(words.str(at), "and" | "the" | "&")
            || words.tokens[at].case != Case::Lower;
        if !inside {
            return None;
        }
        let office = at - 1;
        if joins(at) && (words.class(office).any(WordClass::TITLE) || words.is(office, "leader")) {
            return Some(office);
        }
    }
    None
}

/// `Secretary of State Harriet Mason`: where the name begins after an office with *of* or *for*.
fn after_office(words: &Words<'_>, tokens: &Range<usize>) -> Option<usize> {
    let before = tokens.start.checked_sub(1)?;
    // `Leader of the Opposition Ada Brenk`
    let of = before.saturating_sub(usize::from(words.is(before, "the")));
    let office = office_before(words, of)?;
    let class = words.class(office);
    if class.any(WordClass::COURTESY) || words.class(tokens.start).any(WordClass::GIVEN) {
        return None;
    }
    let office_word = |i: usize| {
        words.class(i).any(
            WordClass::COMMON
                .with(WordClass::BODY)
                .with(WordClass::BODY_NAME)
                .with(WordClass::PLACE),
        )
    };
    // `Secretary of State Mason`: of a ministry, which is no place that the next word could belong to.
    let ministry = words.is_one_of(office, &["minister", "secretary"]);
    let given = tokens
        .clone()
        .skip(1)
        .find(|i| words.class(*i).any(WordClass::GIVEN));
    let surname = || {
        let last = tokens.end - 1;
        (ministry && last > tokens.start && !office_word(last)).then_some(last)
    };
    if let Some(first) = given {
        // `Minister for Fisheries Ada Brenk`: whatever a ministry is for.
        let fits = ministry || (tokens.start..first).all(office_word);
        return (first + 1 < tokens.end && fits).then_some(first);
    }
    surname().filter(|last| (tokens.start..*last).all(office_word))
}

/// `Harriet Mason`, `J. Cook`: after a given name an occupation is a surname.
/// With `unknown`, a word that no list has passes for a given name.
fn surname_after_given(words: &Words<'_>, i: usize, unknown: bool) -> bool {
    let Some(before) = i.checked_sub(1) else {
        return false;
    };
    let class = words.class(before);
    (class.any(WordClass::GIVEN) || unknown && class.is_empty())
        && !class.any(WordClass::PLACE.with(WordClass::DEMONYM))
        && words.get(before).is_some_and(|t| t.case == Case::Title)
        || words.mark(before, '.') && before > 0 && is_initial(words, before - 1)
}

/// `Oslo-based Kari Lund`, `Mum-of-two Kari Lund`: what the hyphen joins in small letters is no name.
fn small_after_hyphen(words: &Words<'_>, i: usize) -> bool {
    let word = words.str(i);
    let of = |part: &str| part.eq_ignore_ascii_case("of");
    word.split('-').nth(1).is_some_and(of) && word.starts_with(char::is_uppercase)
        || word.len() > 4
            && word.bytes().any(|b| b == b'-')
            && word.starts_with(char::is_uppercase)
            && word
                .split('-')
                .skip(1)
                .any(|part| part.len() > 3 && part.starts_with(char::is_lowercase))
}

/// What the name in `core`, whose last word is `last`, seems to name.
fn kind(
    words: &Words<'_>,
    core: &Range<usize>,
    last: usize,
    titles: Titles,
    surnames: &Surnames<'_>,
) -> NameKind {
    let single = core.len() == 1;
    let first = words.class(core.start);
    // `Mayor Don Ledger` is no newspaper, nor `Ida Mills` a company where the text says `Mills` of somebody.
    let known = surnames.contains(words.str(last));
    let surname = core.len() == 2 && first.any(WordClass::GIVEN) && (titles.office || known);
    let body = || {
        let of = core.clone().find(|i| words.str(*i) == "of");
        let head = of.map_or(last, |i| i.saturating_sub(1));
        let noun = WordClass::BODY_NAME.with(WordClass::BODY);
        core.clone().any(|i| words.mark(i, '&'))
            || words.class(head).any(noun) && !(single && (titles.personal || known))
            || words.class(last).any(WordClass::BODY_NAME) && !(single && known)
    };
    // `Odo London came from London. London said …`: a place has a preposition.
    let somebody = || {
        let before = core.start.checked_sub(1).map_or("", |i| words.str(i));
        single && known && !["at", "from", "in", "near", "of", "outside", "to"].contains(&before)
    };
    let place = || {
        let of_places = WordClass::PLACE
            .with(WordClass::DEMONYM)
            .with(WordClass::COMMON);
        words.class(last).any(WordClass::PLACE)
            && (single
                || core.clone().all(|i| {
                    words.tokens[i].kind != TokenKind::Word || words.class(i).any(of_places)
                }))
            && !first.any(WordClass::GIVEN)
            || opens_place(words, core)
            || ends_place(words, core)
    };
    if titles.courtesy || surname || place() && somebody() {
        NameKind::Person
    } else if body() {
        NameKind::Body
    } else if titles.personal {
        NameKind::Person
    } else if place() {
        NameKind::Place
    } else if first.any(WordClass::GIVEN) || fond(words, core) {
        NameKind::Person
    } else if single && words.tokens[core.start].case == Case::Upper {
        NameKind::Body
    } else if is_initial(words, core.start) && core.len() > 2 {
        NameKind::Person
    } else {
        NameKind::Unknown
    }
}

/// `North Carolina`, `San Lucero`: what the first word makes a place.
fn opens_place(words: &Words<'_>, core: &Range<usize>) -> bool {
    const OF_A_PLACE: &[&str] = &["east", "new", "north", "south", "west"];
    const OF_ANY: &[&str] = &["fort", "las", "los", "mount", "san", "santa"];
    // Places only with *New*; alone a surname and a garment.
    const NEW: &[&str] = &["jersey", "york"];
    // *Des* is also short for Desmond.
    const DES: &[&str] = &["moines", "plaines"];
    let is = |i: usize, list: &[&str]| list.iter().any(|w| words.str(i).eq_ignore_ascii_case(w));
    let (first, second) = (core.start, core.start + 1);
    let place = || words.class(second).any(WordClass::PLACE) || is(second, NEW);
    core.len() == 2
        && (is(first, OF_ANY)
            || is(first, &["des"]) && is(second, DES)
            || is(first, OF_A_PLACE) && place())
}

/// `Dunning Airport`, `Skerry Bay`: what the last word makes a place, if it is nobody's surname.
fn ends_place(words: &Words<'_>, core: &Range<usize>) -> bool {
    core.len() > 1
        && words.info[core.end - 1].sense.any(Sense::SITE)
        && !words.class(core.start).any(WordClass::GIVEN)
}

/// A lone role, month or people's name is no name: `President`, `March`, `Russians`.
fn is_nobody(
    words: &Words<'_>,
    core: &Range<usize>,
    last: usize,
    titles: Titles,
    kind: NameKind,
    surnames: &Surnames<'_>,
) -> bool {
    let class = words.class(last);
    let role = class.any(WordClass::PERSON.with(WordClass::TITLE)) && !class.any(WordClass::GIVEN);
    // `Native American`
    if core.len() == 1 && class.any(WordClass::DEMONYM) && titles.personal && !titles.office {
        return !surnames.contains(words.str(last));
    }
    if titles.personal {
        return false;
    }
    if core.len() > 1 {
        // `the Ohio Democrat`
        let party = matches!(words.str(last), "Democrat" | "Republican");
        if party && !words.class(core.start).any(WordClass::GIVEN) {
            return true;
        }
        // `Prime Minister`, `White House Official`.
        return role && kind != NameKind::Body && !surname_after_given(words, last, true);
    }
    let empty = WordClass::MONTH
        .with(WordClass::DEMONYM)
        .with(WordClass::NUMERAL)
        .with(WordClass::TIME);
    let role = role && !class.any(WordClass::KIN);
    let word = words.str(last);
    let month = class.any(WordClass::MONTH);
    let known = surnames.contains(word) || month && month_who_acts(words, last);
    (class.any(empty) || role) && !known && !is_finn(words, last)
        || month && in_the_month(words, last)
        || words.tokens[last].case == Case::Title && word.chars().count() == 1
}

/// `said Finn`, `Finn laughed`: a given name that is a people's too, with nothing before it and no noun behind.
fn is_finn(words: &Words<'_>, i: usize) -> bool {
    let before = WordClass::DETERMINER
        .with(WordClass::POSSESSIVE)
        .with(WordClass::PREPOSITION)
        .with(WordClass::MODIFIER)
        .with(WordClass::BE);
    let after = WordClass::VERB
        .with(WordClass::BE)
        .with(WordClass::HAVE)
        .with(WordClass::DO)
        .with(WordClass::MODAL)
        .with(WordClass::ADVERB);
    let bare = i.checked_sub(1).is_none_or(|i| !words.class(i).any(before));
    let next = words
        .get(i + 1)
        .is_none_or(|t| t.mark != '\0' && t.mark != '-' || t.kind == TokenKind::Clitic);
    words
        .class(i)
        .all(WordClass::GIVEN.with(WordClass::DEMONYM))
        && bare
        && (next || words.class(i + 1).any(after))
}

/// `Old Tom Purvis`: a word of fondness before a given name.
fn fond(words: &Words<'_>, core: &Range<usize>) -> bool {
    core.len() > 1
        && matches!(
            words.str(core.start),
            "Old" | "Young" | "Little" | "Poor" | "Dear"
        )
        && words.class(core.start + 1).any(WordClass::GIVEN)
}
