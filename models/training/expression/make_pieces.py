# SPDX-License-Identifier: Apache-2.0
"""Makes the bundled pieces: three as Bernd Krueger edited them, six of notation performed by what is learnt here.

  python3 make_pieces.py --data DIR --titles ../../../resources/pieces/names.tsv --out ../../../resources/pieces [--seed 1]

DIR is the labelled music. Learns loudness, pedal and timing from its open performances (training works alone), prints how
they agree with performances of the validation and test works, and writes the nine files.
"""

import argparse
import csv
import os

import numpy as np

import loudness
import midi_file
import note_features
import pedalling
import performances
import timing

# Mean and deviation of velocities: the files are as quiet as the sampler that they were made for was loud; the order of
# the velocities stays. Bach is steadier and drier than Krueger has him: at the pace of the score, a third of the rubato (of
# its logarithm), and of each pedal the last third, which binds one harmony to the next.
PERFORMED = {
    "bach-prelude-bwv846.mid": ("Bach_JS_The_Well_Tempered_Clavier_Part1_BWV_846_f7ab97.mid", ("Piano right", "Piano left"),
                                66, 10, (1.0, 0.3, 0.3)),
    "beethoven-pathetique-adagio.mid": ("Beethoven_Sonata_No_8_C_minor_Opus_13_2_71ab2d.mid", None, 58, 12, None),
    "schumann-traumerei.mid": ("Schumann_R_Scenes_From_Childhood_Opus_15_7_Reverie_7641f6.mid", None, 60, 12, None),
}
MUTOPIA = "Notes: Mutopia Project, Public Domain"
CHOPIN = "Notes: First Editions, The Fryderyk Chopin Institute, CC BY 4.0"
# mean and deviation of velocities; how far the stated dynamics are kept; how much is left of each pedal that was learnt (in
# a recording, a whole one blurs the arabesque's triplets until its beat is lost); how much time is taken
NOTATION = {
    "chopin-nocturne-op9-no2.mid": ("chopin1sted/Chopin_Trois_Nocturnes_pour_le_Pianoforte_2d_Noctur_dca1f0.mid",
                                    CHOPIN, 56, 14, 0.8, "stated", 1.0),
    "debussy-arabesque-no1.mid": ("mutopia/Debussy_Premiere_Arabesque_L66_No_1_444b76.mid",
                                  MUTOPIA, 60, 13, 0, 0.6, 1.0),
    "grieg-mountain-king.mid": ("mutopia/Grieg_In_the_Hall_of_the_Mountain_King_Op_46_No_4__e4983e.mid",
                                MUTOPIA, 75, 16, 1, "stated", 0),
    "joplin-the-entertainer.mid": ("mutopia/Joplin_The_Entertainer_341bc4.mid", MUTOPIA, 74, 12, 0, 0, 0),
    "mozart-fantasy-k397.mid": ("mutopia/Mozart_Fantasy_in_D_minor_KV_397_fc21ed.mid", MUTOPIA, 62, 13, 0.8, 1.0, 1.0),
    "satie-gymnopedie-no1.mid": ("mutopia/Satie_Gymnopedie_No_1_c105bc.mid", MUTOPIA, 56, 12, 0.7, 1.0, 1.0),
}


def titles(path):
    """File name to composer and title, as src/music/work_names.h puts them together."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["path"]: (row["composer"], row["title"] + (f" in {row['key']}" if row["key"] else "")
                          + (f", {row['opus']}" if row["opus"] else "") + (f": {row['movement']}" if row["movement"] else ""))
            for row in rows}


def cut(score, tracks):
    """The tracks of these names, up to the end of their last note, with the damper up there."""
    if tracks:
        kept = [index for index, name in enumerate(score.tracks) if name in tracks]
        score.notes = score.notes[np.isin(score.notes[:, 4], kept)]
        score.notes[:, 4] = np.searchsorted(kept, score.notes[:, 4])
        score.tracks = [score.tracks[index] for index in kept]
    last = score.notes[:, 1].max()
    for part in ("tempo", "metres", "keys", "damper"):
        setattr(score, part, [event for event in getattr(score, part) if event[0] < last])
    if score.damper and score.damper[-1][1] >= 64:
        score.damper.append((last, 0, 0))


def steady(score, pace, rubato):
    """`pace` seconds a quarter on the whole, with so much of the rubato."""
    places = np.array([place for place, _ in score.tempo] + [score.notes[:, 1].max()])
    lengths = np.array([length for _, length in score.tempo])
    usual = np.average(lengths, weights=np.diff(places))
    score.tempo = [(place, pace * (length / usual) ** rubato) for place, length in score.tempo]


def shorten(score, share):
    """Of each pedal the last part: it comes down later and goes up as before."""
    moves, pressed = [], None
    for place, value, track in sorted(score.damper):
        if value >= 64 and pressed is None:
            pressed = place
        elif value < 64 and pressed is not None:
            moves += [(place - (place - pressed) * share, 127, track), (place, 0, track)]
            pressed = None
    score.damper = moves


def spread(velocities, mean, deviation):
    return np.clip(np.round(mean + (velocities - velocities.mean()) / velocities.std() * deviation), 12, 118)


def write_performed(data, out, names):
    for file, (source, tracks, mean, deviation, steadier) in PERFORMED.items():
        score = midi_file.read(os.path.join(data, "open", "midi", "pianomidi", source))
        cut(score, tracks)
        changes = "notes, tempo and damper alone, velocities louder and further apart"
        if steadier:
            pace, rubato, pedal = steadier
            steady(score, pace, rubato)
            shorten(score, pedal)
            changes += ", slower and with less rubato, shorter pedal"
        score.notes[:, 3] = spread(score.notes[:, 3], mean, deviation)
        composer, title = names[file]
        midi_file.write(os.path.join(out, file), score, title, [
            "Bernd Krueger, http://www.piano-midi.de, CC BY-SA 3.0 DE", composer, "Adapted: " + changes])


def write_notation(data, out, names, loud, pedal, time):
    for file, (source, notes, mean, deviation, keep, damper, taken) in NOTATION.items():
        page = note_features.Page(midi_file.read(os.path.join(data, "open", "midi", source)))
        score = page.score
        velocities = loudness.perform(loud, page, mean, deviation, keep)
        if damper != "stated":
            score.damper = [(place, value, 0) for place, value in pedalling.perform(pedal, page)] if damper else []
            shorten(score, damper)
        if taken:
            score.tempo = timing.perform(time, page, taken)
        score.notes[:, 3] = velocities
        composer, title = names[file]
        midi_file.write(os.path.join(out, file), score, title, [
            "ATOS MIDI, CC BY-SA 4.0", composer, notes,
            "Performed by what was learnt from the performances of Bernd Krueger (piano-midi.de, CC BY-SA 3.0 DE)"])


def bars(page):
    """The usual rule, to compare with: the pedal is changed with each bar."""
    starts = page.place[page.phase < 0.05]
    moves = [move for place in starts for move in ((place + 0.02, 0), (place + 0.2, 127))]
    return moves + [(page.last, 0)]


def tell(split, pages, loud, pedal, time):
    whole, local = loudness.judge(loud, pages)
    top = [loudness.correlation((page.pitch == page.top[page.group]).astype(float), page.score.notes[:, 3]) for page in pages
           if np.any(page.pitch != page.top[page.group])]
    print(f"{split}: {len(pages)} pieces")
    print(f"  velocity, correlation: {whole.mean():.3f}, beside the large line {local.mean():.3f}; "
          f"top notes louder, no more: {np.mean(top):.3f}")
    for name, moves in (("learnt", lambda page: pedalling.perform(pedal, page)), ("never", lambda page: []),
                        ("each bar", bars)):
        share, lift, _ = np.mean([pedalling.judge(moves(page), page) for page in pages], axis=0)
        print(f"  damper, {name}: agrees {share:.3f} of the time, lifts F1 {lift:.3f}")
    beats = timing.judge(time, pages)
    print(f"  timing, correlation: {beats.mean():.3f}, above 0 in {np.sum(beats > 0)} of {len(beats)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--titles", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    splits = {split: [page for _, page in performances.pages(options.data, split)] for split in ("train", "val", "test")}
    learning = (splits["train"], splits["val"], options.seed)
    loud, pedal, time = loudness.learn(*learning), pedalling.learn(*learning), timing.learn(*learning)
    for split in ("val", "test"):
        tell(split, splits[split], loud, pedal, time)
    names = titles(options.titles)
    write_performed(options.data, options.out, names)
    write_notation(options.data, options.out, names, loud, pedal, time)


if __name__ == "__main__":
    main()
