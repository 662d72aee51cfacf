// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/clip_figures.h"

#include "lab/composition/clip_features.h"
#include "lab/composition/metrics_muse.h"

#include <algorithm>

namespace atos {
namespace {

std::vector<MgevalProperties> propertiesOf(std::span<const NoteGrid> clips) {
    std::vector<MgevalProperties> properties;
    for (const NoteGrid& clip : clips)
        properties.push_back(mgevalProperties(clip));
    return properties;
}

Json mgevalFigures(std::span<const MgevalProperties> real, std::span<const MgevalProperties> made) {
    const auto likeness = compareByMgeval(real, made);
    Json figures = Json::object();
    double overlap = 0;
    double divergence = 0;
    for (std::size_t i = 0; i < likeness.size(); ++i) {
        figures[std::string(mgevalNames[i])] = {{"divergence", likeness[i].divergence},
                                                {"overlap", likeness[i].overlap}};
        overlap += likeness[i].overlap / static_cast<double>(likeness.size());
        divergence += likeness[i].divergence / static_cast<double>(likeness.size());
    }
    figures["mean"] = {{"divergence", divergence}, {"overlap", overlap}};
    return figures;
}

Json museJson(const MuseFigures& figures) {
    return {{"empty_bars", figures.emptyBars},
            {"pitch_classes_per_bar", figures.pitchClassesPerBar},
            {"qualified_notes", figures.qualifiedNotes},
            {"polyphonic", figures.polyphonic},
            {"in_scale", figures.inScale},
            {"tonal_distance", figures.tonalDistance},
            {"self_similarity", figures.selfSimilarity}};
}

} // namespace

PointCloud featurePoints(std::span<const NoteGrid> clips) {
    PointCloud points;
    for (const NoteGrid& clip : clips) {
        const ClipFeatures features = clipFeatures(clip);
        points.emplace_back(features.begin(), features.end());
    }
    return points;
}

ClipMeasure::ClipMeasure(std::span<const NoteGrid> reference, std::span<const NoteGrid> training)
    : frechetReference_(featurePoints(reference)), reference_(propertiesOf(reference)), training_(training) {}

Json ClipMeasure::figures(std::span<const NoteGrid> clips) const {
    std::size_t longest = 0;
    double sum = 0;
    for (const NoteGrid& clip : clips) {
        const std::size_t shared = training_.longestShared(clip);
        longest = std::max(longest, shared);
        sum += static_cast<double>(shared);
    }
    return {{"frechet", frechetReference_.distance(featurePoints(clips))},
            {"mgeval", mgevalFigures(reference_, propertiesOf(clips))},
            {"muse", museJson(museFigures(clips))},
            {"copied", {{"mean", sum / static_cast<double>(clips.size())}, {"longest", longest}}}};
}

} // namespace atos
