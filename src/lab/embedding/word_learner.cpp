// SPDX-License-Identifier: Apache-2.0
#include "lab/embedding/word_learner.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace atos {

namespace {

constexpr std::uint64_t measuredEvery = 16;

} // namespace

Logistic::Logistic() {
    for (std::size_t i = 0; i < size; ++i) {
        const float x = (static_cast<float>(i) + 0.5F) / static_cast<float>(size) * 2 * range - range;
        values_[i] = 1 / (1 + std::exp(-x));
    }
}

LearningPlan::LearningPlan(const Corpus& corpus, const Word2VecOptions& wanted)
    : options(wanted), noise(corpus.counts), kept(corpus.counts, wanted.subsample),
      kernels(WordKernels::fastest()) {}

WordLearner::WordLearner(const LearningPlan& plan, std::uint64_t seed)
    : plan_(plan), random_(seed), scratch_(2, static_cast<std::size_t>(plan.options.dimensions)) {
    const auto most = static_cast<std::size_t>(plan.options.window) * 2;
    neighbours_.reserve(most);
    steps_.resize(most * outputs);
}

void WordLearner::learn(std::span<const std::uint32_t> sentence, float rate) {
    kept_.clear();
    for (const std::uint32_t word : sentence)
        if (plan_.kept.keeps(word, random_)) kept_.push_back(word);
    for (std::size_t i = 0; i < kept_.size(); ++i) {
        const auto width = 1 + random_.below(static_cast<std::uint32_t>(plan_.options.window));
        const std::size_t first = i - std::min<std::size_t>(i, width);
        const std::size_t last = std::min<std::size_t>(kept_.size() - 1, i + width);
        neighbours_.clear();
        for (std::size_t j = first; j <= last; ++j)
            if (j != i) neighbours_.push_back(matrices.input.row(kept_[j]));
        if (!neighbours_.empty()) predict(kept_[i], rate);
    }
}

WordLearner::Loss WordLearner::takeLoss() {
    return std::exchange(loss_, {});
}

void WordLearner::predict(std::uint32_t word, float rate) {
    const auto all = static_cast<std::size_t>(plan_.options.negatives) + 1;
    const bool together = plan_.options.prediction == WordPrediction::cbow;
    float* const mean = scratch_.row(0);
    float* const gradient = scratch_.row(1);
    if (together) {
        plan_.kernels.average(neighbours_.data(), neighbours_.size(), mean, scratch_.width());
        std::fill_n(gradient, scratch_.width(), 0.0F);
    }
    for (std::size_t first = 0; first < all; first += outputs) {
        const Targets targets = drawTargets(word, first, rate);
        if (together)
            contrast({&mean, 1}, {&gradient, 1}, targets);
        else
            contrast(neighbours_, neighbours_, targets);
    }
    if (together) plan_.kernels.addToEach(neighbours_.data(), neighbours_.size(), gradient, scratch_.width());
    if (words_++ % measuredEvery == 0) loss_.pairs += together ? 1 : neighbours_.size();
}

WordLearner::Targets WordLearner::drawTargets(std::uint32_t word, std::size_t first, float rate) {
    Targets targets;
    const auto all = static_cast<std::size_t>(plan_.options.negatives) + 1;
    for (std::size_t i = 0; i < outputs; ++i) {
        const bool itself = first + i == 0;
        const std::uint32_t target = itself || first + i >= all ? word : plan_.noise.draw(random_);
        targets.rows[i] = matrices.output.row(target);
        targets.labels[i] = itself ? 1.0F : 0.0F;
        targets.rates[i] = itself || target != word ? rate : 0.0F;
    }
    return targets;
}

void WordLearner::contrast(std::span<float* const> inputs, std::span<float* const> gradients,
                           const Targets& targets) {
    std::array<float, WordKernels::lanes> scores;
    for (std::size_t a = 0; a < inputs.size(); ++a) {
        plan_.kernels.score(inputs[a], targets.rows.data(), scratch_.width(), scores.data());
        for (std::size_t b = 0; b < outputs; ++b)
            steps_[a * outputs + b] = (targets.labels[b] - plan_.logistic(scores[b])) * targets.rates[b];
        if (words_ % measuredEvery == 0)
            for (std::size_t b = 0; b < outputs; ++b)
                if (targets.rates[b] > 0) measure(scores[b], targets.labels[b]);
    }
    plan_.kernels.step(inputs.data(), gradients.data(), inputs.size(), targets.rows.data(), steps_.data(),
                       scratch_.width());
}

void WordLearner::measure(float score, float label) {
    const float towards = label > 0 ? score : -score;
    loss_.sum += static_cast<double>(std::log1p(std::exp(-towards)));
}

} // namespace atos
