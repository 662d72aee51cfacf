# SPDX-License-Identifier: Apache-2.0
"""What a page of notation says of each note and of each place in it: register, voice, metre, contour, phrase, density.

Everything is read off onsets, durations, pitches, bars and the tempo word (the median tempo); velocities and pedal,
which are to be learnt, are never looked at.
"""

import numpy as np

SHORTEST = 1 / 16  # quarters


class Page:
    """A score with what its features need more than once: its places (groups of notes that begin together)."""

    def __init__(self, score):
        self.score = score
        notes = score.notes
        self.onset, self.end, self.pitch = notes[:, 0], notes[:, 1], notes[:, 2]
        self.duration = np.maximum(self.end - self.onset, SHORTEST)
        new = np.concatenate([[True], np.diff(self.onset) > 0.04])
        self.group = np.cumsum(new) - 1
        self.place = self.onset[new]
        self.last = self.end.max()
        seconds = score.seconds(np.array([self.place[0], self.last]))
        self.pace = (seconds[1] - seconds[0]) / (self.last - self.place[0])  # seconds a quarter, on the whole
        first = np.flatnonzero(new)
        self.top = np.maximum.reduceat(self.pitch, first)
        self.low = np.minimum.reduceat(self.pitch, first)
        self.size = np.diff(np.append(first, len(notes)))
        self.longest = np.maximum.reduceat(self.duration, first)
        self.bar, self.beat, self.phase = self._metre()
        self.gap = np.diff(np.append(self.place, self.last))  # to the next place
        self._melody()

    def _metre(self):
        starts = np.array([metre[0] for metre in self.score.metres])
        at = np.searchsorted(starts, self.place + 0.02, side="right") - 1
        bar = np.array([metre[1] for metre in self.score.metres])[at]
        beat = np.array([metre[2] for metre in self.score.metres])[at]
        phase = np.mod(self.place - starts[at] + 0.02, bar) - 0.02
        return bar, beat, np.maximum(phase, 0)

    def _melody(self):
        """The skyline: the top of a place, unless a higher note still sounds."""
        held_pitch, held_end = 0, -1.0
        self.leads = np.zeros(len(self.place), bool)
        first = np.searchsorted(self.group, np.arange(len(self.place)))
        for index, place in enumerate(self.place):
            top = first[index] + self.size[index] - 1
            if self.top[index] >= held_pitch - 1 or held_end <= place + 0.05:
                self.leads[index] = True
                held_pitch, held_end = self.top[index], self.end[top]
        line = np.flatnonzero(self.leads)
        self.line_place, self.line_pitch = self.place[line], self.top[line]
        self.line_gap = np.diff(np.append(self.line_place, self.last))
        # A phrase ends on a note twice as long as what surrounds it.
        usual = np.array([np.median(self.line_gap[max(0, i - 12):i + 13]) for i in range(len(line))])
        ends = self.line_place[self.line_gap >= 1.9 * usual]
        self.phrase_ends = np.concatenate([[self.place[0] - 1], ends, [self.last]])
        self.line_at = np.clip(np.searchsorted(self.line_place, self.place + 0.01, side="right") - 1, 0, None)

    def mean_around(self, values, places, reach):
        """Of values at this page's places, within `reach` (an array, quarters) of each of `places`."""
        total = np.concatenate([[0], np.cumsum(values)])
        left = np.searchsorted(self.place, places - reach, side="left")
        right = np.searchsorted(self.place, places + reach, side="right")
        return (total[right] - total[left]) / np.maximum(right - left, 1)

    def rate_around(self, places, reach):
        left = np.searchsorted(self.place, places - reach, side="left")
        right = np.searchsorted(self.place, places + reach, side="right")
        return (right - left) / (2 * reach)


def _bend(values):
    return np.log2(np.maximum(values, SHORTEST))


def of_places(page):
    """One row a place."""
    place, bar, beat, phase = page.place, page.bar, page.beat, page.phase
    reach = np.maximum(bar, 2.0)
    line, at = page.line_pitch, page.line_at
    before, after = line[np.maximum(at - 1, 0)], line[np.minimum(at + 1, len(line) - 1)]
    now = line[at]
    to_phrase = np.searchsorted(page.phrase_ends, place - 0.01, side="right")
    to_phrase = np.clip(to_phrase, 1, len(page.phrase_ends) - 1)
    begun, ends = page.phrase_ends[to_phrase - 1], page.phrase_ends[to_phrase]
    share = (place - begun) / np.maximum(ends - begun, 0.25)
    near, wide = page.rate_around(place, reach / 2), page.rate_around(place, 4 * reach)
    columns = [
        phase < 0.05,
        np.abs(phase - bar / 2) < 0.05,
        np.mod(phase + 0.02, beat) < 0.06,
        np.mod(phase + 0.02, 0.5) < 0.06,
        phase / bar,
        np.log2(bar), np.log2(beat),
        _bend(page.gap), _bend(np.concatenate([[1], page.gap[:-1]])),
        _bend(page.gap * page.pace),
        np.full(len(place), np.log2(page.pace)),
        np.log2(page.size), page.leads,
        (now - 66) / 12, (page.top - page.low) / 24, (page.low - 48) / 12,
        np.clip((now - before) / 6, -2, 2), np.clip((after - now) / 6, -2, 2),
        (now - page.mean_around(page.top, place, reach)) / 12,
        (page.mean_around(page.top, place, reach) - page.mean_around(page.top, place, 8 * reach)) / 12,
        (page.mean_around(page.low, place, reach) - page.mean_around(page.low, place, 8 * reach)) / 12,
        np.log2(near), np.log2(wide), np.log2(near / wide),
        np.log2(page.mean_around(page.size, place, reach)),
        np.log2(page.mean_around(page.size, place, reach) / page.mean_around(page.size, place, 8 * reach)),
        share, np.sin(np.pi * share), np.clip((place - begun) / bar, 0, 8) / 4, np.clip((ends - place) / bar, 0, 8) / 4,
        np.clip(page.longest / np.maximum(page.gap, SHORTEST), 0, 3),
        np.exp(-(page.last - place) / bar), np.exp(-(place - page.place[0]) / bar),
        (place - page.place[0]) / (page.last - page.place[0]),
    ]
    return np.stack([np.asarray(column, float) for column in columns], axis=1)


def of_notes(page):
    """One row a note: what is said of its place, and of the note within it."""
    group, pitch = page.group, page.pitch
    top, low = page.top[group], page.low[group]
    now = page.line_pitch[page.line_at][group]
    rank = np.arange(len(pitch)) - np.searchsorted(group, group)
    below = np.concatenate([[0], np.diff(pitch)]) * (rank > 0)
    columns = [
        (pitch - 60) / 12,
        pitch == top, pitch == low, (pitch == top) & page.leads[group],
        rank / np.maximum(page.size[group] - 1, 1),
        np.clip((now - pitch) / 12, -1, 4), (pitch - low) / 12, below / 12,
        _bend(page.duration), np.clip(page.duration / np.maximum(page.gap[group], SHORTEST), 0, 4),
        (pitch - page.mean_around((page.top + page.low) / 2, page.place, 2 * page.bar)[group]) / 12,
        np.concatenate([[0], np.diff(pitch) == 0]),
    ]
    own = np.stack([np.asarray(column, float) for column in columns], axis=1)
    return np.concatenate([own, of_places(page)[group]], axis=1)
