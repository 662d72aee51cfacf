# SPDX-License-Identifier: Apache-2.0
"""A small feed-forward network with two hidden layers, learnt by Adam (Kingma & Ba 2015). Numpy only; the same seed
gives the same weights on one machine."""

import numpy as np


class Network:
    def __init__(self, inputs, outputs, seed, hidden=(48, 24)):
        random = np.random.default_rng(seed)
        sizes = [inputs, *hidden, outputs]
        self.weights = [random.normal(0, np.sqrt(1 / a), (a, b)) for a, b in zip(sizes, sizes[1:])]
        self.biases = [np.zeros(b) for b in sizes[1:]]
        self.mean, self.deviation = np.zeros(inputs), np.ones(inputs)

    def standardise(self, rows):
        self.mean, self.deviation = rows.mean(0), rows.std(0) + 1e-6

    def _forward(self, rows):
        layers = [np.clip((rows - self.mean) / self.deviation, -5, 5)]
        for index, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            value = layers[-1] @ weight + bias
            layers.append(np.tanh(value) if index + 1 < len(self.weights) else value)
        return layers

    def __call__(self, rows):
        return self._forward(rows)[-1]

    def _parameters(self):
        return self.weights + self.biases

    def copy(self):
        return [value.copy() for value in self._parameters()]

    def restore(self, values):
        for own, value in zip(self._parameters(), values):
            own[...] = value

    def fit(self, rows, slope, steps, seed, judge, batch=2048, rate=2e-3, decay=1e-5, every=400):
        """`slope(indices, answers)` is the gradient of the loss by the answers; `judge()` after every so many steps is
        larger for better weights, and the best are kept. The best judgement."""
        random = np.random.default_rng(seed)
        moments = [(np.zeros_like(value), np.zeros_like(value)) for value in self._parameters()]
        best, kept = -np.inf, self.copy()
        for step in range(1, steps + 1):
            chosen = random.integers(0, len(rows), batch)
            layers = self._forward(rows[chosen])
            error = slope(chosen, layers[-1]) / batch
            gradients = []
            for index in reversed(range(len(self.weights))):
                gradients.append((index, layers[index].T @ error, error.sum(0)))
                error = error @ self.weights[index].T * (1 - layers[index] ** 2)
            slopes = [None] * len(moments)
            for index, weight, bias in gradients:
                slopes[index] = weight + decay * self.weights[index]
                slopes[len(self.weights) + index] = bias
            now = rate * 0.5 * (1 + np.cos(np.pi * step / steps))
            for value, gradient, (first, second) in zip(self._parameters(), slopes, moments):
                first += 0.1 * (gradient - first)
                second += 0.001 * (gradient ** 2 - second)
                value -= now * (first / (1 - 0.9 ** step)) / (np.sqrt(second / (1 - 0.999 ** step)) + 1e-8)
            if step % every == 0:
                judgement = judge()
                if judgement > best:
                    best, kept = judgement, self.copy()
        self.restore(kept)
        return best
