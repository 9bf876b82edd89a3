//! The node of Synergy: keeps the chain, talks to other clubs' nodes, serves the members' wallets.
//!
//! - [`cli`]: what can be asked of it on the command line, and [`command`]: what it then does;
//! - [`chain_spec`]: the chains it knows by name;
//! - [`service`]: a running node, step by step;
//! - [`rpc`]: what wallets and auditors may ask it.

#![allow(clippy::result_large_err, reason = "it is the SDK's error that is large")]

mod chain_spec;
mod cli;
mod command;
mod rpc;
mod service;

fn main() -> sc_cli::Result<()> {
	command::run()
}
