//! Paragraphs whose names are nobody in the story: by-lines, credits, contact and copyright lines.

use crate::attribution::syntax::frame::Frame;
use memchr::memchr2_iter;

/// The longest by-line or credit looked for, in bytes.
const LINE: usize = 160;

/// What such lines begin with.
const OPENINGS: &[&str] = &[
    "(end)",
    "copyright",
    "photo",
    "read more",
    "related:",
    "write to ",
    "©",
];

/// For each paragraph, whether it is one.
pub(super) fn boilerplate(f: &Frame<'_, '_>) -> Vec<bool> {
    let paragraphs = f.paragraphs.iter();
    let texts = paragraphs.map(|paragraph| paragraph.span.of(f.words.text));
    texts.map(is_boilerplate).collect()
}

fn is_boilerplate(line: &str) -> bool {
    line.len() < LINE
        && (OPENINGS
            .iter()
            .any(|opening| begins(line, opening).is_some())
            || by_line(line)
            || follow_line(line)
            || credit(line))
}

/// What follows `opening`, in whatever case.
fn begins<'l>(line: &'l str, opening: &str) -> Option<&'l str> {
    let (start, rest) = line.split_at_checked(opening.len())?;
    start.eq_ignore_ascii_case(opening).then_some(rest)
}

/// `By Tamsin Kell`: up to thirteen words and no end mark.
fn by_line(line: &str) -> bool {
    let names = begins(line, "by").and_then(|rest| rest.strip_prefix(char::is_whitespace));
    names.is_some_and(|names| {
        names.split_whitespace().take(14).count() <= 13
            && !names.starts_with(char::is_whitespace)
            && names.ends_with(|c: char| {
                !c.is_whitespace() && !matches!(c, '.' | '”' | '"' | '?' | '!')
            })
    })
}

/// `Follow Tamsin Kell on @kell`
fn follow_line(line: &str) -> bool {
    let rest = begins(line, "follow ").and_then(|rest| rest.lines().next());
    rest.is_some_and(|rest| rest.contains('@'))
}

/// `—Ana B. contributed to this article.`
fn credit(line: &str) -> bool {
    // Few words have a b, and fewer have one where this one has.
    memchr2_iter(b'b', b'B', line.as_bytes()).any(|at| {
        let word = at.checked_sub("contri".len());
        let rest = word.and_then(|start| begins(line.get(start..)?, "contributed "));
        rest.is_some_and(|rest| {
            begins(rest, "to this").is_some() || begins(rest, "reporting").is_some()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_boilerplate;

    #[test]
    fn lines_around_a_story() {
        for line in [
            "By Tamsin Kell and Ines Roth",
            "BY TAMSIN KELL",
            "Write to Tamsin Kell at desk@harbour.example",
            "© Harbour News",
            "Follow Tamsin Kell on @kell",
            "—Ana Brodd Contributed to this article.",
            "Ana Brodd contributed reporting.",
        ] {
            assert!(is_boilerplate(line), "{line}");
        }
        for line in [
            "By noon the port was shut.",
            "Byron Kell shut the port",
            "Follow the pilots, she said.",
            "She contributed ten crowns to the fund.",
            "One two three four five six seven eight nine ten by Tamsin Kell",
        ] {
            assert!(!is_boilerplate(line), "{line}");
        }
    }
}
