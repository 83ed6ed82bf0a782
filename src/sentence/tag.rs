//! Whether the words after a closed quotation are its tag: `"Stop!" Dimitri shouted.`

use super::gap::REACH;
use crate::lexicon::{Form, Frame, WordClass, Words};
use crate::text::{Case, TokenKind};

/// Whether a tag begins at `from`: a subject, then a verb of saying, then nothing that the verb
/// could take for its content.
///
/// `firm` asks for a plainer one: after `."` a new sentence is likelier than after `?"`.
pub(super) fn tag(words: &Words<'_>, from: usize, hi: usize, firm: bool) -> bool {
    let end = hi.min(from + REACH);
    let mut i = from;
    while i < end {
        let token = &words.tokens[i];
        if token.kind == TokenKind::Punct {
            // `Dr. Obi said`, `J. R. Obi said`, and one `Dimitri, the ferryman, shouted`.
            let point = token.mark == '.' && !token.spaced && i > from && short_name(words, i - 1);
            let comma =
                token.mark == ',' && i > from && words.tokens[i - 1].kind == TokenKind::Word;
            if !(point || comma || token.mark == '\'' || token.mark == '’') {
                return false;
            }
            // `"…" He rose, and Anna said` has a verb before its comma and was turned down there.
            i += 1;
            continue;
        }
        let class = words.class(i);
        let verb = words.verb(i);
        let small = token.case == Case::Lower;
        if i > from && small && saying(words, from, i) {
            return !takes_content(words, i, hi, firm);
        }
        if i > from && class.any(WordClass::HAVE) && reports(words, i + 1, Form::PARTICIPLE) {
            return !takes_content(words, i + 1, hi, firm);
        }
        // `the wounded man`, `her beloved aunt`.
        let after_determiner = i > from
            && words
                .class(i - 1)
                .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE));
        let finite = class.any(
            WordClass::BE
                .with(WordClass::HAVE)
                .with(WordClass::MODAL)
                .with(WordClass::DO),
        ) || verb.form.any(Form::PAST) && !after_determiner;
        let stops =
            class.any(WordClass::SUBORDINATOR.with(WordClass::QUESTION)) && !words.is(i, "who");
        if i > from && small && (finite || stops) {
            return false;
        }
        i += 1;
    }
    false
}

/// `Mr`, `J`, `Jr`, `St`: a word whose point ends no tag.
fn short_name(words: &Words<'_>, i: usize) -> bool {
    words
        .class(i)
        .any(WordClass::ABBREVIATION.with(WordClass::ABBREVIATION_MAY_END))
        || words.str(i).len() == 1
}

/// Whether the word at `i` is a `form` of a verb that tags.
fn reports(words: &Words<'_>, i: usize, form: Form) -> bool {
    // Frames of verbs that can have what was said beside them: `shouted that`, not `ran that`.
    const SPEAKS: Frame = Frame::THAT
        .with(Frame::BARE)
        .with(Frame::QUESTION)
        .with(Frame::HEARER)
        .with(Frame::CONTINUING)
        .with(Frame::ANSWERING);
    let verb = words.verb(i);
    // A gesture makes a sentence of its own here: `"Stop!" Anna smiled.`
    if !words.class(i).any(WordClass::REPORTING)
        || !verb.form.any(form)
        || !verb.frame.any(Frame::TAG)
        || verb.frame.any(Frame::GESTURE)
    {
        return false;
    }
    if !verb.frame.any(Frame::WEAK) {
        return true;
    }
    // `Anna called.` but not `Anna called the dog.`
    let ends = matches!(
        words.get(i + 1).map(|token| token.mark),
        None | Some('.' | ',' | ';')
    );
    ends || verb.frame.any(SPEAKS) && !verb.frame.any(Frame::PARTICLE)
}

/// Whether the word at `i` is a finite verb of saying whose subject began at `from`.
fn saying(words: &Words<'_>, from: usize, i: usize) -> bool {
    if reports(words, i, Form::PAST.with(Form::THIRD)) {
        // `the guards shouted`, `the murmurs grew`: a noun after an article.
        return !words
            .class(i - 1)
            .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE));
    }
    // `I say`, `they ask`.
    reports(words, i, Form::BASE) && i == from + 1 && words.class(from).any(WordClass::PRONOUN)
}

/// Whether what follows the verb at `verb` is something it says, so that a new sentence begins:
/// `He said the ferry was late.`
fn takes_content(words: &Words<'_>, verb: usize, hi: usize, firm: bool) -> bool {
    const AFTER_TAG: WordClass = WordClass::PREPOSITION
        .with(WordClass::ADVERB)
        .with(WordClass::TIME)
        .with(WordClass::WEEKDAY)
        .with(WordClass::MONTH)
        .with(WordClass::COORDINATOR)
        .with(WordClass::CONNECTIVE);
    let i = verb + 1;
    if i >= hi {
        return false;
    }
    let token = &words.tokens[i];
    if token.kind == TokenKind::Punct {
        // `"I know." Mr. Obi said, "We all know."`
        let opens =
            |k: usize| k < hi && matches!(words.tokens[k].mark, '"' | '“' | '‘' | '\'' | '`' | '«');
        return firm && (token.mark == ':' || token.mark == ',' && opens(i + 1)) || opens(i);
    }
    let class = words.class(i);
    // `has refused to go`
    if words.is(i, "to")
        && words.class(i + 1).any(WordClass::VERB)
        && !words.class(i + 1).any(WordClass::PERSON)
    {
        return true;
    }
    if words.is(i, "that")
        || class.any(WordClass::QUESTION) && !words.is(i, "when") && !words.is(i, "as")
    {
        return true;
    }
    if class.any(AFTER_TAG) && !class.any(WordClass::DETERMINER.with(WordClass::PRONOUN))
        || words.verb(i).form.any(Form::ING)
        || words.is(i, "as")
    {
        // `said in a statement that the dam was sound`
        return clause_follows(words, i, hi);
    }
    if words.verb(verb).frame.any(Frame::HEARER)
        || class.any(WordClass::OBJECT) && !class.any(WordClass::POSSESSIVE)
    {
        return clause_follows(words, i, hi);
    }
    true
}

/// Whether *that*, *whether*, *to* … or a finite verb follow within the sentence.
fn clause_follows(words: &Words<'_>, from: usize, hi: usize) -> bool {
    for i in from..hi.min(from + REACH) {
        let token = &words.tokens[i];
        if matches!(
            token.mark,
            '.' | '!' | '?' | ',' | ';' | '—' | '–' | '"' | '“'
        ) {
            return false;
        }
        // `has refused to go`
        if words.is(i, "to")
            && words.class(i + 1).any(WordClass::VERB)
            && !words.class(i + 1).any(WordClass::PERSON)
        {
            return true;
        }
        if words.is(i, "that")
            || words.is(i, "whether")
            || words.is(i, "to")
                && words.verb(i + 1).form.any(Form::BASE)
                && !words.class(i + 1).any(WordClass::PERSON)
        {
            return true;
        }
    }
    false
}
