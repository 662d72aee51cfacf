// SPDX-License-Identifier: Apache-2.0
#include "piano/link/note_port.h"

#include <span>
#include <utility>

namespace atos {
namespace {

bool isMusic(const ChannelMessage& message) {
    return message.isNoteOn() || message.isNoteOff() || message.isController(64) || message.isController(66)
           || message.isController(67);
}

} // namespace

Result<std::unique_ptr<NotePort>> NotePort::open(MidiSystem& system, const std::string& output) {
    auto port = system.openOutput(output);
    if (!port) return port.error();
    return std::unique_ptr<NotePort>(new NotePort(*std::move(port)));
}

Status NotePort::play(const ChannelMessage& message) {
    if (!isMusic(message)) return badInput("Only notes and pedals are played on a piano.");
    return port_->send(std::span(message.bytes).first(channelMessageSize(message.bytes[0])));
}

} // namespace atos
