// SPDX-License-Identifier: Apache-2.0
// A tempo map asked for times that rarely go back: it remembers the stretch of the last answer. Internal to
// music.
#pragma once

#include "music/tempo_map.h"

#include <cstddef>
#include <limits>

namespace atos {

/// What lies between two changes of the tempo; the first stretch reaches back, and the last one on, without
/// end.
struct TempoStretch {
    TempoChange change;
    double beatsPerSecond = 2;
    double fromBeat, untilBeat;
    double fromSeconds, untilSeconds;

    [[nodiscard]] bool holdsBeat(double beat) const { return beat >= fromBeat && beat < untilBeat; }
    [[nodiscard]] bool holdsSeconds(double seconds) const {
        return seconds >= fromSeconds && seconds < untilSeconds;
    }
    [[nodiscard]] double secondsAt(double beat) const {
        return change.seconds + (beat - change.beat) * change.secondsPerBeat;
    }
    [[nodiscard]] double beatAt(double seconds) const {
        return change.beat + (seconds - change.seconds) * beatsPerSecond;
    }
};

class TempoCursor {
public:
    /// The map must outlive the cursor.
    explicit TempoCursor(const TempoMap& map) : changes_(map.changes()) { stand(0); }

    [[nodiscard]] const TempoStretch& stretchAt(double beat) {
        if (!stretch_.holdsBeat(beat)) findBeat(beat);
        return stretch_;
    }
    [[nodiscard]] double secondsAt(double beat) { return stretchAt(beat).secondsAt(beat); }
    [[nodiscard]] double beatAt(double seconds) {
        if (!stretch_.holdsSeconds(seconds)) findSeconds(seconds);
        return stretch_.beatAt(seconds);
    }

private:
    void findBeat(double beat);
    void findSeconds(double seconds);
    void stand(std::size_t index);

    const std::vector<TempoChange>& changes_;
    std::size_t index_ = 0; ///< of the change that begins the stretch
    TempoStretch stretch_{};
};

} // namespace atos
