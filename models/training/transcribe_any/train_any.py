# SPDX-License-Identifier: Apache-2.0
"""Trains the network of ../transcribe, in its way, on one to three of any instruments a clip (options: as those of
../transcribe/train.py).

Writes into --out: transcribe-any.safetensors and its card transcribe-any.md (once a minute with default thresholds, at
the end with chosen ones), checkpoint.pt (--resume goes on from it) and log.jsonl.
"""
import os

import piano_recipe  # noqa: F401
import train
from arranging import Pieces
from clips_any import AnyClipMaker
from export import write_weights
from tones_any import InstrumentBank

PACK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pack", "transcribe-any.pack")
PURPOSE = "notes of any pitched instrument, one to three at a time; no drums, no damper pedal"
CARD = """# transcribe-any

Notes (onset, end, velocity) from recordings of any pitched instrument, one to three at a time, by the network of
transcribe-open ({channels} channels, {hidden} hidden). It knows no damper pedal, no drums, no names of instruments.

- **Licence:** CC BY-SA 4.0.
- **Learnt from:** open music (piano-midi.de, Bernd Krueger, CC BY-SA 3.0 DE; GiantMIDI-Piano, Q. Kong et al., CC BY
  4.0; POP909, Z. Wang et al., MIT; Mutopia; First Editions of Chopin and Polish Music Heritage, The Fryderyk Chopin
  Institute, CC BY 4.0; ksnortum's Scarlatti and Scriabin and TAVERN, CC BY-SA 4.0; When in Rome, CC BY-SA 4.0, and
  OpenScore Lieder, CC0), arranged for the tones of FluidR3 GM (Frank Wen, MIT) and MuseScore General (S. Christian
  Collins, MIT; strings of VSCO 2 CE, CC0; piano in the public domain), and for instruments that a program invented. No
  recording and no file is contained in the weights.
- **Training:** seed {seed}, {steps} steps of {clips_together} clips of {frames} frames, {minutes} minutes on {device}.{start}
- **Never heard:** TimGM6mb, nor any real recording of these instruments.
"""
STARTED = """
  They began with other weights, and with what those have learnt from: transcribe-open heard the Salamander Grand
  (Alexander Holm, CC BY 3.0) as well."""


class AnyTraining(train.Training):
    Bank, Maker, Pieces = InstrumentBank, AnyClipMaker, Pieces

    def story(self):
        return {**super().story(), "recipe": "models/training/transcribe_any", "invented": self.args.modelled}

    def write(self, thresholds, training, validation):
        """The weights under their own name, saying what they are for, and their card."""
        path = os.path.join(self.args.out, "transcribe-any.safetensors")
        network = self.average.network
        write_weights(path, network, thresholds, {"purpose": PURPOSE, **training}, validation, hears_pedal=False)
        with open(path.replace(".safetensors", ".md"), "w", encoding="utf-8") as file:
            start = STARTED if training["started_from_weights"] else ""
            file.write(CARD.format(channels=network.channels, hidden=network.hidden, start=start, **training))


if __name__ == "__main__":
    train.main(AnyTraining, PACK)
