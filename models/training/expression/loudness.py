# SPDX-License-Identifier: Apache-2.0
"""How loud each note is: learnt from performances as the deviation from the piece's mean, in its standard deviations."""

import numpy as np

import note_features
from network import Network

STEPS = 4000


def line(onsets, values, reach):
    """The large line at each note: values smoothed by a Gaussian of `reach` quarters, all onsets of a place as one."""
    cell = 1 / 8
    at = np.round((onsets - onsets.min()) / cell).astype(int)
    width = int(np.ceil(4 * reach / cell))
    kernel = np.exp(-0.5 * (np.arange(-width, width + 1) * cell / reach) ** 2)
    count = np.bincount(at)
    mean = np.bincount(at, values) / np.maximum(count, 1)
    size = len(count) + 2 * width
    smooth = [np.fft.irfft(np.fft.rfft(cells, size) * np.fft.rfft(kernel, size), size)[width:width + len(count)]
              for cells in (mean * (count > 0), (count > 0).astype(float))]
    return (smooth[0] / np.maximum(smooth[1], 1e-9))[at]


def fine(page, velocities):
    """What is left beside the large line, of two bars."""
    return velocities - line(page.onset, velocities, 2 * float(np.median(page.bar)))


def _standard(values):
    return (values - values.mean()) / (values.std() + 1e-6)


def correlation(a, b):
    return float(np.mean(_standard(a) * _standard(b)))


def judge(network, pages):
    """Mean over pieces of the correlation with what was played: as a whole, and beside the large line."""
    whole, local = [], []
    for page in pages:
        guess = network(note_features.of_notes(page))[:, 0]
        played = page.score.notes[:, 3]
        whole.append(correlation(guess, played))
        local.append(correlation(fine(page, guess), fine(page, played)))
    return np.array(whole), np.array(local)


def learn(train, validation, seed):
    rows = np.concatenate([note_features.of_notes(page) for page in train])
    wanted = np.concatenate([_standard(page.score.notes[:, 3]) for page in train])
    network = Network(rows.shape[1], 1, seed)
    network.standardise(rows)
    held = [(note_features.of_notes(page), page.score.notes[:, 3]) for page in validation]

    def agreement():
        return np.mean([correlation(network(features)[:, 0], played) for features, played in held])

    # Huber's loss: an accent that nobody could foresee pulls no harder than two standard deviations.
    network.fit(rows, lambda chosen, answers: np.clip(answers - wanted[chosen][:, None], -2, 2), STEPS, seed, agreement)
    return network


def perform(network, page, mean, deviation, keep):
    """Velocities. What the score states (where it has more than one level) stays as the large line, `keep` times as far
    from its mean; beside it what was learnt. Spread to `deviation`, what a shrunken guess would not have."""
    guess = _standard(network(note_features.of_notes(page))[:, 0])
    stated = page.score.notes[:, 3]
    if stated.std() > 4:
        large = line(page.onset, stated - stated.mean(), 1.0)
        small = fine(page, guess)
        small *= np.sqrt(max(deviation ** 2 - (keep * large.std()) ** 2, (0.6 * deviation) ** 2)) / small.std()
        velocities = mean + keep * large + small
    else:
        velocities = mean + deviation * guess
    return np.clip(np.round(velocities), 12, 118)
