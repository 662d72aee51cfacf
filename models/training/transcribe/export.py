# SPDX-License-Identifier: Apache-2.0
"""Weights between PyTorch and the program: the safetensors container, the tensors' names and the metadata of
src/nn/safetensors.cpp and src/transcribe/model.cpp."""
import json
import os
import struct

import numpy as np
import torch

from front_end import BINS, BINS_PER_SEMITONE, FRAMES_PER_SECOND, QUIETEST, RATE
from network import TranscriptionNetwork

THRESHOLDS = {"onset": 0.4, "sounding": 0.3, "offset": 0.5, "pedal": 0.5, "lateness": 0.0}


def describe(network, thresholds, training, validation, hears_pedal):
    """The metadata that the program reads (model.cpp), and the story of the training beside it. The program compares
    the input's description in this order."""
    return {"kind": "atos-transcribe", "licence": "CC BY-SA 4.0",
            "channels": network.channels, "hidden": network.hidden, "hears_pedal": hears_pedal,
            "input": {"sample_rate": RATE, "frames_per_second": FRAMES_PER_SECOND, "bins": BINS,
                      "bins_per_semitone": BINS_PER_SEMITONE, "unit": "dB", "floor": QUIETEST},
            "thresholds": thresholds, "training": training, "validation": validation}


def state_of(network):
    """Parameters and running statistics by name, without the counts of batches."""
    return {name: tensor.detach().float().cpu().numpy() for name, tensor in network.state_dict().items()
            if "num_batches_tracked" not in name}


def write_weights(path, network, thresholds=None, training=None, validation=None, hears_pedal=True):
    """Writes a file that the program loads."""
    header, data = {}, b""
    metadata = describe(network, thresholds or THRESHOLDS, training or {}, validation or {}, hears_pedal)
    header["__metadata__"] = {"atos": json.dumps(metadata)}
    for name, values in sorted(state_of(network).items()):
        if not np.isfinite(values).all():
            raise ValueError(f"{name} holds values that are not finite")
        raw = np.ascontiguousarray(values, "<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, sort_keys=True).encode()
    text += b" " * (-len(text) % 8)
    with open(path + ".new", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)
    os.replace(path + ".new", path)  # never half a file, whenever the machine stops


def read_weights(path):
    """Returns metadata and tensors by name (float32)."""
    with open(path, "rb") as file:
        data = file.read()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    metadata = json.loads(header.pop("__metadata__")["atos"])
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + length + place for place in entry["data_offsets"])
        kind = {"F32": "<f4", "F16": "<f2"}[entry["dtype"]]
        values = np.frombuffer(data[begin:end], kind).astype(np.float32).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
    return metadata, tensors


def load_network(path):
    """Returns metadata and the network of a weights file, in evaluation mode."""
    metadata, tensors = read_weights(path)
    network = TranscriptionNetwork(metadata["channels"], metadata["hidden"])
    missing, unexpected = network.load_state_dict(tensors, strict=False)
    if unexpected or any("num_batches_tracked" not in name for name in missing):
        raise ValueError(f"{path} does not fit the network: {missing} {unexpected}")
    return metadata, network.eval()
