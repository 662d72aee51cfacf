// SPDX-License-Identifier: Apache-2.0
// Trains the chord embedding that ships in models/.
#pragma once

#include "analysis/embedding/chord_tokens.h"
#include "core/result.h"
#include "core/task.h"

#include <cstdint>
#include <filesystem>

namespace atos {

struct EmbeddingTraining {
    std::filesystem::path data; ///< folder with open/metadata.tsv and open/midi
    std::filesystem::path out;  ///< the weight file to write
    TokenKind tokens = TokenKind::harmony;
    int dimensions = 96; ///< ranges as in Word2VecOptions
    int window = 4;
    int negatives = 5;
    int epochs = 10;
    int threads = 1;
    std::uint64_t seed = 1;
};

/// Reads the chord tokens of the open training pieces (all but GPL ones), learns skip-gram vectors and
/// writes `out`: tensors `vectors` (tokens x dimensions) and `weights` (information of each token, nats),
/// metadata with the kind of tokens, the vocabulary, counts, licence, hash of the tokens, options and losses.
/// Bars (the baseline) weigh all the same. Same data and options, same file.
[[nodiscard]] Status trainEmbedding(const EmbeddingTraining& training, const Task& task);

} // namespace atos
