//! Builds the runtime a second time, as the wasm code that the chain itself keeps and upgrades.

fn main() {
	#[cfg(all(feature = "std", not(feature = "metadata-hash")))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	// The hash that `CheckMetadataHash` compares, so that an offline signer knows what it signs. It is
	// computed from the finished wasm, which is then built once more: for releases, not for every build.
	#[cfg(all(feature = "std", feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults().enable_metadata_hash("SYN", 6).build();
}
