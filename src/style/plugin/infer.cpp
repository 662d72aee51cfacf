// SPDX-License-Identifier: Apache-2.0
#include "style/plugin/infer.h"

#include "nn/plugin/network_threads.h"
#include "style/window.h"

#include <torch/types.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <utility>

namespace atos {

namespace {

Result<HeadTensors> inferWindow(StyleNetwork network, const Performance& performance, double start,
                                double seconds) {
    const torch::InferenceMode noGradients;
    auto input = torch::empty({1, 3, 88, styleWindowFrames});
    const auto drawn =
        drawWindow(cutOut(performance, start, seconds), {input.data_ptr<float>(), styleWindowSize});
    if (!drawn) return drawn.error();
    return network->forward(input);
}

/// Each thread takes the next window that nobody has.
class SharedWindows {
public:
    SharedWindows(const StyleNetwork& network, const Performance& performance, double seconds,
                  std::size_t windows, const Task& task)
        : network_(network), performance_(performance), task_(task),
          starts_(windowStarts(performance, seconds, windows)), seconds_(seconds), logits_(starts_.size()) {}

    Status run(std::size_t threads) {
        std::vector<std::future<Status>> helpers;
        for (std::size_t helper = 1; helper < std::min(threads, starts_.size()); ++helper) {
            helpers.push_back(std::async(std::launch::async, [this] {
                useNetworkThreads(1); // libtorch counts its threads by the thread that asks
                return work();
            }));
        }
        Status outcome = work();
        for (auto& helper : helpers)
            if (Status helped = helper.get(); !helped) outcome = helped;
        return outcome;
    }

    /// In the order of the music, so that the threads' order leaves no trace.
    [[nodiscard]] HeadLogits mean() const {
        HeadLogits sums;
        for (const HeadTensors& window : logits_) {
            for (std::size_t head = 0; head < window.size(); ++head) {
                if (!window[head].defined()) continue;
                sums[head].resize(static_cast<std::size_t>(window[head].numel()));
                for (std::size_t label = 0; label < sums[head].size(); ++label)
                    sums[head][label] +=
                        window[head].data_ptr<float>()[label] / static_cast<float>(starts_.size());
            }
        }
        return sums;
    }

private:
    Status work() {
        for (std::size_t window = next_++; window < starts_.size(); window = next_++) {
            if (task_.cancel.cancelled()) return cancelled();
            const double left = performance_.notes.front().onset + seconds_ - starts_[window];
            auto logits =
                inferWindow(network_, performance_, starts_[window], std::min(styleWindowSeconds, left));
            if (!logits) return logits.error();
            logits_[window] = std::move(*logits);
        }
        return {};
    }

    const StyleNetwork& network_;
    const Performance& performance_;
    const Task& task_;
    const std::vector<double> starts_;
    const double seconds_;
    std::vector<HeadTensors> logits_;
    std::atomic<std::size_t> next_ = 0;
};

} // namespace

Result<HeadLogits> infer(const StyleNetwork& network, const Performance& performance, double seconds,
                         std::size_t windows, std::size_t threads, const Task& task) {
    SharedWindows shared(network, performance, seconds, windows, task);
    if (auto done = shared.run(threads); !done) return done.error();
    return shared.mean();
}

} // namespace atos
