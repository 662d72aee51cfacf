// SPDX-License-Identifier: Apache-2.0
// Which intervals between onsets are frequent. One thread at a time.
#pragma once

#include <array>
#include <cstddef>

namespace atos {

/// Intervals of 0.06 to 7.7 s on a logarithmic scale, blurred by about 4 %: nobody plays like a metronome.
class IntervalHistogram {
public:
    static constexpr double shortest = 0.06; ///< seconds
    static constexpr int octaves = 7;
    static constexpr double longest = shortest * (1 << octaves); ///< seconds

    /// All intervals between `events`, which have `seconds`, in order, and a `salience`, by which they weigh.
    template<typename Events>
    [[nodiscard]] static IntervalHistogram between(const Events& events) {
        IntervalHistogram intervals;
        for (std::size_t i = 0; i < events.size(); ++i) {
            for (std::size_t j = i + 1; j < events.size(); ++j) {
                const double interval = events[j].seconds - events[i].seconds;
                if (interval >= longest) break;
                intervals.add(interval, events[i].salience * events[j].salience);
            }
        }
        return intervals;
    }

    void add(double interval, double weight);
    /// The share of intervals near `interval`, compared with a flat spread: 1 by chance.
    [[nodiscard]] double at(double interval) const;
    /// How much repeats with `period` seconds and its next multiples and parts: a comb.
    [[nodiscard]] double pulse(double period) const;

private:
    static constexpr int binsPerOctave = 48;
    std::array<double, static_cast<std::size_t>(octaves* binsPerOctave)> bins_{};
    double total_ = 0;

    [[nodiscard]] static int binOf(double interval);
};

} // namespace atos
