//! Marks round a name or what a word means, which nobody says: `The dish is called "ropa vieja".`

use super::speech::Candidate;
use crate::attribution::syntax::title::title_case;
use crate::lexicon::{Sense, Tag, WordClass};
use crate::text::Case;

impl Candidate<'_, '_, '_, '_> {
    /// Whether the marks stand round a name or what a word means, in whatever text.
    pub(super) fn gives_a_name(&self) -> bool {
        let Some(before) = self.before(1) else {
            return false;
        };
        let name = self.looks_like_a_name(before);
        name && (self.is_nickname(before) || self.is_apposed(before) || self.is_work(before))
            || self.is_called(before, name)
            || self.is_gloss(before)
            || self.is_change(before)
    }

    /// Whether what stands in the marks is written as names are: `"Morning Tide"`.
    fn looks_like_a_name(&self, before: usize) -> bool {
        let f = self.g.f;
        let lone = self.words == 1 && f.run_text(self.run).starts_with(char::is_uppercase);
        title_case(f, self.run)
            // `Dogs named "Biscuit" won.`
            || lone && f.is_one_of(before, &["named", "nicknamed"])
            // `one called "Calmer."`: the stop is the sentence's.
            || lone && f.run_last(self.run) == '.'
    }

    /// `Louis "Two-Tone" Brandt`
    fn is_nickname(&self, before: usize) -> bool {
        let f = self.g.f;
        let next = self.item + 1;
        let day = WordClass::WEEKDAY.with(WordClass::MONTH);
        self.words <= 3
            && f.capital(before)
            && next < self.unit.end
            && f.capital(next)
            && !f.class(next).any(day)
    }

    /// `Her cat, "Professor Plum," has a passport of its own.`
    fn is_apposed(&self, before: usize) -> bool {
        let f = self.g.f;
        let next = self.item + 1;
        let reports = |i: usize| f.class(i).any(WordClass::REPORTING);
        self.words <= 5
            // `Her thesis, "Why Bees?", ran to …`
            && (f.run_last(self.run) == ',' || f.is_comma(next))
            && f.is_comma(before)
            && self.before(2).is_some_and(|i| !reports(i))
            && f.finite(next + usize::from(f.is_comma(next)))
    }

    /// `read the news on "Morning Tide"`, `in her memoir, "Cold Water"`: a programme, a book, a song. Annotators take one
    /// in five of these for speech, each of them a title.
    fn is_work(&self, before: usize) -> bool {
        let f = self.g.f;
        let second = |holds: &dyn Fn(usize) -> bool| self.before(2).is_some_and(holds);
        // `a call to RVT's "Late Tide"`
        let acronym =
            |i: usize| f.str(i).len() > 1 && f.token(i).is_some_and(|t| t.case == Case::Upper);
        // `the author of "Cold Water"`
        let makers = ["author", "co-author", "creator", "editor", "host", "star"];
        let maker = |i: usize| f.is_one_of(i, &makers);
        let reads = |i: usize| f.is_one_of(i, &["read", "reading", "reads"]);
        let article = || f.run_text(self.run).trim_start().starts_with("The ");
        self.words >= 2
            && (f.is(before, "on")
                || f.possessive(before) && second(&acronym)
                || f.is_comma(before) && second(&|i| f.sense(i).any(Sense::WORK))
                || f.is(before, "of") && second(&maker)
                || f.is(before, "from") && second(&reads)
                || f.sense(before).any(Sense::PERFORMS)
                || f.sense(before).any(Sense::PRESENTS) && article())
    }

    /// `The dish is called "ropa vieja"`, by nobody in particular; `the chapter called "Hinges"`.
    fn is_called(&self, before: usize, name: bool) -> bool {
        let f = self.g.f;
        let naming = [
            "called",
            "named",
            "dubbed",
            "nicknamed",
            "labeled",
            "labelled",
            "marked",
            "titled",
            "entitled",
        ];
        let noun = WordClass::COMMON.with(WordClass::DOCUMENT);
        let bears = |i: usize| {
            f.class(i).any(WordClass::BE)
                || name && (f.class(i).any(noun) || f.tag(i) == Tag::Noun || f.is(i, "one"))
                // `The box, labelled "Do Not Open," was open.`
                || name && f.is_comma(i)
        };
        self.words <= 4
            && f.is_one_of(before, &naming)
            && self.before(2).is_some_and(bears)
            && !f.is(self.item + 1, "by")
    }

    /// `"Ne eiru," which means "no passage"`
    fn is_gloss(&self, before: usize) -> bool {
        let means = ["literally", "meaning", "means", "meant", "roughly"];
        self.words <= 5 && self.g.f.is_one_of(before, &means)
    }

    /// `changed its name from "Spoons" to "Forks"`, `cut to "weak" from "fair"`
    fn is_change(&self, before: usize) -> bool {
        let f = self.g.f;
        let next = self.item + 1;
        let scale = ["from", "to"];
        let first = || f.is_one_of(next, &scale) && f.is_run(next + 1);
        let second =
            |i: usize| f.is_run(i + 1) && f.is_one_of(i, &scale) && f.str(i) != f.str(before);
        self.words <= 3
            && f.is_one_of(before, &scale)
            && (first() || self.before(3).is_some_and(second))
    }
}
