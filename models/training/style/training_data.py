# SPDX-License-Identifier: Apache-2.0
"""What a network learns from and is chosen on: one split's pieces of the pack on the device, with their truth."""

import collections

import numpy as np
import torch

import collection
import labels as label_names
import pack
from window import Store

TEMPO_CLASSES = ("slow", "moderate", "fast", "very_fast")


class TrainingData:
    """Pieces of one split.

    rows: as in the pack; store: their notes; labels: names by head; truth int64 [pieces, 6], tags int64 [pieces,
    tags] (-1: masked); bpm float64 [pieces] (0: unknown); work int64 [pieces], numbered from 0.
    """

    def __init__(self, rows, columns, chosen, labels, tagged, device):
        self.rows = [rows[index] for index in chosen]
        self.labels = labels
        self.store = _store(rows, columns, chosen, device)
        truths = [label_names.truth_of(row, labels, tagged) for row in self.rows]
        self.truth = torch.tensor([truth for truth, _ in truths], device=device)
        self.tags = torch.tensor([tags for _, tags in truths], device=device).view(len(truths), -1)
        self.bpm = torch.tensor([row["bpm"] for row in self.rows], dtype=torch.float64, device=device)
        works = {}
        self.work = torch.tensor([works.setdefault(row["work"], len(works)) for row in self.rows], device=device)
        self.works = len(works)


def _store(rows, columns, chosen, device):
    counts = np.array([row["notes"] for row in rows])
    events = np.array([row["pedals"] for row in rows])
    note_begin, pedal_begin = np.cumsum(counts) - counts, np.cumsum(events) - events
    notes = np.concatenate([np.arange(note_begin[i], note_begin[i] + counts[i]) for i in chosen])
    pedals = np.concatenate([np.arange(pedal_begin[i], pedal_begin[i] + events[i]) for i in chosen])
    table = np.stack([columns["onset"][notes] / 1000, columns["held"][notes] / 1000,
                      columns["pitch"][notes].astype(float), columns["velocity"][notes].astype(float)], 1)
    damper = np.stack([columns["pedal_time"][pedals] / 1000, columns["pedal"][pedals].astype(float)], 1)
    return Store(table, counts[chosen], damper, events[chosen], device)


def load(path, research, open_set, device):
    """(training, validation, labels by head) of the pack at `path`, for the open or the research weights."""
    header, columns = pack.read(path)
    rows = header["pieces"]
    splits = {split: [i for i, row in enumerate(rows) if row["split"] == split
                      and collection.may_train_on(row, research)] for split in ("train", "val")}
    name = "research" if research else "open"
    labels = dict(header["story"]["labels"][name])
    if not open_set:
        labels["composer"] = [label for label in labels["composer"] if label != label_names.ANOTHER]
    tagged = header["story"]["tagged"][name]
    return tuple(TrainingData(rows, columns, splits[split], labels, set(tagged[split]), device)
                 for split in ("train", "val")) + (labels,)


def sampling_weights(data, balance=0.5):
    """How often each piece is drawn: float64 [pieces], sums to 1.

    As PieceSampler in src/lab/style/pieces.cpp: a work counts once however often it was played, and weighs 1 / works
    and, for each label it holds, 1 / sqrt(works that hold it). Beyond it, the share of a label is spread over its
    collections (of ANOTHER over its composers) by the power 1 - `balance` of their works, so that a label is not one
    collection; a song counts half where its composer is learnt; of a work each collection counts the same.
    """
    first, files = {}, {}
    for index, row in enumerate(data.rows):
        first.setdefault(row["work"], index)
        files.setdefault(row["work"], {}).setdefault(row["source"], []).append(index)
    truth, tags = data.truth.tolist(), data.tags.tolist()
    holders = collections.defaultdict(list)  # works by (head, label)
    for work, index in first.items():
        for head, name in enumerate(label_names.HEADS):
            held = [t for t, holds in enumerate(tags[index]) if holds == 1] if name == "tag" else [truth[index][head]]
            for label in held:
                if label >= 0:
                    holders[head, label].append(work)
    weights = dict.fromkeys(first, 1 / len(first))
    for (head, label), works in holders.items():
        composer = label_names.HEADS[head] == "composer"
        another = composer and data.labels["composer"][label] == label_names.ANOTHER

        def group(work):
            return data.rows[first[work]]["composer" if another else "source"]

        sizes = collections.Counter(map(group, works))
        parts = {work: sizes[group(work)] ** -balance
                 * (0.5 if composer and data.rows[first[work]]["form"] == "song" else 1) for work in works}
        total = sum(parts.values())
        for work in works:
            weights[work] += parts[work] / total * len(works) ** 0.5
    result = torch.zeros(len(data.rows), dtype=torch.float64)
    for work, by_source in files.items():
        for members in by_source.values():
            for index in members:
                result[index] = weights[work] / len(by_source) / len(members)
    return (result / result.sum()).to(data.truth.device)
