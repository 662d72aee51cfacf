// SPDX-License-Identifier: Apache-2.0
// Learns word vectors from one sentence after another: what each thread of trainWord2Vec runs.
#pragma once

#include "core/fast_random.h"
#include "lab/embedding/word2vec.h"
#include "lab/embedding/word_matrix.h"
#include "lab/embedding/word_sampling.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace atos {

/// The logistic function, tabulated over -8..8.
class Logistic {
public:
    Logistic();
    [[nodiscard]] float operator()(float x) const {
        if (x <= -range) return values_.front();
        if (x >= range) return values_.back();
        return values_[static_cast<std::size_t>((x + range) * (size / (2 * range)))];
    }

private:
    static constexpr std::size_t size = 2048;
    static constexpr float range = 8;
    std::array<float, size> values_{};
};

/// What all learners know and none changes.
struct LearningPlan {
    LearningPlan(const Corpus& corpus, const Word2VecOptions& wanted);

    Word2VecOptions options;
    NoiseWords noise;
    KeptWords kept;
    Logistic logistic;
    const WordKernels& kernels;
};

struct WordMatrices {
    WordMatrix input;
    WordMatrix output;
};

/// Not to be shared between threads.
class WordLearner {
public:
    WordLearner(const LearningPlan& plan, std::uint64_t seed);

    /// Moves the vectors one step along a sentence. `rate` is the learning rate.
    void learn(std::span<const std::uint32_t> sentence, float rate);

    /// Mean negative log-likelihood of a pair with its noise words since the last call, nats; measured at
    /// every sixteenth word.
    struct Loss {
        double sum = 0;
        std::uint64_t pairs = 0;
    };
    [[nodiscard]] Loss takeLoss();

    WordMatrices matrices; ///< what is learned; the owner hands them over between calls of learn()

private:
    static constexpr std::size_t outputs = WordKernels::outputs;

    /// Six words that are told from each other: a word and noise, or only noise.
    struct Targets {
        std::array<float*, outputs> rows{};
        std::array<float, outputs> labels{}; ///< 1 for the word itself, 0 for noise
        std::array<float, outputs> rates{};  ///< 0 for places that are not used
    };

    const LearningPlan& plan_;
    FastRandom random_;
    std::vector<std::uint32_t> kept_;
    std::vector<float*> neighbours_;
    std::vector<float> steps_;
    WordMatrix scratch_; ///< CBOW: the mean of the neighbours and its gradient
    Loss loss_;
    std::uint64_t words_ = 0;

    void predict(std::uint32_t word, float rate);
    Targets drawTargets(std::uint32_t word, std::size_t first, float rate);
    void contrast(std::span<float* const> inputs, std::span<float* const> gradients, const Targets& targets);
    void measure(float score, float label);
};

} // namespace atos
