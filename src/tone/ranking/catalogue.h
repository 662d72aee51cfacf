// SPDX-License-Identifier: Apache-2.0
// The reference pieces that presets come from (resources/tones/).
#pragma once

#include "core/result.h"
#include "tone/preset/tone_preset.h"
#include "tone/ranking/piece_profile.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

struct ReferencePiece {
    std::string id; ///< slug, unique in the catalogue; of the names in the data, so that it stays when a name
                    ///< is mended
    std::string composer; ///< as it is shown: "J. S. Bach"
    std::string title;
    bool known = false;      ///< a work that everyone knows
    std::string licence;     ///< of the file it was analysed from
    std::string attribution; ///< whom that licence wants to be named
    std::string genre;       ///< a label of the genre head ("jazz", "romantic")
    std::string era, form;   ///< as in the data's metadata; empty when not stated
    std::string mood;        ///< moodByCues, "Q1".."Q4", from the labels or else from the classifier
    PieceProfile profile;
    TonePreset tone;
};

struct Catalogue {
    std::vector<ReferencePiece> pieces;
    std::string embedding; ///< contentHash of the vectors it was built with; others do not compare
    std::string contentHash;
};

[[nodiscard]] Result<Catalogue> readCatalogue(const std::filesystem::path& path);
[[nodiscard]] Status writeCatalogue(const Catalogue& catalogue, const std::filesystem::path& path);

} // namespace atos
