// SPDX-License-Identifier: Apache-2.0
#include "app/compare/comparison_json.h"

namespace atos {
namespace {

constexpr double timelineStep = 1; ///< seconds of the first take between moments that are printed

Json bandJson(const FeatureBand& band, const AxisInfo& info) {
    return {{"value", band.value}, {"low", band.low},     {"high", band.high},
            {"unit", info.unit},   {"sure", band.sure()}, {"stretches", band.stretches}};
}

Json bandsJson(const FeatureBands& bands) {
    Json object = Json::object();
    for (std::size_t axis = 0; axis < bands.size(); ++axis)
        object[std::string(playingAxes[axis].name)] = bandJson(bands[axis], playingAxes[axis]);
    return object;
}

Json takeJson(const FairComparison& fair, std::size_t take, const Calibration& analysis) {
    const TakePortrait& portrait = fair.comparison.takes[take];
    const auto info = [](PlayingAxis axis) { return playingAxes.at(static_cast<std::size_t>(axis)); };
    const Json whole = analysisJson(analysis);
    return {{"input", analysis.input},
            {"keyboard", fair.keyboards[take].empty() ? Json(nullptr) : Json(fair.keyboards[take])},
            {"duration_s", analysis.musicSeconds},
            {"as_sent",
             {{"loudness", bandJson(fair.loudnessAsSent[take], info(PlayingAxis::loudness))},
              {"dynamics", bandJson(fair.dynamicsAsSent[take], info(PlayingAxis::dynamics))}}},
            {"bands", bandsJson(portrait.bands)},
            {"distributions", {{"velocity", portrait.velocities}}},
            {"key", whole.at("key")},
            {"style", whole.at("style")},
            {"features", whole.at("features")}};
}

Json alignmentJson(const NoteAlignment& alignment) {
    Json timeline = Json::array();
    double next = 0;
    for (const AlignedMoment& moment : alignment.timeline) {
        if (moment.first < next) continue;
        timeline.push_back({moment.first, moment.second});
        next = moment.first + timelineStep;
    }
    return {{"same_piece", alignment.samePiece()},
            {"similarity", alignment.similarity},
            {"matched_notes", alignment.matches.size()},
            {"timeline_s", std::move(timeline)}};
}

Json pairJson(const TakePair& pair) {
    Json differences = Json::array();
    for (const Difference& difference : pair.differences)
        differences.push_back({{"aspect", difference.aspect},
                               {"first", difference.first},
                               {"second", difference.second},
                               {"sure", difference.sure},
                               {"sentence", difference.sentence}});
    return {{"first", pair.first},
            {"second", pair.second},
            {"distance", pair.distance},
            {"alignment", alignmentJson(pair.alignment)},
            {"differences", std::move(differences)}};
}

} // namespace

Json comparisonJson(const FairComparison& fair, std::span<const Calibration> analyses) {
    const TakeComparison& comparison = fair.comparison;
    Json takes = Json::array();
    for (std::size_t i = 0; i < comparison.takes.size(); ++i)
        takes.push_back(takeJson(fair, i, analyses[i]));
    Json pairs = Json::array();
    for (const TakePair& pair : comparison.pairs)
        pairs.push_back(pairJson(pair));
    return {{"loudness", {{"basis", basisName(fair.basis)}, {"sentence", fair.sentence}}},
            {"takes", std::move(takes)},
            {"pairs", std::move(pairs)}};
}

} // namespace atos
