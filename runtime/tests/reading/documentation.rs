//! Every call, event, error, storage item and constant is documented: it is the user interface in wallets.

use frame_metadata::{v14::RuntimeMetadataV14, RuntimeMetadata};
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, Variant};
use synergy_runtime::Runtime;

const OURS: [&str; 8] = ["Eras", "Clubs", "Guarantees", "Complaints", "Deals", "Listings", "Cycles", "Depository"];

fn metadata() -> RuntimeMetadataV14 {
	// The default of an account is read from the state.
	match sp_io::TestExternalities::default().execute_with(Runtime::metadata).1 {
		RuntimeMetadata::V14(metadata) => metadata,
		_ => panic!("version 14 is what wallets read"),
	}
}

#[test]
fn no_documentation_is_empty() {
	let metadata = metadata();
	let mut missing = Vec::new();
	for pallet in metadata.pallets.iter().filter(|pallet| OURS.contains(&pallet.name.as_str())) {
		let mut check = |what: &str, name: &str, docs: &[String]| {
			if docs.iter().all(|line| line.trim().is_empty()) {
				missing.push(format!("{} {what} {name}", pallet.name));
			}
		};
		for call in pallet.calls.iter().flat_map(|calls| variants(&metadata.types, calls.ty.id)) {
			check("call", &call.name, &call.docs);
		}
		for event in pallet.event.iter().flat_map(|event| variants(&metadata.types, event.ty.id)) {
			check("event", &event.name, &event.docs);
			for field in &event.fields {
				check(
					"field of event",
					&format!("{}.{}", event.name, field.name.as_deref().unwrap_or("?")),
					&field.docs,
				);
			}
		}
		for error in pallet.error.iter().flat_map(|error| variants(&metadata.types, error.ty.id)) {
			check("error", &error.name, &error.docs);
		}
		for entry in pallet.storage.iter().flat_map(|storage| &storage.entries) {
			check("storage", &entry.name, &entry.docs);
		}
		for constant in &pallet.constants {
			check("constant", &constant.name, &constant.docs);
		}
	}
	assert_eq!(missing, Vec::<String>::new());
}

/// Those whose documentation is held to more: every argument of a call in backticks, a rule for every error.
const STRICT: [&str; 2] = ["Clubs", "Depository"];

/// Whether a text names a rule in brackets: (F1), (M3, G1), …
fn names_a_rule(docs: &[String]) -> bool {
	let is_rule = |word: &str| {
		let mut letters = word.chars();
		letters.next().is_some_and(|letter| letter.is_ascii_uppercase()) && letters.as_str().parse::<u8>().is_ok()
	};
	let text = docs.join(" ");
	text.split('(').skip(1).filter_map(|rest| rest.split(')').next()).any(|inside| inside.split(", ").all(is_rule))
}

#[test]
fn every_argument_is_explained_and_every_error_names_its_rule() {
	let metadata = metadata();
	let mut missing = Vec::new();
	for pallet in metadata.pallets.iter().filter(|pallet| STRICT.contains(&pallet.name.as_str())) {
		for call in pallet.calls.iter().flat_map(|calls| variants(&metadata.types, calls.ty.id)) {
			let text = call.docs.join(" ");
			for name in call.fields.iter().filter_map(|field| field.name.as_deref()) {
				if !text.contains(&format!("`{name}`")) {
					missing.push(format!("{}.{}: {name}", pallet.name, call.name));
				}
			}
		}
		for error in pallet.error.iter().flat_map(|error| variants(&metadata.types, error.ty.id)) {
			if !names_a_rule(&error.docs) {
				missing.push(format!("{}.{}: no rule", pallet.name, error.name));
			}
		}
	}
	assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_pallet_of_ours_is_looked_at() {
	let metadata = metadata();
	let found = metadata.pallets.iter().filter(|pallet| OURS.contains(&pallet.name.as_str())).count();
	assert_eq!(found, OURS.len());
}

fn variants(types: &PortableRegistry, id: u32) -> Vec<Variant<PortableForm>> {
	match types.resolve(id).map(|ty| ty.type_def.clone()) {
		Some(TypeDef::Variant(variants)) => variants.variants,
		_ => Vec::new(),
	}
}
