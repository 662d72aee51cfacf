// SPDX-License-Identifier: Apache-2.0
// What happens to the synthesizer's sound before it is heard: the voice's filters, width and tremolo,
// brightness, gain and a limit of -1..1.
#pragma once

#include "audio/render/biquad.h"

#include <array>

namespace atos {

/// A slow change of level, as electric pianos have it.
struct Tremolo {
    double hertz = 0;
    double depth = 0;    ///< 0: none .. 1: to silence
    bool across = false; ///< from side to side instead of up and down
};

inline constexpr std::size_t voiceBands = 3;

/// One audio thread. Neither locks nor allocates.
class OutputStage {
public:
    explicit OutputStage(int sampleRate);

    /// Treble above about 2 kHz against the bass, dB.
    void setShelf(double decibels);
    /// The filters of a voice, and its width: 1 as the synthesizer has it, 0 mono.
    void setVoice(const std::array<Band, voiceBands>& bands, double width, const Tremolo& tremolo);
    /// Reached within 20 ms, so that it does not click. That of the voice is added to that of the tone.
    void setGain(double decibels);
    void setVoiceGain(double decibels);
    /// Whether samples are held within -1..1, as a sound card needs; a measure wants them as they are.
    void setLimited(bool limited) { limited_ = limited; }
    /// `stride` floats lie between the frames of a channel.
    void process(float* left, float* right, int stride, int frames);

private:
    using Chain = std::array<Biquad, voiceBands + 1>;

    void aimGain();
    [[nodiscard]] static double filter(double sample, Chain& chain);
    /// The gains of left and right at this moment of the tremolo, which goes on.
    [[nodiscard]] std::array<double, 2> swing();

    int sampleRate_;
    std::array<Chain, 2> chains_{}; ///< left, right
    double width_ = 1;
    Tremolo tremolo_;
    double phase_ = 0; ///< of the tremolo, in turns
    double decibels_ = 0;
    double voiceDecibels_ = 0;
    double gain_ = 1;
    double targetGain_ = 1;
    double gainStep_;
    bool limited_ = true;
};

} // namespace atos
