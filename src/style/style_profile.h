// SPDX-License-Identifier: Apache-2.0
// What the classifier says about a performance.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

enum class StyleHead { composer, genre, mood, tempo, rhythm, tag };
inline constexpr std::array styleHeads{StyleHead::composer, StyleHead::genre,  StyleHead::mood,
                                       StyleHead::tempo,    StyleHead::rhythm, StyleHead::tag};
[[nodiscard]] constexpr std::string_view headName(StyleHead head) {
    constexpr auto names =
        std::to_array<std::string_view>({"composer", "genre", "mood", "tempo", "rhythm", "tag"});
    static_assert(names.size() == styleHeads.size());
    return names[static_cast<std::size_t>(head)];
}

/// Stands among the composers for all who are not listed: learnt from their works, never shown as a name.
inline constexpr std::string_view anotherComposer = "(another composer)";

struct LabelProbability {
    std::string label;      ///< as in the data's metadata ("Bach JS", "Q1")
    double probability = 0; ///< 0..1; they sum to 1 in every head but `tag`, whose labels are independent
};

struct HeadProfile {
    std::vector<LabelProbability> labels; ///< in the model's order, the same for every performance
    bool abstained = true; ///< too little music, or nothing like it in training: show no answer
    std::string reason;    ///< why it abstained, one sentence; empty otherwise
    bool judged = true;    ///< false: abstains whatever the labels say: too little music, or unlike all known
    bool trained = true;   ///< false: the model has no data for this head; always abstains

    /// The most probable label; empty without labels.
    [[nodiscard]] const LabelProbability* best() const;
    /// What may be shown, in the model's order: all labels but `anotherComposer`.
    [[nodiscard]] std::vector<LabelProbability> shown() const;
};

struct StyleProfile {
    std::array<HeadProfile, styleHeads.size()> heads; ///< by StyleHead
    double evidenceSeconds = 0;                       ///< seconds of sounding music it rests on
    std::string model;                                ///< contentHash of the weights

    [[nodiscard]] const HeadProfile& head(StyleHead which) const {
        return heads[static_cast<std::size_t>(which)];
    }
    [[nodiscard]] HeadProfile& head(StyleHead which) { return heads[static_cast<std::size_t>(which)]; }
};

} // namespace atos
