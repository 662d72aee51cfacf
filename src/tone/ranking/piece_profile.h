// SPDX-License-Identifier: Apache-2.0
// What the similarity knows of a piece, whether it was just played or is a reference.
#pragma once

#include "analysis/harmony/key.h"
#include "style/style_profile.h"
#include "tone/ranking/playing_features.h"

#include <string>
#include <vector>

namespace atos {

struct PieceProfile {
    Key key;
    std::vector<float> harmony; ///< ChordEmbedding vector of the piece, length 1
    StyleProfile style;
    PlayingFeatures playing{};
    std::string contentHash; ///< of its file, so that a piece never matches itself; may be empty
};

} // namespace atos
