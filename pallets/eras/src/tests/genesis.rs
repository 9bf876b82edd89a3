//! Parameters that a chain begins with (F1).

use super::*;

#[test]
fn f1_genesis_may_set_parameters() {
	let parameters = Parameters { min_guarantors: 3, max_term: 120, ..Parameters::DEFAULT };
	build(parameters).execute_with(|| assert_eq!(Eras::parameters(), parameters));
}

/// Why a genesis with these parameters is refused.
fn why(parameters: Parameters) -> String {
	let failed = std::panic::catch_unwind(|| build(parameters)).err().unwrap();
	failed.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn f1_fails_when_a_parameter_is_out_of_bounds() {
	let default = Parameters::DEFAULT;
	assert_eq!(
		why(Parameters { min_guarantors: 1, ..default }),
		"eras: MinGuarantors is 1, below the lowest allowed, 2 (rule M2)"
	);
	assert_eq!(
		why(Parameters { max_deals: 33, ..default }),
		"eras: MaxDeals is 33, above the highest allowed, 32 (rule D1)"
	);
}

#[test]
fn f1_fails_when_parameters_do_not_fit_together() {
	let default = Parameters::DEFAULT;
	assert_eq!(
		why(Parameters { appeal_wait: 5, ..default }),
		"eras: RevocationNotice is 10, and with this MaxLevel and AppealWait at least 12 (rule G3)"
	);
	assert_eq!(
		why(Parameters { quota_tier_2100: 50, ..default }),
		"eras: QuotaTier2100 is 50, less than QuotaTier100, 100 (rule F5)"
	);
}
