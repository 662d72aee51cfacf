// SPDX-License-Identifier: Apache-2.0
// Realtime priority for a thread that must not wait for others: what one plays is passed on before anything
// is computed.
#pragma once

#include <string>
#include <system_error>

#ifdef __linux__
#include <pthread.h>
#include <sched.h>
#endif

namespace atos {

/// Low among realtime threads: below the sound (60 in FluidSynth, 70 and more in JACK) and the kernel's
/// interrupts (50).
inline constexpr int realtimePriority = 20;

/// For the calling thread, which must sleep most of the time: round robin, so that others of its priority get
/// their turn. Empty when it is granted, else why not; a system grants it to root and, on Debian, to members
/// of the group `audio` once `jackd2` has set up realtime (its file in /etc/security/limits.d).
[[nodiscard]] inline std::string askForRealtime() {
#ifdef __linux__
    sched_param wanted{};
    wanted.sched_priority = realtimePriority;
    // Children, such as a training process, begin as usual.
    const int failure = ::pthread_setschedparam(::pthread_self(), SCHED_RR | SCHED_RESET_ON_FORK, &wanted);
    return failure == 0 ? std::string() : std::generic_category().message(failure);
#else
    return "not known how on this system";
#endif
}

} // namespace atos
