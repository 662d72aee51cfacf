// SPDX-License-Identifier: Apache-2.0
// How loud a sound is, and what makes two sounds equally loud.
#pragma once

#include "audio/file/samples.h"

#include <limits>
#include <memory>
#include <span>

namespace atos {

/// -infinity for silence.
struct SoundLevel {
    /// Integrated, LUFS (EBU R 128, ITU-R BS.1770-4).
    double loudness = -std::numeric_limits<double>::infinity();
    /// dBTP (ITU-R BS.1770-4, annex 2).
    double truePeak = -std::numeric_limits<double>::infinity();
};

/// Measures a sound as it comes (libebur128). One thread at a time.
class LoudnessMeter {
public:
    explicit LoudnessMeter(int sampleRate);
    void add(std::span<const float> interleavedStereo);
    [[nodiscard]] SoundLevel level() const;

private:
    struct Closer {
        void operator()(void* state) const;
    };
    std::unique_ptr<void, Closer> state_; ///< libebur128's, whose type has no name to declare
};

/// Pure, any thread.
[[nodiscard]] SoundLevel levelOf(const Samples& samples);

/// The highest true peak that EBU R 128 allows, dBTP.
inline constexpr double highestTruePeak = -1;

/// The gains in dB, 0 or less, that make two sounds equally loud and keep both below highestTruePeak. The
/// louder one is lowered, as no sound can always be raised; silence is left alone.
struct LoudnessMatch {
    double gainA = 0;
    double gainB = 0;
    double difference = 0; ///< LU, B against A before matching
};
[[nodiscard]] LoudnessMatch matchLoudness(const SoundLevel& a, const SoundLevel& b);

} // namespace atos
