# SPDX-License-Identifier: Apache-2.0
"""What each head can answer and what a row says, as src/lab/style/labels.cpp decides it.

Truth of a piece: int64 [6], the index of the label by head (-1: masked; unused for tags), and int8 [tags],
1 holds, 0 does not, -1 masked.
"""

HEADS = ("composer", "genre", "mood", "tempo", "rhythm", "tag")
UNKNOWN = -1
ANOTHER = "(another composer)"  # works of composers outside the list; sorts before every name

FEWEST_WORKS = {"composer": 10, "genre": 8, "mood": 8, "tempo": 8, "rhythm": 8, "tag": 15}
FEWEST_ELSEWHERE = 4  # works of a composer outside the richest source
NOTATION = {"arpeggiated_chords", "grace_notes", "ornaments", "pedal_marked", "staccato", "tremolo"}


def is_composer(name):
    return bool(name) and name[0] != "(" and name not in ("Traditional", "Anonymous")


def _genre(row):
    if row["genre"] == "classical":
        return row["era"]
    return "pop" if row["genre"] == "pop_piano" else row["genre"]


def _metre(row):
    return {"quadruple": "duple", "compound_quadruple": "compound_duple"}.get(row["metre"], row["metre"])


def _is_tag(tag):
    return bool(tag) and not tag.startswith("keysig=")


def labels_of(row, head):
    """All labels that the row states for the head."""
    if head == "tag":
        return [tag for tag in [row["form"]] if tag] + [tag for tag in row["tags"] if _is_tag(tag)]
    label = {"composer": row["composer"] if is_composer(row["composer"]) else "", "genre": _genre(row),
             "mood": row["mood"], "tempo": row["tempo"], "rhythm": _metre(row)}[head]
    return [label] if label else []


def _learnable(head, sources):
    everything = set().union(*sources.values())
    if len(everything) < FEWEST_WORKS[head]:
        return False
    if head != "composer":
        return True
    # The first of the richest in the order of names, as std::max_element over a std::map has it.
    richest = max(sorted(sources), key=lambda source: len(sources[source]))
    elsewhere = set().union(*(works for source, works in sources.items() if source != richest), set())
    return len(elsewhere) >= FEWEST_ELSEWHERE


def collect_labels(train, open_set=False):
    """Labels by head, alphabetical by bytes; `open_set` adds ANOTHER to the composers."""
    labels = {}
    for head in HEADS:
        found = {}
        for row in train:
            for label in labels_of(row, head):
                found.setdefault(label, {}).setdefault(row["source"], set()).add(row["work"])
        chosen = [label for label in sorted(found, key=lambda text: text.encode()) if _learnable(head, found[label])]
        if head == "composer" and open_set and len(chosen) >= 2:
            others = {row["work"] for row in train if is_composer(row["composer"])
                      and row["composer"] not in chosen}
            if len(others) >= FEWEST_WORKS[head]:
                chosen.insert(0, ANOTHER)
        labels[head] = chosen if len(chosen) >= 2 else []
    return labels


def tagged_sources(rows):
    """Sources whose rows state tags at all."""
    return {row["source"] for row in rows if any(_is_tag(tag) for tag in row["tags"])}


def truth_of(row, labels, tagged):
    """(list of 6 label indices, list of tag truths)"""
    truth, tags = [UNKNOWN] * len(HEADS), []
    for which, head in enumerate(HEADS):
        stated = labels_of(row, head)
        if head != "tag":
            if stated and stated[0] in labels[head]:
                truth[which] = labels[head].index(stated[0])
            elif stated and head == "composer" and ANOTHER in labels[head]:
                truth[which] = labels[head].index(ANOTHER)
            continue
        notated = row["kind"] == "score" and row["source"] in tagged
        for label in labels[head]:
            known = notated if label in NOTATION else bool(row["form"])
            tags.append(int(label in stated) if known else UNKNOWN)
    return truth, tags
