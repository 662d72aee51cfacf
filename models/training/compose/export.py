# SPDX-License-Identifier: Apache-2.0
"""Weight files as src/nn/safetensors.h has them: 8 bytes little-endian header length, a JSON header padded with blanks
to eight bytes, raw little-endian tensors in the order of their names. The metadata is one text of JSON, "atos", whose
entries the program compares in their order: the describe functions keep it."""
import json
import os

import numpy
import torch

import note_grid
import tokens

LICENCE = "CC BY-SA 4.0"


def describe_lstm(hidden):
    return {"kind": "atos-lstm", "licence": LICENCE, "hidden": hidden,
            "tokens": {"columns_per_second": 8, "beats_per_minute": 120, "steps": tokens.PARTS[0],
                       "pitches": tokens.PARTS[1], "durations": tokens.PARTS[2], "velocities": tokens.PARTS[3],
                       "keys": tokens.KEY_TOKENS, "styles": note_grid.ERAS}}


def describe_image_gan(channels=None):
    """channels: widths of the generator's maps from the smallest to the largest; nothing for
    (48, 32, 16, 8), which the program takes where there is no such entry."""
    description = {"kind": "atos-image-gan", "licence": LICENCE,
                   "image": {"planes": ["onset", "sounding", "velocity / 127"], "columns_per_second": 8,
                             "columns": note_grid.CLIP_COLUMNS, "latent": 14, "eras": note_grid.ERAS}}
    if channels:
        description["channels"] = list(channels)
    return description


def describe_crnn_gan(hidden=128):
    return {"kind": "atos-crnn-gan", "licence": LICENCE,
            "events": {"values": ["time since the last", "length", "pitch", "velocity"], "longest_seconds": 8.0,
                       "hidden": hidden, "layers": 2}}


def describe_categorical_crnn_gan(hidden, temperature):
    """C-RNN-GAN with step and pitch as categories. Logits are divided by the temperature before one is drawn."""
    return {"kind": "atos-crnn-gan", "licence": LICENCE,
            "events": {"values": ["columns since the last", "pitch", "length", "velocity"], "choices": [33, 88],
                       "columns_per_second": 8, "longest_seconds": 8.0, "hidden": hidden, "layers": 2},
            "temperature": temperature}


def state_of(module):
    """Parameters and running statistics; the count of batches is no state."""
    return {name: value for name, value in module.state_dict().items() if "num_batches_tracked" not in name}


def write(path, metadata, tensors, half=True):
    """tensors: {name: tensor}. Stored in 16 bits, as the program's own trainings do, unless `half` is off."""
    header = {"__metadata__": {"atos": json.dumps(metadata, separators=(",", ":"))}}
    data = b""
    for name in sorted(tensors):
        values = tensors[name].detach().float().cpu().numpy()
        values = numpy.ascontiguousarray(values.astype("<f2" if half else "<f4"))
        if not numpy.isfinite(values).all():
            raise ValueError(f"{name} holds a value that cannot be stored")
        header[name] = {"dtype": "F16" if half else "F32", "shape": list(values.shape),
                        "data_offsets": [len(data), len(data) + values.nbytes]}
        data += values.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path + ".part", "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + data)
    os.replace(path + ".part", path)


def read(path):
    """-> (metadata, {name: float32 tensor})."""
    with open(path, "rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
        data = file.read()
    metadata = json.loads(header.pop("__metadata__")["atos"])
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(data[begin:end], dtype="<f2" if entry["dtype"] == "F16" else "<f4")
        tensors[name] = torch.tensor(values.astype(numpy.float32)).reshape(entry["shape"])
    return metadata, tensors


def load(module, tensors):
    """Every tensor of the module must be there; BatchNorm's count of batches need not."""
    missing, unexpected = module.load_state_dict(tensors, strict=False)
    assert not unexpected and all("num_batches_tracked" in name for name in missing), (missing, unexpected)
