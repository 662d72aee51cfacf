# SPDX-License-Identifier: Apache-2.0
"""Windows of music as images, many at once, on the device; digit for digit what cutOut() and drawWindow()
(src/style/window.cpp, src/music/piano_roll.cpp) make of one window.

Notes   onset, duration [b, n] float64 s from the window's begin; pitch [b, n] int64 MIDI keys; velocity [b, n]
        float64 1..127; valid [b, n] bool. In each window by onset.
Damper  time [b, p] float64 s, by time, infinite where there is no event; value [b, p] int64 0..127, 0 there.
Image   [b, 3, 88, 256] float32: onset velocity / 127, sounding (1 held, 128/255 by the damper), damper / 127;
        row 0 is C8 (MIDI 108), 16 frames a second.
"""

import collections

import torch

ROWS, LOWEST = 88, 21
FRAMES, RATE = 256, 16.0
SECONDS = FRAMES / RATE
LONGEST_NOTE = 30.0
BORDER = 1e-6  # frames: times on a border of frames belong to the later frame
MEAN_VELOCITY, SPREAD, SMALLEST_SPREAD = 64.0, 20.0, 6.0
DOWN = 64  # damper values from here on hold

Notes = collections.namedtuple("Notes", "onset duration pitch velocity valid")
Damper = collections.namedtuple("Damper", "time value")


class Store:
    """All pieces' notes and damper events, on one device.

    notes float64 [n, 4] (onset s, duration s, pitch, velocity; by piece, then onset), counts int64 [pieces];
    pedals float64 [p, 2] (time s, value; by piece, then time), events int64 [pieces]. Times are below 1e5 s.
    """

    def __init__(self, notes, counts, pedals, events, device):
        def on_device(values, kind=torch.float64):
            return torch.as_tensor(values).to(device=device, dtype=kind).contiguous()

        notes, pedals = torch.as_tensor(notes), torch.as_tensor(pedals)
        counts, events = torch.as_tensor(counts), torch.as_tensor(events)
        self.device = device = torch.device(device)
        self.onset, self.duration, self.pitch, self.velocity = (on_device(notes[:, i]) for i in range(4))
        self.pedal_time, self.pedal_value = (on_device(pedals[:, i]) for i in range(2))
        self.note_key = self.onset + 1e5 * on_device(torch.repeat_interleave(torch.arange(len(counts)), counts))
        self.pedal_key = self.pedal_time + 1e5 * on_device(
            torch.repeat_interleave(torch.arange(len(events)), events))
        self.note_end = on_device(counts.cumsum(0), torch.int64)
        self.note_begin = self.note_end - on_device(counts, torch.int64)
        self.pedal_end = on_device(events.cumsum(0), torch.int64)
        self.pedal_begin = self.pedal_end - on_device(events, torch.int64)
        ends = torch.as_tensor(notes[:, 0] + notes[:, 1]).double()
        owner = torch.repeat_interleave(torch.arange(len(counts)), counts)
        last = torch.zeros(len(counts), dtype=torch.float64).scatter_reduce_(0, owner, ends, "amax")
        self.first = on_device(torch.as_tensor(notes[:, 0]).double()[(counts.cumsum(0) - counts).clamp(
            max=max(0, len(notes) - 1))])
        self.last = on_device(last)  # seconds at which the last key is released

    def cut(self, piece, begin, seconds):
        """cutOut(): piece [b] int64, begin [b] float64 s, seconds [b] float64 s -> Notes, Damper."""
        return self._notes(piece, begin, seconds), self._damper(piece, begin, seconds)

    def _notes(self, piece, begin, seconds):
        key = 1e5 * piece.double()
        low = torch.searchsorted(self.note_key, key + (begin - LONGEST_NOTE - 0.01).clamp(min=0))
        low = torch.maximum(low, self.note_begin[piece])
        high = torch.searchsorted(self.note_key, key + (begin + seconds + 0.01).clamp(min=0))
        high = torch.minimum(high, self.note_end[piece])
        index = low[:, None] + torch.arange(max(1, int((high - low).max())), device=self.device)
        inside = index < high[:, None]
        index = index.clamp(max=len(self.onset) - 1)
        onset, from_ = self.onset[index], begin[:, None]
        end = onset + self.duration[index]
        inside &= (onset >= from_ - LONGEST_NOTE) & (onset < from_ + seconds[:, None]) & (end > from_)
        # Only the valid ones, in their order, side by side.
        order = torch.argsort((~inside).to(torch.int8), dim=1, stable=True)
        order = order[:, :max(1, int(inside.sum(1).max()))]
        onset, end, index, inside = (values.gather(1, order) for values in (onset, end, index, inside))
        onset = (onset - from_).clamp(min=0)
        duration = end - from_ - onset
        return Notes(onset, duration, self.pitch[index].long(), self.velocity[index], inside)

    def _damper(self, piece, begin, seconds):
        shape = (len(piece), 1)
        if len(self.pedal_time) == 0:
            return Damper(torch.full(shape, float("inf"), dtype=torch.float64, device=self.device),
                          torch.zeros(shape, dtype=torch.int64, device=self.device))
        key = 1e5 * piece.double()
        low = torch.searchsorted(self.pedal_key, key + begin - 0.01) - 1
        low = torch.maximum(low, self.pedal_begin[piece])
        high = torch.searchsorted(self.pedal_key, key + (begin + seconds + 0.01).clamp(min=0))
        high = torch.minimum(high, self.pedal_end[piece])
        index = low[:, None] + torch.arange(max(1, int((high - low).max())), device=self.device)
        inside = index < high[:, None]
        index = index.clamp(max=len(self.pedal_time) - 1)
        time, value = self.pedal_time[index], self.pedal_value[index].long()
        inside &= time < (begin + seconds)[:, None]
        before = inside & (time <= begin[:, None])
        # What holds at the begin stands at 0; of the events before, only the last one counts.
        last = before & ~torch.cat([before[:, 1:], torch.zeros_like(before[:, :1])], 1)
        time = torch.where(before, torch.zeros_like(time), time - begin[:, None])
        keep = (inside & ~before) | last
        time = torch.where(keep, time, torch.full_like(time, float("inf")))
        value = torch.where(keep, value, torch.zeros_like(value))
        order = torch.argsort(time, dim=1, stable=True)
        return Damper(time.gather(1, order), value.gather(1, order))


def level(notes):
    """levelVelocities(): velocities moved and scaled to one mean and spread in each window; whole numbers."""
    valid, velocity = notes.valid, notes.velocity * notes.valid
    count = valid.sum(1, keepdim=True).clamp(min=1).double()
    mean = velocity.sum(1, keepdim=True) / count
    squares = (velocity * velocity).sum(1, keepdim=True) / count
    spread = (squares - mean * mean).clamp(min=0).sqrt()
    factor = SPREAD / spread.clamp(min=SMALLEST_SPREAD)
    # Halves are rounded up, as std::round does above 0; what is below is clamped to 1 anyway.
    return torch.floor(MEAN_VELOCITY + factor * (notes.velocity - mean) + 0.5).clamp(1, 127)


def _whole(frame):
    return frame.clamp(0, FRAMES).long()


def draw(notes, damper):
    """drawWindow() of each window -> image."""
    batch, device = notes.onset.shape[0], notes.onset.device
    velocity = level(notes)
    onset = notes.onset * RATE + BORDER
    release = (notes.onset + notes.duration) * RATE + BORDER
    row = ROWS - 1 - (notes.pitch - LOWEST)
    valid = notes.valid & (row >= 0) & (row < ROWS)

    event = damper.time * RATE + BORDER  # frames; infinite: none
    down = damper.value >= DOWN
    up_at = torch.where(down, torch.full_like(event, float("inf")), event)
    next_up = up_at.flip(1).cummin(1)[0].flip(1)  # of the event itself or a later one
    in_force = torch.searchsorted(event, release, right=True) - 1
    at = in_force.clamp(min=0)
    kept = (in_force >= 0) & down.gather(1, at)
    sustained = torch.where(kept, torch.maximum(release, next_up.gather(1, at)), release)

    first, end = _whole(onset), _whole(release)
    tail = torch.maximum(end, _whole(sustained))
    cell = torch.arange(batch, device=device)[:, None] * ROWS + row
    held = _covered(cell, first, end, valid, batch)
    ringing = _covered(cell, first, tail, valid, batch)
    struck = _struck(cell, first, velocity, valid & (onset < FRAMES), batch)

    frames = torch.arange(FRAMES, device=device).expand(batch, FRAMES).contiguous()
    last = torch.searchsorted(_whole(event).contiguous(), frames, right=True) - 1
    pedal = torch.where(last >= 0, damper.value.gather(1, last.clamp(min=0)), torch.zeros_like(last))

    # Divided by tensors: a division by a number may become a multiplication, which rounds otherwise.
    unit = torch.tensor([127.0, 255.0], device=device)
    sounding = torch.where(held, 255.0, torch.where(ringing, 128.0, 0.0).to(torch.float32)).to(torch.float32)
    image = torch.empty(batch, 3, ROWS, FRAMES, device=device)
    image[:, 0] = struck / unit[0]
    image[:, 1] = sounding / unit[1]
    image[:, 2] = (pedal.float() / unit[0])[:, None]
    return image


def _covered(cell, first, end, valid, batch):
    """Cells that one of the notes covers: [b, 88, 256] bool. cell [b, n] is window * 88 + row."""
    size = batch * ROWS * (FRAMES + 1)
    steps = torch.zeros(size + 1, dtype=torch.int32, device=cell.device)
    one = torch.ones(1, dtype=torch.int32, device=cell.device).expand(cell.numel())
    for frame, sign in ((first, 1), (end, -1)):
        index = torch.where(valid, cell * (FRAMES + 1) + frame, torch.full_like(cell, size))
        steps.scatter_add_(0, index.reshape(-1), one * sign)
    return steps[:size].view(batch, ROWS, FRAMES + 1)[..., :FRAMES].cumsum(-1, dtype=torch.int32) > 0


def _struck(cell, first, velocity, valid, batch):
    """The largest velocity that begins in a cell: [b, 88, 256] float32."""
    size = batch * ROWS * FRAMES
    cells = torch.zeros(size + 1, device=cell.device)
    index = torch.where(valid, cell * FRAMES + first, torch.full_like(cell, size))
    cells.scatter_reduce_(0, index.reshape(-1), velocity.float().reshape(-1), "amax")
    return cells[:size].view(batch, ROWS, FRAMES)


def window_starts(first, last, most, heard=float("inf")):
    """windowStarts(): seconds at which windows over the first `heard` seconds of a piece begin (a list)."""
    room = min(heard, last - first) - SECONDS
    if room <= 0 or most == 0:
        return [first] * min(1, most)
    halves = room / (SECONDS / 2)
    count = min(int(halves) + (halves > int(halves)) + 1, most)
    return [first] if count == 1 else [first + room * i / (count - 1) for i in range(count)]
