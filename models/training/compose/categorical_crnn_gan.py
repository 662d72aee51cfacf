# SPDX-License-Identifier: Apache-2.0
"""C-RNN-GAN whose pitch, and whose time since the note before, are categories instead of numbers.

A note is a step (0..32 columns, one of 33), a pitch (one of 88), and two numbers of 0..1: length (logarithmic, as in
music_events.py) and velocity. Two LSTM layers remember; step and pitch are drawn by the Gumbel-max rule, and in the
adversarial part gradients pass them as if they were their softmax (straight-through; E. Jang and others,
arXiv:1611.01144). The pitch knows the step, the two numbers know both. The place in the metre is given as points on
circles of several periods. The pitch is chosen with the keyboard in view, as the LSTM's is: four planes of 88 keys (the
last key, those struck in this column, those struck lately, fading at two speeds), of which convolutions along the keys
make patterns.

Shapes: B sequences of T notes. `Music` holds step and pitch as one-hot rows (or their straight-through likeness).
"""
import math

import torch
from torch import nn
from torch.nn import functional

import crnn_gan
import lstm
import music_events
import note_grid
import tokens

STEPS = 33
KEYS = 88
NUMBERS = 2
NOISE = 4
PERIODS = (4, 8, 12, 16, 32)  # columns: a beat, two, a bar of three, of four, two bars
PLACE = 2 * len(PERIODS)
INPUT = STEPS + KEYS + NUMBERS + PLACE
PITCH_HIDDEN, NUMBER_HIDDEN = 192, 96
PLANES, HIDDEN_PATTERNS, PATTERNS, REACH = 4, 16, 12, 25
SEEN = [0, 1, 3, 4]  # of the LSTM's planes of recent keys (tokens.recent_planes)
WINDOWS = ((4, 32), (16, 8), (152, 1))  # columns of a window, how many of them: for pitch classes


class Music:
    """step [B, T, 33], pitch [B, T, 88], numbers [B, T, 2] (length, velocity), column [B, T] int64 (absolute)."""

    def __init__(self, step, pitch, numbers, column):
        self.step, self.pitch, self.numbers, self.column = step, pitch, numbers, column


def place_of(column):
    """Where columns [...] stand in the metre: [..., 10]."""
    angles = [column.float() * (2 * math.pi / period) for period in PERIODS]
    return torch.stack([wave for angle in angles for wave in (angle.sin(), angle.cos())], -1)


def drawn_music(corpus, sequences, length, random):
    """Real music out of a TokenCorpus, transposed by -5 .. +6 semitones where the keyboard allows."""
    def upto(most):
        share = torch.rand(most.shape, generator=random, device=corpus.device, dtype=torch.float64)
        return (share * (most + 1)).long()

    piece = torch.multinomial(corpus.weights * (corpus.counts >= length), sequences, True, generator=random)
    first = upto(corpus.counts[piece] - length)
    notes = corpus.notes[(corpus.firsts[piece] + first)[:, None] + torch.arange(length, device=corpus.device)]
    start = notes[:, :1, 0] // 4 * 4
    step = torch.diff(notes[..., 0], dim=1, prepend=start).clamp(max=STEPS - 1)
    pitch = notes[..., 2] - note_grid.LOWEST
    shift = upto(torch.full_like(first, 11)) - 5
    shift = torch.minimum(torch.maximum(shift, -pitch.amin(1)), KEYS - 1 - pitch.amax(1))
    seconds = notes[..., 1].float() / note_grid.COLUMNS_PER_SECOND
    seconds = seconds.clamp(max=music_events.LONGEST_SECONDS)
    lengths = torch.log1p(seconds / music_events.SHORT_SECONDS) / music_events.SPAN
    numbers = torch.stack([lengths, (notes[..., 3].float() - 1) / 126], -1)
    return Music(functional.one_hot(step, STEPS).float(), functional.one_hot(pitch + shift[:, None], KEYS).float(),
                 numbers, start % 48 + torch.cumsum(step, 1)), start[:, 0] % 48


def uniform(shape, random, device):
    """Of [0, 1); `random` is torch's, or a function that hands out numbers (to test with the program's own)."""
    if isinstance(random, torch.Generator):
        return torch.rand(shape, generator=random, device=device)
    return random(shape)


def gumbel(shape, random, device):
    return -(-uniform(shape, random, device).clamp(1e-10, 1 - 1e-7).log()).log()


def chosen(logits, random, temperature, straight):
    """One-hot of the choice, by Gumbel-max; with the gradient of the softmax when `straight`."""
    disturbed = logits / temperature + gumbel(logits.shape, random, logits.device)
    hot = functional.one_hot(disturbed.argmax(-1), logits.shape[-1]).to(logits.dtype)
    if not straight:
        return hot
    soft = disturbed.softmax(-1)
    return hot + soft - soft.detach()


class CategoricalCrnnGanGenerator(nn.Module):
    def __init__(self, hidden=384, dropout=0.2):
        super().__init__()
        self.hidden = hidden
        self.memory = nn.LSTM(INPUT, hidden, num_layers=2, batch_first=True, dropout=dropout)
        self.step = nn.Linear(hidden, STEPS)
        self.pitch_hidden = nn.Linear(hidden + STEPS + PLACE, PITCH_HIDDEN)
        self.pitch = nn.Linear(PITCH_HIDDEN, KEYS)
        self.pattern_weights = nn.Linear(hidden + STEPS + PLACE, PATTERNS)
        self.key_patterns = nn.Sequential(nn.Conv1d(PLANES, HIDDEN_PATTERNS, REACH, padding=REACH // 2), nn.ReLU(),
                                          nn.Conv1d(HIDDEN_PATTERNS, PATTERNS, REACH, padding=REACH // 2))
        self.number_hidden = nn.Linear(hidden + STEPS + PLACE + KEYS + NOISE, NUMBER_HIDDEN)
        self.numbers = nn.Linear(NUMBER_HIDDEN, NUMBERS)
        left = [torch.exp(-torch.arange(STEPS) / speed) for speed in tokens.FADING]
        self.register_buffer("left", torch.stack(left, 1), persistent=False)  # [33, 2]

    def pitch_logits(self, known, planes):
        """known [..., values], planes [..., 4, 88] -> [..., 88]."""
        patterns = lstm.along_keys(self.key_patterns[0], planes.flatten(0, -3)).relu()
        patterns = lstm.along_keys(self.key_patterns[2], patterns)
        weights = self.pattern_weights(known).flatten(0, -2)
        melodic = torch.bmm(weights[:, None], patterns)[:, 0].view(*known.shape[:-1], KEYS)
        return self.pitch(self.pitch_hidden(known).tanh()) + melodic

    def passed(self, keys, step):
        """Keys [B, 4, 88] (last, struck in this column, warmth at two speeds) once a step [B, 33] has passed."""
        left = torch.cat([torch.ones_like(step[:, :1]), step[:, :1], step @ self.left], 1)  # the last key stays
        return keys * left[..., None]

    def numbers_from(self, known, pitch, noise):
        hidden = self.number_hidden(torch.cat([known, pitch, noise], -1)).tanh()
        return self.numbers(hidden).sigmoid() * 1.1 - 0.05

    def foresight(self, music, start, random):
        """How badly each next note is foreseen: nats of step and of pitch, energy score of the numbers."""
        rows = torch.cat([music.step, music.pitch, crnn_gan.spread(music.numbers), place_of(music.column)], -1)
        nothing = torch.zeros_like(rows[:, :1])
        nothing[:, 0, -PLACE:] = place_of(start)
        heard = self.memory(torch.cat([nothing, rows[:, :-1]], 1))[0]
        known = torch.cat([heard, music.step, place_of(music.column)], -1)
        step, pitch = music.step.argmax(-1), music.pitch.argmax(-1)
        planes = tokens.recent_planes(step, pitch, torch.zeros_like(step))[:, :, SEEN]
        step_nats = functional.cross_entropy(self.step(heard).flatten(0, 1), step.flatten())
        pitch_nats = functional.cross_entropy(self.pitch_logits(known, planes).flatten(0, 1), pitch.flatten())

        def numbers():
            noise = torch.rand((*known.shape[:2], NOISE), generator=random, device=known.device)
            return self.numbers_from(known, music.pitch, noise)

        return step_nats, pitch_nats, crnn_gan.energy_score(numbers(), numbers(), music.numbers)

    def beginning(self, sequences):
        """Before the first note: its row, the state of the two layers, the column, the keys."""
        device = self.step.weight.device
        nothing = torch.zeros(sequences, self.hidden, device=device)
        column = torch.zeros(sequences, dtype=torch.int64, device=device)
        row = torch.zeros(sequences, INPUT, device=device)
        row[:, -PLACE:] = place_of(column)
        keys = torch.zeros(sequences, PLANES, KEYS, device=device)
        return row, [(nothing, nothing), (nothing, nothing)], column, keys

    def renewed(self, before, anew):
        """What to go on from, without gradients, but where `anew` [B] from the beginning."""
        row, state, column, keys = self.beginning(len(anew))
        choose = anew[:, None]
        states = [tuple(torch.where(choose, first, now.detach()) for first, now in zip(firsts, nows))
                  for firsts, nows in zip(state, before[1])]
        keys = torch.where(choose[..., None], keys, before[3].detach())
        return torch.where(choose, row, before[0].detach()), states, torch.where(anew, column, before[2]), keys

    def tell(self, sequences, notes, random, before=None, temperature=1.0, straight=False):
        """-> Music of so many notes, and what to go on from (`before`)."""
        device = self.step.weight.device
        row, state, column, keys = before or self.beginning(sequences)
        state, generated = list(state), []
        for _ in range(notes):
            values = row
            for layer in range(2):
                state[layer] = crnn_gan.cell(self.memory, layer, values, state[layer])
                values = state[layer][0]
            step = chosen(self.step(values), random, temperature, straight)
            column = column + step.detach().argmax(-1)
            place = place_of(column)
            known = torch.cat([values, step, place], -1)
            keys = self.passed(keys, step)
            planes = torch.cat([keys[:, :2], torch.tanh(0.5 * keys[:, 2:])], 1)
            pitch = chosen(self.pitch_logits(known, planes), random, temperature, straight)
            struck = torch.maximum(keys[:, 1], pitch)
            keys = torch.cat([torch.stack([pitch, struck], 1), keys[:, 2:] + pitch[:, None]], 1)
            noise = uniform((sequences, NOISE), random, device)
            numbers = self.numbers_from(known, pitch, noise)
            row = torch.cat([step, pitch, crnn_gan.spread(numbers), place], -1)
            generated.append((step, pitch, numbers, column))
        return Music(*(torch.stack(values, 1) for values in zip(*generated))), (row, state, column, keys)


class CategoricalCrnnGanDiscriminator(nn.Module):
    """Judges every note with a bidirectional LSTM, which sees pitch, pitch class and octave of each, its times as
    category and as number, its place in beat and bars; and judges the pitch classes struck in windows of a beat, a bar
    and all, in whatever key (circular along the classes)."""

    def __init__(self, hidden=192, width=64):
        super().__init__()
        self.memory = nn.LSTM(INPUT + 12 + 9 + 2, hidden, num_layers=2, bidirectional=True, batch_first=True)
        self.verdict = nn.Linear(2 * hidden, 1)
        self.first = nn.ModuleList([nn.Conv2d(1, width, (12, 1)) for _ in WINDOWS])
        self.second = nn.ModuleList([nn.Conv2d(width, width, (12, min(3, count)), padding=(0, min(3, count) // 2))
                                     for _, count in WINDOWS])
        self.chords = nn.Linear(width * len(WINDOWS), 1)
        times = torch.log1p(torch.arange(STEPS) / 8.0 / music_events.SHORT_SECONDS) / music_events.SPAN
        self.register_buffer("times", times, persistent=False)
        self.register_buffer("heights", torch.arange(KEYS) / (KEYS - 1.0), persistent=False)

    def forward(self, music):
        """-> probability of being real [B], features of notes [B, T, F], features of harmony [B, G]."""
        octaves = functional.pad(music.pitch, (9, 11)).unflatten(-1, (9, 12))  # A0 is the tenth of its octave
        classes = octaves.sum(-2)
        scalars = torch.stack([music.step @ self.times, music.pitch @ self.heights], -1)
        rows = torch.cat([music.step, music.pitch, crnn_gan.spread(music.numbers), place_of(music.column), classes,
                          octaves.sum(-1), scalars], -1)
        features = self.memory(rows)[0]
        likely = self.verdict(features).sigmoid().mean((1, 2))
        harmony = torch.cat([self._harmony(classes, music.column, scale) for scale in range(len(WINDOWS))], 1)
        return 0.5 * likely + 0.5 * self.chords(harmony).sigmoid()[:, 0], features, harmony

    def _harmony(self, classes, column, scale):
        size, count = WINDOWS[scale]
        window = (column - column[:, :1]) // size
        member = (window[..., None] == torch.arange(count, device=column.device)).to(classes.dtype)
        chroma = torch.einsum("btc,btw->bcw", classes, member)[:, None] / math.sqrt(size)

        def around(maps, convolution):
            return functional.leaky_relu(convolution(torch.cat([maps, maps[:, :, :11]], 2)), 0.2)

        return around(around(chroma, self.first[scale]), self.second[scale]).mean((2, 3))


def clips_from(music):
    """Generated music (from column 0) -> grids of 19 s, as the program would hear them."""
    steps, pitch = music.column.cpu().numpy(), (music.pitch.argmax(-1) + note_grid.LOWEST).cpu().numpy()
    numbers = music.numbers.detach().float().cpu().numpy()
    clips = []
    for i in range(len(steps)):
        seconds = music_events.seconds_from(numbers[i, :, 0])
        end = steps[i] + (seconds * note_grid.COLUMNS_PER_SECOND + 0.5).astype("int64")
        velocity = (1 + numbers[i, :, 1].clip(0, 1) * 126 + 0.5).astype("int64")
        grid = note_grid.untangled(steps[i], end, pitch[i], velocity)
        clips.append(note_grid.excerpt(grid, 0, note_grid.CLIP_COLUMNS))
    return clips
