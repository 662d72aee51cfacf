#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Trains on a GPU: bash run.sh MINUTES OUT [more options of train.py]
# Needs python3 (or the one that PYTHON names) with numpy and a PyTorch that finds the GPU, and pack/transcribe.pack
# beside this file; nothing else, and no connection.
# TRAIN and PACK name another program and pack (../transcribe_any/run.sh).
# OUT receives transcribe.safetensors, log.jsonl, checkpoint.pt and run.log, the first three once a minute.
set -euo pipefail
if [ $# -lt 2 ]; then
    echo "usage: bash run.sh MINUTES OUT [options of train.py]" >&2
    exit 2
fi
minutes=$1
out=$2
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}
train=${TRAIN:-$here/train.py}
pack=${PACK:-$here/pack/transcribe.pack}
mkdir -p "$out"
"$python" - <<'CHECK'
import sys
import numpy
import torch
if not torch.cuda.is_available():
    sys.exit("PyTorch finds no CUDA device here; on a CPU call the training itself (--device cpu, small --clips).")
free, whole = torch.cuda.mem_get_info()
print(f"torch {torch.__version__}, numpy {numpy.__version__}, {torch.cuda.get_device_name()}, "
      f"{free / 2 ** 30:.0f} of {whole / 2 ** 30:.0f} GiB free")
CHECK
if [ ! -s "$pack" ]; then
    echo "$pack is missing; the README says how it is made." >&2
    exit 2
fi
PYTHONUNBUFFERED=1 "$python" -W ignore "$train" --device cuda --minutes "$minutes" --out "$out" "$@" 2>&1 |
    tee -a "$out/run.log"
