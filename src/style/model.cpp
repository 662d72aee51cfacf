// SPDX-License-Identifier: Apache-2.0
#include "style/model.h"

namespace atos {
namespace {

constexpr const char* kind = "atos-style";
constexpr std::size_t mostLabels = 1000;

Json describeHead(const std::vector<std::string>& labels, const HeadCalibration& calibration) {
    return {{"labels", labels},
            {"trained", !labels.empty()},
            {"feature_share", calibration.share},
            {"temperature", calibration.temperature},
            {"threshold", calibration.threshold}};
}

/// Our own description of the input, which weights of another input do not share.
Json describeInput() {
    return {{"planes", {"onset velocity / 127", "sounding / 255", "damper / 127"}},
            {"velocity", "levelled in each window"},
            {"frames_per_second", styleFramesPerSecond},
            {"frames", styleWindowFrames}};
}

Status readHead(const Json& head, std::vector<std::string>& labels, HeadCalibration& calibration) {
    const auto listed = head.is_object() ? head.find("labels") : head.end();
    if (listed == head.end() || !listed->is_array() || listed->size() > mostLabels)
        return badInput("\"labels\" must be a list.");
    for (const Json& label : *listed) {
        if (!label.is_string()) return badInput("A label must be a text.");
        labels.push_back(label.get<std::string>());
    }
    const auto share = numberIn(head, "feature_share", 0, 1);
    if (!share) return share.error();
    const auto temperature = numberIn(head, "temperature", 0.01, 100);
    if (!temperature) return temperature.error();
    const auto threshold = numberIn(head, "threshold", 0, 1);
    if (!threshold) return threshold.error();
    calibration = {*share, *temperature, *threshold};
    return {};
}

Status readLimits(const Json& metadata, std::vector<NoveltyLimit>& limits) {
    constexpr std::size_t mostLimits = 100;
    const auto listed = metadata.find("familiar");
    if (listed == metadata.end() || !listed->is_array() || listed->size() > mostLimits)
        return badInput("\"familiar\" must be a list.");
    for (const Json& entry : *listed) {
        const auto seconds = numberIn(entry, "seconds", 0, 1e6);
        const auto novelty = numberIn(entry, "novelty", 0, 1e6);
        const auto shuffledPitch = numberIn(entry, "random_keys", -1e6, 1e6);
        if (!seconds || !novelty || !shuffledPitch)
            return badInput("A limit of what is familiar must have seconds, novelty and random_keys.");
        limits.push_back({*seconds, {*novelty, *shuffledPitch}});
    }
    return {};
}

} // namespace

bool StyleModel::isInDistribution(const Novelty& novelty, double seconds) const {
    const NoveltyLimit* applies = nullptr;
    for (const NoveltyLimit& limit : noveltyLimits)
        if (applies == nullptr || limit.seconds <= seconds) applies = &limit;
    return applies == nullptr
           || (novelty.novelty <= applies->limit.novelty
               && novelty.shuffledPitch <= applies->limit.shuffledPitch);
}

std::array<int, styleHeads.size()> StyleModel::featureCounts() const {
    std::array<int, styleHeads.size()> counts{};
    for (std::size_t head = 0; head < labels.size(); ++head)
        counts[head] = static_cast<int>(labels[head].size());
    return counts;
}

std::array<int, styleHeads.size()> StyleModel::networkCounts() const {
    auto counts = featureCounts();
    if (moodByCues) counts[static_cast<std::size_t>(StyleHead::mood)] = 0;
    return counts;
}

Json describe(const StyleModel& model) {
    Json heads = Json::object();
    for (std::size_t head = 0; head < model.labels.size(); ++head)
        heads[std::string(headName(styleHeads[head]))] =
            describeHead(model.labels[head], model.calibration[head]);
    Json noveltyLimits = Json::array();
    for (const NoveltyLimit& entry : model.noveltyLimits)
        noveltyLimits.push_back({{"seconds", entry.seconds},
                                 {"novelty", entry.limit.novelty},
                                 {"random_keys", entry.limit.shuffledPitch}});
    return {{"kind", kind},
            {"architecture", model.architecture.name},
            {"licence", model.research ? "CC BY-NC-SA 4.0" : "CC BY-SA 4.0"},
            {"research", model.research},
            {"mood_by_cues", model.moodByCues},
            {"input", describeInput()},
            {"heads", std::move(heads)},
            {"familiar", std::move(noveltyLimits)}};
}

Result<StyleModel> modelFrom(const Json& metadata, const std::string& what) {
    const auto stated = stringIn(metadata, "kind");
    if (!stated || *stated != kind) return badInput(what + " holds no weights of the style classifier.");
    const auto name = stringIn(metadata, "architecture");
    const auto* architecture = name ? findStyleArchitecture(*name) : nullptr;
    if (architecture == nullptr) return badInput(what + " names a network that this version does not know.");
    if (!metadata.contains("input") || metadata.at("input") != describeInput())
        return badInput(what + " expects music in a form that this version does not draw.");
    const auto heads = metadata.find("heads");
    if (heads == metadata.end() || !heads->is_object()) return badInput(what + " does not list its heads.");

    StyleModel model;
    model.architecture = *architecture;
    model.moodByCues = metadata.value("mood_by_cues", Json(false)) == Json(true);
    model.research = metadata.value("research", Json(false)) == Json(true);
    for (std::size_t i = 0; i < styleHeads.size(); ++i) {
        const std::string headText(headName(styleHeads[i]));
        const auto read = readHead(heads->value(headText, Json()), model.labels[i], model.calibration[i]);
        if (!read)
            return badInput(what + " describes its head \"" + headText
                            + "\" wrongly: " + read.error().message);
        model.calibration[i].another = anotherIn(model.labels[i]);
    }
    if (const auto read = readLimits(metadata, model.noveltyLimits); !read)
        return badInput(what + " is damaged: " + read.error().message);
    return model;
}

} // namespace atos
