# SPDX-License-Identifier: Apache-2.0
"""Reads Standard MIDI Files as src/music/smf.cpp does: the same notes at the same seconds.

read(path) -> notes, pedals
  notes   float64 [n, 4]: onset s, duration s, pitch, velocity; by onset, then pitch
  pedals  float64 [p, 3]: time s, damper value 0..127, channel; by time
"""

import numpy as np

PERCUSSION = 9
DAMPER = 64


def _boundary(data, at):
    if at > len(data):
        return False
    if len(data) - at < 8:
        return True
    return all(0x20 <= letter < 0x7F for letter in data[at:at + 4])


def _unwrapped(data):
    """The file inside a RIFF file, or all bytes when there is none."""
    if data[:4] != b"RIFF" or data[8:12] != b"RMID":
        return data
    at = 12
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4:at + 8], "little")
        if data[at:at + 4] == b"data":
            return data[at + 8:at + 8 + length]
        at += 8 + length + length % 2
    return data


def _chunks(data):
    """(division field, list of track bytes)"""
    data = _unwrapped(data)
    if data[:4] != b"MThd" or len(data) < 14:
        raise ValueError("no Standard MIDI File")
    if int.from_bytes(data[8:10], "big") == 2:
        raise ValueError("independent patterns (type 2)")

    def find(begin):
        found = data.find(b"MTrk", min(begin, len(data)))
        return len(data) if found < 0 else found

    tracks = []
    declared = 8 + int.from_bytes(data[4:8], "big")
    at = declared if declared >= 14 and _boundary(data, declared) else find(14)
    while len(data) - at >= 8:
        track = data[at:at + 4] == b"MTrk"
        begin = at + 8
        end = begin + int.from_bytes(data[at + 4:at + 8], "big")
        if not _boundary(data, end):
            end = find(begin if track else at + 1)
        if track:
            tracks.append(data[begin:end])
        at = end
    return int.from_bytes(data[12:14], "big"), tracks


class _Track:
    """Bytes of a track; past their end they yield zeros and `overran` is set."""

    def __init__(self, data):
        self.data, self.at, self.overran = data, 0, False

    def byte(self):
        if self.at < len(self.data):
            self.at += 1
            return self.data[self.at - 1]
        self.overran = True
        return 0

    def quantity(self):
        value = 0
        for _ in range(4):
            part = self.byte()
            value = value << 7 | part & 0x7F
            if part < 0x80:
                break
        return value

    def take(self, size):
        self.overran = self.overran or size > len(self.data) - self.at
        taken = self.data[self.at:self.at + size]
        self.at += len(taken)
        return taken


def _decode(data, notes, pedals, tempos):
    """Appends the track's [onset, end, pitch, velocity], [tick, value, channel] and [tick, s per beat]."""
    track = _Track(data)
    waiting = {}
    ticks = running = 0
    ended = False
    while track.at < len(data) and not ended:
        # The common case, a channel event of a one- or two-byte delta, is read without calls.
        at = track.at
        if at + 5 < len(data) and (data[at] < 0x80 or data[at + 1] < 0x80):
            delta = data[at]
            at += 1
            if delta >= 0x80:
                delta = (delta & 0x7F) << 7 | data[at]
                at += 1
            ticks += delta
            track.at = at
        else:
            ticks += track.quantity()
        status = running
        if track.at < len(data) and data[track.at] >= 0x80:
            status = data[track.at]
            track.at += 1
        while status < 0x80 and not track.overran:
            status = track.byte()
        if status < 0xF0:
            running = status
            kind, channel = status >> 4, status & 0x0F
            number = track.byte()
            value = 0 if kind in (0xC, 0xD) else track.byte()
            if track.overran:
                break
            number &= 0x7F
            value &= 0x7F
            if kind == 0x9 and value > 0:
                if channel != PERCUSSION:
                    waiting.setdefault((channel, number), []).append(len(notes))
                    notes.append([ticks, 0, number, value])
            elif kind == 0x8 or kind == 0x9:
                queue = waiting.get((channel, number))
                if queue:
                    notes[queue.pop(0)][1] = ticks
            elif kind == 0xB and channel != PERCUSSION:
                if number == DAMPER:
                    pedals.append([ticks, value, channel])
                elif number in (120, 123):
                    _end(waiting, notes, channel, ticks)
        elif status == 0xFF:
            meta = track.byte()
            content = track.take(track.quantity())
            ended = meta == 0x2F
            if not track.overran and meta == 0x51 and len(content) >= 3:
                microseconds = int.from_bytes(content[:3], "big")
                if microseconds > 0:
                    tempos.append([ticks, microseconds * 1e-6])
        elif status in (0xF0, 0xF7):
            length = track.quantity()
            if length <= len(data) - track.at:
                track.at += length
            else:
                found = data.find(b"\xF7", track.at)
                track.overran = found < 0
                track.at = len(data) if found < 0 else found + 1
        else:
            track.take(2 if status == 0xF2 else 1 if status in (0xF1, 0xF3) else 0)
    for channel in range(16):
        _end(waiting, notes, channel, ticks)


def _end(waiting, notes, channel, ticks):
    for (own, _), queue in waiting.items():
        if own == channel:
            for index in queue:
                notes[index][1] = ticks
            queue.clear()


class _Tempo:
    """Seconds of ticks, piece by piece linear."""

    def __init__(self, tempos, field):
        if field < 0x8000:
            self.ticks_per_beat = float(field) if field > 0 else 480.0
        else:
            frames, parts = 256 - (field >> 8), field & 0xFF
            rate = 30000.0 / 1001.0 if frames == 29 else float(frames)
            self.ticks_per_beat = rate * parts * 0.5 if parts else 480.0
            tempos = [] if parts else tempos
        changes = [[0.0, 0.0, 0.5]]  # beat, second, seconds per beat
        for tick, seconds_per_beat in sorted(tempos, key=lambda tempo: tempo[0]):
            beat, last = tick / self.ticks_per_beat, changes[-1]
            if beat <= last[0]:
                last[2] = seconds_per_beat
            else:
                changes.append([beat, last[1] + (beat - last[0]) * last[2], seconds_per_beat])
        self.changes = np.array(changes)

    def seconds(self, ticks):
        beats = ticks * (1 / self.ticks_per_beat)
        change = self.changes[np.searchsorted(self.changes[1:, 0], beats, "right")]
        return change[..., 1] + (beats - change[..., 0]) * change[..., 2]


def parse(data):
    """See the module's text; ValueError when the bytes are no such file."""
    field, tracks = _chunks(data)
    notes, pedals, tempos = [], [], []
    for track in tracks:
        _decode(track, notes, pedals, tempos)
    tempo = _Tempo(tempos, field)
    notes = np.array(notes, dtype=np.float64).reshape(-1, 4)
    notes = notes[np.lexsort((notes[:, 2], notes[:, 0]))]
    onset = tempo.seconds(notes[:, 0])
    notes[:, 1] = np.maximum(0.0, tempo.seconds(notes[:, 1]) - onset)
    notes[:, 0] = onset
    notes = notes[np.lexsort((notes[:, 2], notes[:, 0]))]
    pedals = np.array(pedals, dtype=np.float64).reshape(-1, 3)
    pedals[:, 0] = tempo.seconds(pedals[:, 0])
    return notes, pedals[np.argsort(pedals[:, 0], kind="stable")]


def read(path):
    with open(path, "rb") as file:
        return parse(file.read())
