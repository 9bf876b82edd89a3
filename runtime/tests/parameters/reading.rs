//! What everybody reads of parameters (R1, F1).
use crate::*;
use synergy_runtime::reading;

#[test]
fn r1_what_is_in_force_and_what_comes_is_shown_with_its_bounds() {
	story(|| {
		let shown = reading::parameters();
		let of = |name: &str| shown.values.iter().find(|(other, _)| other == name).map(|(_, value)| *value);
		assert_eq!((of("MaxLevel"), of("QuotaTier2100"), of("MaxListings")), (Some(6), Some(300), Some(64)));
		assert_eq!((shown.next.len(), shown.bounds.len()), (0, Parameters::COUNT));
		assert!(shown.bounds.contains(&(String::from("MaxTerm"), 1, 365)));
		set(Parameter::MaxTerm(120));
		set(Parameter::GraceEras(5));
		let coming = reading::parameters();
		assert_eq!(coming.values, shown.values);
		assert_eq!(coming.next, [(String::from("GraceEras"), 5), (String::from("MaxTerm"), 120)]);
		next_era();
		let changed = reading::parameters();
		assert_eq!((changed.next.len(), changed.values.len()), (0, shown.values.len()));
		assert!(changed.values.contains(&(String::from("MaxTerm"), 120)));
	});
}

#[test]
fn m2_a_member_reads_how_many_guarantors_it_needs() {
	story(|| {
		change(&[Parameter::MinGuarantors(3)]);
		pledge(0, 1_000, Tier::T10).unwrap();
		apply(1_000, Tier::T10, &[0]).unwrap();
		assert_eq!([0, 1_000].map(|n| reading::member(who(n)).unwrap().needs), [2, 3]);
	});
}

#[test]
fn f1_genesis_may_name_some_parameters() {
	let json = r#"{ "duration": 100000, "parameters": { "maxTerm": 120, "quotaTier10": 40 } }"#;
	let eras: pallet_synergy_eras::GenesisConfig<Runtime> = serde_json::from_str(json).unwrap();
	assert_eq!(eras.parameters, Parameters { max_term: 120, quota_tier_10: 40, ..Parameters::DEFAULT });
	let unknown = r#"{ "duration": 100000, "parameters": { "maxTerms": 120 } }"#;
	let refused = serde_json::from_str::<pallet_synergy_eras::GenesisConfig<Runtime>>(unknown).err().unwrap();
	assert!(refused.to_string().contains("unknown field `maxTerms`"), "{refused}");
}
