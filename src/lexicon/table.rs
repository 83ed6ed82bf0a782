//! The table of all words: from a word in small letters to what is known of it.
//!
//! A word of ASCII letters that fits into a 128-bit number *is* that number here, so that nearly
//! every look-up hashes and compares two machine words and touches no string.

use super::WordInfo;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// The longest word that fits: its length takes the sixteenth byte.
const LONGEST: usize = 15;

#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    short: FxHashMap<u128, WordInfo>,
    /// Words that are longer or not ASCII.
    others: FxHashMap<String, WordInfo>,
}

impl Table {
    pub(super) fn with_capacity(words: usize) -> Self {
        Self {
            short: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher),
            others: FxHashMap::default(),
        }
    }

    /// What is known of a packed word.
    pub(super) fn get(&self, word: u128) -> Option<WordInfo> {
        self.short.get(&word).copied()
    }

    /// What is known of a word that cannot be packed, in small letters.
    pub(super) fn get_other(&self, word: &str) -> Option<WordInfo> {
        self.others.get(word).copied()
    }

    /// The row of `word`, in whatever case; a new one is filled with `default`.
    pub(super) fn entry(
        &mut self,
        word: &str,
        default: impl FnOnce() -> WordInfo,
    ) -> &mut WordInfo {
        match pack(word.as_bytes(), word.len()) {
            Some(packed) => self.short.entry(packed).or_insert_with(default),
            None => {
                let word = word.to_lowercase();
                self.others.entry(word).or_insert_with(default)
            }
        }
    }
}

/// The word of `len` bytes that `bytes` begin with, as a number, its capitals made small; `None`
/// where it is not ASCII or too long.
///
/// In a text the sixteen bytes are there as they are needed: they are read at one go, and what
/// follows the word is masked out.
#[inline]
pub(super) fn pack(bytes: &[u8], len: usize) -> Option<u128> {
    if len > LONGEST {
        return None;
    }
    let sixteen = match bytes.first_chunk::<16>() {
        Some(chunk) => *chunk,
        None => {
            let mut chunk = [0; 16];
            for (to, from) in chunk.iter_mut().zip(bytes) {
                *to = *from;
            }
            chunk
        }
    };
    let unused = 8 * (16 - u32::try_from(len).unwrap_or(0));
    let mask = u128::MAX.checked_shr(unused).unwrap_or(0);
    let word = u128::from_le_bytes(sixteen) & mask;
    if word & every(0x80) != 0 {
        return None;
    }
    // Adding carries into the high bit of every byte that is `A` or more, or more than `Z`.
    let from_a = word + every(0x80 - b'A');
    let past_z = word + every(0x7f - b'Z');
    let capitals = (from_a & !past_z) & every(0x80);
    let small = word | capitals >> 2;
    Some(small | (len as u128) << 120)
}

const fn every(byte: u8) -> u128 {
    u128::from_le_bytes([byte; 16])
}

#[cfg(test)]
mod tests {
    use super::pack;

    #[test]
    fn packs_short_ascii_words_in_small_letters() {
        let plain = |word: &str| pack(word.as_bytes(), word.len());
        assert_eq!(plain("O'Neill-AZ[@"), plain("o'neill-az[@"));
        assert_ne!(plain("["), plain("{"));
        assert_ne!(plain("a"), plain("a\0"));
        assert_eq!(plain("élan"), None);
        assert!(plain("abcdefghijklmno").is_some() && plain("abcdefghijklmnop").is_none());
        assert_eq!(pack(b"Said the Hatter, and laughed.", 4), plain("said"));
        assert_eq!(pack("No—\u{301} and so on".as_bytes(), 2), plain("no"));
    }
}
