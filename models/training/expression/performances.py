# SPDX-License-Identifier: Apache-2.0
"""The performances to learn from: human-edited sequences on the grid of the score (piano-midi.de, Bernd Krueger, CC
BY-SA 3.0 DE), as metadata.tsv of the labelled music lists them."""

import csv
import os

import midi_file
import note_features

SOURCE = "cheriell/ClassicalPianoMIDI-dataset"
FEWEST_VELOCITIES = 12
ON_GRID = 0.9  # share of onsets on a sixteenth or a triplet of it


def rows(data):
    with open(os.path.join(data, "open", "metadata.tsv"), encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["source"] == SOURCE]


def _gridded(page):
    steps = page.onset * 24
    return (abs(steps - steps.round()) < 0.1).mean() >= ON_GRID


def pages(data, split):
    """Of one split of works; those with dynamics whose ticks are the score's."""
    found = []
    for row in rows(data):
        if row["split"] != split or int(row["n_velocities"]) < FEWEST_VELOCITIES:
            continue
        page = note_features.Page(midi_file.read(os.path.join(data, row["path"])))
        if _gridded(page):
            found.append((row, page))
    return found
