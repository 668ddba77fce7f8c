#!/usr/bin/env bash
# Brings the programs that the conformance tests need, or says which one is missing and stops.
set -euo pipefail

# program, then the Debian packages it comes from
NEEDED=(
    "javac default-jdk-headless"
    "soffice libreoffice-writer-nogui"
    "pdftotext poppler-utils"
    "npm npm"
)
# The JAXB runtime has no program of its own; veraPDF reads its profiles with it.
JAXB=/usr/share/java/jaxb-runtime.jar

missing_packages() {
    local entry
    for entry in "${NEEDED[@]}"; do
        command -v "${entry%% *}" >/dev/null || echo "${entry#* }"
    done
    [ -e "$JAXB" ] || echo libjaxb-java
}

packages=$(missing_packages)
if [ -n "$packages" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086 # one package a word
    apt-get install -y -qq --no-install-recommends $packages >/dev/null
    packages=$(missing_packages)
fi
if [ -n "$packages" ]; then
    echo "conformance: missing; install these Debian packages or their like:" $packages >&2
    exit 1
fi
