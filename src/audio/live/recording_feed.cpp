// SPDX-License-Identifier: Apache-2.0
#include "audio/live/recording_feed.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>

namespace atos {
namespace {

/// How long a full ring is left alone. Short: what is left of the recording before goes with the next block
/// of sound.
constexpr std::chrono::milliseconds rest{10};

} // namespace

bool RecordingFeed::read(AudioFile& recording, Block& block) {
    const auto count = recording.read(block.samples);
    block.count = count ? static_cast<std::uint32_t>(*count) : 0;
    return block.count > 0;
}

void RecordingFeed::start(AudioFile recording, double gainDb) {
    stop();
    const auto gain = static_cast<float>(std::pow(10, gainDb / 20));
    const std::uint32_t number = current_.load(std::memory_order_relaxed);
    thread_ = std::jthread(
        [this, number, gain, recording = std::move(recording)](const std::stop_token& stop) mutable {
            feed(stop, std::move(recording), gain, number);
        });
}

void RecordingFeed::stop() {
    if (thread_.joinable()) {
        thread_.request_stop();
        thread_.join();
    }
    current_.fetch_add(1, std::memory_order_release);
}

void RecordingFeed::feed(const std::stop_token& stop, AudioFile recording, float gain, std::uint32_t number) {
    std::mutex mutex;
    std::condition_variable_any wake;
    Block block;
    block.number = number;
    while (!stop.stop_requested() && read(recording, block)) {
        for (float& sample : block.samples)
            sample *= gain;
        while (!blocks_.push(block) && !stop.stop_requested()) {
            std::unique_lock lock(mutex);
            wake.wait_for(lock, stop, rest, [] { return false; });
        }
    }
}

bool RecordingFeed::nextBlock() {
    next_ = 0;
    sounding_.count = 0;
    const std::uint32_t current = current_.load(std::memory_order_acquire);
    while (blocks_.pop(sounding_))
        if (sounding_.number == current) return true;
    sounding_.count = 0;
    return false;
}

void RecordingFeed::mixInto(float* left, float* right, int stride, int frames) {
    if (sounding_.number != current_.load(std::memory_order_acquire)) sounding_.count = 0;
    for (int frame = 0; frame < frames;) {
        if (next_ >= sounding_.count && !nextBlock()) return;
        const int take = std::min(frames - frame, static_cast<int>(sounding_.count - next_));
        for (int i = 0; i < take; ++i, ++frame, ++next_) {
            left[frame * stride] += sounding_.samples[next_];
            right[frame * stride] += sounding_.samples[next_];
        }
    }
}

} // namespace atos
