//! Random sequences over all pallets together, beside a plain model.
#[path = "../kit/mod.rs"]
mod kit;
