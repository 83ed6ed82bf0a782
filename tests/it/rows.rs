//! Words that a caller adds to the lists.

use super::api::names;
use whosaid::lexicon::{Lexicon, List, WordClass};
use whosaid::{Analyzer, Error};

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
fn words_can_be_added() {
    let text = "\"The bridge is shut,\" Portreeve Tamsin Quill said. \"Stay home,\" she grommets.";
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
    assert!(!cues(&plain).contains(&"grommets".to_owned()));
    assert!(cues(&taught).contains(&"grommets".to_owned()));
    let document = taught.analyze(text).expect("short");
    assert_eq!(names(&document, 0), ["Tamsin Quill"]);
}
