// SPDX-License-Identifier: Apache-2.0
// A model without opinions, whose choices are those of whoever leans on it.
#pragma once

#include "compose/lstm/note_model.h"

namespace atos::test {

class IndifferentStream : public NoteStream {
public:
    Status logits(NotePart part, std::span<const int> particles, std::span<const NoteToken>,
                  std::vector<float>& rows) override {
        rows.assign(particles.size() * tokensOf(part), 0.0F);
        return {};
    }
    Status append(std::span<const int>, std::span<const NoteToken>) override { return {}; }
    Status resample(std::span<const int>) override { return {}; }
};

class IndifferentModel : public NoteModel {
public:
    Result<std::unique_ptr<NoteStream>> open(const TokenSequence&, int) const override {
        return std::unique_ptr<NoteStream>(std::make_unique<IndifferentStream>());
    }
    Result<std::vector<NoteNegativeLogLikelihood>>
    negativeLogLikelihood(std::span<const TokenSequence> sequences, const Task&) const override {
        std::vector<NoteNegativeLogLikelihood> all;
        for (const TokenSequence& sequence : sequences)
            all.push_back({{1, 2, 3, 4}, static_cast<double>(sequence.notes.size())});
        return all;
    }
    const std::string& contentHash() const override { return contentHash_; }

private:
    std::string contentHash_ = "indifferent";
};

} // namespace atos::test
