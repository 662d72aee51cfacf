# SPDX-License-Identifier: Apache-2.0
"""Clips to learn from: levels as the network hears them and what it should answer, made on the device."""
import torch

import room
import synth
from front_end import FRAMES_PER_SECOND, HOP, RATE, FrontEnd
from note_activity import activity
from playing import LOWEST, Played

BEFORE = 0.8  # seconds of sound before the first frame, so that rooms ring
AFTER = 0.3  # the front end hears 0.26 s ahead
RANDOM_SHARE = 0.12  # of clips with notes at random


class ClipMaker:
    def __init__(self, bank, repertoire, device):
        self.bank, self.repertoire = bank, repertoire
        self.front_end = FrontEnd().to(device)

    @torch.no_grad()
    def make(self, draw, clips, frames):
        """Returns levels [clips, frames, 294], truth [clips, 4, frames, 88], pedal [clips, frames], played notes."""
        seconds = frames / FRAMES_PER_SECOND
        played = self.play(draw, clips, seconds + AFTER)
        samples = int(round((BEFORE + seconds + AFTER) * RATE))
        times = (torch.arange(-(-samples // HOP), device=draw.device).double() / FRAMES_PER_SECOND - BEFORE)
        pedal = played.pedal(times.expand(clips, -1))
        sound = self.sound(draw, played, pedal, samples)
        levels = self.front_end(sound, int(BEFORE * RATE), frames)
        first = int(BEFORE * FRAMES_PER_SECOND)
        truth, down = activity(played.onset, played.end, (played.pitch - LOWEST).clamp(0, 87), played.velocity,
                               played.valid, pedal[:, first:first + frames], frames)
        return levels, truth, down, played

    def play(self, draw, clips, seconds):
        """Excerpts, and notes at random in RANDOM_SHARE of the clips."""
        alone = max(1, round(RANDOM_SHARE * clips)) if clips > 4 else 0
        parts = [self.repertoire.excerpts(draw, clips - alone, seconds)]
        if alone:
            parts.append(self.repertoire.random_notes(draw, alone, seconds))
        most = max(part.onset.shape[1] for part in parts)

        def join(name):
            return torch.cat([torch.nn.functional.pad(getattr(part, name), (0, most - part.onset.shape[1]))
                              for part in parts])

        def pedal(times):
            return torch.cat([parts[0].pedal(times[:clips - alone])]
                             + ([parts[1].pedal(times[clips - alone:])] if alone else []))

        return Played(join("onset"), join("end"), join("pitch"), join("velocity"), join("valid"), pedal)

    def sound(self, draw, played, pedal, samples):
        """The recordings [clips, samples]."""
        pianos = synth.draw_pianos(draw, self.bank, len(played.onset))
        dry = synth.render(draw, self.bank, pianos, played, BEFORE, samples)
        return room.record(draw, dry, pedal)
