#!/usr/bin/env bash
# Installs what is missing to build, test and run Synergy, and says what it does.
# Safe to run again. Afterwards: source ~/.cache/synergy/env.sh (test.sh and run.sh do).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'END'
usage: scripts/setup.sh [--run-only] [--verbose]
  --run-only  leave out what only the tests need (Node.js, zstd, cargo-nextest, promtool)
  --verbose   show what rustup says

Environment:
  SYNERGY_CACHE           where everything outside the checkout goes (~/.cache/synergy)
  SYNERGY_WASM            auto, or packages: take the wasm library from the system's packages
  SYNERGY_WASM_TOOLCHAIN  name of the linked toolchain (synergy-wasm)
END
}

TARGET=wasm32v1-none
TOOLCHAIN="${SYNERGY_WASM_TOOLCHAIN:-synergy-wasm}"
TOOLCHAIN_DIR="$SYNERGY_CACHE/wasm-toolchain"
RECIPE=1 # raise it when build_wasm_library changes, so that old results are replaced
NODE_MINIMUM=18
RUST_MINIMUM="$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' "$SYNERGY_ROOT/Cargo.toml" 2>/dev/null | head -n 1)"
RUST_MINIMUM="${RUST_MINIMUM:-1.91}"

verbose=0 run_only=0 apt_updated=0 packages_way=0
for argument in "$@"; do
  case "$argument" in
    --run-only) run_only=1 ;;
    --verbose | -v) verbose=1 ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done

quietly() { if ((verbose)); then "$@"; else "$@" >/dev/null 2>&1; fi; }

# --- system packages -------------------------------------------------------------------

apt_install() {
  local root=()
  have apt-get || die "please install by hand what these Debian packages hold: $*"
  if ((EUID != 0)); then
    have sudo || die "not root and no sudo; please run as root: apt-get install $*"
    root=(sudo)
  fi
  root+=(env DEBIAN_FRONTEND=noninteractive apt-get)
  if ((!apt_updated)); then
    run_logged "Reading the package lists" "${root[@]}" update || warn "going on with the old package lists"
    apt_updated=1
  fi
  run_logged "Installing $*" "${root[@]}" install -y --no-install-recommends "$@"
}

have_libclang() {
  [[ -n "${LIBCLANG_PATH:-}" ]] || compgen -G '/usr/lib/llvm-*/lib/libclang*.so*' >/dev/null ||
    compgen -G '/usr/lib*/libclang*.so*' >/dev/null
}

system_packages() {
  local missing=()
  { have cc && have c++; } || missing+=(build-essential)
  have make || missing+=(make)
  have cmake || missing+=(cmake)
  have pkg-config || missing+=(pkg-config)
  have clang || missing+=(clang)
  have_libclang || missing+=(libclang-dev)
  [[ -n "${PROTOC:-}" ]] || have protoc || missing+=(protobuf-compiler)
  have curl || missing+=(curl ca-certificates)
  if ((!run_only)); then
    have node || missing+=(nodejs)
    have npm || missing+=(npm)
    have zstd || missing+=(zstd)
  fi
  if ((${#missing[@]})); then apt_install "${missing[@]}"; fi
}

check_node() {
  local version
  ((run_only)) && return 0
  version="$(node --version | tr -d v)"
  version_at_least "$version" "$NODE_MINIMUM" ||
    warn "Node.js $version is too old for the end-to-end tests; they need $NODE_MINIMUM or later"
}

# --- Rust ------------------------------------------------------------------------------

rust_version() { "${1:-rustc}" --version 2>/dev/null | awk '{ print $2 }' | sed 's/-.*//'; }
rust_is_enough() {
  local version
  have cargo && version="$(rust_version)" && [[ -n "$version" ]] && version_at_least "$version" "$RUST_MINIMUM"
}

install_rustup() {
  local script="$SYNERGY_CACHE/rustup-init.sh" status=0
  curl --proto '=https' --tlsv1.2 -sSf --max-time 120 -o "$script" https://sh.rustup.rs &&
    sh "$script" -y --profile minimal --component clippy --component rustfmt --no-modify-path || status=$?
  rm -f "$script"
  return "$status"
}

rust() {
  export PATH="$HOME/.cargo/bin:$PATH"
  rust_is_enough && return 0
  if have rustup; then
    # The toolchains of a machine that has rustup are its owner's business.
    die "Rust $RUST_MINIMUM or later is needed, found $(rust_version || true); \
please install one and choose it, for example: rustup toolchain install stable && rustup default stable"
  fi
  if run_logged "Installing Rust by rustup" install_rustup && rust_is_enough; then return 0; fi
  say "rustup could not be had; taking Rust from the system's packages"
  install_rust_packages
  export PATH="/usr/bin:$PATH"
  rust_is_enough || die "Rust $RUST_MINIMUM or later is needed, found $(rust_version || true)"
}

# --- the wasm standard library -----------------------------------------------------------

has_target() { compgen -G "$1/lib/rustlib/$TARGET/lib/libcore*.rlib" >/dev/null; }

packages_complete() {
  [[ "$(/usr/bin/rustc --print sysroot 2>/dev/null)" == /usr ]] && [[ -x /usr/bin/cargo ]] &&
    [[ -d /usr/lib/rustlib/src/rust/library/core ]] && have_lld
}
have_lld() { [[ -x /usr/bin/rust-lld ]]; } # a link that dangles until its lld is installed

install_rust_packages() {
  local lld
  packages_complete && return 0
  apt_install rustc-web cargo-web rust-web-src rust-web-llvm
  lld="$(basename "$(readlink /usr/bin/rust-lld || echo lld-22)")"
  have_lld || apt_install "$lld"
}

# What the toolchain made from packages depends on; it is made again when this changes.
packages_stamp() { printf 'recipe %s\n' "$RECIPE" && /usr/bin/rustc -vV; }

packages_toolchain_ready() {
  [[ -x /usr/bin/rustc ]] && has_target "$TOOLCHAIN_DIR" &&
    [[ "$(cat "$TOOLCHAIN_DIR/stamp" 2>/dev/null)" == "$(packages_stamp)" ]]
}

# A toolchain of links into /usr, with a wrapper, because rustc takes the place of its
# library from its own path. Nothing is written to /usr.
lay_out_toolchain() {
  local entry
  rm -rf "$TOOLCHAIN_DIR"
  mkdir -p "$TOOLCHAIN_DIR/bin" "$TOOLCHAIN_DIR/lib/rustlib"
  printf '#!/bin/sh\nexec /usr/bin/rustc --sysroot %q "$@"\n' "$TOOLCHAIN_DIR" >"$TOOLCHAIN_DIR/bin/rustc"
  chmod +x "$TOOLCHAIN_DIR/bin/rustc"
  ln -s /usr/bin/cargo "$TOOLCHAIN_DIR/bin/cargo"
  for entry in /usr/lib/rustlib/*; do
    if [[ "$(basename "$entry")" != "$TARGET" ]]; then ln -s "$entry" "$TOOLCHAIN_DIR/lib/rustlib/"; fi
  done
}

# The bitcode is for the runtime's LTO; the paths are remapped so that a runtime does not
# depend on whose home it was built in; the sources' own vendored crates spare the network.
build_wasm_library() {
  local scratch="$1" library="$TOOLCHAIN_DIR/lib/rustlib/src/rust/library" vendored=() crate
  local flags="-Cembed-bitcode=yes" to="$TOOLCHAIN_DIR/lib/rustlib/$TARGET"
  flags+=$'\x1f'"--remap-path-prefix=$TOOLCHAIN_DIR/lib/rustlib/src/rust=/rustc/$(rust_version /usr/bin/rustc)"
  if [[ -d "$library/vendor" ]]; then
    vendored=(--offline --config 'source.crates-io.replace-with="vendored"'
      --config "source.vendored.directory=\"$library/vendor\"")
  fi
  mkdir -p "$scratch/src" &&
    printf '[package]\nname = "seed"\nedition = "2021"\n[workspace]\n' >"$scratch/Cargo.toml" &&
    printf '#![no_std]\n' >"$scratch/src/lib.rs" &&
    (cd "$scratch" && env -u RUSTFLAGS -u RUSTC -u RUSTC_WRAPPER -u CARGO_BUILD_TARGET \
      PATH="$TOOLCHAIN_DIR/bin:$PATH" RUSTC="$TOOLCHAIN_DIR/bin/rustc" RUSTC_BOOTSTRAP=1 \
      CARGO_ENCODED_RUSTFLAGS="$flags" CARGO_TARGET_DIR="$scratch/target" \
      /usr/bin/cargo build --release --target "$TARGET" -Zbuild-std=core,alloc \
      -Zbuild-std-features=compiler-builtins-mem "${vendored[@]}") || return
  mkdir -p "$to.new/lib" || return
  for crate in core alloc compiler_builtins; do
    cp "$scratch/target/$TARGET/release/deps/lib$crate"-*.rlib "$to.new/lib/" || return
  done
  mv "$to.new" "$to"
}

# Builds a small cdylib as substrate-wasm-builder builds a runtime.
try_wasm_library() {
  local scratch="$1"
  cat >"$scratch/try.rs" <<'RUST'
#![no_std]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! { loop {} }
#[no_mangle]
pub extern "C" fn try_it(from: *const u8, to: *mut u8, n: usize) -> u128 {
    unsafe { core::ptr::copy(from, to, n) };
    n as u128 / 7
}
RUST
  "$TOOLCHAIN_DIR/bin/rustc" --edition 2021 --target "$TARGET" --crate-type cdylib -O -Cpanic=abort \
    -Clto=fat -Clink-arg=--export-table -o "$scratch/try.wasm" "$scratch/try.rs"
}

packages_toolchain() {
  local scratch status=0
  if ! packages_toolchain_ready; then
    install_rust_packages
    lay_out_toolchain
    scratch="$(mktemp -d)"
    { run_logged "Compiling the $TARGET library (about 40 s)" build_wasm_library "$scratch" &&
      try_wasm_library "$scratch" && packages_stamp >"$TOOLCHAIN_DIR/stamp"; } || status=$?
    rm -rf "$scratch"
    ((status == 0)) || die "the $TARGET library could not be built"
  fi
  packages_way=1
  if have rustup && [[ "$(rustup run "$TOOLCHAIN" rustc --print sysroot 2>/dev/null)" != "$TOOLCHAIN_DIR" ]]; then
    say "Linking the toolchain $TOOLCHAIN to $TOOLCHAIN_DIR"
    quietly rustup toolchain link "$TOOLCHAIN" "$TOOLCHAIN_DIR" || die "rustup could not link $TOOLCHAIN"
  fi
}

wasm_library() {
  if [[ "${SYNERGY_WASM:-auto}" == packages ]]; then
    packages_toolchain
  elif has_target "$(rustc --print sysroot)"; then
    return 0
  elif packages_toolchain_ready; then
    packages_toolchain
  elif have rustup && say "Adding the $TARGET library by rustup" &&
    quietly timeout 180 rustup target add "$TARGET" && has_target "$(rustc --print sysroot)"; then
    return 0
  else
    say "rustup cannot add it here; making it from the system's Rust packages"
    packages_toolchain
  fi
}

# --- the rest ----------------------------------------------------------------------------

nextest() {
  ((run_only)) && return 0
  have cargo-nextest && return 0
  local scratch status=0
  scratch="$(mktemp -d)"
  run_logged "Installing cargo-nextest (some minutes)" \
    env CARGO_TARGET_DIR="$scratch" cargo install cargo-nextest --locked || status=$?
  rm -rf "$scratch"
  return "$status"
}

# What tests the alerts is in Debian's prometheus. Only that is taken out of the package: installed, it would start a server.
take_promtool() {
  (cd "$1" && timeout 180 apt-get download prometheus && dpkg-deb -x prometheus_*.deb . &&
    install -D -m 0755 usr/bin/promtool "$SYNERGY_CACHE/bin/promtool")
}

alert_tester() {
  local scratch
  ((run_only)) && return 0
  { have promtool || [[ -x "$SYNERGY_CACHE/bin/promtool" ]]; } && return 0
  scratch="$(mktemp -d)"
  chmod 0755 "$scratch" # apt-get downloads as a user of its own
  { have apt-get && run_logged "Taking promtool out of Debian's prometheus" take_promtool "$scratch"; } ||
    warn "without promtool the alerts are not tested; all else is"
  rm -rf "$scratch"
}

# Values that the caller has set always win.
write_environment() {
  local new="$SYNERGY_ENV_FILE.new"
  {
    echo "# Written by scripts/setup.sh; source it to build by hand as the scripts do."
    printf 'case ":$PATH:" in *":$HOME/.cargo/bin:"*) ;; *) export PATH="$HOME/.cargo/bin:$PATH" ;; esac\n'
    printf 'case ":$PATH:" in *":%s:"*) ;; *) export PATH="$PATH:%s" ;; esac\n' "$SYNERGY_CACHE/bin" "$SYNERGY_CACHE/bin"
    printf 'export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-%s}"\n' "$SYNERGY_CACHE/target"
    printf 'export WASM_BUILD_WORKSPACE_HINT="${WASM_BUILD_WORKSPACE_HINT:-%s}"\n' "$SYNERGY_ROOT"
    if ((packages_way)) && have rustup; then
      printf 'export WASM_BUILD_TOOLCHAIN="${WASM_BUILD_TOOLCHAIN:-%s}"\n' "$TOOLCHAIN"
    elif ((packages_way)); then
      # Without rustup there is no choosing of toolchains: everything is built by this one.
      printf 'export PATH="%s:$PATH"\n' "$TOOLCHAIN_DIR/bin"
    fi
    if [[ -n "${PROTOC:-}" ]]; then printf 'export PROTOC="${PROTOC:-%s}"\n' "$PROTOC"; fi
    if [[ -n "${LIBCLANG_PATH:-}" ]]; then printf 'export LIBCLANG_PATH="${LIBCLANG_PATH:-%s}"\n' "$LIBCLANG_PATH"; fi
  } >"$new"
  if cmp -s "$new" "$SYNERGY_ENV_FILE"; then rm "$new"; else mv "$new" "$SYNERGY_ENV_FILE"; fi
}

mkdir -p "$SYNERGY_CACHE"
exec 9>"$SYNERGY_CACHE/setup.lock"
flock 9
system_packages
check_node
rust
wasm_library
nextest
alert_tester
write_environment
if ((packages_way)); then
  say "Ready: rustc $(rust_version); runtime by $TOOLCHAIN, rustc $(rust_version /usr/bin/rustc); environment in $SYNERGY_ENV_FILE"
else
  say "Ready: rustc $(rust_version); environment in $SYNERGY_ENV_FILE"
fi
