# Shared by the scripts in this directory; source it, do not run it.
# Everything that Synergy keeps outside the checkout lies in $SYNERGY_CACHE.

[[ -n "${SYNERGY_LIB_LOADED:-}" ]] && return 0
SYNERGY_LIB_LOADED=1

SYNERGY_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
SYNERGY_CACHE="${SYNERGY_CACHE:-$HOME/.cache/synergy}"
SYNERGY_ENV_FILE="$SYNERGY_CACHE/env.sh"
SYNERGY_LOGS="$SYNERGY_CACHE/logs"

say() { printf '==> %s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# version_at_least 1.95.0 1.91: is the first at least the second?
version_at_least() {
  [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]
}

# The last thing a log tells about progress: cargo's "312/900: name", else its last line.
_progress_of() {
  tail -c 4000 "$1" 2>/dev/null | tr '\r' '\n' | sed 's/\x1b\[[0-9;?]*[a-zA-Z]//g' |
    awk 'match($0, /[0-9]+\/[0-9]+: .*/) { p = substr($0, RSTART) } NF { l = $0 }
         END { sub(/^ +/, "", l); print substr(p == "" ? l : p, 1, 60) }' 2>/dev/null
}

# Tells every second (every 30 s without a terminal) how far a log has come.
_tick() {
  local label="$1" log="$2" parent="$3" seconds=0
  while kill -0 "$parent" 2>/dev/null; do
    sleep 1 >/dev/null 2>&1
    seconds=$((seconds + 1))
    if [[ -t 1 ]]; then
      printf '\r\033[K    %s: %d s  %s' "$label" "$seconds" "$(_progress_of "$log")"
    elif ((seconds % 30 == 0)); then
      printf '    %s: %d s  %s\n' "$label" "$seconds" "$(_progress_of "$log")"
    fi
  done
}

# run_logged "what is being done" command…: runs it with its output in a log, shows
# progress, and on failure shows the end of the log and returns the command's status.
run_logged() {
  local label="$1" log ticker status=0 started=$SECONDS
  shift
  mkdir -p "$SYNERGY_LOGS"
  log="$SYNERGY_LOGS/$(printf '%s' "$label" | tr -cs 'A-Za-z0-9' '-' | tr 'A-Z' 'a-z').log"
  say "$label"
  : >"$log"
  _tick "$label" "$log" "$$" &
  ticker=$!
  CARGO_TERM_PROGRESS_WHEN=always CARGO_TERM_PROGRESS_WIDTH=100 \
    "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  if [[ -t 1 ]]; then printf '\r\033[K'; fi
  if ((status != 0)); then
    warn "\"$label\" failed after $((SECONDS - started)) s; the end of $log:"
    tr '\r' '\n' <"$log" | grep -v '^ *Building \[' | tail -n 40 >&2 || true
    return "$status"
  fi
  say "$label: done in $((SECONDS - started)) s"
}

# The environment of every build: what setup.sh decided, under what the caller has set.
synergy_env() {
  if [[ -f "$HOME/.cargo/env" ]]; then
    case ":$PATH:" in *":$HOME/.cargo/bin:"*) ;; *) export PATH="$HOME/.cargo/bin:$PATH" ;; esac
  fi
  # shellcheck disable=SC1090
  if [[ -f "$SYNERGY_ENV_FILE" ]]; then source "$SYNERGY_ENV_FILE"; fi
  export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$SYNERGY_CACHE/target}"
  # The target directory lies outside the checkout, so the wasm build must be told where
  # Cargo.lock is; without it the runtime would be built from other versions.
  export WASM_BUILD_WORKSPACE_HINT="$SYNERGY_ROOT"
}

# The client library of the end-to-end tests and the story, as the lock file has it.
install_client() {
  local lock="$SYNERGY_ROOT/tests/package-lock.json" mark="$SYNERGY_ROOT/tests/node_modules/.installed"
  if [[ -f "$mark" ]] && cmp -s "$lock" "$mark"; then return; fi
  (cd "$SYNERGY_ROOT/tests" && run_logged "Installing the client library" npm ci --no-audit --no-fund)
  cp "$lock" "$mark"
  # Who works here as root leaves nothing behind that the checkout's owner could not replace.
  if ((EUID == 0)); then chown -R --reference="$SYNERGY_ROOT/tests" "$SYNERGY_ROOT/tests/node_modules"; fi
}

# The node for what runs on real nodes: SYNERGY_NODE, or the one that is built here.
use_node() {
  if [[ -n "${SYNERGY_NODE:-}" ]]; then
    [[ -x "$SYNERGY_NODE" ]] || die "SYNERGY_NODE=$SYNERGY_NODE is no program"
    have node && have npm || die "Node.js is needed; scripts/setup.sh installs it"
  else
    "$SYNERGY_ROOT/scripts/setup.sh"
    synergy_env
    (cd "$SYNERGY_ROOT" && run_logged "Building the node" cargo build --release --workspace)
    export SYNERGY_NODE="$CARGO_TARGET_DIR/release/synergy-node"
  fi
  install_client
}
