//! Every call, event, error, storage item and constant is documented: it is the user interface in wallets. Calls say what
//! each of their arguments is; events and errors name the rule that they follow from.

use frame_metadata::{v14::RuntimeMetadataV14, RuntimeMetadata};
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, Variant};
use synergy_runtime::Runtime;

const OURS: [&str; 8] = ["Eras", "Clubs", "Guarantees", "Complaints", "Deals", "Listings", "Cycles", "Depository"];

/// How many rules each chapter of the regulation has, and how many promises and attacks there are.
const RULES: [(char, u32); 11] =
	[('E', 4), ('M', 8), ('G', 6), ('D', 7), ('C', 13), ('L', 8), ('K', 9), ('F', 6), ('R', 3), ('P', 8), ('A', 12)];

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

#[test]
fn every_argument_of_a_call_is_explained() {
	let metadata = metadata();
	let mut missing = Vec::new();
	for pallet in metadata.pallets.iter().filter(|pallet| OURS.contains(&pallet.name.as_str())) {
		for call in pallet.calls.iter().flat_map(|calls| variants(&metadata.types, calls.ty.id)) {
			let docs = call.docs.concat();
			for argument in call.fields.iter().filter_map(|field| field.name.as_deref()) {
				if !docs.contains(&format!("`{argument}`")) {
					missing.push(format!("{}.{}: `{argument}`", pallet.name, call.name));
				}
			}
		}
	}
	assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_event_and_error_names_its_rule() {
	let metadata = metadata();
	let mut missing = Vec::new();
	for pallet in metadata.pallets.iter().filter(|pallet| OURS.contains(&pallet.name.as_str())) {
		let events = pallet.event.iter().flat_map(|event| variants(&metadata.types, event.ty.id));
		let errors = pallet.error.iter().flat_map(|error| variants(&metadata.types, error.ty.id));
		for (what, variant) in events.map(|event| ("event", event)).chain(errors.map(|error| ("error", error))) {
			if rules(&variant.docs.concat()).is_empty() {
				missing.push(format!("{} {what} {}", pallet.name, variant.name));
			}
		}
	}
	assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_rule_that_is_named_exists() {
	let metadata = metadata();
	let mut unknown = Vec::new();
	for pallet in metadata.pallets.iter().filter(|pallet| OURS.contains(&pallet.name.as_str())) {
		let of_types = [pallet.calls.as_ref().map(|calls| calls.ty), pallet.event.as_ref().map(|event| event.ty)]
			.into_iter()
			.chain([pallet.error.as_ref().map(|error| error.ty)])
			.flatten()
			.flat_map(|ty| variants(&metadata.types, ty.id))
			.map(|variant| (variant.name, variant.docs));
		let of_storage = pallet.storage.iter().flat_map(|storage| &storage.entries);
		let of_storage = of_storage.map(|entry| (entry.name.clone(), entry.docs.clone()));
		let of_constants = pallet.constants.iter().map(|constant| (constant.name.clone(), constant.docs.clone()));
		for (name, docs) in of_types.chain(of_storage).chain(of_constants) {
			for (chapter, number) in rules(&docs.concat()) {
				if !RULES.iter().any(|(known, last)| *known == chapter && (1..=*last).contains(&number)) {
					unknown.push(format!("{} {name}: {chapter}{number}", pallet.name));
				}
			}
		}
	}
	assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn rules_are_found_in_brackets() {
	assert_eq!(rules("Nobody guarantees itself (G1)."), [('G', 1)]);
	assert_eq!(rules("It waits (C8, C13), and then (E3) not."), [('C', 8), ('C', 13), ('E', 3)]);
	assert_eq!(rules("10 SYN (T10) of tier A1 (as D1 says)"), [('D', 1)]);
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

/// The rules that a text names in brackets.
fn rules(text: &str) -> Vec<(char, u32)> {
	let in_brackets = text.split('(').skip(1).filter_map(|rest| rest.split(')').next());
	let words = in_brackets.flat_map(|inside| inside.split(|letter: char| !letter.is_alphanumeric()));
	let rule = |word: &str| {
		let (chapter, number) = (word.chars().next()?, word.get(1..)?.parse().ok()?);
		RULES.iter().any(|(known, _)| *known == chapter).then_some((chapter, number))
	};
	words.filter_map(rule).collect()
}
