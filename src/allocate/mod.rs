//! Sharing a whole number of units over people.
