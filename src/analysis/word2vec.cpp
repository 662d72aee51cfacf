// SPDX-License-Identifier: Apache-2.0
#include "analysis/word2vec.h"

#include "analysis/word_sampling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <thread>

namespace atos {

namespace {

constexpr std::size_t tokensPerRound =
    20'000; ///< each thread's share between two exchanges of what was learned

/// The logistic function and its loss, tabulated over -8..8.
class Logistic {
public:
    Logistic() {
        for (std::size_t i = 0; i < size; ++i) {
            const float x = (static_cast<float>(i) + 0.5F) / static_cast<float>(size) * 2 * range - range;
            values_[i] = 1 / (1 + std::exp(-x));
            losses_[i] = std::log1p(std::exp(-x));
        }
    }
    [[nodiscard]] float value(float x) const { return values_[place(x)]; }
    /// -log(logistic(x))
    [[nodiscard]] float loss(float x) const { return losses_[place(x)]; }

private:
    static constexpr std::size_t size = 2048;
    static constexpr float range = 8;
    std::array<float, size> values_{};
    std::array<float, size> losses_{};

    static std::size_t place(float x) {
        const float scaled =
            (std::clamp(x, -range, range) + range) * (static_cast<float>(size) / (2 * range));
        return std::min(static_cast<std::size_t>(scaled), size - 1);
    }
};

/// Eight running sums let the compiler use vector registers without reordering floating-point sums behind our
/// back.
float dot(const float* a, const float* b, std::size_t size) {
    std::array<float, 8> sums{};
    std::size_t i = 0;
    for (; i + 8 <= size; i += 8)
        for (std::size_t lane = 0; lane < 8; ++lane)
            sums[lane] += a[i + lane] * b[i + lane];
    float sum = ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
    for (; i < size; ++i)
        sum += a[i] * b[i];
    return sum;
}

void addScaled(float* to, const float* from, float scale, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        to[i] += scale * from[i];
}

struct Matrices {
    std::vector<float> input;
    std::vector<float> output;
};

/// What every worker knows and none changes.
struct Plan {
    const Corpus& corpus;
    const Word2VecOptions& options;
    NoiseWords noise;
    std::vector<float> keep; ///< probability of keeping a word
    Logistic logistic;
};

/// Learns from sentences with its own copy of the matrices.
class Worker {
public:
    Worker(const Plan& plan, std::uint64_t seed)
        : plan_(plan), random_(seed), dimensions_(static_cast<std::size_t>(plan.options.dimensions)),
          gradient_(dimensions_), mean_(dimensions_) {}

    void learn(const std::vector<std::uint32_t>& sentence, float rate) {
        kept_.clear();
        for (const std::uint32_t word : sentence)
            if (plan_.keep[word] >= 1 || random_.unit() < plan_.keep[word]) kept_.push_back(word);
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            const auto width = 1 + random_.below(static_cast<std::uint32_t>(plan_.options.window));
            const std::size_t first = i - std::min<std::size_t>(i, width);
            const std::size_t last = std::min<std::size_t>(kept_.size() - 1, i + width);
            if (plan_.options.prediction == WordPrediction::skipGram)
                predictNeighbours(i, first, last, rate);
            else
                predictFromNeighbours(i, first, last, rate);
        }
    }

    Matrices matrices;
    double loss = 0;
    std::uint64_t pairs = 0;

private:
    const Plan& plan_;
    FastRandom random_;
    std::size_t dimensions_;
    std::vector<float> gradient_;
    std::vector<float> mean_;
    std::vector<std::uint32_t> kept_;

    float* inputRow(std::uint32_t word) { return matrices.input.data() + word * dimensions_; }

    void predictNeighbours(std::size_t centre, std::size_t first, std::size_t last, float rate) {
        for (std::size_t j = first; j <= last; ++j) {
            if (j == centre) continue;
            float* vector = inputRow(kept_[j]);
            contrast(vector, kept_[centre], rate);
            addScaled(vector, gradient_.data(), 1, dimensions_);
        }
    }

    void predictFromNeighbours(std::size_t centre, std::size_t first, std::size_t last, float rate) {
        if (first == last) return;
        std::fill(mean_.begin(), mean_.end(), 0.0F);
        const float share = 1 / static_cast<float>(last - first);
        for (std::size_t j = first; j <= last; ++j)
            if (j != centre) addScaled(mean_.data(), inputRow(kept_[j]), share, dimensions_);
        contrast(mean_.data(), kept_[centre], rate);
        for (std::size_t j = first; j <= last; ++j)
            if (j != centre) addScaled(inputRow(kept_[j]), gradient_.data(), share, dimensions_);
    }

    /// Moves the context vectors of `word` towards and of noise words away from `vector`; leaves its step in
    /// gradient_.
    void contrast(const float* vector, std::uint32_t word, float rate) {
        std::fill(gradient_.begin(), gradient_.end(), 0.0F);
        for (int sample = 0; sample <= plan_.options.negatives; ++sample) {
            const bool positive = sample == 0;
            const std::uint32_t target = positive ? word : plan_.noise.draw(random_);
            if (!positive && target == word) continue;
            float* output = matrices.output.data() + target * dimensions_;
            const float score = dot(vector, output, dimensions_);
            loss += static_cast<double>(plan_.logistic.loss(positive ? score : -score));
            const float step = ((positive ? 1.0F : 0.0F) - plan_.logistic.value(score)) * rate;
            addScaled(gradient_.data(), output, step, dimensions_);
            addScaled(output, vector, step, dimensions_);
        }
        ++pairs;
    }
};

Plan makePlan(const Corpus& corpus, const Word2VecOptions& options) {
    Plan plan{corpus, options, NoiseWords(corpus.counts), std::vector<float>(corpus.counts.size(), 1.0F), {}};
    const auto tokens = static_cast<double>(corpus.tokens());
    for (std::size_t word = 0; options.subsample > 0 && word < plan.keep.size(); ++word) {
        const double ratio = static_cast<double>(corpus.counts[word]) / (options.subsample * tokens);
        plan.keep[word] = static_cast<float>((std::sqrt(ratio) + 1) / std::max(ratio, 1e-12));
    }
    return plan;
}

Matrices initialMatrices(std::size_t words, std::size_t dimensions, std::uint64_t seed) {
    Matrices matrices{std::vector<float>(words * dimensions), std::vector<float>(words * dimensions, 0.0F)};
    FastRandom random(seed);
    for (float& value : matrices.input)
        value = (random.unit() - 0.5F) / static_cast<float>(dimensions);
    return matrices;
}

/// Adds what a worker changed since `base` was handed out.
void addChange(std::vector<float>& to, const std::vector<float>& changed, const std::vector<float>& base) {
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += changed[i] - base[i];
}

/// Hands sentences to the workers in rounds; after each, the sum of their changes becomes everybody's new
/// start. Unlike unlocked sharing (Hogwild) this is free of races and repeatable.
class Trainer {
public:
    Trainer(const Plan& plan, const Task& task) : plan_(plan), task_(task) {
        const auto dimensions = static_cast<std::size_t>(plan.options.dimensions);
        shared_ = initialMatrices(plan.corpus.counts.size(), dimensions, plan.options.seed);
        for (int i = 0; i < plan.options.threads; ++i)
            workers_.emplace_back(plan, plan.options.seed * 7919 + static_cast<std::uint64_t>(i) + 1);
        if (single()) workers_.front().matrices = std::move(shared_);
        allTokens_ = plan.corpus.tokens() * static_cast<std::uint64_t>(plan.options.epochs);
    }

    Result<WordVectors> run() {
        WordVectors result;
        result.dimensions = plan_.options.dimensions;
        for (int epoch = 0; epoch < plan_.options.epochs; ++epoch) {
            for (std::size_t next = 0; next < plan_.corpus.sentences.size();) {
                if (task_.cancel.cancelled()) return cancelled();
                next = round(next);
            }
            result.epochLosses.push_back(epochLoss());
            task_.report(static_cast<double>(epoch + 1) / plan_.options.epochs, "learning word vectors");
        }
        Matrices& learned = single() ? workers_.front().matrices : shared_;
        result.input = std::move(learned.input);
        result.output = std::move(learned.output);
        return result;
    }

private:
    const Plan& plan_;
    const Task& task_;
    Matrices shared_;
    std::vector<Worker> workers_;
    std::uint64_t allTokens_ = 0;
    std::uint64_t doneTokens_ = 0;

    [[nodiscard]] bool single() const { return workers_.size() == 1; }

    std::size_t round(std::size_t next) {
        const double progress = static_cast<double>(doneTokens_) / static_cast<double>(allTokens_);
        const auto rate = static_cast<float>(plan_.options.learningRate * std::max(1e-4, 1 - progress));
        std::vector<std::pair<std::size_t, std::size_t>> shares;
        for (std::size_t i = 0; i < workers_.size(); ++i) {
            const std::size_t first = next;
            for (std::size_t tokens = 0; next < plan_.corpus.sentences.size() && tokens < tokensPerRound;
                 ++next)
                tokens += plan_.corpus.sentences[next].size();
            shares.emplace_back(first, next);
            for (std::size_t sentence = first; sentence < next; ++sentence)
                doneTokens_ += plan_.corpus.sentences[sentence].size();
        }
        if (single())
            learn(workers_.front(), shares.front(), rate);
        else
            learnTogether(shares, rate);
        return next;
    }

    void learn(Worker& worker, std::pair<std::size_t, std::size_t> share, float rate) const {
        for (std::size_t sentence = share.first; sentence < share.second; ++sentence)
            worker.learn(plan_.corpus.sentences[sentence], rate);
    }

    void learnTogether(const std::vector<std::pair<std::size_t, std::size_t>>& shares, float rate) {
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < workers_.size(); ++i)
            threads.emplace_back([this, &shares, rate, i] {
                workers_[i].matrices = shared_;
                learn(workers_[i], shares[i], rate);
            });
        for (std::thread& thread : threads)
            thread.join();
        const Matrices base = shared_;
        for (const Worker& worker : workers_) {
            addChange(shared_.input, worker.matrices.input, base.input);
            addChange(shared_.output, worker.matrices.output, base.output);
        }
    }

    double epochLoss() {
        double loss = 0;
        std::uint64_t pairs = 0;
        for (Worker& worker : workers_) {
            loss += std::exchange(worker.loss, 0);
            pairs += std::exchange(worker.pairs, 0);
        }
        return pairs > 0 ? loss / static_cast<double>(pairs) : 0;
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

Corpus Corpus::fromSentences(std::span<const std::vector<std::string>> sentences, std::uint64_t fewest) {
    std::map<std::string, std::uint64_t> counts;
    for (const std::vector<std::string>& sentence : sentences)
        for (const std::string& word : sentence)
            ++counts[word];
    std::vector<std::pair<std::string, std::uint64_t>> ordered(counts.begin(), counts.end());
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });

    Corpus corpus;
    std::map<std::string, std::uint32_t> numbers;
    for (const auto& [word, count] : ordered) {
        if (count < fewest) break;
        numbers.emplace(word, static_cast<std::uint32_t>(corpus.vocabulary.size()));
        corpus.vocabulary.push_back(word);
        corpus.counts.push_back(count);
    }
    for (const std::vector<std::string>& sentence : sentences) {
        std::vector<std::uint32_t> known;
        for (const std::string& word : sentence)
            if (const auto found = numbers.find(word); found != numbers.end()) known.push_back(found->second);
        corpus.sentences.push_back(std::move(known));
    }
    return corpus;
}

std::uint64_t Corpus::tokens() const {
    std::uint64_t sum = 0;
    for (const std::vector<std::uint32_t>& sentence : sentences)
        sum += sentence.size();
    return sum;
}

Result<WordVectors> trainWord2Vec(const Corpus& corpus, const Word2VecOptions& options, const Task& task) {
    if (const Status fit = checked(corpus, options); !fit) return fit.error();
    const Plan plan = makePlan(corpus, options);
    return Trainer(plan, task).run();
}

} // namespace atos
