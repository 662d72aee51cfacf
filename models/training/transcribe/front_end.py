# SPDX-License-Identifier: Apache-2.0
"""The network's front end on any device: the constant-Q spectrogram of src/transcribe/constant_q.cpp.

50 frames a second of 294 levels in dB, three bins a semitone from A0; frame t is centred on t / 50 seconds.
"""
import math

import numpy as np
import torch

RATE = 16000
FRAMES_PER_SECOND = 50
HOP = RATE // FRAMES_PER_SECOND
WINDOW = 8192
BINS = 294
BINS_PER_SEMITONE = 3
QUIETEST = -100.0  # dB
SHORTEST_KERNEL = 1024
NEGLIGIBLE = 0.004
LOWEST_A = 27.5  # Hz


def kernels(cents=0.0):
    """Conjugate spectra of the bins' windowed sines, small weights left out: complex128 [WINDOW / 2, BINS]."""
    octave = 12 * BINS_PER_SEMITONE
    cycles = 1 / (2 ** (1 / octave) - 1)
    columns = []
    for bin_ in range(BINS):
        hertz = LOWEST_A * 2 ** ((bin_ - 1) / octave + cents / 1200)
        length = min(max(int(cycles * RATE / hertz), SHORTEST_KERNEL), WINDOW)
        offset = np.arange(length) - (length - 1) / 2
        hann = 0.5 + 0.5 * np.cos(2 * math.pi * offset / length)
        kernel = np.zeros(WINDOW, np.complex64)
        begin = (WINDOW - length) // 2
        kernel[begin:begin + length] = hann / length * np.exp(2j * math.pi * hertz * offset / RATE)
        spectrum = np.fft.fft(kernel.astype(np.complex128))[:WINDOW // 2]
        spectrum[0] = 0
        size = np.abs(spectrum)
        spectrum[size < NEGLIGIBLE * size.max()] = 0
        columns.append(np.conj(spectrum) / WINDOW)
    return np.stack(columns, 1)


class FrontEnd(torch.nn.Module):
    """Samples at 16 kHz [clips, n] to levels in dB [clips, frames, BINS]."""

    def __init__(self, cents=0.0):
        super().__init__()
        weights = kernels(cents)
        # Real and imaginary parts of spectrum (rows) by real and imaginary parts of the bins (columns).
        rows = np.concatenate([np.concatenate([weights.real, weights.imag], 1),
                               np.concatenate([-weights.imag, weights.real], 1)], 0)
        self.register_buffer("weights", torch.from_numpy(rows.astype(np.float32)))

    def forward(self, samples, first=0, frames=None):
        """Frames that are centred on the samples first, first + HOP, ..; without `frames` as many as the program
        makes of a recording. Beyond the samples there is silence."""
        if frames is None:
            frames = -(-(samples.shape[-1] - first) // HOP)
        end = first + (frames - 1) * HOP + WINDOW // 2
        padded = torch.nn.functional.pad(samples, (max(0, WINDOW // 2 - first), max(0, end - samples.shape[-1])))
        begin = max(0, first - WINDOW // 2)
        windows = padded[:, begin:].unfold(-1, WINDOW, HOP)[:, :frames]
        spectrum = torch.fft.rfft(windows)[..., :WINDOW // 2]
        parts = torch.cat([spectrum.real, spectrum.imag], -1) @ self.weights
        power = parts[..., :BINS] ** 2 + parts[..., BINS:] ** 2
        return (10 * torch.log10(power + 1e-10)).clamp_min(QUIETEST)
