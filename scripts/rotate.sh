#!/usr/bin/env bash
# New session keys for a validator: puts them into the keystore of its node, which goes on running, and prints what its account
# has to sign. The club's council has nothing to do with it. Do it once a year, after somebody left who could read the machine,
# after an equivocation, and on a new machine that takes the place of one that is lost.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/rotate.sh --account ADDRESS --chain FILE --base-path DIRECTORY --url WS [--key FILE]
  --account    the account of the validator
  --chain      the specification of the chain
  --base-path  where the node keeps its data, a directory of the node's user: the new keys are put beside the old ones, for
               that user. Run this as that user, or as root
  --url        a node of the chain, to read from and to send to
  --key        a file with the secret phrase of the account: then session.setKeys is signed and sent at once.
               Without it the call is printed, for the wallet in which the key is.

Environment:
  SYNERGY_NODE  the node that makes the keys (the installed one, or else the one that is built here)
END
}

if [[ $# == 0 || "${1:-}" =~ ^(--help|-h)$ ]]; then usage && exit 0; fi
export SYNERGY_NODE="${SYNERGY_NODE:-$(command -v synergy-node || true)}"
use_node
exec node "$SYNERGY_ROOT/tests/ceremony.mjs" --rotate "$@"
