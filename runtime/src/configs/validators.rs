//! Whose nodes validate (F2): sessions ask the clubs, and tell them who built blocks and who signed two things.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{parameter_types, weights::Weight};
use pallet_session::{
	disabling::{DisablingDecision, DisablingStrategy},
	historical, NextKeys, QueuedKeys, SessionInterface, Validators,
};
use sp_runtime::{traits::OpaqueKeys, Perbill};
use sp_staking::{
	offence::{Offence, OffenceDetails, OffenceError, OffenceSeverity, OnOffenceHandler, ReportOffence},
	SessionIndex,
};
use synergy_primitives::{Fault, KeyPrints, Sessions};

use super::{consensus::SessionKeys, key_owners::at_work};
use crate::{constants::time, AccountId, BlockNumber, Clubs, Historical, Offences, Runtime, RuntimeOrigin, Session};

/// The sessions, as clubs see them.
pub struct Nodes;

impl Sessions<AccountId> for Nodes {
	fn index() -> SessionIndex {
		Session::current_index()
	}

	fn keys(account: &AccountId) -> KeyPrints {
		NextKeys::<Runtime>::get(account).map(|keys| prints(&keys)).unwrap_or_default()
	}

	fn has_keys(account: &AccountId) -> bool {
		NextKeys::<Runtime>::contains_key(account)
	}

	fn keys_at_work(account: &AccountId) -> KeyPrints {
		let keys = at_work().into_iter().find(|(validator, _)| validator == account).map(|(_, keys)| keys);
		let all = keys.into_iter().chain(queued(account)).flat_map(|keys| prints(&keys));
		KeyPrints::truncate_from(all.collect::<BTreeSet<_>>().into_iter().collect())
	}

	fn keep_keys(account: &AccountId) -> Option<Vec<AccountId>> {
		let keys = queued(account)?;
		let owners = SessionKeys::key_ids().iter().filter_map(|id| Session::key_owner(*id, keys.get_raw(*id)));
		let others: BTreeSet<_> = owners.filter(|owner| owner != account).collect();
		for other in &others {
			Session::purge_keys(RuntimeOrigin::signed(other.clone())).ok()?;
		}
		<Session as SessionInterface>::set_keys(account, keys).ok()?;
		Some(others.into_iter().collect())
	}

	fn sitting() -> Vec<AccountId> {
		Session::validators()
	}

	fn disable(account: &AccountId, fault: Fault) {
		Session::report_offence(account.clone(), severity(fault));
	}

	fn enable(account: &AccountId) {
		if let Some(place) = Session::validator_id_to_index(account) {
			Session::reenable_index(place);
		}
	}
}

/// How many sessions there are in so many blocks, at least one.
fn sessions_in(blocks: BlockNumber) -> u32 {
	blocks.checked_div(Clubs::session_length()).unwrap_or_default().max(1)
}

parameter_types! {
	/// For how many sessions in a row a validator may build no block before it is disabled (F2).
	pub SessionsAbsent: u32 = sessions_in(time::ABSENCE);
}

/// The hashes of a node's keys.
fn prints(keys: &SessionKeys) -> KeyPrints {
	let print = |id: &_| sp_io::hashing::blake2_256(keys.get_raw(*id));
	KeyPrints::truncate_from(SessionKeys::key_ids().iter().map(print).collect())
}

/// The keys with which a node will work in the next session. While that is planned, those with which it works in the
/// session that begins.
fn queued(account: &AccountId) -> Option<SessionKeys> {
	QueuedKeys::<Runtime>::get().into_iter().find(|(validator, _)| validator == account).map(|(_, keys)| keys)
}

/// How grave a fault is, as sessions count it.
fn severity(fault: Fault) -> OffenceSeverity {
	match fault {
		Fault::Absence => OffenceSeverity::min_severity(),
		Fault::Equivocation => OffenceSeverity::max_severity(),
	}
}

/// At most a third build no blocks, so that the chain goes on. When so many are disabled, who has signed two things
/// takes the place of one that was absent, and builds none anyway.
pub struct AtMostAThird;

impl DisablingStrategy<Runtime> for AtMostAThird {
	fn decision(
		offender: &AccountId,
		severity: OffenceSeverity,
		disabled: &Vec<(u32, OffenceSeverity)>,
	) -> DisablingDecision {
		let sitting = Validators::<Runtime>::get();
		let (place, most) = (Session::validator_id_to_index(offender), sitting.len().saturating_sub(1) / 3);
		let lesser = disabled.iter().find(|(other, theirs)| *theirs < severity && Some(*other) != place);
		let is_disabled = disabled.iter().any(|(other, _)| Some(*other) == place);
		match lesser {
			_ if is_disabled || disabled.len() < most => DisablingDecision { disable: place, reenable: None },
			Some((other, _)) if place.is_some() => DisablingDecision { disable: place, reenable: Some(*other) },
			_ => DisablingDecision { disable: None, reenable: None },
		}
	}
}

/// The nodes of the clubs validate, and nobody else (F2). At genesis those that have session keys; then the clubs see to
/// it that these are theirs.
pub struct NodesOfClubs;

impl NodesOfClubs {
	/// Whether others validate next than in the session that begins, or with other keys. Only then is the next set a new
	/// one; otherwise GRANDPA would hand over to itself every session.
	fn is_new(next: &[AccountId]) -> bool {
		let now: BTreeMap<_, _> = QueuedKeys::<Runtime>::get().into_iter().collect();
		let has_same = |validator: &AccountId| now.get(validator) == NextKeys::<Runtime>::get(validator).as_ref();
		now.len() != next.len() || !next.iter().all(has_same)
	}
}

impl pallet_session::SessionManager<AccountId> for NodesOfClubs {
	fn new_session_genesis(_: SessionIndex) -> Option<Vec<AccountId>> {
		Some(NextKeys::<Runtime>::iter_keys().collect())
	}

	fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
		let next = Clubs::next_validators();
		(!next.is_empty() && Self::is_new(&next)).then_some(next)
	}

	fn start_session(index: SessionIndex) {
		Historical::prune_up_to(index.saturating_sub(sessions_in(time::PROVABLE)));
		Clubs::start_session(index);
	}

	fn end_session(_: SessionIndex) {
		Clubs::end_session();
	}
}

impl historical::SessionManager<AccountId, ()> for NodesOfClubs {
	fn new_session_genesis(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		<Self as pallet_session::SessionManager<_>>::new_session_genesis(index).map(identified)
	}

	fn new_session(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		<Self as pallet_session::SessionManager<_>>::new_session(index).map(identified)
	}

	fn start_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::start_session(index);
	}

	fn end_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::end_session(index);
	}
}

fn identified(validators: Vec<AccountId>) -> Vec<(AccountId, ())> {
	validators.into_iter().map(|validator| (validator, ())).collect()
}

/// Counts the blocks of each validator (F2).
pub struct CountBlocks;

impl<BlockNumber> pallet_authorship::EventHandler<AccountId, BlockNumber> for CountBlocks {
	fn note_author(author: AccountId) {
		Clubs::note_author(author);
	}
}

/// A validator as reports of offences know it.
type Offender = historical::IdentificationTuple<Runtime>;

/// Equivocation disables a validator until its club restores it (F2). There is nothing to slash.
pub struct DisableOffenders;

impl OnOffenceHandler<AccountId, Offender, Weight> for DisableOffenders {
	fn on_offence(offenders: &[OffenceDetails<AccountId, Offender>], _: &[Perbill], session: SessionIndex) -> Weight {
		for OffenceDetails { offender: (validator, ()), .. } in offenders {
			Clubs::note_equivocation(validator, session);
		}
		Weight::zero()
	}
}

/// Takes only reports that change something. Reports are kept for ever and cost no fee, and with a stolen key one could
/// make as many as one likes: so there is one for each time that a club has restored its validator.
pub struct News;

impl<O: Offence<Offender>> ReportOffence<AccountId, Offender, O> for News {
	fn report_offence(reporters: Vec<AccountId>, offence: O) -> Result<(), OffenceError> {
		let session = offence.session_index();
		let is_news = |(validator, ()): &Offender| Clubs::is_news(validator, session);
		if !offence.offenders().iter().any(is_news) {
			return Err(OffenceError::DuplicateReport);
		}
		Offences::report_offence(reporters, offence)
	}

	fn is_known_offence(offenders: &[Offender], slot: &O::Slot) -> bool {
		// In which session it happened is not known here: what is news now is news in some session.
		let is_news = |(validator, ()): &Offender| Clubs::is_news(validator, SessionIndex::MAX);
		!offenders.iter().any(is_news)
			|| <Offences as ReportOffence<AccountId, Offender, O>>::is_known_offence(offenders, slot)
	}
}
