// SPDX-License-Identifier: Apache-2.0
#include "tone/taste/follow_taste.h"

#include "tone/archetypes/audible.h"

#include <fmt/format.h>

#include <utility>

namespace atos {

ToneTarget followTaste(const Taste& taste, ToneTarget target) {
    if (!target.choice.recommends()) return target;
    TonePreset moved = movedByTaste(target.preset, taste.liked());
    if (stepsApart(target.preset, moved) < 1) return target;
    const std::string change = audibleChange(target.preset, moved);
    if (change.empty()) return target;
    target.reasons.insert(target.reasons.begin(),
                          Reason{"choice",
                                 fmt::format("This follows what you like rather than what such music usually "
                                             "gets: {}.",
                                             change),
                                 fmt::format("your {} answers", taste.answers().size())});
    const std::string sentence = target.offers.front().sentence;
    target.choice.followsTaste = true;
    target.preset = std::move(moved);
    target.offers = offeredTones(target.preset, sentence);
    return target;
}

} // namespace atos
