#!/bin/sh
# Takes the README's pictures from a running hub (./shibo demo): docs/pictures.sh [ADDRESS]. Needs Chromium.
set -eu
hub=${1:-http://localhost:8080}
images=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/images
shot() { # file, width x height, page
    profile=$(mktemp -d)
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$profile" \
        --window-size="$2" --screenshot="$images/$1.png" "$hub$3" >/dev/null 2>&1
    rm -rf "$profile"
    echo "$images/$1.png"
}
mkdir -p "$images"
shot measure 1200,1560 '/measure?lang=en'
shot quote 1200,1560 '/quote?example=robot-arm&lang=en'
