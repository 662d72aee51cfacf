// SPDX-License-Identifier: Apache-2.0
// The key of the last half minute and the chord of the last second, found on a thread of its own so that the
// engine's messages never wait for analysis.
#pragma once

#include "analysis/harmony.h"
#include "music/performance.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace atos {

inline constexpr double liveKeySeconds = 30;
inline constexpr double liveChordSeconds = 1;

/// Any thread.
class LiveHarmony {
public:
    struct Answer {
        KeyTimeline keys;           ///< times as in the take
        std::optional<Chord> chord; ///< empty when nothing has sounded in the last second
    };

    LiveHarmony();

    /// The take as it stands at `seconds`. The newest offer is looked at, at most four times a second.
    void offer(std::shared_ptr<const Performance> take, double seconds);
    [[nodiscard]] Answer latest() const;

private:
    void work(const std::stop_token& stop);

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::shared_ptr<const Performance> offered_; ///< null: nothing new
    double offeredSeconds_ = 0;
    Answer answer_;
    std::jthread thread_; ///< last: stops before the rest goes
};

/// Beats a minute of the take so far; 0: not known. Takes a moment for a long one: call it from a worker.
[[nodiscard]] double liveTempo(const Performance& take);

/// What sounds in the last `window` seconds before `end`, moved so that the window begins at second 0: notes
/// and pedals that were down by then begin there.
[[nodiscard]] Performance lastSeconds(const Performance& take, double end, double window);

} // namespace atos
