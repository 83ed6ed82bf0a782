//! The library as its users call it.

use whosaid::attribution::{self, Attributions, RuleInfo, Settings};
use whosaid::entity::{NameMention, NameParts, find_names};
use whosaid::lexicon::{Lexicon, List, WordClass, WordInfo, Words};
use whosaid::quote::{Marks, Run};
use whosaid::render::{Table, explain};
use whosaid::text::{Paragraph, Token, paragraphs};
use whosaid::{
    Analyzer, AnalyzerBuilder, Attribution, Diagnostic, Document, Entity, EntityTable, Error,
    Gender, Genre, Layout, Mention, Person, Quote, QuoteId, QuoteKind, Sentence, Span, Step,
    Verdict, quote, sentence,
};

pub(crate) const TWO: &str = "Harbour pilot Inge Rask closed the port on Friday. \"It was the ice,\" she said.\n\n\
                   \"Nobody could have landed,\" said Otto Brandt, who keeps the light.\n";

pub(crate) fn names(document: &Document<'_>, at: usize) -> Vec<String> {
    let attribution = &document.attributions()[at];
    document.speakers(attribution).map(str::to_owned).collect()
}

#[test]
fn every_public_type_can_cross_threads() {
    fn check<T: Send + Sync>() {}
    check::<Analyzer>();
    check::<AnalyzerBuilder>();
    check::<Document<'_>>();
    check::<Error>();
    check::<(Quote, Attribution, Step, Verdict, QuoteKind, Genre)>();
    check::<(
        Entity,
        EntityTable,
        Mention,
        Person,
        Gender,
        NameMention,
        NameParts,
    )>();
    check::<(Settings, Attributions, RuleInfo)>();
    check::<(Lexicon, Words<'_>, WordInfo, WordClass, List)>();
    check::<(Marks, Run, Diagnostic, Sentence)>();
    check::<(Span, Paragraph, Token, Layout)>();
    check::<Table<'_, '_>>();
}

#[test]
fn one_line() {
    let document = whosaid::attribute(TWO).expect("short");
    assert_eq!(document.quotes().len(), 2);
    assert_eq!(names(&document, 0), ["Inge Rask"]);
    assert_eq!(names(&document, 1), ["Otto Brandt"]);
    let (first, attribution) = document.attributed().next().expect("a quotation");
    assert_eq!(document.str(first.extent()), "\"It was the ice,\"");
    assert_eq!(first.kind, QuoteKind::Direct);
    assert_eq!(attribution.verdict, Verdict::Named);
    assert_eq!(attribution.cue.map(|cue| document.str(cue)), Some("said"));
    let source = attribution
        .source
        .and_then(|id| document.mention(id))
        .expect("a source");
    assert_eq!(document.str(source.span), "she");
    assert_eq!(source.entities, attribution.speakers);
    assert!(attribution.confidence > 0.5);
    assert_eq!(attribution.rule(), attribution.steps[0].rule);
}

#[test]
fn an_analyzer_serves_many_threads() {
    let analyzer = Analyzer::new();
    let alone = analyzer.analyze(TWO).expect("short");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let handle = scope.spawn(|| analyzer.analyze(TWO).expect("short"));
            assert_eq!(handle.join().expect("no panic"), alone);
        }
    });
}

/// Every variant's name and print are what its JSON says.
#[cfg(feature = "serde")]
macro_rules! assert_named {
    ($($type:ty),+) => {$(
        for one in <$type>::ALL {
            assert_eq!(serde_json::json!(one), one.name());
            assert_eq!(format!("{one:<12}|"), format!("{:<12}|", one.name()));
        }
    )+};
}

#[cfg(feature = "serde")]
#[test]
fn results_are_named_as_in_json() {
    use whosaid::{Act, EntityKind, Explicitness, MentionKind, Role};
    assert_named!(Act, EntityKind, Explicitness, Gender, Genre, MentionKind);
    assert_named!(quote::Code, quote::Ending, quote::Style, QuoteKind, Role);
    assert_named!(Layout, whosaid::entity::NameKind, Verdict);
}

#[test]
fn places_and_faults_can_be_printed() {
    let document =
        whosaid::attribute("\"The pumps ran,\" she said. \"All of them.").expect("short");
    let mut faults = document.diagnostics().iter();
    let fault = faults.find(|d| d.code.is_fault()).expect("a fault");
    assert_eq!(
        fault.to_string(),
        "27..28: an opening mark that nothing closes"
    );
    assert_eq!(format!("{:>8}", fault.span), "  27..28");
}

#[test]
fn ids_lead_to_what_they_name() {
    let document = whosaid::attribute(TWO).expect("short");
    for (quote, attribution) in document.attributed() {
        assert_eq!(document.quote(attribution.quote), Some(quote));
        assert_eq!(document.attribution(attribution.quote), Some(attribution));
    }
    assert_eq!(document.attribution(QuoteId::new(9)), None);
    for (id, entity) in document.entities().iter() {
        assert_eq!(document.entity(id), Some(entity));
    }
    assert_eq!(document.entities().iter().count(), 2);
}

#[test]
fn no_text_no_answer() {
    for text in ["", " ", "\n\n", "\u{feff}", "\t\r\n"] {
        let document = whosaid::attribute(text).expect("short");
        assert!(document.quotes().is_empty() && document.attributions().is_empty());
        assert!(document.sentences().is_empty(), "{text:?}");
        assert!(document.entities().is_empty());
        assert_eq!(explain(&document, QuoteId::new(0)), None);
    }
}

#[test]
fn settings_out_of_range_are_errors() {
    for minimum in [-0.1, 1.1, f32::NAN] {
        let built = Analyzer::builder().min_confidence(minimum).build();
        assert!(matches!(built, Err(Error::OutOfRange { .. })), "{minimum}");
    }
    let built = Analyzer::builder()
        .words(List::Titles, "Portreeve | nosuchflag")
        .build();
    let Err(Error::Lexicon { list, line, reason }) = built else {
        panic!("a malformed row was taken: {built:?}");
    };
    assert_eq!((list.as_str(), line), ("titles", 1));
    assert!(reason.contains("nosuchflag"));
}

#[test]
fn below_the_minimum_nobody_is_named() {
    let sure = Analyzer::builder()
        .min_confidence(1.0)
        .build()
        .expect("in range");
    let document = sure.analyze(TWO).expect("short");
    let free = whosaid::attribute(TWO).expect("short");
    assert_eq!(document.quotes(), free.quotes(), "the quotations stay");
    let unsure: Vec<&Attribution> = free
        .attributions()
        .iter()
        .filter(|a| a.confidence < 1.0)
        .collect();
    assert!(!unsure.is_empty(), "no rule is right always");
    let id = unsure[0].quote;
    let told = explain(&document, id).expect("a quotation");
    assert!(
        told.contains("Nobody is named") && !told.contains("cannot be told"),
        "{told}"
    );
    for attribution in unsure {
        let now = &document.attributions()[attribution.quote.index()];
        assert_eq!(now.verdict, Verdict::BelowMinimum);
        assert!(now.speakers.is_empty());
        assert_eq!(
            (now.cue, now.source.is_some()),
            (attribution.cue, attribution.source.is_some())
        );
    }
}

#[test]
fn genre_decides_how_a_quotation_without_a_cue_goes_on() {
    let text = "\"We were early,\" said Anna Lund to Bo Berg.\n\n\"You are always early.\"\n\n\
                \"Not always.\"";
    let speakers = |genre: Genre| {
        let analyzer = Analyzer::builder()
            .genre(genre)
            .build()
            .expect("plain settings");
        let document = analyzer.analyze(text).expect("short");
        (0..document.quotes().len())
            .flat_map(|at| names(&document, at))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        speakers(Genre::Fiction),
        ["Anna Lund", "Bo Berg", "Anna Lund"]
    );
    assert!(!speakers(Genre::News).contains(&"Bo Berg".to_owned()));
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let windows = TWO.replace('\n', "\r\n");
    let (a, b) = (whosaid::attribute(TWO), whosaid::attribute(&windows));
    let (a, b) = (a.expect("short"), b.expect("short"));
    assert_eq!(a.quotes().len(), b.quotes().len());
    for at in 0..a.quotes().len() {
        assert_eq!(
            a.str(a.quotes()[at].extent()),
            b.str(b.quotes()[at].extent())
        );
        assert_eq!(names(&a, at), names(&b, at));
    }
    assert_eq!(a.sentences().len(), b.sentences().len());
}

#[test]
fn each_stage_works_alone() {
    let paragraphs = paragraphs(TWO, Layout::Lines);
    assert_eq!(paragraphs.len(), 2);
    let words = Lexicon::new().read(TWO);
    let sentences = sentence::segment(&words, &paragraphs);
    let texts: Vec<&str> = sentences.iter().map(|s| &TWO[s.span]).collect();
    assert_eq!(texts.len(), 3, "{texts:?}");
    let marks = quote::find_runs(&words, &paragraphs);
    let inner: Vec<&str> = marks.runs.iter().map(|run| &TWO[run.inner]).collect();
    assert_eq!(inner, ["It was the ice,", "Nobody could have landed,"]);
    let starts: Vec<usize> = sentences
        .iter()
        .map(|s| words.at_or_after(s.span.start()))
        .collect();
    let found: Vec<&str> = find_names(&words, &starts)
        .iter()
        .map(|n| &TWO[n.span])
        .collect();
    assert!(
        found.iter().any(|name| name.ends_with("Inge Rask")),
        "{found:?}"
    );
    assert!(found.contains(&"Otto Brandt"), "{found:?}");
    let mut table = EntityTable::new();
    let known = table.add(&Person::new("Otto Brandt")).expect("a name");
    let out = attribution::attribute(
        &words,
        &paragraphs,
        &sentences,
        &marks,
        table,
        &Settings::default(),
    );
    assert_eq!(out.quotes.len(), 2);
    assert_eq!(out.attributions[1].speakers, [known]);
}

#[test]
fn the_table_of_quotations_is_folded_and_coloured_on_demand() {
    let document = whosaid::attribute(TWO).expect("short");
    let plain = Table::of(&document).width(70).to_string();
    assert!(
        plain.lines().all(|line| line.chars().count() <= 70),
        "{plain}"
    );
    assert!(plain.lines().all(|line| line.trim_end() == line), "{plain}");
    assert!(!plain.contains('\u{1b}'));
    for piece in ["Inge Rask", "Otto", "direct", "said", "%"] {
        assert!(plain.contains(piece), "{piece} is not in\n{plain}");
    }
    let coloured = Table::of(&document).width(70).colour(true).to_string();
    assert!(coloured.contains('\u{1b}'));
    assert!(coloured.lines().count() == plain.lines().count());
}

#[test]
fn a_table_can_be_of_any_width() {
    let long = "the ice came in and ".repeat(8_000);
    let text =
        format!("\"We shut the port, for {long}nobody could land,\" said Anna Lund.\n\n{TWO}");
    let document = whosaid::attribute(&text).expect("short");
    for width in [
        0,
        1,
        59,
        60,
        80,
        9_999,
        65_535,
        65_536,
        100_000,
        usize::MAX / 24,
        usize::MAX,
    ] {
        let table = Table::of(&document).width(width).to_string();
        let widest = table.lines().map(|line| line.chars().count()).max();
        assert!(
            widest.is_some_and(|widest| widest <= width.clamp(60, 10_000)),
            "{width}"
        );
    }
}

#[test]
fn what_kind_of_text_it_is_can_be_asked() {
    let news = whosaid::attribute(TWO).expect("short");
    assert_eq!((news.genre(), news.layout()), (Genre::News, Layout::Lines));
    let wrapped = Analyzer::builder()
        .genre(Genre::Fiction)
        .layout(Layout::Wrapped);
    let analyzer = wrapped.build().expect("plain settings");
    let story = analyzer.analyze(TWO).expect("short");
    assert_eq!(
        (story.genre(), story.layout()),
        (Genre::Fiction, Layout::Wrapped)
    );
    let story = "\"Is it far?\" he cried.\n\n\"You will see,\" she murmured.\n\n\"I am cold.\"\n\n\"Are you?\"";
    assert_eq!(
        whosaid::attribute(story).expect("short").genre(),
        Genre::Fiction
    );
}

#[test]
fn an_answer_can_be_explained() {
    let document = whosaid::attribute(TWO).expect("short");
    let told = explain(&document, QuoteId::new(0)).expect("a quotation");
    for piece in [
        "“It was the ice,”",
        "Inge Rask",
        "cue “said”",
        "source “she”",
    ] {
        assert!(told.contains(piece), "{piece} is not in\n{told}");
    }
}
