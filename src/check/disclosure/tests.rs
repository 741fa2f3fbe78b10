//! What can be derived of small tables is what trying all numbers finds.
