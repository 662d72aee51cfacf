// SPDX-License-Identifier: Apache-2.0
#include "audio/live/live_mixer.h"

namespace atos {
namespace {

std::size_t slotOf(const ChannelMessage& message) {
    return static_cast<std::size_t>(message.channel()) * 128 + (message.bytes[1] & 0x7F);
}

bool isPedal(const ChannelMessage& message) {
    return message.isController(64) || message.isController(66) || message.isController(67);
}

} // namespace

void LiveMixer::render(float* left, float* right, int stride, int frames) {
    // Notes first: a `silence` that follows them must find them sounding.
    for (ChannelMessage message; messages_.pop(message);)
        pass(message);
    for (Command command; commands_.pop(command);)
        obey(command);
    synth_->render(left, right, stride, frames);
    recording_.mixInto(left, right, stride, frames);
    pair_.mixInto(left, right, stride, frames);
}

void LiveMixer::obey(const Command& command) {
    switch (command.kind) {
    case Command::tone:
        synth_->apply(command.toneValue);
        break;
    case Command::gain:
        synth_->setGain(command.decibels);
        break;
    case Command::silence:
        releaseAll();
        break;
    }
}

void LiveMixer::pass(const ChannelMessage& message) {
    if (message.isNoteOn())
        sounding_.set(slotOf(message));
    else if (message.isNoteOff())
        sounding_.reset(slotOf(message));
    else if (isPedal(message))
        pressed_.set(slotOf(message), message.bytes[2] > 0);
    else
        return;
    synth_->play(message);
}

void LiveMixer::releaseAll() {
    for (std::size_t slot = 0; slot < sounding_.size(); ++slot) {
        const auto channel = static_cast<std::uint8_t>(slot / 128);
        const auto number = static_cast<std::uint8_t>(slot % 128);
        if (sounding_[slot]) synth_->play({0, {static_cast<std::uint8_t>(0x80 | channel), number, 64}});
        if (pressed_[slot]) synth_->play({0, {static_cast<std::uint8_t>(0xB0 | channel), number, 0}});
    }
    sounding_.reset();
    pressed_.reset();
}

} // namespace atos
