#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod clubs;
mod councils;
mod fees;
mod genesis;
mod motions;
mod promises;
mod push;
mod quota;
mod report_double_block;
mod restore_validator;
mod sessions;
mod set_validator;
mod story;
mod wallets;
