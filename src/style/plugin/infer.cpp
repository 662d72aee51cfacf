// SPDX-License-Identifier: Apache-2.0
#include "style/plugin/infer.h"

#include "nn/plugin/network_threads.h"
#include "style/window.h"

#include <torch/types.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <span>
#include <utility>

namespace atos {

namespace {

/// oneDNN takes several windows in half the time that libtorch's own convolutions, which single small images
/// get, would need for one after the other; more at once gain little and are worse to share out.
constexpr std::size_t mostAtOnce = 4;

/// Each thread takes the next batch of windows that nobody has.
class SharedWindows {
public:
    SharedWindows(const StyleNetwork& network, const Performance& performance, double seconds,
                  std::size_t windows, const Task& task)
        : network_(network), performance_(performance), task_(task),
          starts_(windowStarts(performance, seconds, windows)), seconds_(seconds),
          logits_((starts_.size() + mostAtOnce - 1) / mostAtOnce) {}

    Status run(std::size_t threads) {
        std::vector<std::future<Status>> helpers;
        for (std::size_t helper = 1; helper < std::min(threads, logits_.size()); ++helper) {
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
        for (const HeadTensors& batch : logits_) {
            for (std::size_t head = 0; head < batch.size(); ++head) {
                if (!batch[head].defined()) continue;
                const auto labels = static_cast<std::size_t>(batch[head].size(1));
                const float* const values = batch[head].data_ptr<float>();
                sums[head].resize(labels);
                for (std::size_t i = 0; i < static_cast<std::size_t>(batch[head].numel()); ++i)
                    sums[head][i % labels] += values[i] / static_cast<float>(starts_.size());
            }
        }
        return sums;
    }

private:
    Status work() {
        for (std::size_t batch = next_++; batch < logits_.size(); batch = next_++) {
            if (task_.cancel.cancelled()) return cancelled();
            // As even as can be, so that no window is left alone.
            const std::size_t first = batch * starts_.size() / logits_.size();
            const std::size_t last = (batch + 1) * starts_.size() / logits_.size();
            auto logits = inferWindows(std::span(starts_).subspan(first, last - first));
            if (!logits) return logits.error();
            logits_[batch] = std::move(*logits);
        }
        return {};
    }

    Result<HeadTensors> inferWindows(std::span<const double> starts) {
        const torch::InferenceMode noGradients;
        auto input = torch::empty({static_cast<std::int64_t>(starts.size()), 3, 88, styleWindowFrames});
        float* values = input.data_ptr<float>();
        for (const double start : starts) {
            const double left = performance_.notes.front().onset + seconds_ - start;
            const auto drawn = drawWindow(cutOut(performance_, start, std::min(styleWindowSeconds, left)),
                                          {values, styleWindowSize});
            if (!drawn) return drawn.error();
            values += styleWindowSize;
        }
        return StyleNetwork(network_)->forward(input.contiguous(torch::MemoryFormat::ChannelsLast));
    }

    const StyleNetwork& network_;
    const Performance& performance_;
    const Task& task_;
    const std::vector<double> starts_;
    const double seconds_;
    std::vector<HeadTensors> logits_; ///< of each batch
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
