// SPDX-License-Identifier: Apache-2.0
#include "audio/live/recording_feed.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

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

RecordingFeed::RecordingFeed() : thread_([this](const std::stop_token& stop) { run(stop); }) {}

void RecordingFeed::start(AudioFile recording, double gainDb) {
    replace(std::move(recording), static_cast<float>(std::pow(10, gainDb / 20)));
}

void RecordingFeed::stop() {
    replace(std::nullopt, 0);
}

void RecordingFeed::replace(std::optional<AudioFile> recording, float gain) {
    std::optional<Order> before; // its file is closed when the lock is gone
    {
        const std::lock_guard lock(mutex_);
        const std::uint32_t number = current_.fetch_add(1, std::memory_order_release) + 1;
        if (order_) before.emplace(std::move(*order_));
        order_.reset();
        if (recording) order_.emplace(Order{std::move(*recording), gain, number});
    }
    changed_.notify_one();
}

void RecordingFeed::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return order_.has_value(); })) {
        std::optional<Order> order(std::move(*order_));
        order_.reset();
        lock.unlock();
        try {
            feed(stop, *order);
        } catch (...) {
            // Like one that is damaged: it falls silent.
        }
        order.reset(); // its file is closed without the lock
        lock.lock();
    }
}

void RecordingFeed::feed(const std::stop_token& stop, Order& order) {
    const auto wanted = [&] {
        return !stop.stop_requested() && current_.load(std::memory_order_relaxed) == order.number;
    };
    Block block;
    block.number = order.number;
    while (wanted() && read(order.recording, block)) {
        for (float& sample : block.samples)
            sample *= order.gain;
        while (wanted() && !blocks_.push(block)) {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, stop, rest, [&] { return !wanted(); });
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
