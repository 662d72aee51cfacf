// SPDX-License-Identifier: Apache-2.0
#include "app/live/phrase_player.h"

#include "midi/panic.h"

#include <condition_variable>
#include <mutex>
#include <span>

namespace atos {

void PhrasePlayer::play(std::vector<ChannelMessage> messages, double period) {
    stop();
    began_ = Clock::now();
    playing_ = true;
    thread_ = std::jthread([this, period, messages = std::move(messages)](const std::stop_token& stop) {
        try {
            run(stop, messages, period);
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

PhrasePlayer::Clock::duration PhrasePlayer::seconds(double length) {
    return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(length));
}

void PhrasePlayer::run(const std::stop_token& stop, const std::vector<ChannelMessage>& messages,
                       double period) {
    std::mutex mutex;
    std::condition_variable_any wake;
    Panic sounding;

    const bool repeats = period > 0 && !messages.empty();
    double pass = 0;
    do {
        for (const ChannelMessage& message : messages) {
            std::unique_lock lock(mutex);
            wake.wait_until(lock, stop, began_ + seconds(pass + message.seconds), [] { return false; });
            if (stop.stop_requested()) break;
            sink_(message);
            sounding.sent(std::span(message.bytes).first(channelMessageSize(message.bytes[0])));
        }
        pass += period;
    } while (repeats && !stop.stop_requested());
    for (const auto& release : sounding.release())
        sink_({0, release});
    playing_ = false;
}

} // namespace atos
