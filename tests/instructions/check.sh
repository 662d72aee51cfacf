#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# check.sh COUNTED_WORK [--write]: holds the instructions of each task against its ceiling in ceilings.tsv, which is its
# count and 15 %; --write makes that table anew. Time is never asked for. Without the processor's counter (perf_event_paranoid,
# virtual machines) Callgrind counts, and without that it skips (77).
set -euo pipefail
work=$1 write=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
pieces=("$here"/../../resources/pieces/{satie-gymnopedie-no1,bach-prelude-bwv846,debussy-arabesque-no1}.mid)

# The chord network has a way of its own there, and the ceilings are of it.
if ! grep -qw avx2 /proc/cpuinfo; then
    echo "Skipped: the ceilings are those of a processor with AVX2."
    exit 77
fi

# The C library chooses its memcpy and memset by the processor, and Callgrind takes `rep stos` for as many instructions
# as bytes: one choice for all.
export GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX512F,-AVX512VL,-ERMS,-FSRM
export OMP_NUM_THREADS=1

counts=$("$work" "${pieces[@]}")
if [ -z "$counts" ]; then
    if ! command -v valgrind >/dev/null; then
        echo "Skipped: this machine gives no count of instructions, and valgrind is not installed."
        exit 77
    fi
    out=$(mktemp)
    trap 'rm -f "$out"' EXIT
    valgrind --quiet --tool=callgrind --callgrind-out-file="$out" "$work" "${pieces[@]}"
    counts=$(callgrind_annotate --inclusive=yes --threshold=100 "$out" |
        sed -n 's/^ *\([0-9,]*\) ([^)]*).*atos::counted::\([A-Za-z]*\)().*/\2\t\1/p' | tr -d ,)
fi

if [ "$write" = --write ]; then
    echo "$counts" | awk -F'\t' '{ printf "%s\t%d\n", $1, $2 * 1.15 }' >"$here/ceilings.tsv"
    cat "$here/ceilings.tsv"
    exit
fi
awk -F'\t' -v OFS='\t' '
    NR == FNR { ceiling[$1] = $2; next }
    { found[$1] = 1; over = $2 > ceiling[$1]; failed += over; print $1, $2, "of at most", ceiling[$1], over ? "TOO MANY" : "" }
    END {
        for (task in ceiling) if (!found[task]) { print task, "was not counted"; ++failed }
        exit failed > 0
    }' "$here/ceilings.tsv" <(echo "$counts")
