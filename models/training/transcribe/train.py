# SPDX-License-Identifier: Apache-2.0
"""Trains the transcription network on sound that is made on the way, for so many minutes; writes weights that the
program loads.

Writes into --out: transcribe.safetensors (the averaged weights, once a minute with default thresholds and at the end
with chosen ones), checkpoint.pt (once a minute; --resume goes on from it) and log.jsonl.
"""
import argparse
import copy
import json
import math
import os
import time

import torch

import fit_thresholds
from clips import ClipMaker
from draw import Draw
from export import load_network, write_weights
from note_activity import loss
from network import TranscriptionNetwork
from pack_format import read_pack
from playing import Repertoire
from tones import ToneBank

PACK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pack", "transcribe.pack")
WARM_UP = 0.02  # of the budget
LARGEST_GRADIENT = 3.0
VALIDATION_SEED = 1_000_000
SECONDS_TO_FIT = {"cuda": 50, "cpu": 60}  # kept for the thresholds


def learning_rate(peak, spent):
    """A short rise and half a cosine, as in src/lab/training/training_run.cpp; spent 0..1."""
    return peak * min(1, (spent + 0.001) / WARM_UP) * 0.5 * (1 + math.cos(math.pi * min(1, spent)))


class Averaged:
    """Exponential mean of parameters and running statistics."""

    def __init__(self, network, keep):
        self.network = copy.deepcopy(network).eval()
        self.network.memory.flatten_parameters()
        self.keep, self.steps = keep, 0

    @torch.no_grad()
    def add(self, network):
        self.steps += 1
        keep = min(self.keep, (1 + self.steps) / (10 + self.steps))
        for mean, now in zip(self.network.state_dict().values(), network.state_dict().values()):
            if mean.dtype.is_floating_point:
                mean.lerp_(now, 1 - keep)
            else:
                mean.copy_(now)


class Training:
    Bank, Maker, Pieces = ToneBank, ClipMaker, Repertoire  # transcribe_any has others

    def __init__(self, args):
        self.args, self.began = args, time.monotonic()
        self.device = torch.device(args.device)
        self.cuda = self.device.type == "cuda"
        torch.manual_seed(args.seed)
        header, arrays = read_pack(args.pack)
        bank = self.Bank(header, arrays, self.device, args.modelled, args.seed)
        self.maker = self.Maker(bank, self.Pieces(header, arrays, "train", self.device), self.device)
        self.validation_maker = self.Maker(bank, self.Pieces(header, arrays, "val", self.device), self.device)
        if args.start:
            args.channels, args.hidden = (load_network(args.start)[0][name] for name in ("channels", "hidden"))
            self.network = load_network(args.start)[1].to(self.device)
        else:
            self.network = TranscriptionNetwork(args.channels, args.hidden).to(self.device)
        if self.cuda:
            torch.backends.cudnn.benchmark = True  # the shapes stay the same
            self.network = self.network.to(memory_format=torch.channels_last)
        self.average = Averaged(self.network, args.average)
        self.optimiser = torch.optim.AdamW(self.network.parameters(), lr=args.peak, weight_decay=0.0)
        self.kind = torch.bfloat16 if args.precision == "bf16" else torch.float16
        self.use_half(self.cuda and args.precision != "fp32")
        self.step, self.clips, self.spent_before = 0, args.clips, 0.0
        os.makedirs(args.out, exist_ok=True)
        self.log_file = open(os.path.join(args.out, "log.jsonl"), "a", encoding="utf-8")
        self.loaded = time.monotonic()
        self.say(event="begins", pianos=bank.names, tones_seconds=round(bank.seconds()),
                 parameters=sum(p.numel() for p in self.network.parameters()), torch=torch.__version__,
                 device=torch.cuda.get_device_name() if self.cuda else "cpu",
                 arguments={name: value for name, value in vars(args).items() if name not in ("pack", "out", "start")})

    def use_half(self, half):
        """Whether the network computes in 16 bits."""
        self.half = half
        scaler = getattr(torch.amp, "GradScaler", torch.cuda.amp.GradScaler)  # its newer place, its older place
        self.scaler = scaler(enabled=half and self.kind == torch.float16)

    def say(self, **what):
        line = json.dumps({"step": self.step, "seconds": round(time.monotonic() - self.began, 1), **what})
        print(line, flush=True)
        self.log_file.write(line + "\n")
        self.log_file.flush()

    def now(self):
        """Seconds, after the device has done what it was asked for."""
        if self.cuda:
            torch.cuda.synchronize()
        return time.monotonic()

    def trained(self):
        """Seconds of training, in all parts."""
        return time.monotonic() - self.loaded + self.spent_before

    def spent(self):
        """The share of the budget that is used, 0..1."""
        if self.args.steps:
            return self.step / self.args.steps
        loading = self.loaded - self.began
        return self.trained() / max(30, 60 * self.args.minutes - loading - SECONDS_TO_FIT[self.device.type])

    def learn(self):
        """One step; returns the loss and its parts as device tensors."""
        draw = Draw(self.args.seed * 10_000_019 + self.step, self.device)
        timed = self.step in range(12, 17)  # once past the warm-up: what takes the time?
        began = self.now() if timed else 0
        levels, truth, pedal, _ = self.maker.make(draw, self.clips, self.args.frames)
        made = self.now() if timed else 0
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(self.args.peak, self.spent())
        self.network.train()
        with torch.autocast(self.device.type, self.kind if self.cuda else torch.bfloat16, enabled=self.half):
            notes, heard_pedal = self.network(levels)
        value, parts = loss(notes, heard_pedal, truth, pedal)
        self.optimiser.zero_grad(set_to_none=True)
        self.scaler.scale(value).backward()
        self.scaler.unscale_(self.optimiser)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), LARGEST_GRADIENT)
        self.scaler.step(self.optimiser)
        self.scaler.update()
        self.average.add(self.network)
        if timed:
            self.say(event="timed", making_ms=round(1000 * (made - began)),
                     learning_ms=round(1000 * (self.now() - made)))
        self.step += 1
        return value.detach(), {name: part.detach() for name, part in parts.items()}

    def careful_learn(self):
        """Takes fewer clips when the device's memory does not hold them, and 32 bits when its library cannot do 16."""
        try:
            return self.learn()
        except RuntimeError as failure:
            text = str(failure).lower()
            if "out of memory" in text and self.clips > 4:
                self.clips = self.clips * 3 // 4
            elif self.half and ("cudnn" in text or "cublas" in text):
                self.use_half(False)
            else:
                raise
        self.optimiser.zero_grad(set_to_none=True)
        torch.cuda.empty_cache()
        self.say(event="more modest", clips=self.clips, half=self.half)
        return self.careful_learn()

    @torch.no_grad()
    def validate(self):
        """The averaged network's loss on clips that are the same every time."""
        levels, truth, pedal, _ = self.validation_maker.make(Draw(VALIDATION_SEED, self.device),
                                                             min(self.clips, 32), self.args.frames)
        value, parts = loss(*self.average.network(levels), truth, pedal)
        return {"validation": round(float(value), 5),
                **{f"validation_{name}": round(float(part), 5) for name, part in parts.items()}}

    def story(self):
        return {"recipe": "models/training/transcribe", "seed": self.args.seed, "steps": self.step,
                "clips_together": self.clips,
                "frames": self.args.frames, "modelled": self.args.modelled,
                "started_from_weights": bool(self.args.start),
                "minutes": round(self.trained() / 60, 1),
                "device": torch.cuda.get_device_name() if self.cuda else "cpu"}

    def write(self, thresholds, training, validation):
        write_weights(os.path.join(self.args.out, "transcribe.safetensors"), self.average.network, thresholds, training,
                      validation)

    def keep(self):
        """Writes weights, with default thresholds, and checkpoint."""
        self.write(None, self.story(), None)
        path = os.path.join(self.args.out, "checkpoint.pt")
        torch.save({"network": self.network.state_dict(), "average": self.average.network.state_dict(),
                    "average_steps": self.average.steps, "optimiser": self.optimiser.state_dict(),
                    "scaler": self.scaler.state_dict(), "step": self.step, "clips": self.clips,
                    "spent": self.trained()}, path + ".new")
        os.replace(path + ".new", path)

    def restore(self):
        """Takes the networks and the optimiser from the checkpoint; returns the rest of it, None without one."""
        path = os.path.join(self.args.out, "checkpoint.pt")
        if not os.path.exists(path):
            return None
        kept = torch.load(path, map_location=self.device)
        self.network.load_state_dict(kept["network"])
        self.average.network.load_state_dict(kept["average"])
        self.average.steps = kept["average_steps"]
        self.optimiser.load_state_dict(kept["optimiser"])
        return kept

    def resume(self):
        kept = self.restore()
        if kept:
            self.scaler.load_state_dict(kept["scaler"])
            self.step, self.clips, self.spent_before = kept["step"], kept["clips"], kept["spent"]
            self.say(event="resumed")

    def recover(self):
        """Goes back a minute and on in 32 bits after the loss was no longer a number."""
        if not self.half or not self.restore():
            raise RuntimeError("training diverged")
        self.use_half(False)
        self.say(event="recovered")

    def run(self):
        if self.args.resume:
            self.resume()
        kept = logged = time.monotonic()
        values = []
        while self.spent() < 1:
            value, parts = self.careful_learn()
            values.append(value)
            now = time.monotonic()
            if now - logged > 10 or self.step in (1, 10):
                mean = float(torch.stack(values).mean())
                if not math.isfinite(mean):
                    self.recover()
                self.say(loss=round(mean, 5), rate=round(learning_rate(self.args.peak, self.spent()), 6),
                         ms_a_step=round(1000 * (now - logged) / len(values), 1),
                         **{name: round(float(part), 5) for name, part in parts.items()},
                         **({"gigabytes": round(torch.cuda.max_memory_allocated() / 2 ** 30, 1)} if self.cuda else {}))
                values, logged = [], now
            if now - kept > 60 and (not values or math.isfinite(float(torch.stack(values).mean()))):
                self.keep()
                self.say(event="kept", **self.validate())
                kept = logged = time.monotonic()
                values = []
        self.keep()
        self.finish()

    def finish(self):
        """Chooses the thresholds and writes the weights with them."""
        self.say(event="trained", **self.validate())
        made = fit_thresholds.trials(self.average.network, self.validation_maker,
                                     Draw(VALIDATION_SEED + 1, self.device), self.args.fit_clips, 1000,
                                     8 if self.cuda else 2)
        thresholds, reached = fit_thresholds.choose(made)
        self.write(thresholds, self.story(), reached)
        self.say(event="done", thresholds=thresholds, **reached)


def main(kind=Training, pack=PACK):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--pack", default=pack)
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=9.0, help="of wall time, everything included")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps instead")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clips", type=int, default=64, help="of a step")
    parser.add_argument("--frames", type=int, default=256, help="of a clip, even; 50 a second")
    parser.add_argument("--channels", type=int, default=64)
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--peak", type=float, default=2e-3, help="learning rate")
    parser.add_argument("--average", type=float, default=0.999, help="what the mean of the weights keeps each step")
    parser.add_argument("--modelled", type=int, default=16, help="pianos that nobody recorded")
    parser.add_argument("--fit-clips", type=int, default=24, help="of 20 s, to choose thresholds by")
    parser.add_argument("--precision", choices=("fp16", "bf16", "fp32"), default="fp16", help="of the network on CUDA")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--start", help="weights to begin with, whose sizes are then taken")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    kind(parser.parse_args()).run()


if __name__ == "__main__":
    main()
