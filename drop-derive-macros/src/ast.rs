//! The item as the derive sees it: borrowed from syn, with the arguments of each field beside it.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::ext::IdentExt;
use syn::{
    Attribute, Data, DeriveInput, Fields, GenericParam, Generics, Index, Member, Meta, Type,
};

use crate::attr::{is_named, Arguments, Name, Target};
use crate::error::{Errors, Underline};
use crate::graph::Place;
use crate::message;
use crate::types::{Scope, Spelling};

pub(crate) struct Input<'a> {
    pub(crate) item: &'a DeriveInput,
    pub(crate) arguments: Arguments,
    /// One for a struct, one a variant for an enum.
    pub(crate) bodies: Vec<Body<'a>>,
    /// The word `packed` in a `repr` attribute.
    pub(crate) packed: Option<Ident>,
}

/// The fields of a struct or of a variant.
pub(crate) struct Body<'a> {
    pub(crate) variant: Option<&'a Ident>,
    /// A struct has its `order` in the arguments of the type.
    pub(crate) variant_arguments: Option<Arguments>,
    /// `S`, `E::A`: for messages.
    pub(crate) name: String,
    pub(crate) fields: Vec<Field<'a>>,
}

pub(crate) struct Field<'a> {
    pub(crate) syntax: &'a syn::Field,
    pub(crate) member: Member,
    /// Without `r#`.
    pub(crate) name: String,
    pub(crate) spelling: Spelling<'a>,
    pub(crate) arguments: Arguments,
    pub(crate) place: Place,
}

impl<'a> Input<'a> {
    pub(crate) fn new(cx: &Errors, item: &'a DeriveInput) -> Self {
        let scope = Scope { ident: &item.ident, generics: &item.generics };
        let name = item.ident.unraw().to_string();
        let (target, bodies) = match &item.data {
            Data::Struct(data) => {
                let fields = read_fields(cx, &scope, &data.fields);
                (
                    Target::Struct,
                    vec![Body { variant: None, variant_arguments: None, name, fields }],
                )
            }
            Data::Enum(data) => {
                let bodies = data.variants.iter().map(|variant| Body {
                    variant: Some(&variant.ident),
                    variant_arguments: Some(Arguments::read(cx, &variant.attrs, Target::Variant)),
                    name: format!("{name}::{}", variant.ident.unraw()),
                    fields: read_fields(cx, &scope, &variant.fields),
                });
                (Target::Enum, bodies.collect())
            }
            Data::Union(data) => {
                cx.push(data.union_token.span, message::union());
                return Input {
                    item,
                    arguments: Arguments::default(),
                    bodies: Vec::new(),
                    packed: None,
                };
            }
        };
        let arguments = Arguments::read(cx, &item.attrs, target);
        Input { item, arguments, bodies, packed: item.attrs.iter().find_map(packed) }
    }

    pub(crate) fn generics(&self) -> &'a Generics {
        &self.item.generics
    }

    pub(crate) fn scope(&self) -> Scope<'a> {
        Scope { ident: &self.item.ident, generics: &self.item.generics }
    }

    pub(crate) fn is_enum(&self) -> bool {
        matches!(self.item.data, Data::Enum(_))
    }

    /// The type's name, for the expansion. It is not located at the user's: the compiler would report
    /// a deprecated type once more there, and editors would list the impls as uses.
    pub(crate) fn ident(&self) -> Ident {
        let mut ident = self.item.ident.clone();
        ident.set_span(Span::call_site());
        ident
    }

    /// See [`lint_attrs`].
    pub(crate) fn lint_attrs(&self) -> TokenStream {
        lint_attrs(&self.item.attrs)
    }

    /// The arguments that hold for a body as a whole.
    pub(crate) fn body_arguments<'b>(&'b self, body: &'b Body) -> &'b Arguments {
        body.variant_arguments.as_ref().unwrap_or(&self.arguments)
    }

    /// How the user would write `ManuallyDrop`: as in another field, if there is one.
    pub(crate) fn manually_drop(&self) -> String {
        let fields = self.bodies.iter().flat_map(|body| &body.fields);
        let spelled = fields.filter(|field| matches!(field.spelling, Spelling::ManuallyDrop(_)));
        let path = spelled.map(|field| crate::types::pretty(&field.syntax.ty)).next();
        let path = path.and_then(|path| Some(path.split_once('<')?.0.trim().to_owned()));
        path.unwrap_or_else(|| "core::mem::ManuallyDrop".to_owned())
    }
}

impl Body<'_> {
    pub(crate) fn is_enum(&self) -> bool {
        self.variant.is_some()
    }

    pub(crate) fn has_managed(&self) -> bool {
        self.fields.iter().any(|field| field.place == Place::Managed)
    }
}

impl Field<'_> {
    pub(crate) fn ty(&self) -> &Type {
        &self.syntax.ty
    }

    /// Where the field's type starts.
    pub(crate) fn type_span(&self) -> Span {
        match self.ty() {
            Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
                path.path.segments[0].ident.span()
            }
            ty => Underline::of(ty).start(),
        }
    }

    /// The field's own name at another place in the source. Not the tokens written there, which
    /// may lack the `r#` that the name needs elsewhere.
    pub(crate) fn member_at(&self, span: Span) -> Member {
        match &self.member {
            Member::Named(ident) => {
                let mut ident = ident.clone();
                ident.set_span(span);
                Member::Named(ident)
            }
            Member::Unnamed(index) => Member::Unnamed(Index { index: index.index, span }),
        }
    }

    /// The field's own name where an argument names it. With `r#` if it stands there: what editors
    /// take for the same name is spelled alike.
    pub(crate) fn member_as(&self, name: &Name) -> Member {
        match &self.member {
            Member::Named(_) if name.is_raw => Ident::new_raw(&name.text, name.span).into(),
            _ => self.member_at(name.span),
        }
    }

    /// Whether the field is a `ManuallyDrop`, as far as its declaration says so.
    pub(crate) fn is_held(&self) -> bool {
        matches!(self.spelling, Spelling::ManuallyDrop(_)) || self.arguments.bare.is_some()
    }

    /// Whether its type is written as one writes the standard `ManuallyDrop`.
    pub(crate) fn is_plainly_held(&self) -> bool {
        let Type::Path(path) = self.ty() else { return false };
        let mut names = path.path.segments.iter().map(|segment| &segment.ident).rev();
        let is_one_of =
            |words: &'static [&str]| move |name: &Ident| words.iter().any(|word| name == word);
        path.qself.is_none()
            && names.next().is_some_and(is_one_of(&["ManuallyDrop"]))
            && names.next().is_none_or(is_one_of(&["mem"]))
            && names.next().is_none_or(is_one_of(&["std", "core"]))
            && names.next().is_none()
    }

    /// Where a message about the field as a whole belongs.
    pub(crate) fn underline(&self) -> Underline {
        match &self.syntax.ident {
            Some(ident) => ident.span().into(),
            None => Underline::of(&self.syntax.ty),
        }
    }
}

fn read_fields<'a>(cx: &Errors, scope: &Scope, fields: &'a Fields) -> Vec<Field<'a>> {
    let read = fields.iter().zip(fields.members()).map(|(syntax, member)| {
        let arguments = Arguments::read(cx, &syntax.attrs, Target::Field);
        let spelling = scope.spelling(&syntax.ty);
        let is_held = matches!(spelling, Spelling::ManuallyDrop(_)) || arguments.bare.is_some();
        let place = if arguments.skip.is_some() {
            Place::Skipped
        } else if is_held || arguments.step.is_some() {
            Place::Managed
        } else {
            Place::Plain
        };
        let name = match &member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        };
        Field { syntax, member, name, spelling, arguments, place }
    });
    read.collect()
}

/// Takes the attributes off the generic parameters: on the impls, those of other derives would be
/// unknown. Ours mean nothing there.
pub(crate) fn strip_parameters(cx: &Errors, generics: &mut Generics) {
    for param in &mut generics.params {
        let attrs = match param {
            GenericParam::Lifetime(param) => &mut param.attrs,
            GenericParam::Type(param) => &mut param.attrs,
            GenericParam::Const(param) => &mut param.attrs,
        };
        Arguments::read(cx, attrs, Target::Parameter);
        attrs.clear();
    }
}

/// What the user allowed. The expansion repeats types and names of theirs, and where these are
/// allowed on the item, they must be allowed there too. What is expected on the item happens there;
/// dead code would come to life if it were allowed where the expansion mentions it.
pub(crate) fn lint_attrs(attrs: &[Attribute]) -> TokenStream {
    let about_dead_code = |list: &TokenStream| {
        let groups = ["dead_code", "unused", "warnings"];
        list.clone().into_iter().any(|word| groups.contains(&word.to_string().as_str()))
    };
    let lists = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::List(list) if is_named(&list.path, "allow") => Some(&list.tokens),
        Meta::List(list) if is_named(&list.path, "expect") && !about_dead_code(&list.tokens) => {
            Some(&list.tokens)
        }
        _ => None,
    });
    lists.map(|lints| quote!(#[allow(#lints)])).collect()
}

/// The word `packed`, if the attribute is a `repr` that has it.
fn packed(attr: &Attribute) -> Option<Ident> {
    let Meta::List(list) = &attr.meta else { return None };
    let words = is_named(&list.path, "repr").then(|| list.tokens.to_token_stream())?;
    words.into_iter().find_map(|word| match word {
        TokenTree::Ident(word) if word.unraw() == "packed" => Some(word),
        _ => None,
    })
}
