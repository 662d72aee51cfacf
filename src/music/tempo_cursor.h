// SPDX-License-Identifier: Apache-2.0
// A tempo map asked for times that rarely go back: it remembers the stretch of the last answer. Internal to
// music.
#pragma once

#include "music/tempo_map.h"

#include <cstddef>
#include <limits>

namespace atos {

class TempoCursor {
public:
    /// The map must outlive the cursor.
    explicit TempoCursor(const TempoMap& map) : changes_(map.changes()) { stand(0); }

    [[nodiscard]] double secondsAt(double beat) {
        if (!(beat >= fromBeat_ && beat < untilBeat_)) findBeat(beat);
        return change_.seconds + (beat - change_.beat) * change_.secondsPerBeat;
    }
    [[nodiscard]] double beatAt(double seconds) {
        if (!(seconds >= fromSeconds_ && seconds < untilSeconds_)) findSeconds(seconds);
        return change_.beat + (seconds - change_.seconds) * beatsPerSecond_;
    }

private:
    static constexpr double infinity = std::numeric_limits<double>::infinity();

    void findBeat(double beat);
    void findSeconds(double seconds);
    void stand(std::size_t index);

    const std::vector<TempoChange>& changes_;
    TempoChange change_;
    double beatsPerSecond_ = 2;
    double fromBeat_ = -infinity, untilBeat_ = infinity;
    double fromSeconds_ = -infinity, untilSeconds_ = infinity;
};

} // namespace atos
