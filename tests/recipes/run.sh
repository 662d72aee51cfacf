#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a test of the recipes with Debian's Python, whatever else is in PATH: run.sh TEST ARGUMENTS
python=/usr/bin/python3
if [ ! -x $python ]; then
    echo "Skipped: python3 is absent (apt-get install python3-torch)."
    exit 77
fi
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
test=$(dirname "$0")/$1
shift
exec $python -W ignore "$test" "$@"
