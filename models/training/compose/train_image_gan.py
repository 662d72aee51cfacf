# SPDX-License-Identifier: Apache-2.0
"""Trains the image GAN on the pack.

    python3 train_image_gan.py --out image-gan-open.safetensors --minutes 8
    python3 train_image_gan.py --out larger.safetensors --channels 256,192,96,48 --minutes 8
"""
import torch

import export
import frechet
import image_gan
import note_grid
import pack
import roll_planes
import training

LARGEST_GRADIENT = 100.0
NOISE_FIRST, NOISE_LAST = 0.3, 0.05  # deviation of what both kinds of image are hidden in
STEPS_PER_PENALTY = 8
CLIPS = 256  # of a snapshot, of no era, as `atos evaluate compose` asks for them
SNAPSHOTS = 40
MOST_SHARED = 0.5  # of a clip's onsets with another seed's clip: more is the same tune


def repeats(clips):
    """Pairs of clips that are one tune, of the first sixty."""
    onsets = [{(column, pitch) for column, _, pitch, *_ in clip.tolist()} for clip in clips[:60]]
    return sum(len(mine & other) > MOST_SHARED * min(len(mine), len(other))
               for at, mine in enumerate(onsets) for other in onsets[:at] if mine and other)


def main():
    options = training.options_of(__doc__.split("\n")[0], channels=",".join(map(str, image_gan.CHANNELS)), images=48,
                                  discriminator_width=3, variety=0.3, generator_rate=4e-4, discriminator_rate=4e-4,
                                  penalty=1.0, average=0.999, clips=CLIPS, snapshots=SNAPSHOTS)
    device, random = training.begin(options)
    channels = tuple(int(width) for width in options.channels.split(","))
    pieces, clip_places = pack.read(options.pack)
    corpus = roll_planes.RollCorpus(pieces, "train", device)
    reference = frechet.FrechetReference(frechet.features_of(note_grid.validation_clips(pieces, clip_places)))
    generator = image_gan.ImageGanGenerator(channels).to(device)
    discriminator = image_gan.ImageGanDiscriminator(options.discriminator_width, options.variety).to(device)
    average = training.Average(generator, options.average)
    generator_adam = training.optimiser(generator, 0.0, (0.5, 0.99))
    discriminator_adam = training.optimiser(discriminator, 0.0, (0.5, 0.99))
    generator_parameters, discriminator_parameters = list(generator.parameters()), list(discriminator.parameters())
    identity = {name: getattr(options, name) for name in (
        "channels", "images", "discriminator_width", "generator_rate", "discriminator_rate", "penalty", "variety")}
    state = {"generator": generator, "discriminator": discriminator, "average": average.module,
             "generator_adam": generator_adam, "discriminator_adam": discriminator_adam}
    run = training.Run(options, identity, state, random, reserve=8.0)
    average.steps = run.step
    snapshot_random = torch.Generator(device=device)  # snapshots are always of the same latents

    def shown(images, noise):
        moved = image_gan.augmented(images, random)
        return moved + noise * torch.randn(moved.shape, generator=random, device=device)

    def snapshot():
        snapshot_random.manual_seed(options.seed)
        average.module.train(False)
        image_gan.renew_statistics(average.module, 16, options.images, snapshot_random)
        latents = torch.randn(options.clips, image_gan.LATENT, generator=snapshot_random, device=device)
        with torch.no_grad():
            images = torch.cat([average.module(some, torch.zeros(len(some), dtype=torch.int64, device=device))
                                for some in latents.split(64)])
        clips = roll_planes.grids_from_planes(images)
        distance = reference.distance(frechet.features_of(clips))
        scale = sum(frechet.in_scale(clip) for clip in clips) / len(clips)
        same = repeats(clips)
        if run.better(distance + 100 * (same > 0)):  # the distance does not hear that
            metadata = export.describe_image_gan(None if channels == image_gan.CHANNELS else channels)
            metadata["training"] = run.story(validation_frechet=distance, repeats=same)
            export.write(options.out, metadata, export.state_of(average.module))
        run.log({"step": run.step, "frechet": round(distance, 2), "in_scale": round(scale, 3), "repeats": same,
                 "notes": sum(map(len, clips)) / len(clips), "best": round(run.best[0], 2), "best_step": run.best[1]})

    while run.going():
        noise = NOISE_FIRST + (NOISE_LAST - NOISE_FIRST) * run.spent()
        ease = max(0.1, 1 - max(0.0, run.spent() - 0.5) * 1.8)  # the second half slows down to a tenth
        real, eras = corpus.draw(options.images, random)
        latents = torch.randn(options.images, image_gan.LATENT, generator=random, device=device)
        generator.train(), discriminator.train()
        generated = generator(latents, eras)

        seen = shown(real, noise)
        if run.step % STEPS_PER_PENALTY == 0:
            on_real, steep = image_gan.steepness(discriminator, seen, eras)
            penalty = STEPS_PER_PENALTY * options.penalty / 2 * steep
        else:
            on_real, penalty = discriminator(seen, eras), 0.0
        on_generated = discriminator(shown(generated.detach(), noise), eras)
        hinge = (1 - on_real).relu().mean() + (1 + on_generated).relu().mean()
        (hinge + penalty).backward()
        training.step(discriminator_adam, discriminator_parameters, ease * options.discriminator_rate, LARGEST_GRADIENT)

        for parameter in discriminator_parameters:
            parameter.requires_grad_(False)
        loss = -discriminator(shown(generated, noise), eras).mean()
        loss.backward()
        for parameter in discriminator_parameters:
            parameter.requires_grad_(True)
        training.step(generator_adam, generator_parameters, ease * options.generator_rate, LARGEST_GRADIENT)
        average.follow(generator)
        run.step += 1
        if run.step % 50 == 0:
            run.log({"step": run.step, "generator_loss": float(loss), "critic_loss": float(hinge),
                     "on_real": float(on_real.sigmoid().mean()), "on_fake": float(on_generated.sigmoid().mean())})
        run.look(snapshot)
    run.end(snapshot)


if __name__ == "__main__":
    main()
