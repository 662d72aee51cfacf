// SPDX-License-Identifier: Apache-2.0
#include "command/interrupt.h"

#include <csignal>

namespace atos {
namespace {

CancelToken& token() {
    static CancelToken shared;
    return shared;
}

// Only stores to a lock-free atomic, which a signal handler may do.
extern "C" void onInterrupt(int) {
    token().cancel();
}

} // namespace

CancelToken cancelOnInterrupt() {
    struct sigaction action {};
    token();
    action.sa_handler = onInterrupt;
    action.sa_flags = SA_RESETHAND;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    return token();
}

} // namespace atos
