//! Recipes, answers, and what goes on behind the derive. These modules are pages, and have no items.
//!
//! To do something: [recipes](cookbook) for common situations, and how to [adopt the derive](migrate) in
//! code that exists. For clean-up that can fail, [close and report](close). To make a value, or to take it
//! apart, [its parts](parts).
//!
//! To look something up: [the rules](rules), [every error](errors) with its cause and cure, [questions
//! and answers](faq).
//!
//! To understand it: [limits and traps](limits), [what is promised](safety) and how it is kept, and [one
//! whole expansion](expansion) with its safety argument.

/// A page. Its links lead to files, for those who read it in the repository. Of two definitions of a link,
/// the first one counts: here they are for this documentation.
macro_rules! page {
    ($name:ident $text:literal) => {
        /// [`last_first`]: crate::last_first
        /// [close]: close
        /// [cookbook#a-close-that-awaits]: cookbook#a-close-that-awaits
        /// [cookbook#a-value-in-a-static]: cookbook#a-value-in-a-static
        /// [cookbook#code-that-runs-between-two-fields]: cookbook#code-that-runs-between-two-fields
        /// [cookbook#one-struct-for-each-state]: cookbook#one-struct-for-each-state
        /// [errors]: errors
        /// [expansion]: expansion
        /// [faq#field-is-never-read]: faq#field-is-never-read
        /// [front page]: crate
        /// [limits#a-clone-of-a-handle]: limits#a-clone-of-a-handle
        /// [limits#pin-project-and-pin_project_lite]: limits#pin-project-and-pin_project_lite
        /// [limits#pinning]: limits#pinning
        /// [limits#what-you-promise]: limits#what-you-promise
        /// [limits#when-something-panics]: limits#when-something-panics
        /// [limits#which-types-count]: limits#which-types-count
        /// [migrate#what-changes-for-the-users-of-your-type]: migrate#what-changes-for-the-users-of-your-type
        /// [parts]: parts
        /// [rules#steps]: rules#steps
        ///
        #[doc = include_str!($text)]
        pub mod $name {}
    };
}

page!(close "close.md");
page!(cookbook "cookbook.md");
page!(errors "errors.md");
page!(expansion "expansion.md");
page!(faq "faq.md");
page!(limits "limits.md");
page!(migrate "migrate.md");
page!(parts "parts.md");
page!(rules "rules.md");
page!(safety "safety.md");
