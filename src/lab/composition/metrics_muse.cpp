// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/metrics_muse.h"

#include "compose/scale_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace atos {
namespace {

/// A mean that nothing may have been added to.
class Average {
public:
    void add(double value) {
        sum_ += value;
        ++count_;
    }
    [[nodiscard]] double value() const { return count_ > 0 ? sum_ / count_ : 0; }

private:
    double sum_ = 0;
    int count_ = 0;
};

struct Bar {
    PitchClassShares sounding{};                      ///< columns
    std::array<double, 12U * columnsOfABar> onsets{}; ///< by pitch class and column
    [[nodiscard]] bool empty() const {
        return std::all_of(sounding.begin(), sounding.end(), [](double columns) { return columns == 0; });
    }
};

std::vector<Bar> barsOf(const NoteGrid& grid) {
    std::vector<Bar> bars(static_cast<std::size_t>(grid.columns / columnsOfABar));
    for (const GridNote& note : grid.notes) {
        const auto pitchClass = static_cast<std::size_t>(note.pitch % 12);
        for (int column = note.column; column < note.end(); ++column)
            if (const auto bar = static_cast<std::size_t>(column / columnsOfABar); bar < bars.size())
                bars[bar].sounding[pitchClass] += 1;
        if (const auto bar = static_cast<std::size_t>(note.column / columnsOfABar); bar < bars.size())
            bars[bar]
                .onsets[pitchClass * columnsOfABar + static_cast<std::size_t>(note.column % columnsOfABar)] =
                1;
    }
    return bars;
}

using Centroid = std::array<double, 6>;

/// Circles of fifths, minor thirds and major thirds; the last counts half.
Centroid centroidOf(const PitchClassShares& sounding) {
    constexpr std::array<double, 3> turns{7.0 / 12, 3.0 / 12, 4.0 / 12};
    constexpr std::array<double, 3> radii{1, 1, 0.5};
    double total = 0;
    Centroid centroid{};
    for (std::size_t pitchClass = 0; pitchClass < sounding.size(); ++pitchClass) {
        total += sounding[pitchClass];
        for (std::size_t circle = 0; circle < turns.size(); ++circle) {
            const double angle = 2 * std::numbers::pi * turns[circle] * static_cast<double>(pitchClass);
            centroid[2 * circle] += sounding[pitchClass] * radii[circle] * std::sin(angle);
            centroid[2 * circle + 1] += sounding[pitchClass] * radii[circle] * std::cos(angle);
        }
    }
    for (double& value : centroid)
        value /= total;
    return centroid;
}

double distance(const Centroid& a, const Centroid& b) {
    double squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        squares += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(squares);
}

double cosine(const Bar& a, const Bar& b) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (std::size_t i = 0; i < a.onsets.size(); ++i) {
        product += a.onsets[i] * b.onsets[i];
        first += a.onsets[i] * a.onsets[i];
        second += b.onsets[i] * b.onsets[i];
    }
    return first > 0 && second > 0 ? product / std::sqrt(first * second) : 0;
}

struct Averages {
    Average empty, classes, qualified, polyphonic, inScale, tonal, similar;

    void addBars(const std::vector<Bar>& bars) {
        for (std::size_t i = 0; i < bars.size(); ++i) {
            empty.add(bars[i].empty() ? 1 : 0);
            if (bars[i].empty()) continue;
            classes.add(static_cast<double>(std::count_if(bars[i].sounding.begin(), bars[i].sounding.end(),
                                                          [](double columns) { return columns > 0; })));
            if (i > 0 && !bars[i - 1].empty())
                tonal.add(distance(centroidOf(bars[i - 1].sounding), centroidOf(bars[i].sounding)));
            for (std::size_t j = 0; j < i; ++j)
                if (!bars[j].empty()) similar.add(cosine(bars[j], bars[i]));
        }
    }
};

double shareInScale(const NoteGrid& clip) {
    const PitchClassShares shares = pitchClassShares(clip);
    const Key key = bestKey(shares);
    double inside = 0;
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
        if (inScale(pitchClass, key)) inside += shares[static_cast<std::size_t>(pitchClass)];
    return inside;
}

} // namespace

MuseFigures museFigures(std::span<const NoteGrid> clips) {
    constexpr int qualifiedLength = 2;
    constexpr int polyphonicFrom = 3;
    Averages averages;
    for (const NoteGrid& clip : clips) {
        averages.addBars(barsOf(clip));
        if (clip.notes.empty()) continue;
        averages.inScale.add(shareInScale(clip));
        for (const GridNote& note : clip.notes)
            averages.qualified.add(note.length >= qualifiedLength ? 1 : 0);
        for (const int sounding : notesSounding(clip))
            averages.polyphonic.add(sounding >= polyphonicFrom ? 1 : 0);
    }
    return {averages.empty.value(),      averages.classes.value(), averages.qualified.value(),
            averages.polyphonic.value(), averages.inScale.value(), averages.tonal.value(),
            averages.similar.value()};
}

} // namespace atos
