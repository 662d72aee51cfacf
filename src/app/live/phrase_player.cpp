// SPDX-License-Identifier: Apache-2.0
#include "app/live/phrase_player.h"

#include "midi/panic.h"

#include <condition_variable>
#include <mutex>
#include <span>

namespace atos {

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
    Panic sounding;

    for (const ChannelMessage& message : messages) {
        std::unique_lock lock(mutex);
        const auto due =
            began_
            + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(message.seconds));
        wake.wait_until(lock, stop, due, [] { return false; });
        if (stop.stop_requested()) break;
        sink_(message);
        sounding.sent(std::span(message.bytes).first(channelMessageSize(message.bytes[0])));
    }
    for (const auto& release : sounding.release())
        sink_({0, release});
    playing_ = false;
}

} // namespace atos
