// SPDX-License-Identifier: Apache-2.0
#include "piano/link/quiet.h"

#include <chrono>
#include <thread>

namespace atos {
namespace {

constexpr double lookEvery = 0.01;     ///< seconds
constexpr double longestPlaying = 120; ///< seconds without a rest

} // namespace

void passTime(const PianoLinkOptions& options, double seconds) {
    if (options.wait) return options.wait(seconds);
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

Status awaitRest(const PianoLinkOptions& options, const Task& task) {
    for (double waited = 0; options.quiet && !options.quiet(); waited += lookEvery) {
        if (task.cancel.cancelled()) return cancelled();
        if (waited > longestPlaying)
            return environmentLacks("The tone waits for a rest, and there was none in two minutes.",
                                    "Lift your hands and the pedal for a moment, then send again.");
        passTime(options, lookEvery);
    }
    return {};
}

} // namespace atos
