//! The table of all words: from a word in small letters to what is known of it.
//!
//! A word of ASCII letters that fits into a number *is* that number here, so that nearly every
//! look-up hashes and compares a machine word or two and touches no string.

use super::WordInfo;
use rustc_hash::{FxBuildHasher, FxHashMap};

#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// Five tokens in six are such words.
    short: FxHashMap<u64, WordInfo>,
    medium: FxHashMap<u128, WordInfo>,
    /// Words that are longer or not ASCII.
    others: FxHashMap<String, WordInfo>,
}

/// A word as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packed {
    /// Of seven letters at most.
    Short(u64),
    /// Of fifteen at most.
    Medium(u128),
}

impl Table {
    pub(super) fn with_capacity(words: usize) -> Self {
        Self {
            short: FxHashMap::with_capacity_and_hasher(words / 2, FxBuildHasher),
            medium: FxHashMap::with_capacity_and_hasher(words / 2, FxBuildHasher),
            others: FxHashMap::default(),
        }
    }

    /// What is known of a packed word.
    #[inline]
    pub(super) fn get(&self, word: Packed) -> Option<WordInfo> {
        match word {
            Packed::Short(word) => self.short.get(&word).copied(),
            Packed::Medium(word) => self.medium.get(&word).copied(),
        }
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
            Some(Packed::Short(packed)) => self.short.entry(packed).or_insert_with(default),
            Some(Packed::Medium(packed)) => self.medium.entry(packed).or_insert_with(default),
            None => {
                let word = word.to_lowercase();
                self.others.entry(word).or_insert_with(default)
            }
        }
    }
}

/// The word of `len` bytes that `bytes` begin with, as a number, its capitals made small; `None`
/// where it is not ASCII or too long.
#[inline]
pub(super) fn pack(bytes: &[u8], len: usize) -> Option<Packed> {
    match len {
        0..=7 => pack_short(bytes, len).map(Packed::Short),
        8..=15 => pack_medium(bytes, len).map(Packed::Medium),
        _ => None,
    }
}

/// A short word that is ASCII but for its apostrophe: *’s*, *don’t*.
pub(super) fn pack_straight(word: &str) -> Option<Packed> {
    let mut bytes = [0; 16];
    let mut len = 0;
    for c in word.chars() {
        let c = if c == '’' { '\'' } else { c };
        *bytes.get_mut(len)? = u8::try_from(c).ok().filter(u8::is_ascii)?;
        len += 1;
    }
    pack(&bytes, len)
}

/// In a text the bytes after the word are there too: so many are read at one go as the number
/// has, and what follows the word is masked out. The last byte takes the length.
macro_rules! packer {
    ($name:ident, $int:ty) => {
        #[inline]
        fn $name(bytes: &[u8], len: usize) -> Option<$int> {
            const SIZE: usize = size_of::<$int>();
            const fn every(byte: u8) -> $int {
                <$int>::from_le_bytes([byte; SIZE])
            }
            let chunk = match bytes.first_chunk::<SIZE>() {
                Some(chunk) => *chunk,
                None => {
                    let mut chunk = [0; SIZE];
                    for (to, from) in chunk.iter_mut().zip(bytes) {
                        *to = *from;
                    }
                    chunk
                }
            };
            let mask = ((1 as $int) << (8 * len)) - 1;
            let word = <$int>::from_le_bytes(chunk) & mask;
            if word & every(0x80) != 0 {
                return None;
            }
            // Adding carries into the high bit of each byte from `A` on, and of each past `Z`.
            let from_a = word + every(0x80 - b'A');
            let past_z = word + every(0x7f - b'Z');
            let capitals = (from_a & !past_z) & every(0x80);
            let small = word | capitals >> 2;
            Some(small | (len as $int) << (8 * (SIZE - 1)))
        }
    };
}

packer!(pack_short, u64);
packer!(pack_medium, u128);

#[cfg(test)]
mod tests {
    use super::{pack, pack_straight};

    #[test]
    fn packs_short_ascii_words_in_small_letters() {
        let plain = |word: &str| pack(word.as_bytes(), word.len());
        assert_eq!(plain("O'Neill-AZ[@"), plain("o'neill-az[@"));
        assert_eq!(plain("AZ[@"), plain("az[@"));
        assert_ne!(plain("["), plain("{"));
        assert_ne!(plain("a"), plain("a\0"));
        assert_eq!(plain("élan"), None);
        assert!(plain("abcdefghijklmno").is_some() && plain("abcdefghijklmnop").is_none());
        assert_eq!(pack(b"Said the Hatter, and laughed.", 4), plain("said"));
        assert_eq!(pack("No—\u{301} and so on".as_bytes(), 2), plain("no"));
        assert!(plain("").is_some());
        assert_eq!(pack_straight("Don’t"), plain("don't"));
        assert_eq!(pack_straight("née"), None);
    }
}
