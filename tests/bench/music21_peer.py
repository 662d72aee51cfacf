#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same steps by ATOS MIDI and by music21, in one run: reading a file, its keys (of the whole and of every
place), and its chords with root, quality and roman numeral. Needs music21 (pip install music21), which is no part of this project.

    tests/bench/music21_peer.py build/release/bin/atos resources/pieces/*.mid
"""
import argparse
import json
import statistics
import subprocess
import time

import music21

STEPS = {"read": ["read"], "key": ["key"], "chords": ["chords", "words"]}


def milliseconds(work):
    """CPU time, which a busy machine does not stretch."""
    begin = time.process_time()
    result = work()
    return result, 1000 * (time.process_time() - begin)


def find_keys(score):
    """The key of the whole and, as atos gives it, of every place: windows of eight quarter notes, one a quarter."""
    method = music21.analysis.discrete.KrumhanslSchmuckler()
    music21.analysis.windowed.WindowedAnalysis(score.flatten(), method).process(8, 8)
    return score.analyze("key")


def name_chords(score, key):
    """Vertical slices, as chordify() makes them, each with what `atos` says of a chord."""
    chords = score.chordify().recurse().getElementsByClass(music21.chord.Chord)
    return [(chord.root(), chord.quality, music21.roman.romanNumeralFromChord(chord, key).figure) for chord in chords]


def time_music21(path):
    score, read = milliseconds(lambda: music21.converter.parse(path, forceSource=True, storePickle=False))
    key, found = milliseconds(lambda: find_keys(score))
    _, named = milliseconds(lambda: name_chords(score, key))
    return {"read": read, "key": found, "chords": named}


def time_atos(program, path, runs):
    """Wall time of the fastest of several runs: on a busy machine that is no less than its CPU time."""
    timings = []
    for _ in range(runs):
        answer = subprocess.run([program, "calibrate", path, "--json"], check=True, capture_output=True)
        timings.append(json.loads(answer.stdout)["timing_ms"])
    return {step: min(sum(timing[part] for part in parts) for timing in timings) for step, parts in STEPS.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="the atos command")
    parser.add_argument("files", nargs="+", help="MIDI files")
    parser.add_argument("--runs", type=int, default=3, help="runs of atos a file")
    options = parser.parse_args()
    print(f"music21 {music21.VERSION_STR}; milliseconds, and how many times faster atos is")
    ratios = []
    for path in options.files:
        theirs = time_music21(path)
        ours = time_atos(options.program, path, options.runs)
        ratios.append(sum(theirs.values()) / sum(ours.values()))
        print(path)
        for step in STEPS:
            print(f"  {step:<7} music21 {theirs[step]:10.1f}   atos {ours[step]:8.2f}   {theirs[step] / ours[step]:8.0f} x")
        print(f"  {'all':<7} music21 {sum(theirs.values()):10.1f}   atos {sum(ours.values()):8.2f}   {ratios[-1]:8.0f} x")
    print(f"median over {len(ratios)} files: {statistics.median(ratios):.0f} x")


if __name__ == "__main__":
    main()
