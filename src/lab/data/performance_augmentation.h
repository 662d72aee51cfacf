// SPDX-License-Identifier: Apache-2.0
// "Another hand plays it": the changes that training music is made of, each drawn by whoever composes them.
// Pure, any thread.
#pragma once

#include "music/performance.h"

#include <functional>

namespace atos {

/// Multiplies all times and lengths.
void stretchTime(Performance& performance, double factor);

/// Plays `factor` times as fast. Not stretchTime(1 / factor), which rounds differently.
void hasten(Performance& performance, double factor);

/// Moves all notes by one interval; those that would leave MIDI's keys strike the last one.
void transpose(Performance& performance, int semitones);

/// Delays each onset by what `delay` (seconds, may be negative) draws for it, called once a note in order; no
/// note begins before `earliest`.
void makeOnsetsUneven(Performance& performance, double earliest, const std::function<double()>& delay);

/// Leaves out the notes for which `missed`, called once a note in order, is true.
void missNotes(Performance& performance, const std::function<bool()>& missed);

/// The damper goes up and down again, as at a change of harmony.
void addDamperChange(Performance& performance, double up, double down);

} // namespace atos
