// SPDX-License-Identifier: Apache-2.0
// The baseline of the next-note models: each part of a note by how often it followed the same parts of the
// two notes before it. Contexts that were rare are mixed with shorter ones (I. Witten and T. Bell, "The
// zero-frequency problem", IEEE Transactions on Information Theory 1991, method C). Knows no keys and no
// styles.
#pragma once

#include "app/generate/generators.h"
#include "compose/generation.h"
#include "compose/lstm/note_model.h"
#include "lab/composition/token_corpus.h"

#include <cstdint>

namespace atos {

/// How often each token followed each context.
class ContextCounts {
public:
    ContextCounts(std::size_t contexts, std::size_t tokens);

    void add(std::size_t context, std::size_t token);
    /// Turns the probabilities under a shorter context into those under this one.
    void refine(std::size_t context, std::vector<double>& probabilities) const;

private:
    std::size_t tokens_;
    std::vector<std::uint32_t> counts_;
};

class MarkovNotes : public NoteModel {
public:
    MarkovNotes();

    /// Every transposition from -5 to +6 semitones is learnt from. Cancels between pieces.
    [[nodiscard]] static Result<std::unique_ptr<MarkovNotes>> learn(std::span<const TokenPiece> pieces,
                                                                    const Task& task);

    void learn(const TokenSequence& sequence);
    /// The probabilities of a part after the notes `last` and, before it, `last2`; nothing: the beginning.
    [[nodiscard]] std::vector<double> probabilities(NotePart part, const NoteToken* last,
                                                    const NoteToken* last2, const NoteToken& chosen) const;

    [[nodiscard]] Result<std::unique_ptr<NoteStream>> open(const TokenSequence& beginning,
                                                           int particles) const override;
    [[nodiscard]] Result<std::vector<NoteNegativeLogLikelihood>>
    negativeLogLikelihood(std::span<const TokenSequence> sequences, const Task& task) const override;
    [[nodiscard]] const std::string& contentHash() const override { return contentHash_; }

private:
    std::vector<std::vector<ContextCounts>> levels_; ///< by part, the shortest context first
    std::string contentHash_;
};

/// The baseline as one more generator; it learns from the open training pieces each time (seconds).
[[nodiscard]] GeneratorChoice markovGenerator();

} // namespace atos
