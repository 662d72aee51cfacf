// SPDX-License-Identifier: Apache-2.0
// Choosing notes from what a model finds likely. Any thread; one sampler in one thread.
#pragma once

#include "compose/lstm/note_model.h"

#include <random>
#include <span>
#include <vector>

namespace atos {

/// A continuation that is being written. Columns count from where the new music begins; those of a prompt are
/// negative.
struct Particle {
    std::vector<GridNote> notes;
    int column = 0;        ///< of the last note, a prompt's included
    int together = 0;      ///< notes that begin in that column
    int lastPitch = -1;    ///< token of the last note; -1 before the first
    bool finished = false; ///< nothing more will follow
};

/// Something that changes how likely a model finds its choices.
class NoteBias {
public:
    virtual ~NoteBias() = default;
    /// Changes the unnormalised log-probabilities of a part of the particle's next note, whose earlier parts
    /// are `chosen`; minus infinity forbids a token.
    virtual void apply(std::size_t particle, const Particle& soFar, NotePart part, const NoteToken& chosen,
                       std::span<float> logits) const = 0;
};

/// A number in [0, 1), the same on every platform, unlike std::uniform_real_distribution's.
[[nodiscard]] double unitOf(std::mt19937_64& random);

/// The place of a drawn token: log-probabilities proportional to `logits`, of which only the likeliest that
/// make up `topP` are considered (A. Holtzman and others, "The curious case of neural text degeneration",
/// ICLR 2020). The likeliest one when none is possible. `unit` is in [0, 1).
[[nodiscard]] std::size_t drawToken(std::span<const float> logits, double topP, double unit);

struct SamplingOptions {
    std::uint64_t seed = 1;
    double temperature = 1;
    double topP = 0.99;
    int columns = 128;     ///< no note begins at or after this column
    int mostTogether = 10; ///< notes that begin in one column
    bool mayEnd = true;    ///< the model may end the music in the last eighth of it
};

/// Draws notes in several particles side by side. Within a column keys ascend, as in the token language.
class NoteSampler {
public:
    /// `column` (0 or less) is where the last note of the beginning lies.
    NoteSampler(NoteStream& stream, std::size_t particles, int column, const SamplingOptions& options);

    [[nodiscard]] const std::vector<Particle>& particles() const { return particles_; }
    /// Draws one note in each particle of `active`, none of which is finished.
    [[nodiscard]] Status advance(std::span<const int> active, const NoteBias& bias);
    /// Particle i becomes a copy of what particle ancestors[i] was.
    [[nodiscard]] Status resample(std::span<const int> ancestors);

private:
    [[nodiscard]] Status choose(NotePart part, std::span<const int> active, const NoteBias& bias,
                                std::vector<NoteToken>& chosen);
    void keepToRules(const Particle& particle, NotePart part, const NoteToken& chosen,
                     std::span<float> logits) const;

    NoteStream& stream_;
    SamplingOptions options_;
    std::vector<Particle> particles_;
    std::vector<std::mt19937_64> random_; ///< of each particle; copies go different ways
    std::vector<float> rows_;
};

} // namespace atos
