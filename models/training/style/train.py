# SPDX-License-Identifier: Apache-2.0
"""Trains a style network on the pack of notes within a time, on the device; see ../README.md.

  python3 train.py --pack pack/style.pack --set open --minutes 8 --out OUT

Writes into OUT, whenever the validation is best so far: SET.safetensors and SET.open-set.safetensors; and
SET.log.jsonl, SET.report.json, SET.checkpoint (every minute; a stopped run goes on from it). With --steps instead of
--minutes the same seed gives the same weights on the same CPU; on a GPU up to the order of sums in max-pooling.
"""

import time

BEGIN = time.monotonic()  # importing torch counts

import argparse
import json
import math
import os

import numpy as np
import torch
from torch.nn import functional

import augmentation
import export
import head_metrics
import labels as label_names
import predict
import training_data
from network import ARCHITECTURES, StyleNetwork

HEAD_WEIGHTS = {"composer": 1.0, "genre": 1.0, "mood": 1.0, "tempo": 0.5, "rhythm": 0.7, "tag": 0.5}
SCORE_WEIGHTS = {"composer": 2.0, "genre": 1.0, "mood": 1.0, "tempo": 1.0, "rhythm": 1.0, "tag": 0.5}
LARGEST_GRADIENT = 3.0
WARM_UP = 0.03  # share of the budget
CLOSING = 25    # seconds kept for the last report


def arguments(given=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", required=True)
    parser.add_argument("--set", choices=("open", "research"), required=True)
    parser.add_argument("--out", required=True, help="a folder")
    parser.add_argument("--minutes", type=float, default=8, help="of wall time, all in all")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps instead")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--architecture", choices=ARCHITECTURES, default="roll-resnet-18-wide")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--batch", type=int, default=0, help="windows a step; 0: 512, on a CPU 32")
    parser.add_argument("--rate", type=float, default=0, help="peak learning rate; 0: by the batch")
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--smoothing", type=float, default=0.1)
    parser.add_argument("--mixup", type=float, default=0.5, help="share of windows that carry some of another")
    parser.add_argument("--ema", type=float, default=0.999)
    parser.add_argument("--balance", type=float, default=0.5, help="of collections within a label, 0..1")
    parser.add_argument("--tries", type=int, default=12, help="on the validation split in a run")
    parser.add_argument("--windows", type=int, default=0, help="heard of a validation piece; 0: 24, on a CPU 3")
    parser.add_argument("--closed", action="store_true", help="without the label for other composers")
    parser.add_argument("--plain", action="store_true", help="the augmentation of `atos train style`, no mixup")
    parser.add_argument("--float32", action="store_true", help="no bfloat16 on a GPU")
    return parser.parse_args(given)


def seed_of(seed, step):
    """SplitMix64: every step has its own randomness, so that a resumed run draws what an uninterrupted one would."""
    mask = (1 << 64) - 1
    x = (seed + 0x9E3779B97F4A7C15 * (step + 1)) & mask
    x = ((x ^ x >> 30) * 0xBF58476D1CE4E5B9) & mask
    x = ((x ^ x >> 27) * 0x94D049BB133111EB) & mask
    return (x ^ x >> 31) >> 1


def one_label_loss(logits, target, smoothing):
    """[b] losses, 0 where masked, and [b] which are known."""
    known = target >= 0
    loss = functional.cross_entropy(logits, target.clamp(min=0), reduction="none", label_smoothing=smoothing)
    return loss * known, known.float()


def tag_loss(logits, target):
    """The same for tags: [b, tags]."""
    known = target >= 0
    loss = functional.binary_cross_entropy_with_logits(logits, target.clamp(min=0).float(), reduction="none")
    return loss * known, known.float()


def total_loss(logits, truth, tags, other, share, smoothing):
    """Sum over heads of the mean loss over known labels. `other` [b] is whose window each window carries by `share`
    [b] 0..0.5: its labels count by that share."""
    total, told = 0.0, {}
    for head, values in logits.items():
        own = tag_loss(values, tags) if head == "tag" else one_label_loss(
            values, truth[:, label_names.HEADS.index(head)], smoothing)
        if other is None:
            loss = own[0].sum() / own[1].sum().clamp(min=1)
        else:
            alien = tag_loss(values, tags[other]) if head == "tag" else one_label_loss(
                values, truth[other][:, label_names.HEADS.index(head)], smoothing)
            part = share.view(-1, *[1] * (own[0].dim() - 1))
            loss = ((1 - part) * own[0] + part * alien[0]).sum() \
                / ((1 - part) * own[1] + part * alien[1]).sum().clamp(min=1)
        told[head] = loss.detach()
        total = total + HEAD_WEIGHTS[head] * loss
    return total, told


class Run:
    """A training run: network, its running mean, optimiser, and how far it is."""

    def __init__(self, options):
        self.options = options
        self.device = torch.device(options.device)
        torch.manual_seed(options.seed)
        # By the clock the number of steps is chance anyway: then the fastest convolutions are looked for.
        torch.backends.cudnn.deterministic = options.steps > 0
        torch.backends.cudnn.benchmark = options.steps == 0
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False
        research, cuda = options.set == "research", self.device.type == "cuda"
        self.train, self.validation, self.labels = training_data.load(options.pack, research, not options.closed,
                                                                  self.device)
        self.weights = training_data.sampling_weights(self.train, 0.0 if options.plain else options.balance)
        self.changes = augmentation.Changes(4, (0.8, 1.25), 0, 0) if options.plain else augmentation.Changes()
        self.mixup = 0.0 if options.plain else options.mixup
        self.size = options.batch or (512 if cuda else 32)
        self.rate = options.rate or 2e-3 * (self.size / 32) ** 0.25
        self.precision = torch.bfloat16 if cuda and not options.float32 else None
        self.windows = predict.windows_of(self.validation.store, options.windows or (24 if cuda else 3))
        self.network = self._network()
        self.mean = self._network()
        self.mean.load_state_dict(self.network.state_dict())
        matrices = [p for p in self.network.parameters() if p.dim() > 1]
        vectors = [p for p in self.network.parameters() if p.dim() <= 1]
        self.optimiser = torch.optim.AdamW([{"params": matrices, "weight_decay": options.decay},
                                            {"params": vectors, "weight_decay": 0.0}], lr=self.rate)
        self.step, self.seconds, self.best, self.tried, self.before = 0, 0.0, -1.0, 0, 0.0
        self.generator = torch.Generator(self.device)
        os.makedirs(options.out, exist_ok=True)
        self.path = os.path.join(options.out, options.set)
        self.identity = {key: value for key, value in vars(options).items() if key not in ("out", "pack", "device")}

    def _network(self):
        network = StyleNetwork(self.options.architecture, self.labels)
        return network.to(self.device).to(memory_format=torch.channels_last)

    def log(self, **line):
        line = dict(step=self.step, seconds=round(self.seconds, 1), **line)
        with open(self.path + ".log.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)

    def spent(self):
        """The share of the budget that is used up."""
        self.seconds = self.before + time.monotonic() - BEGIN
        if self.options.steps:
            return min(1.0, self.step / self.options.steps)
        return min(1.0, self.seconds / max(1.0, 60 * self.options.minutes - CLOSING))

    def resume(self):
        if not os.path.exists(self.path + ".checkpoint"):
            return
        state = torch.load(self.path + ".checkpoint", map_location=self.device)
        if state["identity"] != self.identity:
            return
        self.network.load_state_dict(state["network"])
        self.mean.load_state_dict(state["mean"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.before, self.best, self.tried = (state[key] for key in ("step", "seconds", "best", "tried"))
        self.log(resumed=True)

    def checkpoint(self):
        state = {"identity": self.identity, "network": self.network.state_dict(), "mean": self.mean.state_dict(),
                 "optimiser": self.optimiser.state_dict(), "step": self.step, "seconds": self.seconds,
                 "best": self.best, "tried": self.tried}
        torch.save(state, self.path + ".checkpoint.new")
        os.replace(self.path + ".checkpoint.new", self.path + ".checkpoint")

    def learn(self, spent):
        """One step; returns the losses by head."""
        seed = seed_of(self.options.seed, self.step)
        self.generator.manual_seed(seed)
        torch.manual_seed(seed)
        image, truth, tags, _ = augmentation.batch(self.train, self.weights, self.size, self.changes, self.generator)
        other = share = None
        if self.mixup > 0:
            draws = augmentation.Draws(self.generator, self.device)
            other = torch.randperm(self.size, generator=self.generator, device=self.device)
            share = (0.5 * draws.between(0, 1, self.size) ** 3 * draws.chance(self.mixup, self.size)).float()
            image = torch.lerp(image, image[other], share.view(-1, 1, 1, 1))
        self.network.train()
        with torch.autocast(self.device.type, dtype=self.precision or torch.bfloat16,
                            enabled=self.precision is not None):
            features = self.network.represent(image.contiguous(memory_format=torch.channels_last))
        loss, told = total_loss(self.network.answer(features), truth, tags, other, share, self.options.smoothing)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), LARGEST_GRADIENT)
        rate = self.rate * min(1.0, (spent + 0.001) / WARM_UP) * 0.5 * (1 + math.cos(math.pi * spent))
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.step()
        self._average()
        return told, rate

    @torch.no_grad()
    def _average(self):
        """The running mean of weights and statistics, which is what is validated and kept."""
        keep = min(self.options.ema, (1 + self.step) / (10 + self.step))
        own, mean = self.network.state_dict(), self.mean.state_dict()
        floats = [name for name in mean if mean[name].dtype.is_floating_point]
        torch._foreach_mul_([mean[name] for name in floats], keep)
        torch._foreach_add_([mean[name] for name in floats], [own[name] for name in floats], alpha=1 - keep)

    def figures(self, logits):
        """Measures by head on the validation split, and the score that the best snapshot has: the mean over heads of
        the likelihood of the truth (by works, at the best temperature), the composer counted twice."""
        truth, tags, work = (values.cpu().numpy() for values in (self.validation.truth, self.validation.tags,
                                                                self.validation.work))
        told, score, total = {}, 0.0, 0.0
        for head in label_names.HEADS:
            if head not in logits:
                continue
            found = head_metrics.tags(logits[head], tags, work) if head == "tag" else head_metrics.one_label(
                logits[head], truth[:, label_names.HEADS.index(head)], work)
            if found:
                told[head] = found
                score += SCORE_WEIGHTS[head] * math.exp(-found["nll"])
                total += SCORE_WEIGHTS[head]
        if label_names.ANOTHER in self.labels["composer"]:
            told["open_set"] = head_metrics.open_set(logits["composer"], truth[:, 0], work, self.unseen())
        return told, score / max(total, 1e-9)

    def unseen(self):
        """Which validation pieces are by composers without any work in training: bool [pieces]."""
        known = {row["composer"] for row in self.train.rows}
        return np.array([row["composer"] not in known for row in self.validation.rows])

    def save(self, told, score):
        """The files that `atos train style --network` takes over; their metadata tells how they came about."""
        story = {"steps": self.step, "minutes": round(self.seconds / 60, 1), "batch": self.size,
                 "seed": self.options.seed, "pieces": len(self.train.rows), "set": self.options.set,
                 "recipe": "models/training/style", "score": round(score, 4)}
        offset = told.get("open_set", {}).get("offset", 0.0)
        export.save(self.path + ".safetensors", self.mean.state_dict(), self.options.architecture, self.labels,
                    self.options.set == "research", story, offset)

    def validate(self):
        told, score = self.figures(predict.logits_of(self.mean, self.validation.store, self.windows, self.size,
                                               self.precision))
        self.log(validation=told, score=score)
        if score > self.best:
            self.best = score
            self.save(told, score)

    def train_all(self):
        self.resume()
        last_checkpoint = last_log = time.monotonic()
        self.log(pieces=len(self.train.rows), notes=len(self.train.store.onset), labels=self.labels,
                 validation_pieces=len(self.validation.rows), validation_windows=len(self.windows[0]),
                 parameters=sum(p.numel() for p in self.network.parameters()), device=str(self.device),
                 torch=torch.__version__)
        begun = self.step
        spent = self.spent()
        while spent < 1:
            losses, rate = self.learn(spent)
            self.step += 1
            now = time.monotonic()
            if now - last_log > 10 or self.step == 1:
                total = sum(HEAD_WEIGHTS[head] * float(loss) for head, loss in losses.items())
                if not math.isfinite(total):
                    raise SystemExit("Training diverged: the loss is no longer a number.")
                self.log(loss=round(total, 4), rate=rate, steps_per_second=round(
                    (self.step - begun) / max(1e-9, self.seconds - self.before), 2),
                    heads={head: round(float(loss), 3) for head, loss in losses.items()})
                last_log = now
            spent = self.spent()
            if spent * self.options.tries >= self.tried + 1:
                self.tried = int(spent * self.options.tries)
                self.validate()
                spent = self.spent()
            if now - last_checkpoint > 60:
                self.checkpoint()
                last_checkpoint = now
        self.checkpoint()
        self.close()

    def close(self):
        """Measures the kept weights anew in float32 and asks a probe whether they hear the collection."""
        if not os.path.exists(self.path + ".safetensors"):
            self.best = -1.0
            self.validate()
        open_path = self.path + ".open-set.safetensors"
        kept, _, metadata = export.load(open_path if os.path.exists(open_path) else self.path + ".safetensors",
                                        self.device)
        heard = predict.logits_of(kept.to(memory_format=torch.channels_last), self.validation.store, self.windows,
                                  self.size, None, pooled=True)
        told, score = self.figures({head: values for head, values in heard.items() if head != "pooled"})
        compared = head_metrics.comparable(self.train.rows)
        windows = predict.windows_of(self.train.store, 2)
        asked = torch.tensor([row["source"] in compared.get(row["composer"], ()) for row in self.train.rows],
                             device=self.device)[windows[0]]
        learnt = predict.logits_of(kept, self.train.store, [part[asked] for part in windows], self.size, self.precision,
                             pooled=True)
        probe = head_metrics.source_probe((learnt["pooled"], self.train.rows), (heard["pooled"], self.validation.rows))
        report = {"kept": metadata["training"], "validation": told, "score": score, "source_probe": probe}
        with open(self.path + ".report.json", "w", encoding="utf-8") as file:
            json.dump(report, file, indent=1, ensure_ascii=False)
        self.log(report=report)


if __name__ == "__main__":
    Run(arguments()).train_all()
