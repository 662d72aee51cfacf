// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/child_process.h"

#include <memory>
#include <string>

namespace atos::test {

/// A JACK server of our own, without a sound card, for this process and its children: $JACK_DEFAULT_SERVER
/// and $ATOS_MIDI point at it while it lives.
class JackServer {
public:
    static constexpr double period = 256.0 / 48'000; ///< seconds

    /// Null when jackd is not installed; std::runtime_error when it is and does not come up.
    [[nodiscard]] static std::unique_ptr<JackServer> start();
    ~JackServer();

    void stop();

private:
    explicit JackServer(const std::string& name);

    ChildProcess process_;
};

} // namespace atos::test

/// Declares `server`, or skips the current test with a message.
#define ATOS_REQUIRE_JACK_SERVER(server)                                                                     \
    const auto server = atos::test::JackServer::start();                                                     \
    if (!(server)) GTEST_SKIP() << "jackd is not installed"
