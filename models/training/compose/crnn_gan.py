# SPDX-License-Identifier: Apache-2.0
"""C-RNN-GAN (O. Mogren, arXiv:1611.09904), tensor for tensor as src/compose/gan/plugin/crnn_gan_generator.cpp has
it, of any number of units. Events: [B, T, 4] of 0..1 (music_events.py); noise: [B, T, 4] of U[0, 1]."""
import math

import torch
from torch import nn

import music_events

VALUES = 4
DISCRIMINATOR_HIDDEN = 96  # each direction
HIDDEN = 128  # units of the program's own training


def spread(values):
    """Values of 0..1 that differ little from 0.5, as a recurrent network likes them."""
    return (values - 0.5) * 4


def on_the_keys(events):
    """The pitch is that of a key; gradients pass as if it were not (straight-through)."""
    pitch = events[..., 2:3]
    rounding = ((pitch.clamp(0, 1) * music_events.KEYS_ABOVE).round() / music_events.KEYS_ABOVE - pitch).detach()
    return torch.cat([events[..., :2], pitch + rounding, events[..., 3:]], -1)


def with_pitch_classes(events):
    """The pitch class beside, as a point on a circle: [B, T, 6]."""
    angle = events[..., 2:3] * (2 * math.pi * music_events.KEYS_ABOVE / 12)
    return torch.cat([events, 0.5 + 0.25 * angle.sin(), 0.5 + 0.25 * angle.cos()], -1)


def energy_score(one, other, truth):
    """Of two foresights from different random numbers: near the truth, and as far from each other as it is uncertain
    (T. Gneiting and A. Raftery, JASA 102:359, 2007)."""
    def apart(a, b):
        return ((a - b).square().sum(-1) + 1e-8).sqrt().mean()

    return (apart(one, truth) + apart(other, truth) - apart(one, other)) / 2


def feature_statistics(features):
    """What the generator is to match in the discriminator's features [B, T, F]: means, how much they vary
    over all events, and how much sequences differ."""
    means = features.mean(1)
    return torch.cat([means.mean(0), features.flatten(0, 1).std(0), means.std(0)])


def negative_log_likelihood(probability):
    return -probability.clamp(min=1e-6).log().mean()


def cell(memory, layer, values, state):
    """One step of one layer of an nn.LSTM: faster than its forward() for a single time."""
    weights = [getattr(memory, f"{name}_l{layer}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    return torch._VF.lstm_cell(values, state, *weights)


class CrnnGanGenerator(nn.Module):
    def __init__(self, hidden=HIDDEN):
        super().__init__()
        self.hidden = hidden
        self.memory = nn.LSTM(2 * VALUES, hidden, num_layers=2, batch_first=True)
        self.event = nn.Linear(hidden, VALUES)

    def _events(self, remembered):
        return on_the_keys(self.event(remembered).sigmoid() * 1.1 - 0.05)

    def follow(self, noise, before):
        """The events that follow `before`, each told from the true event before it."""
        return self._events(self.memory(spread(torch.cat([noise, before], 2)))[0])

    def tell(self, noise, last, state=None):
        """As many events as there is noise, each told from the generator's own last event [B, 4].
        -> events [B, T, 4], last, state."""
        if state is None:
            nothing = torch.zeros(len(noise), self.hidden, device=noise.device)
            state = [(nothing, nothing), (nothing, nothing)]
        events = []
        for step in range(noise.shape[1]):
            values = spread(torch.cat([noise[:, step], last], 1))
            state = list(state)
            for layer in range(2):
                state[layer] = cell(self.memory, layer, values, state[layer])
                values = state[layer][0]
            last = self._events(values)
            events.append(last)
        return torch.stack(events, 1), last, state


class CrnnGanDiscriminator(nn.Module):
    def __init__(self, hidden=DISCRIMINATOR_HIDDEN):
        super().__init__()
        self.memory = nn.LSTM(VALUES + 2, hidden, num_layers=2, bidirectional=True, batch_first=True)
        self.verdict = nn.Linear(2 * hidden, 1)

    def forward(self, events):
        """-> probability of being real [B], features [B, T, 2 hidden]."""
        features = self.memory(spread(with_pitch_classes(events)))[0]
        return self.verdict(features).sigmoid().mean((1, 2)), features
