//! The same words in another dress must get the same answers: other line ends and marks, the leavings of
//! typesetting. What is said, by whom and in which words is compared, not where it stands.

use whosaid::{Analyzer, Document};

const STORY: &str = r#"CHAPTER II

The kettle had been singing for an hour when Maud Tranter came down the ladder with straw in her hair and a lantern that had gone out. She set it on the table among the nets, where her brother was mending the longest of them, and shook her skirts over the hearth.

"You slept through the tide," said Gregor.

"I did not sleep. I lay and listened to you talking to the net."

"A net answers," he said, and drew the twine tight between his teeth. "That is more than my sister does when I call her three times before daybreak."

Maud laughed. She took the loaf from the shelf, found the flat knife that their father had made of an old file, and cut two pieces, one much thicker than the other.

"Who is that for?"

"For whoever rows," she answered.

He put the needle down. Outside, the first of the carts went over the shingle that hadn't been raked, and old Mrs. Pellow could be heard telling the whole lane that the mackerel were in. Her voice came nearer, stopped, and was at the door.

"Are they up, the two of them?" cried Mrs. Pellow. "They say that the water is thick with fish, and here is the best boat of the street on dry land!"

"We are coming," Gregor called.

"She will tell them all that we were in bed," Maud whispered. "Well, let her. A thick piece for you, then."
"#;

const NEWS: &str = r#"The ferry company will cut its night service in October, its director said on Thursday, because the boats have been sailing half empty since the new bridge was opened to lorries.

"We cannot sail a cafeteria to and fro for nine people and a dog," Ivana Krelle, the director, told a meeting of the harbor council. She said that the day service would stay as it was.

The council was not convinced. Councilman Otis Farrow called the plan "an insult to the official promise of last spring," and asked for the figures of each sailing before the end of the month.

"I have a first-class letter from this company in my office," Mr. Farrow said. "It says that the night boat is safe. It doesn't say until when."

Workers at the dock, who were told of the cut by telephone, said they would wait for the vote. Ms. Krelle told them that nobody would lose a job this year, according to two of those present.

"There are no differences between us that a flood wouldn't fix," said Ms. Krelle.
"#;

/// What was said, by whom, with which words: the setting aside.
fn answers(text: &str) -> Vec<String> {
    let document = Analyzer::new()
        .analyze(text)
        .unwrap_or_else(|error| panic!("{error}"));
    let told = |(quote, attribution): (&whosaid::Quote, &whosaid::Attribution)| {
        let content: Vec<String> = quote.spans.iter().map(|s| plain(&document, *s)).collect();
        let cue = attribution.cue.map(|span| plain(&document, span));
        let source = attribution.source.and_then(|id| document.mention(id));
        let source = source.map(|mention| plain(&document, mention.span));
        let speakers: Vec<&str> = document.speakers(attribution).collect();
        format!("{content:?} | {cue:?} | {source:?} | {speakers:?}")
    };
    document.attributed().map(told).collect()
}

/// A span's words as they would stand in one line, in straight marks, without ligatures.
fn plain(document: &Document<'_>, span: whosaid::Span) -> String {
    let text = document.str(span).replace(['\u{ad}', '\u{200b}'], "");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = words.join(" ").replace("- ", "");
    out = out.replace("« ", "«").replace(" »", "»");
    out = out.replace("&ldquo;", "“").replace("&#8221;", "”");
    out = out.replace("â€œ", "“").replace("â€\u{9d}", "”");
    for (set, usual) in SET {
        out = out.replace(usual, set);
    }
    out.replace(['“', '”', '„', '«', '»', '″'], "\"")
        .replace("``", "\"")
        .replace("''", "\"")
        .replace('´', "'")
        .trim()
        .to_owned()
}

/// Ligatures, told with the letters they stand for: both sides of a comparison are set with them.
const SET: [(&str, &str); 3] = [("ﬃ", "ffi"), ("ﬁ", "fi"), ("ﬂ", "fl")];

fn ligatures(text: &str) -> String {
    SET.iter().fold(text.to_owned(), |text, (set, usual)| {
        text.replace(usual, set)
    })
}

/// Lines broken at `width` characters; with `hyphens` also inside words of eight letters and more.
fn wrapped(text: &str, width: usize, hyphens: bool) -> String {
    let mut out = String::new();
    let mut column = 0;
    for paragraph in text.split_inclusive('\n') {
        for word in paragraph.split_inclusive(' ') {
            let letters = word.trim_end();
            let room = width.saturating_sub(column);
            if column + letters.len() <= width {
                out.push_str(word);
            } else if hyphens && letters.len() >= 8 && room > 4 && is_small(letters) {
                let (left, right) = word.split_at(4);
                out = out + left + "-\n" + right;
                column = 0;
            } else {
                out = out.trim_end().to_owned() + "\n" + word;
                column = 0;
            }
            column += word.len();
        }
        column = 0;
    }
    out
}

fn is_small(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_lowercase())
}

/// Marks by turns: each straight mark opens or closes.
fn marked(text: &str, open: &str, close: &str) -> String {
    let mut pieces = text.split('"');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (n, piece) in pieces.enumerate() {
        out = out + if n % 2 == 0 { open } else { close } + piece;
    }
    out
}

#[track_caller]
fn same_in_every_dress(text: &str, least: usize) {
    let expected = answers(text);
    assert!(expected.len() >= least, "{expected:#?}");
    // At the widths below no paragraph happens to end with a full line, which nothing would tell from the next.
    let close_set = |text: &str| text.replace("\n\n", "\n");
    let dresses = [
        ("carriage returns", text.replace('\n', "\r\n")),
        ("a line for each paragraph", close_set(text)),
        ("wrapped", wrapped(text, 64, false)),
        ("wrapped wide", wrapped(text, 96, false)),
        ("wrapped, words broken", wrapped(text, 60, true)),
        (
            "wrapped, no blank lines",
            close_set(&wrapped(text, 66, false)),
        ),
        (
            "wrapped, indents, no blank lines",
            wrapped(&text.replace("\n\n", "\n    "), 66, false),
        ),
        (
            "wrapped, words broken, no blank lines",
            close_set(&wrapped(text, 66, true)),
        ),
        ("ligatures", ligatures(text)),
        ("soft hyphens", text.replace("er", "er\u{ad}")),
        ("wide spaces", text.replace(". ", ".\u{a0}")),
        ("zero-width spaces", text.replace(" M", " \u{200b}M")),
        ("accents for apostrophes", text.replace("n't", "n´t")),
        ("guillemets", marked(text, "«", "»")),
        ("guillemets with spaces", marked(text, "«\u{a0}", "\u{a0}»")),
        ("low and high marks", marked(text, "„", "“")),
        ("doubled marks", marked(text, "``", "''")),
        ("curly marks", marked(text, "“", "”")),
        ("primes", marked(text, "″", "″")),
        ("entities", marked(text, "&ldquo;", "&#8221;")),
        ("misread marks", marked(text, "â€œ", "â€\u{9d}")),
    ];
    for (name, dressed) in dresses {
        assert_ne!(dressed, text, "{name} changes nothing");
        let found = answers(&dressed);
        let same = expected.iter().zip(&found).find(|(a, b)| a != b);
        assert!(
            same.is_none() && found.len() == expected.len(),
            "{name}: {same:#?}\n{dressed}"
        );
    }
}

#[test]
fn a_story_in_every_dress() {
    same_in_every_dress(STORY, 9);
}

#[test]
fn an_article_in_every_dress() {
    same_in_every_dress(NEWS, 9);
}

#[test]
fn the_answers_are_those_of_the_text() {
    let story = answers(STORY);
    let said = |words: &str, speaker: &str| {
        let found = story.iter().find(|line| line.contains(words));
        assert!(
            found.is_some_and(|line| line.ends_with(&format!("[{speaker:?}]"))),
            "{found:?}"
        );
    };
    said("You slept through", "Gregor");
    said("I lay and listened", "Maud Tranter");
    said("A net answers", "Gregor");
    said("For whoever rows", "Maud Tranter");
    said("Are they up", "Mrs. Pellow");
    said("She will tell them", "Maud Tranter");
}
