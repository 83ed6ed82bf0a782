//! [`Span`], the one way in which this crate speaks of a place in a text.

use std::fmt;
use std::ops::{Index, Range};

/// The longest text that can be analysed, in bytes (offsets are 32-bit).
pub const MAX_LEN: usize = u32::MAX as usize - 1;

/// A stretch of a text: half-open **byte** offsets `[start, end)`.
///
/// `start <= end` always holds. Every span that the crate returns lies within the
/// text it was made from and begins and ends on character boundaries.
///
/// ```
/// use whosaid::Span;
/// let text = "Anna said no.";
/// let span = Span::new(0, 4);
/// assert_eq!(&text[span], "Anna");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    ///
    /// An `end` before `start` gives the empty span at `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// The span of two `usize` offsets; offsets past the limit are cut to it.
    #[must_use]
    pub fn from_usize(start: usize, end: usize) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self::new(cut(start), cut(end))
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range of `usize`.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the byte at `offset` is inside.
    #[must_use]
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `other` is inside.
    #[must_use]
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The text of the span, or `""` if it does not lie in `text` on character boundaries.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span without white space at either end.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let inside = self.of(text);
        let body = inside.trim_start();
        let left = inside.len() - body.len();
        let right = body.trim_end().len();
        Self::from_usize(
            self.start as usize + left,
            self.start as usize + left + right,
        )
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{self:?}"))
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl Index<Span> for str {
    type Output = str;

    /// # Panics
    /// As `str` indexing does: when the span is not of this text.
    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

#[cfg(feature = "serde")]
mod serde_impl {
    use super::Span;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    impl Serialize for Span {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            (self.start, self.end).serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Span {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let (start, end) = <(u32, u32)>::deserialize(deserializer)?;
            if start > end {
                return Err(D::Error::custom("a span's start lies after its end"));
            }
            Ok(Self { start, end })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn relations_are_half_open() {
        let a = Span::new(2, 5);
        assert!(a.contains(2) && a.contains(4) && !a.contains(5));
        assert!(!a.overlaps(Span::new(5, 7)));
        assert!(a.covers(a) && !a.covers(Span::new(2, 6)));
        assert_eq!(a.join(Span::new(9, 10)), Span::new(2, 10));
        assert_eq!(Span::new(5, 2), Span::new(5, 5));
    }

    #[test]
    fn trims_white_space_and_survives_foreign_spans() {
        assert_eq!(Span::new(0, 5).trim(" ab  "), Span::new(1, 3));
        assert_eq!(Span::new(1, 2).of("é"), "");
    }
}
