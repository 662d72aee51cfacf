# SPDX-License-Identifier: Apache-2.0
"""The residual networks over piano rolls (src/style/architecture.h, src/style/plugin/network.cpp), with the same
names of tensors: trunk.<i>..., <head>.weight, <head>.bias.

forward: image [b, 3, 88, 256] float -> dict of logits [b, labels] by head, float32.
"""

import torch
from torch import nn

import labels as label_names

# name: block, blocks by stage, widths by stage, stem width, stem rows, stem frames, dropout before the heads
ARCHITECTURES = {
    "roll-resnet-10": ("basic", (1, 1, 1, 1), (16, 24, 32, 48), 16, 13, 7, 0.2),
    "roll-resnet-18": ("basic", (2, 2, 2, 2), (32, 48, 96, 192), 32, 13, 7, 0.3),
    "roll-resnet-18-wide": ("basic", (2, 2, 2, 2), (48, 80, 144, 256), 40, 13, 7, 0.4),
    "resnet-18-v2": ("basic", (2, 2, 2, 2), (64, 128, 256, 512), 64, 7, 7, 0.0),
    "resnet-50-v2": ("bottleneck", (3, 4, 6, 3), (256, 512, 1024, 2048), 64, 7, 7, 0.0),
    "resnet-152-v2": ("bottleneck", (3, 8, 36, 3), (256, 512, 1024, 2048), 64, 7, 7, 0.0),
}


def _convolution(inputs, outputs, kernel, stride=1):
    return nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)


class Block(nn.Module):
    """x -> shortcut(x) + residual(x), normalisation and activation before each convolution."""

    def __init__(self, kind, inputs, outputs, stride):
        super().__init__()
        inner = outputs // 4 if kind == "bottleneck" else outputs
        self.norm = nn.BatchNorm2d(inputs)
        if kind == "bottleneck":
            steps = [(inputs, inner, 1, 1), (inner, inner, 3, stride), (inner, outputs, 1, 1)]
        else:
            steps = [(inputs, inner, 3, stride), (inner, outputs, 3, 1)]
        layers = [_convolution(*steps[0])]
        for step in steps[1:]:
            layers += [nn.BatchNorm2d(step[0]), nn.ReLU(inplace=True), _convolution(*step)]
        self.residual = nn.Sequential(*layers)
        self.shortcut = _convolution(inputs, outputs, 1, stride) if stride != 1 or inputs != outputs else None

    def forward(self, x):
        activated = torch.relu(self.norm(x))
        return self.residual(activated) + (x if self.shortcut is None else self.shortcut(activated))


def pool_statistics(x):
    """Mean and standard deviation of each channel over the image: [b, c, h, w] -> [b, 2c], float32."""
    flat = x.flatten(2).float()
    return torch.cat([flat.mean(2), (flat.var(2, unbiased=False) + 1e-5).sqrt()], 1)


class StyleNetwork(nn.Module):
    def __init__(self, architecture, labels):
        """labels: names by head; a head without labels is left out."""
        super().__init__()
        kind, blocks, widths, stem, rows, frames, dropout = ARCHITECTURES[architecture]
        layers = [nn.Conv2d(3, stem, (rows, frames), 2, (rows // 2, frames // 2), bias=False),
                  nn.MaxPool2d(3, 2, 1)]
        channels = stem
        for stage, (count, width) in enumerate(zip(blocks, widths)):
            for block in range(count):
                layers.append(Block(kind, channels, width, 2 if block == 0 and stage > 0 else 1))
                channels = width
        layers += [nn.BatchNorm2d(channels), nn.ReLU(inplace=True)]
        self.architecture = architecture
        self.trunk = nn.Sequential(*layers)
        self.dropout = nn.Dropout(dropout)
        self.heads = [head for head in label_names.HEADS if labels.get(head)]
        for head in self.heads:
            setattr(self, head, nn.Linear(2 * channels, len(labels[head])))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, 0, "fan_out")
            elif isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, 0, 0.01)
                nn.init.zeros_(module.bias)

    def represent(self, image):
        """[b, 3, 88, 256] -> [b, 2 * channels] float32, before dropout."""
        return pool_statistics(self.trunk(image))

    def answer(self, features):
        with torch.autocast(features.device.type, enabled=False):
            features = self.dropout(features.float())
            return {head: getattr(self, head)(features) for head in self.heads}

    def forward(self, image):
        return self.answer(self.represent(image))
