// SPDX-License-Identifier: Apache-2.0
#include "app/piano/program_ear.h"

#include <algorithm>
#include <utility>

namespace atos {
namespace {
constexpr std::uint8_t bankMsb = 0;
constexpr std::uint8_t bankLsb = 32;
constexpr std::uint8_t damper = 64;
constexpr int damperKey = 128;
} // namespace

Result<std::unique_ptr<ProgramEar>> ProgramEar::open(MidiSystem& system, const std::string& port) {
    std::unique_ptr<ProgramEar> ear(new ProgramEar);
    auto input = system.openInput(port, [&ear = *ear](double seconds, std::span<const std::uint8_t> bytes) {
        if (!isChannelMessage(bytes)) return;
        ChannelMessage message{seconds, {}};
        std::copy(bytes.begin(), bytes.end(), message.bytes.begin());
        ear.ring_.push(message);
    });
    if (!input) return input.error();
    ear->input_ = *std::move(input);
    return ear;
}

void ProgramEar::hear(const ChannelMessage& message) {
    const std::uint8_t channel = message.channel();
    if (message.isNoteOn()) held_.insert({channel, message.bytes[1]});
    if (message.isNoteOff()) held_.erase({channel, message.bytes[1]});
    if (message.isController(damper)) {
        if (message.bytes[2] >= 64)
            held_.insert({channel, damperKey});
        else
            held_.erase({channel, damperKey});
    }
    if (message.isController(bankMsb)) banks_.at(channel)[0] = message.bytes[2];
    if (message.isController(bankLsb)) banks_.at(channel)[1] = message.bytes[2];
    if (message.kind() == 0xC0)
        picked_ = ProgramNumbers{channel, {banks_.at(channel)[0], banks_.at(channel)[1], message.bytes[1]}};
}

std::optional<ProgramNumbers> ProgramEar::take() {
    ChannelMessage message;
    while (!picked_ && ring_.pop(message))
        hear(message);
    return std::exchange(picked_, std::nullopt);
}

bool ProgramEar::quiet() {
    ChannelMessage message;
    while (!picked_ && ring_.pop(message))
        hear(message);
    return held_.empty();
}

} // namespace atos
