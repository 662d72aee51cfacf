// SPDX-License-Identifier: Apache-2.0
// What predicts the next note of a token sequence, one part of the note after the other: the LSTM and the
// Markov baseline look the same from outside. Free of torch. One thread at a time for one model.
#pragma once

#include "compose/lstm/tokens.h"
#include "core/result.h"
#include "core/task.h"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// In the order in which they are chosen: each knows the ones before it.
enum class NotePart { step, pitch, duration, velocity };
inline constexpr std::array<int, 4> partTokens{stepTokens, pitchTokens, durationTokens, velocityTokens};
[[nodiscard]] constexpr std::size_t tokensOf(NotePart part) {
    return static_cast<std::size_t>(partTokens[static_cast<std::size_t>(part)]);
}

/// Several continuations of one beginning, side by side, called particles.
class NoteStream {
public:
    virtual ~NoteStream() = default;

    /// Unnormalised log-probabilities of a part of the next note in each of the given particles, a row of
    /// tokensOf(part) a particle. `chosen` has a note a particle, whose parts before this one are decided.
    [[nodiscard]] virtual Status logits(NotePart part, std::span<const int> particles,
                                        std::span<const NoteToken> chosen, std::vector<float>& rows) = 0;
    /// Goes on by a note in each of the given particles.
    [[nodiscard]] virtual Status append(std::span<const int> particles, std::span<const NoteToken> notes) = 0;
    /// Particle i becomes a copy of what particle ancestors[i] was; one for every particle.
    [[nodiscard]] virtual Status resample(std::span<const int> ancestors) = 0;
};

/// In nats (natural logarithm) by part, summed over notes.
struct NoteNegativeLogLikelihood {
    std::array<double, 4> parts{};
    double notes = 0;

    /// The mean over all parts of a note; 0 without notes.
    [[nodiscard]] double perNote() const {
        return notes > 0 ? (parts[0] + parts[1] + parts[2] + parts[3]) / notes : 0;
    }
};

class NoteModel {
public:
    virtual ~NoteModel() = default;

    /// `particles` copies of the state after the sequence (whose `ends` is not read).
    [[nodiscard]] virtual Result<std::unique_ptr<NoteStream>> open(const TokenSequence& beginning,
                                                                   int particles) const = 0;
    /// How surprising each sequence is; the end token is not counted. Cancels between batches.
    [[nodiscard]] virtual Result<std::vector<NoteNegativeLogLikelihood>>
    negativeLogLikelihood(std::span<const TokenSequence> sequences, const Task& task) const = 0;
    /// Of the weights; empty for a model that was just learnt.
    [[nodiscard]] virtual const std::string& contentHash() const = 0;
};

} // namespace atos
