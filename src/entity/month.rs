//! Months that are given names too: *June*, *April*, *Jan*.

use crate::lexicon::{Form, Sense, WordClass, Words};
use crate::text::{Case, TokenKind};

/// `June shut the door`: a month that is a given name too, before a verb of doing.
pub(super) fn month_who_acts(words: &Words<'_>, i: usize) -> bool {
    let next = i + 1;
    words.class(i).any(WordClass::GIVEN)
        && words.get(next).is_some_and(|t| t.case == Case::Lower)
        && words.class(next).any(WordClass::VERB)
        && words.verb(next).form.any(Form::PAST.with(Form::THIRD))
        && !words.info[next].sense.any(Sense::PASSES)
}

/// `in June`, `last June`, `June 4`.
pub(super) fn in_the_month(words: &Words<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |b| words.str(b));
    let opens = [
        "in", "In", "since", "Since", "until", "Until", "during", "During", "through", "last",
        "Last", "next", "Next", "this", "This", "early", "late", "mid", "every", "each",
    ];
    opens.contains(&before)
        || words
            .get(i + 1)
            .is_some_and(|t| t.kind == TokenKind::Number)
}
