// SPDX-License-Identifier: Apache-2.0
#include "audio/live/pair_feed.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace atos {
namespace {

float sampleAt(const std::vector<float>& samples, std::size_t index) {
    return index < samples.size() ? samples[index] : 0.0F;
}

/// One step nearer to `target`.
int stepTo(int value, int target) {
    return value + (value < target) - (value > target);
}

} // namespace

PairFeed::PairFeed() {
    held_.reserve(8);
    static_cast<void>(eased(0)); // its table is there before the audio thread asks
}

float PairFeed::eased(int step) {
    static const auto table = [] {
        std::array<float, fadeFrames + 1> gains{};
        for (std::size_t i = 0; i < gains.size(); ++i)
            gains[i] = static_cast<float>(
                0.5 - 0.5 * std::cos(std::numbers::pi * static_cast<double>(i) / fadeFrames));
        return gains;
    }();
    return table[static_cast<std::size_t>(step)];
}

bool PairFeed::Voice::over() const {
    return pair == nullptr || frame >= pair->frames() || (ending && loud == 0);
}

bool PairFeed::give(Order order, std::shared_ptr<const PhrasePair> pair) {
    const std::uint32_t oldest = oldest_.load(std::memory_order_acquire);
    std::erase_if(held_, [oldest](const Held& each) { return each.number < oldest; });
    order.number = number_ + 1;
    order.pair = pair.get();
    if (!orders_.push(order)) return false; // nobody listens any more
    held_.push_back({++number_, std::move(pair)});
    return true;
}

void PairFeed::start(std::shared_ptr<const PhrasePair> pair, PairSide side, double from) {
    const auto frame = static_cast<std::size_t>(std::max(0.0, from) * PhrasePair::rate);
    if (!give({Order::start, 0, nullptr, frame, side}, std::move(pair))) return;
    frame_.store(frame, std::memory_order_relaxed);
    sounding_.store(number_, std::memory_order_release);
}

void PairFeed::replace(std::shared_ptr<const PhrasePair> pair) {
    if (!position()) return;
    if (give({Order::replace, 0, nullptr, 0, PairSide::a}, std::move(pair)))
        sounding_.store(number_, std::memory_order_release);
}

void PairFeed::choose(PairSide side) {
    orders_.push({Order::choose, number_, nullptr, 0, side});
}

void PairFeed::stop() {
    orders_.push({Order::stop, number_, nullptr, 0, PairSide::a});
    sounding_.store(0, std::memory_order_release);
}

std::optional<double> PairFeed::position() const {
    if (sounding_.load(std::memory_order_acquire) == 0) return std::nullopt;
    return static_cast<double>(frame_.load(std::memory_order_relaxed)) / PhrasePair::rate;
}

void PairFeed::obey(const Order& order) {
    Voice& first = voices_[0];
    switch (order.kind) {
    case Order::start:
        voices_[1] = first;
        voices_[1].ending = true;
        first = {order.pair,
                 order.number,
                 order.frame,
                 order.side == PairSide::b ? fadeFrames : 0,
                 order.frame == 0 ? fadeFrames : 0,
                 order.side,
                 false};
        break;
    case Order::replace:
        voices_[1] = first;
        voices_[1].ending = true;
        first.pair = order.pair;
        first.number = order.number;
        first.loud = 0;
        break;
    case Order::choose:
        first.side = order.side;
        break;
    case Order::stop:
        first.ending = true;
        break;
    }
}

void PairFeed::mix(Voice& voice, float* left, float* right, int stride, int frames) {
    for (int i = 0; i < frames && !voice.over(); ++i, ++voice.frame) {
        voice.towardsB = stepTo(voice.towardsB, voice.side == PairSide::b ? fadeFrames : 0);
        voice.loud = stepTo(voice.loud, voice.ending ? 0 : fadeFrames);
        const float toB = eased(voice.towardsB);
        const float gain = eased(voice.loud);
        const auto mixed = [&](std::size_t channel) {
            const std::size_t index = 2 * voice.frame + channel;
            return gain * ((1 - toB) * sampleAt(voice.pair->a, index) + toB * sampleAt(voice.pair->b, index));
        };
        left[i * stride] += mixed(0);
        right[i * stride] += mixed(1);
    }
}

void PairFeed::mixInto(float* left, float* right, int stride, int frames) {
    for (Order order; orders_.pop(order);)
        obey(order);
    for (Voice& voice : voices_)
        if (!voice.over()) mix(voice, left, right, stride, frames);
    const Voice& first = voices_[0];
    if (first.pair == nullptr) return;
    if (std::uint32_t number = first.number; first.over()) {
        sounding_.compare_exchange_strong(number, 0);
    } else if (number == sounding_.load(std::memory_order_relaxed)) {
        frame_.store(first.frame, std::memory_order_relaxed);
    }
    const bool fading = !voices_[1].over();
    oldest_.store(fading ? voices_[1].number : first.number, std::memory_order_release);
}

} // namespace atos
