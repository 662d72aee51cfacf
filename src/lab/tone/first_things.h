// SPDX-License-Identifier: Apache-2.0
// What people play first, and the tones that one would nod at: a folder of takes with expected.tsv. Any
// thread.
#pragma once

#include "core/result.h"
#include "tone/preset/tone_preset.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

struct ExpectedTone {
    std::string file;                ///< below the folder
    std::vector<std::string> voices; ///< any of them; empty: any at all
    double shortest = 0, longest = 10; ///< of the reverberation, seconds
    double darkest = -1, brightest = 1;
};

/// badInput when expected.tsv cannot be read.
[[nodiscard]] Result<std::vector<ExpectedTone>> readExpectedTones(const std::filesystem::path& folder);

[[nodiscard]] bool isInRange(const ExpectedTone& expected, const TonePreset& tone);

} // namespace atos
