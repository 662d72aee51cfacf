# SPDX-License-Identifier: Apache-2.0
"""What every training has: a budget of minutes that loading and the last snapshot count into, a log, a checkpoint a
minute, the moving average of a network, the learning rate, options."""
import argparse
import copy
import json
import math
import os
import time

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
STARTED = time.monotonic()


def options_of(description, **more):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--pack", default=os.path.join(HERE, "pack", "open.pack.xz"))
    parser.add_argument("--out", required=True, help="the weights file (.safetensors) to write")
    parser.add_argument("--minutes", type=float, default=8, help="wall-clock time of everything")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps instead: the same every time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    for name, value in more.items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    return parser.parse_args()


def begin(options):
    """-> (device, random generator on it)."""
    torch.manual_seed(options.seed)
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.backends.cudnn.allow_tf32 = True
    device = torch.device(options.device)
    return device, torch.Generator(device=device).manual_seed(options.seed)


def learning_rate(peak, spent):
    """A short rise, then half a cosine over the budget."""
    return peak * min(1.0, (spent + 0.001) / 0.02) * 0.5 * (1 + math.cos(math.pi * min(1.0, spent)))


def optimiser(module, decay, betas):
    """AdamW; vectors (biases, normalisation) are not decayed."""
    groups = [{"params": [p for p in module.parameters() if p.dim() > 1], "weight_decay": decay},
              {"params": [p for p in module.parameters() if p.dim() <= 1], "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=0.0, betas=betas)


def step(optimiser_, parameters, rate, largest):
    """Clips the gradients to this norm and moves; a step that is no number is left out. -> whether it moved."""
    norm = torch.nn.utils.clip_grad_norm_(parameters, largest)
    sound = bool(torch.isfinite(norm))
    if sound:
        for group in optimiser_.param_groups:
            group["lr"] = rate
        optimiser_.step()
    optimiser_.zero_grad(set_to_none=True)
    return sound


def give(parameters, gradients):
    """Gradients that were taken apart from each other."""
    for parameter, gradient in zip(parameters, gradients):
        parameter.grad = gradient


class Average:
    """A network that follows another slowly; buffers are taken over. In evaluation mode."""

    def __init__(self, module, decay):
        self.module, self.decay, self.steps = copy.deepcopy(module).eval(), decay, 0

    @torch.no_grad()
    def follow(self, module):
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10.0))
        into, new = list(self.module.parameters()), list(module.parameters())
        torch._foreach_mul_(into, decay)
        torch._foreach_add_(into, new, alpha=1 - decay)
        for slow, fast in zip(self.module.buffers(), module.buffers()):
            slow.copy_(fast)


class Run:
    """The loop's clock. `state`: {name: object with state_dict()}, kept once a minute in `<out>.ckpt`; a stopped run
    of the same identity goes on from there."""

    def __init__(self, options, identity, state, random, reserve=12.0):
        self.options, self.state, self.random = options, state, random
        self.identity = dict(identity, seed=options.seed, budget_minutes=options.minutes, budget_steps=options.steps)
        self.step, self.before, self.best = 0, 0.0, None
        self.begun = time.monotonic()
        self.loading = self.begun - STARTED
        self.budget = max(1.0, 60 * options.minutes - self.loading - reserve)
        self.next_minute = self.next_snapshot = 1
        self.checkpoint = options.out + ".ckpt"
        self.log_path = options.out + ".log.jsonl"
        os.makedirs(os.path.dirname(os.path.abspath(options.out)), exist_ok=True)
        if os.path.exists(self.checkpoint):
            self._resume()
        self.log({"event": "begun", "step": self.step, "device": options.device, "loading_s": round(self.loading, 1),
                  **self.identity})

    def seconds(self):
        return self.before + time.monotonic() - self.begun

    def spent(self):
        if self.options.steps:
            return min(1.0, self.step / self.options.steps)
        return min(1.0, self.seconds() / self.budget)

    def going(self):
        return self.spent() < 1

    def minute_passed(self):
        """Once a minute of training; with --steps ten times a run, whatever the clock says."""
        passed = 10 * self.spent() if self.options.steps else self.seconds() / 60
        if passed < self.next_minute:
            return False
        self.next_minute = int(passed) + 1
        return True

    def look(self, snapshot, first=0.0):
        """After a step of an adversarial training: `options.snapshots` times in all, from the share `first` on, a
        snapshot; once a minute the checkpoint."""
        if self.spent() * self.options.snapshots >= self.next_snapshot:
            self.next_snapshot = int(self.spent() * self.options.snapshots) + 1
            if self.spent() >= first:
                snapshot()
        if self.minute_passed():
            self.keep()

    def end(self, snapshot):
        """The last snapshot and the checkpoint of an adversarial training."""
        snapshot()
        self.keep()
        self.log({"event": "done", "step": self.step, "kept_step": self.best[1], "frechet": self.best[0]})

    def log(self, line):
        line = {"minutes": round(self.seconds() / 60, 3), **line}
        with open(self.log_path, "a") as file:
            file.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)

    def keep(self):
        content = {"identity": self.identity, "step": self.step, "seconds": self.seconds(), "best": self.best,
                   "random": torch.get_rng_state(), "device_random": self.random.get_state(),
                   "state": {name: item.state_dict() for name, item in self.state.items()}}
        torch.save(content, self.checkpoint + ".part")
        os.replace(self.checkpoint + ".part", self.checkpoint)

    def _resume(self):
        content = torch.load(self.checkpoint, map_location="cpu")
        if content["identity"] != self.identity:
            return
        self.step, self.before, self.best = content["step"], content["seconds"], content["best"]
        self.next_minute = int(10 * self.spent() if self.options.steps else self.before / 60) + 1
        torch.set_rng_state(content["random"])
        self.random.set_state(content["device_random"])
        for name, item in self.state.items():
            item.load_state_dict(content["state"][name])

    def better(self, figure):
        """Is this the least so far? Remembers it with its step."""
        if self.best is not None and figure >= self.best[0]:
            return False
        self.best = (figure, self.step)
        return True

    def story(self, **more):
        """What the weights file tells of its training."""
        return {"seed": self.options.seed, "steps": self.step, "minutes": round(self.seconds() / 60, 2),
                "kept_step": self.best[1] if self.best else self.step, "recipe": "models/training/compose", **more}
