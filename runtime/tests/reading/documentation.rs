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
