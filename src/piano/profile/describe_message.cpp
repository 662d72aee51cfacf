// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/describe_message.h"

#include "core/counted.h"
#include "midi/message.h"
#include "piano/profile/parameter_messages.h"
#include "piano/profile/plan.h"
#include "piano/protocols/protocols.h"
#include "piano/protocols/universal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace atos {
namespace {

struct Controller {
    int number;
    std::string_view name;
};

constexpr std::array controllers{Controller{0, "bank (high)"},
                                 Controller{1, "modulation"},
                                 Controller{6, "data entry (high)"},
                                 Controller{7, "volume"},
                                 Controller{10, "pan"},
                                 Controller{11, "expression"},
                                 Controller{32, "bank (low)"},
                                 Controller{38, "data entry (low)"},
                                 Controller{64, "damper"},
                                 Controller{65, "portamento"},
                                 Controller{66, "sostenuto"},
                                 Controller{67, "una corda"},
                                 Controller{70, "sound variation"},
                                 Controller{71, "resonance"},
                                 Controller{72, "release time"},
                                 Controller{73, "attack time"},
                                 Controller{74, "brightness"},
                                 Controller{75, "decay time"},
                                 Controller{84, "portamento control"},
                                 Controller{88, "high-resolution velocity"},
                                 Controller{91, "reverb send"},
                                 Controller{93, "chorus send"},
                                 Controller{98, "NRPN (low)"},
                                 Controller{99, "NRPN (high)"},
                                 Controller{100, "RPN (low)"},
                                 Controller{101, "RPN (high)"},
                                 Controller{120, "all sound off"},
                                 Controller{121, "reset controllers"},
                                 Controller{122, "Local Control"},
                                 Controller{123, "all notes off"}};

std::string keyName(int pitch) {
    constexpr std::array names{"C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B"};
    return fmt::format("{}{} ({})", names.at(static_cast<std::size_t>(pitch % 12)), pitch / 12 - 1, pitch);
}

std::string describeController(int number, int value) {
    const auto found = std::find_if(controllers.begin(), controllers.end(),
                                    [number](const Controller& entry) { return entry.number == number; });
    if (found == controllers.end()) return fmt::format("control change {} = {}", number, value);
    return fmt::format("{} {}", found->name, value);
}

std::string describeChannelMessage(MidiBytes message) {
    const int channel = (message[0] & 0x0F) + 1;
    const auto said = [&]() -> std::string {
        switch (message[0] & 0xF0) {
        case 0x90:
            if (message[2] > 0)
                return fmt::format("note on {}, velocity {}", keyName(message[1]), message[2]);
            return fmt::format("note off {}", keyName(message[1]));
        case 0x80:
            return fmt::format("note off {}, velocity {}", keyName(message[1]), message[2]);
        case 0xA0:
            return fmt::format("key pressure {} = {}", keyName(message[1]), message[2]);
        case 0xB0:
            return describeController(message[1], message[2]);
        case 0xC0:
            return fmt::format("program {}", message[1] + 1);
        case 0xD0:
            return fmt::format("channel pressure {}", message[1]);
        default:
            return fmt::format("pitch bend {:+d}", message[1] + 128 * message[2] - 8192);
        }
    }();
    return fmt::format("{}, channel {}", said, channel);
}

std::string describeParameter(MidiBytes message, const KeyboardProfile& profile) {
    if (const auto set = valueInSet(profile, message))
        return fmt::format("{}: {}", profile.name, describeValue(*set->parameter, set->raw));
    for (const Parameter& parameter : profile.parameters)
        if (isReadRequest(parameter, message)) return fmt::format("{}: {}?", profile.name, parameter.label);
    return {};
}

std::string describeExclusive(MidiBytes message) {
    for (const Protocol* protocol : protocols())
        if (auto said = protocol->describe(message); !said.empty()) return said;
    const auto maker = message.size() > 2 ? makerOf(message.subspan(1)) : std::string_view();
    return fmt::format("{} system exclusive, {}", maker.empty() ? "unknown" : maker,
                       counted(message.size(), "byte"));
}

} // namespace

std::string describeMessage(MidiBytes message, const KeyboardProfile* profile) {
    if (message.empty()) return "nothing";
    if (profile != nullptr)
        if (auto said = describeParameter(message, *profile); !said.empty()) return said;
    if (isChannelMessage(message)) return describeChannelMessage(message);
    if (message[0] == 0xF0) return describeExclusive(message);
    return fmt::format("system message {:02X}, {}", message[0], counted(message.size(), "byte"));
}

} // namespace atos
