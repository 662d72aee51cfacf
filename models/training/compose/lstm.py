# SPDX-License-Identifier: Apache-2.0
"""The next-note LSTM, tensor for tensor that of src/compose/lstm/plugin/lstm_network.cpp. Dropout is the training's own
affair: it holds no weights."""
import torch
from torch import nn
from torch.nn import functional

import note_grid
import tokens

REACH = 25  # keys: an octave to each side
WIDTHS = {"step": 16, "pitch": 64, "duration": 16, "velocity": 8, "metre": 16, "key": 16, "style": 8}
INPUT = sum(WIDTHS.values())
PATTERNS, HIDDEN_PATTERNS = 12, 16


def head(width, hidden, count):
    return nn.Sequential(nn.Linear(width, hidden), nn.Tanh(), nn.Linear(hidden, count))


def along_keys(convolution, planes, dense=None):
    """A convolution over keys of [N, in, 88] -> [N, out, 88]. On a GPU (or when `dense`) as one product with its
    Toeplitz matrix: tensor cores are faster at that than at so narrow a convolution."""
    weight = convolution.weight.flatten(2)  # [out, in, 25]
    if not (planes.is_cuda if dense is None else dense):
        return functional.conv1d(planes, weight, convolution.bias, padding=REACH // 2)
    keys = planes.shape[2]
    reach = keys - 1 - REACH // 2
    matrix = functional.pad(weight, (reach, reach)).unfold(2, keys, 1).flip(2)  # [out, in, key out, key in]
    matrix = matrix.permute(1, 3, 0, 2).flatten(0, 1).flatten(1)
    return (planes.flatten(1) @ matrix).view(len(planes), -1, keys) + convolution.bias[:, None]


class LstmNetwork(nn.Module):
    def __init__(self, hidden, dropout=0.1):
        super().__init__()
        self.hidden, self.dropout = hidden, dropout
        self.step = nn.Embedding(tokens.PARTS[0] + 1, WIDTHS["step"])
        self.pitch = nn.Embedding(tokens.PARTS[1] + 1, WIDTHS["pitch"])
        self.duration = nn.Embedding(tokens.PARTS[2] + 1, WIDTHS["duration"])
        self.velocity = nn.Embedding(tokens.PARTS[3] + 1, WIDTHS["velocity"])
        self.metre = nn.Embedding(tokens.METRE, WIDTHS["metre"])
        self.key = nn.Embedding(tokens.KEY_TOKENS, WIDTHS["key"])
        self.style = nn.Embedding(len(note_grid.ERAS), WIDTHS["style"])
        self.memory = nn.LSTM(INPUT, hidden, num_layers=2, dropout=dropout)
        known = hidden + INPUT
        self.step_head = head(known, 96, tokens.PARTS[0])
        known += WIDTHS["step"] + WIDTHS["metre"]
        self.pitch_head = head(known, 160, tokens.PARTS[1])
        self.pattern_weights = nn.Linear(known, PATTERNS)
        known += WIDTHS["pitch"]
        self.duration_head = head(known, 96, tokens.PARTS[2])
        self.velocity_head = head(known + WIDTHS["duration"], 48, tokens.PARTS[3])
        self.key_patterns = nn.Sequential(nn.Conv2d(tokens.PLANES, HIDDEN_PATTERNS, (REACH, 1)), nn.ReLU(),
                                          nn.Conv2d(HIDDEN_PATTERNS, PATTERNS, (REACH, 1)))

    def read(self, batch):
        """-> what is known after each known note, [T, B, hidden + 144]."""
        embeddings = (self.step, self.pitch, self.duration, self.velocity)
        inputs = [embedding(part) for embedding, part in zip(embeddings, batch.before)]
        inputs += [self.metre(batch.before_metre), self.key(batch.key), self.style(batch.style)]
        inputs = torch.cat(inputs, -1)
        heard = self.memory(inputs)[0]
        heard = functional.dropout(heard, self.dropout, self.training)
        return torch.cat([heard, inputs], -1)

    def logits(self, heard, chosen, metre, planes):
        """-> logits of step, pitch, duration, velocity, each [T, B, tokens]; chosen: four [T, B] of the next note."""
        answers = [self.step_head(heard)]
        known = torch.cat([heard, self.step(chosen[0]), self.metre(metre)], -1)
        half = self.training and planes.is_cuda  # nearly all products are here: in 16 bits while learning
        with torch.autocast(planes.device.type, dtype=torch.bfloat16, enabled=half):
            patterns = along_keys(self.key_patterns[0], planes.flatten(0, 1)).relu()
            patterns = along_keys(self.key_patterns[2], patterns).float()  # [T B, 12, 88]
        weights = self.pattern_weights(known).flatten(0, 1)
        melodic = torch.bmm(weights[:, None], patterns)[:, 0].view(*known.shape[:2], note_grid.KEYS)
        answers.append(self.pitch_head(known) + melodic)
        known = torch.cat([known, self.pitch(chosen[1])], -1)
        answers.append(self.duration_head(known))
        known = torch.cat([known, self.duration(chosen[2])], -1)
        answers.append(self.velocity_head(known))
        return answers

    def nats(self, batch):
        """-> four [T, B]: the negative_log_likelihood at each part, 0 where there is no target."""
        chosen = [part.clamp(min=0) for part in batch.target]
        answers = self.logits(self.read(batch), chosen, batch.target_metre, batch.planes)
        return [functional.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=-1,
                                         reduction="none").view(target.shape)
                for logits, target in zip(answers, batch.target)]


@torch.no_grad()
def nats_of(network, corpus, places, longest, together):
    """Nats a note by part of plain excerpts; the end token is not counted, as `atos evaluate lstm` does not.
    -> (four sums, notes)."""
    sums = torch.zeros(4, dtype=torch.float64, device=corpus.device)
    notes = torch.zeros((), dtype=torch.float64, device=corpus.device)
    for begin in range(0, places.shape[1], together):
        batch = tokens.batch_of(corpus.plain_excerpts(places[:, begin:begin + together], longest))
        real = batch.target[1] >= 0
        parts = network.nats(batch)
        sums += torch.stack([(part * real).sum(dtype=torch.float64) for part in parts])
        notes += real.sum()
    return sums, notes
