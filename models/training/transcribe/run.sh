#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Trains on a GPU: bash run.sh MINUTES OUT [more options of train.py]
# Needs python3 (or the one that PYTHON names) with numpy and a PyTorch that finds the GPU, and pack/transcribe.pack
# beside this file; nothing else, and no connection.
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
mkdir -p "$out"
"$python" - <<'CHECK'
import sys
import numpy
import torch
if not torch.cuda.is_available():
    sys.exit("PyTorch finds no CUDA device here; on a CPU call train.py itself (--device cpu, small --clips).")
free, whole = torch.cuda.mem_get_info()
print(f"torch {torch.__version__}, numpy {numpy.__version__}, {torch.cuda.get_device_name()}, "
      f"{free / 2 ** 30:.0f} of {whole / 2 ** 30:.0f} GiB free")
CHECK
if [ ! -s "$here/pack/transcribe.pack" ]; then
    echo "pack/transcribe.pack is missing; make_pack.py makes it." >&2
    exit 2
fi
PYTHONUNBUFFERED=1 "$python" -W ignore "$here/train.py" --device cuda --minutes "$minutes" --out "$out" "$@" 2>&1 |
    tee -a "$out/run.log"
