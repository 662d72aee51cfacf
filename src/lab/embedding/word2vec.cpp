// SPDX-License-Identifier: Apache-2.0
#include "lab/embedding/word2vec.h"

#include "core/fast_random.h"
#include "lab/embedding/word_learner.h"

#include <algorithm>
#include <future>

namespace atos {

namespace {

/// Each thread's share of words between two exchanges of what was learned. Longer rounds learn from what is
/// out of date, shorter ones spend their time on copying.
constexpr std::size_t wordsPerRound = 4'000;
constexpr std::size_t vocabulariesPerRound = 8; ///< at least; a word is then seen some eight times

/// Input vectors begin within +-2 / dimensions: under-trained vectors come out better than from +-0.5.
constexpr float initialSpread = 4;

WordMatrices initialMatrices(std::size_t words, std::size_t dimensions, std::uint64_t seed) {
    WordMatrices matrices{{words, dimensions}, {words, dimensions}};
    FastRandom random(seed);
    for (std::size_t word = 0; word < words; ++word)
        for (float& value : std::span(matrices.input.row(word), dimensions))
            value = initialSpread * (random.unit() - 0.5F) / static_cast<float>(dimensions);
    return matrices;
}

/// Hands sentences to the learners in rounds; after each, the sum of their changes becomes everybody's new
/// start. Unlike unlocked sharing (Hogwild) this is free of races and repeatable.
class Trainer {
public:
    Trainer(const Corpus& corpus, const LearningPlan& plan, const Task& task)
        : corpus_(corpus), plan_(plan), task_(task),
          shared_(initialMatrices(corpus.counts.size(), static_cast<std::size_t>(plan.options.dimensions),
                                  plan.options.seed)),
          wordsInShare_(std::max(wordsPerRound, vocabulariesPerRound * corpus.counts.size())),
          allTokens_(corpus.tokens() * static_cast<std::uint64_t>(plan.options.epochs)) {
        for (int i = 0; i < plan.options.threads; ++i)
            learners_.emplace_back(plan, plan.options.seed * 7919 + static_cast<std::uint64_t>(i) + 1);
        if (single()) learners_.front().matrices = std::move(shared_);
    }

    Result<WordVectors> run() {
        WordVectors result;
        result.dimensions = plan_.options.dimensions;
        for (int epoch = 0; epoch < plan_.options.epochs; ++epoch) {
            for (std::size_t next = 0; next < corpus_.sentences.size();) {
                if (task_.cancel.cancelled()) return cancelled();
                next = round(next);
            }
            result.epochLosses.push_back(epochLoss());
            task_.report(static_cast<double>(epoch + 1) / plan_.options.epochs, "learning word vectors");
        }
        const WordMatrices& learned = single() ? learners_.front().matrices : shared_;
        result.input = learned.input.packed();
        result.output = learned.output.packed();
        return result;
    }

private:
    using Share = std::span<const std::vector<std::uint32_t>>;

    const Corpus& corpus_;
    const LearningPlan& plan_;
    const Task& task_;
    WordMatrices shared_;
    std::vector<WordLearner> learners_;
    std::size_t wordsInShare_;
    std::uint64_t allTokens_;
    std::uint64_t doneTokens_ = 0;

    [[nodiscard]] bool single() const { return learners_.size() == 1; }

    /// Learns from `next` on and returns where to go on.
    std::size_t round(std::size_t next) {
        const double progress = static_cast<double>(doneTokens_) / static_cast<double>(allTokens_);
        const auto rate = static_cast<float>(plan_.options.learningRate * std::max(1e-4, 1 - progress));
        std::vector<Share> shares;
        for (std::size_t i = 0; i < learners_.size(); ++i) {
            const std::size_t first = next;
            std::size_t tokens = 0;
            while (next < corpus_.sentences.size() && tokens < wordsInShare_)
                tokens += corpus_.sentences[next++].size();
            shares.push_back(Share(corpus_.sentences).subspan(first, next - first));
            doneTokens_ += tokens;
        }
        if (single())
            learn(learners_.front(), shares.front(), rate);
        else
            learnTogether(shares, rate);
        return next;
    }

    static void learn(WordLearner& learner, Share share, float rate) {
        for (const std::vector<std::uint32_t>& sentence : share)
            learner.learn(sentence, rate);
    }

    void learnTogether(const std::vector<Share>& shares, float rate) {
        std::vector<std::future<void>> learning;
        for (std::size_t i = 0; i < learners_.size(); ++i)
            learning.push_back(std::async(std::launch::async, [this, &shares, rate, i] {
                learners_[i].matrices = shared_;
                learn(learners_[i], shares[i], rate);
            }));
        for (std::future<void>& share : learning)
            share.get(); // throws here what was thrown there
        const WordMatrices base = shared_;
        for (const WordLearner& learner : learners_) {
            shared_.input.addChange(learner.matrices.input, base.input);
            shared_.output.addChange(learner.matrices.output, base.output);
        }
    }

    double epochLoss() {
        WordLearner::Loss whole;
        for (WordLearner& learner : learners_) {
            const WordLearner::Loss loss = learner.takeLoss();
            whole.sum += loss.sum;
            whole.pairs += loss.pairs;
        }
        return whole.pairs > 0 ? whole.sum / static_cast<double>(whole.pairs) : 0;
    }
};

Status checked(const Corpus& corpus, const Word2VecOptions& options) {
    const auto within = [](double value, double low, double high) { return value >= low && value <= high; };
    if (!within(options.dimensions, 1, 1024)) return badInput("Word vectors need 1 to 1024 dimensions.");
    if (!within(options.window, 1, 100)) return badInput("The window must be 1 to 100 words wide.");
    if (!within(options.negatives, 1, 100)) return badInput("The number of noise words must be 1 to 100.");
    if (!within(options.epochs, 1, 10'000)) return badInput("The number of epochs must be 1 to 10000.");
    if (!within(options.threads, 1, 64)) return badInput("The number of threads must be 1 to 64.");
    if (!within(options.learningRate, 1e-9, 1))
        return badInput("The learning rate must be above 0 and at most 1.");
    if (!within(options.subsample, 0, 1)) return badInput("The subsampling threshold must be 0 to 1.");
    if (corpus.counts.size() < 2) return badInput("There are too few different words to learn from.");
    return {};
}

} // namespace

Result<WordVectors> trainWord2Vec(const Corpus& corpus, const Word2VecOptions& options, const Task& task) {
    if (const Status fit = checked(corpus, options); !fit) return fit.error();
    const LearningPlan plan(corpus, options);
    return Trainer(corpus, plan, task).run();
}

} // namespace atos
