// SPDX-License-Identifier: Apache-2.0
#include "lab/style/labels.h"

#include <algorithm>
#include <map>

namespace atos {
namespace {

/// "(jazz)", "(pop song)" and their like stand where no composer is known.
bool isComposer(const std::string& name) {
    return !name.empty() && name.front() != '(' && name != "Traditional" && name != "Anonymous";
}

/// 2/4 and 4/4 (6/8 and 12/8) differ on paper, not in the ear.
std::string metreOf(const LabelledPiece& piece) {
    if (piece.metre == "quadruple") return "duple";
    return piece.metre == "compound_quadruple" ? "compound_duple" : piece.metre;
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
        return one(genreOf(piece));
    case StyleHead::mood:
        return one(piece.mood);
    case StyleHead::tempo:
        return one(piece.tempoClass);
    case StyleHead::rhythm:
        return one(metreOf(piece));
    case StyleHead::tag:
        break;
    }
    std::vector<std::string> tags = one(piece.form);
    std::copy_if(piece.tags.begin(), piece.tags.end(), std::back_inserter(tags), isTag);
    return tags;
}

/// Works by composers outside the list from which "another composer" can be learnt.
constexpr std::size_t fewestOfOthers = 10;

/// Works that a composer needs outside the richest source.
constexpr std::size_t fewestElsewhere = 4;

/// Works by the source that a label is found in.
using WorksBySource = std::map<std::string, std::set<std::string>>;

/// Enough works to learn from; a composer also needs some outside the richest source, or the network would
/// learn to know the source.
bool isLearnable(StyleHead head, const WorksBySource& sources) {
    constexpr auto fewestWorks = std::to_array<std::size_t>({10, 8, 8, 8, 8, 15});
    static_assert(fewestWorks.size() == styleHeads.size());
    std::set<std::string> all;
    for (const auto& [source, works] : sources)
        all.insert(works.begin(), works.end());
    if (all.size() < fewestWorks[static_cast<std::size_t>(head)]) return false;
    if (head != StyleHead::composer) return true;
    const auto richest = std::max_element(sources.begin(), sources.end(), [](const auto& x, const auto& y) {
        return x.second.size() < y.second.size();
    });
    std::set<std::string> elsewhere;
    for (auto source = sources.begin(); source != sources.end(); ++source)
        if (source != richest) elsewhere.insert(source->second.begin(), source->second.end());
    return elsewhere.size() >= fewestElsewhere;
}

/// Works by composers who are not in the list.
std::size_t worksOfOthers(std::span<const LabelledPiece> pieces, const std::vector<std::string>& listed) {
    std::set<std::string> works;
    for (const LabelledPiece& piece : pieces)
        if (isComposer(piece.composer)
            && std::find(listed.begin(), listed.end(), piece.composer) == listed.end())
            works.insert(piece.cluster);
    return works.size();
}

/// Tags that a score states about its own notation; all others name a form.
bool isNotation(const std::string& tag) {
    constexpr std::array<std::string_view, 6> notations{"arpeggiated_chords", "grace_notes", "ornaments",
                                                        "pedal_marked",       "staccato",    "tremolo"};
    return std::find(notations.begin(), notations.end(), tag) != notations.end();
}

std::int8_t tagTruth(const std::string& label, const std::vector<std::string>& stated, bool known) {
    if (!known) return StyleLabels::unknown;
    return std::find(stated.begin(), stated.end(), label) != stated.end() ? 1 : 0;
}

int indexOf(const std::vector<std::string>& labels, const std::string& label) {
    const auto found = std::find(labels.begin(), labels.end(), label);
    return found == labels.end() ? StyleLabels::unknown : static_cast<int>(found - labels.begin());
}

} // namespace

std::string genreOf(const LabelledPiece& piece) {
    if (piece.genre == "classical") return piece.era;
    return piece.genre == "pop_piano" ? "pop" : piece.genre;
}

std::string soundingGenre(const LabelledPiece& piece) {
    return piece.genre == "popular_dance" ? "folk" : genreOf(piece);
}

bool StyleLabels::known(StyleHead head) const {
    if (head == StyleHead::tag)
        return std::any_of(tags.begin(), tags.end(), [](std::int8_t tag) { return tag != unknown; });
    return label[static_cast<std::size_t>(head)] != unknown;
}

bool StyleLabels::holds(StyleHead head, int index) const {
    if (head == StyleHead::tag) return tags[static_cast<std::size_t>(index)] == 1;
    return label[static_cast<std::size_t>(head)] == index;
}

LabelNames collectLabels(std::span<const LabelledPiece> train) {
    LabelNames labels;
    for (const StyleHead head : styleHeads) {
        std::map<std::string, WorksBySource> found;
        for (const LabelledPiece& piece : train)
            for (const std::string& label : labelsOf(piece, head))
                found[label][piece.source].insert(piece.cluster);
        auto& chosen = labels[static_cast<std::size_t>(head)];
        for (const auto& [label, sources] : found)
            if (isLearnable(head, sources)) chosen.push_back(label);
        if (chosen.size() < 2) chosen.clear(); // nothing to decide
        if (head == StyleHead::composer && !chosen.empty() && worksOfOthers(train, chosen) >= fewestOfOthers)
            chosen.emplace(chosen.begin(), anotherComposer);
    }
    return labels;
}

std::set<std::string> sourcesWithTags(std::span<const LabelledPiece> pieces) {
    std::set<std::string> sources;
    for (const LabelledPiece& piece : pieces)
        if (std::any_of(piece.tags.begin(), piece.tags.end(), isTag)) sources.insert(piece.source);
    return sources;
}

StyleLabels truthOf(const LabelledPiece& piece, const LabelNames& labels,
                    const std::set<std::string>& taggedSources) {
    StyleLabels truth;
    for (const StyleHead head : styleHeads) {
        const auto which = static_cast<std::size_t>(head);
        const auto stated = labelsOf(piece, head);
        if (head != StyleHead::tag) {
            if (!stated.empty()) truth.label[which] = indexOf(labels[which], stated.front());
            if (!stated.empty() && head == StyleHead::composer && truth.label[which] == StyleLabels::unknown)
                truth.label[which] = anotherIn(labels[which]);
            continue;
        }
        const bool notated = piece.kind == "score" && taggedSources.contains(piece.source);
        for (const std::string& label : labels[which])
            truth.tags.push_back(tagTruth(label, stated, isNotation(label) ? notated : !piece.form.empty()));
    }
    return truth;
}

} // namespace atos
