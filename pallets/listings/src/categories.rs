//! The tree of categories (L1). A malformed genesis is refused with the code and the rule.

use crate::{
	types::{Category, Name, MAX_DEPTH},
	Board, Categories, Config, Error, Event, Pallet,
};
use alloc::{string::String, vec::Vec};
use frame_support::{ensure, traits::Get};
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::CategoryCode;

/// A category of genesis (L1).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisCategory {
	/// Its code, and no other category's.
	pub code: CategoryCode,
	/// The code of the category above it, which stands earlier in the list. None for one at the top.
	pub parent: Option<CategoryCode>,
	/// Its English name: 1 to 320 bytes.
	pub english: String,
	/// Its Russian name: 1 to 320 bytes.
	pub russian: String,
}

impl<T: Config> Pallet<T> {
	/// Builds the categories of genesis, or refuses them with a message that names the code and the rule.
	pub(crate) fn found(categories: &[GenesisCategory]) {
		for GenesisCategory { code, parent, english, russian } in categories {
			assert!(!Categories::<T>::contains_key(code), "listings: category {code} stands twice (rule L1)");
			let (Ok(english), Ok(russian)) = (bounded(english), bounded(russian)) else {
				#[allow(clippy::panic)] // Refusing a genesis is only possible so.
				{
					panic!("listings: a name of category {code} is too long (rule L1)")
				}
			};
			if let Err(error) = Self::add(*code, *parent, english, russian) {
				let reason: &'static str = error.into();
				#[allow(clippy::panic)] // Refusing a genesis is only possible so.
				{
					panic!("listings: category {code} below {parent:?}: {reason} (rule L1)")
				}
			}
		}
	}

	pub(crate) fn do_set_category(
		code: CategoryCode,
		parent: Option<CategoryCode>,
		english: Name,
		russian: Name,
	) -> DispatchResult {
		match Categories::<T>::get(code) {
			Some(mut category) => {
				ensure!(category.parent == parent, Error::<T>::OtherParent);
				ensure!(!english.is_empty() && !russian.is_empty(), Error::<T>::NoName);
				(category.english, category.russian) = (english.clone(), russian.clone());
				Categories::<T>::insert(code, category);
			}
			None => Self::add(code, parent, english.clone(), russian.clone())?,
		}
		Self::deposit_event(Event::CategorySet { code, parent, english, russian });
		Ok(())
	}

	fn add(
		code: CategoryCode,
		parent: Option<CategoryCode>,
		english: Name,
		russian: Name,
	) -> Result<(), DispatchError> {
		ensure!(!english.is_empty() && !russian.is_empty(), Error::<T>::NoName);
		ensure!(Categories::<T>::count() < T::MaxCategories::get(), Error::<T>::TooManyCategories);
		let depth = parent.map_or(Ok(0), |above| Self::put_below(above, code))?;
		Categories::<T>::insert(code, Category { parent, depth, english, russian, children: Default::default() });
		Ok(())
	}

	/// Puts a new category below another. Returns how many are above it.
	fn put_below(parent: CategoryCode, code: CategoryCode) -> Result<u8, DispatchError> {
		let mut above = Categories::<T>::get(parent).ok_or(Error::<T>::NoSuchCategory)?;
		let depth = above.depth.saturating_add(1);
		ensure!(depth < MAX_DEPTH, Error::<T>::TooDeep);
		above.children.try_push(code).map_err(|_| Error::<T>::TooManyCategories)?;
		Categories::<T>::insert(parent, above);
		Ok(depth)
	}

	pub(crate) fn do_remove_category(code: CategoryCode) -> DispatchResult {
		let category = Categories::<T>::get(code).ok_or(Error::<T>::NoSuchCategory)?;
		let has_listings = Board::<T>::iter_key_prefix((code.to_be_bytes(),)).next().is_some();
		ensure!(category.children.is_empty() && !has_listings, Error::<T>::CategoryNotEmpty);
		Categories::<T>::remove(code);
		if let Some((parent, mut above)) =
			category.parent.and_then(|parent| Some((parent, Categories::<T>::get(parent)?)))
		{
			above.children.retain(|child| *child != code);
			Categories::<T>::insert(parent, above);
		}
		Self::deposit_event(Event::CategoryRemoved { code });
		Ok(())
	}

	/// A category and all below it; nothing if there is no such category.
	pub(crate) fn with_below(code: CategoryCode) -> Vec<CategoryCode> {
		let mut found = Vec::new();
		let mut waiting = Vec::from([code]);
		while let Some(code) = waiting.pop() {
			let Some(category) = Categories::<T>::get(code) else { continue };
			waiting.extend(category.children);
			found.push(code);
		}
		found
	}

	/// The categories above one, the nearest first.
	pub(crate) fn above(code: CategoryCode) -> Vec<CategoryCode> {
		let parent = |code: CategoryCode| Categories::<T>::get(code).and_then(|category| category.parent);
		core::iter::successors(parent(code), |above| parent(*above)).take(MAX_DEPTH.into()).collect()
	}
}

fn bounded(name: &str) -> Result<Name, ()> {
	Name::try_from(name.as_bytes().to_vec()).map_err(drop)
}
