// SPDX-License-Identifier: Apache-2.0
#include "command/interrupt.h"

#include <fcntl.h>
#include <unistd.h>

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
    struct sigaction hangUp {};
    ::sigaction(SIGHUP, nullptr, &hangUp);
    if (hangUp.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN);
    return token();
}

void fillStandardStreams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) >= 0) continue;
        // The wrong way round, so that whoever uses it is told. Opened as the lowest number that is free.
        static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
    }
}

} // namespace atos
