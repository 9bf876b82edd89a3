#!/usr/bin/env bash
# Plays the story of Synergy on a node of its own, checks every step, and tells it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/story.sh [--lang en|ru]
  --lang  the language in which it is told (en)

Environment:
  SYNERGY_CACHE      where everything outside the checkout goes (~/.cache/synergy)
  SYNERGY_NODE       the node to play on (the one that is built here)
  SYNERGY_STORY_ERA  how long a day lasts, in milliseconds (12000)
END
}

lang=en
while (($#)); do
  case "$1" in
    --lang) lang="${2:-}" && shift ;;
    --lang=*) lang="${1#--lang=}" ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done
[[ "$lang" =~ ^(en|ru)$ ]] || { usage >&2 && exit 2; }

"$SYNERGY_ROOT/scripts/setup.sh"
synergy_env
cd "$SYNERGY_ROOT"
if [[ -z "${SYNERGY_NODE:-}" ]]; then
  run_logged "Building the node" cargo build --release --workspace
  export SYNERGY_NODE="$CARGO_TARGET_DIR/release/synergy-node"
fi
install_client
exec node tests/story.mjs --lang "$lang"
