#!/usr/bin/env bash
# Every layer of tests: the lock file, the format, pallets and runtime, real nodes with a real client.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/test.sh [--lint] [--only rust|nodes] [--full]
  --lint        run clippy as well (it compiles everything a second time)
  --only rust   only what cargo tests
  --only nodes  only the end-to-end tests
  --full        the market's stories in their full size, for about 13 minutes (SYNERGY_MARKET_FULL=1)

Environment:
  SYNERGY_CACHE    where everything outside the checkout goes (~/.cache/synergy)
  SYNERGY_NODE     the node for the end-to-end tests (the one that is built here)
END
}

# The lock file holds exactly one version of each: a second one would be another runtime or network.
ONCE=(frame-support sp-runtime sp-io sc-client-api sc-network)
# Take all of the machine.
ALONE=(spam.test.mjs)

lint=0 full=0 only=
while (($#)); do
  case "$1" in
    --lint) lint=1 ;;
    --only) only="${2:-}" && shift ;;
    --full) full=1 ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done
[[ "$only" =~ ^(|rust|nodes)$ ]] || { usage >&2 && exit 2; }
if ((full)); then
  [[ "$only" != rust ]] || { usage >&2 && exit 2; }
  export SYNERGY_MARKET_FULL=1
  ALONE+=(market.test.mjs)
fi

# locked_versions crate: the versions of a crate in the lock file.
locked_versions() {
  awk -v name="\"$1\"" '$1 == "name" { found = $3 == name } found && $1 == "version" { gsub(/"/, "", $3); print $3 }' \
    "$SYNERGY_ROOT/Cargo.lock"
}

check_lock() {
  local crate versions
  for crate in "${ONCE[@]}"; do
    versions="$(locked_versions "$crate" | xargs)"
    [[ "$versions" == ?* && "$versions" != *' '* ]] ||
      die "Cargo.lock must hold exactly one version of $crate, and holds: ${versions:-none}"
  done
  say "Cargo.lock: one version each of ${ONCE[*]}"
}

check_format() {
  if ! cargo fmt --version >/dev/null 2>&1; then
    warn "rustfmt is not installed: the format is not checked"
    return
  fi
  cargo fmt --all --check || die "not formatted; cargo fmt --all does it"
  say "Format: as rustfmt has it"
}

check_alerts() {
  if ! have promtool; then
    warn "promtool (Debian: prometheus) is not installed: the alerts are not tested"
    return
  fi
  (cd monitoring && run_logged "Testing the alerts" promtool test rules alerts.test.yml)
}

check_lints() {
  cargo clippy --version >/dev/null 2>&1 || die "clippy is not installed"
  run_logged "Running clippy" cargo clippy --release --workspace -- -D warnings
  # Tests may do what stops a runtime: that is how they fail.
  run_logged "Running clippy on the tests" cargo clippy --release --workspace --all-targets -- -D warnings \
    -A clippy::unwrap_used -A clippy::expect_used -A clippy::panic -A clippy::indexing_slicing \
    -A clippy::arithmetic_side_effects
}

test_rust() {
  run_logged "Building the tests" cargo nextest run --release --workspace --no-run
  say "Pallets, runtime and node"
  cargo nextest run --release --workspace
}

# Each file starts nodes of its own. Most of the time they wait for blocks, so three run side by side; the flood runs alone, and so
# does the market in its full size.
test_nodes() {
  local file side=() status=0
  use_node
  cd "$SYNERGY_ROOT/tests"
  for file in *.test.mjs; do [[ " ${ALONE[*]} " == *" $file "* ]] || side+=("$file"); done
  say "Real nodes: ${side[*]}"
  node --test --test-concurrency 3 --test-reporter spec "${side[@]}" || status=1
  for file in "${ALONE[@]}"; do
    say "Real nodes: $file"
    node --test --test-reporter spec "$file" || status=1
  done
  ((status == 0)) || die "some of the end-to-end tests have failed"
}

"$SYNERGY_ROOT/scripts/setup.sh"
synergy_env
cd "$SYNERGY_ROOT"
if [[ "$only" != nodes ]]; then
  check_lock
  check_format
  check_alerts
  if ((lint)); then check_lints; fi
  test_rust
fi
if [[ "$only" != rust ]]; then test_nodes; fi
say "All tests have passed"
