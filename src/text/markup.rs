//! Marks that say how words are to be set, and are no part of the sentence: `_no_`, `**Rao**`,
//! `[said](https://…)`.

use super::{Token, TokenKind};

/// How many tokens the words of a link may be: longer ones are brackets of the writer's.
const LINK: usize = 40;

/// The token after the markup that begins at token `i`, if there is markup.
///
/// Looks at a constant number of tokens.
pub(crate) fn markup_end(tokens: &[Token], i: usize) -> Option<usize> {
    match tokens[i].mark {
        '*' | '_' => emphasis_end(tokens, i),
        '[' => opens_link(tokens, i).then_some(i + 1),
        ']' => address_end(tokens, i),
        _ => None,
    }
}

/// Stars or low lines with a word or mark glued to one side: not `* * *`, not `5 * 3`, not `f**k`.
fn emphasis_end(tokens: &[Token], i: usize) -> Option<usize> {
    let mark = tokens[i].mark;
    let glued = |k: usize| tokens.get(k).is_some_and(|t| !t.spaced);
    let mut first = i;
    while first > 0 && tokens[first - 1].is(mark) && glued(first) {
        first -= 1;
        if i - first > 3 {
            return None;
        }
    }
    let mut end = i + 1;
    while glued(end) && tokens[end].is(mark) {
        end += 1;
        if end - first > 3 {
            return None;
        }
    }
    let word = |k: usize| matches!(tokens[k].kind, TokenKind::Word | TokenKind::Number);
    let (before, after) = (glued(first) && first > 0, glued(end));
    let inside = before && after && word(first - 1) && word(end);
    ((before || after) && !inside).then_some(end)
}

/// Whether `](` follows the bracket at `i`, with nothing but words between.
fn opens_link(tokens: &[Token], i: usize) -> bool {
    let rest = &tokens[(i + 1).min(tokens.len())..(i + LINK).min(tokens.len())];
    rest.iter()
        .position(|t| t.is(']') || t.is('['))
        .is_some_and(|at| rest[at].is(']') && address_end(tokens, i + 1 + at).is_some())
}

/// The token after `](https://…)`, which stands without a space in it.
fn address_end(tokens: &[Token], i: usize) -> Option<usize> {
    let glued = |k: usize| tokens.get(k).filter(|t| !t.spaced);
    if !glued(i + 1)?.is('(') {
        return None;
    }
    let first = glued(i + 2)?;
    // `https://…`, `/news`, `#note`; not `[the mayor](who left)`.
    if first.kind != TokenKind::Address && !matches!(first.mark, '/' | '#' | '.') {
        return None;
    }
    let end = (i + 3..i + LINK).find(|k| glued(*k).is_none_or(|t| t.is(')')))?;
    glued(end).map(|_| end + 1)
}

#[cfg(test)]
mod tests {
    use super::markup_end;
    use crate::text::tokenize;

    /// The text without its markup.
    fn plain(text: &str) -> String {
        let tokens = tokenize(text);
        let (mut out, mut i) = (Vec::new(), 0);
        while i < tokens.len() {
            if let Some(end) = markup_end(&tokens, i) {
                i = end;
            } else {
                out.push(tokens[i].span.of(text));
                i += 1;
            }
        }
        out.join(" ")
    }

    #[test]
    fn emphasis_is_markup_and_a_row_of_stars_is_not() {
        assert_eq!(
            plain("**Mayor Renn** _did_ say *no*."),
            "Mayor Renn did say no ."
        );
        assert_eq!(plain("* * *"), "* * *");
        assert_eq!(
            plain("5 * 3 and f**k and *****"),
            "5 * 3 and f * * k and * * * * *"
        );
    }

    #[test]
    fn a_link_is_its_words() {
        assert_eq!(
            plain("They [said on Monday](https://a.example/b) no."),
            "They said on Monday no ."
        );
        assert_eq!(
            plain("[the mayor] and [he](left)"),
            "[ the mayor ] and [ he ] ( left )"
        );
        assert_eq!(plain("x ["), "x [");
    }
}
