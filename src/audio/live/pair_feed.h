// SPDX-License-Identifier: Apache-2.0
// Two renderings of one phrase that run together, so that switching between them leaves no gap: only their
// gains move. Private to this module.
#pragma once

#include "audio/live/phrase_pair.h"
#include "core/spsc_ring.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace atos {

class PairFeed {
public:
    /// From one version to the other, from silence and to it: a raised cosine of so many frames. Listeners
    /// hear no click from 5 ms on.
    static constexpr int fadeFrames = PhrasePair::rate * 20 / 1000;

    PairFeed();

    // The owner's thread. None of these waits.
    /// Replaces what sounds. `from`: seconds of the phrase.
    void start(std::shared_ptr<const PhrasePair> pair, PairSide side, double from);
    void choose(PairSide side);
    /// Another rendering of what sounds goes on where it is; nothing when nothing sounds.
    void replace(std::shared_ptr<const PhrasePair> pair);
    void stop();
    /// Seconds of the phrase; empty when it is over or was stopped.
    [[nodiscard]] std::optional<double> position() const;

    /// The audio thread: adds the phrase to both channels. Neither locks nor allocates, and frees nothing.
    void mixInto(float* left, float* right, int stride, int frames);

private:
    struct Order {
        enum Kind { start, choose, replace, stop } kind = stop;
        std::uint32_t number = 0; ///< of the start() that it belongs to
        const PhrasePair* pair = nullptr;
        std::size_t frame = 0;
        PairSide side = PairSide::a;
    };
    struct Held {
        std::uint32_t number = 0;
        std::shared_ptr<const PhrasePair> pair;
    };
    /// One voice that sounds: the second is what fades out under a new start().
    struct Voice {
        const PhrasePair* pair = nullptr;
        std::uint32_t number = 0;
        std::size_t frame = 0;
        int towardsB = 0; ///< of fadeFrames
        int loud = 0;     ///< of fadeFrames
        PairSide side = PairSide::a;
        bool ending = false;

        [[nodiscard]] bool over() const;
    };
    bool give(Order order, std::shared_ptr<const PhrasePair> pair);
    void obey(const Order& order);
    static void mix(Voice& voice, float* left, float* right, int stride, int frames);
    static float eased(int step);

    SpscRing<Order> orders_{64};
    std::uint32_t number_ = 0;      ///< the owner's own: of the last start()
    std::vector<Held> held_;        ///< the owner's own: kept until the audio thread has let go of them
    std::array<Voice, 2> voices_{}; ///< the audio thread's own; the first is the one that was started last
    /// The start() that sounds; 0: none. Older ones are let go of, but for the one that fades.
    std::atomic<std::uint32_t> sounding_{0};
    std::atomic<std::uint32_t> oldest_{0}; ///< the oldest start() whose phrase may still be read
    std::atomic<std::size_t> frame_{0};
};

} // namespace atos
