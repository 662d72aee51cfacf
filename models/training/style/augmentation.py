# SPDX-License-Identifier: Apache-2.0
"""Windows of pieces as other hands would play them: src/lab/style/augmentation.cpp for a whole batch on the
device, with wider ranges where `Changes` says so, and what is done to the images themselves.

Everything is drawn from one torch.Generator, so a seed repeats a batch on the same device.
"""

import dataclasses
import math

import torch

import labels as label_names
import window
from training_data import TEMPO_CLASSES


@dataclasses.dataclass
class Changes:
    """How far windows are changed. `atos train style` has 4, (0.8, 1.25) and nothing of the last four."""
    semitones: int = 5
    tempo: tuple = (0.75, 1.33)
    short: float = 0.15      # share of windows that hold 4 to 16 s of music only
    stripes: int = 2         # times and ranges of keys that are wiped out, at most
    stripe_frames: int = 32  # at most
    stripe_rows: int = 6     # at most


class Draws:
    def __init__(self, generator, device):
        self.generator, self.device = generator, device

    def between(self, low, high, *shape):
        share = torch.rand(*shape, dtype=torch.float64, generator=self.generator, device=self.device)
        return low + (high - low) * share

    def normal(self, *shape):
        return torch.randn(*shape, dtype=torch.float64, generator=self.generator, device=self.device)

    def chance(self, probability, *shape):
        return self.between(0, 1, *shape) < probability

    def whole(self, low, high, *shape):
        return torch.randint(low, high + 1, shape, generator=self.generator, device=self.device)


def _touch(notes, draws):
    """Constant in one window of four, drawn anew in three of ten, else bent: whole velocities 1..127."""
    batch, count = notes.onset.shape
    kind, noise = draws.between(0, 1, batch, 1), draws.between(0, 8, batch, 1)
    exponent = (0.3 * draws.normal(batch, 1)).exp()
    # phrase' = phrase + N(0, 3) + 0.05 (64 - phrase): a sum of fading steps around 64.
    steps = torch.arange(count, device=notes.onset.device)
    lag = (steps[None] - steps[:, None]).double()
    fading = torch.where(lag >= 0, 0.95 ** lag.clamp(min=0), torch.zeros_like(lag))
    phrase = 64 + (3 * draws.normal(batch, count)) @ fading
    unevenness = noise * draws.normal(batch, count)
    level = 127 * (notes.velocity / 127) ** exponent + unevenness
    level = torch.where(kind < 0.55, phrase + 0.2 * (notes.pitch - 60) + unevenness, level)
    level = torch.where(kind < 0.25, torch.full_like(level, 64.0), level)
    return notes._replace(velocity=level.round().clamp(1, 127))


def _timing(notes, draws):
    """Slow sway of the tempo, uneven fingers, another articulation."""
    batch, count = notes.onset.shape
    sway = draws.chance(0.5, batch, 1) * draws.between(0, 0.2, batch, 1)
    period, phase = draws.between(3, 10, batch, 1), draws.between(0, 2 * math.pi, batch, 1)
    unevenness = draws.chance(0.7, batch, 1) * draws.between(0, 0.025, batch, 1)
    hold = torch.where(draws.chance(0.5, batch, 1), draws.between(0.8, 1.05, batch, 1), 1.0)
    onset = notes.onset + sway * torch.sin(2 * math.pi * notes.onset / period + phase)
    onset = (onset + unevenness * draws.normal(batch, count)).clamp(min=0)
    return notes._replace(onset=onset, duration=(notes.duration * hold).clamp(min=0.02))


def _pedal(damper, draws):
    """Damper removed in three windows of ten, a made-up one in two of ten -> Damper, changed [b] bool."""
    batch = damper.time.shape[0]
    kind = draws.between(0, 1, batch, 1)
    interval = draws.between(0.5, 2.5, batch, 1)
    turn = draws.between(0, 1, batch, 1) * interval + interval * torch.arange(33, device=kind.device)
    turn = torch.where(turn < window.SECONDS, turn, torch.full_like(turn, float("inf")))
    made = torch.stack([turn, turn + 0.1], 2).flatten(1)
    pressed = torch.where(made.isfinite(), torch.tensor([0, 127], device=kind.device).repeat(33), 0)
    width = max(made.shape[1], damper.time.shape[1])
    infinite = torch.full((batch, width), float("inf"), dtype=torch.float64, device=kind.device)

    def widened(time, value):
        return (torch.cat([time, infinite[:, time.shape[1]:]], 1),
                torch.nn.functional.pad(value, (0, width - value.shape[1])))

    (old_time, old_value), (new_time, new_value) = widened(*damper), widened(made, pressed)
    time = torch.where(kind < 0.3, infinite, torch.where(kind < 0.5, new_time, old_time))
    value = torch.where(kind < 0.3, torch.zeros_like(old_value), torch.where(kind < 0.5, new_value, old_value))
    order = torch.argsort(time, dim=1, stable=True)
    return window.Damper(time.gather(1, order), value.gather(1, order)), (kind < 0.5)[:, 0]


def _slips(notes, draws):
    """One player in five misses notes and hits neighbouring keys."""
    batch, count = notes.onset.shape
    careless = draws.chance(0.2, batch, 1)
    valid = notes.valid & ~(careless & draws.chance(0.03, batch, count))
    extra = 16
    index = draws.whole(0, count - 1, batch, extra)
    step = torch.where(draws.chance(0.5, batch, extra), 1, -1)
    wrong = valid.gather(1, index) & careless & draws.chance(min(1.0, 0.02 * count / extra), batch, extra)
    pitch = (notes.pitch.gather(1, index) + step).clamp(0, 127)
    joined = [torch.cat([old, old.gather(1, index)], 1) for old in (notes.onset, notes.duration, notes.velocity)]
    return window.Notes(joined[0], joined[1], torch.cat([notes.pitch, pitch], 1), joined[2],
                      torch.cat([valid, wrong], 1))


def _tempo_truth(truth, bpm, factor, names):
    """The tempo class of the changed music; masked where the beat is unknown."""
    head = label_names.HEADS.index("tempo")
    known = torch.tensor([names.index(name) if name in names else -1 for name in TEMPO_CLASSES], device=truth.device)
    now = bpm * factor
    which = (now >= 76).long() + (now >= 112).long() + (now >= 152).long()
    moved = torch.where(bpm > 0, known[which], torch.full_like(which, -1))
    truth = truth.clone()
    truth[:, head] = torch.where(truth[:, head] < 0, truth[:, head], moved)
    return truth


def _wipe(image, changes, draws):
    """Some frames and some keys fall silent."""
    batch = image.shape[0]
    for size, axis, most in ((window.FRAMES, 3, changes.stripe_frames), (window.ROWS, 2, changes.stripe_rows)):
        place = torch.arange(size, device=image.device)
        for _ in range(changes.stripes):
            width, begin = draws.whole(0, most, batch, 1), draws.whole(0, size - 1, batch, 1)
            heard = ~((place >= begin) & (place < begin + width))
            image = image * heard.view(batch, 1, *((size, 1) if axis == 2 else (1, size)))
    return image


def batch(data, weights, size, changes, generator):
    """`size` windows -> image [b, 3, 88, 256], truth [b, 6], tags [b, tags], piece [b]."""
    store, device = data.store, data.truth.device
    draws = Draws(generator, device)
    piece = torch.multinomial(weights, size, replacement=True, generator=generator)
    low, high = (math.log(bound) for bound in changes.tempo)
    factor = draws.between(low, high, size).exp()
    short, seconds = draws.chance(changes.short, size), draws.between(4, window.SECONDS, size)
    span = torch.where(short, seconds, window.SECONDS) * factor
    first = store.first[piece]
    last = torch.maximum(first, store.last[piece] - span)
    begin = first + draws.between(0, 1, size) * (last + 0.01 - first)
    notes, damper = store.cut(piece, begin, span)
    notes = notes._replace(onset=notes.onset / factor[:, None], duration=notes.duration / factor[:, None])
    damper = damper._replace(time=damper.time / factor[:, None])
    truth = _tempo_truth(data.truth[piece], data.bpm[piece], factor, data.labels["tempo"])
    interval = draws.whole(-changes.semitones, changes.semitones, size, 1)
    notes = notes._replace(pitch=(notes.pitch + interval).clamp(0, 127))
    notes = _slips(_timing(_touch(notes, draws), draws), draws)
    damper, changed = _pedal(damper, draws)
    tags = data.tags[piece]
    if "pedal_marked" in data.labels["tag"]:
        tags = tags.clone()
        column = data.labels["tag"].index("pedal_marked")
        tags[:, column] = torch.where(changed, torch.full_like(tags[:, column], -1), tags[:, column])
    return _wipe(window.draw(notes, damper), changes, draws), truth, tags, piece
