# SPDX-License-Identifier: Apache-2.0
"""Reads the labelled collection (metadata.tsv beside midi/) as src/lab/data/collection.cpp does.

A row is a dict of texts; `bpm` is a float (0: unknown), `tags` a list, `open` a bool (open/ or nc/ table).
"""

import os

FIELDS = {  # our name: column
    "path": "path", "source": "source", "licence": "licence", "work": "piece_cluster", "split": "split",
    "composer": "composer", "era": "era", "genre": "genre", "form": "form", "mood": "mood_quadrant",
    "tempo": "tempo_class", "metre": "metre", "kind": "kind",
}


def read_table(data, is_open):
    """Rows of one table of the collection in the folder `data`."""
    name = os.path.join(data, "open" if is_open else "nc", "metadata.tsv")
    with open(name, encoding="utf-8", newline="") as file:
        text = file.read()
    lines = (text[:-1] if text.endswith("\n") else text).split("\n")
    columns = lines[0].rstrip("\r").split("\t")
    rows = []
    for line in lines[1:]:
        fields = dict(zip(columns, (line[:-1] if line.endswith("\r") else line).split("\t")))
        row = {ours: fields.get(column, "") for ours, column in FIELDS.items()}
        row["bpm"] = float(fields.get("bpm") or 0)
        row["tags"] = [tag for tag in fields.get("tags", "").split(",") if tag]
        row["open"] = is_open
        rows.append(row)
    return rows


def read_collection(data, research):
    """All rows of the open table and, for research, of the non-commercial one."""
    return read_table(data, True) + (read_table(data, False) if research else [])


def may_train_on(row, research):
    """Whether weights may learn from this row; the same rule as mayTrainOn()."""
    if row["open"]:
        return "nottingham" not in row["source"]
    return research and not any(name in row["source"] for name in ("vgmidi", "batik", "vienna4x22", "hummel"))
