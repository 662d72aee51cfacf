# SPDX-License-Identifier: Apache-2.0
"""models/training/transcribe_any gives notes to instruments that can play them, sounds as it says, and learns.

    transcribe_any_test.py NETWORK_REFERENCE
"""
import json
import os
import sys

import support

support.use_recipe("transcribe_any", "transcribe")
import numpy as np
import torch

import evaluate_any
import export
import make_pack_of_bundled
import synth_any
from arranging import Arranged, Pieces, no_pedal
from clips_any import AnyClipMaker
from draw import Draw
from front_end import FrontEnd
from pack_format import RATE, read_pack
from support import check, check_equal
from tones_any import SECONDS, InstrumentBank, sustain


def test_tones_are_made_long():
    time = np.arange(int(2.2 * RATE)) / RATE
    tone = (np.sin(2 * np.pi * 440 * time) * np.minimum(1, time / 0.05)).astype(np.float32)
    long = sustain(tone, [1, 2])
    level = np.sqrt(np.mean(long[:-RATE // 10].reshape(-1, RATE // 20) ** 2, 1))[20:]
    check("a tone of 2.2 s lasts 6 s and stays as loud",
          len(long) == SECONDS * RATE and level.max() < 1.1 * level.min(), f"{level.min():.3f} to {level.max():.3f}")


def played_alone(bank, which, pitches):
    """Five notes of one instrument, a second and a half apart."""
    shape = (1, len(pitches))
    pitch = torch.tensor([pitches])
    onset = 0.5 + 1.5 * torch.arange(len(pitches)).double()[None]
    nothing = torch.zeros(shape, dtype=torch.long)
    tone = bank.tone_of[which, 90, pitch - 21]
    return Arranged(onset, onset + 0.7, pitch, torch.full(shape, 90.0), torch.ones(shape, dtype=torch.bool), no_pedal,
                    nothing, nothing + which, tone, 2 ** ((pitch - bank.pitch[tone]) / 12.0),
                    torch.zeros(shape, dtype=torch.bool), torch.full((1, 3), which))


def test_sound(bank):
    for which in range(len(bank.names)):
        low = int(bank.low[which])
        played = played_alone(bank, which, list(range(max(45, low), max(45, low) + 20, 4)))
        sound = synth_any.render(Draw(1, "cpu"), bank, played, 0.8, int(9.5 * RATE))
        levels = FrontEnd()(sound, int(0.8 * RATE), 420)[0]
        power = sound[0].square()
        rises = []
        for note in range(played.pitch.shape[1]):
            at = int((0.8 + float(played.onset[0, note])) * RATE)
            rises.append(10 * float(torch.log10((power[at:at + 1600].mean() + 1e-12)
                                                / (power[at - 1600:at].mean() + 1e-12))))
        check(f"{bank.names[which]} begins with its notes", min(rises) > 6, f"{min(rises):.0f} dB louder")
        check(f"{bank.names[which]}: levels are numbers", bool(torch.isfinite(levels).all()))


def test_clips(bank, header, arrays):
    maker = AnyClipMaker(bank, Pieces(header, arrays, "val", "cpu"), "cpu")
    first, again, other = (maker.make(Draw(seed, "cpu"), 6, 80) for seed in (1, 1, 2))
    check("the same seed makes the same clips", torch.equal(first[0], again[0]) and torch.equal(first[1], again[1]))
    check("another seed makes others", float((first[0] == other[0]).float().mean()) < 0.9)
    played = first[3]
    low, high = bank.low[played.instrument], bank.high[played.instrument]
    outside = played.valid & ((played.pitch < low) | (played.pitch > high))
    check("no note outside its instrument's range", int(outside.sum()) == 0, f"{int(played.valid.sum())} notes")
    check("nobody has a damper pedal", float(first[2].sum()) == 0)
    several = sum(len(set(played.part[clip][played.valid[clip]].tolist())) > 1 for clip in range(6))
    check("some clips have several instruments", several > 0, f"{several} of 6")


def test_arranging_for_evaluation():
    notes = [(0.0, 1.0, 50, 70), (0.0, 1.0, 62, 70), (0.5, 1.5, 64, 70), (1.2, 1.4, 40, 120)]
    tune = evaluate_any.arranged(notes, 55, 96, 1)
    check("a tune has one note at a time", all(a[1] <= b[0] for a, b in zip(tune, tune[1:])) and len(tune) > 1)
    check("a tune stays in its range", all(55 <= note[2] <= 96 for note in tune))


def test_learning(reference, pack):
    out = reference.path("out-of-training")
    support.run("transcribe_any", "train_any.py", "--pack", pack, "--out", out, "--steps", 10, "--clips", 4, "--frames",
                80, "--channels", 16, "--hidden", 16, "--modelled", 2, "--fit-clips", 2, "--device", "cpu")
    with open(os.path.join(out, "log.jsonl"), encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    support.check_falls("transcription of any instrument", [line["loss"] for line in lines if "loss" in line])
    weights = os.path.join(out, "transcribe-any.safetensors")
    metadata, network = export.load_network(weights)
    check("the weights say what they are for", "any pitched" in metadata["training"]["purpose"])
    check("the weights say that they hear no pedal", metadata["hears_pedal"] is False)
    check("the weights have a card", os.path.getsize(weights.replace(".safetensors", ".md")) > 500)
    levels = -100 + 60 * torch.rand(1, 60, 294, generator=torch.Generator().manual_seed(1))
    theirs = reference.floats("transcription-logits", weights, reference.put("levels", levels.numpy(), np.float32))
    with torch.no_grad():
        notes, pedal = network(levels)
    check_equal("logits of the network that learnt", np.concatenate([notes.reshape(-1), pedal.reshape(-1)]), theirs,
                1e-4)


def main():
    reference = support.Reference(sys.argv[1])
    pack = make_pack_of_bundled.transcription(reference.path("transcribe.pack"))
    header, arrays = read_pack(pack)
    bank = InstrumentBank(header, arrays, "cpu", 2, 1)
    test_tones_are_made_long()
    test_sound(bank)
    test_clips(bank, header, arrays)
    test_arranging_for_evaluation()
    test_learning(reference, pack)
    support.finish()


if __name__ == "__main__":
    main()
