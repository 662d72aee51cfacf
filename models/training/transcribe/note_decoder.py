# SPDX-License-Identifier: Apache-2.0
"""From answers to notes as src/transcribe/note_decoder.cpp does it, and how well notes were found
(src/lab/metrics/note_metrics.cpp).
numpy only. An answer is (onset, sounding, offset, velocity) [frames, 88] each, 0..1."""
import numpy as np

from front_end import FRAMES_PER_SECOND

PEAK_REACH = 2
SHORTEST = 0.04  # seconds
LOWEST_KEY = 21
TOLERANCE = 0.05  # seconds
PEDAL_SLACK = 0.2


def peaks(rows):
    """Whether each frame [frames, keys] is the highest within PEAK_REACH frames (of equals the first)."""
    best = np.ones(rows.shape, bool)
    for shift in range(1, PEAK_REACH + 1):
        best[shift:] &= rows[:-shift] < rows[shift:]
        best[:-shift] &= rows[shift:] <= rows[:-shift]
    return best


def peak_seconds(rows):
    """Where the slopes around each frame meet, in seconds [frames, keys]."""
    before = np.vstack([np.zeros_like(rows[:1]), rows[:-1]])
    after = np.vstack([rows[1:], np.zeros_like(rows[:1])])
    steeper = rows - np.minimum(before, after)
    shift = np.where(steeper > 0, 0.5 * (after - before) / np.where(steeper > 0, steeper, 1), 0)
    return (np.arange(len(rows))[:, None] + shift) / FRAMES_PER_SECOND


class Answer:
    """One clip's answers with what does not depend on thresholds."""

    def __init__(self, onset, sounding, offset, velocity, pedal):
        self.onset, self.sounding, self.offset, self.velocity, self.pedal = onset, sounding, offset, velocity, pedal
        self.onset_peak, self.offset_peak = peaks(onset), peaks(offset)
        self.onset_seconds, self.offset_seconds = peak_seconds(onset), peak_seconds(offset)

    def notes(self, thresholds):
        """[(onset, end, pitch, velocity)] by onset."""
        frames = len(self.onset)
        struck = self.onset_peak & (self.onset >= thresholds["onset"])
        offset_peak = self.offset_peak & (self.offset >= thresholds["offset"])
        over = offset_peak | (self.sounding < thresholds["sounding"])
        notes = []
        for key in np.nonzero(struck.any(0))[0]:
            rows = np.nonzero(struck[:, key])[0]
            ends = np.nonzero(over[:, key])[0]
            onsets = np.maximum(0, self.onset_seconds[rows, key] - thresholds["lateness"])
            for place, row in enumerate(rows):
                onset = onsets[place]
                last = rows[place + 1] if place + 1 < len(rows) else frames
                earliest = max(row + 1, int(np.ceil((onset + SHORTEST) * FRAMES_PER_SECOND - 1e-9)))
                found = np.searchsorted(ends, earliest)
                if found < len(ends) and ends[found] < last:
                    end = ends[found]
                    end = self.offset_seconds[end, key] if offset_peak[end, key] else end / FRAMES_PER_SECOND
                else:
                    end = onsets[place + 1] if place + 1 < len(rows) else frames / FRAMES_PER_SECOND
                velocity = min(127, max(1, int(np.floor(self.velocity[row, key] * 127 + 0.5))))
                notes.append((onset, max(end, onset + SHORTEST), key + LOWEST_KEY, velocity))
        return sorted(notes, key=lambda note: (note[0], note[2]))

    def pedal_down(self, threshold):
        """[frames] bool."""
        down, answers = False, np.zeros(len(self.pedal), bool)
        for frame, value in enumerate(self.pedal):
            down = value >= threshold - (PEDAL_SLACK if down else 0)
            answers[frame] = down
        return answers


def match(truth, found, with_offsets):
    """Pairs (index in truth, index in found) of notes of one pitch and one time; both sorted by onset."""
    pairs, taken = [], set()
    by_pitch = {}
    for index, note in enumerate(found):
        by_pitch.setdefault(note[2], []).append(index)
    for i, (onset, end, pitch, _) in enumerate(truth):
        for j in by_pitch.get(pitch, ()):
            if found[j][0] > onset + TOLERANCE:
                break
            if j in taken or found[j][0] < onset - TOLERANCE:
                continue
            if with_offsets and abs(found[j][1] - end) > max(TOLERANCE, 0.2 * (end - onset)):
                continue
            taken.add(j)
            pairs.append((i, j))
            break
    return pairs


def f1(matched, truth, found):
    return 2 * matched / (truth + found) if matched else 0.0


def in_velocity(truth, found, pairs):
    """How many pairs agree in velocity after the straight line that fits best."""
    if not pairs:
        return 0
    low = min(note[3] for note in truth)
    span = max(1, max(note[3] for note in truth) - low)
    x = np.array([found[j][3] for _, j in pairs], float)
    y = np.array([(truth[i][3] - low) / span for i, _ in pairs])
    slope, height = np.polyfit(x, y, 1) if np.ptp(x) > 0 else (0, y.mean())
    return int((np.abs(slope * x + height - y) < 0.1).sum())


def score(truth, found):
    """F1 of notes, with offsets, with velocities, with both; median onset error in seconds (late: positive)."""
    pairs, both = match(truth, found, False), match(truth, found, True)
    counts = len(truth), len(found)
    errors = [found[j][0] - truth[i][0] for i, j in pairs]
    return {"notes": f1(len(pairs), *counts), "offsets": f1(len(both), *counts),
            "velocities": f1(in_velocity(truth, found, pairs), *counts),
            "both": f1(in_velocity(truth, found, both), *counts),
            "late": float(np.median(errors)) if errors else 0.0}
