// SPDX-License-Identifier: Apache-2.0
// How the twelve voices of the preview differ, in numbers: the table of docs/preview.md.
#pragma once

#include "audio/measure/envelope.h"
#include "audio/render/render.h"
#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "tone/preset/voice.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

struct VoiceMeasure {
    Voice voice = Voice::concertGrand;
    double centroid = 0;   ///< of the phrase, Hz
    double fade = 0;       ///< of a held C5, seconds until it is 20 dB softer
    Modulation modulation; ///< of a held C4
    double loudness = 0;   ///< of the phrase against the concert grand, LU, before the gains that match them
    double matched = 0;    ///< and after
    Voice nearest = Voice::concertGrand; ///< the voice that sounds most like it
    double distance = 0;                 ///< from that one, see audio/measure/tone_difference.h
};

/// Renders four seconds of both hands over three octaves, soft to loud, and a long note in every voice,
/// without a room; on several threads. environment without a soundfont, which is found as for
/// RenderOptions::soundfont.
[[nodiscard]] Result<std::vector<VoiceMeasure>>
measureVoices(const RenderFunction& render, const std::filesystem::path& soundfont, const Task& task);

/// A table in Markdown.
[[nodiscard]] std::string voiceTable(const std::vector<VoiceMeasure>& voices);
/// [{"voice", "centroid_hz", "fade_s", "modulation_hz", "modulation_db", "loudness_lu", "matched_lu",
/// "nearest", "distance"}]
[[nodiscard]] Json voiceTableJson(const std::vector<VoiceMeasure>& voices);

} // namespace atos
