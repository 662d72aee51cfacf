// SPDX-License-Identifier: Apache-2.0
// `atos evaluate transcribe`: how well notes are found in music that the network has not learnt.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/metrics/metric_target.h"

#include <filesystem>
#include <span>
#include <string>

namespace atos {

struct TranscriptionEvaluation {
    /// Labelled music (open/metadata.tsv), of which pieces of the split are rendered; or else a folder of
    /// recordings, each with its notes beside it: NAME.mid, or NAME.tsv of onset, offset, key and velocity.
    std::filesystem::path data;
    std::string split = "val"; ///< of labelled music: val or test
    std::filesystem::path weights;
    std::filesystem::path soundfont; ///< to render with; empty: findSoundfont()
    double seconds = 60;             ///< of each piece, from its beginning
    int pieces = 16;                 ///< of labelled music, evenly from the split's pedalled or played ones
    /// Also hears each piece of labelled music played without its pedal, and says when the pedal counts as
    /// known and when it should.
    bool pedal = false;
};

/// Means over the pieces, with the median error of the onsets and, since a recording's truth may be late or
/// early as a whole, the note F1 after that error is taken off.
[[nodiscard]] Result<Json> evaluateTranscription(const TranscriptionEvaluation& options, const Task& task);

/// What evaluateTranscription() is held against.
[[nodiscard]] std::span<const MetricTarget> transcriptionTargets();

} // namespace atos
