#!/usr/bin/env bash
# The browser of the browser tests, where there is none yet. Without one they fail; they never skip.
set -euo pipefail

chromium=${CHROMIUM:-/usr/bin/chromium}
if [ -x "$chromium" ]; then
  "$chromium" --version
  exit 0
fi
as_root=''
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
"$chromium" --version
