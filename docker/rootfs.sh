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
  --try    run the node in it for 20 s, without root, as a check

With docker:  docker import --change 'USER synergy' --change 'VOLUME /data' \
                --change 'ENTRYPOINT ["synergy-node","--base-path","/data"]' FILE.tar synergy-node
Without:      unpack it, and name it as RootDirectory= in a copy of deploy/synergy-node.service, or use chroot.

Environment:
  SYNERGY_NODE   the node that goes into it (the one that is built here)
  DEBIAN_MIRROR  where the packages come from (https://deb.debian.org/debian)
END
}

SUITE=bookworm
UID_IN_IMAGE=10001
PACKAGES=ca-certificates,curl,libstdc++6

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
trap 'rm -rf "$root"' EXIT

bootstrap() {
  debootstrap --variant=minbase --include="$PACKAGES" "$SUITE" "$root" "${DEBIAN_MIRROR:-https://deb.debian.org/debian}"
}

# What an image does not need: lists and archives of packages, and what people would read.
slim() {
  rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/log/* \
    "$root"/usr/share/{doc,man,info,locale,i18n}
}

add_node() {
  chroot "$root" useradd --uid "$UID_IN_IMAGE" --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin synergy
  install -d -o "$UID_IN_IMAGE" -g "$UID_IN_IMAGE" -m 0700 "$root/data"
  install -m 0755 -s "$binary" "$root/usr/local/bin/synergy-node"
  install -m 0755 "$SYNERGY_ROOT/scripts/health.sh" "$root/usr/local/bin/synergy-health"
}

# The program finds its libraries, and the user may write to /data and to nothing else that matters.
check() {
  chroot --userspec=synergy:synergy "$root" /usr/local/bin/synergy-node --version &&
    chroot --userspec=synergy:synergy "$root" /usr/local/bin/synergy-node key generate-node-key --file /data/node.key &&
    rm "$root/data/node.key"
}

make_image() {
  local container
  container="$(buildah from scratch)"
  buildah add "$container" "$out" / >/dev/null &&
    buildah config --user synergy --volume /data --port 30333 --port 9944 --port 9615 --stop-signal SIGTERM \
      --entrypoint '["synergy-node","--base-path","/data"]' "$container" &&
    buildah commit --rm "$container" "$image"
}

run_logged "Making a root file system of Debian $SUITE" bootstrap
slim
add_node
run_logged "Trying the node in it" check
if ((try)); then
  say "Starting the node in it for 20 s"
  timeout --preserve-status -s INT 20 chroot --userspec=synergy:synergy "$root" /usr/local/bin/synergy-node \
    --dev --base-path /data --port 0 --rpc-port 0 --no-prometheus || true
  rm -rf "$root"/data/*
fi
mkdir -p "$(dirname "$out")"
tar --numeric-owner --sort=name -C "$root" -cf "$out" .
say "$out: $(du -h "$out" | cut -f 1), sha256 $(sha256sum "$out" | cut -d ' ' -f 1)"
if [[ -n "$image" ]]; then run_logged "Making the image $image" make_image; fi
