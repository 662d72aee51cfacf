// SPDX-License-Identifier: Apache-2.0
#include "ui/items/roll_grid.h"

#include "ui/base/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

constexpr double closestBars = 8;   // pixels
constexpr double closestBeats = 10; // pixels
/// Steps between seconds that people count in.
constexpr std::array<int, 9> secondSteps{1, 2, 5, 10, 30, 60, 120, 300, 600};

int secondStep(double pixelsPerSecond, double pixels) {
    for (const int step : secondSteps)
        if (step * pixelsPerSecond >= pixels) return step;
    return 3600;
}

/// 1, 2, 4, 8 ... bars, at least so many pixels.
std::size_t barStep(double barPixels, double pixels) {
    std::size_t step = 1;
    while (static_cast<double>(step) * barPixels < pixels && step < (1U << 20U))
        step *= 2;
    return step;
}

template<typename Each>
void eachSecond(double from, double to, int step, Each each) {
    for (int second = std::max(0, static_cast<int>(std::ceil(from / step)) * step); second < to;
         second += step)
        each(second);
}

} // namespace

RollGrid::RollGrid(std::shared_ptr<const BeatGrid> beats) : beats_(std::move(beats)) {
    if (beats_ == nullptr) return;
    const TempoMap& tempo = beats_->tempo;
    const double last = tempo.beatAt(beats_->to);
    usualBeat_ =
        (beats_->to - beats_->from) / std::max(1.0, last - tempo.beatAt(beats_->from)) * beats_->beatQuarters;
    if (!beats_->barsKnown()) return;
    bars_ = barsUntil(tempo, last);
    for (const Bar& bar : bars_)
        barSeconds_.push_back(tempo.secondsAt(bar.beat));
    if (!bars_.empty()) usualBar_ = beats_->to / static_cast<double>(bars_.size());
}

std::size_t RollGrid::firstBarFrom(double seconds) const {
    return static_cast<std::size_t>(std::lower_bound(barSeconds_.begin(), barSeconds_.end(), seconds)
                                    - barSeconds_.begin());
}

std::vector<RollLine> RollGrid::lines(double from, double to, double pixelsPerSecond) const {
    std::vector<RollLine> lines;
    if (beats_ == nullptr) {
        eachSecond(from, to, secondStep(pixelsPerSecond, closestBeats), [&lines](int second) {
            lines.push_back({static_cast<double>(second), false});
        });
        return lines;
    }
    addBeats(lines, from, to, pixelsPerSecond);
    addBars(lines, from, to, pixelsPerSecond);
    return lines;
}

void RollGrid::addBars(std::vector<RollLine>& lines, double from, double to, double pixelsPerSecond) const {
    const std::size_t step = barStep(usualBar_ * pixelsPerSecond, closestBars);
    for (std::size_t bar = firstBarFrom(from); bar < bars_.size() && barSeconds_[bar] < to; ++bar)
        if (bar % step == 0) lines.push_back({barSeconds_[bar], true});
}

void RollGrid::addBeats(std::vector<RollLine>& lines, double from, double to, double pixelsPerSecond) const {
    if (usualBeat_ * pixelsPerSecond < closestBeats) return;
    const TempoMap& tempo = beats_->tempo;
    const double each = beats_->beatQuarters;
    const auto add = [&](double begin, double end) { // beats counted from `begin`, in quarter notes
        const double first =
            std::max(0.0, std::ceil((tempo.beatAt(std::max(from, beats_->from)) - begin) / each - 1e-6));
        for (double beat = begin + first * each; beat < end - 1e-6; beat += each) {
            const double seconds = tempo.secondsAt(beat);
            if (seconds >= to || seconds > beats_->to + 1e-6) return;
            if (seconds >= from) lines.push_back({seconds, false});
        }
    };
    if (bars_.empty()) return add(0, tempo.beatAt(beats_->to) + each);
    // From the bar that `from` lies in: each bar counts its own beats.
    std::size_t bar = firstBarFrom(from);
    for (bar = bar > 0 ? bar - 1 : 0; bar < bars_.size() && barSeconds_[bar] < to; ++bar)
        add(bars_[bar].beat, bars_[bar].beat + bars_[bar].quarters);
}

std::vector<RollLabel> RollGrid::labels(double from, double to, double pixelsPerSecond,
                                        double labelWidth) const {
    std::vector<RollLabel> labels;
    if (bars_.empty()) {
        eachSecond(from, to, secondStep(pixelsPerSecond, labelWidth), [&labels](int second) {
            labels.push_back({static_cast<double>(second), words::minutes(second)});
        });
        return labels;
    }
    const std::size_t step = barStep(usualBar_ * pixelsPerSecond, labelWidth);
    double last = -1e9;
    for (std::size_t bar = firstBarFrom(from); bar < bars_.size() && barSeconds_[bar] < to; ++bar) {
        if (bar % step != 0 || (barSeconds_[bar] - last) * pixelsPerSecond < labelWidth) continue;
        labels.push_back({barSeconds_[bar], QString::number(bars_[bar].number)});
        last = barSeconds_[bar];
    }
    return labels;
}

} // namespace atos
