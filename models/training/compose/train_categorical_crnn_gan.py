# SPDX-License-Identifier: Apache-2.0
"""Trains C-RNN-GAN with pitch and step as categories: first by foreseeing, then against the discriminator as well.

    python3 train_categorical_crnn_gan.py --out crnn-gan-choice.safetensors --minutes 8
"""
import torch

import categorical_crnn_gan as categorical
import export
import frechet
import note_grid
import pack
import tokens
import training
from crnn_gan import feature_statistics, negative_log_likelihood

BEGINS_ANEW = 0.3  # share of sequences that begin anew at a step; the others go on: it must not lose its way
STRONGEST = 0.7  # a network with less than this share of the other's loss stands still
LARGEST_GRADIENT = 1.0
MOST_NOTES = 512  # of a snapshot's clip
TEMPERATURES = (1.0, 0.95, 0.9)
FIRST_SNAPSHOT = 0.25  # share of the budget before which nothing is worth a look


def by_work(corpus):
    """Works count once, however many pieces there are."""
    pieces_of = {}
    for work in corpus.works:
        pieces_of[work] = pieces_of.get(work, 0) + 1
    weights = [1.0 / pieces_of[work] for work in corpus.works]
    return torch.tensor(weights, dtype=torch.float64, device=corpus.device)


def main():
    options = training.options_of(__doc__.split("\n")[0], hidden=384, discriminator_hidden=192, sequences=96, notes=160,
                                  judged=64, pretraining=0.6, pretraining_rate=2e-3, generator_rate=3e-4,
                                  discriminator_rate=3e-4, decay=0.02, dropout=0.2, matching=0.5, average=0.998,
                                  clips=256, snapshots=24)
    device, random = training.begin(options)
    pieces, clip_places = pack.read(options.pack)
    corpus, held = tokens.TokenCorpus(pieces, "train", device), tokens.TokenCorpus(pieces, "val", device)
    corpus.weights, held.weights = by_work(corpus), by_work(held)
    reference = frechet.FrechetReference(frechet.features_of(note_grid.validation_clips(pieces, clip_places)))
    generator = categorical.CategoricalCrnnGanGenerator(options.hidden, options.dropout).to(device)
    discriminator = categorical.CategoricalCrnnGanDiscriminator(options.discriminator_hidden).to(device)
    average = training.Average(generator, options.average)
    generator_adam = training.optimiser(generator, options.decay, (0.9, 0.999))
    discriminator_adam = training.optimiser(discriminator, options.decay, (0.5, 0.99))
    generator_parameters, discriminator_parameters = list(generator.parameters()), list(discriminator.parameters())
    identity = {name: getattr(options, name) for name in (
        "hidden", "discriminator_hidden", "sequences", "notes", "judged", "pretraining", "generator_rate",
        "discriminator_rate", "matching")}
    state = {"generator": generator, "discriminator": discriminator, "average": average.module,
             "generator_adam": generator_adam, "discriminator_adam": discriminator_adam}
    run = training.Run(options, identity, state, random, reserve=10.0)
    average.steps = run.step
    snapshot_random = torch.Generator(device=device)
    going_on = [None]  # where the sequences that the discriminator judges have come to

    @torch.no_grad()
    def snapshot():
        snapshot_random.manual_seed(options.seed)
        music, start = categorical.drawn_music(held, 64, options.notes, snapshot_random)
        nats = [float(part) for part in average.module.foresight(music, start, snapshot_random)]
        for temperature in TEMPERATURES:
            snapshot_random.manual_seed(options.seed)
            notes, before, parts = 0, None, []
            while notes < MOST_NOTES and (before is None or bool((before[2] < note_grid.CLIP_COLUMNS).any())):
                part, before = average.module.tell(options.clips, 64, snapshot_random, before, temperature)
                parts.append(part)
                notes += 64
            music = categorical.Music(*(torch.cat([getattr(part, name) for part in parts], 1)
                                        for name in ("step", "pitch", "numbers", "column")))
            clips = categorical.clips_from(music)
            distance = reference.distance(frechet.features_of(clips))
            scale = sum(frechet.in_scale(clip) for clip in clips) / len(clips)
            if run.better(distance):
                metadata = export.describe_categorical_crnn_gan(options.hidden, temperature)
                metadata["training"] = run.story(validation_frechet=distance, in_scale=scale)
                export.write(options.out, metadata, export.state_of(average.module))
            run.log({"step": run.step, "temperature": temperature, "frechet": round(distance, 2),
                     "in_scale": round(scale, 3), "validation_foresight": [round(part, 3) for part in nats],
                     "best": round(run.best[0], 2), "best_step": run.best[1]})

    def pretrain(spent):
        music, start = categorical.drawn_music(corpus, options.sequences, options.notes, random)
        parts = generator.foresight(music, start, random)
        sum(parts).backward()
        rate = training.learning_rate(options.pretraining_rate, 0.9 * spent)
        training.step(generator_adam, generator_parameters, rate, LARGEST_GRADIENT)
        return {"foresight": [round(float(part), 3) for part in parts]} if run.step % 50 == 49 else {}

    def compete(spent):
        music, start = categorical.drawn_music(corpus, options.sequences, options.notes, random)
        real, _ = categorical.drawn_music(corpus, options.sequences, options.judged, random)
        anew = torch.rand(options.sequences, generator=random, device=device) < BEGINS_ANEW
        before = generator.renewed(going_on[0] or generator.beginning(options.sequences), anew)
        generated, going_on[0] = generator.tell(options.sequences, options.judged, random, before, straight=True)
        real_probability, real_features, real_harmony = discriminator(real)
        generated_probability, generated_features, generated_harmony = discriminator(generated)
        discriminator_loss = (negative_log_likelihood(real_probability)
                              + negative_log_likelihood(1 - generated_probability)) / 2
        figures = torch.stack([negative_log_likelihood(generated_probability), discriminator_loss]).detach().tolist()
        generator_learns = figures[0] >= STRONGEST * figures[1]
        discriminator_learns = figures[1] >= STRONGEST * figures[0]
        parts = generator.foresight(music, start, random)
        gradients = torch.autograd.grad(sum(parts), generator_parameters)
        if generator_learns:
            apart = feature_statistics(generated_features) - feature_statistics(real_features).detach()
            distance = (apart.square().sum()
                        + (generated_harmony.mean(0) - real_harmony.mean(0).detach()).square().sum()
                        + (generated_harmony.std(0) - real_harmony.std(0).detach()).square().sum())
            gradients = together(gradients, torch.autograd.grad(distance, generator_parameters, retain_graph=True,
                                                                allow_unused=True))
        if discriminator_learns:
            training.give(discriminator_parameters, torch.autograd.grad(discriminator_loss, discriminator_parameters))
            rate = training.learning_rate(options.discriminator_rate, 0.8 * spent)
            training.step(discriminator_adam, discriminator_parameters, rate, LARGEST_GRADIENT)
        training.give(generator_parameters, gradients)
        rate = training.learning_rate(options.generator_rate, spent)
        training.step(generator_adam, generator_parameters, rate, LARGEST_GRADIENT)
        if run.step % 20 != 19:
            return {}
        return {"generator_loss": figures[0], "critic_loss": figures[1], "generator_learns": generator_learns,
                "discriminator_learns": discriminator_learns,
                "foresight": [round(float(part), 3) for part in parts]}

    def together(foreseeing, matching):
        """The sum of two gradients. Matching never outweighs foreseeing, which keeps the run stable to its end."""
        def size(gradients):
            return torch.sqrt(sum(gradient.square().sum() for gradient in gradients if gradient is not None))

        share = (options.matching * size(foreseeing) / size(matching).clamp(min=1e-12)).clamp(max=1.0)
        share = torch.where(torch.isfinite(share), share, torch.zeros_like(share))
        return [foreseen if matched is None else foreseen + share * torch.nan_to_num(matched)
                for foreseen, matched in zip(foreseeing, matching)]

    share = options.pretraining
    while run.going():
        spent = run.spent()
        generator.train()
        figures = pretrain(spent / share) if spent < share else compete((spent - share) / (1 - share))
        average.follow(generator)
        run.step += 1
        if figures:
            run.log({"step": run.step, **figures})
        run.look(snapshot, FIRST_SNAPSHOT)
    run.end(snapshot)


if __name__ == "__main__":
    main()
