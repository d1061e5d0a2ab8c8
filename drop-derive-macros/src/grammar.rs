//! The grammar of `#[drop(...)]`: the names of its arguments, the items that take each, and its forms.
//!
//! A new argument is a row of the table. The compiler then asks for the code that reads its value. All other
//! code gets the argument from here.

use std::fmt::Display;

/// The kind of item that an attribute is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Struct,
    Enum,
    Variant,
    Field,
}

impl Target {
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Target::Struct => "struct",
            Target::Enum => "enum",
            Target::Variant => "variant",
            Target::Field => "field",
        }
    }

    /// The noun with its article.
    pub(crate) fn one(self) -> String {
        format!("{} {}", if self == Target::Enum { "an" } else { "a" }, self.noun())
    }

    /// The argument with this name, if the item takes it.
    pub(crate) fn keyword(self, name: &str) -> Option<Keyword> {
        Keyword::named(name).filter(|keyword| keyword.is_on(self))
    }

    /// The arguments that the item takes, in the order of the table.
    pub(crate) fn keywords(self) -> impl Iterator<Item = Keyword> {
        Keyword::ALL.iter().copied().filter(move |keyword| keyword.is_on(self))
    }
}

/// The side of a constraint: whether the field with the attribute drops before or after the other field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Before,
    After,
}

impl Side {
    pub(crate) fn keyword(self) -> Keyword {
        match self {
            Side::Before => Keyword::Before,
            Side::After => Keyword::After,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        self.keyword().name()
    }
}

/// Declares `Keyword` from the table, so that each keyword has a row.
macro_rules! keywords {
    ($($keyword:ident $name:literal on [$($target:ident),+] $times:ident: $($form:literal),+;)+) => {
        /// An argument of the attribute.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Keyword {
            $($keyword),+
        }

        impl Keyword {
            const ALL: &'static [Keyword] = &[$(Keyword::$keyword),+];

            /// The keyword with this name.
            pub(crate) fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Keyword::$keyword),)+
                    _ => None,
                }
            }

            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Keyword::$keyword => $name),+
                }
            }

            /// The items that take it.
            pub(crate) fn targets(self) -> &'static [Target] {
                match self {
                    $(Keyword::$keyword => &[$(Target::$target),+]),+
                }
            }

            /// The right forms, as code.
            pub(crate) fn forms(self) -> &'static [&'static str] {
                match self {
                    $(Keyword::$keyword => &[$($form),+]),+
                }
            }

            /// Whether an item may have it more than once.
            pub(crate) fn repeats(self) -> bool {
                match self {
                    $(Keyword::$keyword => keywords!($times)),+
                }
            }
        }
    };
    (once) => { false };
    (repeatedly) => { true };
}

keywords! {
    Before "before" on [Field] repeatedly:
        "#[drop(before = field)]", "#[drop(before = [field, other])]";
    After "after" on [Field] repeatedly:
        "#[drop(after = field)]", "#[drop(after = [field, other])]";
    With "with" on [Field] once:
        "#[drop(with = function)]", "#[drop(with = function(_, field))]",
        "#[drop(with = function(&mut _))]";
    Skip "skip" on [Field] once:
        "#[drop(skip)]";
    Part "part" on [Field] once:
        "#[drop(part = #[attribute])]";
    Order "order" on [Struct, Variant] once:
        "#[drop(order = [first, .., last])]", "#[drop(order = reverse)]";
    Begin "begin" on [Struct] once:
        "#[drop(begin = function)]";
    Parts "parts" on [Struct] once:
        "#[drop(parts = Name)]", "#[drop(parts = #[derive(Debug)] pub Name)]";
    Close "close" on [Struct, Enum] once:
        "#[drop(close = name -> Error)]", "#[drop(close = pub name -> Error)]";
    Report "report" on [Struct, Enum] once:
        "#[drop(report = function)]";
    Crate "crate" on [Struct, Enum] once:
        "#[drop(crate = path)]";
}

/// The value of `order` for the reverse order.
pub(crate) const REVERSE: &str = "reverse";

impl Keyword {
    pub(crate) fn is_on(self, target: Target) -> bool {
        self.targets().contains(&target)
    }

    /// The argument with this value, as code.
    pub(crate) fn with_value(self, value: impl Display) -> String {
        format!("{} = {value}", self.name())
    }

    /// Whether its value can name fields. What such an argument says of a field is lost if it cannot be read.
    pub(crate) fn names_fields(self) -> bool {
        matches!(
            self,
            Keyword::Before | Keyword::After | Keyword::With | Keyword::Skip | Keyword::Order
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The README has shorter example names.
    #[test]
    fn the_readme_has_a_row_for_each_keyword() {
        let readme = include_str!("../../README.md");
        for keyword in Keyword::ALL {
            let targets = keyword.targets().iter().map(|target| target.noun());
            let targets: Vec<_> = targets.collect();
            let form = format!("`{}", keyword.name());
            let start = format!("| {} | {form}", targets.join(", "));
            let rows = readme.lines().filter(|line| line.starts_with(&start));
            let forms: usize = rows.map(|row| row.matches(&form).count()).sum();
            assert_eq!(forms, keyword.forms().len(), "{start}");
        }
    }
}
