# SPDX-License-Identifier: Apache-2.0
"""Chooses thresholds on clips that play validation pieces, as src/lab/transcription/fit_thresholds.cpp does, and,
called as a program, says how well given weights hear the made clips of each piano."""
import argparse

import numpy as np
import torch

from note_decoder import Answer, score

ONSETS = (0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
SOUNDINGS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
OFFSETS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
PEDALS = (0.3, 0.4, 0.5, 0.6, 0.7)
START = {"onset": 0.4, "sounding": 0.3, "offset": 0.5, "pedal": 0.5, "lateness": 0.0}


def truth_of(played, clip, seconds):
    """[(onset, end, pitch, velocity)] of one clip's notes that begin within it."""
    columns = [getattr(played, name)[clip].double().cpu().numpy() for name in ("onset", "end", "pitch", "velocity")]
    keep = played.valid[clip].cpu().numpy() & (columns[0] >= 0) & (columns[0] < seconds)
    rows = np.stack(columns, 1)[keep]
    return sorted((onset, min(end, seconds), int(pitch), velocity) for onset, end, pitch, velocity in rows)


@torch.no_grad()
def trials(network, maker, draw, clips, frames, at_once=4):
    """[(truth, answer, pedal truth [frames])] of freshly made clips; the network in evaluation mode."""
    made = []
    while len(made) < clips:
        levels, _, pedal, played = maker.make(draw, at_once, frames)
        notes, heard_pedal = network(levels)
        notes, heard_pedal = notes.float().sigmoid().cpu().numpy(), heard_pedal.float().sigmoid().cpu().numpy()
        for clip in range(at_once):
            truth = truth_of(played, clip, frames / 50)
            if truth:
                made.append((truth, Answer(*notes[clip], heard_pedal[clip]), pedal[clip].cpu().numpy() > 0.5))
    return made[:clips]


def mean_scores(made, thresholds):
    scores = [score(truth, answer.notes(thresholds)) for truth, answer, _ in made]
    return {name: float(np.mean([each[name] for each in scores])) for name in scores[0]}


def pedal_f1(made, threshold):
    """Mean over the clips that have pedal."""
    values = []
    for _, answer, truth in made:
        if truth.any():
            said = answer.pedal_down(threshold)
            values.append(2 * (said & truth).sum() / (said.sum() + truth.sum()))
    return float(np.mean(values)) if values else 0.0


def choose(made):
    """Thresholds, and what they reach on the same clips."""
    thresholds = dict(START)

    def climb(name, values, goal):
        thresholds[name] = max(values, key=lambda value: mean_scores(made, {**thresholds, name: value})[goal])

    climb("onset", ONSETS, "notes")
    thresholds["lateness"] = float(np.clip(mean_scores(made, thresholds)["late"], -0.05, 0.05))
    for _ in range(2):
        climb("sounding", SOUNDINGS, "offsets")
        climb("offset", OFFSETS, "offsets")
    thresholds["pedal"] = max(PEDALS, key=lambda value: pedal_f1(made, value))
    reached = mean_scores(made, thresholds)
    return thresholds, {"clips": len(made), "note_f1": reached["notes"], "note_offset_f1": reached["offsets"],
                        "note_velocity_f1": reached["velocities"], "note_offset_velocity_f1": reached["both"],
                        "pedal_f1": pedal_f1(made, thresholds["pedal"])}


def main():
    from clips import ClipMaker
    from draw import Draw
    from export import load_network
    from pack_format import read_pack
    from playing import Repertoire
    from tones import ToneBank
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--clips", type=int, default=8, help="of each piano")
    parser.add_argument("--frames", type=int, default=500)
    parser.add_argument("--modelled", type=int, default=2)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()
    metadata, network = load_network(args.weights)
    header, arrays = read_pack(args.pack)
    repertoire = Repertoire(header, arrays, "val", args.device)
    names = [piano["name"] for piano in header["pianos"]] + (["modelled"] if args.modelled else [])
    for name in names:
        bank = ToneBank(header, arrays, args.device, 0 if name != "modelled" else args.modelled, 1, [name])
        made = trials(network.to(args.device), ClipMaker(bank, repertoire, args.device), Draw(1, args.device),
                      args.clips, args.frames)
        reached = mean_scores(made, metadata["thresholds"])
        print(f"{name}: notes {reached['notes']:.3f}, offsets {reached['offsets']:.3f}, velocities "
              f"{reached['velocities']:.3f}, late {1000 * reached['late']:.1f} ms", flush=True)


if __name__ == "__main__":
    main()
