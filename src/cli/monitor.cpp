// SPDX-License-Identifier: Apache-2.0
#include "cli/piano.h"
#include "cli/verbs.h"
#include "command/number_range.h"
#include "core/spsc_ring.h"
#include "midi/clock.h"
#include "midi/port_match.h"
#include "piano/profile/describe_message.h"
#include "piano/profile/identify.h"
#include "piano/protocols/midi_bytes.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <thread>

namespace atos {
namespace {

/// From the driver's thread; of a long message the beginning.
struct Heard {
    double seconds = 0;
    std::size_t size = 0;
    std::array<std::uint8_t, 64> bytes{};

    [[nodiscard]] std::span<const std::uint8_t> shown() const {
        return std::span(bytes).first(std::min(size, bytes.size()));
    }
};

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
        const auto port = matchPort(system->ports(), PortDirection::input, port_);
        const KeyboardProfile* profile = port ? matchProfile(*profiles, *port) : nullptr;
        const double began = steadySeconds();
        auto input = system->openInput(port_, [this](double seconds, auto message) {
            Heard heard;
            heard.seconds = seconds;
            heard.size = message.size();
            std::copy_n(message.begin(), std::min(message.size(), heard.bytes.size()), heard.bytes.begin());
            if (!ring_.push(heard)) ++lost_;
        });
        if (!input) return input.error();
        while (!cancel.cancelled() && (seconds_ == 0 || steadySeconds() < began + seconds_)) {
            for (Heard heard; ring_.pop(heard);)
                if (auto told = tell(console, heard, began, profile); !told) return told;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        if (lost_ == 0) return {};
        return environmentLacks(fmt::format("{} messages came too fast to be shown.", lost_.load()));
    }

private:
    static Status tell(Console& console, const Heard& heard, double began, const KeyboardProfile* profile) {
        const bool whole = heard.size <= heard.bytes.size();
        const std::string words = whole ? describeMessage(heard.shown(), profile)
                                        : fmt::format("system exclusive, {} bytes", heard.size);
        const std::string bytes = hexFromBytes(heard.shown()) + (whole ? "" : " ...");
        const double seconds = heard.seconds - began;
        return console.result({{"seconds", seconds}, {"bytes", bytes}, {"message", words}},
                              fmt::format("{:10.3f}  {:<48}  {}\n", seconds, words, bytes));
    }

    std::string port_;
    double seconds_ = 0;
    SpscRing<Heard> ring_{8'192};
    std::atomic<std::uint64_t> lost_{0};
};

} // namespace

std::unique_ptr<Command> makeMonitor() {
    return std::make_unique<Monitor>();
}

} // namespace atos
