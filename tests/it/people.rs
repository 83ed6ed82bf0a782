//! The table of people: handed in, carried on, put right.

use super::api::{TWO, names};
use whosaid::lexicon::List;
use whosaid::render::explain;
use whosaid::{
    Analyzer, Entity, EntityId, EntityTable, Error, Gender, Genre, Person, QuoteId, Verdict,
};

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
pub(crate) fn next(text: &str, table: &EntityTable) -> Vec<String> {
    let carried = Analyzer::new().analyze_with(text, table.clone());
    let document = carried.expect("short");
    names(&document, 0)
}

pub(crate) const FAMILY: &str = "Theodora Winckler rang the bell and Emil Winckler came down. \"Bolt the gate,\" said Dory. \
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
fn somebody_described_gets_a_name() {
    let text =
        "Inge Rask left the quay. Nobody followed. \"It was the ice,\" a harbour pilot said.";
    let next_text = "\"We open on Monday,\" the harbour pilot said.";
    let first = Analyzer::new().analyze(text).expect("short");
    let told = &first.attributions()[0];
    assert_eq!(
        (told.verdict, first.verdict(told)),
        (Verdict::Described, Verdict::Described)
    );
    let find = |name: &str| first.entities().find(name);
    let (rask, pilot) = (
        find("Rask").expect("named"),
        find("harbour pilot").expect("described"),
    );
    assert_eq!(
        (find("the harbour pilot"), find("A harbour pilot")),
        (Some(pilot), Some(pilot))
    );
    assert_eq!(find("the harbour"), None);
    // Whichever of the two is kept, it is the person with the name.
    for (kept, other) in [(rask, pilot), (pilot, rask)] {
        let mut document = first.clone();
        assert!(document.entities_mut().merge(kept, other));
        let told = &document.attributions()[0];
        assert_eq!(document.verdict(told), Verdict::Named);
        assert_eq!(names(&document, 0), ["Inge Rask"]);
        let explained = explain(&document, QuoteId::new(0)).expect("a quotation");
        assert!(explained.contains("Said by Inge Rask") && !explained.contains("not named"));
        let table = document.into_entities();
        for name in [
            "Inge Rask",
            "Rask",
            "Ms. Rask",
            "the harbour pilot",
            "harbour pilot",
        ] {
            assert_eq!(table.find(name), Some(kept), "{name}");
        }
        assert_eq!(next(next_text, &table), ["Inge Rask"]);
    }
    // Or the caller knows the name, which the text has not.
    let mut document = first.clone();
    assert!(document.entities_mut().rename(pilot, "Otto Brandt"));
    assert_eq!(
        document.verdict(&document.attributions()[0]),
        Verdict::Named
    );
    assert_eq!(names(&document, 0), ["Otto Brandt"]);
    let table = document.into_entities();
    assert_eq!(table.find("the harbour pilot"), Some(pilot));
    assert_eq!(next("\"No,\" said Mr. Brandt.", &table), ["Otto Brandt"]);
    assert_eq!(next(next_text, &table), ["Otto Brandt"]);
    // Another description is no name.
    let mut document = first.clone();
    assert!(document.entities_mut().rename(pilot, "senior pilot"));
    assert_eq!(
        document.verdict(&document.attributions()[0]),
        Verdict::Described
    );
}

#[test]
fn names_from_the_caller_are_tidied_and_never_empty() {
    let mut table = EntityTable::new();
    for name in ["", "  ", "\n"] {
        assert_eq!(table.add(&Person::new(name)), Err(Error::Nameless));
        assert_eq!(
            Analyzer::builder().person(Person::new(name)).build().err(),
            Some(Error::Nameless)
        );
    }
    assert!(table.is_empty());
    let rask = table
        .add(&Person::new(" Inge  Rask ").alias(" ").alias(" Ms.\nRask"))
        .expect("a name");
    let entity = |table: &EntityTable| table.get(rask).expect("there").clone();
    assert_eq!(
        (entity(&table).name.as_str(), entity(&table).aliases.len()),
        ("Inge Rask", 1)
    );
    assert!(table.rename(rask, " Ingeborg\tRask "));
    assert_eq!(entity(&table).name, "Ingeborg Rask");
    assert!(entity(&table).aliases.contains(&"Inge Rask".to_owned()));
    // A name that was never hers cannot be taken from her.
    assert_eq!(table.split(rask, "Zebedee"), None);
    assert_eq!(table.split(rask, "Inge Brandt"), None);
    assert!(entity(&table).never.is_empty() && table.len() == 1);
    let other = table.split(rask, " Inge  Rask ").expect("an alias");
    assert_eq!(table.get(other).map(|e| e.name.as_str()), Some("Inge Rask"));
    // The surname alone is short for her name.
    assert!(table.split(rask, "Rask").is_some());
}

#[test]
fn the_same_person_is_added_once() {
    let mut table = EntityTable::new();
    let hart = table
        .add(&Person::new("Kim Hart").alias("Kimmy"))
        .expect("a name");
    let again = Person::new("kim hart")
        .gender(Gender::Female)
        .role("Mayor")
        .alias("K. Hart");
    assert_eq!(table.add(&again), Ok(hart));
    assert_eq!(table.add(&again), Ok(hart));
    let entity = table.get(hart).expect("there");
    assert_eq!(
        (entity.gender, entity.roles.as_slice()),
        (Some(Gender::Female), &["mayor".to_owned()][..])
    );
    assert_eq!((entity.aliases.len(), table.len()), (2, 1), "{entity:?}");
    // Another gender or another calling is another person.
    assert_ne!(
        table.add(&Person::new("Kim Hart").gender(Gender::Male).role("pilot")),
        Ok(hart)
    );
    assert_ne!(table.add(&Person::new("Kim Hart").role("baker")), Ok(hart));
    assert_eq!(table.len(), 3);
    // Those merged are not counted, and keep their ids.
    let (a, b) = (
        table.add(&Person::new("Ada Holl")),
        table.add(&Person::new("Adie")),
    );
    let (a, b) = (a.expect("a name"), b.expect("a name"));
    assert_eq!((table.len(), table.iter().count()), (5, 5));
    assert!(table.merge(a, b));
    assert_eq!(
        (table.len(), table.iter().count(), table.entities().len()),
        (4, 4, 5)
    );
}

#[test]
fn people_handed_in_are_known_by_their_roles() {
    let text = "The port was shut.\n\n\"It was the ice,\" the harbour pilot said.\n\n\
                \"We will open on Monday,\" said the mayor.\n\n\"Perhaps,\" the pilot said.";
    for genre in [Genre::News, Genre::Fiction] {
        let pilot = Person::new("Anna Lund").gender(Gender::Female);
        let mayor = Person::new("Bo Berg").gender(Gender::Male);
        let builder = Analyzer::builder().genre(genre);
        let builder = builder.people([pilot.role("harbour pilot"), mayor.role("mayor")]);
        let analyzer = builder.build().expect("plain settings");
        let document = analyzer.analyze(text).expect("short");
        for (at, speaker) in ["Anna Lund", "Bo Berg", "Anna Lund"].iter().enumerate() {
            assert_eq!(names(&document, at), [*speaker], "{genre}, {at}");
        }
    }
}

#[test]
fn people_handed_in_join_a_table_carried_on() {
    let builder = Analyzer::builder().person(Person::new("Dayo Oyelaran").gender(Gender::Male));
    let analyzer = builder.build().expect("plain settings");
    let text = "\"Sit,\" said Mr. Oyelaran.";
    // Whether the table knows nobody, somebody else, or him already.
    let plain = |text: &str| whosaid::attribute(text).expect("short").into_entities();
    let before = "Dayo Oyelaran owns the boat. \"It is mine,\" he said.";
    for table in [EntityTable::new(), plain(TWO), plain(before)] {
        let count = table
            .find("Dayo Oyelaran")
            .map_or(table.len() + 1, |_| table.len());
        let document = analyzer.analyze_with(text, table).expect("short");
        assert_eq!(names(&document, 0), ["Dayo Oyelaran"]);
        assert_eq!(document.entities().len(), count);
        // And not again with the next text, by whatever name he goes then.
        let mut table = document.into_entities();
        let dayo = table.find("Dayo Oyelaran").expect("there");
        assert!(table.get(dayo).is_some_and(|e| e.known));
        assert!(table.rename(dayo, "Captain Oyelaran"));
        let document = analyzer.analyze_with(text, table).expect("short");
        assert_eq!(names(&document, 0), ["Captain Oyelaran"]);
        assert_eq!(document.entities().len(), count);
    }
}

#[test]
fn the_table_reads_names_by_the_words_of_the_analyzer() {
    let analyzer = Analyzer::builder()
        .words(List::Titles, "Portreeve")
        .build()
        .expect("well formed");
    let text = "Tamsin Quill came down. \"The bridge is shut,\" Portreeve Quill said.";
    let document = analyzer.analyze(text).expect("short");
    assert_eq!(names(&document, 0), ["Tamsin Quill"]);
    let mut table = document.into_entities();
    let quill = table.find("Tamsin Quill").expect("named");
    // Every alias is found, and what was not met is cut by the same lists.
    for alias in table.get(quill).expect("there").aliases.clone() {
        assert_eq!(table.find(&alias), Some(quill), "{alias}");
    }
    assert_eq!(table.find("Portreeve Tamsin Quill"), Some(quill));
    let added = table
        .add(&Person::new("Portreeve Ottilie Brandt"))
        .expect("a name");
    assert_eq!(table.find("Ottilie Brandt"), Some(added));
    // A new table has the built-in lists until it is told of others.
    let mut plain = EntityTable::new();
    let brandt = plain.add(&Person::new("Portreeve Brandt")).expect("a name");
    assert_eq!(plain.find("Mr. Brandt"), Some(brandt));
    let text = "\"No,\" said Portreeve Ottilie Quill.";
    let known = |table: EntityTable| {
        let document = analyzer.analyze_with(text, table).expect("short");
        names(&document, 0)
    };
    let mut plain = EntityTable::new();
    plain.add(&Person::new("Ottilie Quill")).expect("a name");
    assert_eq!(known(plain), ["Ottilie Quill"]);
}

#[test]
fn a_table_that_does_not_hold_together_is_an_error() {
    let entities = |same_as: [Option<u32>; 3]| {
        let text = "Anna Lund met Bo Berg and Cleo Frost.";
        let table = whosaid::attribute(text).expect("short").into_entities();
        let mut entities: Vec<Entity> = table.into();
        for (entity, same_as) in entities.iter_mut().zip(same_as) {
            entity.same_as = same_as.map(EntityId);
        }
        entities
    };
    let read = |same_as| EntityTable::try_from(entities(same_as));
    assert_eq!(read([None; 3]).map(|table| table.len()), Ok(3));
    assert_eq!(
        read([None, Some(0), Some(0)]).map(|table| table.len()),
        Ok(1)
    );
    for (same_as, told) in [
        ([Some(99), None, None], "not there"),
        ([None, Some(1), None], "itself"),
        ([Some(1), Some(0), None], "merged too"),
        ([None, Some(0), Some(1)], "merged too"),
    ] {
        let error = read(same_as).expect_err("broken").to_string();
        assert!(error.contains(told) && error.contains('`'), "{error}");
    }
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
