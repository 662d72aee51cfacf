# SPDX-License-Identifier: Apache-2.0
"""What the tests of the recipes share. Import it first: it skips the test where PyTorch is absent."""
import os
import shutil
import subprocess
import sys
import tempfile

try:
    import numpy
    import torch
except ImportError as absent:
    print(f"Skipped: {absent.name} is absent (apt-get install python3-torch).")
    sys.exit(77)

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MODELS = os.path.join(SOURCE, "models")
TRAINING = os.path.join(MODELS, "training")
PIECES = os.path.join(SOURCE, "resources", "pieces")
COLUMNS = ("path", "source", "licence", "piece_cluster", "split", "composer", "era", "genre", "form", "mood_quadrant",
           "bpm", "tempo_class", "metre", "kind", "tags")
TOOK_PART = []

torch.set_num_threads(1)


def use_recipe(*names):
    """Lets a test import the programs of these recipes."""
    sys.path[:0] = [os.path.join(TRAINING, name) for name in names]


def check(what, sound, told=""):
    print(f"{'ok ' if sound else 'BAD'} {what}{': ' if told else ''}{told}", flush=True)
    TOOK_PART.append(bool(sound))


def check_equal(what, ours, theirs, most=0.0):
    """Arrays of one shape that differ by `most` at most."""
    ours, theirs = numpy.asarray(ours, float), numpy.asarray(theirs, float)
    if ours.shape != theirs.shape:
        check(what, False, f"shapes {ours.shape} and {theirs.shape}")
        return
    difference = float(numpy.abs(ours - theirs).max(initial=0))
    check(what, difference <= most, f"{difference:.2g} apart (at most {most:g}), {ours.size} numbers")


def check_falls(what, losses):
    check(f"{what}: ten steps lower the loss", numpy.isfinite(losses).all() and losses[-1] < losses[0],
          f"{losses[0]:.4f} to {losses[-1]:.4f}")


def finish():
    sys.exit(0 if TOOK_PART and all(TOOK_PART) else 1)


class Reference:
    """The program that says what the C++ code computes."""

    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def put(self, name, values, kind):
        numpy.ascontiguousarray(values, kind).tofile(self.path(name))
        return self.path(name)

    def put_lines(self, rows):
        with open(self.path("list"), "w", encoding="utf-8") as file:
            file.writelines("\t".join(map(str, row)) + "\n" for row in rows)
        return self.path("list")

    def answer(self, verb, *arguments):
        """The path of what the program wrote."""
        subprocess.run([self.program, verb, *map(str, arguments), self.path("out")], check=True)
        return self.path("out")

    def floats(self, verb, *arguments):
        return numpy.fromfile(self.answer(verb, *arguments), numpy.float32)


def run(recipe, script, *arguments):
    """Runs a recipe's program as a user does."""
    command = [sys.executable, "-W", "ignore", os.path.join(TRAINING, recipe, script), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        print(done.stdout)
        raise SystemExit(f"{script} failed")
    return done.stdout


def bundled_pieces():
    return sorted(os.path.join(PIECES, name) for name in os.listdir(PIECES) if name.endswith(".mid"))


def write_collection(folder, rows):
    """A labelled collection of bundled pieces: rows with some of COLUMNS, and `file`, what each is a copy of."""
    for part in ("open", "nc"):
        os.makedirs(os.path.join(folder, part, "midi"))
    tables = {"open": [], "nc": []}
    for index, row in enumerate(rows):
        part = row.get("part", "open")
        row = {"licence": "CC BY-SA 4.0", "path": f"{part}/midi/{index}.mid", "piece_cluster": f"work {index}", **row}
        shutil.copyfile(row["file"], os.path.join(folder, row["path"]))
        tables[part].append("\t".join(str(row.get(column, "")) for column in COLUMNS))
    for part, lines in tables.items():
        with open(os.path.join(folder, part, "metadata.tsv"), "w", encoding="utf-8") as file:
            file.write("\n".join(["\t".join(COLUMNS), *lines]) + "\n")


def plain_collection(folder):
    """Every bundled piece once to learn from and once to validate on."""
    write_collection(folder, [{"file": path, "split": split, "source": "bundled", "era": era, "kind": "sequenced"}
                              for split in ("train", "val")
                              for path, era in zip(bundled_pieces(), ("baroque", "classical", "romantic") * 3)])
