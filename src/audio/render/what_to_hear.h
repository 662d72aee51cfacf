// SPDX-License-Identifier: Apache-2.0
// Two measured sounds of one phrase as words: what to listen for. Private to this module. Pure, any thread.
#pragma once

#include "audio/measure/tone_difference.h"
#include "audio/render/phrase_renderer.h"

#include <string>
#include <vector>

namespace atos {

/// One sentence for each measure that differs noticeably, the one that differs most first: 5 % of spectral
/// centroid and 2 phon of dynamics (our choices), 1 dB of clarity (ISO 3382-1, annex A). Then where in the
/// spectrum and when the difference is greatest, which is never left out.
[[nodiscard]] std::vector<std::string> whatToHear(const PreviewSound& a, const PreviewSound& b,
                                                  const ToneDifference& difference);

} // namespace atos
