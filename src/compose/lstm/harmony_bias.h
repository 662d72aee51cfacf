// SPDX-License-Identifier: Apache-2.0
// Keeps notes in a scale and biases them towards the chords of a plan. Any thread.
#pragma once

#include "analysis/harmony.h"
#include "compose/lstm/note_sampling.h"

#include <array>
#include <optional>
#include <vector>

namespace atos {

/// What a note of the scale that does not belong to the chord loses, in nats. So little that a melody passes
/// through, and every key is at most 2.5 semitones from a chord tone: a picture survives any progression.
inline constexpr float outsideChord = 3;

class HarmonyBias : public NoteBias {
public:
    /// Without a key every pitch class is allowed; a plan of chords, in seconds of the new music, may be
    /// empty. Chord tones outside the scale stay forbidden.
    HarmonyBias(const std::optional<Key>& key, const std::vector<Chord>& plan);

    void apply(std::size_t particle, const Particle& soFar, NotePart part, const NoteToken& chosen,
               std::span<float> logits) const override;

private:
    using PitchBias = std::array<float, pitchTokens>;
    struct Span {
        int from, to; ///< columns
        PitchBias apply;
    };

    PitchBias free_{}; ///< where no chord is planned
    std::vector<Span> spans_;
};

/// A progression that suits the key, a chord every two seconds (a bar of four beats), eight bars that repeat.
/// `choice` picks among a few that most songs and many pieces are made of.
[[nodiscard]] std::vector<Chord> commonProgression(const Key& key, double seconds, std::uint64_t choice);

} // namespace atos
