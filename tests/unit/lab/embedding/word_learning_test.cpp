// SPDX-License-Identifier: Apache-2.0
// The parts of word2vec: kernels, noise and thinning.
#include "core/fast_random.h"
#include "lab/embedding/word_kernels.h"
#include "lab/embedding/word_matrix.h"
#include "lab/embedding/word_sampling.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace atos {
namespace {

constexpr std::size_t dimensions = 21; // three blocks, the last one not full
constexpr std::size_t outputs = WordKernels::outputs;

WordMatrix randomMatrix(std::size_t words, std::uint64_t seed) {
    WordMatrix matrix(words, dimensions);
    FastRandom random(seed);
    for (std::size_t word = 0; word < words; ++word)
        for (float& value : std::span(matrix.row(word), dimensions))
            value = random.unit() - 0.5F;
    return matrix;
}

struct Rows {
    WordMatrix inputs = randomMatrix(3, 1);
    WordMatrix targets = randomMatrix(outputs, 2);
    std::vector<float*> input, target;
    std::vector<float> steps;

    Rows() {
        FastRandom random(3);
        for (std::size_t a = 0; a < inputs.rows(); ++a)
            input.push_back(inputs.row(a));
        for (std::size_t b = 0; b < outputs; ++b)
            target.push_back(targets.row(b));
        for (std::size_t i = 0; i < inputs.rows() * outputs; ++i)
            steps.push_back(random.unit() - 0.5F);
    }
};

double dot(const float* a, const float* b) {
    double sum = 0;
    for (std::size_t i = 0; i < dimensions; ++i)
        sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return sum;
}

TEST(WordKernels, ScoresAreProducts) {
    Rows rows;
    std::array<float, WordKernels::lanes> scores{};
    WordKernels::fastest().score(rows.input[1], rows.target.data(), rows.inputs.width(), scores.data());
    for (std::size_t b = 0; b < outputs; ++b)
        EXPECT_NEAR(scores[b], dot(rows.input[1], rows.target[b]), 1e-6);
}

TEST(WordKernels, AStepMovesBothSidesByTheOtherAsItWas) {
    Rows rows;
    const Rows before;
    WordKernels::fastest().step(rows.input.data(), rows.input.data(), 3, rows.target.data(),
                                rows.steps.data(), rows.inputs.width());
    for (std::size_t i = 0; i < dimensions; ++i) {
        float input = before.input[2][i];
        for (std::size_t b = 0; b < outputs; ++b)
            input += rows.steps[2 * outputs + b] * before.target[b][i];
        EXPECT_NEAR(rows.input[2][i], input, 1e-6);
        float target = before.target[4][i];
        for (std::size_t a = 0; a < 3; ++a)
            target += rows.steps[a * outputs + 4] * before.input[a][i];
        EXPECT_NEAR(rows.target[4][i], target, 1e-6);
    }
}

TEST(WordKernels, TheSameRowTwiceTakesBothSteps) {
    Rows rows;
    const Rows before;
    rows.target[5] = rows.target[0];
    WordKernels::fastest().step(rows.input.data(), rows.input.data(), 1, rows.target.data(),
                                rows.steps.data(), rows.inputs.width());
    EXPECT_NEAR(rows.target[0][7], before.target[0][7] + (rows.steps[0] + rows.steps[5]) * before.input[0][7],
                1e-6);
}

TEST(WordKernels, AllProcessorsGetTheSameBits) {
    std::array<std::vector<float>, 2> results;
    const std::array versions{&WordKernels::fastest(), &WordKernels::portable()};
    for (std::size_t version = 0; version < versions.size(); ++version) {
        Rows rows;
        const WordKernels& kernels = *versions[version];
        const std::size_t width = rows.inputs.width();
        std::array<float, WordKernels::lanes> scores{};
        kernels.score(rows.input[0], rows.target.data(), width, scores.data());
        kernels.step(rows.input.data(), rows.input.data(), 3, rows.target.data(), rows.steps.data(), width);
        WordMatrix mean(1, dimensions);
        kernels.average(rows.input.data(), 3, mean.row(0), width);
        kernels.addToEach(rows.target.data(), outputs, mean.row(0), width);
        results[version].assign(scores.begin(), scores.begin() + outputs);
        for (const WordMatrix* matrix : {&rows.inputs, &rows.targets, &mean})
            for (const float value : matrix->packed())
                results[version].push_back(value);
    }
    EXPECT_EQ(results[0], results[1]);
}

TEST(NoiseWords, ComeInProportionToTheirCountsFlattened) {
    const std::vector<std::uint64_t> counts{1000, 100, 10, 1};
    const NoiseWords noise(counts);
    FastRandom random(5);
    constexpr int draws = 200'000;
    std::array<int, 4> drawn{};
    for (int i = 0; i < draws; ++i)
        ++drawn[noise.draw(random)];
    double sum = 0;
    for (const std::uint64_t count : counts)
        sum += std::pow(static_cast<double>(count), 0.75);
    for (std::size_t word = 0; word < counts.size(); ++word)
        EXPECT_NEAR(static_cast<double>(drawn[word]) / draws,
                    std::pow(static_cast<double>(counts[word]), 0.75) / sum, 0.005);
}

TEST(KeptWords, OnlyFrequentOnesAreThinnedOut) {
    const std::vector<std::uint64_t> counts{990'000, 9'900, 100};
    const KeptWords kept(counts, 1e-2);
    FastRandom random(5);
    std::array<int, 3> survivors{};
    for (std::uint32_t word = 0; word < 3; ++word)
        for (int i = 0; i < 10'000; ++i)
            survivors[word] += kept.keeps(word, random) ? 1 : 0;
    EXPECT_NEAR(survivors[0], 10'000 * (std::sqrt(99.0) + 1) / 99.0, 200);
    EXPECT_EQ(survivors[1], 10'000);
    EXPECT_EQ(survivors[2], 10'000);
}

} // namespace
} // namespace atos
