#!/usr/bin/env bash
# Makes the root file system of the node's image from Debian packages alone, where no registry of images can be reached.
# Safe to run again: the file system is made anew. Needs root, and debootstrap (apt-get install debootstrap).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../scripts/lib.sh"

usage() {
  cat <<'END'
usage: docker/rootfs.sh [--out FILE.tar] [--image NAME] [--try]
  --out    where the archive goes (synergy-node.tar in $SYNERGY_CACHE)
  --image  make an image of it as well, with buildah (apt-get install buildah)
  --try    run a chain in it, without root, until its health check says that blocks become final

With docker:  docker import --change 'USER synergy' --change 'VOLUME /data' --change 'STOPSIGNAL SIGTERM' \
                --change 'ENTRYPOINT ["synergy-node","--base-path","/data"]' \
                --change 'HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD synergy-health' \
                FILE.tar synergy-node
Without:      unpack it, and let the service run in it: deploy/root-directory.conf.

Environment:
  SYNERGY_NODE   the node that goes into it (the one that is built here)
  DEBIAN_MIRROR  where the packages come from (https://deb.debian.org/debian)
END
}

SUITE=bookworm
UID_IN_IMAGE=10001
PACKAGES=ca-certificates,curl,libstdc++6
RPC_PORT=19945 # where the node answers that is tried
TRY_SECONDS=120

out="$SYNERGY_CACHE/synergy-node.tar" image= try=0
while (($#)); do
  case "$1" in
    --out) out="${2:-}" && shift ;;
    --image) image="${2:-}" && shift ;;
    --try) try=1 ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

((EUID == 0)) || die "root is needed to make a file system that belongs to root"
[[ -z "$image" ]] || have buildah || die "buildah is needed: apt-get install buildah"
have debootstrap || die "debootstrap is needed: apt-get install debootstrap"
binary="${SYNERGY_NODE:-${CARGO_TARGET_DIR:-$SYNERGY_CACHE/target}/release/synergy-node}"
[[ -x "$binary" ]] || die "there is no node at $binary: build it, or set SYNERGY_NODE"

root="$(mktemp -d)"
chmod 0755 "$root"
in_root=(chroot --userspec=synergy:synergy "$root") # as the node's user, in the file system that was made
trap clean_up EXIT
clean_up() {
  stop_node || true
  umount "$root/proc" 2>/dev/null || true
  rm -rf --one-file-system "$root"
}

bootstrap() {
  debootstrap --variant=minbase --include="$PACKAGES" "$SUITE" "$root" "${DEBIAN_MIRROR:-https://deb.debian.org/debian}"
}

# What an image does not need: lists and archives of packages, what people would read, and what debootstrap took from this machine.
slim() {
  rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/log/* \
    "$root"/usr/share/{doc,man,info,locale,i18n} "$root"/etc/{hostname,resolv.conf}
}

add_node() {
  chroot "$root" useradd --uid "$UID_IN_IMAGE" --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin synergy
  install -d -o "$UID_IN_IMAGE" -g "$UID_IN_IMAGE" -m 0700 "$root/data"
  install -m 0755 -s "$binary" "$root/usr/local/bin/synergy-node"
  install -m 0755 "$SYNERGY_ROOT/scripts/health.sh" "$root/usr/local/bin/synergy-health"
}

# The program finds its libraries, and the user may write to /data and to nothing else that matters.
check() {
  "${in_root[@]}" /usr/local/bin/synergy-node --version &&
    "${in_root[@]}" /usr/local/bin/synergy-node key generate-node-key --file /data/node.key && rm "$root/data/node.key" &&
    ! "${in_root[@]}" /usr/bin/touch /usr/local/bin/synergy-node
}


node=
stop_node() {
  [[ -n "$node" ]] || return 0
  kill -TERM "$node" 2>/dev/null || true
  wait "$node" || return
  node=
}

# Makes blocks of a chain of one, and asks by the health check of the image; then the node must stop in good order.
run_chain() {
  local second well=0
  mount -t proc proc "$root/proc"
  "${in_root[@]}" /usr/local/bin/synergy-node --dev --base-path /data --port 0 --rpc-port "$RPC_PORT" --no-prometheus &
  node=$!
  for ((second = 0; second < TRY_SECONDS && !well; second++)); do
    sleep 1
    kill -0 "$node" 2>/dev/null || break
    if "${in_root[@]}" /usr/local/bin/synergy-health --url "http://127.0.0.1:$RPC_PORT" --peers 0 --wait 10; then well=1; fi
  done
  stop_node && umount "$root/proc" && rm -rf "$root"/data/* && ((well))
}

# The health check is known to docker's format of images only.
make_image() {
  local container
  container="$(buildah from scratch)"
  buildah add "$container" "$out" / >/dev/null &&
    buildah config --user synergy --volume /data --port 30333 --port 9944 --port 9615 --stop-signal SIGTERM \
      --entrypoint '["synergy-node","--base-path","/data"]' --healthcheck 'CMD synergy-health' \
      --healthcheck-interval 30s --healthcheck-timeout 10s --healthcheck-start-period 60s "$container" &&
    buildah commit --format docker --rm "$container" "$image"
}

run_logged "Making a root file system of Debian $SUITE" bootstrap
slim
add_node
run_logged "Trying the node in it" check
if ((try)); then run_logged "Running a chain in it" run_chain; fi
mkdir -p "$(dirname "$out")"
tar --numeric-owner --sort=name -C "$root" -cf "$out" .
say "$out: $(du -h "$out" | cut -f 1), sha256 $(sha256sum "$out" | cut -d ' ' -f 1)"
if [[ -n "$image" ]]; then run_logged "Making the image $image" make_image; fi
