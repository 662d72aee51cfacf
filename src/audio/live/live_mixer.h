// SPDX-License-Identifier: Apache-2.0
// Between the player's thread, the window's thread and the audio thread: rings, the synthesizer behind them,
// and a recording or a pair of phrases beside it. Private to this module.
#pragma once

#include "audio/live/pair_feed.h"
#include "audio/live/recording_feed.h"
#include "audio/render/synth.h"
#include "core/spsc_ring.h"

#include <bitset>
#include <memory>

namespace atos {

class LiveMixer {
public:
    explicit LiveMixer(std::unique_ptr<Synth> synth) : synth_(std::move(synth)) {}

    /// One player's thread, never blocks. False when the ring is full and the message is lost.
    bool play(const ChannelMessage& message) { return messages_.push(message); }

    // The owner's thread. False when the audio thread has stopped draining.
    bool setTone(const SynthTone& tone) { return commands_.push({Command::tone, tone, 0}); }
    bool setGain(double decibels) { return commands_.push({Command::gain, {}, decibels}); }
    bool silence() { return commands_.push({Command::silence, {}, 0}); }
    void playRecording(AudioFile recording, double gainDb) { recording_.start(std::move(recording), gainDb); }
    void stopRecording() { recording_.stop(); }
    [[nodiscard]] PairFeed& pair() { return pair_; }
    [[nodiscard]] const PairFeed& pair() const { return pair_; }

    /// The audio thread: obeys what has arrived, then renders.
    void render(float* left, float* right, int stride, int frames);

private:
    struct Command {
        enum Kind { tone, gain, silence } kind;
        SynthTone toneValue;
        double decibels;
    };
    void obey(const Command& command);
    void pass(const ChannelMessage& message);
    void releaseAll();

    std::unique_ptr<Synth> synth_;
    SpscRing<ChannelMessage> messages_{4096};
    SpscRing<Command> commands_{64};
    RecordingFeed recording_;
    PairFeed pair_;
    // Fixed tables and not Panic, which allocates: this is the audio thread.
    std::bitset<16 * 128> sounding_; ///< by channel and pitch
    std::bitset<16 * 128> pressed_;  ///< by channel and pedal controller
};

} // namespace atos
