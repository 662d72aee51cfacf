# SPDX-License-Identifier: Apache-2.0
"""models/training/style reads, labels, draws and answers as the program does, and learns.

    style_test.py NETWORK_REFERENCE
"""
import json
import os
import random
import sys

import support

support.use_recipe("style")
import numpy as np
import torch

import augmentation
import collection
import export
import labels as label_names
import make_pack
import midi
import pack
import predict
import train
import training_data
import window
from network import StyleNetwork
from support import check, check_equal


COMPOSERS = ("Chopin", "Chopin", "Chopin", "Nobody", "Somebody", "Traditional", "(unknown)", "")


def labelled_rows():
    """Works of two composers from two sources, of others, and of none; tags, forms, moods, metres of all kinds."""
    draws, rows = random.Random(1), []
    pieces = support.bundled_pieces()
    for index in range(120):
        kind = "performance" if index % 5 == 4 else "score"
        classical = index % 4 != 3
        rows.append({
            "file": pieces[index % len(pieces)], "split": "val" if index % 6 == 5 else "train",
            "part": "nc" if index % 8 == 7 else "open",
            "source": ("one", "another", "nottingham", "vgmidi")[min(3, draws.choice((0, 0, 0, 1, 1, 2, 3)))],
            "composer": "Bach JS" if index % 3 == 0 else COMPOSERS[index % len(COMPOSERS)],
            "era": draws.choice(("baroque", "romantic", "modern")) if classical else "",
            "genre": "classical" if classical else draws.choice(("pop_piano", "jazz")),
            "form": draws.choice(("prelude", "song", "")), "mood_quadrant": draws.choice(("Q1", "Q3", "", "")),
            "bpm": draws.choice(("", "70", "120.5", "180")), "tempo_class": draws.choice(("slow", "fast", "")),
            "metre": draws.choice(("duple", "quadruple", "triple", "compound_quadruple", "")), "kind": kind,
            "tags": ",".join(draws.sample(("staccato", "pedal_marked", "keysig=2", "virtuosic"), draws.randrange(4)))
            if kind == "score" else ""})
    return rows


def test_labels(reference, data):
    for name in ("open", "research"):
        with open(reference.answer("style-labels", data, name), encoding="utf-8") as file:
            theirs = json.load(file)
        research = name == "research"
        rows = [row for row in collection.read_collection(data, True) if collection.may_train_on(row, research)]
        splits = {split: [row for row in rows if row["split"] == split] for split in ("train", "val")}
        with_another = label_names.ANOTHER in theirs["labels"]["composer"]
        ours = label_names.collect_labels(splits["train"], with_another)
        check(f"labels of the {name} weights", ours == theirs["labels"], ", ".join(sum(ours.values(), [])))
        truths = {}
        for part in splits.values():
            tagged = label_names.tagged_sources(part)
            truths.update({row["path"]: list(label_names.truth_of(row, ours, tagged)) for row in part})
        check(f"truths of the {name} weights", truths == theirs["truths"] and len(truths) > 40, f"{len(truths)} pieces")


def test_notes(reference, paths):
    """-> {path: (notes, pedals)}"""
    theirs, at, read = np.fromfile(reference.answer("midi-notes", reference.put_lines([path] for path in paths))), 0, {}
    for path in paths:
        notes, pedals = midi.read(path)
        count, events = int(theirs[at]), int(theirs[at + 1])
        own = theirs[at + 2:at + 2 + 4 * count + 2 * events]
        at += 2 + 4 * count + 2 * events
        check_equal(f"notes and damper of {os.path.basename(path)}",
                    np.concatenate([notes.ravel(), pedals[:, :2].ravel()]), own)
        read[path] = (notes, pedals[:, :2])
    return read


def store_of(pieces):
    return window.Store(np.concatenate([notes for notes, _ in pieces]), np.array([len(notes) for notes, _ in pieces]),
                        np.concatenate([pedals for _, pedals in pieces]), np.array([len(p) for _, p in pieces]), "cpu")


def drawn(pieces, places):
    columns = [torch.tensor(values, dtype=kind)
               for values, kind in zip(zip(*places), (torch.int64, torch.float64, torch.float64))]
    return window.draw(*store_of(pieces).cut(*columns))


def test_windows(reference, read):
    """Windows of the very notes bit for bit; those of the pack's milliseconds nearly."""
    paths, draws, places = list(read), random.Random(2), []
    for index, path in enumerate(paths):
        notes = read[path][0]
        last = (notes[:, 0] + notes[:, 1]).max()
        for begin in (notes[0, 0], draws.uniform(0, last), float(draws.randrange(1 + int(last))), last - 5):
            places.append((index, begin, draws.choice([16.0, 16.0, draws.uniform(4, 25)])))
    lines = reference.put_lines((paths[i], repr(float(begin)), repr(seconds)) for i, begin, seconds in places)
    theirs = torch.from_numpy(reference.floats("style-windows", lines)).view(-1, 3, 88, 256)
    check_equal(f"{len(places)} windows", drawn([read[path] for path in paths], places), theirs)

    def packed(notes, pedals):
        first = notes[0, 0]
        piece = pack.encode_piece(notes - [first, 0, 0, 0], make_pack.thin(pedals - [first, 0]).clip(0))
        onset, time = np.cumsum(piece["gap"].astype(int)), np.cumsum(piece["pedal_gap"].astype(int))
        return (np.stack([onset / 1000 + first, piece["held"] / 1000, notes[:, 2], notes[:, 3]], 1),
                np.stack([time / 1000 + first, piece["pedal"].astype(float)], 1).reshape(-1, 2))

    differing = (drawn([packed(*read[path]) for path in paths], places)[:, :2] != theirs[:, :2]).float().mean()
    check("the pack's milliseconds change few cells", float(differing) < 0.002, f"{float(differing):.5f}")


def test_logits(reference, name, weights, read, pieces):
    paths = list(read)[:pieces]
    theirs = reference.floats("style-logits", weights, reference.put_lines([path] for path in paths))
    network, names, _ = export.load(weights)
    store = store_of([read[path] for path in paths])
    heads = predict.logits_of(network, store, predict.windows_of(store, 24), 8)
    ours = np.concatenate([heads[head][index] for index in range(len(paths))
                           for head in label_names.HEADS if head in heads])
    check_equal(f"logits of {name}", ours, theirs, 1e-4)


def test_learning(packed):
    """Ten steps on one batch, which the same seed draws again."""
    data, _, names = training_data.load(packed, True, True, torch.device("cpu"))
    chances = training_data.sampling_weights(data)
    check("every piece may be drawn", abs(float(chances.sum()) - 1) < 1e-9 and float(chances.min()) > 0)

    def batch():
        generator = torch.Generator().manual_seed(3)
        return augmentation.batch(data, chances, 8, augmentation.Changes(), generator)

    image, truth, tags, _ = batch()
    again = batch()
    check("the same seed draws the same batch", all(map(torch.equal, (image, truth, tags), again[:3])))
    check("images lie between 0 and 1", 0 <= float(image.min()) and float(image.max()) <= 1)
    torch.manual_seed(1)
    network = StyleNetwork("roll-resnet-10", names)
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3)
    losses = []
    for _ in range(11):
        loss, _ = train.total_loss(network(image), truth, tags, None, None, 0.1)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss))
    support.check_falls("style", losses)


def test_training(reference, packed, read):
    """A run by the command line, the same run once more after a stop, and what it leaves."""
    def options(out, steps):
        return ["--pack", packed, "--set", "research", "--out", reference.path(out), "--steps", str(steps), "--device",
                "cpu", "--batch", "4", "--architecture", "roll-resnet-10", "--windows", "1", "--tries", "1"]

    support.run("style", "train.py", *options("whole", 4))
    for name in ("research", "research.open-set"):
        test_logits(reference, f"{name}, freshly made", reference.path(f"whole/{name}.safetensors"), read, 2)

    def learn(run, steps):
        for _ in range(steps):
            run.learn(run.spent())
            run.step += 1
        return run

    whole = learn(train.Run(train.arguments(options("one", 4))), 4)
    learn(train.Run(train.arguments(options("halves", 4))), 2).checkpoint()
    second = train.Run(train.arguments(options("halves", 4)))
    second.resume()
    learn(second, 2)
    same = all(torch.equal(values, second.network.state_dict()[name])
               for name, values in whole.network.state_dict().items())
    check("a stopped run ends as one that was not stopped", same)


def main():
    reference = support.Reference(sys.argv[1])
    data, packed = reference.path("collection"), reference.path("style.pack")
    support.write_collection(data, labelled_rows())
    test_labels(reference, data)
    read = test_notes(reference, support.bundled_pieces())
    test_windows(reference, read)
    for weights in ("style-open", "style-research"):
        test_logits(reference, weights, os.path.join(support.MODELS, weights + ".safetensors"), read, 1)
    support.run("style", "make_pack.py", "--data", data, "--out", packed)
    test_learning(packed)
    test_training(reference, packed, read)
    support.finish()


if __name__ == "__main__":
    main()
