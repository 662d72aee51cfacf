// SPDX-License-Identifier: Apache-2.0
#include "app/piano/known_pianos.h"
#include "app/piano/port_monitor.h"
#include "cli/verbs.h"
#include "command/number_range.h"
#include "core/counted.h"
#include "piano/profile/describe_message.h"
#include "piano/profile/identify.h"
#include "piano/protocols/midi_bytes.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <thread>

namespace atos {
namespace {

class Monitor : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("PORT", port_, "The MIDI port to listen to, or a part of its name")->required();
        verb.add_option("--seconds", seconds_, "Stop after so long instead of at Ctrl-C")
            ->check(numberRange(0, 86400));
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const auto profiles = knownKeyboards();
        if (!profiles) return profiles.error();
        const auto system = openMidiSystem();
        const auto monitor = PortMonitor::open(*system, port_, *profiles);
        if (!monitor) return monitor.error();
        while (!cancel.cancelled() && (seconds_ == 0 || (*monitor)->seconds() < seconds_)) {
            while (const auto message = (*monitor)->take())
                if (auto told = tell(console, *message); !told) return told;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        if ((*monitor)->lost() == 0) return {};
        return environmentLacks(counted((*monitor)->lost(), "message") + " came too fast to be shown.");
    }

private:
    static Status tell(Console& console, const MonitoredMessage& message) {
        return console.result(
            {{"seconds", message.seconds}, {"bytes", message.bytes}, {"message", message.words}},
            fmt::format("{:10.3f}  {:<48}  {}\n", message.seconds, message.words, message.bytes));
    }

    std::string port_;
    double seconds_ = 0;
};

} // namespace

std::unique_ptr<Command> makeMonitor() {
    return std::make_unique<Monitor>();
}

} // namespace atos
