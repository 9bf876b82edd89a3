#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod clubs;
mod councils;
mod fees;
mod genesis;
mod promises;
mod push;
mod quota;
mod story;
mod wallets;
