//! The crate from outside.

mod broken_marks;
