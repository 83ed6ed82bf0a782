//! Short forms of given names: *Len* for *Leonard*, *Meg* for *Margaret*.

use super::parse;
use crate::Error;
use once_cell::sync::Lazy;

/// The list by its name, like those of [`Lexicon::lists`](super::Lexicon::lists).
pub(super) const LIST: (&str, &str) = ("short_names", include_str!("data/short_names.txt"));

/// Short forms that are not the beginning of the full one, each with the names it is short for.
static SHORT: Lazy<Vec<(&str, &str)>> = Lazy::new(|| read().unwrap_or_default());

pub(super) fn read() -> Result<Vec<(&'static str, &'static str)>, Error> {
    let rows = parse::rows(LIST.0, LIST.1, 2)?;
    Ok(rows.into_iter().map(|row| (row.entry, row.flags)).collect())
}

/// Whether `short` is a short form of the given name `full`, both in small letters.
pub(crate) fn is_short_for(short: &str, full: &str) -> bool {
    if let Ok(at) = SHORT.binary_search_by_key(&short, |row| row.0) {
        return SHORT[at].1.split(' ').any(|name| name == full);
    }
    if short.len() >= 3 && full.len() > short.len() + 1 && full.starts_with(short) {
        return true;
    }
    // `Freddy`: a doubled letter and *y* or *ie*.
    let stem = short.strip_suffix("ie").or_else(|| short.strip_suffix('y'));
    stem.is_some_and(|stem| {
        let mut letters = stem.chars().rev();
        let doubled = letters.next().is_some_and(|c| letters.next() == Some(c));
        let stem = &stem[..stem.len() - stem.chars().next_back().map_or(0, char::len_utf8)];
        doubled && stem.len() >= 3 && full.len() > stem.len() && full.starts_with(stem)
    })
}

#[cfg(test)]
mod tests {
    use super::is_short_for;

    #[test]
    fn short_forms() {
        assert!(is_short_for("len", "leonard"));
        assert!(is_short_for("meg", "margaret"));
        assert!(is_short_for("nat", "nathaniel"));
        assert!(is_short_for("freddy", "frederick"));
        assert!(!is_short_for("ann", "anna"));
        assert!(!is_short_for("meg", "mary"));
    }
}
