#!/usr/bin/env bash
# Runs a federation on this machine: a node for each club, with keys, data and ports of its own. Each start is a new chain.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/federation.sh [--clubs N] [--almaty] [--era LENGTH] [--session N] [--shift N]
       scripts/federation.sh --restart NAME [-- OPTIONS…]
  --clubs    how many clubs, each with a validator: 4 to 10 (4: one may fail; 7: two; 10: three)
  --almaty   with the 800 members of Almaty instead of six founders
  --era      how long a day lasts: 30s, 5m, 24h (60s)
  --session  how many blocks a session lasts, after two of which new keys work (200)
  --shift    add so much to the number of every port, to run beside other nodes
  --restart  from another terminal: start a node of the federation that runs again, for example almaty, which was
             killed; with further OPTIONS of synergy-node, such as --sync warp

Ports: 9944, 9945, … for wallets, 30333, … among the nodes, 9615, … for metrics.

Environment:
  SYNERGY_CACHE  where everything outside the checkout goes (~/.cache/synergy)
  SYNERGY_NODE   the node to run (the one that is built here)
END
}

options=() node_options=() restart=0
while (($#)); do
  case "$1" in
    --restart) options+=("$1" "${2:-}") && restart=1 && shift ;;
    --) shift && node_options=("$@") && break ;;
    --clubs | --era | --session | --shift) options+=("$1" "${2:-}") && shift ;;
    --almaty) options+=("$1") ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

if ((!restart)); then use_node; fi
exec node "$SYNERGY_ROOT/tests/federation.mjs" --directory "$SYNERGY_CACHE/federation" ${options[@]+"${options[@]}"} \
  -- ${node_options[@]+"${node_options[@]}"}
