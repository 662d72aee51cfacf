#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Trains on a GPU: bash run.sh MINUTES OUT [more options of ../transcribe/train.py]
# Needs what ../transcribe/run.sh needs, with pack/transcribe-any.pack beside this file instead of the piano's, and that
# folder's programs. OUT receives transcribe-any.safetensors, transcribe-any.md, log.jsonl, checkpoint.pt and run.log.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
TRAIN=$here/train_any.py PACK=$here/pack/transcribe-any.pack exec bash "$here/../transcribe/run.sh" "$@"
