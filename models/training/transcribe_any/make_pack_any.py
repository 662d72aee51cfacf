# SPDX-License-Identifier: Apache-2.0
"""Gathers single tones of about sixty instruments, and the open notes of the pack of ../transcribe, into one pack.

Needs numpy, scipy and the program fluidsynth; INSTRUMENTS.md says where the soundfonts come from.
"""
import argparse
import os

import numpy as np

import piano_recipe
import pack_format
from instruments import FROM_MUSESCORE, INSTRUMENTS, NOT_FROM_FLUID
from midi_notes import play
from pack_format import RATE, band_edges, encode_tone, read_pack, transform, write_pack

NOTES = ("pieces", "note_step", "note_held", "note_pitch", "note_velocity", "pedal_time", "pedal_down")
HELD = 2.2  # seconds of a sustained tone that are kept; tones_any.py makes them longer
SIGNAL_TO_NOISE, FLOOR = 24.0, 64.0  # dB: of the codec, a little coarser than for pianos, which fade for longer
QUIET = -50.0  # dB: a tone that fades is over here
SWELL = 0.02  # seconds
EVERY = 6.0  # seconds from note to note
BEFORE = 0.2  # seconds before the first


def recordings(instrument, font):
    """Long and short notes of one instrument: tones [(pitch, velocity, sound)], and the sounds of short notes with the
    second at which each was let go."""
    step = 4 if instrument.high - instrument.low > 26 else 3
    if instrument.high - instrument.low > 66:
        step = 6
    pitches = list(range(instrument.low, instrument.high + 1, step))
    if instrument.high - pitches[-1] >= 2:
        pitches.append(instrument.high)
    velocities = (45, 80, 115) if instrument.program in (0, 4, 5, 11, 24, 25, 56, 57, 61, 66) else (60, 110)
    long = [(pitch, velocity) for velocity in velocities for pitch in pitches]
    short = [(pitch, 90) for pitch in pitches[::2]]
    notes, ends = [], []
    for place, (pitch, velocity) in enumerate(long + short):
        hold = 0.5 if place >= len(long) else 2.7 if instrument.sustained else 4.5
        notes.append((BEFORE + EVERY * place, BEFORE + EVERY * place + hold, pitch, velocity))
        ends.append(hold)
    sound = play(font, instrument.program, notes)

    def cut(place):
        begin = int((BEFORE + EVERY * place) * RATE)
        return sound[begin:begin + int((EVERY - 0.1) * RATE)]

    tones = [(pitch, velocity, cut(place)) for place, (pitch, velocity) in enumerate(long)]
    return tones, [(cut(place), ends[place]) for place in range(len(long), len(notes))]


def tone_from(sound, sustained, pitch):
    """Cuts a recording to the tone, from 1 ms before its first sound on. Returns samples of mean square 1 over their
    first half second, their level in dB before that, the first sound in seconds after the key, and the lead: how much
    later the note counts as begun. That is at once for what is struck; what swells begins SWELL before it is within 12
    dB of its early level."""
    envelope = np.sqrt(np.convolve(sound ** 2, np.ones(32) / 32, "same"))
    early = envelope[:RATE // 4].max()
    attack = int(np.argmax(envelope > 0.06 * early))
    lead = max(0.0, int(np.argmax(envelope > 0.25 * early)) / RATE - attack / RATE - SWELL) if sustained else 0.0
    seconds = HELD if sustained else 3.5 if pitch < 52 else 2.8 if pitch < 76 else 2.0
    tone = sound[max(0, attack - 16):][:int(seconds * RATE)].astype(np.float64)
    level = np.sqrt(np.mean(tone[:RATE // 2] ** 2))
    if not level > 0:
        return None
    if not sustained:
        blocks = np.sqrt(np.mean(tone[:len(tone) // 800 * 800].reshape(-1, 800) ** 2, 1))
        heard = np.nonzero(blocks > blocks.max() * 10 ** (QUIET / 20))[0]
        tone = tone[:(heard[-1] + 1) * 800]
        tone[-800:] *= np.linspace(1, 0, 800)
    tone[:16] *= np.linspace(0, 1, 16)
    return (tone / level).astype(np.float32), 20 * np.log10(level), attack / RATE, lead


def fall_of(released):
    """Seconds in which the sound falls to 1 / e after a note is let go: the median of the short notes."""
    falls = []
    for sound, hold in released:
        blocks = np.sqrt(np.mean(sound[:len(sound) // 80 * 80].reshape(-1, 80) ** 2, 1))  # of 5 ms
        off = int(hold * RATE / 80)
        level = blocks[off - 6:off].mean()
        if level <= 0:
            continue
        below = np.nonzero(blocks[off:] < 0.1 * level)[0]
        falls.append((below[0] if len(below) else len(blocks) - off) * 0.005 / np.log(10))
    return float(np.clip(np.median(falls), 0.01, 0.8))


def octave_of(sound, pitch):
    """By how many octaves the tone seems to lie beside its key, by its partials (0 as a rule)."""
    part = sound[RATE // 20:RATE // 20 + RATE // 2]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 4 * RATE))

    def at(hertz):
        middle = int(round(4 * hertz))
        near = spectrum[int(middle * 0.98):int(middle * 1.02) + 2] if middle < 2 * RATE - 99 else np.zeros(1)
        return float(near.max())

    base = 440 * 2 ** ((pitch - 69) / 12)
    odd, even = max(at(base), at(3 * base), at(5 * base)), max(at(2 * base), at(4 * base))
    half = max(at(base / 2), at(1.5 * base))
    return 1 if odd < 0.02 * even else -1 if half > 3 * max(odd, even) else 0


def make(fonts, only=None):
    """Header entries of the instruments and the arrays of all tones."""
    pack_format.SIGNAL_TO_NOISE, pack_format.FLOOR = SIGNAL_TO_NOISE, FLOOR
    matrix, edges = transform(), band_edges()
    entries, tones, leads, steps, values, frames = [], [], [], [], [], 0
    for font_name, font in fonts:
        for instrument in INSTRUMENTS:
            name = f"{font_name} {instrument.name}"
            if (only and name not in only) or (font_name == "fluid" and instrument.name in NOT_FROM_FLUID) or (
                    font_name == "musescore" and instrument.name not in FROM_MUSESCORE):
                continue
            begin = len(tones)
            recorded, released = recordings(instrument, font)
            late, octaves = [], []
            for pitch, velocity, sound in recorded:
                cut = tone_from(sound, instrument.sustained, pitch)
                if cut is None:
                    continue
                tone, level, attack, lead = cut
                leads.append(lead)
                late.append(attack)
                octaves.append(octave_of(tone, pitch))
                step, value = encode_tone(tone, matrix, edges)
                tones.append((pitch, velocity, round(100 * level), len(tone), frames))
                steps.append(step.T.reshape(-1))
                values.append(value.T.reshape(-1))
                frames += len(step)
            fall = round(fall_of(released), 4)
            entries.append({"name": name, "begin": begin, "end": len(tones), "low": instrument.low, "fall": fall,
                            "high": instrument.high, "sustained": instrument.sustained, "chords": instrument.chords,
                            "vibrato": instrument.vibrato, "glide": instrument.glide})
            other = ", ".join(f"{sum(o == wanted for o in octaves)} seem {text}"
                              for wanted, text in ((1, "an octave higher"), (-1, "an octave lower"))
                              if wanted in octaves)
            print(f"{name}: {len(tones) - begin} tones, {sum(tone[3] for tone in tones[begin:]) / RATE:.0f} s, attack "
                  f"{1000 * np.median(late):.0f} ms after the key, begins {1000 * np.median(leads[begin:]):.0f} ms "
                  f"later, falls in {1000 * fall:.0f} ms"
                  + (f"; {other}" if other else ""), flush=True)
    return entries, {"tones": np.array(tones, np.int32), "lead": np.array(leads, np.float32),
                     "steps": np.concatenate(steps), "values": np.concatenate(values)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--piano-pack", default=os.path.join(piano_recipe.FOLDER, "pack", "transcribe.pack"))
    parser.add_argument("--out", default=os.path.join(here, "pack", "transcribe-any.pack"))
    parser.add_argument("--fluid", required=True, help="FluidR3_GM.sf2")
    parser.add_argument("--musescore", required=True, help="MuseScore_General.sf3")
    parser.add_argument("--only", nargs="*", help="names such as 'fluid violin'")
    args = parser.parse_args()
    piano_header, piano_arrays = read_pack(args.piano_pack)
    entries, arrays = make([("fluid", args.fluid), ("musescore", args.musescore)], args.only)
    arrays = {**{name: piano_arrays[name] for name in NOTES}, **arrays}
    header = {"kind": "atos-transcribe-any-pack", "rate": RATE, "pianos": entries, "sources": piano_header["sources"]}
    for name, size in write_pack(args.out, header, arrays).items():
        print(f"{name}: {size / 1024:.0f} KiB")
    print(f"{len(entries)} instruments, {len(arrays['tones'])} tones, {arrays['tones'][:, 3].sum() / RATE:.0f} s, "
          f"{os.path.getsize(args.out) / 2 ** 20:.1f} MiB")


if __name__ == "__main__":
    main()
