// SPDX-License-Identifier: Apache-2.0
#include "piano/simulated/simulated_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace atos {
namespace {

constexpr int largest = 100'000;

struct Switch {
    std::string_view name;
    bool SimulatedFaults::*fault;
};
struct Number {
    std::string_view name;
    int SimulatedFaults::*fault;
};

constexpr std::array switches{Switch{"silent", &SimulatedFaults::silent},
                              Switch{"refuse", &SimulatedFaults::ignoreWrites},
                              Switch{"echo", &SimulatedFaults::echo}};
constexpr std::array numbers{Number{"drop", &SimulatedFaults::dropReplies},
                             Number{"corrupt", &SimulatedFaults::corruptReplies},
                             Number{"slow", &SimulatedFaults::slowMs},
                             Number{"chunk", &SimulatedFaults::chunkBytes},
                             Number{"unplug", &SimulatedFaults::unplugAtReply},
                             Number{"unplug-write", &SimulatedFaults::unplugAtWrite},
                             Number{"power-off", &SimulatedFaults::powerOffSeconds}};

} // namespace

Status applyFault(SimulatedFaults& faults, std::string_view text) {
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    const std::string_view digits = equals == std::string_view::npos ? "1" : text.substr(equals + 1);
    int value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool isNumber =
        failure == std::errc{} && end == digits.data() + digits.size() && value >= 0 && value <= largest;
    const auto called = [name](const auto& entry) { return entry.name == name; };
    if (const auto found = std::find_if(switches.begin(), switches.end(), called);
        found != switches.end() && isNumber && value <= 1) {
        faults.*found->fault = value == 1;
        return {};
    }
    if (const auto found = std::find_if(numbers.begin(), numbers.end(), called);
        found != numbers.end() && isNumber && equals != std::string_view::npos) {
        faults.*found->fault = value;
        return {};
    }
    return badInput(
        fmt::format("\"{}\" is no fault of a simulated piano.", text),
        "There are silent, refuse, echo, drop=N, corrupt=N, slow=MS, chunk=BYTES, unplug=N, unplug-write=N, "
        "power-off=SECONDS.");
}

} // namespace atos
