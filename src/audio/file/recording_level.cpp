// SPDX-License-Identifier: Apache-2.0
#include "audio/file/recording_level.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

namespace atos {
namespace {

constexpr std::size_t keptBlocks = 8;
/// Of the loudest block's power: what is softer is what lies between the notes.
constexpr double farSofter = 1e-4;

} // namespace

void RecordingLevel::add(std::span<const float> mono, int sampleRate) {
    const std::size_t block = static_cast<std::size_t>(sampleRate) / 2;
    while (!mono.empty()) {
        if (inBlock_ >= block) endBlock();
        const std::size_t taken = std::min(mono.size(), block - inBlock_);
        addToBlock(mono.first(taken));
        mono = mono.subspan(taken);
        if (inBlock_ >= block) endBlock();
    }
}

void RecordingLevel::addToBlock(std::span<const float> mono) {
    // Several sums side by side: each would wait for the sample before.
    constexpr std::size_t lanes = 4;
    std::array<double, lanes> sums{}, squares{};
    std::array<float, lanes> peaks{};
    const auto add = [&](std::size_t lane, float sample) {
        sums[lane] += sample;
        squares[lane] += double{sample} * sample;
        peaks[lane] = std::max(peaks[lane], std::fabs(sample));
    };
    std::size_t i = 0;
    for (; i + lanes <= mono.size(); i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            add(lane, mono[i + lane]);
    for (; i < mono.size(); ++i)
        add(0, mono[i]);
    sum_ += std::accumulate(sums.begin(), sums.end(), 0.0);
    squares_ += std::accumulate(squares.begin(), squares.end(), 0.0);
    peak_ = std::max(peak_, *std::max_element(peaks.begin(), peaks.end()));
    inBlock_ += mono.size();
}

void RecordingLevel::endBlock() {
    const auto count = static_cast<double>(inBlock_);
    const double power = std::max(0.0, squares_ / count - sum_ / count * (sum_ / count));
    loudest_.insert(std::upper_bound(loudest_.begin(), loudest_.end(), power, std::greater<>()), power);
    if (loudest_.size() > keptBlocks) loudest_.pop_back();
    ++blocks_;
    inBlock_ = 0;
    sum_ = 0;
    squares_ = 0;
}

double RecordingLevel::loud() const {
    if (loudest_.empty()) {
        RecordingLevel all = *this; // shorter than a block
        if (all.inBlock_ == 0) return 0;
        all.endBlock();
        return all.loud();
    }
    std::size_t which = std::clamp<std::size_t>(blocks_ / 10, 1, loudest_.size()) - 1;
    while (loudest_[which] < farSofter * loudest_.front())
        --which;
    return std::sqrt(loudest_[which]);
}

} // namespace atos
