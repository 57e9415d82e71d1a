#!/bin/sh
# Lays out in an empty folder what production needs: the built package as npm ships it, and the packages that it
# runs on, as they are locked. None of those has an install script, and our own would build once more.
set -eu
folder=$1

archive=$(npm pack --silent --ignore-scripts --pack-destination "$folder")
tar -xzf "$folder/$archive" -C "$folder" --strip-components=1
rm "$folder/$archive"
# npm never packs it.
cp package-lock.json "$folder"
cd "$folder"
npm ci --omit=dev --ignore-scripts --prefer-offline --no-audit --no-fund
