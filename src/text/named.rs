//! One name for each variant of a result: in JSON, in print, in a query.

/// Gives an enum `ALL`, `name` and `Display`. The names are those of its JSON, which a test sees to.
macro_rules! named {
    ($type:ident: $($variant:ident = $name:literal,)+) => {
        impl $type {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable name, the same as in JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

pub(crate) use named;
