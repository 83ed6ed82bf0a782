//! What holds of every text, sense or nonsense.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use whosaid::render::{Table, explain};
use whosaid::text::{Layout, paragraphs, tokenize};
use whosaid::{Analyzer, Document, EntityTable, Genre, QuoteId, QuoteKind, Span, Verdict};

/// Pieces that the stages treat specially, in any order.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "„",
    "‚",
    "‹",
    "›",
    "「",
    "」",
    "«",
    "»",
    "'",
    "‘",
    "’",
    "''",
    "``",
    "—",
    "--",
    "-",
    "…",
    "...",
    ".",
    "!",
    "?",
    "?!",
    ",",
    ";",
    ":",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "-\n",
    "&quot;",
    "&#8217;",
    "&",
    "â€œ",
    "\u{ad}",
    "\u{a0}",
    "´",
    "ﬃ",
    "    ",
    " ",
    " ",
    " ",
    " ",
    "\u{a0}",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "said",
    " said ",
    "says",
    "told",
    " told reporters ",
    "asked",
    "added",
    "cried",
    "did not say",
    " according to ",
    "called",
    "wrote",
    "whether",
    "that",
    " that ",
    "he",
    "she",
    " she ",
    "they",
    "it",
    "I",
    "who",
    "His wife",
    "the official",
    "A spokesman for",
    "the company",
    "Mr.",
    "Mrs. ",
    "Dr. ",
    "Messrs. ",
    "President ",
    "Anna",
    " Anna Lund ",
    "Lund",
    "Bo Berg",
    "O'Neill",
    "McKay",
    "van der Berg",
    "Jr.",
    "III",
    "NATO",
    "U.S.",
    "U.S",
    "a.m.",
    "Inc.",
    "Oct. 3",
    "No. 5",
    "J.",
    "K.",
    "1.",
    "2.35",
    "6'2\"",
    "'tis",
    "dogs'",
    "Anna's",
    "a@b.example",
    "https://a.example/x",
    "@anna",
    "#tag",
    "(END)",
    "By Anna Lund\n\n",
    "OSLO --",
    "Copyright (c)",
    "Q:",
    "A:",
    "ANNA:",
    "Chapter One",
    "é",
    "ß",
    "İ",
    "日本",
    "🦀",
    "e\u{301}",
    "\u{200d}",
    "\0",
];

fn any_text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..120).prop_map(|chars| chars.into_iter().collect())
}

fn pieced_text() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// Paragraphs of words and marks with spaces between them: closer to prose.
fn spaced_text() -> impl Strategy<Value = String> {
    vec(vec(select(PIECES), 0..25), 0..8)
        .prop_map(|paragraphs| {
            paragraphs
                .iter()
                .map(|pieces| pieces.join(" "))
                .collect::<Vec<_>>()
        })
        .prop_map(|paragraphs| paragraphs.join("\n\n"))
}

fn lies_in(span: Span, text: &str) {
    assert!(
        text.get(span.range()).is_some(),
        "{span:?} is not in the text"
    );
}

fn sorted_and_disjoint(spans: &[Span]) {
    assert!(
        spans
            .windows(2)
            .all(|pair| pair[0].end() <= pair[1].start()),
        "out of order or overlapping: {spans:?}"
    );
}

/// Every character that is neither white space nor `blank` must lie in one of `spans`.
fn covers(spans: &[Span], text: &str, blank: impl Fn(char) -> bool) {
    let mut at = 0;
    for (offset, c) in text.char_indices() {
        while spans.get(at).is_some_and(|span| span.range().end <= offset) {
            at += 1;
        }
        let inside = spans
            .get(at)
            .is_some_and(|span| span.range().contains(&offset));
        assert!(
            inside || c.is_whitespace() || blank(c),
            "{c:?} at {offset} is nowhere in {spans:?}"
        );
    }
}

fn holds(document: &Document<'_>) {
    let text = document.text();
    let sentences: Vec<Span> = document.sentences().iter().map(|s| s.span).collect();
    for span in &sentences {
        lies_in(*span, text);
        assert!(
            !span.is_empty() && span.trim(text) == *span,
            "{span:?} has white space around it"
        );
    }
    sorted_and_disjoint(&sentences);
    covers(&sentences, text, |c| {
        matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
    });

    for (at, run) in document.runs().iter().enumerate() {
        lies_in(run.span, text);
        lies_in(run.inner, text);
        assert!(run.span.covers(run.inner), "{run:?}");
        if let Some(parent) = run.parent {
            let parent = &document.runs()[parent as usize];
            assert!(
                parent.span.covers(run.span) && parent.span != run.span,
                "{run:?} in {parent:?}"
            );
        }
        assert!(
            run.continues.is_none_or(|before| (before as usize) < at),
            "{run:?}"
        );
    }
    assert!(
        document.runs().is_sorted_by_key(|run| run.span.start()),
        "runs out of order"
    );
    for diagnostic in document.diagnostics() {
        lies_in(diagnostic.span, text);
    }

    let quotes = document.quotes();
    assert_eq!(quotes.len(), document.attributions().len());
    assert!(
        quotes.is_sorted_by_key(|quote| quote.extent().start()),
        "quotations out of order"
    );
    for (at, (quote, attribution)) in document.attributed().enumerate() {
        assert!(!quote.spans.is_empty(), "a quotation without content");
        for span in &quote.spans {
            lies_in(*span, text);
            assert!(!span.is_empty(), "an empty span in {quote:?}");
        }
        sorted_and_disjoint(&quote.spans);
        assert_eq!(attribution.quote, QuoteId::new(at));
        if let Some(cue) = attribution.cue {
            lies_in(cue, text);
            let inside = quote.spans.iter().any(|span| span.overlaps(cue));
            assert!(
                quote.kind != QuoteKind::Direct || !inside,
                "the cue is in the words: {quote:?}"
            );
        }
        for id in attribution.source.iter().chain(&attribution.relay) {
            assert!(document.mention(*id).is_some(), "{id:?} is no mention");
        }
        for id in &attribution.speakers {
            assert!(document.entity(*id).is_some(), "{id:?} is no entity");
        }
        assert!(
            (0.0..=1.0).contains(&attribution.confidence),
            "{}",
            attribution.confidence
        );
        let nobody = matches!(
            attribution.verdict,
            Verdict::NobodyStated | Verdict::Undecided | Verdict::BelowMinimum
        );
        assert!(
            !nobody || attribution.speakers.is_empty(),
            "{attribution:?}"
        );
        for step in &attribution.steps {
            assert!(!step.rule.is_empty());
            for (_, span) in &step.evidence {
                lies_in(*span, text);
            }
        }
        assert!(explain(document, QuoteId::new(at)).is_some());
    }
    assert!(explain(document, QuoteId::new(quotes.len())).is_none());

    for mention in document.mentions() {
        lies_in(mention.span, text);
        assert!(!mention.span.is_empty());
        for id in &mention.entities {
            assert!(document.entity(*id).is_some(), "{id:?} is no entity");
        }
    }
    assert!(
        document
            .mentions()
            .is_sorted_by_key(|mention| mention.span.start()),
        "mentions out of order"
    );
    let _ = Table::of(document).width(usize::MAX).to_string();
    let table = Table::of(document).width(72).to_string();
    for line in table.lines() {
        let columns = unicode_columns(line);
        assert!(columns <= 72, "{columns} columns: {line}");
    }
}

fn unicode_columns(line: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    line.graphemes(true).count()
}

fn check(text: &str) {
    for genre in [Genre::Automatic, Genre::News, Genre::Fiction] {
        let analyzer = Analyzer::builder()
            .genre(genre)
            .build()
            .expect("plain settings");
        let document = analyzer.analyze(text).expect("short");
        holds(&document);
        let again = analyzer.analyze(text).expect("short");
        assert_eq!(document, again, "the same text, another answer");
    }
}

/// A table written down and read back is the same, and answers so.
#[cfg(feature = "serde")]
fn same_from_json(table: &EntityTable, text: &str) {
    let json = serde_json::to_string(table).expect("plain data");
    let read: EntityTable = serde_json::from_str(&json).expect("what was written can be read");
    assert_eq!(&read, table);
    let analyzer = Analyzer::new();
    let live = analyzer.analyze_with(text, table.clone()).expect("short");
    assert_eq!(analyzer.analyze_with(text, read).expect("short"), live);
}

#[cfg(not(feature = "serde"))]
fn same_from_json(_: &EntityTable, _: &str) {}

fn check_ground(text: &str) {
    let tokens: Vec<Span> = tokenize(text).iter().map(|token| token.span).collect();
    for span in &tokens {
        lies_in(*span, text);
        assert!(!span.is_empty());
    }
    sorted_and_disjoint(&tokens);
    // No token begins at a control character or at one that has no width.
    let blank = |c: char| c.is_control() || matches!(c, '\u{200b}' | '\u{feff}');
    covers(&tokens, text, blank);
    for layout in [Layout::Detect, Layout::Lines, Layout::Wrapped] {
        let found: Vec<Span> = paragraphs(text, layout).iter().map(|p| p.span).collect();
        sorted_and_disjoint(&found);
        covers(&found, text, |_| false);
    }
}

/// Texts that went wrong once.
#[test]
fn finds_stay_mended() {
    // A quotation inside another that goes on in the next paragraph, where the outer one does not.
    check("N: ‹No\nno” b” c");
    check("m called n``g ›”b‘ ‹\nh”›");
    // A conversation in which nobody can have spoken first.
    check("›ß Q asked r‹S.'J好\n»ﬁ😀he X 3«o");
    check("view„Ω'.S.:Ft\nclaim‹c›");
    // A quotation that is the second item of its text.
    check("who \" said said 6'2\"");
    // A text that begins where a subject goes on.
    check("and Berg said it was late.");
}

/// A text may begin and end anywhere: every example, cut at each of its words.
#[test]
fn cut_texts_are_read() {
    for rule in whosaid::attribution::rules() {
        let text = rule.example.split(" => ").next().unwrap_or_default();
        for (at, _) in text.match_indices(' ') {
            for piece in [&text[..at], &text[at + 1..]] {
                for genre in [Genre::News, Genre::Fiction] {
                    let analyzer = Analyzer::builder()
                        .genre(genre)
                        .build()
                        .expect("plain settings");
                    holds(&analyzer.analyze(piece).expect("short"));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_characters(text in any_text()) {
        check(&text);
    }

    #[test]
    fn marks_and_words_run_together(text in pieced_text()) {
        check(&text);
    }

    #[test]
    fn marks_and_words_in_paragraphs(text in spaced_text()) {
        check(&text);
    }

    #[test]
    fn tokens_and_paragraphs_cover_the_text(a in any_text(), b in pieced_text()) {
        check_ground(&a);
        check_ground(&b);
    }

    #[test]
    fn a_table_carried_on_keeps_its_people(a in spaced_text(), b in spaced_text()) {
        let analyzer = Analyzer::new();
        let first = analyzer.analyze(&a).expect("short");
        let before = first.into_entities();
        let count = before.len();
        same_from_json(&before, &b);
        let second = analyzer.analyze_with(&b, before).expect("short");
        holds(&second);
        prop_assert!(second.entities().len() >= count);
    }
}
