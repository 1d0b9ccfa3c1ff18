//! The published examples of calculation.md (sections 1 and 4.8), worked by hand.
