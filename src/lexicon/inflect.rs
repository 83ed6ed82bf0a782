//! The forms of an English verb, from its lemma and what is irregular about it.

use super::Form;
use std::borrow::Cow;

/// The forms of `lemma` (a particle verb such as `point out` gives those of its first word).
///
/// `irregular` is empty, `past`, or `past participle`; `/` parts alternatives (`spelled/spelt`).
/// `double` doubles the last letter before `-ed` and `-ing` (`blurt` does not, `quip` does).
pub(super) fn forms<'a>(
    lemma: &'a str,
    irregular: &'a str,
    double: bool,
) -> Vec<(Form, Cow<'a, str>)> {
    let base = lemma.split(' ').next().unwrap_or(lemma);
    let mut out = Vec::with_capacity(6);
    out.push((Form::BASE, base.into()));
    out.push((Form::THIRD, third(base).into()));
    out.push((Form::ING, ing(base, double).into()));
    // `travelled` has `travelling` beside it.
    if let Some((last, _)) = base.char_indices().next_back().filter(|_| !double) {
        let twice = [base, &base[last..], "ed"].concat();
        if irregular.split(['/', ' ']).any(|form| form == twice) {
            out.push((Form::ING, ing(base, true).into()));
        }
    }
    let mut cells = irregular.split_ascii_whitespace();
    match (cells.next(), cells.next()) {
        (None, _) => out.push((Form::PAST.with(Form::PARTICIPLE), ed(base, double).into())),
        (Some(past), None) => {
            out.extend(
                past.split('/')
                    .map(|word| (Form::PAST.with(Form::PARTICIPLE), word.into())),
            );
        }
        (Some(past), Some(participle)) => {
            out.extend(past.split('/').map(|word| (Form::PAST, word.into())));
            out.extend(
                participle
                    .split('/')
                    .map(|word| (Form::PARTICIPLE, word.into())),
            );
        }
    }
    out
}

fn consonant_y(base: &str) -> bool {
    base.ends_with('y')
        && !["ay", "ey", "oy", "uy"]
            .iter()
            .any(|end| base.ends_with(end))
}

fn third(base: &str) -> String {
    if consonant_y(base) {
        return [&base[..base.len() - 1], "ies"].concat();
    }
    let hissing = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| base.ends_with(end))
        || matches!(base, "go" | "echo" | "veto" | "do" | "undergo");
    [base, if hissing { "es" } else { "s" }].concat()
}

fn ed(base: &str, double: bool) -> String {
    if consonant_y(base) {
        return [&base[..base.len() - 1], "ied"].concat();
    }
    if base.ends_with('e') {
        return [base, "d"].concat();
    }
    [base, doubled(base, double), "ed"].concat()
}

fn ing(base: &str, double: bool) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return [stem, "ying"].concat();
    }
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") && !base.ends_with("oe") && base.len() > 2 => {
            [stem, "ing"].concat()
        }
        _ => [base, doubled(base, double), "ing"].concat(),
    }
}

fn doubled(base: &str, double: bool) -> &str {
    match base.char_indices().last() {
        Some((at, _)) if double => &base[at..],
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::forms;

    fn all(lemma: &str, irregular: &str, double: bool) -> Vec<String> {
        forms(lemma, irregular, double)
            .into_iter()
            .map(|(_, word)| word.into_owned())
            .collect()
    }

    #[test]
    fn regular_and_irregular() {
        assert_eq!(
            all("reply", "", false),
            ["reply", "replies", "replying", "replied"]
        );
        assert_eq!(
            all("quip", "", true),
            ["quip", "quips", "quipping", "quipped"]
        );
        assert_eq!(
            all("write", "wrote written", false),
            ["write", "writes", "writing", "wrote", "written"]
        );
        assert_eq!(all("say", "said", false), ["say", "says", "saying", "said"]);
        assert_eq!(
            all("point out", "", false),
            ["point", "points", "pointing", "pointed"]
        );
        assert_eq!(all("lie", "", false), ["lie", "lies", "lying", "lied"]);
        assert_eq!(
            all("agree", "", false),
            ["agree", "agrees", "agreeing", "agreed"]
        );
        assert_eq!(
            all("hiss", "", false),
            ["hiss", "hisses", "hissing", "hissed"]
        );
    }
}
