// SPDX-License-Identifier: Apache-2.0
// What happens to the synthesizer's sound before it is heard: brightness, gain and a limit of -1..1.
#pragma once

#include <array>

namespace atos {

/// One audio thread. Neither locks nor allocates.
class OutputStage {
public:
    explicit OutputStage(int sampleRate);

    /// Treble above about 2 kHz against the bass, dB.
    void setShelf(double decibels);
    /// Reached within 20 ms, so that it does not click.
    void setGain(double decibels);
    /// Whether samples are held within -1..1, as a sound card needs; a measure wants them as they are.
    void setLimited(bool limited) { limited_ = limited; }
    /// `stride` floats lie between the frames of a channel.
    void process(float* left, float* right, int stride, int frames);

private:
    struct ChannelState {
        double in1 = 0, in2 = 0, out1 = 0, out2 = 0;
    };
    [[nodiscard]] double filter(double sample, ChannelState& state) const;

    int sampleRate_;
    std::array<double, 5> coefficients_{1, 0, 0, 0, 0}; ///< b0 b1 b2 a1 a2, a0 = 1
    std::array<ChannelState, 2> states_{};
    double gain_ = 1;
    double targetGain_ = 1;
    double gainStep_;
    bool limited_ = true;
};

} // namespace atos
