//! The chains that the node knows by name, each begun from a preset of the runtime.

use sc_chain_spec::{ChainType, GenericChainSpec, Properties};
use std::path::Path;
use synergy_runtime::{
	constants::{money, SS58_PREFIX},
	presets, WASM_BINARY,
};

/// A chain specification without extensions.
pub type ChainSpec = GenericChainSpec;

/// What distinguishes a named chain.
struct Chain {
	id: &'static str,
	name: &'static str,
	kind: ChainType,
	preset: &'static str,
}

const CHAINS: [Chain; 4] = [
	Chain { id: "dev", name: "Synergy Development", kind: ChainType::Development, preset: presets::DEVELOPMENT },
	Chain { id: "local", name: "Synergy Local", kind: ChainType::Local, preset: presets::LOCAL },
	Chain { id: "almaty", name: "Synergy Almaty", kind: ChainType::Local, preset: presets::ALMATY },
	Chain {
		id: "almaty-solo",
		name: "Synergy Almaty (one validator)",
		kind: ChainType::Local,
		preset: presets::ALMATY_SOLO,
	},
];

/// The chain named `id`, or described in the file of that name. No name means `local`.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	let id = if id.is_empty() { "local" } else { id };
	match CHAINS.iter().find(|chain| chain.id == id) {
		Some(chain) => from_preset(chain),
		None => from_file(id),
	}
}

fn from_preset(chain: &Chain) -> Result<ChainSpec, String> {
	let code = WASM_BINARY.ok_or(
		"this node was built without its runtime (SKIP_WASM_BUILD): it can only load a raw chain \
		 specification from a file",
	)?;
	let spec = ChainSpec::builder(code, None)
		.with_name(chain.name)
		.with_id(&format!("synergy_{}", chain.id.replace('-', "_")))
		.with_protocol_id("synergy")
		.with_chain_type(chain.kind.clone())
		.with_genesis_config_preset_name(chain.preset)
		.with_properties(properties())
		.build();
	Ok(spec)
}

fn from_file(path: &str) -> Result<ChainSpec, String> {
	if !Path::new(path).exists() {
		let known: Vec<_> = CHAINS.iter().map(|chain| chain.id).collect();
		return Err(format!("no chain and no file is named '{path}'; chains: {}", known.join(", ")));
	}
	ChainSpec::from_json_file(path.into())
}

/// How wallets show amounts and addresses.
fn properties() -> Properties {
	Properties::from_iter([
		("tokenSymbol".into(), money::SYMBOL.into()),
		("tokenDecimals".into(), money::DECIMALS.into()),
		("ss58Format".into(), SS58_PREFIX.into()),
	])
}
