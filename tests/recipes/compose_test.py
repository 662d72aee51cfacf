# SPDX-License-Identifier: Apache-2.0
"""models/training/compose reads, draws, measures and computes as the program does, and learns.

    compose_test.py COMPOSE_READER
"""
import json
import os
import subprocess
import sys

import support

support.use_recipe("compose")
import numpy
import torch

import categorical_crnn_gan as categorical
import crnn_gan
import export
import frechet
import image_gan
import lstm
import music_events
import note_grid
import pack
import roll_planes
import tokens
import training
from support import check, check_equal

SEEDS = 3
CPU = torch.device("cpu")
TYPES = {"grid": "<i4", "excerpt": "<i4", "clip": "<i4", "shuffled": "<i4", "features": "<f8"}  # others: float32
TRAININGS = {  # tiny: script, kind of weights, options
    "lstm": ("train_lstm.py", "--hidden 32 --sequences 4 --notes 48 --validation 4"),
    "image-gan": ("train_image_gan.py", "--images 6 --discriminator-width 1 --clips 32 --snapshots 1"),
    "crnn-gan": ("train_crnn_gan.py", "--hidden 32 --discriminator-hidden 16 --sequences 8 --clips 32 --snapshots 1"),
    "categorical-crnn-gan": ("train_categorical_crnn_gan.py", "--hidden 32 --discriminator-hidden 16 --sequences 6 "
                             "--notes 40 --judged 16 --clips 32 --snapshots 1")}


def answers(*arguments):
    """[(line, values)] of the reader."""
    found = []
    with subprocess.Popen([sys.argv[1], *map(str, arguments)], stdout=subprocess.PIPE) as process:
        for text in process.stdout:
            line = json.loads(text)
            kind = TYPES.get(line.get("kind"), "<f4")
            size = line.get("values", 0) * numpy.dtype(kind).itemsize
            found.append((line, numpy.frombuffer(process.stdout.read(size), dtype=kind)))
    if process.returncode:
        raise SystemExit("compose_reader failed")
    return found


def differing(some, others):
    """How many arrays of two lists differ."""
    return sum(not numpy.array_equal(a, b) for a, b in zip(some, others)) + abs(len(some) - len(others))


def test_tokens(data, pieces):
    """As they are, and so that some notes leave the keyboard."""
    held = [piece for piece in pieces if piece.split == "val"]
    corpus = tokens.TokenCorpus(held, "val", CPU)
    rows = note_grid.read_grids(held, "val")
    for semitones in (0, 6, -5):
        found = answers("derived", data, len(held), semitones)
        piece, first, wrong, notes = -1, 0, 0, 0
        for line, values in found:
            if line["kind"] == "grid":
                piece, first = piece + 1, 0
                wrong += not numpy.array_equal(values.reshape(-1, 4), rows[piece][0])
                wrong += line["style"] != int(corpus.styles[piece])
            elif line["kind"] == "excerpt":
                mine = corpus.excerpts(torch.tensor([piece]), torch.tensor([first]), 256, torch.tensor([semitones]))
                count = int(mine["count"][0])
                flat = torch.stack([mine[name][0, :count] for name in ("step", "pitch", "duration", "velocity")], 1)
                wrong += not numpy.array_equal(values.reshape(-1, 4), flat.numpy())
                own = [int(mine["key"]), int(mine["start"]), bool(mine["ends"])]
                wrong += [line["key"], line["start"], line["ends"]] != own
                first, notes = first + 256, notes + count
        check(f"grids, and tokens {semitones:+d} semitones higher", wrong == 0 and notes > 1000, f"{notes} notes")
    told = [values for line, values in found if line["kind"] == "events"]
    ours = [music_events.events_of(piece) for _, piece in rows]
    check_equal("events", numpy.concatenate(ours).ravel(), numpy.concatenate(told), 1e-6)


def test_clips(data, pieces, clip_places):
    """Validation clips, their planes, recent keys, features and Frechet distances."""
    clips = note_grid.validation_clips(pieces, clip_places)
    found = answers("answers", data)

    def told(kind):
        return [values for line, values in found if line["kind"] == kind]

    wrong = differing([values.reshape(-1, 4) for values in told("clip")], clips)
    check("validation clips", wrong == 0 and len(clips) > 40, f"{len(clips)}")
    images = [roll_planes.paint_grid(clip) for clip in clips]
    check_equal("planes", torch.stack(images[:8]).ravel(), numpy.concatenate(told("planes")), 1e-6)
    back = roll_planes.grids_from_planes(torch.stack(images))
    check("planes become the notes that they were", differing(back, clips) == 0)
    recent = []
    for clip in clips[:8]:
        step = torch.as_tensor(numpy.minimum(numpy.diff(clip[:, 0], prepend=0), 32))[None]
        duration = torch.as_tensor(numpy.minimum(clip[:, 1], 32) - 1)[None]
        recent.append(tokens.recent_planes(step, torch.as_tensor(clip[:, 2] - 21)[None], duration).numpy().ravel())
    check_equal("recent keys", numpy.concatenate(recent), numpy.concatenate(told("recent keys")), 1e-5)
    features = frechet.features_of(clips)
    check_equal("features of clips", features.ravel(), told("features")[0], 1e-9)
    half = len(clips) // 2
    reference = frechet.FrechetReference(features[:half])
    shuffled = [values.reshape(-1, 4).astype(int) for values in told("shuffled")]
    distances = next(line for line, _ in found if line["kind"] == "frechet")
    check_equal("Frechet distance of real clips", reference.distance(features[half:]), distances["real"], 1e-5)
    check_equal("Frechet distance of shuffled clips", reference.distance(frechet.features_of(shuffled)),
                distances["shuffled"], 1e-5)


def test_nats(data, pieces, weights):
    """Of the first validation piece, excerpt by excerpt and part by part."""
    metadata, tensors = export.read(weights)
    network = lstm.LstmNetwork(metadata["hidden"]).eval()
    export.load(network, tensors)
    held = tokens.TokenCorpus([piece for piece in pieces if piece.split == "val"], "val", CPU)
    places = held.plain(256)
    places = places[:, places[0] == 0]
    ours = [lstm.nats_of(network, held, places[:, i:i + 1], 256, 1) for i in range(places.shape[1])]
    notes = numpy.array([float(count) for _, count in ours])
    rows = [line for line, _ in answers("nats", data, weights, 1)]
    check_equal(f"{os.path.basename(weights)}: notes", notes, [line["notes"] for line in rows])
    check_equal(f"{os.path.basename(weights)}: nats a note",
                numpy.array([sums.numpy() for sums, _ in ours]) / notes[:, None],
                numpy.array([line["parts"] for line in rows]) / notes[:, None], 1e-4)


def compare_music(name, told, make):
    """What `make` makes from the program's random numbers against what the program makes."""
    wrong = notes = 0
    for (_, random), (_, values) in zip(told[::2], told[1::2]):
        with torch.no_grad():
            ours = make(torch.tensor(random))
        theirs = values.reshape(-1, 4)
        theirs = theirs[theirs[:, 0] < note_grid.CLIP_COLUMNS]
        same = ours.shape == theirs.shape and numpy.array_equal(ours[:, [0, 2]], theirs[:, [0, 2]])
        # Lengths and velocities are rounded from floats that differ in their last bit.
        wrong += not same or int(numpy.abs(ours[:, [1, 3]] - theirs[:, [1, 3]]).max(initial=0)) > 1
        notes += len(theirs)
    check(f"{name}: the program's music from its random numbers", wrong == 0 and len(told) == 2 * SEEDS,
          f"{notes} notes of {SEEDS} seeds")


def image_gan_of(weights):
    metadata, tensors = export.read(weights)
    generator = image_gan.ImageGanGenerator(metadata.get("channels", image_gan.CHANNELS)).eval()
    export.load(generator, tensors)
    return generator


def test_image_gan(weights):
    generator = image_gan_of(weights)
    compare_music(os.path.basename(weights), answers("image-gan", weights, SEEDS), lambda latent: (
        roll_planes.grids_from_planes(generator(latent[None], torch.zeros(1, dtype=torch.int64)))[0]))


def is_categorical(weights):
    return "temperature" in export.read(weights)[0]


def clip_of_numbers(generator, random):
    return music_events.clip_from(generator.tell(random[:8000].view(1, -1, 4), torch.zeros(1, 4))[0][0].numpy())


def clip_of_categories(generator, temperature, random):
    at, before, parts = 0, None, []

    def numbers(shape):
        nonlocal at
        size = int(numpy.prod(shape))
        at += size
        return random[at - size:at].view(shape)

    while at + 125 <= len(random) and (before is None or int(before[2]) < note_grid.CLIP_COLUMNS):
        part, before = generator.tell(1, 1, numbers, before, temperature)
        parts.append(part)
    return categorical.clips_from(categorical.Music(*(torch.cat([getattr(part, name) for part in parts], 1)
                                                      for name in ("step", "pitch", "numbers", "column"))))[0]


def test_crnn_gan(weights):
    metadata, tensors = export.read(weights)
    hidden = metadata["events"]["hidden"]
    if is_categorical(weights):
        generator = categorical.CategoricalCrnnGanGenerator(hidden).eval()
        make = lambda random: clip_of_categories(generator, metadata["temperature"], random)
    else:
        generator = crnn_gan.CrnnGanGenerator(hidden).eval()
        make = lambda random: clip_of_numbers(generator, random)
    export.load(generator, tensors)
    compare_music(os.path.basename(weights), answers("crnn-gan", weights, SEEDS), make)


def falls(what, module, loss, rate):
    """Ten steps of AdamW on a loss that always looks at the same music."""
    adam = training.optimiser(module, 0.0, (0.9, 0.99))
    losses = []
    for _ in range(11):
        value = loss()
        losses.append(float(value))
        training.give(module.parameters(), torch.autograd.grad(value, list(module.parameters()), allow_unused=True))
        training.step(adam, list(module.parameters()), rate, 10.0)
    support.check_falls(what, losses)


def test_learning(pieces):
    random = torch.Generator().manual_seed(3)
    torch.manual_seed(3)
    corpus = tokens.TokenCorpus(pieces, "val", CPU)
    batch = tokens.batch_of(corpus.draw(4, 48, random))
    network = lstm.LstmNetwork(48, 0.0)
    notes = (batch.target[1] >= 0).sum()
    falls("LSTM", network, lambda: sum(part.sum() for part in network.nats(batch)) / notes, 3e-3)

    real, eras = roll_planes.RollCorpus(pieces, "val", CPU).draw(4, random)
    generator, discriminator = image_gan.ImageGanGenerator(), image_gan.ImageGanDiscriminator(1)
    latents = torch.randn(4, image_gan.LATENT, generator=random)
    generated = generator(latents, eras).detach()
    falls("image GAN's discriminator", discriminator, lambda: (
        (1 - discriminator(real, eras)).relu().mean() + (1 + discriminator(generated, eras)).relu().mean()), 1e-3)
    discriminator.eval()
    falls("image GAN's generator", generator, lambda: -discriminator(generator(latents, eras), eras).mean(), 1e-3)

    music = music_events.EventCorpus(pieces, "val", 32, CPU).draw(8, 32, random)
    generator, discriminator = crnn_gan.CrnnGanGenerator(48), crnn_gan.CrnnGanDiscriminator(32)
    noise = torch.rand(2, 8, 32, 4, generator=random)
    before = torch.cat([torch.zeros_like(music[:, :1]), music[:, :-1]], 1)
    falls("C-RNN-GAN's foresight", generator, lambda: crnn_gan.energy_score(*map(
        crnn_gan.with_pitch_classes, (*(generator.follow(some, before) for some in noise), music))), 3e-3)
    generated = generator.tell(noise[0], torch.zeros(8, 4))[0].detach()
    falls("C-RNN-GAN's discriminator", discriminator, lambda: (
        crnn_gan.negative_log_likelihood(discriminator(music)[0])
        + crnn_gan.negative_log_likelihood(1 - discriminator(generated)[0])) / 2, 3e-3)

    music, start = categorical.drawn_music(corpus, 6, 32, random)
    generator = categorical.CategoricalCrnnGanGenerator(48, 0.0)
    discriminator = categorical.CategoricalCrnnGanDiscriminator(32, 16)

    def again():
        return torch.Generator().manual_seed(4)

    falls("categorical C-RNN-GAN's foresight", generator, lambda: sum(generator.foresight(music, start, again())), 3e-3)
    with torch.no_grad():
        generated = generator.tell(6, 32, again())[0]
    falls("categorical C-RNN-GAN's discriminator", discriminator, lambda: (
        crnn_gan.negative_log_likelihood(discriminator(music)[0])
        + crnn_gan.negative_log_likelihood(1 - discriminator(generated)[0])) / 2, 3e-3)


def test_convolution_as_a_product():
    """What stands for a convolution along the keys on a GPU."""
    torch.manual_seed(2)
    convolution = torch.nn.Conv2d(tokens.PLANES, 16, (lstm.REACH, 1))
    seen = torch.rand(5, tokens.PLANES, 88)
    made = [lstm.along_keys(convolution, seen, dense).detach() for dense in (False, True)]
    check_equal("a convolution along the keys as a product", made[0], made[1], 1e-4)


def train(name, packed, folder, seed=1):
    """Twelve steps. -> the weights"""
    script, options = TRAININGS[name]
    weights = os.path.join(folder, f"{name}-{seed}.safetensors")
    support.run("compose", script, "--pack", packed, "--out", weights, "--steps", 12, "--device", "cpu", "--seed", seed,
                *options.split())
    return weights


def main():
    folder = support.tempfile.TemporaryDirectory()
    data, packed = os.path.join(folder.name, "collection"), os.path.join(folder.name, "open.pack.xz")
    support.plain_collection(data)
    support.run("compose", "make_pack.py", "--reader", sys.argv[1], "--data", data, "--out", packed)
    pieces, clip_places = pack.read(packed)
    test_tokens(data, pieces)
    test_clips(data, pieces, clip_places)
    shipped = {name: os.path.join(support.MODELS, f"{name}-open.safetensors")
               for name in ("lstm", "image-gan", "crnn-gan")}
    made = {name: train(name, packed, folder.name) for name in TRAININGS}
    for weights in (shipped["lstm"], made["lstm"]):
        test_nats(data, pieces, weights)
    for weights in (shipped["image-gan"], made["image-gan"]):
        test_image_gan(weights)
    # The program need not read the kind that it does not ship.
    own = "categorical-crnn-gan" if is_categorical(shipped["crnn-gan"]) else "crnn-gan"
    for weights in (shipped["crnn-gan"], made[own]):
        test_crnn_gan(weights)
    again = train("crnn-gan", packed, os.path.join(folder.name, "again"))
    one, other = (export.read(path)[1] for path in (made["crnn-gan"], again))
    check("the same seed makes the same weights", all(torch.equal(one[name], other[name]) for name in one))
    test_convolution_as_a_product()
    test_learning(pieces)
    support.finish()


if __name__ == "__main__":
    main()
