// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/windows.h"

#include <algorithm>

namespace atos {

namespace {

void append(std::vector<PitchSums>& sums, const PitchClasses& amounts) {
    PitchSums next = sums.back();
    for (std::size_t pitchClass = 0; pitchClass < 12; ++pitchClass)
        next[pitchClass] += static_cast<double>(amounts[pitchClass]);
    sums.push_back(next);
}

bool isAuthentic(int dominant, int tonic, const PitchClasses& before) {
    return dominant == (tonic + 7) % 12 && before[static_cast<std::size_t>((tonic + 11) % 12)] > 0;
}

} // namespace

Windows::Windows(const std::vector<Slice>& slices) : sounding_(1), struck_(1), bass_(1), arrivals_(1) {
    times_.reserve(slices.size() + 1);
    for (Sums* sums : {&sounding_, &struck_, &bass_, &arrivals_})
        sums->reserve(slices.size() + 1);
    int dominant = -1; // the last bass note that differs from the present one
    int previous = -1;
    PitchClasses before{};
    for (const Slice& slice : slices) {
        times_.push_back(slice.onset);
        append(sounding_, slice.sounding);
        append(struck_, slice.struck);
        PitchClasses bass = oneHot(slice.bass);
        for (float& amount : bass)
            amount *= static_cast<float>(std::min(slice.duration, 2.0));
        append(bass_, bass);
        const int present = slice.bass < 0 ? previous : slice.bass % 12;
        if (present != previous) dominant = previous;
        append(arrivals_, present >= 0 && present != previous && isAuthentic(dominant, present, before)
                              ? bass
                              : PitchClasses{});
        previous = present;
        before = slice.sounding;
    }
    times_.push_back(slices.empty() ? 0 : slices.back().end());
    indexTimes();
}

void Windows::indexTimes() {
    const std::size_t stretches = times_.size();
    const double seconds = times_.back() - times_.front();
    if (!(seconds > 0)) return;
    stretchesASecond_ = static_cast<double>(stretches) / seconds;
    firstOfStretch_.reserve(stretches + 1);
    std::size_t slice = 0;
    for (std::size_t stretch = 0; stretch <= stretches; ++stretch) {
        while (slice < times_.size()
               && (times_[slice] - times_.front()) * stretchesASecond_ < static_cast<double>(stretch))
            ++slice;
        firstOfStretch_.push_back(static_cast<std::uint32_t>(slice));
    }
}

PitchSums Windows::sumAt(const Sums& sums, double seconds) const {
    if (!(seconds >= times_.front())) return sums.front();
    if (!(seconds < times_.back())) return sums.back();
    const auto stretch = std::min(static_cast<std::size_t>((seconds - times_.front()) * stretchesASecond_),
                                  firstOfStretch_.size() - 2);
    const auto after = std::upper_bound(times_.begin() + firstOfStretch_[stretch],
                                        times_.begin() + firstOfStretch_[stretch + 1], seconds);
    const auto i = static_cast<std::size_t>(after - times_.begin()) - 1;
    const double part = (seconds - times_[i]) / (times_[i + 1] - times_[i]);
    PitchSums result{};
    for (std::size_t pitchClass = 0; pitchClass < 12; ++pitchClass)
        result[pitchClass] = sums[i][pitchClass] + part * (sums[i + 1][pitchClass] - sums[i][pitchClass]);
    return result;
}

PitchClasses Windows::between(const PitchSums& from, const PitchSums& to) {
    PitchClasses result{};
    for (std::size_t pitchClass = 0; pitchClass < 12; ++pitchClass)
        result[pitchClass] = static_cast<float>(std::max(0.0, to[pitchClass] - from[pitchClass]));
    return shares(result);
}

PitchClasses Windows::sounding(double from, double to) const {
    return share(sounding_, from, to);
}
PitchClasses Windows::struck(double from, double to) const {
    return share(struck_, from, to);
}
PitchClasses Windows::bass(double from, double to) const {
    return share(bass_, from, to);
}

PitchClasses Windows::arrivals(double from, double to) const {
    return share(arrivals_, from, to);
}

PitchClasses Windows::share(const Sums& sums, double from, double to) const {
    return between(sumAt(sums, from), sumAt(sums, to));
}

PitchClasses shares(const PitchClasses& amounts) {
    float sum = 0;
    for (const float amount : amounts)
        sum += amount;
    if (!(sum > 1e-6F)) return {};
    PitchClasses result{};
    for (std::size_t pitchClass = 0; pitchClass < 12; ++pitchClass)
        result[pitchClass] = amounts[pitchClass] / sum;
    return result;
}

PitchClasses oneHot(int pitch) {
    PitchClasses result{};
    if (pitch >= 0) result[static_cast<std::size_t>(pitch % 12)] = 1;
    return result;
}

PitchClasses constant(double value) {
    PitchClasses result{};
    result.fill(static_cast<float>(value));
    return result;
}

} // namespace atos
