// SPDX-License-Identifier: Apache-2.0
// The same work done by us and by a peer, in turn in one process.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace atos::bench {

/// Does one task to file number `file`, and returns something of its result, so that no compiler leaves it
/// out.
using Work = std::function<std::size_t(std::size_t file)>;

struct Contender {
    std::string task; ///< one of the tasks below
    std::string name; ///< with its version
    Work work;
    double target = 0; ///< how many times as fast we want to be; 0: only for comparison
};

inline constexpr const char* toSeconds = "read, to seconds";
inline constexpr const char* toTicks = "read, to ticks";
inline constexpr const char* toEvents = "read, to events";
inline constexpr const char* toBytes = "write";
inline constexpr const char* eventsToBytes = "write, from events";
inline constexpr const char* toRoll = "roll, three planes";
inline constexpr const char* toKeptRoll = "roll, three planes, our memory kept";
inline constexpr const char* toOnePlane = "roll, sounding alone";

/// The median of all rounds, and the lowest and highest.
struct Spread {
    double median = 0, lowest = 0, highest = 0;
};

struct Outcome {
    double ourSeconds = 0, peerSeconds = 0; ///< CPU time for all files, median
    Spread ratio;                           ///< the peer's time through ours, round by round
};

/// Both go over all files once in each round, and who begins changes from round to round: what the machine
/// does beside them falls on both.
[[nodiscard]] Outcome compete(const Work& ours, const Work& peer, std::size_t files, std::size_t rounds);

} // namespace atos::bench
