# SPDX-License-Identifier: Apache-2.0
"""A small pack for models/training/transcribe and transcribe_any: the bundled pieces, and no recorded tones, which
modelled pianos and invented instruments do not need."""
import os

import numpy as np

import support

support.use_recipe("transcribe")
import make_pack
from pack_format import RATE, write_pack


def transcription(path):
    data = os.path.join(os.path.dirname(path), "collection")
    support.plain_collection(data)
    sources, arrays = make_pack.gather_notes(data, {"train": 50000, "val": 50000})
    arrays.update(tones=np.zeros((0, 5), np.int32), lead=np.zeros(0, np.float32), steps=np.zeros(0, np.int8),
                  values=np.zeros(0, np.int8))
    write_pack(path, {"kind": "atos-transcribe-pack", "rate": RATE, "pianos": [], "sources": sources}, arrays)
    return path
