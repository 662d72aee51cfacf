# SPDX-License-Identifier: Apache-2.0
"""Trains C-RNN-GAN on the pack as the program does (pretraining by the energy score, then feature matching), with more
sequences at once.

    python3 train_crnn_gan.py --out crnn-gan-open.safetensors --minutes 8
"""
import torch

import crnn_gan
import export
import frechet
import music_events
import note_grid
import pack
import training
from crnn_gan import feature_statistics, negative_log_likelihood

LONGEST, SHORTEST = 48, 8  # events of a sequence
FURTHEST = 144  # events into its music at which the generator is listened to
PRETRAINING = 0.5  # share of the budget
STRONGEST = 0.7  # a network with less than this share of the other's loss stands still
LARGEST_GRADIENT = 5.0
CLIP_EVENTS = 192  # generated twice for each clip of a snapshot


def main():
    options = training.options_of(__doc__.split("\n")[0], hidden=crnn_gan.HIDDEN,
                                  discriminator_hidden=crnn_gan.DISCRIMINATOR_HIDDEN,
                                  sequences=64, pretraining_rate=1e-3, generator_rate=3e-4, discriminator_rate=6e-4,
                                  decay=0.01, average=0.998, clips=256, snapshots=40)
    device, random = training.begin(options)
    pieces, clip_places = pack.read(options.pack)
    corpus = music_events.EventCorpus(pieces, "train", LONGEST, device)
    reference = frechet.FrechetReference(frechet.features_of(note_grid.validation_clips(pieces, clip_places)))
    generator = crnn_gan.CrnnGanGenerator(options.hidden).to(device)
    discriminator = crnn_gan.CrnnGanDiscriminator(options.discriminator_hidden).to(device)
    average = training.Average(generator, options.average)
    generator_adam = training.optimiser(generator, options.decay, (0.9, 0.999))
    discriminator_adam = training.optimiser(discriminator, options.decay, (0.9, 0.999))
    generator_parameters, discriminator_parameters = list(generator.parameters()), list(discriminator.parameters())
    identity = {name: getattr(options, name) for name in (
        "hidden", "discriminator_hidden", "sequences", "generator_rate", "discriminator_rate")}
    state = {"generator": generator, "discriminator": discriminator, "average": average.module,
             "generator_adam": generator_adam, "discriminator_adam": discriminator_adam}
    run = training.Run(options, identity, state, random, reserve=8.0)
    average.steps = run.step
    snapshot_random = torch.Generator(device=device)

    def noise(count, length, source=random):
        return torch.rand(count, length, crnn_gan.VALUES, generator=source, device=device)

    def foresight(real):
        before = torch.cat([torch.zeros_like(real[:, :1]), real[:, :-1]], 1)
        foreseen = [generator.follow(noise(len(real), real.shape[1]), before) for _ in range(2)]
        return crnn_gan.energy_score(*map(crnn_gan.with_pitch_classes, (*foreseen, real)))

    @torch.no_grad()
    def snapshot():
        snapshot_random.manual_seed(options.seed)
        nothing = torch.zeros(options.clips, crnn_gan.VALUES, device=device)
        first, last, memory = average.module.tell(noise(options.clips, CLIP_EVENTS, snapshot_random), nothing)
        more = average.module.tell(noise(options.clips, CLIP_EVENTS, snapshot_random), last, memory)[0]
        clips = [music_events.clip_from(sequence) for sequence in torch.cat([first, more], 1).cpu().numpy()]
        distance = reference.distance(frechet.features_of(clips))
        scale = sum(frechet.in_scale(clip) for clip in clips) / len(clips)
        if run.better(distance):
            metadata = export.describe_crnn_gan(options.hidden)
            metadata["training"] = run.story(validation_frechet=distance)
            export.write(options.out, metadata, export.state_of(average.module))
        run.log({"step": run.step, "frechet": round(distance, 2), "in_scale": round(scale, 3),
                 "best": round(run.best[0], 2), "best_step": run.best[1]})

    def pretrain(spent):
        length = SHORTEST + int(spent * (LONGEST - SHORTEST))
        loss = foresight(corpus.draw(options.sequences, length, random))
        loss.backward()
        training.step(generator_adam, generator_parameters, options.pretraining_rate, LARGEST_GRADIENT)
        return {"foresight": float(loss)} if run.step % 50 == 49 else {}

    def compete(spent):
        real = corpus.draw(options.sequences, LONGEST, random)
        last, memory = torch.zeros(options.sequences, crnn_gan.VALUES, device=device), None
        unheard = int(torch.randint(0, FURTHEST + 1, (), generator=random, device=device))
        if unheard:
            with torch.no_grad():
                _, last, memory = generator.tell(noise(options.sequences, unheard), last)
        generated, _, _ = generator.tell(noise(options.sequences, LONGEST), last, memory)
        real_probability, real_features = discriminator(real)
        generated_probability, generated_features = discriminator(generated)
        discriminator_loss = (negative_log_likelihood(real_probability)
                              + negative_log_likelihood(1 - generated_probability)) / 2
        figures = torch.stack([negative_log_likelihood(generated_probability), discriminator_loss]).detach().tolist()
        apart = feature_statistics(generated_features) - feature_statistics(real_features).detach()
        loss = apart.square().sum() + foresight(real)  # it goes on foreseeing, or it forgets how
        generator_learns = figures[0] >= STRONGEST * figures[1]
        discriminator_learns = figures[1] >= STRONGEST * figures[0]
        if generator_learns:
            training.give(generator_parameters, torch.autograd.grad(loss, generator_parameters,
                                                                    retain_graph=discriminator_learns))
        if discriminator_learns:
            training.give(discriminator_parameters, torch.autograd.grad(discriminator_loss, discriminator_parameters))
        if generator_learns:
            rate = training.learning_rate(options.generator_rate, spent)
            training.step(generator_adam, generator_parameters, rate, LARGEST_GRADIENT)
        if discriminator_learns:
            rate = training.learning_rate(options.discriminator_rate, spent)
            training.step(discriminator_adam, discriminator_parameters, rate, LARGEST_GRADIENT)
        return {"generator_loss": figures[0], "critic_loss": figures[1], "loss": float(loss)}

    while run.going():
        spent = run.spent()
        competing = (spent - PRETRAINING) / (1 - PRETRAINING)
        figures = pretrain(spent / PRETRAINING) if competing < 0 else compete(competing)
        average.follow(generator)
        run.step += 1
        if run.step % 50 == 0:
            run.log({"step": run.step, **figures})
        run.look(snapshot)
    run.end(snapshot)


if __name__ == "__main__":
    main()
