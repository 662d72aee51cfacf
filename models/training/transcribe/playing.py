# SPDX-License-Identifier: Apache-2.0
"""What the training pianos play, drawn on the device: excerpts of the pack's pieces in another hand, or notes at random
(after src/lab/transcription/training_performances.cpp)."""
import math
from dataclasses import dataclass

import numpy as np
import torch

LONGEST_TAIL = 6.0  # seconds that a string sounds under the pedal (src/music/damper.cpp)
REACH_BACK = 7.0  # seconds before an excerpt from which notes may still sound
MOST_NOTES = 384  # of one excerpt
OWN_TOUCH = 12  # as many velocities make a player of a file
FAR = 1e6  # seconds between pieces on the common time line
LOWEST, HIGHEST = 21, 108


@dataclass
class Played:
    """Notes of clips, [clips, notes]; seconds are float64 from the clip's first frame."""
    onset: torch.Tensor
    end: torch.Tensor  # of the sound: with the damper pedal's help
    pitch: torch.Tensor  # MIDI key
    velocity: torch.Tensor  # 1..127
    valid: torch.Tensor
    pedal: object  # function: seconds [clips, m] -> bool, whether the damper pedal is down


def end_at_next(onset, end, pitch, valid, gap):
    """Ends of notes [clips, n], at the latest `gap` seconds before the next onset of the same key."""
    order = torch.argsort(torch.where(valid, pitch.double() * 1e5 + onset, torch.full_like(onset, 1e9)), 1)
    o, e, p = onset.gather(1, order), end.gather(1, order), pitch.gather(1, order)
    follows = (p[:, 1:] == p[:, :-1]) & valid.gather(1, order)[:, 1:]
    limit = torch.full_like(e, math.inf)
    limit[:, :-1] = torch.where(follows, o[:, 1:] - gap, limit[:, :-1])
    return torch.empty_like(end).scatter_(1, order, torch.minimum(e, limit))


class Repertoire:
    """The pieces of one split on a device."""

    def __init__(self, header, arrays, split, device):
        self.device = torch.device(device)
        pieces = arrays["pieces"]
        chosen, weights = [], []
        for source in header["sources"]:
            if source["split"] == split:
                chosen += source["pieces"]
                weights += [source["weight"] / len(source["pieces"])] * len(source["pieces"])
        onset, held, pitch, velocity, pedal_time, pedal_down = [], [], [], [], [], []
        first_pedal, last_pedal, length, own = [], [], [], []
        for place, index in enumerate(chosen):
            a, b, c, d = pieces[index]
            seconds = np.cumsum(arrays["note_step"][a:b].astype(np.int64)) / 1000
            onset.append(seconds + place * FAR)
            held.append(arrays["note_held"][a:b] / 200)
            pitch.append(arrays["note_pitch"][a:b])
            velocity.append(arrays["note_velocity"][a:b])
            first_pedal.append(sum(map(len, pedal_time)) if place == 0 else last_pedal[-1])
            pedal_time.append(arrays["pedal_time"][c:d] / 1000 + place * FAR)
            pedal_down.append(arrays["pedal_down"][c:d])
            last_pedal.append(first_pedal[-1] + d - c)
            length.append(seconds[-1])
            own.append(len(np.unique(velocity[-1])) >= OWN_TOUCH)

        def tensor(parts, kind):
            return torch.as_tensor(np.concatenate(parts) if isinstance(parts[0], np.ndarray) else np.array(parts),
                                   dtype=kind, device=self.device)

        self.onset, self.held = tensor(onset, torch.float64), tensor(held, torch.float64)
        self.pitch, self.velocity = tensor(pitch, torch.long), tensor(velocity, torch.float32)
        nothing = [np.array([FAR * (len(chosen) + 1)])]  # so that there is always a next movement
        self.pedal_time = tensor(pedal_time + nothing, torch.float64)
        self.pedal_down = tensor(pedal_down + [np.array([0])], torch.bool)
        self.first_pedal, self.last_pedal = tensor(first_pedal, torch.long), tensor(last_pedal, torch.long)
        self.length, self.own = tensor(length, torch.float64), tensor(own, torch.bool)
        self.weights = torch.tensor(weights, device=self.device)

    def pedal_at(self, piece, seconds):
        """Whether the pedal of a piece is down, and when it moves next. piece [clips], seconds [clips, m]."""
        moved = torch.searchsorted(self.pedal_time, (seconds + piece[:, None] * FAR).contiguous(), right=True) - 1
        within = moved >= self.first_pedal[piece][:, None]
        down = within & self.pedal_down[moved.clamp_min(0)]
        return down, self.pedal_time[(moved + 1).clamp_min(0)] - piece[:, None] * FAR

    def excerpts(self, draw, clips, seconds):
        """Draws `clips` excerpts that sound within [0, seconds]."""
        piece = draw.choice(self.weights, clips)
        speed = draw.exponential((clips, 1), 0.8, 1.25).double()
        span = seconds * speed
        latest = (self.length[piece][:, None] - 0.6 * span).clamp_min(0.1)
        start = draw.uniform((clips, 1)).double() * (latest + 0.5) - 0.5
        line = piece[:, None] * FAR
        from_ = torch.searchsorted(self.onset, (line + (start - REACH_BACK * speed).clamp_min(0)).contiguous())
        till = torch.searchsorted(self.onset, (line + start + span + 0.3).contiguous())
        most = min(MOST_NOTES, max(1, int((till - from_).max())))
        from_ = torch.maximum(from_, till - most)  # of too many the last
        index = from_ + torch.arange(most, device=self.device)
        valid = index < till
        index = index.clamp_max(len(self.onset) - 1)
        onset = ((self.onset[index] - line) - start) / speed
        held = self.held[index] / speed
        pitch = self.pitch[index] + draw.integers((clips, 1), -5, 6)
        own = self.own[piece][:, None]
        velocity = self.touch(draw, own, self.velocity[index], onset, pitch)
        # Fingers of a chord do not fall together, and written lengths are not held in full.
        late = draw.normal(onset.shape) * draw.uniform((clips, 1), 0.002, 0.012)
        onset = torch.where(own, onset, onset + late)
        held = torch.where(own, held, held * draw.uniform((clips, 1), 0.6, 1.05))
        # The piece's own pedal, an invented one where it has none, or none.
        moves = self.last_pedal > self.first_pedal
        with_own = moves[piece][:, None] & draw.chance((clips, 1), 0.88)
        invented = ~moves[piece][:, None] & draw.chance((clips, 1), 0.6)
        return self.sounding(draw, onset, onset + held, pitch, velocity, valid, seconds,
                             with_own, invented, piece, start, speed)

    @staticmethod
    def touch(draw, own, velocity, onset, pitch):
        """Scales a player's dynamics; gives a score some."""
        clips = (len(velocity), 1)
        player = velocity * draw.uniform(clips, 0.75, 1.2) + draw.uniform(clips, -12, 12)
        wave = torch.sin(draw.uniform(clips, 0, 6.3) + 6.28 * onset.float() / draw.uniform(clips, 4, 15))
        score = (draw.uniform(clips, 40, 85) + draw.uniform(clips, 0, 25) * wave + 0.25 * (pitch - 60)
                 + draw.normal(velocity.shape, 0, 6))
        return torch.where(own, player, score).round().clamp(5, 127)

    def sounding(self, draw, onset, end, pitch, velocity, valid, seconds, with_own, invented, piece, start, speed):
        """Lets the pedal hold the notes."""
        clips = len(onset)
        valid = valid & (pitch >= LOWEST) & (pitch <= HIGHEST)
        end = torch.maximum(end_at_next(onset, end, pitch, valid, 0.005), onset + 0.03)
        # Invented: down through stretches of 0.6 .. 3 s, up a little before their ends.
        count = int((seconds + REACH_BACK + 2) / 0.48) + 2
        lengths = draw.uniform((clips, 1), 0.6, 3.0) * draw.uniform((clips, count), 0.8, 1.2)
        bounds = lengths.double().cumsum(1) - REACH_BACK - 1
        downs = bounds[:, :-1] + draw.uniform((clips, count - 1), 0.04, 0.2).double()
        early = draw.uniform((clips, 1), 0.05, 0.3) * draw.chance((clips, 1), 0.5)
        ups = torch.maximum(bounds[:, 1:] - early.double(), downs + 0.02)

        def pedal(times):
            """Whether it is down, and until when."""
            stretch = (torch.searchsorted(downs, times.contiguous(), right=True) - 1)
            up = ups.gather(1, stretch.clamp_min(0))
            made = (stretch >= 0) & (times < up)
            down, moves = self.pedal_at(piece, start + times * speed)
            own_up = (moves - start) / speed
            return (with_own & down) | (invented & made), torch.where(with_own, own_up, up)

        down, until = pedal(end)
        end = torch.where(down, torch.minimum(torch.maximum(until, end), end + LONGEST_TAIL), end)
        end = torch.maximum(end_at_next(onset, end, pitch, valid, 0.0), onset + 0.02)
        return Played(onset, end, pitch, velocity, valid & (onset < seconds) & (end > -1),
                      lambda times: pedal(times)[0])

    def random_notes(self, draw, clips, seconds):
        """Every key and every velocity, which no repertoire has."""
        rate = draw.uniform((clips, 1), 2, 14)
        most = min(MOST_NOTES, int(14 * (seconds + 3)))
        gaps = -torch.log(draw.uniform((clips, most), 1e-6, 1)) / rate
        onset = gaps.double().cumsum(1) - 3
        pitch = draw.normal((clips, most), draw.uniform((clips, 1), 30, 100), draw.uniform((clips, 1), 4, 25))
        pitch = pitch.round().clamp(LOWEST, HIGHEST).long()
        velocity = draw.normal((clips, most), draw.uniform((clips, 1), 35, 90), 18).round().clamp(5, 127)
        held = draw.exponential((clips, most), 0.05, 3).double()
        none = torch.zeros(clips, dtype=torch.long, device=self.device)
        start = torch.zeros(clips, 1, dtype=torch.float64, device=self.device)
        return self.sounding(draw, onset, onset + held, pitch, velocity, onset < seconds, seconds,
                             start > 0, draw.chance((clips, 1), 0.4), none, start, start + 1)
