# SPDX-License-Identifier: Apache-2.0
"""The Frechet distance of 25 plain properties of clips, by which snapshots are chosen: the same numbers as
src/lab/composition/clip_features.h, src/compose/scale_fit.h and src/lab/metrics/frechet.h give. Clips are grids
(note_grid.py) of 152 columns."""
import numpy

MAJOR = numpy.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])
MINOR = numpy.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])
MAJOR_SCALE = numpy.array([1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1], dtype=bool)
MINOR_SCALE = numpy.array([1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1], dtype=bool)
BEAT = 4


def pitch_class_shares(grid):
    shares = numpy.bincount(grid[:, 2] % 12, weights=grid[:, 1], minlength=12)
    total = shares.sum()
    return shares / total if total > 0 else shares


def best_key(shares):
    """0..23: the first of the best fitting keys, major ones first; C major without notes."""
    centred = shares - shares.mean()
    fits = []
    for profile in (MAJOR, MINOR):
        curve = profile - profile.mean()
        norm = numpy.sqrt((centred ** 2).sum() * (curve ** 2).sum())
        fits += [(numpy.roll(centred, -tonic) @ curve) / norm if norm > 0 else 0.0 for tonic in range(12)]
    return int(numpy.argmax(fits))


def in_scale(grid):
    """Share of the sounding columns that lie in the scale of the best key."""
    shares = pitch_class_shares(grid)
    key = best_key(shares)
    scale = MAJOR_SCALE if key < 12 else MINOR_SCALE
    return float(shares[(numpy.flatnonzero(scale) + key) % 12].sum())


def sounding(grid, columns):
    change = numpy.zeros(columns + 1)
    numpy.add.at(change, grid[:, 0], 1)
    numpy.add.at(change, numpy.minimum(grid[:, 0] + grid[:, 1], columns), -1)
    return numpy.cumsum(change)[:columns]


def clip_features(grid, columns=152):
    """-> 25 numbers, in the order of clipFeatureNames()."""
    shares = pitch_class_shares(grid)
    tonic = best_key(shares) % 12
    degrees = [shares[(tonic + degree) % 12] for degree in range(12)]
    count = sounding(grid, columns)
    if not len(grid):
        return numpy.array(degrees + [0.0] * 9 + [1.0, 0.0, 0.0, 0.0])
    pitch = grid[:, 2].astype(float)
    length = numpy.log2(grid[:, 1])
    onset = numpy.flatnonzero(numpy.diff(grid[:, 0], prepend=-1))
    at = grid[onset, 0]
    highest = numpy.maximum.reduceat(grid[:, 2], onset)
    gap = numpy.log2(numpy.diff(at))
    leap = numpy.abs(numpy.diff(highest))

    def mean(values):
        return float(values.mean()) if len(values) else 0.0

    def deviation(values):
        return float(values.std()) if len(values) else 0.0

    return numpy.array(degrees + [
        mean(pitch), deviation(pitch), pitch.max() - pitch.min(), mean(length), deviation(length), mean(gap),
        deviation(gap), mean(count), deviation(count), float((count == 0).mean()), len(grid) * 8 / columns,
        float((at % BEAT == 0).mean()), mean(leap)])


def features_of(clips):
    return numpy.stack([clip_features(clip) for clip in clips])


def _root(matrix):
    values, vectors = numpy.linalg.eigh(matrix)
    return (vectors * numpy.sqrt(numpy.maximum(values, 0))) @ vectors.T


class FrechetReference:
    """Measures clouds [points, dimensions] against one reference, whose mean and deviation scale every dimension."""

    def __init__(self, reference):
        self.mean, self.deviation = reference.mean(0), reference.std(0)
        scaled = self._scaled(reference)
        self.centre, self.covariance = scaled.mean(0), numpy.cov(scaled.T)
        self.root = _root(self.covariance)

    def _scaled(self, cloud):
        varies = self.deviation > 1e-9
        return numpy.where(varies, (cloud - self.mean) / numpy.where(varies, self.deviation, 1), 0)

    def distance(self, cloud):
        scaled = self._scaled(cloud)
        covariance = numpy.cov(scaled.T)
        gap = self.centre - scaled.mean(0)
        between = _root(self.root @ covariance @ self.root)
        return max(0.0, float(gap @ gap + numpy.trace(self.covariance) + numpy.trace(covariance)
                              - 2 * numpy.trace(between)))
