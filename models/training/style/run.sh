#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Trains the open and the research network side by side on one GPU.
#
#   bash run.sh MINUTES OUT [further options of train.py]
#
# MINUTES of wall time all in all (8.5 fits a limit of 10); OUT is where weights, logs and reports go. Weights are
# written whenever the validation is best so far, so that a run that is cut off leaves the best ones. ATOS_SETS="open"
# trains one set only, ATOS_SEED another seed.
set -u
minutes=${1:?minutes}
out=${2:?folder for the results}
shift 2
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$(dirname "$0")" || exit 1
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-4} PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 CUBLAS_WORKSPACE_CONFIG=:4096:8
python=${PYTHON:-python3}
"$python" -c 'import sys, numpy, torch; print(sys.version.split()[0], numpy.__version__, torch.__version__,
    torch.cuda.get_device_name() if torch.cuda.is_available() else "no GPU")' | tee "$out/machine.txt"
pids=()
for set in ${ATOS_SETS:-open research}; do
    "$python" -W ignore train.py --pack pack/style.pack --set "$set" --minutes "$minutes" --out "$out" \
        --seed "${ATOS_SEED:-1}" "$@" > "$out/$set.out" 2>&1 &
    pids+=($!)
done
trap 'kill "${pids[@]}" 2>/dev/null' INT TERM
worst=0
for pid in "${pids[@]}"; do
    wait "$pid" || worst=$?
done
[ "$worst" != 0 ] || rm -f "$out"/*.checkpoint
for set in ${ATOS_SETS:-open research}; do
    echo "== $set"
    tail -n 3 "$out/$set.out" | cut -c1-1500
done
ls -l "$out"
exit "$worst"
