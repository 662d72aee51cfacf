// SPDX-License-Identifier: Apache-2.0
#include "integration/jack_server.h"

#include "midi/drivers.h"
#include "midi/rtmidi_system.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <thread>

namespace atos::test {
namespace {

bool onPath(const std::string& program) {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path != nullptr ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (std::filesystem::exists(std::filesystem::path(folder) / program)) return true;
    return false;
}

} // namespace

JackServer::JackServer(const std::string& name)
    // On a busy machine clients are late: the server waits for them (-S, -t) and its log tells of each.
    : process_({"sh", "-c", "exec jackd -n \"$0\" -r -S -t 10000 -d dummy -p 256 2>/dev/null", name}) {
    ::setenv("JACK_DEFAULT_SERVER", name.c_str(), 1);
    ::setenv("ATOS_MIDI", "jack", 1);
}

std::unique_ptr<JackServer> JackServer::start() {
    if (!onPath("jackd")) return nullptr;
    ::setenv("JACK_NO_AUDIO_RESERVATION", "1", 1); // there is no session bus to ask
    std::unique_ptr<JackServer> server(new JackServer("atos-test-" + std::to_string(::getpid())));
    silenceDrivers();
    const auto giveUp = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!JackWatch::open()) {
        if (!server->process_.running() || std::chrono::steady_clock::now() > giveUp)
            throw std::runtime_error("jackd does not come up");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return server;
}

void JackServer::stop() {
    process_.signal(SIGTERM);
    // A synchronous server sometimes waits for ever for a client that has gone.
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (process_.running() && std::chrono::steady_clock::now() < patience)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (process_.running()) process_.signal(SIGKILL);
    static_cast<void>(process_.wait());
}

JackServer::~JackServer() {
    stop();
    ::unsetenv("JACK_DEFAULT_SERVER");
    ::unsetenv("ATOS_MIDI");
}

} // namespace atos::test
