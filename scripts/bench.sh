#!/usr/bin/env bash
# Measures what the runtime's work costs on this machine, and writes it into the sources as weights.
# Safe to run again: each file is replaced as a whole when its measurement has succeeded. Let nothing else run meanwhile.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/bench.sh [--quick] [--only NAME]
  --quick      few steps and repetitions: to see whether everything can be measured
  --only NAME  one thing: storage, overhead, a pallet of ours (eras, guarantees, …),
               one of the SDK by its crate (pallet_balances, frame_system, …), blocks: what
               full blocks take of the time declared for them, transfers: what calls are declared
               to take in transfers, or market: what is read and written with up to a million
               listings; these three go into docs/performance.md

Environment:
  SYNERGY_CACHE  where everything outside the checkout goes (~/.cache/synergy)
  STEPS, REPEAT  how many values of a component are measured (20), and how often each (10)

Afterwards: scripts/test.sh, look at what git says has changed, commit.
END
}

STOCK=(frame_system frame_system_extensions pallet_balances pallet_collective pallet_multisig pallet_preimage
  pallet_proxy pallet_scheduler pallet_sudo pallet_timestamp pallet_transaction_payment pallet_utility)
PRESET=development                      # the genesis on which calls are measured
CHAIN=almaty-solo                       # the chain whose database is measured
BLOCKS=5                                # how many blocks it gets
RPC_PORT=19944                          # where that of full blocks answers
BATCH=200                               # how many entries are written at once, as many as some calls write
METRIC=p95                              # of all times; the average says little of a database larger than this one
START_SECONDS=180
LOAD=(transfer remark)                  # with which calls blocks are filled
CALLS=20000                             # how many of each
WEIGHTS="$SYNERGY_ROOT/runtime/src/weights"
TEMPLATES="$SYNERGY_ROOT/scripts/bencher"
WORK="$SYNERGY_CACHE/bench"

quick=0 only=
while (($#)); do
  case "$1" in
    --quick) quick=1 ;;
    --only) only="${2:-}" && shift ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

if ((quick)); then
  steps="${STEPS:-4}" repeat="${REPEAT:-2}" seconds=0 warmup=2 rounds=10
else
  steps="${STEPS:-20}" repeat="${REPEAT:-10}" seconds=2 warmup=10 rounds=100
fi

# The pallets of ours that have benchmarks, by their directories.
own_pallets() {
  local file
  for file in "$SYNERGY_ROOT"/pallets/*/src/benchmarking.rs; do
    basename "$(dirname "$(dirname "$file")")"
  done
}

is_stock() {
  local pallet
  for pallet in "${STOCK[@]}"; do [[ "$pallet" == "$1" ]] && return 0; done
  return 1
}
is_own() { [[ -n "$1" && -f "$SYNERGY_ROOT/pallets/$1/src/benchmarking.rs" ]]; }
wanted() { [[ -z "$only" || "$only" == "$1" ]]; }

# Names as they are in Rust and as they are in the directories both do.
only="${only//-/_}"
only="${only#pallet_synergy_}"
case "$only" in
  '' | storage | overhead | blocks | transfers | market) ;;
  *) is_own "$only" || is_stock "$only" || die "nothing to measure is named $only; see --help" ;;
esac

# --- what is built -----------------------------------------------------------------------

wasm() { printf '%s' "$CARGO_TARGET_DIR/release/wbuild/synergy-runtime/synergy_runtime.compact.compressed.wasm"; }

# The node, and the runtime as it is in it: for the database and the overhead.
build_node() {
  run_logged "Building the node" cargo build --release --workspace
  cp "$(wasm)" "$WORK/runtime.wasm"
}

# The runtime with its benchmarks. It takes the place of the other until the node is built again.
build_runtime() {
  run_logged "Building the runtime with its benchmarks" \
    cargo build --release -p synergy-runtime --features runtime-benchmarks
  cp "$(wasm)" "$WORK/runtime-benchmarks.wasm"
}

# What measures. It needs the runtime's types only, not its wasm.
build_bencher() {
  run_logged "Building the bencher" env SKIP_WASM_BUILD=1 \
    cargo build --release --manifest-path "$TEMPLATES/Cargo.toml"
  BENCHER="$CARGO_TARGET_DIR/release/synergy-bencher"
}

# --- the database ------------------------------------------------------------------------

node=
stop_node() {
  trap - INT TERM EXIT
  if [[ -n "$node" ]]; then
    kill "$node" 2>/dev/null || true
    wait "$node" 2>/dev/null || true
    node=
  fi
  rm -rf "$WORK/chain"
}

imported() { grep -c 'Imported #' "$WORK/node.log" || true; }

# start_node options…: a chain of its own, on which everybody may be signed for.
start_node() {
  rm -rf "$WORK/chain"
  "$CARGO_TARGET_DIR/release/synergy-node" export-chain-spec --chain "$CHAIN" --raw \
    >"$WORK/chain.json" 2>"$WORK/node.log"
  trap 'stop_node; exit 130' INT
  trap 'stop_node; exit 143' TERM
  trap stop_node EXIT
  "$CARGO_TARGET_DIR/release/synergy-node" --chain "$WORK/chain.json" --alice --validator --base-path "$WORK/chain" \
    --node-key "$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')" --port 0 --no-prometheus --no-telemetry --no-mdns \
    "$@" >"$WORK/node.log" 2>&1 </dev/null &
  node=$!
}

wait_for_blocks() {
  local second
  for ((second = 0; second < START_SECONDS; second++)); do
    if (($(imported) >= $1)); then return; fi
    kill -0 "$node" 2>/dev/null || break
    sleep 1
  done
  tail -n 20 "$WORK/node.log" >&2
  die "the chain has not come to $1 blocks"
}

# Ends the node, but keeps its chain.
end_node() {
  kill "$node"
  wait "$node" 2>/dev/null || true
  node=
}

measure_storage() {
  say "Running a chain for $BLOCKS blocks"
  start_node --rpc-port 0
  wait_for_blocks "$BLOCKS"
  end_node
  run_logged "Measuring storage" "$BENCHER" storage --chain "$WORK/chain.json" --base-path "$WORK/chain" \
    --database paritydb --state-version 1 --disable-pov-recorder --batch-size "$BATCH" --metric "$METRIC" \
    --template-path "$TEMPLATES/storage-template.hbs" --weight-path "$WORK/out"
  stop_node
  keep "$WORK/out/paritydb_weights.rs" "$WEIGHTS/paritydb_weights.rs"
}

# --- the rest ----------------------------------------------------------------------------

measure_overhead() {
  run_logged "Measuring blocks and transactions" "$BENCHER" overhead --runtime "$WORK/runtime.wasm" \
    --genesis-builder runtime --genesis-builder-preset "$PRESET" --warmup "$warmup" --repeat "$rounds" \
    --weight-path "$WORK/out"
  keep "$WORK/out/block_weights.rs" "$WEIGHTS/block_weights.rs"
  keep "$WORK/out/extrinsic_weights.rs" "$WEIGHTS/extrinsic_weights.rs"
}

# measure_pallet crate template file
measure_pallet() {
  run_logged "Measuring $1" "$BENCHER" pallet --runtime "$WORK/runtime-benchmarks.wasm" \
    --genesis-builder runtime --genesis-builder-preset "$PRESET" --pallet "$1" --extrinsic '*' \
    --steps "$steps" --repeat "$repeat" --min-duration "$seconds" --disable-proof-recording \
    --no-storage-info --no-median-slopes --no-min-squares --template "$TEMPLATES/$2" --output "$WORK/out/$1.rs"
  keep "$WORK/out/$1.rs" "$3"
}

# --- full blocks -------------------------------------------------------------------------

# Fills blocks with calls of each kind, and executes the fullest of them again.
measure_blocks() {
  local kind rows=
  build_node
  install_client
  for kind in "${LOAD[@]}"; do
    say "Filling blocks with $CALLS calls: $kind"
    start_node --rpc-port "$RPC_PORT" --state-pruning archive --pool-limit 100000 --pool-kbytes 100000 \
      --rpc-max-connections 16
    wait_for_blocks 1
    node "$SYNERGY_ROOT/tests/load.mjs" "ws://127.0.0.1:$RPC_PORT" "$kind" "$CALLS" >"$WORK/blocks.txt"
    end_node
    rows+="$(measure_block "$kind" "$(sort -k2,2nr "$WORK/blocks.txt" | head -n 1 | cut -d' ' -f1)")"$'\n'
    stop_node
  done
  rows="$(printf '| calls | in the block | declared | actual | declared / actual |\n|---|---|---|---|---|\n%s' "$rows")"
  write_table 'full blocks' "$rows"
}

# measure_block kind number: a row of the table.
measure_block() {
  "$BENCHER" block --chain "$WORK/chain.json" --base-path "$WORK/chain" --database paritydb --state-pruning archive \
    --from "$2" --to "$2" --repeat 20 >"$WORK/block.txt" 2>&1 || die "$(tail -n 5 "$WORK/block.txt")"
  sed -nE "s/.*with +([0-9,]+) tx used.*\( *([0-9,]+) of +([0-9,]+) ns\).*/\1 \2 \3/p" "$WORK/block.txt" | tr -d , |
    awk -v kind="$1" '{ printf "| `%s` | %d | %.0f ms | %.0f ms | %.2f |\n", kind, $1, $3 / 1e6, $2 / 1e6, $3 / $2 }'
}

# --- transfers ---------------------------------------------------------------------------

# Says of each call what it is declared to take, as the weights now have it.
measure_transfers() {
  run_logged "Building the test of counts" cargo test --release --workspace --test counts --no-run
  # The test fails as long as the page says something else.
  cargo test --release --workspace --test counts -- --nocapture the_page_says >"$WORK/transfers.txt" 2>/dev/null || true
  write_table transfers "$(grep '^|' "$WORK/transfers.txt")"
}

# --- the market --------------------------------------------------------------------------

# Counts what the market reads and writes with a thousand, a hundred thousand and a million listings.
measure_market() {
  run_logged "Building the test of scale" cargo test --release --workspace --test scale --no-run
  say "Filling the board"
  cargo test --release --workspace --test scale -- --ignored --nocapture | tee "$WORK/market.txt"
  write_table market "$(grep '^|' "$WORK/market.txt")"
}

# --- what is written down ----------------------------------------------------------------

# write_table name rows: between its two marks in the page.
write_table() {
  local page="$SYNERGY_ROOT/docs/performance.md"
  [[ -n "$2" ]] || die "nothing was measured for the table of $1"
  awk -v mark="<!-- $1 -->" -v rows="$2" '
    $0 == mark { print; print ""; print rows; print ""; skip = 1; next }
    /<!-- end -->/ { skip = 0 }
    !skip' "$page" >"$page.new"
  mv "$page.new" "$page"
  say "docs/performance.md now says:"
  printf '%s\n' "$2"
}

# Puts a generated file into the sources, without what only says where and when it was made.
keep() {
  [[ -s "$1" ]] || die "nothing was measured for $2"
  if grep -q 'scripts/bench.sh' "$1"; then
    sed -e '/^[[:space:]]*\/\/\/ Proof: /d' "$1" >"$2.new"
  else
    {
      printf '//! Measured. Generated by `scripts/bench.sh`.\n\n'
      sed -e '/^\/\/!/d' -e '/^\/\/ Executed Command:/,/^$/d' "$1" | sed -e '/./,$!d'
    } >"$2.new"
  fi
  mv "$2.new" "$2"
}

report() {
  if cargo fmt --version >/dev/null 2>&1; then
    cargo fmt --all
  else
    warn "rustfmt is not installed: what was generated is not formatted"
  fi
  say "Measured in $SECONDS s. What has changed:"
  git -C "$SYNERGY_ROOT" status --short -- 'pallets/*/src/weights.rs' runtime/src/weights 2>/dev/null || true
}

# Blocks are filled by a client, which needs Node.js.
if wanted blocks; then "$SYNERGY_ROOT/scripts/setup.sh"; else "$SYNERGY_ROOT/scripts/setup.sh" --run-only; fi
synergy_env
cd "$SYNERGY_ROOT"
rm -rf "$WORK/out"
mkdir -p "$WORK/out"

if wanted storage || wanted overhead; then build_node; fi
if [[ ! "$only" =~ ^(storage|overhead|blocks|transfers|market)$ ]]; then build_runtime; fi
if [[ ! "$only" =~ ^(transfers|market)$ ]]; then build_bencher; fi
if wanted storage; then measure_storage; fi
if wanted overhead; then measure_overhead; fi
for pallet in $(own_pallets); do
  if wanted "$pallet"; then
    measure_pallet "pallet_synergy_$pallet" weight-template.hbs "pallets/$pallet/src/weights.rs"
  fi
done
for pallet in "${STOCK[@]}"; do
  if wanted "$pallet"; then measure_pallet "$pallet" stock-weight-template.hbs "$WEIGHTS/$pallet.rs"; fi
done
if wanted blocks; then measure_blocks; fi
if wanted transfers; then measure_transfers; fi
if wanted market; then measure_market; fi
report
