// SPDX-License-Identifier: Apache-2.0
// Limits: the whole analysis of a three-minute take in 100 ms; keys of the last 30 s in 5 ms, four times a
// second, live.
#include "analysis/features/features.h"
#include "analysis/harmony.h"
#include "lab/embedding/word2vec.h"

#include <benchmark/benchmark.h>

#include <random>

namespace atos {
namespace {

/// Pedalled arpeggios over wandering chords, ten notes a second: as dense as romantic piano music gets on
/// average.
Performance take(double seconds) {
    std::mt19937 random(1);
    Performance performance;
    int root = 48;
    double next = 0;
    for (double onset = 0; onset < seconds; onset += 0.1) {
        if (onset >= next) {
            root = 45 + static_cast<int>(random() % 12);
            next = onset + 1.2;
            performance.pedals.push_back({onset, PedalKind::damper, 0});
            performance.pedals.push_back({onset + 0.05, PedalKind::damper, 127});
        }
        const int degrees[]{0, 7, 12, 16, 19, 24, 26};
        const int pitch = root + degrees[random() % 7];
        performance.notes.push_back({onset, 0.3, static_cast<std::uint8_t>(pitch), 64});
    }
    performance.sort();
    return performance;
}

void keys(benchmark::State& state) {
    const Performance performance = take(static_cast<double>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(findKeys(performance));
}
BENCHMARK(keys)->Arg(30)->Arg(180)->Arg(1800)->Unit(benchmark::kMillisecond);

void chords(benchmark::State& state) {
    const Performance performance = take(static_cast<double>(state.range(0)));
    const KeyTimeline timeline = findKeys(performance);
    for (auto _ : state)
        benchmark::DoNotOptimize(findChords(performance, timeline));
}
BENCHMARK(chords)->Arg(1)->Arg(180)->Arg(1800)->Unit(benchmark::kMillisecond);

void wholeAnalysis(benchmark::State& state) {
    const Performance performance = take(180);
    for (auto _ : state) {
        benchmark::DoNotOptimize(analyzeHarmony(performance));
        benchmark::DoNotOptimize(measureFeatures(performance));
    }
}
BENCHMARK(wholeAnalysis)->Unit(benchmark::kMillisecond);

/// 100 dimensions, window 5, 5 noise words, vocabulary 500, as in compare_word2vec.py; words a CPU second of
/// all threads.
void wordVectors(benchmark::State& state) {
    std::mt19937 random(1);
    std::vector<std::vector<std::string>> sentences(200);
    for (std::vector<std::string>& sentence : sentences)
        for (int i = 0; i < 500; ++i)
            sentence.push_back(std::to_string((random() % 500) * (random() % 500) / 500));
    const Corpus corpus = Corpus::fromSentences(sentences, 1);
    Word2VecOptions options;
    options.prediction = state.range(0) == 0 ? WordPrediction::skipGram : WordPrediction::cbow;
    options.dimensions = 100;
    options.epochs = 1;
    options.threads = static_cast<int>(state.range(1));
    for (auto _ : state)
        benchmark::DoNotOptimize(trainWord2Vec(corpus, options));
    state.counters["words/s"] = benchmark::Counter(static_cast<double>(corpus.tokens()),
                                                   benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(wordVectors)
    ->ArgNames({"cbow", "threads"})
    ->ArgsProduct({{0, 1}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();

} // namespace
} // namespace atos
