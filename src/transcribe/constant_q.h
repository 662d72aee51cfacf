// SPDX-License-Identifier: Apache-2.0
// The network's front end: a spectrogram with three bins to the semitone, so that a note looks the same at
// every pitch (J. C. Brown, "Calculation of a constant Q spectral transform", JASA 89:425, 1991; by sparse
// spectral kernels: J. C. Brown and M. S. Puckette, JASA 92:2698, 1992).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace atos {

inline constexpr int transcriptionRate = 16000; ///< samples a second
inline constexpr int framesPerSecond = 50;
inline constexpr int binsPerSemitone = 3;
inline constexpr int constantQBins = 294; ///< 98 semitones; bin 3 k + 1 is the k-th key above A0
inline constexpr float quietest = -100;   ///< dB; a full-scale sine is about -6

/// Takes samples as they come and gives frames of `constantQBins` levels in dB. Frame t is centred on
/// t / framesPerSecond seconds and needs 0.26 s of sound after it. One thread at a time.
class ConstantQ {
public:
    /// For a piano tuned so many cents above A = 440 Hz.
    explicit ConstantQ(double cents = 0);

    /// Appends the frames that are complete now.
    void add(std::span<const float> samples, std::vector<float>& frames);
    /// As if silence followed: the frames up to the last sample.
    void finish(std::vector<float>& frames);

private:
    struct Weight {
        std::uint16_t bin;
        float real, imaginary;
    };
    void makeKernels(double cents);
    void transform(std::vector<float>& frames);

    std::vector<Weight> weights_;     ///< of all bins, one after the other
    std::vector<std::size_t> begins_; ///< where each bin's weights begin, and the end
    std::vector<float> waiting_;      ///< samples from half a window before the next frame's centre
    std::size_t samples_ = 0;
    std::size_t frames_ = 0;
};

/// How many cents above A = 440 Hz the music sounds, -50 .. 50, from frames that were made for 0 cents. 0
/// when the partials agree on nothing.
[[nodiscard]] double estimateTuning(std::span<const float> frames);

} // namespace atos
