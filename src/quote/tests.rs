//! What the marks of short passages must come to, by phenomenon.

use super::{Code, Ending, Marks, Style, find_runs};
use crate::lexicon::Lexicon;
use crate::text::{Layout, paragraphs};

pub(super) fn read(text: &str) -> Marks {
    let words = Lexicon::new().read(text);
    let paragraphs = paragraphs(text, Layout::Lines);
    find_runs(&words, &paragraphs)
}

/// The runs of a text, each indented by a `>` for every run around it.
fn runs(text: &str) -> Vec<String> {
    let marks = read(text);
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(parent) = marks.runs[at].parent {
            depth += 1;
            at = parent as usize;
        }
        depth
    };
    let shown = |i: usize| format!("{}{}", ">".repeat(depth(i)), marks.runs[i].span.of(text));
    (0..marks.runs.len()).map(shown).collect()
}

fn codes(text: &str) -> Vec<Code> {
    read(text)
        .diagnostics
        .iter()
        .map(|d| d.code)
        .filter(|code| *code != Code::Convention)
        .collect()
}

/// Name, text, runs.
type Case = (&'static str, &'static str, &'static [&'static str]);

fn check(cases: &[Case]) {
    let failed: Vec<String> = cases
        .iter()
        .filter(|(_, text, want)| runs(text) != *want)
        .map(|(name, text, want)| format!("{name}\n  want {want:?}\n  got  {:?}", runs(text)))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn conventions() {
    check(&[
        (
            "straight double",
            "\"Go,\" she said. \"Now.\"",
            &["\"Go,\"", "\"Now.\""],
        ),
        ("curly double", "“Go,” she said.", &["“Go,”"]),
        (
            "low and high",
            "„Go,“ she said. „Now.“",
            &["„Go,“", "„Now.“"],
        ),
        ("low and right", "„Go,” she said.", &["„Go,”"]),
        (
            "right and right",
            "”Go,” she said. ”Now.”",
            &["”Go,”", "”Now.”"],
        ),
        ("guillemets", "«Go,» she said.", &["«Go,»"]),
        (
            "guillemets, spaced",
            "« Go, » she said. « Now. »",
            &["« Go, »", "« Now. »"],
        ),
        (
            "guillemets, inward",
            "»Go,« she said. »Now.«",
            &["»Go,«", "»Now.«"],
        ),
        (
            "wire copy",
            "''Go,'' she said. ''Don't 'dither' here.''",
            &["''Go,''", "''Don't 'dither' here.''", ">'dither'"],
        ),
        (
            "graves",
            "``Go,'' she said. ``Now.''",
            &["``Go,''", "``Now.''"],
        ),
        (
            "one grave",
            "`Go,' she said. The dog's ears rose.",
            &["`Go,'"],
        ),
        ("curly twice", "He spoke of a “plan’’ to me.", &["“plan’’"]),
        ("full width", "＂Go,＂ she said.", &["＂Go,＂"]),
        (
            "seen through",
            "_\"Go,\" she said._ *\"Now!\"*",
            &["\"Go,\"", "\"Now!\""],
        ),
    ]);
}

#[test]
fn single_marks_and_apostrophes() {
    check(&[
        (
            "contractions",
            "'I can't, and won't,' he said. 'It's late.'",
            &["'I can't, and won't,'", "'It's late.'"],
        ),
        (
            "possessive plural",
            "'The Wardles' cow got out,' he said.",
            &["'The Wardles' cow got out,'"],
        ),
        (
            "marks inside stops",
            "'It was', she said, 'too late'.",
            &["'It was'", "'too late'"],
        ),
        (
            "curly",
            "‘You’ve won,’ said Lil. ‘It’s the dogs’ doing.’",
            &["‘You’ve won,’", "‘It’s the dogs’ doing.’"],
        ),
        (
            "lost beginnings",
            "'Twas the '80s, when rock 'n' roll was dead. Tell 'em 'round the yard.",
            &[],
        ),
        (
            "curly lost beginnings",
            "’Twas the ’80s. Tell ’em all ’bout it. Rock ‘n’ roll.",
            &[],
        ),
        (
            "turned lost beginnings",
            "It was the ‘80s. Tell ‘em so.",
            &[],
        ),
        (
            "lost ends",
            "They were goin' an' singin' o' nights wi' the miners' choir.",
            &[],
        ),
        (
            "names",
            "O'Brien met D'Arcy at the Joneses' gate; the E.U.'s man came too.",
            &[],
        ),
        (
            "opening mark and apostrophe",
            "‘’Tis cold,’ said Meg.",
            &["‘’Tis cold,’"],
        ),
        (
            "straight mark and apostrophe",
            "''Tis cold,' said Meg. 'Come in.'",
            &["''Tis cold,'", "'Come in.'"],
        ),
        (
            "headline",
            "Mayor: ‘We Shall Dig’\n“No,” said Ann.",
            &["‘We Shall Dig’", "“No,”"],
        ),
        (
            "scare quotes",
            "The ‘plan’ was a napkin’s worth of ‘ideas’.",
            &["‘plan’", "‘ideas’"],
        ),
    ]);
}

#[test]
fn feet_and_inches() {
    check(&[
        ("alone", "The gap was 6'2\" high and 5' 11\" wide.", &[]),
        (
            "in speech",
            "\"We asked for a 10\" pipe and got an 8\" one,\" he said.",
            &["\"We asked for a 10\" pipe and got an 8\" one,\""],
        ),
        (
            "before speech",
            "The pipe is 12\" wide. \"It leaks,\" he said.",
            &["\"It leaks,\""],
        ),
        (
            "year at the end",
            "\"I was born in 1962\" is all he said.",
            &["\"I was born in 1962\""],
        ),
    ]);
}

#[test]
fn nesting() {
    check(&[
        (
            "four deep",
            "“I said, ‘He told me, “She wrote ‘never’ twice,” and left,’” said Jo.",
            &[
                "“I said, ‘He told me, “She wrote ‘never’ twice,” and left,’”",
                ">‘He told me, “She wrote ‘never’ twice,” and left,’",
                ">>“She wrote ‘never’ twice,”",
                ">>>‘never’",
            ],
        ),
        (
            "straight, three closing",
            "\"He wrote 'yes,'\" she said.",
            &["\"He wrote 'yes,'\"", ">'yes,'"],
        ),
        (
            "same marks",
            "“They wore “Vote Ash” hats all day,” he said.",
            &["“They wore “Vote Ash” hats all day,”", ">“Vote Ash”"],
        ),
        (
            "double in single",
            "'She said \"no\" twice,' he said.",
            &["'She said \"no\" twice,'", ">\"no\""],
        ),
        (
            "wire copy",
            "''He wrote 'yes.''' She read '''No,' he wrote.''",
            &[
                "''He wrote 'yes.'''",
                ">'yes.'",
                "'''No,' he wrote.''",
                ">'No,'",
            ],
        ),
    ]);
}

#[test]
fn marks_that_touch_words() {
    check(&[
        (
            "no spaces",
            "\"The mill stood still,\"Mr. Ode said.\"So did we.\"",
            &["\"The mill stood still,\"", "\"So did we.\""],
        ),
        (
            "after the verb",
            "She said,\"Nobody came.\" He left.",
            &["\"Nobody came.\""],
        ),
        (
            "space before closing",
            "\"Nobody came, \" she said. \"Nobody will.\"",
            &["\"Nobody came, \"", "\"Nobody will.\""],
        ),
        (
            "dashes",
            "\"If you\"--he rose--\"think so, go.\"",
            &["\"If you\"", "\"think so, go.\""],
        ),
        (
            "brackets",
            "He won (\"by luck\") twice [\"by skill\"].",
            &["\"by luck\"", "\"by skill\""],
        ),
        (
            "mark-up",
            "<a href=\"x\" id=\"\">\"Go,\" he said</a>",
            &["\"Go,\""],
        ),
    ]);
}

#[test]
fn faults_stay_local_and_are_told() {
    let cases: &[(&str, &[&str], &[Code])] = &[
        (
            "“Go,\" she said. “Now.”",
            &["“Go,\"", "“Now.”"],
            &[Code::MismatchedPair],
        ),
        (
            "“Go,“ she said. “Now.”",
            &["“Go,“", "“Now.”"],
            &[Code::WrongDirection],
        ),
        (
            "\"\"Go,\" she said. \"Now.\"",
            &["\"\"Go,\"", "\"Now.\""],
            &[Code::DoubledMark],
        ),
        (
            "\"Go, she said. \"Now.\"",
            &["\"Go,", "\"Now.\""],
            &[Code::UnclosedMark],
        ),
        (
            "Go,\" she said. \"Now.\"",
            &["Go,\"", "\"Now.\""],
            &[Code::StrayClosingMark],
        ),
        (
            "\"Go,\" she said. Now or never.\" He left.",
            &["\"Go,\"", "Now or never.\""],
            &[Code::StrayClosingMark],
        ),
        (
            "He wrote: \"We shall fight on.\nThe court rose. \"Quiet,\" it said.",
            &["\"We shall fight on.", "\"Quiet,\""],
            &[Code::UnclosedMark, Code::EndedAtParagraph],
        ),
        (
            "\"We shall fight on, he said.\n\"Quiet.\"",
            &["\"We shall fight on,", "\"Quiet.\""],
            &[Code::UnclosedMark],
        ),
        (
            "One \" mark alone.\n\"Go,\" she said.",
            &["\"Go,\""],
            &[Code::UnclosedMark],
        ),
    ];
    for (text, want_runs, want_codes) in cases {
        assert_eq!(runs(text), *want_runs, "{text}");
        assert_eq!(codes(text), *want_codes, "{text}");
    }
}

#[test]
fn paragraphs_that_reopen() {
    let text = "He wrote:\n“One.\n“‘Two,’ she said, ‘or three.\n“‘Four.’”\nFive.";
    let marks = read(text);
    let ends: Vec<_> = marks
        .runs
        .iter()
        .map(|run| (run.ending, run.continues, run.parent))
        .collect();
    assert_eq!(
        ends,
        [
            (Ending::Reopened, None, None),
            (Ending::Reopened, Some(0), None),
            (Ending::Mark, None, Some(1)),
            (Ending::Reopened, None, Some(1)),
            (Ending::Mark, Some(1), None),
            (Ending::Mark, Some(3), Some(4)),
        ]
    );
}

#[test]
fn a_line_broken_inside_a_quotation_carries_on() {
    let text = "He wrote: “The dam will hold\nuntil the spring.” She nodded.";
    let marks = read(text);
    assert_eq!(runs(text), ["“The dam will hold", "until the spring.”"]);
    assert_eq!(marks.runs[1].continues, Some(0));
}

#[test]
fn dash_dialogue() {
    check(&[
        (
            "tags",
            "— Is it far? asked the boy.\n— Far enough, said Una. Ask me there.\n— How far?",
            &[
                "— Is it far?",
                "— Far enough,",
                "Ask me there.",
                "— How far?",
            ],
        ),
        (
            "narration after a tag",
            "—No, she said. She shut the door.\n—Why? he asked.",
            &["—No,", "—Why?"],
        ),
        (
            "contributor",
            "“Go,” she said.\n—Ana Roy contributed to this article.\n—Bo Ek reported from Oslo.",
            &["“Go,”"],
        ),
        (
            "list",
            "The plan:\n— Build more homes.\n— Mend the road.\n— Plant trees.",
            &[],
        ),
        (
            "pull quotes",
            "“We shut at noon.”\n— Ada Boe, baker\n“We don’t.”\n— Eli Boe, brother",
            &["“We shut at noon.”", "“We don’t.”"],
        ),
    ]);
    assert!(
        read("— Is it far? asked Bo.\n— No.")
            .runs
            .iter()
            .all(|run| run.style == Style::Dash)
    );
}

#[test]
fn conventions_are_reported_where_they_change() {
    let half = "'Go,' she said. 'Go now.'\n'Why should I?' he asked.\n";
    let text = format!("{}{}", half.repeat(3), half.repeat(3).replace('\'', "\""));
    let marks = read(&text);
    let found: Vec<_> = marks
        .diagnostics
        .iter()
        .filter(|d| d.code == Code::Convention)
        .map(|d| d.span.of(&text))
        .collect();
    assert_eq!(found, ["'", "\""]);
}

#[test]
fn unusual_marks_are_marked() {
    let text = "Mayor Calls Plan ‘Weak’\n“It is weak,” she said. “It was always weak.”\n“No,” said Mr. Ode. “It is strong.”";
    let usual: Vec<_> = read(text).runs.iter().map(|run| run.usual).collect();
    assert_eq!(usual, [false, true, true, true, true]);
}

#[test]
fn codes_are_named_as_in_json() {
    for code in Code::ALL {
        assert_eq!(
            format!("{code:?}").to_lowercase(),
            code.to_string().replace('-', "")
        );
        assert!(!code.about().is_empty());
    }
}
