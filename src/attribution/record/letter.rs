//! What stands in marks in a story and is nobody's turn: the head and foot of a letter, and verse.

use super::group::Grouper;
use crate::attribution::syntax::frame::Frame;
use crate::attribution::syntax::title::title_case;
use crate::lexicon::WordClass;

/// No head or foot of a letter is longer, in bytes.
const LINE: usize = 80;
/// Lines of a head above the salutation: house, town, date.
const HEAD: usize = 3;

impl Grouper<'_, '_, '_> {
    /// Whether a run is the head or the foot of a letter: `"Saltholm, Monday."`, `"My dear Nora,"`, `"Yours truly,"`, `"OTTO BEHR."`
    pub(crate) fn frames_a_letter(&self, run: usize) -> bool {
        let text = self.f.run_text(run);
        if text.len() > LINE || matches!(self.f.run_last(run), '?' | '!') || !self.stands_alone(run)
        {
            return false;
        }
        salutation(text) || valediction(text) || signature(self.f, run) || self.heads(run)
    }

    /// Whether a salutation comes next below a line that can be a place or a date.
    fn heads(&self, run: usize) -> bool {
        let mut at = run;
        for _ in 0..HEAD {
            let words = self.f.run_words(at);
            let dated = title_case(self.f, at)
                || self.f.run_text(at).contains(|c: char| c.is_ascii_digit())
                || words == 1 && self.timed(at);
            if words > 8 || !dated {
                return false;
            }
            let Some(next) = (at + 1..self.f.runs.len()).find(|r| self.top(*r)) else {
                return false;
            };
            let near = self.paragraph_of(next) <= self.paragraph_of(at) + 1;
            if !near || self.f.run_text(next).len() > LINE || !self.stands_alone(next) {
                return false;
            }
            if salutation(self.f.run_text(next)) {
                return true;
            }
            at = next;
        }
        false
    }

    fn timed(&self, run: usize) -> bool {
        let first = self.f.words.at_or_after(self.f.runs[run].inner.start());
        let time = WordClass::TIME.with(WordClass::MONTH);
        self.f.words.class(first).any(time)
    }

    fn paragraph_of(&self, run: usize) -> usize {
        let unit = self.f.units.get(self.f.unit_of_run[run]);
        unit.map_or(usize::MAX / 2, |u| u.paragraph)
    }
}

fn words(text: &str) -> Vec<String> {
    let bare = |w: &str| {
        w.trim_matches([',', '.', ':', ';', '_', '-', '—'])
            .to_lowercase()
    };
    text.split_whitespace().map(bare).collect()
}

/// `My dear Nora,`, `DEAR SIR,`
fn salutation(text: &str) -> bool {
    let words = words(text);
    let all: Vec<&str> = words.iter().map(String::as_str).collect();
    // `"My dear "`, broken off, is speech.
    let ends = text.ends_with(|c: char| matches!(c, ',' | ':') || c.is_alphanumeric());
    let fond = match all.as_slice() {
        ["my" | "our", second, _, ..] => matches!(*second, "dear" | "dearest" | "darling" | "own"),
        [first, _, ..] => matches!(*first, "dear" | "dearest"),
        [only] => matches!(*only, "sir" | "sirs" | "madam" | "gentlemen"),
        [] => false,
    };
    fond && ends && all.len() <= 6
}

/// `Yours very truly,`, `Your affectionate aunt,`
fn valediction(text: &str) -> bool {
    let words = words(text);
    let all: Vec<&str> = words.iter().map(String::as_str).collect();
    match all.as_slice() {
        ["yours" | "your's", rest @ ..] | ["ever" | "always" | "very", "yours", rest @ ..] => {
            let adverb = |w: &&str| {
                w.ends_with("ly")
                    || matches!(
                        *w,
                        "very" | "ever" | "always" | "most" | "and" | "&c" | "etc"
                    )
            };
            rest.iter().all(adverb) && (all.len() > 1 || text.ends_with(','))
        }
        ["your", first, ..] => {
            let fond = [
                "affectionate",
                "devoted",
                "faithful",
                "humble",
                "loving",
                "most",
                "obedient",
                "own",
                "sincere",
            ];
            fond.contains(first) && all.len() <= 6
        }
        ["believe", "me"] => text.ends_with(','),
        [.., last] => *last == "&c",
        [] => false,
    }
}

/// `OTTO BEHR.`: capitals, and a full name or a given one.
fn signature(f: &Frame<'_, '_>, run: usize) -> bool {
    let text = f.run_text(run);
    let first = f.words.at_or_after(f.runs[run].inner.start());
    let count = f.run_words(run);
    let shouted = !text.contains(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && text.contains(char::is_alphabetic);
    shouted
        && (count == 1 && f.words.class(first).any(WordClass::GIVEN) || (2..=4).contains(&count))
}
