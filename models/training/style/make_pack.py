# SPDX-License-Identifier: Apache-2.0
"""Makes the pack of notes that train.py reads: train and val pieces, never test.

  python3 make_pack.py --data DIR --out pack/style.pack [--mebibytes 24]

What is plenty is cut, so that the pack stays small: of a work at most `--performances` files of one collection; of
collections of machine transcriptions without composers one stretch a file; of long training pieces a stretch;
damper movements that half a frame of the picture cannot show. The same data and seed give the same pack.
"""

import argparse
import hashlib
import os
import random
import sys

import numpy as np

import collection
import labels
import midi
import pack

FEWEST_NOTES = 8
PLENTY = {"PiJAMA": (60, 90)}  # collection: seconds kept of a training piece and of a validation piece
LONGEST = (420, 1200)  # seconds kept of any other training piece, validation piece


def kept_rows(rows, performances, seed):
    """Rows to learn from or to choose by; of a work at most so many training files of one collection."""
    kept, counts = [], {}
    order = list(range(len(rows)))
    random.Random(seed).shuffle(order)
    for index in order:
        row = rows[index]
        if not collection.may_train_on(row, True) or row["split"] not in ("train", "val"):
            continue
        key = (row["work"], row["source"])
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= performances:
            kept.append(index)
    return [rows[index] for index in sorted(kept)]


def thin(pedals):
    """Damper movements without those that the picture (62.5 ms a frame) hardly shows: kept are what crosses 64 and
    what moves by 12 or more, the others at most every 60 ms."""
    kept, last_time, last_value = [], -1.0, 0
    for time, value in pedals:
        crosses = (value >= 64) != (last_value >= 64)
        if crosses or abs(value - last_value) >= 12 or (time - last_time >= 0.06 and abs(value - last_value) >= 4):
            kept.append((time, value))
            last_time, last_value = time, value
    return np.array(kept).reshape(-1, 2)


def stretch(notes, pedals, seconds, draws):
    """`seconds` of the piece from a place by chance, as notes and pedals that count from its first onset."""
    first, last = notes[0, 0], (notes[:, 0] + notes[:, 1]).max()
    begin = first if last - first <= seconds else draws.uniform(first, last - seconds)
    notes = notes[(notes[:, 0] >= begin) & (notes[:, 0] < begin + seconds)].copy()
    if len(notes) == 0:
        return notes, pedals[:0]
    origin = notes[0, 0]
    held = pedals[pedals[:, 0] <= origin]
    pedals = pedals[(pedals[:, 0] > origin) & (pedals[:, 0] < begin + seconds + 30)].copy()
    if len(held) and held[-1, 1] > 0:
        pedals = np.concatenate([[[origin, held[-1, 1]]], pedals])
    notes[:, 0] -= origin
    pedals[:, 0] -= origin
    return notes, pedals


def encode(row, path, seed):
    """Columns of the row's file, or None when it cannot be read or is too short."""
    try:
        notes, pedals = midi.read(path)
    except (OSError, ValueError):
        return None
    if len(notes) < FEWEST_NOTES:
        return None
    most = next((kept for name, kept in PLENTY.items() if name in row["source"]), LONGEST)
    draws = random.Random(f"{seed} {row['path']}")
    notes, pedals = stretch(notes, pedals[:, :2], most[row["split"] == "val"], draws)
    return pack.encode_piece(notes, thin(pedals)) if len(notes) >= FEWEST_NOTES else None


def describe_sets(rows):
    """What all files of a set say, though the pack holds only some of them: labels, and sources with tags."""
    told = {"labels": {}, "tagged": {}}
    for name, research in (("open", False), ("research", True)):
        own = [row for row in rows if collection.may_train_on(row, research)]
        train = [row for row in own if row["split"] == "train"]
        told["labels"][name] = labels.collect_labels(train, open_set=True)
        told["tagged"][name] = {split: sorted(labels.tagged_sources([row for row in own if row["split"] == split]))
                                for split in ("train", "val")}
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="a folder with open/ and nc/")
    parser.add_argument("--out", required=True)
    parser.add_argument("--performances", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mebibytes", type=float, default=24, help="fail when the pack is larger")
    options = parser.parse_args()

    every_row = collection.read_collection(options.data, True)
    rows = kept_rows(every_row, options.performances, options.seed)
    written, pieces = [], []
    for index, row in enumerate(rows):
        piece = encode(row, os.path.join(options.data, row["path"]), options.seed)
        if piece is not None:
            written.append(row)
            pieces.append(piece)
        if index % 500 == 0:
            print(f"{index} of {len(rows)} files read", file=sys.stderr)
    told = {"seed": options.seed, "performances": options.performances, "files": len(written),
            "notes": sum(len(piece["gap"]) for piece in pieces)}
    story = dict(told, **describe_sets(every_row))
    sizes = pack.write(options.out, written, pieces, story)
    total = os.path.getsize(options.out)
    with open(options.out, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    print(told, sizes, f"{total / 2 ** 20:.1f} MiB, sha256 {digest}")
    if total > options.mebibytes * 2 ** 20:
        sys.exit("The pack is larger than wanted: lower --performances, PLENTY or LONGEST.")


if __name__ == "__main__":
    main()
