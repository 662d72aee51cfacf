// SPDX-License-Identifier: Apache-2.0
#include "style/labels.h"

#include <algorithm>
#include <map>

namespace atos {
namespace {

/// "(jazz)", "(pop song)" and their like stand where no composer is known.
bool isComposer(const std::string& name) {
    return !name.empty() && name.front() != '(' && name != "Traditional" && name != "Anonymous";
}

/// The key signature is noted among the tags but is none.
bool isTag(const std::string& tag) {
    return !tag.empty() && tag.rfind("keysig=", 0) != 0;
}

std::vector<std::string> labelsOf(const LabelledPiece& piece, StyleHead head) {
    const auto one = [](const std::string& label) {
        return label.empty() ? std::vector<std::string>{} : std::vector<std::string>{label};
    };
    switch (head) {
    case StyleHead::composer:
        return isComposer(piece.composer) ? one(piece.composer) : std::vector<std::string>{};
    case StyleHead::genre:
        return one(piece.genre);
    case StyleHead::mood:
        return one(piece.mood);
    case StyleHead::tempo:
        return one(piece.tempoClass);
    case StyleHead::rhythm:
        return one(piece.metre);
    case StyleHead::tag:
        break;
    }
    std::vector<std::string> tags;
    std::copy_if(piece.tags.begin(), piece.tags.end(), std::back_inserter(tags), isTag);
    return tags;
}

int indexOf(const std::vector<std::string>& labels, const std::string& label) {
    const auto found = std::find(labels.begin(), labels.end(), label);
    return found == labels.end() ? StyleTruth::unknown : static_cast<int>(found - labels.begin());
}

} // namespace

bool StyleTruth::known(StyleHead head) const {
    if (head == StyleHead::tag)
        return std::any_of(tags.begin(), tags.end(), [](std::int8_t tag) { return tag != unknown; });
    return label[static_cast<std::size_t>(head)] != unknown;
}

bool StyleTruth::holds(StyleHead head, int index) const {
    if (head == StyleHead::tag) return tags[static_cast<std::size_t>(index)] == 1;
    return label[static_cast<std::size_t>(head)] == index;
}

StyleLabels collectLabels(std::span<const LabelledPiece> train) {
    constexpr std::size_t fewestWorksOfComposer = 10;
    constexpr std::size_t fewestWorks = 8;
    StyleLabels labels;
    for (const StyleHead head : styleHeads) {
        std::map<std::string, std::set<std::string>> works;
        for (const LabelledPiece& piece : train)
            for (const std::string& label : labelsOf(piece, head))
                works[label].insert(piece.cluster);
        const std::size_t fewest = head == StyleHead::composer ? fewestWorksOfComposer : fewestWorks;
        auto& chosen = labels[static_cast<std::size_t>(head)];
        for (const auto& [label, clusters] : works)
            if (clusters.size() >= fewest) chosen.push_back(label);
        if (chosen.size() < 2) chosen.clear(); // nothing to decide
    }
    return labels;
}

std::set<std::string> sourcesWithTags(std::span<const LabelledPiece> pieces) {
    std::set<std::string> sources;
    for (const LabelledPiece& piece : pieces)
        if (!labelsOf(piece, StyleHead::tag).empty()) sources.insert(piece.source);
    return sources;
}

StyleTruth truthOf(const LabelledPiece& piece, const StyleLabels& labels,
                   const std::set<std::string>& taggedSources) {
    StyleTruth truth;
    for (const StyleHead head : styleHeads) {
        const auto which = static_cast<std::size_t>(head);
        const auto stated = labelsOf(piece, head);
        if (head == StyleHead::tag) {
            if (piece.kind != "score" || !taggedSources.contains(piece.source)) continue;
            for (const std::string& label : labels[which])
                truth.tags.push_back(std::find(stated.begin(), stated.end(), label) != stated.end() ? 1 : 0);
        } else if (!stated.empty()) {
            truth.label[which] = indexOf(labels[which], stated.front());
        }
    }
    return truth;
}

std::string tempoClassOf(double bpm) {
    if (bpm < 76) return "slow";
    if (bpm < 112) return "moderate";
    return bpm < 152 ? "fast" : "very_fast";
}

} // namespace atos
