//! The story of the listings pallet's README.
use crate::*;
use pallet_synergy_deals::State;

const AIGUL: u32 = 0;
const IVAN: u32 = 3;
/// Aigul's neighbour, who vouches for her.
const NEIGHBOUR: u32 = 1;

fn state(id: DealId) -> State {
	deal(id).expect("is there").state
}

#[test]
fn ivan_buys_of_aiguls_cheese_in_one_call() {
	story(|| {
		eras(4);
		let standing = Standing { payment: Payment::OnCompletion, term: 5, warranty: 0, insured: 20 * SYN };
		let cheese = published(AIGUL, Content { until: 34, standing: Some(standing), ..offer() });
		// Newer, but not enough; and enough, but too dear.
		let little = published(4, Content { quantity: 5, ..content(Kind::Offer, MEAT) });
		published(5, Content { price: 6 * SYN, ..content(Kind::Offer, MEAT) });
		let wanted = published(IVAN, content(Kind::Request, FOOD));
		assert_eq!(matches(wanted), [cheese, little]);

		// Within what Aigul has signed it is open at once; beyond, it waits for her.
		let bought = next_deal();
		buy(cheese, IVAN, AIGUL, 20 * SYN).unwrap();
		assert_eq!(
			(state(bought), left(cheese), exposure(IVAN), exposure(AIGUL)),
			(State::Open, 6, 20 * SYN, 20 * SYN)
		);
		let larger = next_deal();
		buy(cheese, IVAN, AIGUL, 25 * SYN).unwrap();
		assert_eq!((state(larger), left(cheese)), (State::Proposed, 6));
		cancel(IVAN, larger).unwrap();

		// Nobody sees the listings of somebody suspended.
		next_era();
		assert_eq!((era(), board(DAIRY, Kind::Offer)), (5, vec![cheese]));
		let complaint = make_suspended(AIGUL);
		assert_eq!((board(DAIRY, Kind::Offer), matches(wanted)), (vec![], vec![little]));
		withdraw(NEIGHBOUR, complaint).unwrap();
		assert_eq!((board(DAIRY, Kind::Offer), matches(wanted)), (vec![cheese], vec![cheese, little]));

		// They cancel the deal, and the offer expires in its time.
		cancel(AIGUL, bought).unwrap();
		cancel(IVAN, bought).unwrap();
		assert_eq!((deal(bought), left(cheese)), (None, 10));
		eras(28);
		assert_eq!((era(), left(cheese)), (33, 10));
		next_era();
		assert_eq!(stored(cheese), None);
	});
}
