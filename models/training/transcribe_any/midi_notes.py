# SPDX-License-Identifier: Apache-2.0
"""Writes notes as a MIDI file and lets fluidsynth play it. Needs scipy and the program fluidsynth."""
import os
import subprocess
import tempfile
import warnings

import numpy as np

import piano_recipe  # noqa: F401
from midi_file import quantity, write_track
from pack_format import RATE


def write_notes(path, program, notes):
    """notes: (onset s, end s, pitch, velocity). A tick is a millisecond."""
    events = [(0, 0, bytes([192, program]))]
    for onset, end, pitch, velocity in notes:
        begin, stop = round(1000 * onset), max(round(1000 * onset) + 1, round(1000 * end))
        events += [(begin, 2, bytes([144, pitch, velocity])), (stop, 1, bytes([128, pitch, 64]))]
    events.sort()
    track, last = b"", 0
    for tick, _, message in events:
        track += quantity(tick - last) + message
        last = tick
    track += quantity(2500) + bytes([255, 47, 0])
    write_track(path, track)


def play(soundfont, program, notes, reverberation=False):
    """Samples float32 [n] at 16 kHz, mean of both channels."""
    from scipy.io import wavfile  # here: only what calls fluidsynth needs it
    from scipy.signal import resample_poly
    with tempfile.TemporaryDirectory() as folder:
        midi, wave = os.path.join(folder, "notes.mid"), os.path.join(folder, "notes.wav")
        write_notes(midi, program, notes)
        subprocess.run(["fluidsynth", "-ni", "-R", str(int(reverberation)), "-C", "0", "-g", "0.5", "-r", str(2 * RATE),
                        "-o", "synth.dynamic-sample-loading=1", "-O", "float", "-F", wave, soundfont, midi],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", wavfile.WavFileWarning)  # of the chunk that holds the peaks
            rate, sound = wavfile.read(wave)
    if rate != 2 * RATE or sound.dtype != np.float32:
        raise RuntimeError(f"fluidsynth wrote {rate} Hz, {sound.dtype}")
    return resample_poly(sound.mean(1), 1, 2).astype(np.float32)
