// SPDX-License-Identifier: Apache-2.0
// Reading, writing and drawing MIDI files, beside two limits: copying the same bytes, and walking over their
// events without keeping any. Over the labelled music when it is beside the checkout, else over the bundled
// pieces.
#include "music/piano_roll.h"
#include "music/smf.h"

#include "support/shared_data.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace {

using namespace atos;

struct Corpus {
    std::vector<Bytes> files;
    std::vector<Performance> performances;
    std::int64_t bytes = 0;
    double frames = 0; ///< at 100 a second
};

Corpus load() {
    constexpr std::size_t mostFiles = 400;
    const bool labelled = std::filesystem::exists(test::sharedData());
    const auto folder =
        labelled ? test::sharedData() : std::filesystem::path(ATOS_SOURCE_DIR) / "resources/pieces";
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".mid") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    const std::size_t step = 1 + paths.size() / mostFiles;
    Corpus corpus;
    for (std::size_t i = 0; i < paths.size(); i += step) {
        auto bytes = readFile(paths[i], largestMidiFile);
        if (!bytes) continue;
        auto performance = parseMidi(*bytes);
        if (!performance) continue;
        corpus.bytes += static_cast<std::int64_t>(bytes->size());
        corpus.frames += performance->duration() * RollOptions{}.framesPerUnit;
        corpus.files.push_back(*std::move(bytes));
        corpus.performances.push_back(*std::move(performance));
    }
    return corpus;
}

const Corpus& corpus() {
    static const Corpus loaded = load();
    return loaded;
}

void countBytes(benchmark::State& state) {
    state.SetBytesProcessed(state.iterations() * corpus().bytes);
}

/// Events of a file with sound chunks and plain running status: a delta, a status, and as many bytes as it
/// says.
std::size_t walkEvents(const Bytes& file) {
    const std::uint8_t* next = file.data();
    const std::uint8_t* const end = next + file.size();
    const auto quantity = [&next, end] {
        std::uint32_t value = 0;
        while (next < end) {
            value = value << 7U | (*next & 0x7FU);
            if (*next++ < 0x80) break;
        }
        return value;
    };
    std::size_t events = 0;
    std::uint8_t status = 0;
    while (end - next >= 8) {
        if (std::memcmp(next, "MThd", 4) == 0 || std::memcmp(next, "MTrk", 4) == 0) {
            next += *next == 'M' && next[2] == 'h' ? 14 : 8;
            continue;
        }
        benchmark::DoNotOptimize(quantity());
        if (next < end && *next >= 0x80) status = *next++;
        std::size_t size = status >= 0xC0 && status < 0xE0 ? 1 : 2;
        if (status == 0xFF) ++next;
        if (status >= 0xF0) size = quantity();
        next += std::min(size, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, end - next)));
        ++events;
    }
    return events;
}

void limitCopyBytes(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        for (const Bytes& file : corpus().files) {
            Bytes copy = file;
            benchmark::DoNotOptimize(copy.data());
        }
    countBytes(state);
}
BENCHMARK(limitCopyBytes);

void limitWalkEvents(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        for (const Bytes& file : corpus().files)
            benchmark::DoNotOptimize(walkEvents(file));
    countBytes(state);
}
BENCHMARK(limitWalkEvents);

void readPerformance(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        for (const Bytes& file : corpus().files)
            benchmark::DoNotOptimize(parseMidi(file)->notes.data());
    countBytes(state);
}
BENCHMARK(readPerformance);

void readAndWrite(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        for (const Bytes& file : corpus().files)
            benchmark::DoNotOptimize(encodeMidi(*parseMidi(file)).data());
    countBytes(state);
}
BENCHMARK(readAndWrite);

void countFrames(benchmark::State& state) {
    state.counters["frames"] =
        benchmark::Counter(corpus().frames, benchmark::Counter::kIsIterationInvariantRate);
}

void limitFillPlanes(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        for (const Performance& performance : corpus().performances) {
            const cv::Mat planes =
                cv::Mat::zeros(3 * rollRows, static_cast<int>(performance.duration() * 100), CV_8UC1);
            benchmark::DoNotOptimize(planes.data);
        }
    countFrames(state);
}
BENCHMARK(limitFillPlanes);

void drawPlanes(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        for (const Performance& performance : corpus().performances)
            benchmark::DoNotOptimize(drawRoll(performance)->planes.data);
    countFrames(state);
}
BENCHMARK(drawPlanes);

} // namespace
