//! Emits code for editors only, by which they complete the words of the attribute.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::emit::Expansion;
use crate::grammar::Target;
use crate::parse::attr::Seen;
use crate::parse::tokens::name_at;

impl Expansion<'_> {
    /// For each unknown word, an import of the word from a module whose items have the right words as names:
    /// editors complete the word from that module. If there is no word yet, the import is empty. An editor
    /// that tries a word then finds its import at the same place, which it needs for this.
    ///
    /// The unknown word has been reported. The compiler does not see the import.
    pub(super) fn unknown_words(&self) -> Option<TokenStream> {
        let of_type = if self.input.is_enum() { Target::Enum } else { Target::Struct };
        let of_bodies = self.input.bodies.iter().flat_map(|body| {
            let of_fields = body.fields.iter().map(|field| (Target::Field, &field.args.seen));
            of_fields.chain([(body.target(), &body.args.seen)])
        });
        let seen = of_bodies.chain([(of_type, &self.input.args.seen)]);
        let imports: TokenStream = seen.map(|(target, seen)| self.imports(target, seen)).collect();
        (!imports.is_empty()).then(|| {
            quote! {
                #[allow(unexpected_cfgs)]
                const _: () = { #imports };
            }
        })
    }

    fn imports(&self, target: Target, seen: &Seen) -> TokenStream {
        let private = self.private(Span::call_site());
        let imports = seen.unknown.iter().filter_map(|unknown| {
            let module = if unknown.is_order { "in_order" } else { module(target) };
            let module = Ident::new(module, Span::call_site());
            let word = match &unknown.word {
                // A keyword cannot be imported.
                Some((word, span)) => Some(name_at(word, *span)?),
                None => None,
            };
            Some(quote!(#[cfg(rust_analyzer)] use #private::arguments::#module::{#word};))
        });
        imports.collect()
    }
}

/// The module with the names of the arguments that an item takes.
fn module(target: Target) -> &'static str {
    match target {
        Target::Struct => "on_struct",
        Target::Enum => "on_enum",
        Target::Variant => "on_variant",
        Target::Field => "on_field",
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
            let module = module(target);
            let module = format!("pub mod {module} {{\n    pub use super::{names};\n}}\n");
            assert!(modules.contains(&module), "there is no\n{module}");
        }
    }
}
