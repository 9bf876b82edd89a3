//! The two stories of the guarantees pallet's README: Zoya, who has no money, and Saule, who loses her key.
use crate::{keys::*, *};

type G = pallet_synergy_guarantees::Call<Runtime>;

const BOLAT: u32 = 0;
const AIGUL: u32 = 1;
/// To whom the awards go.
const BUYER: u32 = 3;
/// The council of their club.
const CLUB: u32 = 2_000;
/// Has no money.
const ZOYA: u32 = 10_000;
const SAULE: u32 = 1_000;
const NEPHEW: u32 = 1_001;
/// An account without money that Saule makes when her telephone is gone.
const FRESH: u32 = 10_001;

/// Passes boundaries until this era has just begun.
fn morning_of(era: u32) {
	while kit::era() < era {
		next_era();
	}
}

/// On the morning of `era` both guarantors award the whole of 12 that somebody has claimed of Zoya the day before.
fn twelve_against_zoya(era: u32) -> ComplaintId {
	morning_of(era - 1);
	let id = complain(BUYER, deal_of(ZOYA, BUYER, 12 * SYN), 12 * SYN);
	morning_of(era);
	all_vote(&[BOLAT, AIGUL], id, 100);
	id
}

/// What is in the deposit of a guarantor of Zoya's: its own, and the club's.
fn deposit(guarantor: u32) -> (Balance, Balance) {
	let deposit = edge(guarantor, ZOYA).deposit;
	(deposit.own, deposit.total() - deposit.own)
}

#[test]
fn a_pensioner_without_money_gets_another_chance_and_fails_again() {
	chain(6, Tier::T100).execute_with(|| {
		// The club pays, both pledge, and Zoya signs for the first time in her life.
		morning_of(3);
		for guarantor in [BOLAT, AIGUL] {
			fund(CLUB, guarantor, ZOYA, 10 * SYN, SYN).unwrap();
			pledge(guarantor, ZOYA, Tier::T10).unwrap();
		}
		let (kind, guarantors) = (pallet_synergy_guarantees::Kind::Person, vec![who(BOLAT), who(AIGUL)]);
		let guarantors = guarantors.try_into().unwrap();
		assert!(sign(ZOYA, G::apply { club: 0, tier: Tier::T10, kind, guarantors }), "for free");
		assert_eq!((status(ZOYA), total(ZOYA), capacity(ZOYA)), (Status::Member, 0, 20 * SYN));
		assert_eq!((held(BOLAT), held(AIGUL), held(CLUB)), (200 * SYN, 200 * SYN, 22 * SYN));
		assert!([BOLAT, AIGUL].iter().all(|n| edge(*n, ZOYA).deposit.parts[0].earned == 33));

		// An award takes 6 of each deposit. It is the club's money, so it waits until Zoya and the club have accepted it.
		let id = twelve_against_zoya(10);
		assert!(complaint(id).is_some());
		accept_settlement(ZOYA, id, 12 * SYN).unwrap();
		accept_settlement(CLUB, id, 12 * SYN).unwrap();
		assert!(complaint(id).is_none());
		assert_eq!([deposit(BOLAT), deposit(AIGUL)], [(0, 4 * SYN), (0, 4 * SYN)]);
		assert_eq!(status(ZOYA), Status::Lapsing { until: 13 });

		// They give her another chance.
		top_up(BOLAT, ZOYA).unwrap();
		assert_eq!(status(ZOYA), Status::Lapsing { until: 13 });
		morning_of(12);
		top_up(AIGUL, ZOYA).unwrap();
		assert_eq!((status(ZOYA), capacity(ZOYA)), (Status::Member, 20 * SYN));
		assert_eq!([deposit(BOLAT), deposit(AIGUL)], [(6 * SYN, 4 * SYN), (6 * SYN, 4 * SYN)]);

		// It happens again, and takes what is their own. Both have voted for it, so it is final at once.
		let again = twelve_against_zoya(15);
		assert!(complaint(again).is_none());
		assert_eq!([deposit(BOLAT), deposit(AIGUL)], [(0, 4 * SYN), (0, 4 * SYN)]);
		assert_eq!(held(CLUB), 10 * SYN);
		for guarantor in [BOLAT, AIGUL] {
			revoke(guarantor, ZOYA).unwrap();
			assert_eq!(edge(guarantor, ZOYA).notice, Some(25));
		}
		assert_eq!(held(CLUB), 8 * SYN, "the premiums go back at once");
		assert_eq!(status(ZOYA), Status::Lapsing { until: 18 });
		morning_of(18);
		assert_eq!(status(ZOYA), Status::Candidate { until: 32 });

		// The money goes back to whom it came from, and Zoya is out.
		morning_of(24);
		assert_eq!(held(CLUB), 8 * SYN);
		morning_of(25);
		assert_eq!((held(CLUB), total(CLUB)), (0, PURSE - 12 * SYN));
		assert_eq!([total(BOLAT), total(AIGUL)], [PURSE - 6 * SYN, PURSE - 6 * SYN]);
		assert_eq!(total(BUYER), PURSE + 24 * SYN);
		morning_of(31);
		assert_eq!(status(ZOYA), Status::Candidate { until: 32 });
		morning_of(32);
		assert_eq!((status(ZOYA), number(ZOYA), total(ZOYA)), (Status::Former, 6, 0));
		assert_eq!(record(ZOYA).awards_paid, 2);
	});
}

/// Saule, for whom Bolat and Aigul vouch since era 3, has paid for her nephew's guarantee, and has a deal open, paid into
/// an escrow. In era 40 her telephone is gone. Bolat names her new account in the evening, Aigul the next morning.
fn saule_drops_her_telephone() {
	morning_of(3);
	join(SAULE, Tier::T10, &[BOLAT, AIGUL]);
	fund(SAULE, BOLAT, NEPHEW, 10 * SYN, 0).unwrap();
	join(NEPHEW, Tier::T10, &[BOLAT, AIGUL]);
	morning_of(40);
	let delivery = pallet_synergy_deals::Delivery::Proposer;
	propose_with(BUYER, SAULE, delivery, 7 * SYN, Payment::Escrow, Terms { term: 60, ..usual() }).unwrap();
	accept_deal(SAULE, 0).unwrap();
	sign_once(SAULE);
	assert_eq!(held(SAULE), 17 * SYN);
	afternoon();
	recover(BOLAT, SAULE, FRESH).unwrap();
	morning_of(41);
	recover(AIGUL, SAULE, FRESH).unwrap();
	let (old, new) = (who(SAULE), who(FRESH));
	assert!(has_happened(Event::NewKeyAgreed { member: 6, old, new, until: 55 }));
	assert!(sign(FRESH, G::accept_recovery { lost: who(SAULE) }), "for free");
	allow_money(council(0), SAULE).unwrap();
}

#[test]
fn a_member_loses_her_key_and_has_everything_back() {
	chain(6, Tier::T100).execute_with(|| {
		saule_drops_her_telephone();
		morning_of(54);
		assert_eq!((number(SAULE), is_known(FRESH)), (6, false));
		let was_free = free(SAULE);
		morning_of(55);
		assert_eq!((number(FRESH), is_known(SAULE)), (6, false));
		assert_eq!((status(FRESH), coverage(FRESH)), (Status::Member, 20 * SYN));
		assert_eq!((free(FRESH), held(FRESH)), (was_free - 1, 7 * SYN));
		assert_eq!((free(SAULE), held(SAULE)), (1, 10 * SYN), "one unit stays where something is held");
		complete(FRESH, 0).unwrap();
		assert_eq!((total(FRESH), total(BUYER)), (was_free - 1, PURSE + 7 * SYN));

		// What she has paid for her nephew comes back to the old account, from which she fetches it.
		revoke(BOLAT, NEPHEW).unwrap();
		morning_of(65);
		assert_eq!((free(SAULE), held(SAULE)), (10 * SYN + 1, 0));
		fetch_money(FRESH, SAULE, None).unwrap();
		assert_eq!((total(SAULE), total(FRESH)), (0, was_free + 10 * SYN));
		promises();
	});
}

#[test]
fn a_thief_has_the_telephone_and_nothing_moves() {
	chain(6, Tier::T100).execute_with(|| {
		saule_drops_her_telephone();
		sign(SAULE, frame_system::Call::<Runtime>::remark { remark: b"a joke".to_vec() });
		morning_of(55);
		assert_eq!((number(SAULE), is_known(FRESH)), (6, false));
		assert_eq!(barred_until(SAULE), Some(85));
		morning_of(84);
		refused(recover(BOLAT, SAULE, FRESH), Error::RecoveryBarred);
		morning_of(85);
		recover(BOLAT, SAULE, FRESH).unwrap();
		promises();
	});
}
