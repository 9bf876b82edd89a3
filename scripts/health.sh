#!/usr/bin/env bash
# Is this node well? Asks it over its endpoint on this machine, says what it finds in one line, and ends with 0 if all is well,
# with 1 if something is not, with 2 if it does not answer. Made for monitoring and for containers: needs curl only.
set -euo pipefail

usage() {
  cat <<'END'
usage: health.sh [--url URL] [--peers N] [--lag N] [--wait SECONDS]
  --url    the node's endpoint (http://127.0.0.1:9944)
  --peers  at least so many peers (1)
  --lag    at most so many blocks between the best and the last final one (20)
  --wait   look twice, so many seconds apart: the last final block must have changed
END
}

url=http://127.0.0.1:9944 peers=1 lag=20 pause=0
while (($#)); do
  case "$1" in
    --url) url="${2:-}" && shift ;;
    --peers) peers="${2:-}" && shift ;;
    --lag) lag="${2:-}" && shift ;;
    --wait) pause="${2:-}" && shift ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

# rpc method parameters: the node's answer.
rpc() {
  curl -sf --max-time 5 -H 'content-type: application/json' \
    -d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$1\",\"params\":[${2:-}]}" "$url"
}

field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p"; }

# The number of the best block; with a hash, of that block.
number() {
  local hex
  hex="$(rpc chain_getHeader "${1:-}" | field number)" && [[ -n "$hex" ]] && printf '%d' "$hex"
}
final() {
  local hash
  hash="$(rpc chain_getFinalizedHead | field result)" && [[ -n "$hash" ]] && number "\"$hash\""
}

silent() {
  echo "critical: no answer at $url"
  exit 2
}

health="$(rpc system_health)" || silent
best="$(number)" && last="$(final)" || silent
connected="$(field peers <<<"$health")" syncing="$(field isSyncing <<<"$health")"

faults=()
((connected >= peers)) || faults+=("$connected peers instead of $peers")
((best - last <= lag)) || faults+=("finality is $((best - last)) blocks behind")
[[ "$syncing" == false ]] || faults+=("still syncing")
if ((pause)); then
  sleep "$pause"
  later="$(final)" || silent
  ((later > last)) || faults+=("block $last has been the last final one for $pause s")
fi

summary="block $best, final $last, $connected peers"
if ((${#faults[@]})); then
  printf 'warning: %s' "${faults[0]}"
  printf '; %s' "${faults[@]:1}" "$summary"
  printf '\n'
  exit 1
fi
echo "ok: $summary"
