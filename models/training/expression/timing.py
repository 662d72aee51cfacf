# SPDX-License-Identifier: Apache-2.0
"""Where a performance takes time: learnt as the logarithm of the tempo of a beat against that of the bars around it."""

import numpy as np

import loudness
import note_features
from network import Network

STEPS = 2000
LARGEST = 0.12  # the logarithm of a tempo: an eighth slower
STRETCH = 0.04  # its standard deviation as it is performed; played, it is .055 in the median


def _beats(page):
    """The places on beats."""
    return np.flatnonzero(np.mod(page.phase + 0.02, page.beat) < 0.06)


def _played(page, beats):
    """Logarithm of the seconds that a beat lasts, without what lasts for bars."""
    place, beat = page.place[beats], page.beat[beats]
    lengths = np.log((page.score.seconds(place + beat) - page.score.seconds(place)) / beat)
    return lengths - loudness.line(place, lengths, 2 * float(np.median(page.bar)))


def _material(pages):
    found = []
    for page in pages:
        beats = _beats(page)
        if len(beats) >= 16:
            wanted = _played(page, beats)
            if wanted.std() > 0.01:
                found.append((note_features.of_places(page)[beats], wanted))
    return found


def learn(train, validation, seed):
    material, held = _material(train), _material(validation)
    rows = np.concatenate([features for features, _ in material])
    wanted = np.concatenate([played / played.std() for _, played in material])
    network = Network(rows.shape[1], 1, seed, (32, 16))
    network.standardise(rows)

    def agreement():
        return np.mean([loudness.correlation(network(features)[:, 0], played) for features, played in held])

    network.fit(rows, lambda chosen, answers: np.clip(answers - wanted[chosen][:, None], -2, 2), STEPS, seed, agreement)
    return network


def judge(network, pages):
    return np.array([loudness.correlation(network(features)[:, 0], played) for features, played in _material(pages)])


def perform(network, page, share):
    """A tempo map: what the score states, each beat a little longer or shorter (by this share of STRETCH), as long on the
    whole between two stated changes as before."""
    beats = _beats(page)
    guess = network(note_features.of_places(page)[beats])[:, 0]
    guess = np.clip((guess - guess.mean()) / guess.std() * STRETCH * share, -LARGEST, LARGEST)
    stated = np.array([place for place, _ in page.score.tempo])
    lengths = np.array([length for _, length in page.score.tempo])
    at = np.searchsorted(stated, page.place[beats] + 0.02, side="right") - 1
    tempo = dict(page.score.tempo)
    bounds = np.append(page.place[beats], page.last)
    for part in np.unique(at):
        own = np.flatnonzero(at == part)
        spans = np.diff(bounds)[own]
        longer = np.exp(guess[own])
        longer *= spans.sum() / (spans * longer).sum()
        for index, factor in zip(own, longer):
            tempo[float(page.place[beats][index])] = float(lengths[part] * factor)
    return sorted(tempo.items())
