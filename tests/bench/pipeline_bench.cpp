// SPDX-License-Identifier: Apache-2.0
// The whole path, from a click to ranked presets, against the length of the music. The limit is 1/1,500 of a
// take of three minutes on two cores with the networks open; `times_faster` is that ratio turned over. The
// CPU column counts all threads, so that a busy machine can be judged too.
#include "app/calibrate/pipeline.h"
#include "files/locations.h"
#include "music/smf.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>

namespace atos {
namespace {

Performance firstSeconds(const Performance& whole, double seconds) {
    Performance part = whole;
    std::erase_if(part.notes, [seconds](const Note& note) { return note.onset >= seconds; });
    std::erase_if(part.pedals, [seconds](const Pedal& pedal) { return pedal.seconds >= seconds; });
    return part;
}

void calibrate(benchmark::State& state, const std::string& piece, double seconds) {
    auto pipeline = Pipeline::open();
    if (!pipeline) return state.SkipWithError(pipeline.error().message.c_str());
    if (auto warm = (*pipeline)->warmUp(); !warm) return state.SkipWithError(warm.error().message.c_str());
    auto read = readMidi(shippedData() / "resources" / "pieces" / (piece + ".mid"));
    if (!read) return state.SkipWithError(read.error().message.c_str());
    const Performance take = firstSeconds(*read, seconds);
    Calibration last;
    for (auto _ : state) {
        auto calibration = (*pipeline)->calibrate(take, {"roland-fp30x"}, {});
        if (!calibration) return state.SkipWithError(calibration.error().message.c_str());
        last = std::move(*calibration);
    }
    for (const auto& [step, milliseconds] : last.timingMs)
        state.counters[step + "_ms"] = milliseconds;
    state.counters["music_s"] = take.duration();
    state.counters["times_faster"] =
        benchmark::Counter(take.duration(), benchmark::Counter::kIsIterationInvariantRate);
}

BENCHMARK_CAPTURE(calibrate, bach_prelude, "bach-prelude-bwv846", 1e9)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(calibrate, chopin_nocturne, "chopin-nocturne-op9-no2", 1e9)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(calibrate, three_minutes, "chopin-nocturne-op9-no2", 180)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(calibrate, fifteen_seconds, "chopin-nocturne-op9-no2", 15)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

} // namespace
} // namespace atos
