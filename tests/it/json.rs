//! What is written as JSON, and read back.

use super::api::{TWO, names};
use super::people::{FAMILY, next};
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
    let full =
        r#"{"name": "Anna Lund", "aliases": ["Annie"], "gender": "female", "roles": ["pilot"]}"#;
    let person: Person = serde_json::from_str(full).expect("well formed");
    let same = Person::new("Anna Lund")
        .alias("Annie")
        .gender(Gender::Female)
        .role("Pilot");
    assert_eq!(person, same);
    assert!(serde_json::from_str::<Person>(r#"{"aliases": []}"#).is_err());
    // What is misspelt is told.
    let misspelt = serde_json::from_str::<Person>(r#"{"name": "Anna Lund", "alias": ["Annie"]}"#);
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

/// Texts after which a short name is ambiguous, and texts that use it.
const BEFORE: &[&str] = &[
    "Robin Hart met Alex Hart. \"No,\" said Alex Hart. \"Yes,\" said Robin Hart.",
    "Robin Hart met Alex Hart. \"No,\" said Hart. \"Yes,\" said Alex Hart.",
    "Hart came in. \"No,\" said Alex Hart. Robin Hart left with his brother, Sam Hart.",
    "\"No,\" said Ms. Hart. Alex Hart rose. \"Yes,\" said the mayor, Robin Hart.",
    "Hart Freight closed. \"No,\" said Robin Hart. \"Yes,\" a mayor said. The company left.",
    "Nadia Kovar and her brother Stefan left. Alex Hart wept. \"No,\" said Mr. Kovar.",
    "Walter \"Hart\" Orme sang. \"No,\" said Alex Hart. \"Yes,\" said the mayor.",
];
const AFTER: &[&str] = &[
    "\"Go,\" said Hart.",
    "\"Go,\" Mr. Hart said.",
    "\"Go,\" Ms. Hart said. \"No,\" said Hart.",
    "\"Go,\" said Alex. \"Stay,\" said Robin.",
    "\"Go,\" said the mayor. \"Stay,\" the company said.",
    "\"Go,\" said Mr. Kovar. \"Stay,\" said Stefan.",
    "Sam Hart rose. \"Go,\" said Hart. \"Stay,\" he said.",
];

#[test]
fn a_table_read_back_answers_as_the_live_one() {
    let person = Person::new("Robin Hart")
        .gender(Gender::Female)
        .alias("the mayor");
    let cast = Analyzer::builder()
        .person(person)
        .person(Person::new("Alex Hart"));
    for analyzer in [Analyzer::new(), cast.build().expect("plain settings")] {
        for before in BEFORE {
            let live = analyzer.analyze(before).expect("short").into_entities();
            let json = serde_json::to_string(&live).expect("plain data");
            let read: EntityTable = serde_json::from_str(&json).expect("what was written");
            assert_eq!(read, live, "{json}");
            for after in AFTER {
                let live = analyzer.analyze_with(after, live.clone()).expect("short");
                let read = analyzer.analyze_with(after, read.clone()).expect("short");
                assert_eq!(live, read, "{before} {after}");
            }
        }
    }
    let text = "\"Go,\" said Hart.";
    let table = |text| whosaid::attribute(text).expect("short").into_entities();
    assert_eq!(next(text, &table(BEFORE[0])), ["Robin Hart"]);
}

#[test]
fn a_table_of_plain_entities_is_read() {
    let row = r#"{"name": "Inge Rask", "aliases": ["Ms. Rask"], "kind": "person", "gender": "female",
        "titles": [], "roles": ["harbour pilot"], "known": false, "mentions": 2, "singular_they": false}"#;
    let table: EntityTable = serde_json::from_str(&format!("[{row}]")).expect("an old table");
    assert_eq!(next("\"No,\" said Rask.", &table), ["Inge Rask"]);
    let broken = row.replace(
        "\"mentions\": 2",
        "\"mentions\": 4294967295, \"seen\": 4294967295",
    );
    let table: EntityTable = serde_json::from_str(&format!("[{broken}]")).expect("a full count");
    assert_eq!(next("\"No,\" said Rask.", &table), ["Inge Rask"]);
    let broken = row.replace("\"titles\"", "\"same_as\": 99, \"titles\"");
    let error = serde_json::from_str::<EntityTable>(&format!("[{broken}]")).expect_err("nobody");
    assert!(
        error
            .to_string()
            .contains("`Inge Rask`: it is merged into 99"),
        "{error}"
    );
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
    // A description that got a name is one too.
    let first =
        "Inge Rask left the quay. Nobody followed. \"It was the ice,\" a harbour pilot said.";
    let after = "\"We open on Monday,\" the harbour pilot said.";
    for (kept, other) in [
        ("Inge Rask", "harbour pilot"),
        ("harbour pilot", "Inge Rask"),
    ] {
        let mut table = whosaid::attribute(first).expect("short").into_entities();
        let (kept, other) = (table.find(kept), table.find(other));
        assert!(table.merge(kept.expect("found"), other.expect("found")));
        let json = serde_json::to_string(&table).expect("plain data");
        let read: EntityTable = serde_json::from_str(&json).expect("what was written");
        assert_eq!(read, table);
        assert_eq!(read.find("the harbour pilot"), kept);
        assert_eq!(next(after, &read), ["Inge Rask"]);
    }
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
    table
        .add(&Person::new("Kim Hart").gender(Gender::Female).role("mayor"))
        .expect("a name");
    table
        .add(&Person::new("Kim Hart").gender(Gender::Male).role("baker"))
        .expect("a name");
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
