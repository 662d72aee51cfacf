# SPDX-License-Identifier: Apache-2.0
"""Makes the pack out of the labelled music: the open training and validation pieces that the program's own
`mayTrainOn` lets open weights learn from (not the GPL source, nothing non-commercial, nothing of the test split).

    python3 make_pack.py --reader READER --data DATA --out pack/open.pack.xz

READER is tests/recipes/compose_reader of a build with tests: it reads the files as the program does and finds their
keys.
"""
import argparse
import json
import math
import subprocess

import numpy

import pack

LOWEST, HIGHEST = 21, 108
LONGEST_SECONDS = 4 * 3600


def rows_of(reader, *arguments):
    """Yields the lines of JSON that the reader answers with, each with its stream to read arrays from."""
    with subprocess.Popen([reader, *arguments], stdout=subprocess.PIPE) as process:
        for line in process.stdout:
            yield json.loads(line), process.stdout
        if process.wait():
            raise SystemExit("the reader failed")


def midi_unit(path):
    """Ticks a quarter note as the file's header states them; 480 where it states none."""
    with open(path, "rb") as file:
        head = file.read(64)
    at = head.find(b"MThd")
    division = int.from_bytes(head[at + 12:at + 14], "big") if at >= 0 else 0
    return division if 0 < division < 0x8000 else 480


def ticks_of(onset, end, unit):
    """Ticks of 1/(2 unit) s, or nothing when these times do not lie on them."""
    times = numpy.stack([onset, end]) * (2 * unit)
    ticks = numpy.round(times)
    return ticks.astype(numpy.int64) if numpy.abs(times - ticks).max() < 1e-5 * unit else None


def nearest_column(seconds):
    """As std::lround: half away from zero (times are not negative). Seconds as the program has them, in doubles."""
    scaled = seconds * pack.COLUMNS_PER_SECOND
    below = numpy.floor(scaled)
    return (below + (scaled - below >= 0.5)).astype(numpy.int64)


def distances(marks):
    places = numpy.flatnonzero(marks)
    return numpy.diff(places, prepend=0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reader", required=True)
    parser.add_argument("--data", required=True, help="the labelled music: a folder with open/")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    rows, sources = [], []
    streams = {name: [] for name in ("onset", "duration", "pitch", "velocity", "early", "early_end")}
    worst = 0.0
    for row, stream in rows_of(options.reader, "notes", options.data):
        count = row["notes"]
        onset = numpy.frombuffer(stream.read(8 * count))
        duration = numpy.frombuffer(stream.read(8 * count))
        pitch = numpy.frombuffer(stream.read(count), dtype=numpy.uint8).astype(numpy.int64)
        velocity = numpy.frombuffer(stream.read(count), dtype=numpy.uint8).astype(numpy.int64)
        kept = (pitch >= LOWEST) & (pitch <= HIGHEST) & (onset >= 0) & (onset < LONGEST_SECONDS)
        onset, duration, pitch, velocity = onset[kept], duration[kept], pitch[kept], velocity[kept]
        if not len(onset):
            continue
        end = onset + duration
        unit = midi_unit(options.data + "/" + row["path"])
        ticks = ticks_of(onset, end, unit)
        if ticks is None:  # times of another kind: finer than anyone hears
            unit = 4800
            ticks = numpy.round(numpy.stack([onset, end]) * (2 * unit)).astype(numpy.int64)
        worst = max(worst, float(numpy.abs(ticks / (2.0 * unit) - numpy.stack([onset, end])).max()))
        early = pack.exact_column(ticks[0], unit) - nearest_column(onset)
        early_end = pack.exact_column(ticks[1], unit) - nearest_column(end)
        if not (set(numpy.unique(early)) <= {0, 1} and set(numpy.unique(early_end)) <= {0, 1}):
            raise SystemExit(f"{row['path']}: columns that ticks cannot tell")
        if row["source"] not in sources:
            sources.append(row["source"])
        streams["onset"].append(numpy.diff(ticks[0], prepend=0))
        streams["duration"].append(ticks[1] - ticks[0])
        streams["pitch"].append(numpy.diff(pitch, prepend=0) % 256)
        streams["velocity"].append(velocity)
        streams["early"].append(early)
        streams["early_end"].append(early_end)
        keys = [[math.ceil(seconds * pack.COLUMNS_PER_SECOND), key] for seconds, key in row["keys"]]
        rows.append({"path": row["path"], "source": sources.index(row["source"]), "work": row["work"],
                     "split": row["split"], "era": row["era"], "unit": unit, "notes": len(pitch),
                     "home": row["home"], "keys": keys})
    places = {row["path"]: i for i, row in enumerate(rows)}
    clips = next(iter(rows_of(options.reader, "clips", options.data)))[0]["clips"]
    joined = {name: numpy.concatenate(values) for name, values in streams.items()}
    exceptions = {name: int(joined[name].sum()) for name in ("early", "early_end")}
    for name in exceptions:
        joined[name] = distances(joined[name])
    header = {"pieces": rows, "sources": sources, "clips": [[places[path], column] for path, column in clips]}
    pack.write(options.out, header, joined)
    print(json.dumps({"pieces": len(rows), "notes": len(joined["velocity"]), "sources": sources,
                      "ties": exceptions, "largest_error_s": worst}))


if __name__ == "__main__":
    main()
