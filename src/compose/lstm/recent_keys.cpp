// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/recent_keys.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr std::array lags{4, 8, 12, 16, 32}; // columns: a beat, two, a bar of three, one of four, two bars

} // namespace

RecentKeys::Keys RecentKeys::struckAt(int column) const {
    if (column < 0 || column > column_ || column <= column_ - remembered) return {};
    return struck_[static_cast<std::size_t>(column % remembered)];
}

void RecentKeys::add(const NoteToken& note) {
    for (int passed = 1; passed <= note.step; ++passed)
        struck_[static_cast<std::size_t>((column_ + passed) % remembered)].reset();
    column_ += note.step;
    for (std::size_t speed = 0; speed < fading.size(); ++speed) {
        const double left = std::exp(-note.step / fading[speed]);
        for (double& warmth : warmth_[speed])
            warmth *= left;
        warmth_[speed][note.pitch] += 1;
    }
    struck_[static_cast<std::size_t>(column_ % remembered)].set(note.pitch);
    ends_[note.pitch] = column_ + note.duration + 1;
    lastPitch_ = note.pitch;
}

void RecentKeys::planesAfter(int step, std::span<float, recentKeyValues> planes) const {
    std::ranges::fill(planes, 0.0F);
    const int now = column_ + step;
    auto plane = planes.begin();
    const auto mark = [&plane](const Keys& keys) {
        for (std::size_t key = 0; key < pitchTokens; ++key)
            plane[static_cast<std::ptrdiff_t>(key)] = keys[key] ? 1.0F : 0.0F;
        plane += pitchTokens;
    };
    Keys last;
    if (lastPitch_ >= 0) last.set(static_cast<std::size_t>(lastPitch_));
    Keys sounding;
    for (std::size_t key = 0; key < pitchTokens; ++key)
        sounding[key] = ends_[key] > now;
    mark(last);
    mark(struckAt(now));
    mark(sounding);
    for (std::size_t speed = 0; speed < fading.size(); ++speed) {
        const double left = std::exp(-step / fading[speed]);
        for (const double warmth : warmth_[speed])
            *plane++ = static_cast<float>(std::tanh(0.5 * left * warmth));
    }
    for (const int lag : lags)
        mark(struckAt(now - lag));
}

} // namespace atos
