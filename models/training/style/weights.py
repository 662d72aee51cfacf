# SPDX-License-Identifier: Apache-2.0
"""Weight files as src/nn/safetensors.cpp reads and writes them: an 8-byte little-endian length, a JSON
header padded to 8 bytes, little-endian tensors in the order of their names without gaps. The metadata is one JSON
text under the name "atos"."""

import json
import struct

import numpy as np


def read(path):
    """(metadata, tensors): tensors are numpy float32 by name."""
    with open(path, "rb") as file:
        size = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(size))
        data = file.read()
    metadata = json.loads(header.pop("__metadata__", {}).get("atos", "{}"))
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        kind = {"F16": "<f2", "F32": "<f4"}[entry["dtype"]]
        tensors[name] = np.frombuffer(data[begin:end], kind).astype(np.float32).reshape(entry["shape"])
    return metadata, tensors


def write(path, metadata, tensors, half=True):
    """Stores in 16 bits, as the shipped weights are, or in 32. The metadata keeps its order: the program compares
    its description of the input in order."""
    header = {"__metadata__": {"atos": json.dumps(metadata, separators=(",", ":"), ensure_ascii=False)}}
    blobs, at = [], 0
    for name in sorted(tensors):
        values = np.ascontiguousarray(tensors[name], dtype="<f2" if half else "<f4")
        if not np.isfinite(values).all():
            raise ValueError(f"{name} holds a value that cannot be stored")
        blobs.append(values.tobytes())
        header[name] = {"data_offsets": [at, at + len(blobs[-1])], "dtype": "F16" if half else "F32",
                        "shape": list(values.shape)}
        at += len(blobs[-1])
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for blob in blobs:
            file.write(blob)
