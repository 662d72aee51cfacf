// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tone/ranking/catalogue.h"

#include <string>
#include <vector>

namespace atos::test {

/// A head that answers: one probability for each of the labels "a", "b", ...
inline HeadProfile head(const std::vector<double>& probabilities) {
    HeadProfile result;
    result.abstained = false;
    for (const double probability : probabilities)
        result.labels.push_back({std::string(1, static_cast<char>('a' + result.labels.size())), probability});
    return result;
}

inline StyleProfile style(const std::vector<double>& probabilities) {
    StyleProfile profile;
    profile.model = "test";
    profile.evidenceSeconds = 60;
    for (HeadProfile& each : profile.heads)
        each = head(probabilities);
    return profile;
}

inline ReferencePiece piece(const std::string& id, std::vector<float> harmony, StyleProfile profile) {
    ReferencePiece result;
    result.id = id;
    result.composer = "Composer";
    result.title = "Title of " + id;
    result.licence = "Public Domain";
    result.profile.contentHash = "file-" + id;
    result.profile.harmony = std::move(harmony);
    result.profile.style = std::move(profile);
    result.tone.id = id;
    return result;
}

} // namespace atos::test
