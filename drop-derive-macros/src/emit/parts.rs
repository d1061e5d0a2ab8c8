//! Emits the struct of `parts = Name`, and the conversions between it and the type.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, ToTokens};

use crate::emit::{local, with_own_span, Expansion};
use crate::order::Place;
use crate::parse::item::Attribute;
use crate::parse::tokens::{any, is_punct, text};
use crate::parse::value::Parts;
use crate::parse::{Body, Field};
use crate::plan::BodyPlan;

impl Expansion<'_> {
    /// The struct and its impls. After a mistake the impls are stubs, so that code which uses them raises no
    /// second error.
    pub(super) fn parts(&self, is_valid: bool) -> Option<TokenStream> {
        let parts = self.input.args.parts.as_ref().filter(|_| self.plan.has_parts)?;
        let (body, plan) = self.bodies().next()?;
        let definition = self.parts_struct(parts, body, plan);
        let [impl_generics, ty_generics, _] = self.input.generics_of_impls();
        // In the impl for the parts, `Self` would mean the parts.
        let impl_generics = impl_generics.map(|generics| self.input.item.name_self(generics));
        let (whole, name) = (self.input.ident(), &parts.ident);
        let passed = [quote!(#whole #ty_generics), quote!(#name #ty_generics)];
        let where_clause = self.parts_clause(body, plan, &passed);
        let allow = self.input.lint_attrs();
        let at = Span::call_site();
        let private = self.private(at);
        // A `cfg` on the struct is needed on the impls as well.
        let cfg: Vec<_> = parts.attrs.iter().filter(|attr| attr.path().is_ident("cfg")).collect();
        let header = quote!(#impl_generics #(#passed)* #where_clause);
        let value = param("value", header);
        let (take_apart, put_together) = if is_valid {
            (self.take_apart(body, plan, &value), self.put_together(body, plan, &value))
        } else {
            (quote!(loop {}), quote!(loop {}))
        };
        let impls = quote! {
            #[automatically_derived]
            #allow
            impl #impl_generics #private::From<#whole #ty_generics> for #name #ty_generics #where_clause {
                /// Takes the value apart. No destructor runs, and no function that a field or the
                /// type names: what they would have released is the caller's.
                fn from(#value: #whole #ty_generics) -> Self { #take_apart }
            }

            #[automatically_derived]
            #allow
            impl #impl_generics #private::From<#name #ty_generics> for #whole #ty_generics #where_clause {
                /// Makes the value of its parts.
                fn from(#value: #name #ty_generics) -> Self { #put_together }
            }
        };
        // The function `value` is there for its name, see `param`. As the value of the constant it is used.
        Some(quote! {
            #definition

            #(#cfg)*
            const _: fn() = {
                fn #value() {}
                #impls
                #value
            };
        })
    }

    fn parts_struct(&self, parts: &Parts, body: &Body, plan: &BodyPlan) -> TokenStream {
        let Parts { attrs, vis, ident } = parts;
        // With the user's span, lints about private types and unusual names would fire on them.
        let vis = &with_own_span(vis.to_token_stream());
        let generics = self.input.item.hidden.show(self.input.item.generics.to_token_stream());
        let generics = self.input.item.name_self(generics);
        let where_clause = self.parts_clause(body, plan, &[]);
        let fields = parts_order(body, plan).into_iter().map(|at| self.part(body, plan, at, vis));
        let allow = self.input.lint_attrs();
        // If other crates cannot construct the type, they must not construct it from parts.
        let is_given = |name: &str| attrs.iter().any(|attr| attr.path().is_ident(name));
        let mut own_attrs = self.input.item.attrs.iter();
        let non_exhaustive = own_attrs
            .find(|attr| attr.is_named("non_exhaustive"))
            .filter(|_| !is_given("non_exhaustive"));
        let doc = (!attrs.iter().any(is_doc)).then(|| {
            let doc = struct_doc(&text(ident), body, plan);
            quote!(#[doc = #doc])
        });
        let shape = if body.has_names() {
            quote!(#where_clause { #(#fields,)* })
        } else {
            quote!((#(#fields,)*) #where_clause;)
        };
        quote! {
            #doc
            #allow
            #non_exhaustive
            #(#attrs)*
            #vis struct #ident #generics #shape
        }
    }

    /// The bounds of the type, with `Self` written out. If the last field may be unsized, only sized values
    /// have parts: there are bounds which say that this field is sized, and in the impls, that the types
    /// `passed` by value are sized.
    fn parts_clause(&self, body: &Body, plan: &BodyPlan, passed: &[TokenStream]) -> TokenStream {
        let item = self.input.item;
        let write = |clause| item.name_self(item.hidden.show(clause));
        let clause = &self.input.item.generics.where_clause;
        let Some(tail) = self.maybe_unsized_tail(body, plan) else {
            return write(clause.to_token_stream());
        };
        let predicates = clause.iter().flat_map(|clause| &clause.predicates);
        let sized = std::iter::once(&tail).chain(passed);
        let private = self.private(Span::call_site());
        write(quote!(where #(#predicates,)* #(#sized: #private::Sized,)*))
    }

    /// The type of the last field, if its spelling does not say whether it is sized. It may depend on an
    /// unsized parameter, as `Mutex<T>` does.
    pub(super) fn maybe_unsized_tail(&self, body: &Body, plan: &BodyPlan) -> Option<TokenStream> {
        let (field, planned) = body.fields.iter().zip(&plan.fields).next_back()?;
        let ty = self.part_type(field, planned.is_wrapped);
        // The type inside an alias of `ManuallyDrop` is unknown.
        let is_alias = field.args.mark.is_some() && !field.ty().is_manually_drop();
        (is_alias || self.input.item.may_depend_on_unsized(ty.clone())).then_some(ty)
    }

    /// A field of the parts.
    fn part(&self, body: &Body, plan: &BodyPlan, at: usize, vis: &TokenStream) -> TokenStream {
        let field = &body.fields[at];
        let ty = self.part_type(field, plan.fields[at].is_wrapped);
        // With the user's span, so that editors rename it together with the field of the type.
        let name = field.syntax.ident.as_ref().map(|name| quote!(#name:));
        let attrs = &field.args.part;
        let docs = (!attrs.iter().any(is_doc)).then(|| {
            docs(field).unwrap_or_else(|| {
                let doc = format!(" The field `{}` of [`{}`].", field.name, body.name);
                quote!(#[doc = #doc])
            })
        });
        let allow = field.lint_attrs();
        quote!(#docs #allow #(#attrs)* #vis #name #ty)
    }

    /// The type of the field, without the `ManuallyDrop` of a managed field.
    fn part_type(&self, field: &Field, is_wrapped: bool) -> TokenStream {
        let ty = field.ty();
        let ty = if !is_wrapped {
            ty.to_token_stream()
        } else if let Some(inside) = ty.inside() {
            inside.to_token_stream()
        } else {
            let private = self.private(Span::call_site());
            quote!(<#ty as #private::StdManuallyDrop>::Value)
        };
        self.input.item.name_self(ty)
    }

    fn take_apart(&self, body: &Body, plan: &BodyPlan, value: &Ident) -> TokenStream {
        let this = local("this", Span::call_site());
        let private = self.private(Span::call_site());
        let whole = self.input.ident();
        let [_, ty_generics, _] = self.input.generics_of_impls();
        let fields = body.fields.iter().zip(&plan.fields).map(|(field, planned)| {
            let member = &field.member;
            let pointer = quote!(&raw mut (*#this).#member);
            // SAFETY: `this` points to the value in the `ManuallyDrop` below, so each field is valid for
            // reads and has its value. That variable is not used again and drops nothing, and each field is
            // read once, so the value that is read is the only one in use. A managed field is aligned: a
            // type with one has a `Drop` impl, whose `proofs` check that the struct is not packed. Other
            // fields may be unaligned, which `read_unaligned` permits.
            if planned.is_wrapped {
                quote!(#member: unsafe { #private::take(#pointer) })
            } else {
                quote!(#member: unsafe { #private::read_unaligned(#pointer) })
            }
        });
        quote! {
            let mut #value = #private::ManuallyDrop::new(#value);
            let #this: *mut #whole #ty_generics = &mut *#value;
            Self { #(#fields,)* }
        }
    }

    fn put_together(&self, body: &Body, plan: &BodyPlan, parts: &Ident) -> TokenStream {
        let private = self.private(Span::call_site());
        let fields = body.fields.iter().zip(&plan.fields).map(|(field, planned)| {
            let member = &field.member;
            if planned.is_wrapped {
                quote!(#member: #private::ManuallyDrop::new(#parts.#member))
            } else {
                quote!(#member: #parts.#member)
            }
        });
        quote!(Self { #(#fields,)* })
    }
}

/// A parameter with a name that reads well in the documentation, for impls beside a function of that name.
///
/// If the user has a constant or a unit struct of that name, the parameter would be a pattern that means the
/// constant. The function prevents that: it hides the constant, and a parameter may have the name of a
/// function. But it also hides the constant from the headers of the impls. If these may mention the name, the
/// parameter gets a name that nobody else uses.
fn param(name: &str, header: TokenStream) -> Ident {
    let may_mention = |token: &TokenTree| match token {
        TokenTree::Ident(ident) => text(ident) == name,
        // The call of a macro, which may have the name.
        token => is_punct(token, '!'),
    };
    if any(&header.into_iter().collect::<Vec<_>>(), &may_mention) {
        local(name, Span::call_site())
    } else {
        Ident::new(name, Span::mixed_site())
    }
}

/// The fields in the order in which the parts declare them: in drop order. The fields of a tuple keep their
/// indices; if their drop order is another one, that has been reported.
fn parts_order(body: &Body, plan: &BodyPlan) -> Vec<usize> {
    if !body.has_names() {
        return (0..body.fields.len()).collect();
    }
    // Skipped fields have no place in the order. They come last, and drop nothing.
    let skipped = (0..body.fields.len()).filter(|&at| plan.fields[at].place == Place::Skipped);
    plan.order.iter().copied().chain(skipped).collect()
}

/// The field's documentation, if it has any.
fn docs(field: &Field) -> Option<TokenStream> {
    let is_doc = |attr: &&Attribute| attr.is_named("doc") && attr.list().is_none();
    let docs: TokenStream =
        field.syntax.attrs.iter().filter(is_doc).map(ToTokens::to_token_stream).collect();
    (!docs.is_empty()).then_some(docs)
}

/// Whether the attribute is `#[doc = ..]`.
fn is_doc(attr: &syn::Attribute) -> bool {
    attr.path().is_ident("doc") && matches!(attr.meta, syn::Meta::NameValue(_))
}

fn struct_doc(name: &str, body: &Body, plan: &BodyPlan) -> String {
    let whole = &body.name;
    let order: Vec<_> =
        plan.order.iter().map(|&field| format!("`{}`", body.fields[field].name)).collect();
    let Some(&first) = plan.order.first() else {
        return format!(
            " A [`{whole}`] without its destructor. It has no fields that are dropped."
        );
    };
    let first = &body.fields[first].name;
    let (order, all, one, variable) = if body.has_names() {
        let (all, one) = (format!("{name} {{ .. }}"), format!("{name} {{ {first}, .. }}"));
        (format!(": {}", order.join(", ")), all, one, first.as_str())
    } else {
        (String::new(), format!("{name}(..)"), format!("{name}(first, ..)"), "first")
    };
    format!(
        " The fields of a [`{whole}`], to be moved out one at a time.

`{name}::from(value)` takes a `{whole}` apart without dropping anything, and `{whole}::from(parts)`
puts it together. This struct has no destructor of its own, and runs no function that `{whole}` names
for its clean-up: what has not been moved out of it drops as declared here, which is the drop order of
`{whole}`{order}.

That order is kept by a variable that the fields are moved out of:
`let parts = {name}::from(value); drop(parts.{first});`. There are two ways to lose it:

- `let {all} = parts` with a name for each field makes local variables, which drop in the
  opposite order: last declared, first dropped.
- `let {one} = {name}::from(value)` drops all the other fields at once, before
  `{variable}` is even looked at."
    )
}
