// SPDX-License-Identifier: Apache-2.0
#include "midi/panic.h"

#include <limits>

namespace atos {
namespace {

constexpr std::array<std::uint8_t, 3> pedalControllers{64, 66, 67};
constexpr std::uint8_t allSoundOff = 120;
constexpr std::uint8_t resetControllers = 121;
constexpr std::uint8_t allNotesOff = 123; // and 124..127, which imply it

} // namespace

void Panic::sent(std::span<const std::uint8_t> message) {
    if (!isChannelMessage(message) || message.size() != 3) return;
    const ChannelMessage event{0, {message[0], message[1], message[2]}};
    std::uint8_t& notes = sounding_[event.channel()][event.bytes[1]];
    if (event.isNoteOn() && notes < std::numeric_limits<std::uint8_t>::max()) ++notes;
    if (event.isNoteOff() && notes > 0) --notes;
    if (event.kind() == 0xB0) controller(event.channel(), event.bytes[1], event.bytes[2]);
}

void Panic::controller(std::uint8_t channel, std::uint8_t number, std::uint8_t value) {
    for (std::size_t i = 0; i < pedalControllers.size(); ++i)
        if (pedalControllers[i] == number) pedals_[channel][i] = value;
    if (number == resetControllers) pedals_[channel] = {};
    if (number == allSoundOff || number >= allNotesOff) sounding_[channel] = {};
}

std::vector<std::array<std::uint8_t, 3>> Panic::release() {
    std::vector<std::array<std::uint8_t, 3>> messages;
    for (std::uint8_t channel = 0; channel < 16; ++channel) {
        for (std::uint8_t pitch = 0; pitch < 128; ++pitch)
            for (std::uint8_t& notes = sounding_[channel][pitch]; notes > 0; --notes)
                messages.push_back({static_cast<std::uint8_t>(0x80 | channel), pitch, 64});
        for (std::size_t i = 0; i < pedalControllers.size(); ++i)
            if (pedals_[channel][i] > 0)
                messages.push_back({static_cast<std::uint8_t>(0xB0 | channel), pedalControllers[i], 0});
        pedals_[channel] = {};
    }
    return messages;
}

} // namespace atos
