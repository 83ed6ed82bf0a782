//! Short forms of given names: *Len* for *Leonard*, *Meg* for *Margaret*.

use super::pairs::SHORT_NAMES;

/// Whether `short` is a short form of the given name `full`, both in small letters.
pub(crate) fn is_short_for(short: &str, full: &str) -> bool {
    if let Some(names) = SHORT_NAMES.of(short) {
        return names.split(' ').any(|name| name == full);
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

/// The letters that every name has in front which `short` can be short for; none where the list names them all.
///
/// They are three bytes or a little more.
pub(crate) fn stem_of(short: &str) -> Option<&str> {
    if SHORT_NAMES.of(short).is_some() {
        return None;
    }
    let end = (3..short.len()).find(|end| short.is_char_boundary(*end));
    Some(end.map_or(short, |end| &short[..end]))
}

#[cfg(test)]
mod tests {
    use super::{is_short_for, stem_of};

    #[test]
    fn what_a_full_name_begins_with() {
        assert_eq!(stem_of("meg"), None);
        for (short, full) in [
            ("nath", "nathaniel"),
            ("thaddy", "thaddeus"),
            ("zoé", "zoéline"),
        ] {
            let stem = stem_of(short).unwrap_or_default();
            assert!(is_short_for(short, full) && !stem.is_empty() && full.starts_with(stem));
        }
    }

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
