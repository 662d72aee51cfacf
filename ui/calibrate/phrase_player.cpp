// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/phrase_player.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>

namespace atos {
namespace {

constexpr std::uint8_t controlStatus = 0xB0;
constexpr std::uint8_t noteOffStatus = 0x80;

int order(const ChannelMessage& message) {
    return message.isNoteOff() ? 0 : message.isNoteOn() ? 2 : 1;
}

ChannelMessage pedalMessage(const Pedal& pedal, double seconds) {
    return {seconds, {controlStatus, static_cast<std::uint8_t>(pedal.kind), pedal.value}};
}

} // namespace

std::vector<ChannelMessage> messagesBetween(const Performance& performance, double from, double to) {
    std::vector<ChannelMessage> messages;
    std::array<const Pedal*, 128> before{};
    for (const Pedal& pedal : performance.pedals) {
        if (pedal.seconds < from) {
            before.at(static_cast<std::size_t>(pedal.kind)) = &pedal;
        } else if (pedal.seconds < to) {
            messages.push_back(pedalMessage(pedal, pedal.seconds - from));
        }
    }
    for (const Pedal* pedal : before) {
        if (pedal != nullptr && pedal->value > 0) messages.push_back(pedalMessage(*pedal, 0));
    }
    for (const Note& note : performance.notes) {
        if (note.onset >= to) break;
        if (note.end() <= from || note.onset < from) continue;
        messages.push_back({note.onset - from, {0x90, note.pitch, note.velocity}});
        messages.push_back({std::min(note.end(), to) - from, {noteOffStatus, note.pitch, 64}});
    }
    std::stable_sort(messages.begin(), messages.end(), [](const ChannelMessage& a, const ChannelMessage& b) {
        return a.seconds != b.seconds ? a.seconds < b.seconds : order(a) < order(b);
    });
    return messages;
}

void PhrasePlayer::play(std::vector<ChannelMessage> messages) {
    stop();
    began_ = Clock::now();
    playing_ = true;
    thread_ = std::jthread([this, messages = std::move(messages)](const std::stop_token& stop) {
        try {
            run(stop, messages);
        } catch (...) {
            playing_ = false; // what it plays into has failed
        }
    });
}

void PhrasePlayer::stop() {
    if (!thread_.joinable()) return;
    thread_.request_stop();
    thread_.join();
}

std::optional<double> PhrasePlayer::position() const {
    if (!playing_) return std::nullopt;
    return std::chrono::duration<double>(Clock::now() - began_).count();
}

void PhrasePlayer::run(const std::stop_token& stop, const std::vector<ChannelMessage>& messages) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::array<bool, 128> sounding{};
    std::array<bool, 128> pedalled{};

    for (const ChannelMessage& message : messages) {
        std::unique_lock lock(mutex);
        const auto due =
            began_
            + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(message.seconds));
        wake.wait_until(lock, stop, due, [] { return false; });
        if (stop.stop_requested()) break;
        sink_(message);
        const std::size_t number = message.bytes[1];
        if (message.isNoteOn() || message.isNoteOff()) sounding.at(number) = message.isNoteOn();
        if (message.kind() == controlStatus) pedalled.at(number) = message.bytes[2] > 0;
    }
    for (std::size_t number = 0; number < 128; ++number) {
        const auto byte = static_cast<std::uint8_t>(number);
        if (sounding.at(number)) sink_({0, {noteOffStatus, byte, 64}});
        if (pedalled.at(number)) sink_({0, {controlStatus, byte, 0}});
    }
    playing_ = false;
}

} // namespace atos
