//! Who is spoken to: the people that a turn calls by name, and the *sir* or *madam* in it.

use super::scene::{Scene, Who};
use crate::attribution::people::linked::Linked;
use crate::attribution::record::group::Record;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{Gender, fold_word, gender_of_class};
use crate::lexicon::WordClass;

/// The names in a record's words, each with whether it is called out: between commas or marks.
pub(crate) fn names_spoken<'n>(
    f: &Frame<'_, '_>,
    names: &'n [Linked],
    record: &Record,
) -> Vec<(&'n Linked, bool)> {
    let mut out = Vec::new();
    for span in &record.spans {
        let first = names.partition_point(|n| n.span.start() < span.start());
        for name in names[first..]
            .iter()
            .take_while(|n| n.span.end() <= span.end())
        {
            out.push((name, called_out(f, name)));
        }
    }
    out
}

/// Those called by an office that the story has given them: `I can guess, Colonel`, of *the colonel*.
pub(super) fn offices_called(f: &Frame<'_, '_>, scene: &Scene, record: &Record) -> Vec<Who> {
    let words = f.words;
    let mark = |i: usize| words.get(i).is_none_or(|t| t.mark != '\0' && t.mark != '-');
    let mut out = Vec::new();
    for span in &record.spans {
        let first = words.at_or_after(span.start());
        for i in first..words.at_or_after(span.end()) {
            let office = words.class(i).any(WordClass::TITLE)
                && !words.class(i).any(WordClass::COURTESY.with(WordClass::KIN))
                && words.tokens[i].capital();
            if office && mark(i + 1) && (i == first || mark(i - 1)) {
                out.extend(scene.of_office(&fold_word(words.str(i))));
            }
        }
    }
    out
}

fn called_out(f: &Frame<'_, '_>, name: &Linked) -> bool {
    let before = name.token.checked_sub(1).map(|i| f.words.tokens[i]);
    let after = f.words.get(name.token_end);
    let opens = before.is_none_or(|t| {
        matches!(
            t.mark,
            ',' | '"' | '“' | '‘' | '\'' | '—' | '.' | '?' | '!' | '-' | ';'
        )
    }) || name.token > 0
        && (f.words.class(name.token - 1).any(WordClass::INTERJECTION)
            || ["dear", "dearest", "my", "darling", "poor", "old"]
                .iter()
                .any(|w| f.words.is(name.token - 1, w)));
    let closes = after.is_none_or(|t| {
        matches!(
            t.mark,
            ',' | '!' | '?' | '.' | '"' | '”' | '’' | '\'' | '—' | ';' | '-'
        )
    });
    let joined =
        f.words.is(name.token_end + 1, "and") || f.words.is(name.token.wrapping_sub(2), "and");
    // `"Who?" "Otto. It is his."`: a name by itself answers; one called ends in a comma or a cry.
    let answer = before.is_some_and(|t| matches!(t.mark, '"' | '“' | '‘'))
        && after.is_some_and(|t| t.mark == '.');
    opens && closes && !joined && !answer
}

/// The gender of a *sir* or *madam* in a record's words.
pub(super) fn called_sir(f: &Frame<'_, '_>, record: &Record) -> Option<Gender> {
    for span in &record.spans {
        let first = f.words.at_or_after(span.start());
        for i in first..f.words.len() {
            if f.words.tokens[i].span.start() >= span.end() {
                break;
            }
            let marked = f
                .words
                .get(i + 1)
                .is_none_or(|t| t.mark != '\0' && t.mark != '-');
            if !marked {
                continue;
            }
            if f.words.is(i, "sir") {
                return Some(Gender::Male);
            }
            if ["madam", "ma'am", "ma’am", "miss"]
                .iter()
                .any(|w| f.words.is(i, w))
            {
                return Some(Gender::Female);
            }
            // `Yes, mother`, `my dear boy`: a noun set off by marks on both sides.
            let class = f.words.class(i);
            if class.any(WordClass::KIN) && !class.any(WordClass::PLURAL) {
                let fond = ["my", "dear", "dearest", "old", "good", "poor"];
                let mut open = i;
                while open > first && i - open < 3 && fond.iter().any(|w| f.words.is(open - 1, w)) {
                    open -= 1;
                }
                let set_off = open == first
                    || f.words
                        .get(open - 1)
                        .is_some_and(|t| t.mark != '\0' && t.mark != '-');
                if let Some(gender) = gender_of_class(class).filter(|_| set_off) {
                    return Some(gender);
                }
            }
        }
    }
    None
}
