// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "integration/handshake.h"

#include "support/child_process.h"

#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

namespace atos::test {

/// `atos simulate`: a piano in another process.
class SimulatedProcess {
public:
    /// Returns when its ports are open.
    explicit SimulatedProcess(const std::string& keyboard) : process_({ATOS_PROGRAM, "simulate", keyboard}) {
        const std::string ready = expect("ready: ");
        port_ = ready.substr(ready.find(' ') + 1);
    }
    ~SimulatedProcess() { process_.signal(SIGINT); }
    SimulatedProcess(const SimulatedProcess&) = delete;
    SimulatedProcess& operator=(const SimulatedProcess&) = delete;

    [[nodiscard]] const std::string& port() const { return port_; }
    void tell(const std::string& command) {
        process_.say(command);
        static_cast<void>(expect("done: " + command));
    }
    /// How it is set, as its own panel shows it: raw values by parameter.
    [[nodiscard]] std::map<std::string, int> panel() {
        process_.say("show");
        std::istringstream words(expect("values:").substr(7));
        std::map<std::string, int> values;
        for (std::string word; words >> word;)
            values[word.substr(0, word.find('='))] = std::stoi(word.substr(word.find('=') + 1));
        return values;
    }
    void knockUntil(const std::function<bool()>& heard) {
        test::knockUntil(heard, [this] { tell("strike " + std::to_string(knockPitch)); });
    }
    /// Plays a file and returns when it is over.
    void play(const std::string& file, double speed) {
        tell("play " + file + " " + std::to_string(speed));
        static_cast<void>(expect("played"));
    }

private:
    std::string expect(const std::string& beginning) {
        const auto line = process_.line();
        if (!line || !line->starts_with(beginning))
            throw std::runtime_error("the piano says \"" + line.value_or("nothing") + "\" and not \""
                                     + beginning + "\"");
        return *line;
    }

    ChildProcess process_;
    std::string port_;
};

} // namespace atos::test
