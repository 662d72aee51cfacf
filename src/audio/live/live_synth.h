// SPDX-License-Identifier: Apache-2.0
// The preview that sounds while one plays. FluidSynth runs its own audio thread, fed through our ring.
#pragma once

#include "audio/file/audio_file.h"
#include "audio/live/phrase_pair.h"
#include "core/result.h"
#include "midi/message.h"
#include "tone/preset/tone_preset.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace atos {

/// Owned by one thread. Without a sound card it works silently and says so in status().
class LiveSynth {
public:
    static constexpr int recordingRate = 48000; ///< samples a second

    virtual ~LiveSynth() = default;
    /// environment when there is no soundfont.
    [[nodiscard]] static Result<std::unique_ptr<LiveSynth>> open(const std::filesystem::path& soundfont = {});

    virtual void play(const ChannelMessage& message) = 0; ///< lock-free; safe from one real-time thread
    virtual void setTone(const TonePreset& tone) = 0;     ///< from the next note on
    virtual void setGain(double decibels) = 0;
    virtual void silence() = 0; ///< releases exactly what it sounded
    /// A recording beside the notes, from where it was read to: opened at recordingRate. Replaces the one
    /// before. Its gain is its own; setGain() is that of the notes.
    virtual void playRecording(AudioFile recording, double gainDb) = 0;
    virtual void stopRecording() = 0;
    /// Two versions of a phrase, of which one is heard, beside the notes; `from`: seconds of the phrase.
    /// Replaces the pair before. Switching is a crossfade of 20 ms: both run on.
    virtual void playPair(std::shared_ptr<const PhrasePair> pair, PairSide side, double from) = 0;
    virtual void choosePair(PairSide side) = 0;
    /// Another rendering of the same phrase goes on where the one before is.
    virtual void replacePair(std::shared_ptr<const PhrasePair> pair) = 0;
    virtual void stopPair() = 0;
    /// Seconds of the phrase, into its decay; empty: over or stopped.
    [[nodiscard]] virtual std::optional<double> pairPosition() const = 0;
    [[nodiscard]] virtual bool audible() const = 0;
    [[nodiscard]] virtual std::string status() const = 0; ///< one sentence for the connection bar
    /// How long a sound waits in the sound card's buffer at least, as the card has asked for it; empty: not
    /// known, for nothing was asked for yet.
    [[nodiscard]] virtual std::optional<double> bufferSeconds() const = 0;
};

} // namespace atos
