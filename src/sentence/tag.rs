//! Whether the words after a closed quotation are its tag: `"Stop!" Ines shouted.`

use super::shape::{REACH, opening_quotation, small_word};
use crate::lexicon::{Form, Frame, WordClass, Words};
use crate::text::{Case, TokenKind};

/// Whether a tag begins at `from`: a subject, then a verb of saying, then nothing that the verb
/// could take for its content.
///
/// `firm` asks for a plainer one: after `."` a new sentence is likelier than after `?"`.
pub(super) fn tag(words: &Words<'_>, from: usize, hi: usize, firm: bool) -> bool {
    // `Then Anna asked`, `In a note, he said`: no subject, so a sentence of its own.
    const NO_SUBJECT: WordClass = WordClass::PREPOSITION
        .with(WordClass::COORDINATOR)
        .with(WordClass::SUBORDINATOR)
        .with(WordClass::CONNECTIVE)
        .with(WordClass::ADVERB)
        .with(WordClass::QUESTION);
    const SUBJECT: WordClass = WordClass::PRONOUN
        .with(WordClass::DETERMINER)
        .with(WordClass::GIVEN)
        .with(WordClass::TITLE);
    let first = words.class(from);
    // `"Why?" Nobody answered.`
    let nobody = first.any(WordClass::NEGATION);
    if nobody || first.any(NO_SUBJECT) && !first.any(SUBJECT) {
        return false;
    }
    let mut commas = 0;
    for i in from..hi.min(from + REACH) {
        let token = &words.tokens[i];
        if token.kind == TokenKind::Punct {
            // `Dr. Obi said`, `J. R. Obi said`, and one `Ines, the pilot, shouted`.
            let point = token.mark == '.' && !token.spaced && i > from && short_name(words, i - 1);
            let comma = token.mark == ',' && commas < 2 && apposition(words, from, i, commas);
            let apostrophe = matches!(token.mark, '\'' | '’') && !token.spaced;
            commas += usize::from(comma);
            if !(point || comma || apostrophe) {
                return false;
            }
            continue;
        }
        if i == from || token.case != Case::Lower {
            continue;
        }
        let class = words.class(i);
        // `"Far?" Anna wanted to know.`
        if !firm && ["wanted", "wished"].iter().any(|w| words.is(i, w)) {
            return words.is(i + 1, "to") && words.is(i + 2, "know");
        }
        // A second comma must have closed the apposition.
        if commas != 1 {
            if saying(words, from, i) {
                return !takes_content(words, i, hi, firm);
            }
            if class.any(WordClass::HAVE) && reports(words, i + 1, Form::PARTICIPLE) {
                return !takes_content(words, i + 1, hi, firm);
            }
        }
        // `the wounded man`, `her beloved aunt`.
        let after_determiner = words
            .class(i - 1)
            .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE));
        let finite = class.any(
            WordClass::BE
                .with(WordClass::HAVE)
                .with(WordClass::MODAL)
                .with(WordClass::DO),
        ) || words.verb(i).form.any(Form::PAST) && !after_determiner;
        let stops =
            class.any(WordClass::SUBORDINATOR.with(WordClass::QUESTION)) && !words.is(i, "who");
        if finite || stops {
            return false;
        }
    }
    false
}

/// Whether the comma at `i`, the first or the second, bounds what is said of a name.
fn apposition(words: &Words<'_>, from: usize, i: usize, commas: usize) -> bool {
    commas == 1
        || i > from && words.tokens[i - 1].capital() && !words.class(from).any(WordClass::PRONOUN)
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
    // `The judge considered.`
    if verb.frame.any(Frame::THOUGHT) {
        return false;
    }
    // `Anna called.` and `Anna went on.`, but not `Anna called the dog.`
    let ends = |i: usize| matches!(words.get(i).map(|token| token.mark), None | Some('.' | ','));
    if verb.frame.any(Frame::PARTICLE) && words.particle(i + 1) {
        return ends(i + 2)
            || words.class(i + 2).any(WordClass::ADVERB)
                && !words.class(i + 2).any(WordClass::PREPOSITION);
    }
    ends(i + 1) || verb.frame.any(SPEAKS) && !verb.frame.any(Frame::PARTICLE)
}

/// Whether the word at `i` is a finite verb of saying whose subject began at `from`.
fn saying(words: &Words<'_>, from: usize, i: usize) -> bool {
    if words.verb(i).frame.any(Frame::WEAK) && !somebody(words, from, i) {
        return false;
    }
    if reports(words, i, Form::PAST.with(Form::THIRD)) {
        // `the murmurs grew`: a noun after an article.
        return !words
            .class(i - 1)
            .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE));
    }
    // `I say`, `they ask`; not `I think`.
    reports(words, i, Form::BASE)
        && !words.verb(i).frame.any(Frame::THOUGHT)
        && i == from + 1
        && words.class(from).any(WordClass::PRONOUN)
}

/// Whether the subject `from..end` can speak: `The roof held` is no tag.
fn somebody(words: &Words<'_>, from: usize, end: usize) -> bool {
    const THING: WordClass = WordClass::DETERMINER.with(WordClass::POSSESSIVE);
    const SPEAKER: WordClass = WordClass::PERSON
        .with(WordClass::KIN)
        .with(WordClass::TITLE)
        .with(WordClass::GIVEN)
        .with(WordClass::BODY)
        .with(WordClass::PRONOUN);
    let first = words.class(from);
    first.any(WordClass::PRONOUN)
        || !first.any(THING)
        || (from + 1..end).any(|i| words.class(i).any(SPEAKER) || words.tokens[i].capital())
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
    let frame = words.verb(verb).frame;
    let particles = frame.any(Frame::PARTICLE) && words.particle(verb + 1);
    let i = verb + 1 + usize::from(particles);
    if i >= hi {
        return false;
    }
    let token = &words.tokens[i];
    // `He thought for a moment.`
    if firm && frame.any(Frame::THOUGHT) && !words.is(i, "to") {
        return true;
    }
    if token.kind == TokenKind::Punct {
        if token.mark == ',' {
            // `said, without a smile, that the dam was sound`
            let close = (i + 1..hi.min(i + REACH)).find(|k| words.mark(*k, ','));
            if close.is_some_and(|k| words.is(k + 1, "that")) {
                return true;
            }
        }
        // `"How?" Mr. Obi said, "We all know."`, but `"How?" he said, "and why?"`
        let goes_on = (small_word(words, i + 2, hi) || words.is(i + 2, "I"))
            && !firm
            && !frame.any(Frame::ANSWERING);
        let introduces = token.mark == ',' && opening_quotation(words, i + 1, hi) && !goes_on;
        return introduces || token.mark == ':' || opening_quotation(words, i, hi);
    }
    let class = words.class(i);
    // `said it again`, `said there was time`
    if words.is(i, "it") || words.is(i, "there") {
        return true;
    }
    // `"It is over." He argued for a vote.`, `He apologized and left.`, but `"It is over," Mr. Obi said in Accra.`
    const PLAIN: [&str; 10] = [
        "said", "says", "told", "tells", "wrote", "writes", "added", "adds", "asked", "asks",
    ];
    let plain = || PLAIN.iter().any(|word| words.is(verb, word));
    let more = WordClass::PREPOSITION.with(WordClass::COORDINATOR);
    if firm && class.any(more) && !plain() {
        return true;
    }
    // `has refused to go`, `vowed to go`
    if words.is(i, "to") && (firm && frame.any(Frame::TO) || infinitive(words, i + 1)) {
        return true;
    }
    if words.is(i, "that")
        || class.any(WordClass::QUESTION) && !words.is(i, "when") && !words.is(i, "as")
    {
        return true;
    }
    let after_tag =
        class.any(AFTER_TAG) && !class.any(WordClass::DETERMINER.with(WordClass::PRONOUN));
    // `"It is broken." Ms. Obi said Friday she would mend it.`
    if firm && class.any(WordClass::WEEKDAY) && subject_pronoun(words, i + 1) {
        return true;
    }
    let hearer = frame.any(Frame::HEARER)
        || class.any(WordClass::OBJECT) && !class.any(WordClass::POSSESSIVE);
    if after_tag || hearer || words.verb(i).form.any(Form::ING) || words.is(i, "as") {
        // `asked him the way`, `assured the crew of his help`
        let second = class.any(WordClass::OBJECT) && words.class(i + 1).any(WordClass::DETERMINER);
        let of = hearer && (i + 1..hi.min(i + 4)).any(|k| words.is(k, "of"));
        // `said in a statement that the dam was sound`
        return hearer && !after_tag && (second || of || firm && told_clause(words, i, hi))
            || clause_follows(words, i, hi);
    }
    true
}

/// Whether the word at `i` is a pronoun that can be nothing but a subject.
fn subject_pronoun(words: &Words<'_>, i: usize) -> bool {
    words.class(i).any(WordClass::PRONOUN)
        && !words
            .class(i)
            .any(WordClass::OBJECT.with(WordClass::DETERMINER))
}

/// Whether a clause without *that* follows the one told at `from`: `told the crew he was ill`, `tells the Post the pier
/// is shut`.
fn told_clause(words: &Words<'_>, from: usize, hi: usize) -> bool {
    let auxiliary = WordClass::BE
        .with(WordClass::HAVE)
        .with(WordClass::MODAL)
        .with(WordClass::DO);
    let stops = WordClass::SUBORDINATOR
        .with(WordClass::QUESTION)
        .with(WordClass::COORDINATOR);
    (from + 1..hi.min(from + REACH))
        .take_while(|i| {
            words.tokens[*i].kind != TokenKind::Punct
                && !words.class(*i).any(stops)
                && !words.is(*i, "after")
                && !words.is(*i, "before")
        })
        .any(|i| i > from + 1 && words.class(i).any(auxiliary))
}

/// Whether *that*, *whether*, *how* or *to* with a verb follow within the clause.
fn clause_follows(words: &Words<'_>, from: usize, hi: usize) -> bool {
    for i in from..hi.min(from + REACH) {
        if matches!(
            words.tokens[i].mark,
            '.' | '!' | '?' | ',' | ';' | '—' | '–' | '"' | '“'
        ) {
            return false;
        }
        let asks = i > from
            && words.class(i).any(WordClass::QUESTION)
            && !words.is(i, "when")
            && !words.is(i, "who")
            && !words.is(i, "which");
        if words.is(i, "that") || asks || words.is(i, "to") && infinitive(words, i + 1) {
            return true;
        }
    }
    false
}

/// `go`, after `to`; not `to guests`.
fn infinitive(words: &Words<'_>, i: usize) -> bool {
    words.verb(i).form.any(Form::BASE) && !words.class(i).any(WordClass::PERSON)
}
