#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Trains the three composing networks side by side on one GPU: bash run.sh MINUTES OUT [SEED]
#
# MINUTES  of wall-clock time for everything, loading and the last snapshot included (9 where a command may take 10)
# OUT      where weights, logs and checkpoints go
# Environment: SIZES=larger (default) or small (those of `atos train`: 48,32,16,8 channels, C-RNN-GAN of numbers);
#              NETWORKS="lstm image-gan crnn-gan" (any of them); DEVICE=cuda (default where there is one) or cpu;
#              PYTHON=python3; LSTM_OPTIONS, IMAGE_OPTIONS, CRNN_OPTIONS: more options for one training.
# A stopped run goes on from its checkpoints when it is started again with the same options.
set -u
minutes=${1:?minutes}
out=${2:?out}
seed=${3:-1}
here=$(cd "$(dirname "$0")" && pwd)
sizes=${SIZES:-larger}
networks=${NETWORKS:-lstm image-gan crnn-gan}
mkdir -p "$out"
out=$(cd "$out" && pwd)
common=(--minutes "$minutes" --seed "$seed")
[ -n "${DEVICE:-}" ] && common+=(--device "$DEVICE")
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-4}
cd "$here" || exit 1

pids=()
start() { # name of the weights, script, options
    local name=$1 script=$2
    shift 2
    "${PYTHON:-python3}" -u "$script" --out "$out/$name.safetensors" "${common[@]}" "$@" > "$out/$name.txt" 2>&1 &
    pids+=($!)
    echo "$name: $script $*"
}
trap 'kill "${pids[@]}" 2>/dev/null' INT TERM
for network in $networks; do
    case $network in
    lstm)
        start lstm-open train_lstm.py --hidden 640 ${LSTM_OPTIONS:-} ;;
    image-gan)
        if [ "$sizes" = small ]; then
            start image-gan-open train_image_gan.py ${IMAGE_OPTIONS:-}
        else
            start image-gan-larger train_image_gan.py --channels 256,192,96,48 ${IMAGE_OPTIONS:-}
        fi ;;
    crnn-gan)
        if [ "$sizes" = small ]; then
            start crnn-gan-open train_crnn_gan.py ${CRNN_OPTIONS:-}
        else
            start crnn-gan-choice train_categorical_crnn_gan.py ${CRNN_OPTIONS:-}
        fi ;;
    *) echo "no network is called $network"; exit 2 ;;
    esac
done
failed=0
for pid in "${pids[@]}"; do wait "$pid" || failed=1; done
rm -f "$out"/*.part
[ $failed = 0 ] && [ "${KEEP:-0}" = 0 ] && rm -f "$out"/*.ckpt # KEEP=1 keeps them: up to 100 MB each
for log in "$out"/*.txt; do echo "== $(basename "$log")"; tail -n 2 "$log"; done
ls -l "$out"
exit $failed
