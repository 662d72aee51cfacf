# SPDX-License-Identifier: Apache-2.0
"""What a network answers on whole pieces, as src/lab/style/plugin/predict.cpp: mean logits over even windows."""

import numpy as np
import torch

import window


def windows_of(store, most):
    """At most `most` windows a piece -> piece int64 [w], begin float64 [w] s."""
    piece, begin = [], []
    for index, (first, last) in enumerate(zip(store.first.tolist(), store.last.tolist())):
        for start in window.window_starts(first, last, most):
            piece.append(index)
            begin.append(start)
    return (torch.tensor(piece, device=store.device),
            torch.tensor(begin, dtype=torch.float64, device=store.device))


@torch.no_grad()
def logits_of(network, store, windows, size=512, precision=None, pooled=False):
    """Mean logits by piece: numpy float64 [pieces, labels] by head; with `pooled` also under "pooled" the mean of
    what the heads read. precision: the dtype of autocast, None for float32."""
    piece, begin = windows
    network.eval()
    sums, counts = {}, np.bincount(piece.cpu().numpy(), minlength=len(store.first)).clip(min=1)
    for at in range(0, len(piece), size):
        which = piece[at:at + size]
        seconds = torch.full_like(begin[at:at + size], window.SECONDS)
        image = window.draw(*store.cut(which, begin[at:at + size], seconds))
        with torch.autocast(store.device.type, dtype=precision or torch.bfloat16, enabled=precision is not None):
            features = network.represent(image.contiguous(memory_format=torch.channels_last))
        logits = network.answer(features)
        if pooled:
            logits["pooled"] = features
        for head, values in logits.items():
            if head not in sums:
                sums[head] = torch.zeros(len(counts), values.shape[1], dtype=torch.float64, device=store.device)
            sums[head].index_add_(0, which, values.double())
    return {head: values.cpu().numpy() / counts[:, None] for head, values in sums.items()}
