// SPDX-License-Identifier: Apache-2.0
#include "nn/network_threads.h"
#include "style/excerpt.h"
#include "style/plugin/functions.h"
#include "style/plugin/listen.h"
#include "style/plugin/trained.h"

#include <algorithm>
#include <limits>
#include <thread>

namespace atos {
namespace {

/// Less music than this says nothing about style.
constexpr double enoughSeconds = 15;

HeadProfile answer(StyleHead head, const StyleModel& model, const std::vector<float>& logits,
                   double evidence) {
    const auto which = static_cast<std::size_t>(head);
    const HeadCalibration& calibration = model.calibration[which];
    HeadProfile profile;
    profile.trained = !model.labels[which].empty();
    const auto likely = probabilities(head, logits, calibration.temperature);
    for (std::size_t i = 0; i < model.labels[which].size(); ++i)
        profile.labels.push_back({model.labels[which][i], likely.empty() ? 0 : likely[i]});
    if (!profile.trained)
        profile.reason = "These weights were not trained for this question.";
    else if (evidence < enoughSeconds)
        profile.reason = "There is not enough music yet.";
    else if (profile.best()->probability < calibration.threshold)
        profile.reason = "Nothing the network has learnt is clearly like this music.";
    profile.abstained = !profile.reason.empty();
    return profile;
}

/// More than four would gain little on the 24 windows of a take and starve the sound.
std::size_t listeners() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

class NetworkClassifier : public StyleClassifier {
public:
    explicit NetworkClassifier(TrainedStyle trained) : trained_(std::move(trained)) {}

    Result<StyleProfile> classify(const Performance& performance, const Task& task) const override {
        StyleProfile profile;
        profile.model = trained_.fingerprint;
        profile.evidenceSeconds = secondsOfMusic(performance);
        HeadLogits logits;
        try {
            useNetworkThreads(1); // libtorch counts its threads by the thread that asks
            auto heard = listen(trained_.network, performance, std::numeric_limits<double>::infinity(),
                                mostWindows, listeners(), task);
            if (!heard) return heard.error();
            logits = std::move(*heard);
        } catch (const std::exception& failure) {
            return internalError(std::string("The style could not be classified: ") + failure.what());
        }
        for (const StyleHead head : styleHeads)
            profile.head(head) =
                answer(head, trained_.model, logits[static_cast<std::size_t>(head)], profile.evidenceSeconds);
        return profile;
    }

    const std::string& fingerprint() const override { return trained_.fingerprint; }

private:
    TrainedStyle trained_;
};

} // namespace

Result<std::unique_ptr<StyleClassifier>> networks::loadStyle(const std::filesystem::path& weights) {
    // A window is too small to share out: two threads on a busy machine are slower than one. Windows are
    // shared out instead.
    useNetworkThreads(1);
    try {
        auto trained = readTrainedStyle(weights);
        if (!trained) return trained.error();
        return std::unique_ptr<StyleClassifier>(std::make_unique<NetworkClassifier>(std::move(*trained)));
    } catch (const std::exception& failure) {
        return internalError(std::string("The style classifier could not be loaded: ") + failure.what());
    }
}

} // namespace atos
