# SPDX-License-Identifier: Apache-2.0
"""The image GAN's images on the device (src/compose/gan/roll_planes.h, src/lab/composition/grid_corpus.h): [B, 3, 88,
152] floats of onset, sounding and velocity / 127; the first row is C8, the last A0."""
import numpy
import torch

import note_grid

COLUMNS = note_grid.CLIP_COLUMNS
TRIES = 8
SPARSEST = 0.8  # notes a second, on average, of an excerpt, unless none of the tries has so many
ANY_ERA = 0.3  # the share of images whose era is kept secret: nobody asks for one as a rule
BEAT = 4  # columns


class RollCorpus:
    """All notes of a split on the device. Works count once, however many pieces of them there are."""

    def __init__(self, pieces, split, device):
        rows = note_grid.read_grids(pieces, split)
        names = sorted({piece.work for _, piece in rows})
        members = [[i for i, (_, piece) in enumerate(rows) if piece.work == name] for name in names]
        self.device = device
        self.members = torch.tensor(sum(members, []), device=device)
        self.member_counts = torch.tensor([len(some) for some in members], device=device)
        self.member_firsts = torch.cumsum(self.member_counts, 0) - self.member_counts
        self.eras = torch.tensor([note_grid.era_index(piece.era) for _, piece in rows], device=device)
        self.columns = torch.tensor([note_grid.columns_of(grid) for grid, _ in rows], device=device)
        counts = torch.tensor([len(grid) for grid, _ in rows], device=device)
        self.notes = torch.as_tensor(numpy.concatenate([grid for grid, _ in rows])).to(device)  # [all, 4]
        # Pieces one after the other on one line of columns, far enough apart that no excerpt reaches two.
        stride = self.columns + COLUMNS + 1
        self.begins = torch.cumsum(stride, 0) - stride
        self.line = self.notes[:, 0] + torch.repeat_interleave(self.begins, counts)
        self.most = self._most_notes()

    def _most_notes(self):
        """Of any excerpt."""
        ends = torch.searchsorted(self.line, self.line + COLUMNS)
        return int((ends - torch.arange(len(self.line), device=self.device)).max())

    def _places(self, images, random):
        """Where excerpts begin: [B, tries] pieces and columns; their first note begins in the first second or a little
        later. Unlike the program's own sampler, excerpts begin on a beat (every fourth column), as the clips do that
        the distance is measured from: so the beat has a place in the image, and rolls follow each other in time."""
        def upto(most):
            share = torch.rand(most.shape, generator=random, device=self.device, dtype=torch.float64)
            return (share * (most + 1)).long()

        shape = torch.zeros(images, TRIES, dtype=torch.int64, device=self.device)
        work = upto(shape + len(self.member_counts) - 1)
        piece = self.members[self.member_firsts[work] + upto(self.member_counts[work] - 1)]
        wanted = upto((self.columns[piece] - COLUMNS).clamp(min=0))
        first = torch.searchsorted(self.line, self.begins[piece] + wanted)
        column = self.line[first.clamp(max=len(self.line) - 1)] - self.begins[piece]
        inside = (column >= wanted) & (column < self.columns[piece]) & (first < len(self.line))
        led = (column - upto(shape + note_grid.COLUMNS_PER_SECOND - 1)).clamp(min=0)
        return piece, torch.where(inside, led, wanted) // BEAT * BEAT

    def draw(self, images, random):
        """-> images [B, 3, 88, 152] and eras [B]; transposed by -5 .. +6 semitones."""
        piece, begin = self._places(images, random)
        at = self.begins[piece] + begin
        low = torch.searchsorted(self.line, at)
        high = torch.searchsorted(self.line, at + COLUMNS)
        dense = (high - low) * note_grid.COLUMNS_PER_SECOND >= SPARSEST * COLUMNS
        dense[:, -1] = True
        choice = dense.to(torch.uint8).argmax(1, keepdim=True)
        piece, low, high, at = (torch.gather(values, 1, choice)[:, 0] for values in (piece, low, high, at))
        semitones = torch.randint(-5, 7, (images,), generator=random, device=self.device)
        secret = torch.rand(images, generator=random, device=self.device) < ANY_ERA
        return self.paint(low, high, at, semitones), torch.where(secret, 0, self.eras[piece])

    def paint(self, low, high, at, semitones):
        """Notes low..high of the line, whose column 0 is `at`, `semitones` higher; all [B]."""
        reach = low[:, None] + torch.arange(self.most, device=self.device)
        there = reach < high[:, None]
        reach = reach.clamp(max=len(self.line) - 1)
        notes = self.notes[reach]
        row = note_grid.HIGHEST - (notes[..., 2] + semitones[:, None])
        there = there & (row >= 0) & (row < note_grid.KEYS)
        column = self.line[reach] - at[:, None]
        return paint(column, notes[..., 1], row, notes[..., 3], there)


def paint(column, length, row, velocity, there):
    """Notes [B, N] -> images [B, 3, 88, 152]; row 0 is C8; only where `there`."""
    images, device = len(column), column.device
    size = note_grid.KEYS * (COLUMNS + 1)
    base = torch.arange(images, device=device)[:, None] * size

    def scattered(columns, values):
        flat = torch.zeros(images * size, device=device)
        place = torch.where(there, base + row * (COLUMNS + 1) + columns, 0)
        flat.index_add_(0, place.flatten(), torch.where(there, values, 0.0).flatten())
        return flat.view(images, note_grid.KEYS, COLUMNS + 1)

    one = torch.ones(column.shape, device=device)
    column = torch.where(there, column, 0)
    onset = scattered(column, one)[..., :COLUMNS]
    change = scattered(column, one) - scattered((column + length).clamp(max=COLUMNS), one)
    sounding = (torch.cumsum(change, 2)[..., :COLUMNS] > 0.5).float()
    loudness = scattered(column, velocity / 127.0)[..., :COLUMNS]
    return torch.stack([onset, sounding, loudness], 1)


def paint_grid(grid):
    """One grid of 152 columns (numpy) -> [3, 88, 152]."""
    notes = torch.as_tensor(grid)[None]
    return paint(notes[..., 0], notes[..., 1], note_grid.HIGHEST - notes[..., 2], notes[..., 3],
                 torch.ones(notes.shape[:2], dtype=torch.bool))[0]


def grids_from_planes(images):
    """[B, 3, 88, 152] floats -> note_grid. A key that begins to sound is struck, whether its onset is marked or not."""
    images = images.detach().float().cpu().numpy()
    sounds = images[:, 1] >= 0.5
    before = numpy.zeros_like(sounds)
    before[..., 1:] = sounds[..., :-1]
    struck = sounds & (~before | (images[:, 0] >= 0.5))
    stops = ~sounds | struck  # where a note before ends
    result = []
    for image in range(len(images)):
        column, row = numpy.nonzero(struck[image].T)
        order = numpy.lexsort((-row, column))
        column, row = column[order], row[order]
        length = numpy.empty_like(column)
        for i in range(len(column)):
            rest = stops[image, row[i], column[i] + 1:]
            length[i] = 1 + (rest.argmax() if rest.any() else len(rest))
        loudness = images[image, 2, row, column].astype(numpy.float32) * numpy.float32(127)
        velocity = numpy.clip(numpy.floor(loudness + 0.5), 1, 127).astype(numpy.int64)
        result.append(numpy.stack([column, length, note_grid.HIGHEST - row, velocity], 1))
    return result
