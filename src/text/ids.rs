//! Typed indices into the tables of a [`Document`](crate::Document).

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(transparent))]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the row at `index`; rows past the 32-bit limit share the last id.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The row's index.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// Index of a [`Quote`](crate::Quote) in its document.
    QuoteId
}
id! {
    /// Index of a [`Mention`](crate::Mention) in its document.
    MentionId
}
id! {
    /// Index of an [`Entity`](crate::Entity) in its table.
    EntityId
}
