#!/usr/bin/env bash
# From an empty machine to a validator that is proposed: makes the keys of a club's node, and prints exactly what the validator's
# account and the club's council have to sign. Run again, it makes other keys.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/ceremony.sh --club N --account ADDRESS --chain FILE --base-path DIRECTORY --url WS [--key FILE]
  --club       the number of the club
  --account    the account that is to be its validator: it needs 1.1 SYN, and sets the keys
  --chain      the specification of the chain, as the federation hands it out
  --base-path  where the node keeps its data, a directory of the node's user: the keys are made there, for that user.
               Run this as that user, or as root
  --url        a node of the chain, to read from and to send to, for example an auditor's
  --key        a file with the secret phrase of the account: then session.setKeys is signed and sent at once.
               Without it the call is printed, for the wallet in which the key is.

Environment:
  SYNERGY_NODE  the node to set up (the installed one, or else the one that is built here)
END
}

if [[ $# == 0 || "${1:-}" =~ ^(--help|-h)$ ]]; then usage && exit 0; fi
export SYNERGY_NODE="${SYNERGY_NODE:-$(command -v synergy-node || true)}"
use_node
exec node "$SYNERGY_ROOT/tests/ceremony.mjs" "$@"
