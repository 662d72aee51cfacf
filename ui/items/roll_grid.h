// SPDX-License-Identifier: Apache-2.0
// What stands on the time axis of a roll: bars and beats where they are known, otherwise seconds. Any thread.
#pragma once

#include "analysis/tempo/beat_grid.h"
#include "music/bars.h"

#include <QString>

#include <memory>
#include <vector>

namespace atos {

struct RollLine {
    double seconds = 0;
    bool strong = false; ///< a bar line
};

struct RollLabel {
    double seconds = 0;
    QString text; ///< "12" for a bar, "1:30" for a time
};

class RollGrid {
public:
    /// `beats` may be null: then there are seconds.
    explicit RollGrid(std::shared_ptr<const BeatGrid> beats = {});

    /// Those in [from, to) seconds: only as many as can be told apart, always the same ones at one scale.
    [[nodiscard]] std::vector<RollLine> lines(double from, double to, double pixelsPerSecond) const;
    /// So far apart that labels of `labelWidth` pixels do not touch.
    [[nodiscard]] std::vector<RollLabel> labels(double from, double to, double pixelsPerSecond,
                                                double labelWidth) const;
    [[nodiscard]] const std::shared_ptr<const BeatGrid>& beats() const { return beats_; }

private:
    /// The place in bars_ of the first bar after a time.
    [[nodiscard]] std::size_t firstBarFrom(double seconds) const;
    void addBars(std::vector<RollLine>& lines, double from, double to, double pixelsPerSecond) const;
    void addBeats(std::vector<RollLine>& lines, double from, double to, double pixelsPerSecond) const;

    std::shared_ptr<const BeatGrid> beats_;
    std::vector<Bar> bars_;          ///< empty: not known
    std::vector<double> barSeconds_; ///< where each begins
    double usualBar_ = 2;            ///< seconds
    double usualBeat_ = 0.5;         ///< seconds
};

} // namespace atos
