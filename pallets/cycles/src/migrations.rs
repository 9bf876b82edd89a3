//! Changes of what is stored, one after the other. Each is made once, in steps, because there may be many cycles.

pub mod first;

use crate::{types::MAX_CYCLE_LEGS, Config, CycleContracts, Cycles, Pallet, Texts, WeightInfo};
use codec::{Decode, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	migrations::{MigrationId, SteppedMigration, SteppedMigrationError},
	traits::{GetStorageVersion, StorageVersion},
	weights::{Weight, WeightMeter},
};
use synergy_primitives::{Clock, CycleContractId, CycleIndex};

/// How often what is stored has changed its form.
pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

/// From 1 to 2: a leg of an open cycle knows its market value (K4) and who complains of what its surety owes (K6), notice when
/// it ends (K7), and orders that are returned how far that is (P7).
///
/// Notice counts from the upgrade on. The first form is that of the runtime in `tests/releases`: no other was released.
pub struct SecondForm<T>(PhantomData<T>);

/// How far it is.
#[derive(Encode, Decode, MaxEncodedLen, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
	/// Cycle contracts up to this one are changed.
	CycleContracts(Option<CycleContractId>),
	/// Open cycles up to this one are changed.
	Cycles(Option<(CycleContractId, CycleIndex)>),
}

impl<T: Config> SteppedMigration for SecondForm<T> {
	type Cursor = Cursor;
	type Identifier = MigrationId<14>;

	fn id() -> Self::Identifier {
		MigrationId { pallet_id: *b"synergy-cycles", version_from: 1, version_to: 2 }
	}

	fn step(cursor: Option<Cursor>, meter: &mut WeightMeter) -> Result<Option<Cursor>, SteppedMigrationError> {
		// A chain that began after it has nothing to change.
		let is_done = Pallet::<T>::on_chain_storage_version() >= STORAGE_VERSION;
		if cursor.is_none() && is_done {
			return Ok(None);
		}
		let mut cursor = cursor.unwrap_or(Cursor::CycleContracts(None));
		let required = Self::weight_of_one();
		if !meter.can_consume(required) {
			return Err(SteppedMigrationError::InsufficientWeight { required });
		}
		while meter.try_consume(required).is_ok() {
			match Self::change_one(cursor)? {
				Some(next) => cursor = next,
				None => {
					STORAGE_VERSION.put::<Pallet<T>>();
					return Ok(None);
				}
			}
		}
		Ok(Some(cursor))
	}
}

impl<T: Config> SecondForm<T> {
	/// To change an entry costs less than to go on with it: a cycle with as many legs as there may be is closed, the last of
	/// all signs a cycle contract. Both read it and write it anew.
	pub fn weight_of_one() -> Weight {
		T::WeightInfo::close_cycle(MAX_CYCLE_LEGS).max(T::WeightInfo::sign())
	}

	/// Changes the entry behind a cursor. None after the last one.
	pub(crate) fn change_one(cursor: Cursor) -> Result<Option<Cursor>, SteppedMigrationError> {
		let next = match cursor {
			Cursor::CycleContracts(after) => match Self::cycle_contract_after(after) {
				Some(id) => {
					let old = first::CycleContracts::<T>::get(id).ok_or(SteppedMigrationError::Failed)?;
					CycleContracts::<T>::insert(id, old.changed(Pallet::<T>::end_of_notice(T::Clock::era())));
					Cursor::CycleContracts(Some(id))
				}
				None => Cursor::Cycles(None),
			},
			Cursor::Cycles(after) => {
				let Some((id, cycle)) = Self::cycle_after(after) else { return Ok(None) };
				let old = first::Cycles::<T>::get(id, cycle).ok_or(SteppedMigrationError::Failed)?;
				let has_same_terms = Pallet::<T>::running(id).is_ok_and(|(_, course)| course.version == old.version);
				let text = Texts::<T>::get(id).filter(|_| has_same_terms);
				Cycles::<T>::insert(id, cycle, old.changed(text.as_ref()));
				Cursor::Cycles(Some((id, cycle)))
			}
		};
		Ok(Some(next))
	}

	fn cycle_contract_after(after: Option<CycleContractId>) -> Option<CycleContractId> {
		let mut ids = match after {
			Some(id) => CycleContracts::<T>::iter_keys_from(CycleContracts::<T>::hashed_key_for(id)),
			None => CycleContracts::<T>::iter_keys(),
		};
		ids.next()
	}

	fn cycle_after(after: Option<(CycleContractId, CycleIndex)>) -> Option<(CycleContractId, CycleIndex)> {
		let mut keys = match after {
			Some((id, cycle)) => Cycles::<T>::iter_keys_from(Cycles::<T>::hashed_key_for(id, cycle)),
			None => Cycles::<T>::iter_keys(),
		};
		keys.next()
	}
}
