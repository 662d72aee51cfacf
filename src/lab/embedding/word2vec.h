// SPDX-License-Identifier: Apache-2.0
// word2vec (Mikolov et al. 2013, "Distributed representations of words and phrases"): skip-gram and CBOW with
// negative sampling and subsampling of frequent words. Any thread.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "lab/embedding/word_corpus.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace atos {

enum class WordPrediction { skipGram, cbow };

struct Word2VecOptions {
    WordPrediction prediction = WordPrediction::skipGram;
    int dimensions = 64;         ///< 1..1024
    int window = 5;              ///< words to each side, 1..100; the width is drawn anew for every word
    int negatives = 5;           ///< noise words a pair, 1..100
    int epochs = 10;             ///< 1..10000
    double learningRate = 0.025; ///< at the start; falls linearly to a ten-thousandth of it
    double subsample = 1e-3;     ///< words above this share are thinned out; 0 keeps all
    int threads = 1; ///< 1..64; the result is the same every time for one seed and number of threads
    std::uint64_t seed = 1;
};

struct WordVectors {
    int dimensions = 0;
    std::vector<float> input;        ///< words x dimensions, row-major: the vectors that are used
    std::vector<float> output;       ///< words x dimensions: as context
    std::vector<double> epochLosses; ///< mean negative log-likelihood of a pair with its noise words, nats
};

/// badInput when an option is out of range or the corpus has fewer than two words; cancelled within 50 ms of
/// work.
[[nodiscard]] Result<WordVectors> trainWord2Vec(const Corpus& corpus, const Word2VecOptions& options,
                                                const Task& task = {});

} // namespace atos
