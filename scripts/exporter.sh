#!/usr/bin/env bash
# Tells Prometheus what only the state of the chain says: who is disabled, how much of the agenda is due, which era it is.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/exporter.sh [--url WS] [--port PORT] [--host HOST]
  --url   the node (ws://127.0.0.1:9944)
  --port  where Prometheus asks (9650)
  --host  on which address it listens (127.0.0.1)
END
}

if [[ "${1:-}" =~ ^(--help|-h)$ ]]; then usage && exit 0; fi
have node || die "Node.js is needed; scripts/setup.sh installs it"
install_client
exec node "$SYNERGY_ROOT/tests/exporter.mjs" "$@"
