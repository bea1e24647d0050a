#!/bin/sh
# Lays out the root file system of one container by a plan, and becomes the container's process: enter-pod.sh FOLDER
# COMMAND. Runs as root in namespaces of its own. A line of FOLDER/plan is a verb, a path in the container and an
# argument, with tabs between.
set -eu
folder=$1
shift
root=$folder/root
layers=$folder/layers
tab=$(printf '\t')

if [ -e "$folder/cgroup" ]; then echo $$ >"$(cat "$folder/cgroup")/cgroup.procs"; fi

echo "$HOSTNAME" >/proc/sys/kernel/hostname
mount --make-rprivate /
mkdir -p "$root" "$layers"
mount -t tmpfs -o mode=755 tmpfs "$root"

while IFS="$tab" read -r verb path argument; do
  at=$root$path
  case $verb in
  link) ln -s "$argument" "$at" ;;
  proc) mkdir -p "$at" && mount -t proc proc "$at" ;;
  # A folder of the machine, with all that is mounted below it.
  see)
    mkdir -p "$at"
    mount --rbind "$argument" "$at"
    mount -o remount,bind,ro "$at"
    ;;
  # A folder of the machine that may be written to.
  hold) mkdir -p "$at" && mount --bind "$argument" "$at" ;;
  device) touch "$at" && mount --bind "$path" "$at" ;;
  tmpfs) mkdir -p "$at" && mount -t tmpfs -o "$argument" tmpfs "$at" ;;
  # A layer of the image, as container runtimes mount it: what is below stays as it is.
  layer)
    layer=$layers$path
    mkdir -p "$at" "$layer/upper" "$layer/work"
    mount -t overlay -o "lowerdir=$argument,upperdir=$layer/upper,workdir=$layer/work" overlay "$at"
    chown --reference="$argument" "$at"
    ;;
  copy) cp "$argument" "$at" ;;
  folder) mkdir -p "$at" && chmod "$argument" "$at" ;;
  volume)
    if [ -d "$argument" ]; then mkdir -p "$at"; else mkdir -p "${at%/*}" && touch "$at"; fi
    mount --bind "$argument" "$at"
    mount -o remount,bind,ro "$at"
    ;;
  read-only) mount -o remount,bind,ro "$at" ;;
  *) echo "unknown verb $verb" >&2 && exit 1 ;;
  esac
done <"$folder/plan"

cd "$root"
pivot_root . .
umount -l .
cd /
exec "$@"
