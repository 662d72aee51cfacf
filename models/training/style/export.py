# SPDX-License-Identifier: Apache-2.0
"""From a trained network to the file that `atos train style --network` takes over, and back.

The file names the labels, the architecture and the input's form; shares, temperatures, thresholds and the features
are fitted by that command. It is stored in 16 bits, as the shipped weights are."""

import numpy as np
import torch

import labels as label_names
import weights
from network import StyleNetwork

INPUT = {"planes": ["onset velocity / 127", "sounding / 255", "damper / 127"], "velocity": "levelled in each window",
         "frames_per_second": 16.0, "frames": 256}
STATISTICS = ("num_batches_tracked",)  # of torch, not in weight files


def describe(architecture, labels, research, story):
    """The metadata that modelFrom() in src/style/model.cpp wants."""
    return {
        "kind": "atos-style", "architecture": architecture,
        "licence": "CC BY-NC-SA 4.0" if research else "CC BY-SA 4.0", "research": research,
        "mood_by_cues": not labels["mood"], "input": INPUT, "familiar": [], "training": story,
        "heads": {head: {"labels": labels[head], "trained": bool(labels[head]), "feature_share": 0.0,
                         "temperature": 1.0, "threshold": 1.0} for head in label_names.HEADS},
    }


def tensors_of(state):
    return {name: values.detach().float().cpu().numpy() for name, values in state.items()
            if not name.endswith(STATISTICS)}


def closed(tensors, labels):
    """The same network without the label ANOTHER."""
    composers = labels["composer"]
    if label_names.ANOTHER not in composers:
        return tensors, labels
    keep = [index for index, label in enumerate(composers) if label != label_names.ANOTHER]
    tensors = dict(tensors, **{name: tensors[name][keep] for name in ("composer.weight", "composer.bias")})
    return tensors, dict(labels, composer=[composers[index] for index in keep])


def save(path, state, architecture, labels, research, story, offset=0.0):
    """Writes `path` (ending in .safetensors) and, where ANOTHER is among the composers, the same with
    .open-set.safetensors; `offset` is added to the bias of ANOTHER (head_metrics.open_set)."""
    tensors = tensors_of(state)
    if label_names.ANOTHER in labels["composer"]:
        bias = np.array(tensors["composer.bias"])
        bias[labels["composer"].index(label_names.ANOTHER)] += offset
        opened = dict(tensors, **{"composer.bias": bias})
        weights.write(path.replace(".safetensors", ".open-set.safetensors"),
                      describe(architecture, labels, research, story), opened)
    tensors, labels = closed(tensors, labels)
    weights.write(path, describe(architecture, labels, research, story), tensors)


def load(path, device="cpu"):
    """(network in evaluation mode, labels by head, metadata) of such a file or of shipped weights."""
    metadata, tensors = weights.read(path)
    labels = {head: list(metadata["heads"][head]["labels"]) for head in label_names.HEADS}
    if metadata.get("mood_by_cues"):
        labels["mood"] = []
    network = StyleNetwork(metadata["architecture"], labels)
    state = network.state_dict()
    for name in state:
        if not name.endswith(STATISTICS):
            state[name] = torch.from_numpy(tensors[name].copy())
    network.load_state_dict(state)
    return network.to(device).eval(), labels, metadata
