// SPDX-License-Identifier: Apache-2.0
#include "audio/render/schedule.h"

#include <algorithm>
#include <map>

namespace atos {
namespace {

std::uint8_t statusOf(int kind, std::uint8_t channel) {
    return static_cast<std::uint8_t>(kind | (channel & 0x0F));
}

/// At one moment: keys go up before pedals move, and pedals before keys go down.
int order(const ChannelMessage& message) {
    return message.isNoteOff() ? 0 : message.isNoteOn() ? 2 : 1;
}

constexpr double shortestNote = 0.001; ///< in seconds: a key goes down before it goes up

void addNotes(const Performance& performance, double from, double to, std::vector<ChannelMessage>& messages) {
    std::map<std::pair<int, int>, std::size_t> pendingEnd; // (channel, pitch) -> its note-off
    for (const Note& note : performance.notes) {
        if (note.onset < from || note.onset >= to) continue;
        const std::pair key(note.channel & 0x0F, note.pitch & 0x7F);
        if (const auto earlier = pendingEnd.find(key); earlier != pendingEnd.end()) {
            double& end = messages[earlier->second].seconds;
            end = std::min(end, note.onset - from);
        }
        messages.push_back({note.onset - from, {statusOf(0x90, note.channel), note.pitch, note.velocity}});
        pendingEnd[key] = messages.size();
        const double end = std::max(std::min(note.end(), to), note.onset + shortestNote);
        messages.push_back({end - from, {statusOf(0x80, note.channel), note.pitch, 64}});
    }
}

void addPedals(const Performance& performance, double from, double to,
               std::vector<ChannelMessage>& messages) {
    std::map<std::pair<int, int>, std::uint8_t> standing; // (channel, controller) -> value at `from`
    std::map<std::pair<int, int>, std::uint8_t> last;     // value at `to`
    for (const Pedal& pedal : performance.pedals) {
        if (pedal.seconds >= to) break;
        const auto controller = static_cast<std::uint8_t>(pedal.kind);
        const std::pair key(pedal.channel & 0x0F, static_cast<int>(controller));
        last[key] = pedal.value;
        if (pedal.seconds <= from)
            standing[key] = pedal.value;
        else
            messages.push_back(
                {pedal.seconds - from, {statusOf(0xB0, pedal.channel), controller, pedal.value}});
    }
    for (const auto& [key, value] : standing) {
        const auto [channel, controller] = key;
        messages.push_back({0,
                            {statusOf(0xB0, static_cast<std::uint8_t>(channel)),
                             static_cast<std::uint8_t>(controller), value}});
    }
    for (const auto& [key, value] : last) {
        if (value == 0) continue; // it is up already
        const auto [channel, controller] = key;
        messages.push_back(
            {to - from,
             {statusOf(0xB0, static_cast<std::uint8_t>(channel)), static_cast<std::uint8_t>(controller), 0}});
    }
}

} // namespace

std::vector<ChannelMessage> schedule(const Performance& performance, double from, double to) {
    std::vector<ChannelMessage> messages;
    messages.reserve(2 * performance.notes.size() + performance.pedals.size());
    addNotes(performance, from, to, messages);
    addPedals(performance, from, to, messages);
    std::stable_sort(messages.begin(), messages.end(), [](const ChannelMessage& a, const ChannelMessage& b) {
        return std::pair(a.seconds, order(a)) < std::pair(b.seconds, order(b));
    });
    return messages;
}

} // namespace atos
