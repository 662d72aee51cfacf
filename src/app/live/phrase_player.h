// SPDX-License-Identifier: Apache-2.0
// A stretch of music in time: what schedule() gives, on its way to a synthesizer or a piano.
#pragma once

#include "audio/render/schedule.h"
#include "midi/message.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <thread>
#include <vector>

namespace atos {

/// Plays messages in time on a thread of its own, so that a busy window never makes the music stumble.
/// One owner thread; `sink` is called on the playing thread.
class PhrasePlayer {
public:
    explicit PhrasePlayer(std::function<void(const ChannelMessage&)> sink) : sink_(std::move(sink)) {}
    ~PhrasePlayer() { stop(); }

    /// Replaces what is playing. Messages are ordered by time. `period` above 0: again and again, so many
    /// seconds after each other by one clock, until stop().
    void play(std::vector<ChannelMessage> messages, double period = 0);
    /// Releases exactly what it sounded before it returns.
    void stop();
    /// Seconds since play(); empty when nothing plays (any more).
    [[nodiscard]] std::optional<double> position() const;

private:
    using Clock = std::chrono::steady_clock;
    void run(const std::stop_token& stop, const std::vector<ChannelMessage>& messages, double period);
    [[nodiscard]] static Clock::duration seconds(double length);

    std::function<void(const ChannelMessage&)> sink_;
    Clock::time_point began_;
    std::atomic<bool> playing_ = false;
    std::jthread thread_;
};

} // namespace atos
