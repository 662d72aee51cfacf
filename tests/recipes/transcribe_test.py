# SPDX-License-Identifier: Apache-2.0
"""models/training/transcribe hears, labels, decodes and answers as the program does, and learns.

    transcribe_test.py NETWORK_REFERENCE ATOS
"""
import json
import math
import os
import subprocess
import sys
import wave

import support

support.use_recipe("transcribe")
import numpy as np
import torch

import export
import make_pack_of_bundled
from clips import ClipMaker
from draw import Draw
from front_end import RATE, FrontEnd
from network import TranscriptionNetwork
from note_activity import activity
from note_decoder import Answer
from pack_format import band_edges, decode_tone, encode_tone, read_pack, transform
from playing import Played, Repertoire
from support import check, check_equal
from synth import draw_pianos, render
from tones import ToneBank

LOWEST_KEY = 21


def signals():
    """Three sounds [n] at 16 kHz: a chord that fades, noise, a rising tone with clicks."""
    random = np.random.default_rng(1)
    time = np.arange(3 * RATE + 123) / RATE
    chord = sum(np.sin(2 * math.pi * hertz * time) * np.exp(-time) for hertz in (55, 261.6, 329.6, 1318.5, 4186))
    rising = 0.5 * np.sin(2 * math.pi * (100 * time + 600 * time ** 2)) + 0.001 * random.normal(size=len(time))
    rising[::4000] = 1
    return {"a chord": 0.1 * chord, "noise": 0.1 * random.normal(size=len(time)), "a rising tone": rising}


def test_front_end(reference):
    for name, sound in signals().items():
        for cents in (0, 17):
            theirs = reference.floats("front-end", reference.put("samples", sound, np.float32), cents)
            ours = FrontEnd(cents)(torch.tensor(sound, dtype=torch.float32)[None])[0].numpy()
            theirs = theirs.reshape(ours.shape)
            # Below the loudest 60 dB the rounding of the two Fourier transforms shows (float32).
            heard = np.maximum(theirs, ours) > ours.max() - 60
            check_equal(f"levels of {name} at {cents} cents in dB, the loudest 60 dB", ours[heard], theirs[heard], 1e-3)
            check_equal(f"levels of {name} at {cents} cents in dB, everywhere", ours, theirs, 1e-2)
    sound = torch.tensor(signals()["noise"], dtype=torch.float32)[None]
    whole, part = FrontEnd()(sound), FrontEnd()(sound, 30 * RATE // 50, 40)
    check_equal("frames from the middle are those of the whole", part, whole[:, 30:70], 1e-4)


def random_music(seed):
    """Notes [n, 4] (onset, duration, pitch, velocity) by onset, and a damper's movements [m, 2] (time, value)."""
    random = np.random.default_rng(seed)
    notes = np.stack([np.sort(random.uniform(0, 10, 160)), random.exponential(0.3, 160) + 0.02,
                      random.integers(19, 112, 160), random.integers(1, 128, 160)], 1)
    notes[40:60, 2] = 60
    times = np.sort(random.uniform(0, 12, 14))
    return notes, np.stack([times, np.where(np.arange(14) % 2, 0, 127)], 1)


def sounding_ends(notes, pedals):
    """Until when notes sound, as soundingNotes() has it [n]."""
    ends, last = [], {}
    for onset, duration, pitch, _ in notes:
        end = onset + duration
        moved = np.searchsorted(pedals[:, 0], end, side="right")
        if moved % 2 == 1:
            end = min(pedals[moved, 0] if moved < len(pedals) else math.inf, end + 6)
        if pitch in last:
            ends[last[pitch]] = min(ends[last[pitch]], onset)
        last[pitch] = len(ends)
        ends.append(end)
    return np.array(ends)


def test_note_activity(reference):
    for seed, first, frames in ((1, 0, 400), (2, 150, 256), (3, 301, 200)):
        notes, pedals = random_music(seed)
        theirs = reference.floats("note-activity", reference.put("notes", notes, np.float64),
                                  reference.put("pedals", pedals, np.float64), first, frames)
        ends = sounding_ends(notes, pedals)
        on_keys = (notes[:, 2] >= LOWEST_KEY) & (notes[:, 2] <= 108)
        row = lambda values: torch.tensor(values[on_keys])[None]
        shift = first / 50
        down = np.searchsorted(pedals[:, 0], (np.arange(frames) + first) / 50, side="right") % 2 == 1
        truth, pedal = activity(row(notes[:, 0]) - shift, row(ends) - shift, row(notes[:, 2]).long() - LOWEST_KEY,
                                row(notes[:, 3]), torch.ones(1, on_keys.sum(), dtype=torch.bool),
                                torch.tensor(down)[None], frames)
        ours, size = truth.numpy().reshape(-1), frames * 88
        for place, name in enumerate(("onset", "sounding", "offset", "velocity")):
            plane = slice(place * size, (place + 1) * size)
            # A triangle that ends on a frame is 0 or 1e-15 there, by rounding, and then has a velocity or none.
            counted = theirs[:size] > 1e-6 if name == "velocity" else slice(None)
            check_equal(f"{name} from frame {first}", ours[plane][counted], theirs[plane][counted], 1e-5)
        check_equal(f"pedal from frame {first}", pedal.numpy()[0], theirs[-frames:])


def test_logits(reference, name, weights):
    sound = torch.tensor(signals()["a chord"] + 0.02 * signals()["noise"], dtype=torch.float32)[None]
    levels = FrontEnd()(sound)[:, :100]
    theirs = reference.floats("transcription-logits", weights, reference.put("levels", levels.numpy(), np.float32))
    with torch.no_grad():
        notes, pedal = export.load_network(weights)[1](levels)
    check_equal(f"logits of {name}", np.concatenate([notes.reshape(-1), pedal.reshape(-1)]), theirs, 1e-4)


def random_network(path):
    """A network whose every tensor is random, so that none is confused with another."""
    torch.manual_seed(5)
    network = TranscriptionNetwork(channels=20, hidden=28)
    with torch.no_grad():
        for tensor in network.state_dict().values():
            if tensor.dtype.is_floating_point:
                tensor.add_(0.1 * torch.rand_like(tensor))
    export.write_weights(path, network.eval(), {**export.THRESHOLDS, "lateness": 0.004}, {"steps": 0}, {})


def recording(seconds, path):
    """Plucked tones with partials, as 16-bit WAVE at 16 kHz [n]."""
    random = np.random.default_rng(3)
    sound = np.zeros(int(seconds * RATE))
    for onset in np.arange(0.3, seconds - 1.5, 0.17):
        pitch = random.integers(33, 90)
        time = np.arange(int(1.2 * RATE)) / RATE
        tone = sum(np.sin(2 * math.pi * 440 * 2 ** ((pitch - 69) / 12) * n * time) / n ** 1.3
                   for n in range(1, 8) if 440 * 2 ** ((pitch - 69) / 12) * n < 7000)
        begin = int(onset * RATE)
        fade = np.exp(-4 * time) * np.minimum(1, time / 0.003)
        sound[begin:begin + len(time)] += 0.15 * random.uniform(0.2, 1) * tone * fade
    whole = np.clip(np.round(sound * 32767), -32768, 32767).astype("<i2")
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(whole.tobytes())
    return whole.astype(np.float32) / 32768


def test_notes_of_a_recording(reference, atos, weights):
    path = reference.path("recording.wav")
    sound = recording(10, path)
    said = subprocess.run([atos, "transcribe", path, reference.path("notes.mid"), "--json", "--weights", weights],
                          check=True, stdout=subprocess.PIPE, text=True)
    theirs = json.loads(said.stdout)
    metadata, network = export.load_network(weights)
    levels = FrontEnd(theirs["tuning_cents"])(torch.tensor(sound)[None])
    with torch.no_grad():
        notes, pedal = network(torch.nn.functional.pad(levels, (0, 0, 0, levels.shape[1] % 2), value=-100))
    answer = Answer(*notes[0].sigmoid().numpy()[:, :levels.shape[1]], pedal[0].sigmoid().numpy()[:levels.shape[1]])
    ours = sorted((pitch, onset, end, velocity) for onset, end, pitch, velocity in answer.notes(metadata["thresholds"]))
    theirs = sorted((note["pitch"], note["onset_s"], note["sounds_till_s"], note["velocity"])
                    for note in theirs["heard"])
    check("as many notes of a recording as `atos transcribe`", len(ours) == len(theirs) > 10, f"{len(ours)}")
    if len(ours) == len(theirs):
        ours, theirs = np.array(ours), np.array(theirs)
        check_equal("their pitches", ours[:, 0], theirs[:, 0])
        # The program brings a recording to a level of its own first, which moves ends and velocities.
        check_equal("their onsets in s", ours[:, 1], theirs[:, 1], 0.02)


def test_codec():
    time = np.arange(2 * RATE) / RATE
    tone = sum(np.sin(2 * math.pi * 220 * n * time) / n * np.exp(-n * time) for n in range(1, 12)).astype(np.float32)
    matrix, edges = transform(), band_edges()
    again = decode_tone(*encode_tone(tone, matrix, edges), matrix, edges, len(tone))
    noise = 10 * math.log10(np.mean((again - tone) ** 2) / np.mean(tone ** 2))
    check("the pack's codec is 22 dB below the tone", noise < -22, f"{noise:.1f} dB")


def test_pitch(bank):
    """Single notes sound at their pitch, at their time and for their time."""
    pitch = torch.tensor([[33, 60, 71, 84, 96]])
    onset = 0.5 + 2 * torch.arange(5).double()[None]
    draw = Draw(1, "cpu")
    played = Played(onset, onset + 0.7, pitch, torch.full((1, 5), 80.0), torch.ones(1, 5, dtype=torch.bool), None)
    pianos = draw_pianos(draw, bank, 1)
    pianos.cents[:], pianos.release[:], pianos.fading[:] = 0, 0.02, 0
    levels = FrontEnd()(render(draw, bank, pianos, played, 0.8, int(11.5 * RATE)), int(0.8 * RATE), 530)[0]
    for note in range(5):
        key, begin = int(pitch[0, note]), round(float(onset[0, note]) * 50)
        bins = levels[begin + 5:begin + 20].mean(0)
        loudest = int(bins.argmax())
        # The fundamental of a low note may be softer than its second or third partial.
        beside = min(abs(loudest - 3 * (key - LOWEST_KEY) - 1 - shift) for shift in (0, 36, 57, 72))
        before = float(levels[begin - 16:begin - 13, loudest].amax() - bins.amax())
        after = float(levels[begin + 56:begin + 59, loudest].amax() - bins.amax())
        undamped = key >= 90
        check(f"key {key} sounds at its pitch from its onset to its end",
              beside <= 1 and before < -30 and after < (-6 if undamped else -30),
              f"{beside} bins beside, {before:.0f} dB before, {after:.0f} dB after")


def test_seed(bank, header, arrays):
    maker = ClipMaker(bank, Repertoire(header, arrays, "val", "cpu"), "cpu")
    first, again, other = (maker.make(Draw(seed, "cpu"), 5, 80) for seed in (1, 1, 2))
    check("the same seed makes the same clips", torch.equal(first[0], again[0]) and torch.equal(first[1], again[1]))
    check("another seed makes others", float((first[0] == other[0]).float().mean()) < 0.9)
    check("levels are numbers", bool(torch.isfinite(first[0]).all()))


def test_learning(reference, pack):
    out = reference.path("out-of-training")
    support.run("transcribe", "train.py", "--pack", pack, "--out", out, "--steps", 10, "--clips", 4, "--frames", 80,
                "--channels", 16, "--hidden", 16, "--modelled", 1, "--fit-clips", 2, "--device", "cpu")
    with open(os.path.join(out, "log.jsonl"), encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    support.check_falls("transcription", [line["loss"] for line in lines if "loss" in line])
    test_logits(reference, "the network that learnt", os.path.join(out, "transcribe.safetensors"))


def main():
    reference = support.Reference(sys.argv[1])
    shipped = os.path.join(support.MODELS, "transcribe-open.safetensors")
    test_front_end(reference)
    test_note_activity(reference)
    test_logits(reference, "the shipped weights", shipped)
    random_network(reference.path("random.safetensors"))
    test_logits(reference, "a random network", reference.path("random.safetensors"))
    test_notes_of_a_recording(reference, sys.argv[2], shipped)
    test_codec()
    pack = make_pack_of_bundled.transcription(reference.path("transcribe.pack"))
    header, arrays = read_pack(pack)
    bank = ToneBank(header, arrays, "cpu", 1, 1)
    test_pitch(bank)
    test_seed(bank, header, arrays)
    test_learning(reference, pack)
    support.finish()


if __name__ == "__main__":
    main()
