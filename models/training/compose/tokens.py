# SPDX-License-Identifier: Apache-2.0
"""The token language on the device: excerpts of music as batches for the LSTM (src/compose/lstm/tokens.h,
recent_keys.h, plugin/note_batch.h, src/lab/composition/token_corpus.h).

Shapes: B sequences of T times; a time is a note, or the end. All index tensors are int64.
"""
import numpy
import torch

import note_grid

LONGEST_STEP = 32
END = LONGEST_STEP + 1
PARTS = [34, 88, 32, 8]  # tokens of step, pitch, duration, velocity
METRE = 48  # columns: bars of three and of four quarters both divide it
KEY_TOKENS = 25
PLANES = 10  # of recent keys
LAGS = [4, 8, 12, 16, 32]  # columns
FADING = [16.0, 96.0]  # columns until e times weaker
MOST_WEIGHT = 3000  # notes of a piece
SEMITONES_DOWN, SEMITONES_UP = 5, 6


class Batch:
    """before: four [T, B] of the known note (the value after the last token: before the first note); before_metre,
    target_metre, key, style: [T, B]; target: four [T, B], -1 where there is none; planes: [T, B, 10, 88] float."""


class TokenCorpus:
    """All notes of a split on the device, and excerpts of them."""

    def __init__(self, pieces, split, device):
        rows = note_grid.read_grids(pieces, split)
        self.device = device
        self.counts = torch.tensor([len(grid) for grid, _ in rows], device=device)
        self.firsts = torch.cumsum(self.counts, 0) - self.counts
        self.styles = torch.tensor([note_grid.era_index(piece.era) for _, piece in rows], device=device)
        self.weights = self.counts.clamp(max=MOST_WEIGHT).double()
        self.notes = torch.as_tensor(numpy.concatenate([grid for grid, _ in rows])).to(device)  # [all, 4]
        keys = [piece.keys_at(grid[:, 0]) for grid, piece in rows]
        self.keys = torch.as_tensor(numpy.concatenate(keys)).to(device)  # [all], 0..23
        self.works = [piece.work for _, piece in rows]

    def excerpts(self, piece, first, longest, semitones):
        """The excerpts of at most `longest` notes from note `first` of `piece` on, `semitones` higher; all [B].
        -> dict: step, pitch, duration, velocity [B, N], count, key (token), style, start (column), ends [B]. Notes
        that would leave the keyboard are left out; what stands after `count` is 0."""
        reach = torch.arange(longest, device=self.device)
        count = torch.minimum(self.counts[piece] - first, torch.full_like(first, longest))
        there = reach < count[:, None]
        at = (self.firsts[piece] + first)[:, None] + reach
        notes = self.notes[at.clamp(max=len(self.notes) - 1)]
        pitch = notes[..., 2] + semitones[:, None] - note_grid.LOWEST
        kept = there & (pitch >= 0) & (pitch < note_grid.KEYS)
        order = torch.argsort((~kept).to(torch.uint8), dim=1, stable=True)
        start = notes[:, 0, 0] // 4 * 4
        column = torch.gather(notes[..., 0], 1, order) - start[:, None]
        kept = torch.gather(kept, 1, order)
        before = torch.cat([torch.zeros_like(column[:, :1]), column[:, :-1]], 1)
        middle = self.firsts[piece] + (first + first + count - 1) // 2
        key = self.keys[middle]
        key = (key % 12 + semitones + 12) % 12 + torch.where(key >= 12, 12, 0) + 1

        def chosen(values):
            return torch.where(kept, torch.gather(values, 1, order), 0)

        return {"step": torch.where(kept, (column - before).clamp(0, LONGEST_STEP), 0), "pitch": chosen(pitch),
                "duration": chosen(notes[..., 1].clamp(1, PARTS[2]) - 1),
                "velocity": chosen((notes[..., 3] // 16).clamp(max=PARTS[3] - 1)), "count": kept.sum(1), "key": key,
                "style": self.styles[piece], "start": start, "ends": first + count == self.counts[piece]}

    def draw(self, sequences, longest, random):
        """Pieces by their number of notes, transposed; every third without its key, every third without style."""
        def upto(most):
            share = torch.rand(most.shape, generator=random, device=self.device, dtype=torch.float64)
            return (share * (most + 1)).long()

        piece = torch.multinomial(self.weights, sequences, True, generator=random)
        first = upto((self.counts[piece] - longest).clamp(min=0))
        twelve = torch.full_like(first, SEMITONES_DOWN + SEMITONES_UP)
        drawn = self.excerpts(piece, first, longest, upto(twelve) - SEMITONES_DOWN)
        drawn["key"] = torch.where(upto(torch.full_like(first, 2)) == 0, 0, drawn["key"])
        drawn["style"] = torch.where(upto(torch.full_like(first, 2)) == 0, 0, drawn["style"])
        return drawn

    def plain(self, longest):
        """All music in excerpts of at most `longest` notes, without key and style: (piece, first) [excerpts]."""
        places = [(piece, first) for piece, count in enumerate(self.counts.tolist())
                  for first in range(0, count, longest)]
        return torch.tensor(places, device=self.device).T

    def plain_excerpts(self, places, longest):
        piece, first = places
        drawn = self.excerpts(piece, first, longest, torch.zeros_like(first))
        drawn["key"], drawn["style"] = torch.zeros_like(first), torch.zeros_like(first)
        return drawn


def recent_planes(step, pitch, duration):
    """What the keys did before each note, as it stands at its onset: [B, N] each -> [B, N, 10, 88] float. The note
    before; struck in this column; sounding; struck lately (fading at two speeds); struck just so long ago."""
    sequences, notes = step.shape
    column = torch.cumsum(step, 1)
    now, then = column[:, :, None], column[:, None, :]
    earlier = torch.ones(notes, notes, dtype=torch.bool, device=step.device).tril(-1)
    struck = torch.nn.functional.one_hot(pitch, note_grid.KEYS).float()  # [B, N, 88]
    last = torch.cat([torch.zeros_like(struck[:, :1]), struck[:, :-1]], 1)

    def heard(marks):  # [B, N, N] which earlier notes count -> [B, N, 88] whether one is of that key
        return torch.matmul((marks & earlier).float(), struck).clamp(max=1)

    ago = now - then
    planes = [last, heard(ago == 0), heard((then + duration[:, None, :] + 1) > now)]
    for speed in FADING:
        warmth = torch.where(earlier, torch.exp(-ago.clamp(min=0).float() / speed), 0.0)
        planes.append(torch.tanh(0.5 * torch.matmul(warmth, struck)))
    planes += [heard(ago == lag) for lag in LAGS]
    return torch.stack(planes, 2)


def batch_of(drawn):
    """Excerpts -> Batch. Every sequence gets one time more than the longest excerpt: the end, or nothing."""
    step, count = drawn["step"], drawn["count"]
    sequences, notes = step.shape
    device = step.device
    parts = [drawn[name] for name in ("step", "pitch", "duration", "velocity")]
    times = torch.arange(notes + 1, device=device)
    real = times[:-1] < count[:, None]
    batch = Batch()
    batch.before, batch.target = [], []
    for tokens, values in zip(PARTS, parts):
        nothing = torch.full((sequences, 1), tokens, device=device)
        known = torch.where(real, values, torch.full_like(values, tokens))
        batch.before.append(torch.cat([nothing, known], 1).T.contiguous())
        target = torch.where(real, values, torch.full_like(values, -1))
        batch.target.append(torch.cat([target, torch.full_like(nothing, -1)], 1).T.contiguous())
    closing = drawn["ends"][:, None] & (times == count[:, None])
    batch.target[0] = torch.where(closing.T, END, batch.target[0])
    place = drawn["start"][:, None] + torch.cumsum(step, 1)
    metre = torch.where(real, place % METRE, 0)
    before_first = (drawn["start"] % METRE)[:, None]
    batch.before_metre = torch.cat([before_first, metre], 1).T.contiguous()
    batch.target_metre = torch.cat([metre, torch.zeros_like(before_first)], 1).T.contiguous()
    batch.key = drawn["key"].expand(notes + 1, -1)
    batch.style = drawn["style"].expand(notes + 1, -1)
    planes = recent_planes(step, drawn["pitch"], drawn["duration"]) * real[:, :, None, None]
    batch.planes = torch.nn.functional.pad(planes.transpose(0, 1), (0, 0, 0, 0, 0, 0, 0, 1))
    return batch
