# SPDX-License-Identifier: Apache-2.0
"""What the network should answer: activityOf() of src/transcribe/note_activity.cpp for many clips at once."""
import torch

from front_end import FRAMES_PER_SECOND
from network import KEYS

HALF_WIDTH = 0.05  # seconds: an event is a triangle this wide on both sides
REACH = 6  # frames that a triangle can touch


def lround(x):
    """Rounds halves away from zero, as std::lround."""
    return torch.where(x < 0, -torch.floor(-x + 0.5), torch.floor(x + 0.5)).long()


def draw_events(seconds, keys, valid, frames):
    """Triangles around events. seconds float64 [clips, n], keys [clips, n], valid [clips, n] bool. Returns values
    float32 [clips, frames, KEYS] and which event is highest there (n: none; the first one of equals)."""
    clips, count = seconds.shape
    first = torch.ceil((seconds - HALF_WIDTH) * FRAMES_PER_SECOND).long()
    last = torch.floor((seconds + HALF_WIDTH) * FRAMES_PER_SECOND).long()
    frame = first[..., None] + torch.arange(REACH, device=seconds.device)  # [clips, n, REACH]
    distance = (frame.double() / FRAMES_PER_SECOND - seconds[..., None]).abs()
    value = (1 - distance / HALF_WIDTH).float()
    inside = valid[..., None] & (frame >= 0) & (frame < frames) & (frame <= last[..., None]) & (value > 0)
    clip = torch.arange(clips, device=seconds.device)[:, None, None]
    cell = (clip * frames + frame) * KEYS + keys[..., None]
    nowhere = clips * frames * KEYS  # one cell more, for what lies outside
    cell = torch.where(inside, cell, torch.full_like(cell, nowhere)).reshape(-1)
    value = torch.where(inside, value, torch.zeros_like(value)).reshape(-1)
    values = torch.zeros(nowhere + 1, device=seconds.device).scatter_reduce_(0, cell, value, "amax")
    order = torch.arange(count, device=seconds.device)[None, :, None].expand_as(frame).reshape(-1)
    order = torch.where(inside.reshape(-1) & (value == values[cell]), order, torch.full_like(order, count))
    highest = torch.full((nowhere + 1,), count, dtype=torch.long, device=seconds.device)
    highest.scatter_reduce_(0, cell, order, "amin")
    shape = (clips, frames, KEYS)
    return values[:-1].reshape(shape), highest[:-1].reshape(shape)


def activity(onset, end, keys, velocity, valid, pedal_down, frames):
    """Notes [clips, n]: onset and end of the sound in seconds from frame 0 (float64), key 0..87, velocity 1..127;
    pedal_down [clips, frames]. Returns notes float32 [clips, 4, frames, KEYS] (onset, sounding, offset, velocity)
    and pedal float32 [clips, frames]."""
    clips, count = onset.shape
    onsets, struck = draw_events(onset, keys, valid, frames)
    offsets, _ = draw_events(end, keys, valid, frames)
    padded = torch.cat([velocity.float() / 127, torch.zeros(clips, 1, device=onset.device)], 1)
    velocities = padded.gather(1, struck.reshape(clips, -1)).reshape(struck.shape)
    begin = lround(onset * FRAMES_PER_SECOND)
    stop = torch.maximum(lround(end * FRAMES_PER_SECOND), begin + 1)
    begin, stop = begin.clamp(0, frames), stop.clamp(0, frames)
    change = torch.zeros(clips, frames + 1, KEYS, device=onset.device)
    clip = torch.arange(clips, device=onset.device)[:, None].expand_as(keys)
    one = (valid & (stop > begin)).float()
    change.index_put_((clip, begin, keys), one, accumulate=True)
    change.index_put_((clip, stop, keys), -one, accumulate=True)
    sounding = (change.cumsum(1)[:, :frames] > 0.5).float()
    return torch.stack([onsets, sounding, offsets, velocities], 1), pedal_down.float()


def loss(notes, pedal, truth, truth_pedal):
    """transcriptionLoss() of src/lab/transcription/plugin/loss.cpp; returns the sum and its parts by name."""
    entropy = torch.nn.functional.binary_cross_entropy_with_logits
    every = entropy(notes.float(), truth, reduction="none")
    onset = truth[:, 0]
    heard_at = (onset > 0).float()
    parts = {"onset": 2 * (every[:, 0] * (1 + onset)).mean(), "sounding": every[:, 1].mean(),
             "offset": 0.5 * every[:, 2].mean(),
             "velocity": 0.3 * (every[:, 3] * heard_at).sum() / (heard_at.sum() + 1),
             "pedal": 0.05 * entropy(pedal.float(), truth_pedal)}
    return sum(parts.values()), parts
