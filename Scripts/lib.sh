# shellcheck shell=bash disable=SC2034 # variables are for those who source this
# What the scripts share; each of them sources this file first. It leaves them in the root of the
# repository, with warnings as errors for our own targets. LIFECIRCLE_STRICT=0 builds without
# that, should a newer Swift warn of something that the tried one does not.

set -euo pipefail

caller_directory=$PWD
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
export LIFECIRCLE_STRICT="${LIFECIRCLE_STRICT-1}"
# What scripts in Python share.
export PYTHONPATH=$PWD/Scripts/lib.d PYTHONDONTWRITEBYTECODE=1

say() { printf '%s\n' "$*" >&2; }

# fail WHAT_IS_WRONG WHAT_TO_DO
fail() {
  say "error: $1. $2."
  exit 1
}

# quietly WHAT COMMAND… runs a command in silence. One that takes long shows every ten seconds
# where it is; one that fails shows all that it said.
quietly() {
  local what=$1 output
  shift
  if ! output=$("$@" </dev/null 2>&1 | show_progress "$what"); then
    say "$output"
    say "error: $what failed; what it said stands above."
    return 1
  fi
}

# Copies its input, and says every ten seconds on standard error which line it is at.
show_progress() {
  local what=$1 line next=$((SECONDS + 10))
  while IFS= read -r line || [[ -n $line ]]; do
    printf '%s\n' "$line"
    if ((SECONDS >= next)); then
      say "$what … ${line:0:80}"
      next=$((SECONDS + 10))
    fi
  done
}

# Builds everything but the tests in release. The command is then .build/release/lifecircle.
build() { quietly "Building lifecircle" swift build -c release; }

# set_up_python FOLDER REQUIREMENTS brings pinned Python packages to FOLDER/venv, unless it has them.
set_up_python() {
  cmp -s "$2" "$1/venv/requirements.txt" && return
  rm -rf "$1/venv"
  quietly "Setting up Python" python3 -m venv "$1/venv"
  quietly "Getting Python packages" "$1/venv/bin/pip" install --only-binary :all: \
    --disable-pip-version-check --requirement "$2"
  cp "$2" "$1/venv/requirements.txt"
}
