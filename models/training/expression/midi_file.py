# SPDX-License-Identifier: Apache-2.0
"""Standard MIDI files by ticks, as notation and its performances share them: reading and writing."""

import struct
from dataclasses import dataclass, field

import numpy as np

DAMPER = 64


@dataclass
class Score:
    """Ticks are counted in quarter notes (`quarters`), so that files of any division compare."""

    notes: np.ndarray  # onset, end (quarters), pitch, velocity, track; by onset and pitch
    tempo: list  # (quarters, seconds a quarter)
    metres: list  # (quarters, quarters a bar, quarters a beat, numerator, denominator's power of two)
    keys: list  # (quarters, two bytes)
    damper: list  # (quarters, value, track)
    tracks: list = field(default_factory=list)  # name of each track with notes, in the order of `notes`' track numbers

    def seconds(self, quarters):
        """Of places in the score."""
        starts = np.array([place for place, _ in self.tempo])
        lengths = np.array([length for _, length in self.tempo])
        clock = np.concatenate([[0], np.cumsum(np.diff(starts) * lengths[:-1])])
        at = np.clip(np.searchsorted(starts, quarters, side="right") - 1, 0, None)
        return clock[at] + (quarters - starts[at]) * lengths[at]


def _length(data, at):
    value = 0
    while True:
        byte = data[at]
        at += 1
        value = value << 7 | byte & 127
        if byte < 128:
            return value, at


def _events(data):
    """(tick, track, status, bytes) of all tracks, and ticks a quarter."""
    _, _, division = struct.unpack(">HHH", data[8:14])
    at, track, events = 14, -1, []
    while at + 8 <= len(data):
        kind, size = data[at:at + 4], struct.unpack(">I", data[at + 4:at + 8])[0]
        at += 8
        end = at + size
        if kind != b"MTrk":
            at = end
            continue
        track += 1
        tick, status = 0, 0
        while at < end:
            wait, at = _length(data, at)
            tick += wait
            if data[at] == 0xFF:
                size, body = _length(data, at + 2)
                events.append((tick, track, 0xFF00 | data[at + 1], data[body:body + size]))
                at = body + size
            elif data[at] in (0xF0, 0xF7):
                size, body = _length(data, at + 1)
                at = body + size
            else:
                if data[at] & 128:
                    status = data[at]
                    at += 1
                size = 1 if status >> 4 in (0xC, 0xD) else 2
                events.append((tick, track, status, data[at:at + size]))
                at += size
    return events, division


def read(path):
    with open(path, "rb") as file:
        events, division = _events(file.read())
    sounding, notes, tempo, metres, keys, damper, names = {}, [], [], [], [], [], {}
    for tick, track, status, data in sorted(events, key=lambda event: event[0]):
        place = tick / division
        kind = status >> 4
        if status == 0xFF03:
            names.setdefault(track, data.decode("utf-8", "replace"))
        elif status == 0xFF51:
            tempo.append((place, int.from_bytes(data, "big") / 1e6))
        elif status == 0xFF58:
            beat = 4 / 2 ** data[1] * (3 if data[1] >= 3 and data[0] % 3 == 0 and data[0] > 3 else 1)
            metres.append((place, data[0] * 4 / 2 ** data[1], beat, data[0], data[1]))
        elif status == 0xFF59:
            keys.append((place, data))
        elif kind == 9 and data[1] > 0:
            sounding.setdefault((track, status & 15, data[0]), []).append((place, data[1]))
        elif kind == 8 or kind == 9:
            begun = sounding.get((track, status & 15, data[0]))
            if begun:
                onset, velocity = begun.pop(0)
                notes.append((onset, place, data[0], velocity, track))
        elif kind == 11 and data[0] == DAMPER:
            damper.append((place, data[1], track))
    notes = np.array(sorted(notes, key=lambda note: (note[0], note[2])), dtype=float).reshape(-1, 5)
    used = sorted(set(notes[:, 4].astype(int)))
    notes[:, 4] = np.searchsorted(used, notes[:, 4])
    if not tempo or tempo[0][0] > 0:
        tempo.insert(0, (0.0, 0.5))
    if not metres or metres[0][0] > 0:
        metres.insert(0, (0.0, 4.0, 1.0, 4, 2))
    return Score(notes, tempo, metres, keys, damper, [names.get(track, "") for track in used])


def _coded(value):
    data = [value & 127]
    while value > 127:
        value >>= 7
        data.append(value & 127 | 128)
    return bytes(reversed(data))


def _track(events):
    """At one tick: what describes before dampers up, ends, dampers down, onsets."""

    def order(event):
        status, data = event[1], event[2]
        if status >= 0xFF00:
            return 0
        if status >> 4 == 11:
            return 1 if data[1] < 64 else 3
        return 2 if data[1] == 0 else 4

    body, now = b"", 0
    for tick, status, data in sorted(events, key=lambda event: (event[0], order(event))):
        body += _coded(tick - now)
        now = tick
        body += (bytes([0xFF, status & 255]) + _coded(len(data)) if status >= 0xFF00 else bytes([status])) + data
    body += b"\x00\xff\x2f\x00"
    return b"MTrk" + struct.pack(">I", len(body)) + body


def write(path, score, title, credits, division=480):
    """`credits` are lines of text that go into the file. The first track of notes also holds the damper."""

    def tick(quarters):
        return int(round(quarters * division))

    def text(kind, words):
        return (0, 0xFF00 | kind, words.encode("utf-8"))

    head = [text(3, title)] + [text(2 if index == 0 else 1, line) for index, line in enumerate(credits)]
    head += [(tick(place), 0xFF51, int(round(length * 1e6)).to_bytes(3, "big")) for place, length in score.tempo]
    head += [(tick(place), 0xFF58, bytes([above, power, 24, 8])) for place, _, _, above, power in score.metres]
    head += [(tick(place), 0xFF59, bytes(data)) for place, data in dict(score.keys).items()]
    tracks = [head]
    for number, name in enumerate(score.tracks):
        events = [text(3, name)] if name else []
        if number == 0:
            events += [(tick(place), 0xB0, bytes([DAMPER, int(value)])) for place, value, _ in score.damper]
        for onset, end, pitch, velocity, _ in score.notes[score.notes[:, 4] == number]:
            events.append((tick(onset), 0x90, bytes([int(pitch), int(velocity)])))
            events.append((max(tick(end), tick(onset) + 1), 0x90, bytes([int(pitch), 0])))
        tracks.append(events)
    with open(path, "wb") as file:
        file.write(b"MThd" + struct.pack(">IHHH", 6, 1, len(tracks), division) + b"".join(map(_track, tracks)))
