# SPDX-License-Identifier: Apache-2.0
"""Gathers notes of the open collection and single tones of many pianos into one small pack.

Needs numpy, scipy, soundfile and the program fluidsynth; PIANOS.md says where each piano comes from.
"""
import argparse
import csv
import glob
import os
import subprocess
import tempfile

import numpy as np

from midi_file import read_midi, write_single_notes
from pack_format import RATE, band_edges, encode_tone, transform, write_pack

NAMES = {name: number for number, name in enumerate(["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"])}
THIRDS = list(range(21, 109, 3))
FOURTHS = list(range(22, 109, 4))


def pitch_of(name, octave_of_middle_c):
    """MIDI key of a name such as F#4."""
    return NAMES[name[:-1]] + 12 * (int(name[-1]) - octave_of_middle_c + 5)


def mono(path, channel):
    """Samples at 16 kHz [n]; channel: 'mean', 'left' or 'right'."""
    import soundfile  # here: only recorded tones need these two
    from scipy.signal import resample_poly
    sound, rate = soundfile.read(path, dtype="float32", always_2d=True)
    sound = sound.mean(1) if channel == "mean" else sound[:, 0 if channel == "left" else -1]
    return sound if rate == RATE else resample_poly(sound, RATE, rate).astype(np.float32)


def tone_from(sound, pitch):
    """Cuts a recording to the tone: from 1 ms before the attack until it has faded or for as long as it is
    needed. Returns samples of mean square 1 over their first half second, and their level in dB before that."""
    envelope = np.sqrt(np.convolve(sound ** 2, np.ones(32) / 32, "same"))
    first = int(np.argmax(envelope > 0.02 * envelope.max()))
    early = envelope[first:first + RATE // 4].max()
    attack = first + int(np.argmax(envelope[first:] > 0.06 * early))
    seconds = 8 if pitch < 48 else 6 if pitch < 72 else 4 if pitch < 88 else 2.5
    tone = sound[max(0, attack - 16):][:int(seconds * RATE)].astype(np.float64)
    level = np.sqrt(np.mean(tone[:RATE // 2] ** 2))
    blocks = np.sqrt(np.mean(tone[:len(tone) // 800 * 800].reshape(-1, 800) ** 2, 1))
    heard = np.nonzero(blocks > blocks.max() * 10 ** (-60 / 20))[0]
    tone = tone[:(heard[-1] + 1) * 800]
    tone[:16] *= np.linspace(0, 1, 16)
    tone[-800:] *= np.linspace(1, 0, 800)
    return (tone / level).astype(np.float32), 20 * np.log10(level)


def salamander(folder, layers, channel):
    """npm packages @audio-samples/piano-velocityN: audio/F#4vN.ogg."""
    velocities = {1: 20, 4: 40, 7: 53, 10: 76, 13: 100, 16: 124}
    for layer in layers:
        for path in sorted(glob.glob(os.path.join(folder, f"piano-velocity{layer}", "audio", "*.ogg"))):
            pitch = pitch_of(os.path.basename(path).split("v")[0], 4)
            yield pitch, velocities[layer], mono(path, channel)


def headroom(folder, microphone, channel):
    """The repository's folder Samples: HEADROOM PIANO LEVEL3 CLOSE 60.flac."""
    velocities = {1: 40, 2: 75, 3: 98, 4: 113, 5: 124}
    for layer, velocity in velocities.items():
        for path in sorted(glob.glob(os.path.join(folder, f"HEADROOM PIANO LEVEL{layer} {microphone} *.flac"))):
            yield int(path.split()[-1].split(".")[0]), velocity, mono(path, channel)


def upright(folder):
    """Upright1_Sus_C3_vl3_rr1.wav, where C3 is the middle C."""
    for path in sorted(glob.glob(os.path.join(folder, "Upright1_Sus_*.wav"))):
        name = os.path.basename(path).split("_")[2]
        yield (23 if name == "C0" else pitch_of(name, 3)), 100, mono(path, "mean")


def soundfont(path, program, velocities, pitches, channel="mean"):
    """A General MIDI piano, played note by note without reverberation and chorus."""
    every, hold = 9.0, 8.2
    notes = [(pitch, velocity) for velocity in velocities for pitch in pitches]
    with tempfile.TemporaryDirectory() as folder:
        midi, wave = os.path.join(folder, "notes.mid"), os.path.join(folder, "notes.wav")
        write_single_notes(midi, program, notes, every, hold)
        subprocess.run(["fluidsynth", "-ni", "-R", "0", "-C", "0", "-g", "0.6", "-r", str(RATE * 2), "-O", "float",
                        "-F", wave, path, midi], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        sound = mono(wave, channel)
    for index, (pitch, velocity) in enumerate(notes):
        begin = max(0, int(index * every * RATE) - 160)
        yield pitch, velocity, sound[begin:begin + int(hold * RATE)]


def pianos(args):
    """name, (pitch, velocity, sound) of each."""
    fonts = [("fluid-grand", args.fluid, 0, (35, 65, 95, 122), THIRDS),
             ("fluid-bright", args.fluid, 1, (60, 105), FOURTHS),
             ("fluid-honky-tonk", args.fluid, 3, (60, 105), FOURTHS),
             ("musescore-grand", args.musescore, 0, (35, 65, 95, 122), THIRDS),
             ("csound-piano-1", args.csound, 0, (70, 110), FOURTHS),
             ("csound-piano-2", args.csound, 1, (70, 110), FOURTHS)]
    if args.salamander:
        yield "salamander", salamander(args.salamander, (1, 4, 7, 10, 13, 16), "mean")
        yield "salamander-left", salamander(args.salamander, (4, 10, 16), "left")
        yield "salamander-right", salamander(args.salamander, (4, 10, 16), "right")
    if args.headroom:
        yield "headroom-close", headroom(args.headroom, "CLOSE", "mean")
        yield "headroom-decca", headroom(args.headroom, "DECCA", "mean")
        yield "headroom-decca-left", headroom(args.headroom, "DECCA", "left")
    if args.upright:
        yield "upright", upright(args.upright)
    for name, path, program, velocities, pitches in fonts:
        if path:
            yield name, soundfont(path, program, velocities, pitches)


def code_pianos(args):
    """Header entries of the pianos and the arrays of all tones."""
    matrix, edges = transform(), band_edges()
    entries, tones, steps, values, frames = [], [], [], [], 0
    for name, recordings in pianos(args):
        begin = len(tones)
        for pitch, velocity, sound in recordings:
            tone, level = tone_from(sound, pitch)
            step, value = encode_tone(tone, matrix, edges)
            tones.append((pitch, velocity, round(100 * level), len(tone), frames))
            steps.append(step.T.reshape(-1))
            values.append(value.T.reshape(-1))
            frames += len(step)
        entries.append({"name": name, "begin": begin, "end": len(tones)})
        print(f"{name}: {len(tones) - begin} tones, {sum(tone[3] for tone in tones[begin:]) / RATE:.0f} s", flush=True)
    table = np.array(tones, np.int32)  # pitch, velocity, level in 1/100 dB, samples, first frame
    return entries, {"tones": table, "steps": np.concatenate(steps), "values": np.concatenate(values)}


def weight_of(kind):
    """How often a source is played; as in render_set.cpp."""
    return {"transcription": 3.0, "sequenced": 4.0, "performance": 1.5}.get(kind, 0.6)


def gather_notes(data, limits):
    """Header entries of the sources and the arrays of all notes: of each source pieces in a fixed shuffled order,
    at most limits[split] notes for a weight of 1."""
    with open(os.path.join(data, "open", "metadata.tsv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    random = np.random.default_rng(1)
    sources, pieces, notes, pedals = {}, [], [], []
    order = random.permutation(len(rows))
    for index in order:
        row = rows[index]
        if row["split"] not in limits or "nottingham" in row["source"]:
            continue  # GPL-3.0: never learnt from
        source = sources.setdefault((row["source"], row["split"]), {
            "source": row["source"], "split": row["split"], "licence": set(), "weight": weight_of(row["kind"]),
            "pieces": [], "notes": 0})
        if source["notes"] > limits[row["split"]] * source["weight"]:
            continue
        try:
            found, damper = read_midi(os.path.join(data, row["path"]))
        except (ValueError, IndexError) as failure:
            print("left out:", row["path"], failure)
            continue
        found = [note for note in found if 21 <= note[2] <= 108][:4000]
        if len(found) < 20:
            continue
        end = found[-1][0] + 10
        damper = [pedal for pedal in damper if pedal[0] < end]
        source["pieces"].append(len(pieces))
        source["licence"].add(row["licence"])
        source["notes"] += len(found)
        pieces.append((len(notes), len(notes) + len(found), len(pedals), len(pedals) + len(damper)))
        notes.extend(found)
        pedals.extend(damper)
    notes = np.array(notes)
    onset = np.round(1000 * notes[:, 0]).astype(np.int64)
    step = np.diff(onset, prepend=0)
    for piece in pieces:
        step[piece[0]] = onset[piece[0]]
    pedals = np.array(pedals, np.float64).reshape(-1, 2)
    arrays = {"pieces": np.array(pieces, np.int32), "note_step": np.clip(step, 0, 65535).astype(np.uint16),
              "note_held": np.clip(np.round(200 * notes[:, 1]), 1, 65535).astype(np.uint16),
              "note_pitch": notes[:, 2].astype(np.uint8), "note_velocity": notes[:, 3].astype(np.uint8),
              "pedal_time": np.round(1000 * pedals[:, 0]).astype(np.int32), "pedal_down": pedals[:, 1].astype(np.uint8)}
    for source in sources.values():
        source["licence"] = sorted(source["licence"])
    return [source for source in sources.values() if source["pieces"]], arrays


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder that holds open/metadata.tsv")
    parser.add_argument("--out", required=True, help="the pack to write")
    parser.add_argument("--salamander", help="folder @audio-samples of the npm packages piano-velocity1 4 7 10 13 16")
    parser.add_argument("--headroom", help="folder Samples of the Headroom Piano")
    parser.add_argument("--upright", help="folder with Upright1_Sus_*.wav")
    parser.add_argument("--fluid", help="FluidR3_GM.sf2")
    parser.add_argument("--musescore", help="MuseScore_General.sf3")
    parser.add_argument("--csound", help="sf_GMbank.sf2")
    parser.add_argument("--train-notes", type=int, default=50000, help="of a source of weight 1")
    parser.add_argument("--val-notes", type=int, default=8000)
    args = parser.parse_args()
    sources, arrays = gather_notes(args.data, {"train": args.train_notes, "val": args.val_notes})
    for source in sources:
        print(f"{source['split']} {source['source']}: {len(source['pieces'])} pieces, {source['notes']} notes")
    entries, tones = code_pianos(args)
    arrays.update(tones)
    header = {"kind": "atos-transcribe-pack", "rate": RATE, "pianos": entries, "sources": sources}
    for name, size in write_pack(args.out, header, arrays).items():
        print(f"{name}: {size / 1024:.0f} KiB")
    print(f"{os.path.getsize(args.out) / 2 ** 20:.1f} MiB")


if __name__ == "__main__":
    main()
