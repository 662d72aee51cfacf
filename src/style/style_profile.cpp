// SPDX-License-Identifier: Apache-2.0
#include "style/style_profile.h"

#include <algorithm>

namespace atos {

const LabelProbability* HeadProfile::best() const {
    const auto less = [](const auto& a, const auto& b) { return a.probability < b.probability; };
    const auto found = std::max_element(labels.begin(), labels.end(), less);
    return found == labels.end() ? nullptr : &*found;
}

std::vector<LabelProbability> HeadProfile::shown() const {
    std::vector<LabelProbability> names = labels;
    std::erase_if(names, [](const LabelProbability& entry) { return entry.label == anotherComposer; });
    return names;
}

} // namespace atos
