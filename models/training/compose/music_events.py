# SPDX-License-Identifier: Apache-2.0
"""The language of C-RNN-GAN on the device (src/compose/gan/music_events.h, src/lab/composition/event_corpus.h): a
note is four numbers of 0..1: time since the note before, length (both logarithmic up to 8 s), pitch, velocity."""
import math

import numpy
import torch

import note_grid

LONGEST_SECONDS = 8.0
SHORT_SECONDS = 1.0 / 16  # times much shorter than this differ little from none
SHORTEST_NOTE = 0.03  # seconds
SPAN = math.log1p(LONGEST_SECONDS / SHORT_SECONDS)
KEYS_ABOVE = 87  # of the lowest


def scaled_time(seconds):
    return numpy.log1p(numpy.clip(seconds, 0, LONGEST_SECONDS) / SHORT_SECONDS) / SPAN


def seconds_from(scaled):
    return SHORT_SECONDS * numpy.expm1(numpy.clip(scaled.astype(numpy.float64), 0, 1) * SPAN)


def events_of(piece):
    """A piece of the pack -> float32 [notes, 4]."""
    return numpy.stack([scaled_time(numpy.diff(piece.onset, prepend=0.0)), scaled_time(piece.duration),
                        (piece.pitch - note_grid.LOWEST) / KEYS_ABOVE, (piece.velocity - 1) / 126.0],
                       1).astype(numpy.float32)


class EventCorpus:
    """All pieces of a split with `longest` notes or more. Works count once, however many pieces there are."""

    def __init__(self, pieces, split, longest, device):
        rows = [piece for piece in pieces if piece.split == split and len(piece.pitch) >= longest]
        names = sorted({piece.work for piece in rows})
        members = [[i for i, piece in enumerate(rows) if piece.work == name] for name in names]
        self.device = device
        self.members = torch.tensor(sum(members, []), device=device)
        self.member_counts = torch.tensor([len(some) for some in members], device=device)
        self.member_firsts = torch.cumsum(self.member_counts, 0) - self.member_counts
        self.counts = torch.tensor([len(piece.pitch) for piece in rows], device=device)
        self.firsts = torch.cumsum(self.counts, 0) - self.counts
        self.events = torch.as_tensor(numpy.concatenate([events_of(piece) for piece in rows])).to(device)

    def draw(self, sequences, length, random):
        """-> [B, length, 4] from anywhere in a piece, transposed by -5 .. +6 semitones where the keyboard allows."""
        def upto(most):
            share = torch.rand(most.shape, generator=random, device=self.device, dtype=torch.float64)
            return (share * (most + 1)).long()

        none = torch.zeros(sequences, dtype=torch.int64, device=self.device)
        work = upto(none + len(self.member_counts) - 1)
        piece = self.members[self.member_firsts[work] + upto(self.member_counts[work] - 1)]
        first = self.firsts[piece] + upto(self.counts[piece] - length)
        events = self.events[first[:, None] + torch.arange(length, device=self.device)]
        pitch = events[..., 2]
        shift = (upto(none + 11) - 5).float() / KEYS_ABOVE
        shift = torch.minimum(torch.maximum(shift, -pitch.amin(1)), 1 - pitch.amax(1))
        return torch.cat([events[..., :2], (pitch + shift[:, None])[..., None], events[..., 3:]], 2)


def clip_from(events):
    """One sequence of generated events (numpy [notes, 4]) -> the grid of its first 19 s, as the program hears it."""
    onset = numpy.cumsum(seconds_from(events[:, 0]))
    duration = numpy.maximum(SHORTEST_NOTE, seconds_from(events[:, 1]))
    pitch = numpy.floor(note_grid.LOWEST + numpy.clip(events[:, 2].astype(numpy.float64), 0, 1) * KEYS_ABOVE + 0.5)
    velocity = numpy.floor(1 + numpy.clip(events[:, 3].astype(numpy.float64), 0, 1) * 126 + 0.5)

    def nearest(seconds):
        scaled = seconds * note_grid.COLUMNS_PER_SECOND
        below = numpy.floor(scaled)
        return (below + (scaled - below >= 0.5)).astype(numpy.int64)

    grid = note_grid.untangled(nearest(onset), nearest(onset + duration), pitch.astype(numpy.int64),
                           velocity.astype(numpy.int64))
    return note_grid.excerpt(grid, 0, note_grid.CLIP_COLUMNS)
