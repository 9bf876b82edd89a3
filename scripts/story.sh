#!/usr/bin/env bash
# Plays the stories of Synergy on a node of their own, checks every step, and tells them.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/story.sh [--market] [--lang en|ru]
  --market  the stories of the market, all at once, instead of the story of guarantees
  --lang    the language in which they are told (en)

Environment:
  SYNERGY_CACHE        where everything outside the checkout goes (~/.cache/synergy)
  SYNERGY_NODE         the node to play on (the one that is built here)
  SYNERGY_STORY_ERA    how long a day lasts, in milliseconds (12000)
  SYNERGY_MARKET_FULL  with 1, the market has its full size: 500 consumers, 50 firms, 10,000 listings, and a day of 36000
END
}

lang=en market=()
while (($#)); do
  case "$1" in
    --market) market=(--market) ;;
    --lang) lang="${2:-}" && shift ;;
    --lang=*) lang="${1#--lang=}" ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done
[[ "$lang" =~ ^(en|ru)$ ]] || { usage >&2 && exit 2; }

use_node
cd "$SYNERGY_ROOT"
exec node tests/story.mjs "${market[@]}" --lang "$lang"
