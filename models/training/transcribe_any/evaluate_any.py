# SPDX-License-Identifier: Apache-2.0
"""Note F1 (same key, 50 ms) per instrument of given weights: excerpts of validation pieces, arranged for each
instrument, played by fluidsynth with a soundfont that no weights have heard, transcribed by the program itself."""
import argparse
import functools
import json
import os
import subprocess
import tempfile
import wave

import numpy as np

import piano_recipe  # noqa: F401
from note_decoder import f1, match, score
from midi_notes import play
from pack_format import RATE, read_pack

# name: program, lowest and highest key, most notes at once
INSTRUMENTS = {"violin": (40, 55, 96, 1), "flute": (73, 60, 96, 1), "trumpet": (56, 54, 84, 1),
               "nylon guitar": (24, 40, 83, 4), "church organ": (19, 36, 96, 4), "choir aahs": (52, 43, 81, 4),
               "vibraphone": (11, 53, 89, 3), "electric piano": (4, 36, 96, 5), "cello": (42, 36, 76, 1),
               "clarinet": (71, 50, 91, 1), "string ensemble": (48, 36, 91, 4), "harp": (46, 28, 96, 4),
               "grand piano": (0, 21, 108, 10)}
EIGHT = list(INSTRUMENTS)[:8]
SHORTEST = 0.09


def excerpts(pack, count, seconds, seed):
    """[(place in the pack, [(onset, end, pitch, velocity)])] of `count` validation pieces of different sources."""
    header, arrays = read_pack(pack)
    random = np.random.default_rng(seed)
    by_source = [list(random.permutation(source["pieces"])) for source in header["sources"] if source["split"] == "val"]
    chosen = []
    while len(chosen) < count and any(by_source):
        for pieces in by_source:
            if pieces and len(chosen) < count:
                chosen.append(int(pieces.pop()))
    for index in chosen:
        a, b, _, _ = arrays["pieces"][index]
        onset = np.cumsum(arrays["note_step"][a:b].astype(np.int64)) / 1000
        begin = onset[0] + random.uniform(0, max(0.0, onset[-1] - onset[0] - seconds))
        held = arrays["note_held"][a:b] / 200
        keep = (onset >= begin) & (onset < begin + seconds)
        yield index, [(float(t - begin) + 0.5, float(t - begin + h) + 0.5, int(p), int(v)) for t, h, p, v in zip(
            onset[keep], held[keep], arrays["note_pitch"][a:b][keep], arrays["note_velocity"][a:b][keep])]


def arranged(notes, low, high, most):
    """The notes as an instrument can play them: at most so many at once, the highest first, in its range."""
    chords = []
    for note in sorted(notes):
        if chords and note[0] - chords[-1][0][0] < 0.045:
            chords[-1].append(note)
        else:
            chords.append([note])
    if most == 1:  # the tune: what nothing higher sounds over
        top = []
        for chord in chords:
            note = max(chord, key=lambda each: each[2])
            if not any(other[1] > note[0] + 0.06 and other[2] > note[2] + 2 for other in top[-3:]):
                top.append(note)
        chords = [[note] for note in top]
    kept = [note for chord in chords for note in sorted(chord, key=lambda each: -each[2])[:most]]
    if not kept:
        return []
    middle = np.mean([note[2] for note in kept])
    quarter = 0.25 * (high - low)
    shift = 12 * round((min(max(middle, low + quarter), high - quarter) - middle) / 12)
    moved = []
    for onset, end, pitch, velocity in kept:
        pitch += shift
        while pitch < low:
            pitch += 12
        while pitch > high:
            pitch -= 12
        moved.append([onset, end, pitch, int(np.clip(velocity, 45, 115))])
    moved.sort()
    result = []
    for place, (onset, end, pitch, velocity) in enumerate(moved):
        later = [other for other in moved[place + 1:] if other[0] > onset + 0.045]
        if any(other[2] == pitch and abs(other[0] - onset) <= 0.045 for other in moved[:place]):
            continue
        if most == 1 and later:  # to the next note, a little before it
            end = min(max(end, onset + 0.8), later[0][0] - 0.01)
        end = max(end, onset + SHORTEST)
        again = [other[0] for other in later if other[2] == pitch]
        result.append((onset, min([end] + [seconds - 0.005 for seconds in again]), pitch, velocity))
    return result


def write_sound(path, sound):
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.clip(np.round(sound * 32767), -32768, 32767).astype("<i2").tobytes())


def transcribe(atos, weights, sound):
    """[(onset, end, pitch, velocity)] as the program hears them."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sound.wav")
        write_sound(path, sound)
        said = subprocess.run([atos, "transcribe", path, os.path.join(folder, "out.mid"), "--json", *(
            ["--weights", weights] if weights else [])], check=True, capture_output=True, text=True)
    notes = [json.loads(line) for line in said.stdout.splitlines() if line.startswith("{")][0]["heard"]
    return sorted((note["onset_s"], note["sounds_till_s"], note["pitch"], note["velocity"]) for note in notes)


def heard_by_basic_pitch(program, sound):
    """The same by basic-pitch (pip install basic-pitch), as it comes."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sound.wav")
        write_sound(path, sound)
        subprocess.run([program, folder, path, "--save-note-events"], check=True, capture_output=True)
        with open(path.replace(".wav", "_basic_pitch.csv"), encoding="utf-8") as file:
            rows = [line.split(",") for line in file.read().splitlines()[1:]]
    return sorted((float(row[0]), float(row[1]), int(row[2]), int(row[3])) for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--pack", default=os.path.join(here, "pack", "transcribe-any.pack"))
    parser.add_argument("--soundfont", required=True, help="TimGM6mb.sf2")
    parser.add_argument("--atos", default="atos", help="the program")
    parser.add_argument("--weights", nargs="*", default=[""], help="files to compare; the program's own without")
    parser.add_argument("--basic-pitch", metavar="PROGRAM", help="also measure basic-pitch, if that is its program")
    parser.add_argument("--instruments", nargs="*", default=EIGHT, choices=list(INSTRUMENTS), metavar="NAME")
    parser.add_argument("--pieces", type=int, default=4, help="excerpts of each instrument")
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    pieces = list(excerpts(args.pack, args.pieces, args.seconds, args.seed))
    listeners = {os.path.basename(weights).replace(".safetensors", "") or "the program's own":
                 functools.partial(transcribe, args.atos, weights) for weights in args.weights}
    if args.basic_pitch:
        listeners["basic-pitch"] = functools.partial(heard_by_basic_pitch, args.basic_pitch)
    totals = {label: [] for label in listeners}
    print("| instrument | weights | notes | heard | note F1 | precision | recall | without delay | with offsets | "
          "late ms |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in args.instruments:
        program, low, high, most = INSTRUMENTS[name]
        made = []
        for _, notes in pieces:
            truth = arranged(notes, low, high, most)
            if truth:
                sound = play(args.soundfont, program, truth, reverberation=True)
                made.append((truth, 0.7 * sound / max(1e-6, np.abs(sound).max())))
        for label, listen in listeners.items():
            scores, found_notes, pairs = [], 0, 0
            for truth, sound in made:
                found = listen(sound)
                each = score(truth, found)
                near = [(note[0] - each["late"], *note[1:]) for note in found]
                each["shifted"] = f1(len(match(truth, near, False)), len(truth), len(near))
                scores.append(each)
                found_notes += len(found)
                pairs += len(match(truth, found, False))
            mean = {key: float(np.mean([each[key] for each in scores])) for key in scores[0]}
            wanted = sum(len(truth) for truth, _ in made)
            totals[label].append([mean["notes"], mean["shifted"], mean["offsets"]])
            print(f"| {name} | {label} | {wanted} | {found_notes} | {mean['notes']:.3f} | "
                  f"{pairs / max(1, found_notes):.3f} | {pairs / max(1, wanted):.3f} | {mean['shifted']:.3f} | "
                  f"{mean['offsets']:.3f} | {1000 * mean['late']:.0f} |", flush=True)
    for label, rows in totals.items():
        notes, shifted, offsets = np.mean(rows, 0)
        print(f"| mean | {label} | | | {notes:.3f} | | | {shifted:.3f} | {offsets:.3f} | |")


if __name__ == "__main__":
    main()
