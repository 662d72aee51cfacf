// SPDX-License-Identifier: Apache-2.0
// Brings a recording to the audio thread while it sounds: read from disk piece by piece on a thread of its
// own, handed over through a ring. Private to this module.
#pragma once

#include "audio/file/audio_file.h"
#include "core/spsc_ring.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace atos {

class RecordingFeed {
public:
    RecordingFeed();

    /// The owner's thread, as stop(): neither waits for the disk. Replaces what sounds, within some 10 ms;
    /// ends by itself, also where the recording is damaged.
    void start(AudioFile recording, double gainDb);
    void stop();

    /// The audio thread: adds the recording to both channels. Neither locks nor allocates; where the disk is
    /// late it stays silent for that long.
    void mixInto(float* left, float* right, int stride, int frames);

private:
    struct Block {
        std::uint32_t number = 0; ///< of the start() that it belongs to
        std::uint32_t count = 0;
        std::array<float, 256> samples{};
    };
    struct Order {
        AudioFile recording;
        float gain;
        std::uint32_t number; ///< of the start() that gave it
    };
    void run(const std::stop_token& stop);
    void feed(const std::stop_token& stop, Order& order);
    /// The next block on its way; false at the recording's end.
    static bool read(AudioFile& recording, Block& block);
    void replace(std::optional<AudioFile> recording, float gain);
    bool nextBlock();

    SpscRing<Block> blocks_{512}; ///< 2.7 s at 48 kHz
    std::atomic<std::uint32_t> current_{0};
    Block sounding_; ///< the audio thread's own
    std::uint32_t next_ = 0;
    std::mutex mutex_; ///< guards the order; never held while a file is read
    std::condition_variable_any changed_;
    std::optional<Order> order_; ///< what the feeding thread has not begun yet
    std::jthread thread_;        // last: it uses the others
};

} // namespace atos
