# SPDX-License-Identifier: Apache-2.0
"""Holds the recipe that performs the bundled pieces to what it says, and the pieces to what they are for.

  expression_test.py
"""
import os
import tempfile

import support  # first: skips where PyTorch is absent
import numpy as np

from support import check, check_equal

support.use_recipe("expression")
import loudness
import make_pieces
import midi_file
import note_features
import pedalling
from network import Network


def pieces():
    return {os.path.basename(path): midi_file.read(path) for path in support.bundled_pieces()}


def test_files_come_back(scores):
    with tempfile.TemporaryDirectory() as folder:
        for name, score in scores.items():
            path = os.path.join(folder, name)
            midi_file.write(path, score, "A title", ["A licence"])
            again = midi_file.read(path)
            check_equal(f"notes of {name} come back", again.notes, score.notes, 1 / 480)
            check_equal(f"damper of {name} comes back", [move[:2] for move in again.damper],
                        [move[:2] for move in score.damper], 1 / 480)
            end = np.array([score.notes[:, 1].max()])
            check_equal(f"{name} lasts as long", again.seconds(end), score.seconds(end), 0.01)


def test_nothing_to_be_learnt_is_looked_at(score):
    page = note_features.Page(score)
    before = note_features.of_notes(page), pedalling.of_places(page)
    score.notes[:, 3] = 1 + np.arange(len(score.notes)) % 127
    score.damper = []
    page = note_features.Page(score)
    check_equal("features of notes are blind to velocities", note_features.of_notes(page), before[0])
    check_equal("features of places are blind to the damper", pedalling.of_places(page), before[1])


def test_network_learns():
    rows = np.random.default_rng(1).normal(size=(2000, 6))
    wanted = np.tanh(rows[:, 0] * rows[:, 1]) - rows[:, 2]
    network = Network(6, 1, 1)
    network.standardise(rows)
    network.fit(rows, lambda chosen, answers: answers - wanted[chosen][:, None], 800, 1,
                lambda: loudness.correlation(network(rows)[:, 0], wanted))
    found = loudness.correlation(network(rows)[:, 0], wanted)
    check("a network of two layers learns a product", found > 0.95, f"correlation {found:.3f}")


def test_measures_tell_right_from_wrong(score):
    page = note_features.Page(score)
    own = [(place, value) for place, value, _ in score.damper]
    share, lifts, _ = pedalling.judge(own, page)
    check("a performance agrees with its own damper", share == 1 and lifts == 1, f"{share}, {lifts}")
    share, lifts, down = pedalling.judge([], page)
    check("and with none only where it is up", abs(share - (1 - down)) < 1e-9 and lifts == 0, f"{share}, {down}")


def lifts_of(score):
    """Where the damper leaves what it held; files also say "up" where it is up already."""
    moves = [(-1.0, 0), *((place, value) for place, value, _ in sorted(score.damper))]
    return [place for (_, before), (place, value) in zip(moves, moves[1:]) if before >= 64 > value]


def test_shortened_pedals(score):
    lifts = lifts_of(score)
    before = pedalling.judge([], note_features.Page(score))[2]
    make_pieces.shorten(score, 0.5)
    after = pedalling.judge([], note_features.Page(score))[2]
    check_equal("a shorter pedal goes up as before", lifts_of(score), lifts)
    check("and is down for half as long", 0.4 < after / before < 0.6, f"{before:.2f} to {after:.2f}")


def test_bundled_pieces(scores):
    names = make_pieces.titles(os.path.join(support.PIECES, "names.tsv"))
    for name, score in scores.items():
        velocities = score.notes[:, 3]
        check(f"{name} has dynamics", velocities.std() >= 10 and len(set(velocities)) >= 20, f"{velocities.std():.1f}")
        moves = [value >= 64 for _, value, _ in score.damper]
        if name == "joplin-the-entertainer.mid":
            check("a rag has no pedal", not moves)
        else:
            check(f"{name} has pedal, and ends with it up", sum(moves) > 20 and not moves[-1], f"{sum(moves)}")
        check(f"{name} has a title", name in names)
    check("all nine are made here", set(scores) == set(make_pieces.PERFORMED) | set(make_pieces.NOTATION))


def main():
    test_files_come_back(pieces())
    test_nothing_to_be_learnt_is_looked_at(pieces()["chopin-nocturne-op9-no2.mid"])
    test_network_learns()
    test_measures_tell_right_from_wrong(pieces()["schumann-traumerei.mid"])
    test_shortened_pedals(pieces()["beethoven-pathetique-adagio.mid"])
    test_bundled_pieces(pieces())
    support.finish()


if __name__ == "__main__":
    main()
