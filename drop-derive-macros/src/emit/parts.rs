//! Emits what `parts = Name` asks for: the struct, and the two ways between it and the type.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, ToTokens};

use crate::emit::{local, with_own_span, Expansion};
use crate::order::Place;
use crate::parse::item::Attribute;
use crate::parse::tokens::text;
use crate::parse::value::Parts;
use crate::parse::{lint_attrs, Body, Field};
use crate::plan::BodyPlan;

impl Expansion<'_> {
    /// The struct and its impls. Where the derive found a mistake the impls are stubs: code that uses
    /// them then raises no second error.
    pub(super) fn parts(&self, is_valid: bool) -> Option<TokenStream> {
        let parts = self.input.args.parts.as_ref()?;
        let (body, plan) = self.bodies().next()?;
        let definition = self.parts_struct(parts, body, plan);
        let (impl_generics, ty_generics, where_clause) = self.input.generics().split_for_impl();
        // In the impl for the parts, `Self` would be the parts.
        let scope = self.input.scope();
        let outer_generics = scope.name_self(impl_generics.to_token_stream());
        let outer_clause = scope.name_self(where_clause.to_token_stream());
        let (whole, name) = (self.input.ident(), &parts.ident);
        let allow = self.input.lint_attrs();
        let at = Span::call_site();
        let private = self.private(at);
        let (taken, given) = (local("value", at), local("parts", at));
        let (take_apart, put_together) = if is_valid {
            (self.take_apart(body, plan, &taken), self.put_together(body, plan, &given))
        } else {
            (quote!(loop {}), quote!(loop {}))
        };
        Some(quote! {
            #definition

            #[automatically_derived]
            #allow
            impl #outer_generics #private::From<#whole #ty_generics> for #name #ty_generics #outer_clause {
                /// Takes the value apart. No destructor runs, and no function that a field or the
                /// type names: what they would have released is the caller's.
                fn from(#taken: #whole #ty_generics) -> Self { #take_apart }
            }

            #[automatically_derived]
            #allow
            impl #impl_generics #private::From<#name #ty_generics> for #whole #ty_generics #where_clause {
                /// Makes the value of its parts.
                fn from(#given: #name #ty_generics) -> Self { #put_together }
            }
        })
    }

    fn parts_struct(&self, parts: &Parts, body: &Body, plan: &BodyPlan) -> TokenStream {
        let Parts { vis, ident } = parts;
        // With the user's span, lints about private types and unusual names would fire on them.
        let vis = &with_own_span(vis.to_token_stream());
        let scope = self.input.scope();
        let generics = scope.name_self(self.input.generics().to_token_stream());
        let where_clause = scope.name_self(self.input.generics().where_clause.to_token_stream());
        // Skipped fields have no place in the order: they are last, and drop nothing there.
        let skipped = (0..body.fields.len()).filter(|&at| plan.fields[at].place == Place::Skipped);
        let fields = plan.order.iter().copied().chain(skipped).map(|at| {
            let field = &body.fields[at];
            let ty = self.part_type(field, plan.fields[at].is_wrapped);
            // As the user wrote it: editors rename it together with the field that it is.
            let name = &field.syntax.ident;
            let docs = docs(field).unwrap_or_else(|| {
                let doc = format!(" The field `{}` of [`{}`].", field.name, body.name);
                quote!(#[doc = #doc])
            });
            let allow = lint_attrs(&field.syntax.attrs);
            quote!(#docs #allow #vis #name: #ty)
        });
        let allow = self.input.lint_attrs();
        // If other crates may not write a literal of the type, they may not write one of its parts.
        let mut attrs = self.input.item.attrs.iter();
        let non_exhaustive = attrs.find(|attr| attr.is_named("non_exhaustive"));
        let doc = struct_doc(&text(ident), body, plan);
        quote! {
            #[doc = #doc]
            #allow
            #non_exhaustive
            #vis struct #ident #generics #where_clause { #(#fields,)* }
        }
    }

    /// The type of a part: the field's type, for a managed one without its `ManuallyDrop`.
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
        self.input.scope().name_self(ty)
    }

    fn take_apart(&self, body: &Body, plan: &BodyPlan, value: &Ident) -> TokenStream {
        let this = local("this", Span::call_site());
        let private = self.private(Span::call_site());
        let whole = self.input.ident();
        let (_, ty_generics, _) = self.input.generics().split_for_impl();
        let fields = body.fields.iter().zip(&plan.fields).map(|(field, planned)| {
            let member = &field.member;
            let pointer = quote!(&raw mut (*#this).#member);
            // SAFETY: `this` points to the value in the `ManuallyDrop` above, so it is valid for
            // reads. That variable is not used again and drops nothing, and each field is read once:
            // the value of each is the only copy that is used. A managed field is aligned, since a
            // type with one is not packed: the `Drop` impl borrows it. The others may be packed.
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

/// The field's documentation, if it has any.
fn docs(field: &Field) -> Option<TokenStream> {
    let is_doc = |attr: &&Attribute| attr.is_named("doc") && attr.list().is_none();
    let docs: TokenStream =
        field.syntax.attrs.iter().filter(is_doc).map(ToTokens::to_token_stream).collect();
    (!docs.is_empty()).then_some(docs)
}

fn struct_doc(name: &str, body: &Body, plan: &BodyPlan) -> String {
    let whole = &body.name;
    let order: Vec<_> =
        plan.order.iter().map(|&field| format!("`{}`", body.fields[field].name)).collect();
    let order = order.join(", ");
    let first = plan.order.first().map_or("field", |&field| &body.fields[field].name);
    format!(
        " The fields of a [`{whole}`], to be moved out one at a time.

`{name}::from(value)` takes a `{whole}` apart without dropping anything, and `{whole}::from(parts)`
puts it together. This struct has no destructor of its own, and runs no function that `{whole}` names
for its clean-up: what has not been moved out of it drops as declared here, which is the drop order of
`{whole}`: {order}.

That order is kept by a variable that the fields are moved out of:
`let parts = {name}::from(value); drop(parts.{first});`. There are two ways to lose it:

- `let {name} {{ .. }} = parts` with a name for each field makes local variables, which drop in the
  opposite order: last declared, first dropped.
- `let {name} {{ {first}, .. }} = {name}::from(value)` drops all the other fields at once, before
  `{first}` is even looked at."
    )
}
