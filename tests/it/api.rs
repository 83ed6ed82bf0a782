//! The library as its users call it.

use whosaid::attribution::{self, Attributions, RuleInfo, Settings};
use whosaid::entity::{NameKind, NameMention, NameParts, find_names};
use whosaid::lexicon::{Lexicon, List, WordClass, WordInfo, Words};
use whosaid::quote::{Marks, Run};
use whosaid::render::{Table, explain};
use whosaid::text::{Paragraph, Token, paragraphs};
use whosaid::{
    Analyzer, AnalyzerBuilder, Attribution, Diagnostic, Document, Entity, EntityId, EntityTable,
    Error, Gender, Genre, Layout, Mention, Person, Quote, QuoteId, QuoteKind, Sentence, Span, Step,
    Verdict, quote, sentence,
};

const TWO: &str = "Harbour pilot Inge Rask closed the port on Friday. \"It was the ice,\" she said.\n\n\
                   \"Nobody could have landed,\" said Otto Brandt, who keeps the light.\n";

fn names(document: &Document<'_>, at: usize) -> Vec<String> {
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
    assert_named!(Layout, NameKind, Verdict);
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
        assert_eq!(
            document.sentences().len(),
            usize::from(text == "\u{feff}"),
            "{text:?}"
        );
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

/// What is wrong with a caller's row.
fn wrong(list: List, rows: &str) -> Option<String> {
    match Lexicon::new().extended(list, rows) {
        Err(Error::Lexicon { line, reason, .. }) => Some(format!("{line}: {reason}")),
        Err(other) => Some(other.to_string()),
        Ok(_) => None,
    }
}

#[test]
fn rows_that_would_be_misread_are_errors() {
    // A flag in the place of the irregular forms.
    for list in [List::ReportingVerbs, List::Verbs] {
        let told = wrong(list, "# mine\n\nzorble | tag that").expect("two columns of three");
        assert!(
            told.starts_with("3: ") && told.contains("lemma | irregular forms | flags"),
            "{told}"
        );
        assert_eq!(wrong(list, "zorble"), None);
        assert_eq!(wrong(list, "zorble | |"), None);
        assert_eq!(wrong(list, "zorble out | zarbled | tag"), None);
        assert!(wrong(list, "zorble right out | | tag").is_some());
        assert!(wrong(list, "zorble | | tag | that").is_some());
    }
    // Words are looked up one by one.
    for list in [List::Titles, List::Abbreviations, List::Nouns, List::Senses] {
        assert!(
            wrong(list, "grand portreeve |")
                .is_some_and(|told| told.contains("more than one word"))
        );
        assert!(
            wrong(list, "a,b |").is_some()
                && wrong(list, ". |").is_some()
                && wrong(list, "| |").is_some()
        );
        assert_eq!(wrong(list, "vice-portreeve"), None);
    }
}

#[test]
fn every_row_of_the_lists_would_be_taken_from_a_caller() {
    use List::{Abbreviations, FunctionWords, GivenNames, Nouns, Places, ReportingVerbs, Senses};
    use List::{CommonWords, Titles, Verbs};
    for (list, name) in [
        (Abbreviations, "abbreviations"),
        (FunctionWords, "function_words"),
        (GivenNames, "given_names"),
        (Nouns, "nouns"),
        (Places, "places"),
        (ReportingVerbs, "reporting_verbs"),
        (Senses, "senses"),
        (CommonWords, "common_words"),
        (Titles, "titles"),
        (Verbs, "verbs"),
    ] {
        let text = Lexicon::lists()
            .find(|(other, _)| *other == name)
            .map(|(_, text)| text);
        assert_eq!(
            wrong(list, text.expect("a list of this name")),
            None,
            "{name}"
        );
    }
}

#[test]
fn the_point_of_an_abbreviation_is_no_part_of_it() {
    let text = "The road is shut. Reev. Quill said it is.";
    let plain = whosaid::attribute(text).expect("short");
    assert_eq!(plain.sentences().len(), 3);
    for rows in ["Reev | abbr", "Reev. | abbr"] {
        let builder = Analyzer::builder().words(List::Abbreviations, rows);
        let taught = builder.build().expect("well-formed rows");
        let document = taught.analyze(text).expect("short");
        assert_eq!(document.sentences().len(), 2, "{rows}");
    }
    let lexicon = Lexicon::new()
        .extended(List::Titles, "Portreeve. |")
        .expect("well formed");
    assert!(lexicon.look_up("Portreeve").class.all(WordClass::TITLE));
}

#[test]
fn the_table_is_carried_into_the_next_text() {
    let analyzer = Analyzer::new();
    let first = analyzer.analyze(TWO).expect("short");
    let table = first.into_entities();
    let rask = table.find("Inge Rask").expect("she is in the first text");
    let text = "\"We open on Monday,\" Ms. Rask said.";
    let second = analyzer.analyze_with(text, table).expect("short");
    assert_eq!(second.attributions()[0].speakers, [rask]);
    assert_eq!(names(&second, 0), ["Inge Rask"]);
    // Alone, the second text knows no more than it says.
    let alone = analyzer.analyze(text).expect("short");
    assert_eq!(names(&alone, 0), ["Ms. Rask"]);
}

/// What `text` says after `table` has been carried into it: the speakers of its first quotation.
fn next(text: &str, table: &EntityTable) -> Vec<String> {
    let carried = Analyzer::new().analyze_with(text, table.clone());
    let document = carried.expect("short");
    names(&document, 0)
}

const FAMILY: &str = "Theodora Winckler rang the bell and Emil Winckler came down. \"Bolt the gate,\" said Dory. \
                      \"It is bolted,\" Mr. Winckler said.";

#[test]
fn two_who_are_one_are_merged() {
    let mut first = Analyzer::new().analyze(FAMILY).expect("short");
    assert_eq!(names(&first, 0), ["Dory"]);
    let table = first.entities();
    let dory = table.find("Dory").expect("named");
    let theodora = table.find("Theodora Winckler").expect("named");
    assert_ne!(dory, theodora);
    assert!(first.entities_mut().merge(theodora, dory));
    // The document shows it, by the old id too.
    assert_eq!(names(&first, 0), ["Theodora Winckler"]);
    let mut table = first.into_entities();
    assert_eq!(table.canonical(dory), theodora);
    assert_eq!(table.find("Dory"), Some(theodora));
    assert_eq!(table.get(dory), table.get(theodora));
    let merged = table.get(theodora).expect("still there");
    assert!(merged.known && merged.aliases.iter().any(|alias| alias == "Dory"));
    // And so does the next text.
    assert_eq!(
        next("\"Who is there?\" said Dory.", &table),
        ["Theodora Winckler"]
    );
    // Merged again it changes nothing; merged on, both go along.
    assert!(!table.merge(theodora, dory) && !table.merge(theodora, theodora));
    let emil = table.find("Emil Winckler").expect("named");
    assert!(table.merge(emil, theodora));
    assert_eq!(
        (table.canonical(dory), table.canonical(theodora)),
        (emil, emil)
    );
    assert!(!table.merge(emil, EntityId(999)));
}

#[test]
fn one_who_is_two_is_split() {
    let first = Analyzer::new().analyze(FAMILY).expect("short");
    let mut table = first.into_entities();
    let emil = table.find("Emil Winckler").expect("named");
    let father = table.split(emil, "Mr. Winckler").expect("two names");
    assert_eq!(table.find("Mr. Winckler"), Some(father));
    let text = "\"Who is there?\" Mr. Winckler said.";
    assert_eq!(next(text, &table), ["Mr. Winckler"]);
    assert_eq!(
        next("\"Who is there?\" Emil said.", &table),
        ["Emil Winckler"]
    );
    // Somebody of one name cannot lose it.
    assert_eq!(table.split(father, "Mr. Winckler"), None);
    assert_eq!(table.split(emil, " "), None);
    assert_eq!(table.split(EntityId(999), "Emil"), None);
    // Put together again, they are one again.
    assert!(table.merge(emil, father));
    assert_eq!(next(text, &table), ["Emil Winckler"]);
}

#[test]
fn two_who_are_never_linked() {
    let text = "\"It is late,\" said Nadia Frost. \"Not very,\" said Hollis.";
    let first = Analyzer::new().analyze(text).expect("short");
    let mut table = first.into_entities();
    let (nadia, hollis) = (table.find("Nadia Frost"), table.find("Hollis"));
    let (nadia, hollis) = (nadia.expect("named"), hollis.expect("named"));
    let fuller = "\"It is,\" said Nadia Hollis.";
    assert_eq!(next(fuller, &table), ["Nadia Hollis"]);
    assert!(!table.never_link(nadia, nadia));
    assert!(table.never_link(nadia, hollis));
    assert_eq!(next("\"It is,\" said Hollis.", &table), ["Hollis"]);
    assert_eq!(next("\"It is,\" said Nadia.", &table), ["Nadia Frost"]);
    let never = &table.get(nadia).expect("there").never;
    assert_eq!(never, &["hollis"]);
}

#[test]
fn a_new_name_stays() {
    let first = Analyzer::new().analyze(FAMILY).expect("short");
    let mut table = first.into_entities();
    let dory = table.find("Dory").expect("named");
    assert!(table.rename(dory, "Dorothea Lind"));
    assert!(!table.rename(dory, "  ") && !table.rename(EntityId(999), "X"));
    assert_eq!(
        next("\"Who is there?\" said Dory.", &table),
        ["Dorothea Lind"]
    );
    assert_eq!(
        next("\"Who is there?\" Ms. Lind said.", &table),
        ["Dorothea Lind"]
    );
    // A longer name in a text does not take its place.
    let text = "\"Who is there?\" said Dorothea Maria Lind.";
    let document = Analyzer::new().analyze_with(text, table).expect("short");
    assert!(
        document
            .entities()
            .get(dory)
            .is_some_and(|e| e.name == "Dorothea Lind")
    );
}

#[test]
fn people_handed_in_are_known() {
    let analyzer = Analyzer::builder()
        .person(
            Person::new("Dayo Oyelaran")
                .gender(Gender::Male)
                .alias("the Baron"),
        )
        .person(Person::new("Petra Valdane").gender(Gender::Female))
        .build()
        .expect("plain settings");
    let document = analyzer
        .analyze("\"Sit,\" said Mr. Oyelaran. \"I would rather stand,\" said Petra.")
        .expect("short");
    assert_eq!(names(&document, 0), ["Dayo Oyelaran"]);
    assert_eq!(names(&document, 1), ["Petra Valdane"]);
    assert!(document.entities().entities()[0].known);
    let empty = analyzer.analyze("Nobody spoke.").expect("short");
    assert_eq!(
        empty.entities().len(),
        2,
        "they are in the table, whether they speak or not"
    );
}

#[test]
fn words_can_be_added() {
    let text = "\"The bridge is shut,\" Portreeve Tamsin Quill said. \"Stay home,\" she grommeted.";
    let plain = Analyzer::new();
    let taught = Analyzer::builder()
        .words(List::Titles, "Portreeve | ")
        .words(List::ReportingVerbs, "grommet | | tag that")
        .build()
        .expect("well-formed rows");
    let cues = |analyzer: &Analyzer| {
        let document = analyzer.analyze(text).expect("short");
        let cues = document.attributions().iter().filter_map(|a| a.cue);
        cues.map(|cue| text[cue].to_owned()).collect::<Vec<_>>()
    };
    assert!(!cues(&plain).contains(&"grommeted".to_owned()));
    assert!(cues(&taught).contains(&"grommeted".to_owned()));
    let document = taught.analyze(text).expect("short");
    assert_eq!(names(&document, 0), ["Tamsin Quill"]);
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
    let known = table.add(&Person::new("Otto Brandt"));
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

#[cfg(feature = "serde")]
mod with_serde {
    use super::{FAMILY, TWO, names, next};
    use serde::Serialize;
    use serde::de::DeserializeOwned;
    use serde_json::json;
    use std::fmt::Debug;
    use whosaid::render::Record;
    use whosaid::{Analyzer, EntityTable, Gender, Person, Span};

    fn round<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
        let json = serde_json::to_string(value).expect("plain data");
        let back: T = serde_json::from_str(&json).expect("what was written can be read");
        assert_eq!(&back, value, "{json}");
    }

    #[test]
    fn results_survive_json() {
        let document = whosaid::attribute(TWO).expect("short");
        round(&document.quotes().to_vec());
        round(&document.sentences().to_vec());
        round(&document.runs().to_vec());
        round(&document.diagnostics().to_vec());
        round(&document.mentions().to_vec());
        round(document.entities());
        round(&document.entities().entities().to_vec());
        round(&document.attributions().to_vec());
        let whole = serde_json::to_value(&document).expect("plain data");
        assert_eq!(whole["quotes"][0]["kind"], "direct");
        assert_eq!(whole["attributions"][0]["verdict"], "named");
    }

    #[test]
    fn a_span_is_a_pair_in_order() {
        assert_eq!(
            serde_json::to_string(&Span::new(3, 9)).ok().as_deref(),
            Some("[3,9]")
        );
        assert!(serde_json::from_str::<Span>("[9,3]").is_err());
    }

    #[test]
    fn a_person_needs_only_a_name() {
        let person: Person = serde_json::from_str(r#"{"name": "Anna Lund"}"#).expect("enough");
        assert_eq!(person, Person::new("Anna Lund"));
        let full = r#"{"name": "Anna Lund", "aliases": ["Annie"], "gender": "female", "roles": ["pilot"]}"#;
        let person: Person = serde_json::from_str(full).expect("well formed");
        let same = Person::new("Anna Lund")
            .alias("Annie")
            .gender(Gender::Female)
            .role("Pilot");
        assert_eq!(person, same);
        assert!(serde_json::from_str::<Person>(r#"{"aliases": []}"#).is_err());
        // What is misspelt is told.
        let misspelt =
            serde_json::from_str::<Person>(r#"{"name": "Anna Lund", "alias": ["Annie"]}"#);
        assert!(misspelt.is_err_and(|error| error.to_string().contains("`alias`")));
    }

    #[test]
    fn a_table_can_be_written_down_and_carried_on() {
        let first = whosaid::attribute(TWO).expect("short");
        let json = serde_json::to_string(first.entities()).expect("plain data");
        let table: EntityTable = serde_json::from_str(&json).expect("what was written can be read");
        let second = Analyzer::new()
            .analyze_with("\"We open on Monday,\" Ms. Rask said.", table)
            .expect("short");
        assert_eq!(names(&second, 0), ["Inge Rask"]);
    }

    #[test]
    fn corrections_are_written_down_too() {
        let first = whosaid::attribute(FAMILY).expect("short");
        let mut table = first.into_entities();
        let (dory, emil) = (table.find("Dory"), table.find("Emil Winckler"));
        let theodora = table.find("Theodora Winckler").expect("named");
        assert!(table.merge(theodora, dory.expect("named")));
        assert!(table.split(emil.expect("named"), "Mr. Winckler").is_some());
        let json = serde_json::to_string(&table).expect("plain data");
        let read: EntityTable = serde_json::from_str(&json).expect("what was written can be read");
        assert_eq!(read, table);
        for text in [
            "\"No,\" said Dory.",
            "\"No,\" Mr. Winckler said.",
            "\"No,\" said Emil.",
        ] {
            assert_eq!(next(text, &read), next(text, &table), "{text}");
        }
        assert_eq!(next("\"No,\" said Dory.", &read), ["Theodora Winckler"]);
    }

    #[test]
    fn the_record_keeps_the_contract() {
        let document = whosaid::attribute(TWO).expect("short");
        let row = serde_json::to_value(Record::of(&document)).expect("plain data");
        let first = &row["quotes"][0];
        assert_eq!(first["kind"], "direct");
        let start = TWO.find("\"It was").expect("there");
        assert_eq!(first["spans"][0][0], start);
        assert_eq!(first["speakers"][0], "Inge Rask");
        let cue: Span = serde_json::from_value(first["cue"].clone()).expect("a span");
        assert_eq!(&TWO[cue], "said");
        let source: Span = serde_json::from_value(first["source"].clone()).expect("a span");
        assert_eq!(&TWO[source], "she");
        assert!(
            first["confidence"]
                .as_f64()
                .is_some_and(|c| (0.0..=1.0).contains(&c))
        );
        assert_eq!(first["rule"], first["steps"][0]);
        for (at, step) in document.attributions()[0].steps.iter().enumerate() {
            assert_eq!(
                first["trace"][at],
                serde_json::to_value(step).expect("plain data")
            );
            assert_eq!(first["trace"][at]["rule"], first["steps"][at]);
        }
        assert_eq!(
            (&row["genre"], &row["layout"]),
            (&json!("news"), &json!("lines"))
        );
        assert_eq!(row["sentences"].as_array().map(Vec::len), Some(3));
        assert!(
            row["entities"]
                .as_array()
                .is_some_and(|all| all.iter().any(|e| e["name"] == "Inge Rask"))
        );
    }
    #[test]
    fn two_of_one_name_are_told_apart() {
        let mut table = EntityTable::new();
        table.add(&Person::new("Kim Hart").gender(Gender::Female).role("mayor"));
        table.add(&Person::new("Kim Hart").gender(Gender::Male).role("baker"));
        let text = "\"No,\" said Ms. Kim Hart. \"Yes,\" said Mr. Kim Hart.";
        let document = Analyzer::new().analyze_with(text, table).expect("short");
        let row = serde_json::to_value(Record::of(&document)).expect("plain data");
        assert_eq!(row["quotes"][0]["speakers"], row["quotes"][1]["speakers"]);
        for (at, role) in ["mayor", "baker"].iter().enumerate() {
            let id = &row["quotes"][at]["speaker_ids"][0];
            let all = row["entities"].as_array().expect("a list");
            let one = all
                .iter()
                .find(|entity| entity["id"] == *id)
                .expect("in the list");
            assert_eq!(one["roles"], json!([role]));
        }
    }

    #[test]
    fn a_rule_that_does_not_exist_is_not_read() {
        let step = r#"{"rule": "quote-cue-sauce", "confidence": 1.0, "evidence": []}"#;
        let error = serde_json::from_str::<whosaid::Step>(step).expect_err("no such rule");
        assert!(error.to_string().contains("quote-cue-sauce"));
    }
}
