#!/usr/bin/env bash
# Builds the node and runs a chain to try things out on: one validator, six founders, an era of one minute.
# Safe to run again: it goes on with the chain of the last time.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/run.sh [--tmp | --fresh] [--port PORT] [--log] [-- OPTIONS…]
  --tmp        keep nothing: a new chain, gone when the node stops
  --fresh      throw the chain of the last time away and begin anew
  --port PORT  for the WebSocket and HTTP endpoint (9944)
  --log        show the node's log
  OPTIONS…     handed on to synergy-node

Environment:
  SYNERGY_CACHE  where everything outside the checkout goes (~/.cache/synergy)
END
}

DATA="$SYNERGY_CACHE/dev"
RULES="$SYNERGY_CACHE/dev.rules" # which rules the chain in $DATA began with
LOG="$SYNERGY_LOGS/node.log"
START_SECONDS=120

tmp=0 fresh=0 show_log=0 port=9944 node_options=() node= helper=
while (($#)); do
  case "$1" in
    --tmp) tmp=1 ;;
    --fresh) fresh=1 ;;
    --log) show_log=1 ;;
    --port) port="${2:-}" && shift ;;
    --help | -h) usage && exit 0 ;;
    --) shift && node_options=("$@") && break ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done
[[ "$port" =~ ^[0-9]+$ ]] || { usage >&2 && exit 2; }

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

# rpc method: asks the node; prints the answer.
rpc() {
  curl -s --max-time 5 -H 'content-type: application/json' \
    -d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$1\",\"params\":[${2:-}]}" "http://127.0.0.1:$port"
}

# The number of the best block; with a hash, of that block.
block_number() {
  local hex
  hex="$(rpc chain_getHeader "${1:-}" | sed -n 's/.*"number":"0x\([0-9a-f]*\)".*/\1/p')"
  if [[ -n "$hex" ]]; then printf '%d' "0x$hex"; fi
}
final_block_number() {
  local hash
  hash="$(rpc chain_getFinalizedHead | sed -n 's/.*"result":\("0x[0-9a-f]*"\).*/\1/p')"
  if [[ -n "$hash" ]]; then block_number "$hash"; fi
}

prepare_data() {
  local rules
  if ((tmp)); then
    say "A new chain, which is gone when the node stops"
    return
  fi
  rules="$("$BINARY" export-chain-spec --chain dev 2>/dev/null | sha256sum)"
  if ((fresh)) && [[ -d "$DATA" ]]; then
    say "Throwing away the chain in $DATA"
    rm -rf "$DATA" "$RULES"
  fi
  if [[ ! -d "$DATA" ]]; then
    say "A new chain, kept in $DATA"
    mkdir -p "$DATA"
    printf '%s\n' "$rules" >"$RULES"
  else
    say "Going on with the chain in $DATA"
    if [[ "$(cat "$RULES" 2>/dev/null)" != "$rules" ]]; then
      warn "the rules have been changed since this chain began, and it keeps its own; --fresh begins anew"
    fi
  fi
}

start_node() {
  local place=(--base-path "$DATA")
  if ((tmp)); then place=(--tmp); fi
  mkdir -p "$SYNERGY_LOGS"
  : >"$LOG"
  "$BINARY" --dev "${place[@]}" --rpc-port "$port" ${node_options[@]+"${node_options[@]}"} >"$LOG" 2>&1 </dev/null &
  node=$!
  trap 'stop_node; exit 130' INT
  trap 'stop_node; exit 143' TERM
  trap stop_node EXIT
}

stop_node() {
  trap - INT TERM EXIT
  if [[ -n "$helper" ]]; then kill "$helper" 2>/dev/null || true; fi
  kill "$node" 2>/dev/null || return 0
  printf '\n'
  say "Stopping the node"
  wait "$node" 2>/dev/null || true
}

# Runs something beside the node, so that Ctrl-C finds this shell waiting and nothing else.
beside() {
  "$@" &
  helper=$!
}

die_with_log() {
  tail -n 20 "$LOG" >&2
  die "$1; the whole log is $LOG"
}

# A chain that goes on begins at its last block, so what counts is that the number grows.
wait_for_blocks() {
  local seconds first='' now
  for ((seconds = 0; seconds < START_SECONDS; seconds++)); do
    kill -0 "$node" 2>/dev/null || die_with_log "the node has ended"
    now="$(block_number || true)"
    first="${first:-$now}"
    if [[ -n "$now" ]] && ((now > first)); then return; fi
    sleep 1
  done
  die_with_log "no block within $START_SECONDS s"
}

tell_addresses() {
  cat <<END

    The chain is running: a block every 3 seconds, an era every minute.

    WebSocket endpoint:  ws://127.0.0.1:$port
    Polkadot.js Apps:    https://polkadot.js.org/apps/?rpc=ws%3A%2F%2F127.0.0.1%3A$port
                         or there: the network at the top left, Development, Custom, the endpoint above, Switch.
    Founders:            Alice, Bob, Charlie, Dave, Eve and Ferdie, whose keys Apps has already.
    The node's log:      $LOG

    Ctrl-C stops it.

END
}

# Shows how far the chain is, or the log.
report() {
  if ((show_log)); then exec tail -n +1 -f --pid="$node" "$LOG"; fi
  while [[ -t 1 ]] && kill -0 "$node" 2>/dev/null; do
    printf '\r\033[K    block %s, final %s' "$(block_number || true)" "$(final_block_number || true)"
    sleep 3
  done
}

"$SYNERGY_ROOT/scripts/setup.sh" --run-only
synergy_env
BINARY="$CARGO_TARGET_DIR/release/synergy-node"
cd "$SYNERGY_ROOT"
run_logged "Building the node" cargo build --release --workspace
is_taken && die "something listens on port $port already, perhaps another node; choose one with --port"
prepare_data
say "Starting the node"
start_node
beside wait_for_blocks
wait "$helper" || exit 1
tell_addresses
beside report
wait "$node" || die_with_log "the node has ended"
