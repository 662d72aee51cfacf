// SPDX-License-Identifier: Apache-2.0
#include "style/music_features.h"

#include "style/feature_view.h"
#include "style/harmony_features.h"
#include "style/rhythm_features.h"
#include "style/texture_features.h"

namespace atos {

std::vector<float> describeMusic(const Performance& performance, double seconds) {
    const FeatureView view(performance, seconds);
    std::vector<float> features;
    appendTexture(view, features);
    appendRhythm(view, features);
    appendHarmony(view, features);
    return features;
}

std::size_t musicFeatureCount() {
    static const std::size_t count = describeMusic({}).size();
    return count;
}

} // namespace atos
