// SPDX-License-Identifier: Apache-2.0
#include "music/live_take.h"

#include <algorithm>
#include <utility>

namespace atos {
namespace {

constexpr double longestPause = 2; // seconds
constexpr std::array<PedalKind, 3> pedalKinds{PedalKind::damper, PedalKind::sostenuto, PedalKind::soft};
constexpr std::uint8_t allSoundOff = 120;
constexpr std::uint8_t allNotesOff = 123; // and 124..127, which imply it

using PedalValues = std::array<std::array<std::uint8_t, 3>, 16>;

std::size_t pedalIndex(PedalKind kind) {
    return static_cast<std::size_t>(std::find(pedalKinds.begin(), pedalKinds.end(), kind)
                                    - pedalKinds.begin());
}

std::vector<Pedal> standing(const PedalValues& values) {
    std::vector<Pedal> pedals;
    for (std::uint8_t channel = 0; channel < values.size(); ++channel)
        for (std::size_t i = 0; i < pedalKinds.size(); ++i)
            if (values[channel][i] > 0) pedals.push_back({0, pedalKinds[i], values[channel][i], channel});
    return pedals;
}

} // namespace

void LiveTake::add(const ChannelMessage& message) {
    now_ = std::max(now_, message.seconds);
    if (message.kind() == 0xB0) return controller(message);
    if (message.isNoteOff()) {
        // A velocity of 0, which also makes note-ons end notes, says nothing of how the key was let go.
        const bool measured = message.bytes[2] > 0;
        release(message.channel(), message.bytes[1], measured ? message.bytes[2] : Note{}.releaseVelocity);
    }
    if (message.isNoteOn()) strike(message);
}

void LiveTake::strike(const ChannelMessage& message) {
    const std::uint8_t pitch = message.bytes[1];
    if (empty()) {
        start_ = lastNote_ = now_;
        take_.pedals = standing(pedals_);
    }
    release(message.channel(), pitch);
    played_ += std::min(now_ - lastNote_, longestPause);
    lastNote_ = now_;
    std::vector<Note>& notes = take_.notes;
    notes.push_back({now_ - start_, 0, pitch, message.bytes[2], message.channel(), 0,
                     std::exchange(finerVelocity_[message.channel()], 0)});
    held_.push_back(notes.size() - 1);
    // Of simultaneous notes the lower comes first.
    for (std::size_t i = notes.size() - 1;
         i > 0 && notes[i - 1].onset == notes[i].onset && notes[i - 1].pitch > notes[i].pitch; --i) {
        std::swap(notes[i - 1], notes[i]);
        for (std::size_t& held : held_) {
            if (held == i - 1)
                held = i;
            else if (held == i)
                held = i - 1;
        }
    }
}

void LiveTake::release(std::uint8_t channel, std::uint8_t pitch, std::uint8_t velocity) {
    const auto found = std::find_if(held_.begin(), held_.end(), [&](std::size_t index) {
        return take_.notes[index].channel == channel && take_.notes[index].pitch == pitch;
    });
    if (found == held_.end()) return;
    Note& note = take_.notes[*found];
    note.duration = now_ - start_ - note.onset;
    note.releaseVelocity = velocity;
    played_ += std::min(now_ - lastNote_, longestPause);
    lastNote_ = now_;
    held_.erase(found);
}

void LiveTake::controller(const ChannelMessage& message) {
    const auto number = message.bytes[1];
    if (number == velocityPrefix) finerVelocity_[message.channel()] = message.bytes[2];
    if (number == allSoundOff || number >= allNotesOff) {
        for (std::uint8_t pitch = 0; pitch < 128; ++pitch)
            release(message.channel(), pitch);
    }
    const std::size_t pedal = pedalIndex(static_cast<PedalKind>(number));
    if (pedal == pedalKinds.size()) return;
    pedals_[message.channel()][pedal] = message.bytes[2];
    if (!empty())
        take_.pedals.push_back({now_ - start_, pedalKinds[pedal], message.bytes[2], message.channel()});
}

Performance LiveTake::at(double seconds) const {
    Performance performance = take_;
    const double end = std::max(seconds, now_) - start_;
    for (const std::size_t index : held_)
        performance.notes[index].duration = end - performance.notes[index].onset;
    return performance;
}

std::array<std::uint8_t, 128> LiveTake::heldVelocity() const {
    std::array<std::uint8_t, 128> velocities{};
    for (const std::size_t index : held_)
        velocities[take_.notes[index].pitch] = take_.notes[index].velocity;
    return velocities;
}

std::uint8_t LiveTake::damper() const {
    std::uint8_t deepest = 0;
    for (const auto& channel : pedals_)
        deepest = std::max(deepest, channel[pedalIndex(PedalKind::damper)]);
    return deepest;
}

std::vector<ChannelMessage> LiveTake::pedalsDown(double seconds) const {
    std::vector<ChannelMessage> messages;
    for (const Pedal& pedal : standing(pedals_)) {
        messages.push_back({seconds,
                            {static_cast<std::uint8_t>(0xB0 | pedal.channel),
                             static_cast<std::uint8_t>(pedal.kind), pedal.value}});
    }
    return messages;
}

void LiveTake::restart() {
    take_.notes.clear();
    take_.pedals.clear();
    held_.clear();
    played_ = 0;
}

} // namespace atos
