#!/usr/bin/env bash
# Checks every promise of a running chain, exports its state, and proves single facts.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/audit.sh [--url WS] [--at BLOCK] [--out DIRECTORY]
       scripts/audit.sh [--url WS] --prove ITEM [KEY…] [--out FILE]
  --url    the node (ws://127.0.0.1:9944)
  --at     the hash of the block (the last final one)
  --out    where the whole state goes, each storage item as JSON and as CSV; of a proof, its file
  --prove  prove one entry of storage at the next final block, for example:
           --prove guarantees.members 5

Ends with 0 if every promise holds, with 1 if one does not, with 2 if it could not be checked.
END
}

if [[ "${1:-}" =~ ^(--help|-h)$ ]]; then usage && exit 0; fi
have node || die "Node.js is needed; scripts/setup.sh installs it"
install_client
exec node "$SYNERGY_ROOT/tests/audit.mjs" "$@"
