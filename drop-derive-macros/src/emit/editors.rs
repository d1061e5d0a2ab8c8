//! Emits code for editors only, by which they complete the words of the attribute.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::emit::Expansion;
use crate::grammar::Target;
use crate::parse::attr::Expected;
use crate::parse::tokens::{name_at, unless_empty};

impl Expansion<'_> {
    /// For each unknown word, an import of the word from a module whose items have the right words as names:
    /// editors complete the word from that module. If there is no word yet, the import is empty. An editor
    /// that tries a word then finds its import at the same place, which it needs for this.
    ///
    /// The unknown word has been reported. The compiler does not see the import.
    pub(super) fn unknown_words(&self) -> Option<TokenStream> {
        let private = self.private(Span::call_site());
        let unknown = self.input.all_seen().flat_map(|seen| &seen.unknown);
        let imports = unknown.filter_map(|unknown| {
            let module = Ident::new(module(&unknown.expected), Span::call_site());
            let word = match &unknown.word {
                // A keyword cannot be imported.
                Some((word, span)) => Some(name_at(word, *span)?),
                None => None,
            };
            Some(quote!(#[cfg(rust_analyzer)] use #private::arguments::#module::{#word};))
        });
        let imports = unless_empty(imports.collect())?;
        Some(quote! {
            #[allow(unexpected_cfgs)]
            const _: () = { #imports };
        })
    }
}

/// The module whose items have the right words as names.
fn module(expected: &Expected) -> &'static str {
    match expected {
        Expected::Argument(Target::Struct) => "on_struct",
        Expected::Argument(Target::Enum) => "on_enum",
        Expected::Argument(Target::Variant) => "on_variant",
        Expected::Argument(Target::Field) => "on_field",
        Expected::Order => "in_order",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Keyword;

    /// There is no item named `crate`, which is a keyword.
    #[test]
    fn editors_know_the_arguments_of_each_kind_of_item() {
        let modules = include_str!("../../../drop-derive/src/__private/arguments.rs");
        for target in [Target::Struct, Target::Enum, Target::Variant, Target::Field] {
            let names = target.keywords().map(Keyword::name);
            let mut names: Vec<_> = names.filter(|name| *name != "crate").collect();
            names.sort_unstable();
            let names = match &*names {
                [name] => (*name).to_owned(),
                names => format!("{{{}}}", names.join(", ")),
            };
            let module = module(&Expected::Argument(target));
            let module = format!("pub mod {module} {{\n    pub use super::{names};\n}}\n");
            assert!(modules.contains(&module), "there is no\n{module}");
        }
    }
}
