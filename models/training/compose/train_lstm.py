# SPDX-License-Identifier: Apache-2.0
"""Trains the next-note LSTM on the pack.

    python3 train_lstm.py --out lstm-open.safetensors --hidden 640 --minutes 8
"""

import export
import lstm
import pack
import tokens
import training

LARGEST_GRADIENT = 1.0
EVALUATED_NOTES = 256  # of an excerpt, as `atos evaluate lstm` has it


def main():
    options = training.options_of(__doc__.split("\n")[0], hidden=640, sequences=96, notes=256, rate=2.5e-3, decay=0.02,
                                  dropout=0.2, average=0.998, validation=0)
    device, random = training.begin(options)
    pieces, _ = pack.read(options.pack)
    corpus = tokens.TokenCorpus(pieces, "train", device)
    held = tokens.TokenCorpus(pieces, "val", device)
    places = held.plain(EVALUATED_NOTES)
    some = places[:, ::max(1, places.shape[1] // 256)]  # what is measured every minute
    if options.validation:
        places = places[:, ::max(1, places.shape[1] // options.validation)]
        some = places
    network = lstm.LstmNetwork(options.hidden, options.dropout).to(device)
    average = training.Average(network, options.average)
    adam = training.optimiser(network, options.decay, (0.9, 0.999))
    parameters = list(network.parameters())
    identity = {name: getattr(options, name) for name in ("hidden", "sequences", "notes", "rate", "decay", "dropout")}
    run = training.Run(options, identity, {"network": network, "average": average.module, "adam": adam}, random, 15.0)
    average.steps = run.step

    def nats(which):
        sums, notes = lstm.nats_of(average.module, held, which, EVALUATED_NOTES, options.sequences)
        return [float(part / notes) for part in sums]

    def snapshot():
        parts = nats(some)
        if run.better(sum(parts)):
            write(parts)
        run.log({"step": run.step, "validation_nats": sum(parts), "parts": parts, "best": run.best[0]})
        run.keep()

    def write(parts, every=False):
        metadata = export.describe_lstm(options.hidden)
        metadata["training"] = run.story(pieces=len(corpus.counts), notes=run.step * options.sequences * options.notes)
        metadata["validation"] = {"nats_per_note": sum(parts), "parts": parts, "all": every}
        export.write(options.out, metadata, export.state_of(average.module))

    while run.going():
        network.train()
        batch = tokens.batch_of(corpus.draw(options.sequences, options.notes, random))
        parts = network.nats(batch)
        notes = (batch.target[1] >= 0).sum()
        loss = sum(part.sum() for part in parts) / notes
        loss.backward()
        rate = training.learning_rate(options.rate, run.spent())
        moved = training.step(adam, parameters, rate, LARGEST_GRADIENT)
        average.follow(network)
        run.step += 1
        if run.step % 20 == 0 or not moved:
            run.log({"step": run.step, "loss": float(loss), "rate": rate, "moved": moved})
        if run.minute_passed():
            snapshot()
    snapshot()
    _, tensors = export.read(options.out)
    export.load(average.module, {name: value.to(device) for name, value in tensors.items()})
    parts = nats(places)
    write(parts, not options.validation)
    run.log({"event": "done", "step": run.step, "kept_step": run.best[1], "validation_nats": sum(parts),
             "parts": parts})


if __name__ == "__main__":
    main()
