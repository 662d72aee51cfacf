// SPDX-License-Identifier: Apache-2.0
// The labelled music as token sequences, and excerpts of it to learn from. Any thread.
#pragma once

#include "analysis/harmony/key.h"
#include "compose/lstm/tokens.h"
#include "core/result.h"
#include "core/task.h"

#include <filesystem>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace atos {

struct TokenPiece {
    std::string work;          ///< pieces of one work share it
    int style = 0;             ///< style token
    NoteGrid grid;             ///< at the steady tempo
    KeyTimeline keys;          ///< seconds of the steady tempo
    std::string contentHash{}; ///< of the file
};

/// The pieces of a split (train, val, test) that open weights may learn from, in the order of the table.
/// badInput when there are none.
[[nodiscard]] Result<std::vector<TokenPiece>> readTokenPieces(const std::filesystem::path& data,
                                                              const std::string& split, const Task& task);

/// `notes` notes from note `first` on (fewer at the end of the piece, which closes the sequence), beginning
/// at the start of the beat of the first, `semitones` higher. The key is the one in the middle. Notes that
/// would leave the keyboard are left out.
[[nodiscard]] TokenSequence excerptOf(const TokenPiece& piece, std::size_t first, std::size_t notes,
                                      int semitones);

/// Draws excerpts: pieces by their number of notes (above 3,000 as 3,000), transposed by -5 .. +6 semitones;
/// every third without its key, every third without its style.
class ExcerptSampler {
public:
    /// There must be at least one piece, and they must outlive the sampler.
    explicit ExcerptSampler(std::span<const TokenPiece> pieces);
    [[nodiscard]] TokenSequence draw(std::mt19937_64& random, std::size_t notes) const;

private:
    std::span<const TokenPiece> pieces_;
    mutable std::discrete_distribution<std::size_t> choice_;
};

/// All music of the pieces in excerpts of at most `notes` notes, without key and style: what models are
/// compared on.
[[nodiscard]] std::vector<TokenSequence> plainExcerpts(std::span<const TokenPiece> pieces, std::size_t notes);

} // namespace atos
