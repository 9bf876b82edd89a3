#!/usr/bin/env bash
# Plays everything that can happen to the nodes of a federation at length, with members who go on using it, and audits it.
# Half an hour to an hour. The same as tests/federation.test.mjs, with other counts.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/soak.sh [--seed N]
       scripts/soak.sh --lag
  --seed  take the same nodes, moments and calls as with this seed
  --lag   measure instead how many blocks finality is behind, with 4, 7 and 10 validators on this machine

Environment:
  SYNERGY_NODE           the node to run (the one that is built here)
  SYNERGY_CHAOS_CRASHES  how often one of four is killed and started again (20)
  SYNERGY_CHAOS_WRITES   how often one is killed in the middle of its writing (30)
  SYNERGY_CHAOS_SESSIONS how often one is killed when the set of validators changes (10)
  SYNERGY_CHAOS_HALT     for how many blocks two of four are away (20)
  SYNERGY_CHAOS_SPLIT    for how many slots the federation is split (50)
  SYNERGY_CHAOS_ERAS     for how many eras one stands still, and all are away (5)
  SYNERGY_NETWORK        wires: no network namespaces, although they could be had
  SYNERGY_CHAOS_ERA      how long an era lasts, in milliseconds (9000)
END
}

lag=0
while (($#)); do
  case "$1" in
    --lag) lag=1 ;;
    --seed) export SYNERGY_SEED="${2:-}" && shift ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

use_node
cd "$SYNERGY_ROOT/tests"
if ((lag)); then exec node lag.mjs; fi
SYNERGY_CHAOS=full exec node --test --test-reporter spec federation.test.mjs
