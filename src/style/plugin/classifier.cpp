// SPDX-License-Identifier: Apache-2.0
#include "nn/plugin/network_threads.h"
#include "style/mood_cues.h"
#include "style/music_features.h"
#include "style/plugin/functions.h"
#include "style/plugin/infer.h"
#include "style/plugin/trained_style.h"
#include "style/window.h"

#include <algorithm>
#include <future>
#include <limits>
#include <thread>

namespace atos {
namespace {

/// Less music than this says nothing about style.
constexpr double enoughSeconds = 15;

HeadProfile answerOf(StyleHead head, const StyleModel& model, const StyleEvidence& evidence) {
    const auto which = static_cast<std::size_t>(head);
    const HeadCalibration& calibration = model.calibration[which];
    HeadProfile profile;
    profile.trained = !model.labels[which].empty();
    const auto logits = blend(evidence.network[which], evidence.features[which], calibration);
    const auto likely = probabilities(head, logits, calibration.temperature);
    for (std::size_t i = 0; i < model.labels[which].size(); ++i)
        profile.labels.push_back({model.labels[which][i], likely.empty() ? 0 : likely[i]});
    if (!profile.trained)
        profile.reason = "These weights were not trained for this question.";
    else if (evidence.seconds < enoughSeconds)
        profile.reason = "There is not enough music yet.";
    else if (!evidence.inDistribution)
        profile.reason = "This is unlike any music that the network has learnt.";
    profile.judged = profile.reason.empty();
    if (!profile.judged) {
        profile.abstained = true;
        return profile;
    }
    if (profile.best()->label == anotherComposer)
        profile.reason = "This seems to be by a composer whom the network has not learnt.";
    else if (profile.best()->probability < calibration.threshold)
        profile.reason = "Nothing the network has learnt is clearly like this music.";
    profile.abstained = !profile.reason.empty();
    return profile;
}

/// More than four would gain little on the 24 windows of a take and starve the sound.
std::size_t helpfulThreads() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

class NetworkClassifier : public StyleClassifier {
public:
    NetworkClassifier(TrainedStyle trained, std::size_t threads)
        : trained_(std::move(trained)), threads_(threads > 0 ? threads : helpfulThreads()) {}

    Result<StyleEvidence> hear(const Performance& performance, std::size_t windows,
                               const Task& task) const override {
        StyleEvidence evidence;
        evidence.seconds = secondsOfMusic(performance);
        auto counted = std::async(threads_ > 1 ? std::launch::async : std::launch::deferred,
                                  [&performance] { return describeMusic(performance); });
        try {
            useNetworkThreads(1); // libtorch counts its threads by the thread that asks
            auto logits = infer(trained_.network, performance, std::numeric_limits<double>::infinity(),
                                windows, threads_, task);
            if (!logits) return logits.error();
            evidence.network = std::move(*logits);
        } catch (const std::exception& failure) {
            return internalError(std::string("The style could not be classified: ") + failure.what());
        }
        const std::vector<float> features = counted.get();
        if (!performance.notes.empty()) evidence.features = trained_.features.style.logits(features);
        if (trained_.model.moodByCues)
            evidence.network[static_cast<std::size_t>(StyleHead::mood)] = moodLogits(moodCues(performance));
        evidence.inDistribution =
            trained_.model.isInDistribution(trained_.features.novelty(features), evidence.seconds);
        return evidence;
    }

    StyleProfile answer(const StyleEvidence& evidence) const override {
        StyleProfile profile;
        profile.model = trained_.contentHash;
        profile.evidenceSeconds = evidence.seconds;
        for (const StyleHead head : styleHeads)
            profile.head(head) = answerOf(head, trained_.model, evidence);
        return profile;
    }

    const std::string& contentHash() const override { return trained_.contentHash; }

private:
    TrainedStyle trained_;
    std::size_t threads_;
};

} // namespace

Result<std::unique_ptr<StyleClassifier>> networks::loadStyle(const std::filesystem::path& weights,
                                                             std::size_t threads) {
    // A window is too small to share out: two threads on a busy machine are slower than one. Windows are
    // shared out instead.
    useNetworkThreads(1);
    try {
        auto trained = readTrainedStyle(weights);
        if (!trained) return trained.error();
        trained->network->layOutForChannelsLast();
        return std::unique_ptr<StyleClassifier>(
            std::make_unique<NetworkClassifier>(std::move(*trained), threads));
    } catch (const std::exception& failure) {
        return internalError(std::string("The style classifier could not be loaded: ") + failure.what());
    }
}

} // namespace atos
