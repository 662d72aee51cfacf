# SPDX-License-Identifier: Apache-2.0
# Sourced by ./run and ./check: installs what is missing of the named sections of debian-packages.txt.
install_packages() {
    local section list=cmake/debian-packages.txt missing=() name sudo=()
    for section in "$@"; do
        while read -r name; do
            dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
        done < <(sed -n "/^\[$section\]/,/^\[/p" "$list" | grep '^[a-z]')
    done
    if [ ${#missing[@]} -eq 0 ]; then return 0; fi
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "Missing packages, and neither root nor sudo: ${missing[*]}" >&2; return 3; }
        sudo=(sudo)
    fi
    echo "== Installing ${#missing[@]} Debian packages"
    "${sudo[@]}" apt-get update -q
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}
