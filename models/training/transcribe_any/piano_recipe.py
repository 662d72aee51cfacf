# SPDX-License-Identifier: Apache-2.0
"""Lets this folder import what it shares with ../transcribe."""
import os
import sys

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "transcribe")
if not os.path.isfile(os.path.join(FOLDER, "pack_format.py")):
    sys.exit("The folder transcribe must lie beside transcribe_any.")
if FOLDER not in sys.path:
    sys.path.append(FOLDER)
