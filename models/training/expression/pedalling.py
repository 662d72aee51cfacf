# SPDX-License-Identifier: Apache-2.0
"""When the damper pedal is down: learnt place by place as one of up, held on, and changed (lifted as the place sounds,
down again a moment later)."""

import numpy as np

import note_features
from network import Network

UP, HELD, CHANGED = range(3)
STEPS = 3000
LIFT, CATCH = 0.02, 0.16  # seconds after an onset that the pedal leaves and catches
JUST_BEFORE, JUST_AFTER = 0.12, 0.3  # quarters about a place in which a lift belongs to it


def of_places(page):
    """One row a place: the page's features, and what becomes of the harmony there."""
    place, end, pitch = page.place, page.end, page.pitch.astype(int)
    reach = np.maximum(page.bar / 2, 1.0)
    profile = np.zeros((len(place) + 1, 12))  # of all notes before each place, by duration
    np.add.at(profile[1:], (page.group, pitch % 12), np.minimum(page.duration, 2))
    profile = np.cumsum(profile, axis=0)

    def between(left, right):
        sums = profile[np.searchsorted(place, right, side="left")] - profile[np.searchsorted(place, left, side="left")]
        return sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)

    before = between(place - reach, place)
    after = between(place, place + reach)
    now = between(place, place + 0.05)
    bass = np.array([page.low[max(0, index - 8):index + 1].min() for index in range(len(place))])
    newer = np.concatenate([[1], np.diff(page.low) != 0])
    deep = page.low <= page.mean_around(page.low, place, reach) - 2
    sounding = np.searchsorted(page.onset, place + 0.01) - np.searchsorted(np.sort(end), place + 0.01)
    joined = page.mean_around(page.longest / np.maximum(page.gap, 1 / 16) >= 0.95, place, 2 * reach)
    steps = page.mean_around(np.abs(np.concatenate([[0], np.diff(page.top)])) <= 2, place, reach)
    own = np.stack([(before * after).sum(1), (before * now).sum(1), (after * now).sum(1), newer, deep,
                    (page.low - bass) / 12, sounding / 6, joined, steps,
                    np.full(len(place), np.mean(page.duration[:, None] >= 0.95 * page.gap[page.group][:, None])),
                    np.full(len(place), np.log2(len(place) / (page.last - page.place[0]))),
                    np.full(len(place), np.mean(page.low < 52))], axis=1)
    return np.concatenate([own, note_features.of_places(page)], axis=1)


def _states(page):
    """The moments (quarters) that the damper moves, and whether it is down from then on."""
    moves = sorted((place, value >= 64) for place, value, _ in page.score.damper)
    return np.array([place for place, _ in moves]), np.array([down for _, down in moves], bool)


def _down_at(moments, down, places):
    at = np.searchsorted(moments, places, side="right") - 1
    return np.where(at >= 0, down[np.maximum(at, 0)], False)


def classes(page):
    """What was done at each place."""
    moments, down = _states(page)
    if not len(moments):
        return np.full(len(page.place), UP)
    middle = page.place + page.gap * 0.6
    result = np.where(_down_at(moments, down, middle), HELD, UP)
    lifts = moments[~down]
    near = np.searchsorted(lifts, page.place + np.minimum(JUST_AFTER, 0.6 * page.gap)) > np.searchsorted(
        lifts, page.place - JUST_BEFORE)
    pressed = np.concatenate([[True], result[:-1] == UP])
    result[(result == HELD) & (near | pressed)] = CHANGED
    return result


def learn(train, validation, seed):
    rows = np.concatenate([of_places(page) for page in train])
    wanted = np.eye(3)[np.concatenate([classes(page) for page in train])]
    network = Network(rows.shape[1], 3, seed)
    network.standardise(rows)
    held = [(of_places(page), classes(page)) for page in validation]

    def slope(chosen, answers):
        shares = np.exp(answers - answers.max(1, keepdims=True))
        return shares / shares.sum(1, keepdims=True) - wanted[chosen]

    def agreement():
        return np.mean([np.mean(network(features).argmax(1) == done) for features, done in held])

    network.fit(rows, slope, STEPS, seed, agreement)
    return network


def perform(network, page):
    """Damper movements (quarters, value): up where it should be up, changed where a change is likelier than not among
    what is down, and lifted with the last sound."""
    answers = network(of_places(page))
    shares = np.exp(answers - answers.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    moves, down = [], False
    seconds = page.score.seconds
    for index, place in enumerate(page.place):
        gap = page.gap[index]
        pace = max(float(seconds(np.array([place + 0.5]))[0] - seconds(np.array([place]))[0]) * 2, 0.1)
        if shares[index, UP] > 0.5:
            if down:
                moves.append((place + min(LIFT / pace, gap / 4), 0))
            down = False
        elif shares[index, CHANGED] > shares[index, HELD] or not down:
            if down:
                moves.append((place + min(LIFT / pace, gap / 4), 0))
            moves.append((place + min(CATCH / pace, gap / 2), 127))
            down = True
    if down:
        moves.append((page.last, 0))
    return moves


def judge(moves, page):
    """Share of the time in which the damper is where it was in the performance, and F1 of its lifts (within half a
    quarter)."""
    grid = np.arange(page.place[0], page.last, 1 / 12)
    moments, down = _states(page)
    played = _down_at(moments, down, grid) if len(moments) else np.zeros(len(grid), bool)
    own = np.array([place for place, _ in moves])
    guess = _down_at(own, np.array([value >= 64 for _, value in moves], bool), grid) if len(own) else np.zeros(len(grid), bool)
    lifts, guessed = moments[~down] if len(moments) else moments, own[[value < 64 for _, value in moves]] if len(own) else own

    def found(some, others):
        return sum(np.any(np.abs(others - one) <= 0.5) for one in some) / len(some) if len(some) and len(others) else 0.0

    recall, precision = found(lifts, guessed), found(guessed, lifts)
    lift = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
    return float(np.mean(played == guess)), lift, float(played.mean())
