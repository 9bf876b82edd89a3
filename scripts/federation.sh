#!/usr/bin/env bash
# Runs a federation on this machine: a node for each club, with keys, data and ports of its own. Each start is a new chain.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/federation.sh [--clubs N] [--almaty] [--era LENGTH]
  --clubs   how many clubs, each with a validator: 4 to 10 (4: one may fail; 7: two; 10: three)
  --almaty  with the 800 members of Almaty instead of six founders
  --era     how long a day lasts: 30s, 5m, 24h (60s)

Ports: 9944, 9945, … for wallets, 30333, … among the nodes, 9615, … for metrics.

Environment:
  SYNERGY_CACHE  where everything outside the checkout goes (~/.cache/synergy)
  SYNERGY_NODE   the node to run (the one that is built here)
END
}

options=()
while (($#)); do
  case "$1" in
    --clubs | --era) options+=("$1" "${2:-}") && shift ;;
    --almaty) options+=("$1") ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

use_node
exec node "$SYNERGY_ROOT/tests/federation.mjs" --directory "$SYNERGY_CACHE/federation" ${options[@]+"${options[@]}"}
