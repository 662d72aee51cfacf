# SPDX-License-Identifier: Apache-2.0
"""The image GAN: the generator is tensor for tensor that of src/compose/gan/plugin/image_gan_generator.cpp, of any
widths; the discriminator, which is not exported, sees more than the program's own.

Images: [B, 3, 88, 152] floats of onset, sounding, velocity / 127; latents [B, 14]; eras [B] int64.
"""
import math

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.parametrizations import spectral_norm

import note_grid

LATENT = 14
ERA_VALUES = 8
CHANNELS = (48, 32, 16, 8)  # of the program's own training
PLANES = 3
ROWS, COLUMNS = note_grid.KEYS, note_grid.CLIP_COLUMNS


def decided(logits):
    """0 or 1, with the gradient of the probability (straight-through)."""
    likely = logits.sigmoid()
    return (logits > 0).to(logits.dtype) + likely - likely.detach()


class ImageGanGenerator(nn.Module):
    """A map of 11 x 19 is doubled three times; `channels` are the widths before and after each doubling."""

    def __init__(self, channels=CHANNELS):
        super().__init__()
        assert len(channels) == 4
        self.channels = tuple(channels)
        self.eras = nn.Embedding(len(note_grid.ERAS), ERA_VALUES)
        self.seed = nn.Linear(LATENT + ERA_VALUES, channels[0] * (ROWS // 8) * (COLUMNS // 8))
        self.seed_norm = nn.BatchNorm2d(channels[0])
        layers = []
        for before, after in zip(channels, channels[1:]):
            layers += [nn.Upsample(scale_factor=2.0, mode="nearest"), nn.Conv2d(before, after, 3, padding=1),
                       nn.BatchNorm2d(after), nn.ReLU()]
        self.growing = nn.Sequential(*layers)
        self.near = nn.Conv2d(channels[-1], PLANES, 3, padding=1)
        self.harmony = nn.Conv2d(channels[-1], PLANES, (25, 1), padding=(12, 0))
        with torch.no_grad():  # begins with about as many marks as music has
            self.near.weight.mul_(3)
            self.harmony.weight.mul_(3)
            self.near.bias[:2] = -3.5

    def answers(self, latents, eras):
        wishes = torch.cat([latents, self.eras(eras)], 1)
        seeds = self.seed(wishes).view(-1, self.channels[0], ROWS // 8, COLUMNS // 8)
        grown = self.growing(self.seed_norm(seeds).relu())
        return self.near(grown) + self.harmony(grown)

    def forward(self, latents, eras):
        answers = self.answers(latents, eras)
        sounding = decided(answers[:, 1])
        before = functional.pad(sounding[..., :-1], (1, 0))
        onset = sounding * (1 - before * (1 - decided(answers[:, 0])))
        return torch.stack([onset, sounding, onset * answers[:, 2].sigmoid()], 1)


@torch.no_grad()
def renew_statistics(generator, batches, together, random):
    """Takes the statistics of batch normalisation anew for the weights as they are: an averaged generator's own differ
    from those of the learning one. Leaves the generator in evaluation mode."""
    norms = [layer for layer in generator.modules() if isinstance(layer, nn.BatchNorm2d)]
    momenta = [layer.momentum for layer in norms]
    for layer in norms:
        layer.reset_running_stats()
        layer.momentum = None  # the plain mean of all batches
    generator.train()
    device = generator.seed.weight.device
    for _ in range(batches):
        latents = torch.randn(together, LATENT, generator=random, device=device)
        generator(latents, torch.zeros(together, dtype=torch.int64, device=device))
    for layer, momentum in zip(norms, momenta):
        layer.momentum = momentum
    return generator.eval()


def rectified(values):
    return functional.leaky_relu(values, 0.2)


def summary(maps):
    """The sum over the places, small enough not to grow with their number's chance."""
    places = maps.flatten(2)
    return places.sum(2) / math.sqrt(places.shape[2])


def layer(kind, *arguments, **more):
    made = kind(*arguments, **more)
    nn.init.orthogonal_(made.weight)
    nn.init.zeros_(made.bias)
    return spectral_norm(made)


class ImageGanDiscriminator(nn.Module):
    """Sees the image (with the variety of the batch), the pitch classes over time at three scales and over the whole
    clip (circular along the classes: a scale is one pattern in twelve places), and the numbers of notes over time; and
    how much each of its features differs within the batch. Told the era by projection. `width` multiplies the widths of
    the program's own discriminator."""

    def __init__(self, width=2, variety=0.3):
        super().__init__()
        w = 16 * width
        self.weight_of_variety = variety  # small: a batch must not be known by its variety alone
        self.image = nn.ModuleList([layer(nn.Conv2d, PLANES, w, 4, 2, 1), layer(nn.Conv2d, w, 2 * w, 4, 2, 1),
                                      layer(nn.Conv2d, 2 * w, 4 * w, 4, 2, 1),
                                      layer(nn.Conv2d, 4 * w + 1, 8 * w, 3, 1, 1),
                                      layer(nn.Conv2d, 8 * w, 8 * w, 4, 2, 1)])
        self.chroma = nn.ModuleList([layer(nn.Conv2d, 2, 2 * w, (12, 5), (1, 2), (0, 2)),
                                     layer(nn.Conv2d, 2 * w, 2 * w, (12, 5), (1, 2), (0, 2)),
                                     layer(nn.Conv2d, 2 * w, 2 * w, (12, 5), (1, 2), (0, 2))])
        self.scale = nn.ModuleList([layer(nn.Conv2d, 2, 2 * w, (12, 1)), layer(nn.Conv2d, 2 * w, 2 * w, (12, 1))])
        self.counts = nn.ModuleList([layer(nn.Conv1d, 4, 2 * w, 5, 2, 2), layer(nn.Conv1d, 2 * w, 2 * w, 5, 2, 2),
                                     layer(nn.Conv1d, 2 * w, 2 * w, 5, 2, 2)])
        features = 16 * w + 6 * w + 4 * w + 6 * w
        self.verdict = layer(nn.Linear, features, 1)
        self.variety = layer(nn.Linear, features, 1)
        self.eras = nn.Embedding(len(note_grid.ERAS), features)
        nn.init.zeros_(self.eras.weight)

    def _image(self, images):
        features, seen = [], images
        for depth, convolution in enumerate(self.image):
            if depth == 3:
                variety = (seen.var(0, unbiased=False) + 1e-8).sqrt().mean()
                seen = torch.cat([seen, variety.expand(len(seen), 1, *seen.shape[2:])], 1)
            seen = rectified(convolution(seen))
            if depth >= 3:
                features.append(summary(seen))
        return features

    def _harmony(self, images):
        marked = functional.pad(images[:, :2], (0, 0, 0, 96 - ROWS))
        folded = marked.unflatten(2, (8, 12)).sum(2)  # [B, 2, 12, 152]

        def around(maps, convolution):
            return rectified(convolution(torch.cat([maps, maps[:, :, :11]], 2)))

        features, heard = [], folded
        for convolution in self.chroma:
            heard = around(heard, convolution)
            features.append(summary(heard))
        shares = folded.mean(3, keepdim=True) * 4
        for convolution in self.scale:
            shares = around(shares, convolution)
            features.append(summary(shares))
        return features

    def _density(self, images):
        numbers = images[:, :2].sum(2) / 4
        row = torch.linspace(-1, 1, ROWS, device=images.device)[:, None]
        balance = (images[:, :2] * row).sum(2) / 4
        counted, features = torch.cat([numbers, balance], 1), []
        for convolution in self.counts:
            counted = rectified(convolution(counted))
            features.append(summary(counted))
        return features

    def forward(self, images, eras):
        features = torch.cat(self._image(images) + self._harmony(images) + self._density(images), 1)
        spread = (features.var(0, unbiased=False) + 1e-8).sqrt()
        return (self.verdict(features)[:, 0] + (features * self.eras(eras)).sum(1)
                + self.weight_of_variety * self.variety(spread))


def augmented(images, random):
    """Random shifts, the same in kind for real and generated images (DiffAugment): up to 4 rows, up to 16 columns by
    whole beats of 4, so that the discriminator still sees where the beat is."""
    count, device = len(images), images.device
    up = torch.randint(-4, 5, (count, 1), generator=random, device=device)
    late = 4 * torch.randint(-4, 5, (count, 1), generator=random, device=device)
    rows = torch.arange(ROWS, device=device) + up
    inside = ((rows >= 0) & (rows < ROWS)).to(images.dtype)[:, None, :, None]
    rows = rows.clamp(0, ROWS - 1)[:, None, :, None].expand(-1, PLANES, -1, COLUMNS)
    columns = ((torch.arange(COLUMNS, device=device) - late) % COLUMNS)[:, None, None, :].expand(-1, PLANES, ROWS, -1)
    return torch.gather(torch.gather(images, 2, rows) * inside, 3, columns)


def steepness(discriminator, images, eras):
    """The mean squared gradient on real images (R1)."""
    images = images.detach().requires_grad_(True)
    scores = discriminator(images, eras)
    gradient = torch.autograd.grad(scores.sum(), images, create_graph=True)[0]
    return scores, gradient.square().sum((1, 2, 3)).mean()
