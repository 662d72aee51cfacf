// SPDX-License-Identifier: Apache-2.0
// The live path: how much the engine can take, and how much later than a bare RtMidi callback it passes a
// message on.
#include "app/calibrate/pipeline.h"
#include "app/live/live_engine.h"
#include "integration/jack_server.h"
#include "midi/capture.h"
#include "midi/memory_system.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <RtMidi.h>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace atos {
namespace {

using Message = std::array<std::uint8_t, 3>;

void captureAndDrain(benchmark::State& state) {
    Capture capture(0);
    const Message message{0x90, 60, 64};
    ChannelMessage out;
    for (auto _ : state) {
        capture.receive(1, message);
        benchmark::DoNotOptimize(capture.next(out));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(captureAndDrain);

/// A million messages as fast as they go through port, journal, take and thru; the sender keeps the ring half
/// full.
void engineThroughput(benchmark::State& state) {
    constexpr std::uint64_t count = 1'000'000;
    for (auto _ : state) {
        const test::TemporaryFolder folder;
        MemorySystem system;
        system.addLoopback("Piano");
        auto engine = std::move(*LiveEngine::start(folder.path()));
        std::atomic<std::uint64_t> passed{0};
        engine->setThru([&passed](const ChannelMessage&) { ++passed; });
        if (!engine->connect(system, "Piano")) return state.SkipWithError("no port");
        const auto piano = std::move(*system.openOutput("Piano"));
        for (std::uint64_t sent = 0; sent < count; ++sent) {
            while (sent - passed > 8'192)
                std::this_thread::yield();
            const auto pitch = static_cast<std::uint8_t>(21 + sent / 2 % 88);
            const auto status = static_cast<std::uint8_t>(sent % 2 == 0 ? 0x90 : 0x80);
            if (!piano->send(Message{status, pitch, 64})) return state.SkipWithError("not sent");
        }
        while (passed + engine->snapshot()->lost < count)
            std::this_thread::yield();
        state.counters["lost"] = static_cast<double>(count - passed);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}
BENCHMARK(engineThroughput)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

constexpr std::size_t latencyCount = 10'000;
constexpr double perSecond = 1'000;

/// Keeps a core at work until it goes.
class BusyCore {
public:
    BusyCore()
        : thread_([](const std::stop_token& stop) {
              double sum = 1;
              while (!stop.stop_requested())
                  for (int i = 1; i < 1000; ++i)
                      benchmark::DoNotOptimize(sum += 1.0 / i);
          }) {}

private:
    std::jthread thread_;
};

/// Our own cost, without a driver and its period: from the stamp that the driver's callback sets to the thru,
/// which is where the synth takes it. 1,000 messages a second for ten seconds, in one process; with the
/// argument 1 both cores are at work and calibrations follow one another.
void ownCost(benchmark::State& state) {
    constexpr std::size_t count = 10'000;
    const bool busy = state.range(0) != 0;
    for (auto _ : state) {
        const test::TemporaryFolder folder;
        MemorySystem system;
        system.addLoopback("Piano");
        auto engine = std::move(*LiveEngine::start(folder.path()));
        const double zero = steadySeconds();
        std::vector<double> costs(count);
        std::atomic<std::size_t> passed{0};
        std::vector<double> sent(count);
        engine->setThru([&](const ChannelMessage&) {
            const std::size_t number = passed;
            if (number < count) costs[number] = 1e6 * (steadySeconds() - sent[number]);
            ++passed;
        });
        if (!engine->connect(system, "Piano")) return state.SkipWithError("no port");
        const auto piano = std::move(*system.openOutput("Piano"));
        std::vector<std::unique_ptr<BusyCore>> load;
        std::jthread calibrations;
        if (busy) {
            for (unsigned core = 0; core < std::thread::hardware_concurrency(); ++core)
                load.push_back(std::make_unique<BusyCore>());
            calibrations = std::jthread([](const std::stop_token& stop) {
                const auto pipeline = Pipeline::open();
                const auto piece = readMidi(std::filesystem::path(ATOS_SOURCE_DIR)
                                            / "resources/pieces/chopin-nocturne-op9-no2.mid");
                while (pipeline && piece && !stop.stop_requested())
                    static_cast<void>((*pipeline)->calibrate(*piece, {}, {}));
            });
        }
        for (std::size_t number = 0; number < count; ++number) {
            std::this_thread::sleep_until(std::chrono::steady_clock::time_point(
                std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                    std::chrono::duration<double>(zero + static_cast<double>(number) / 1000))));
            sent[number] = steadySeconds();
            if (!piano->send(Message{0xE0, 0, 64})) return state.SkipWithError("not sent");
        }
        while (passed < count)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::sort(costs.begin(), costs.end());
        state.counters["p50_us"] = costs[count / 2];
        state.counters["p99_us"] = costs[count * 99 / 100];
        state.counters["longest_us"] = costs.back();
    }
}
BENCHMARK(ownCost)->Arg(0)->Arg(1)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

/// When each message arrived, by the number that it carries in its data bytes.
class Arrivals {
public:
    void note(std::span<const std::uint8_t> bytes) {
        if (bytes.size() != 3 || bytes[0] != 0xE0) return;
        const std::size_t number = bytes[1] + 128U * bytes[2];
        if (number >= latencyCount) return;
        seconds_[number] = steadySeconds();
        ++count_;
    }
    [[nodiscard]] std::size_t count() const { return count_; }
    /// The delay in microseconds below which that part of the messages stays.
    [[nodiscard]] double delay(const std::vector<double>& sent, double part) const {
        std::vector<double> delays;
        for (std::size_t i = 0; i < sent.size(); ++i)
            if (seconds_[i] > 0) delays.push_back((seconds_[i] - sent[i]) * 1e6);
        const auto place =
            delays.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(delays.size() - 1));
        std::nth_element(delays.begin(), place, delays.end());
        return *place;
    }

private:
    std::vector<double> seconds_ = std::vector<double>(latencyCount);
    std::atomic<std::size_t> count_{0};
};

/// RtMidi alone on a virtual port.
class BareInput {
public:
    explicit BareInput(Arrivals& arrivals) : device_(RtMidi::UNIX_JACK, "Bare") {
        device_.setCallback([](double, std::vector<unsigned char>* bytes,
                               void* to) { static_cast<Arrivals*>(to)->note(*bytes); },
                            &arrivals);
        for (unsigned i = 0; i < device_.getPortCount(); ++i)
            if (device_.getPortName(i).find("Metronome") != std::string::npos) device_.openPort(i);
    }

private:
    RtMidiIn device_;
};

/// The same messages, 1,000 a second, to a bare RtMidi callback and through the engine to thru, over a JACK
/// server.
void latencyAgainstRtMidi(benchmark::State& state) {
    const auto server = test::JackServer::start();
    if (!server) return state.SkipWithError("jackd is not installed");
    const test::TemporaryFolder folder;
    const auto system = openMidiSystem();
    for (auto _ : state) {
        const auto metronome = std::move(*system->openVirtualOutput("Metronome"));
        Arrivals bare;
        Arrivals ours;
        const BareInput bareInput(bare);
        auto engine = std::move(*LiveEngine::start(folder.path()));
        engine->setThru([&ours](const ChannelMessage& message) { ours.note(message.bytes); });
        if (!engine->connect(*system, "Metronome")) return state.SkipWithError("no port");

        std::vector<double> sent;
        const auto began = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < latencyCount; ++i) {
            std::this_thread::sleep_until(
                began + std::chrono::duration<double>(static_cast<double>(i) / perSecond));
            sent.push_back(steadySeconds());
            const Message message{0xE0, static_cast<std::uint8_t>(i % 128),
                                  static_cast<std::uint8_t>(i / 128)};
            if (!metronome->send(message)) return state.SkipWithError("not sent");
        }
        const auto giveUp = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while ((bare.count() < latencyCount || ours.count() < latencyCount)
               && std::chrono::steady_clock::now() < giveUp)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        state.counters["lost"] = static_cast<double>(latencyCount - ours.count());
        state.counters["lost_bare"] = static_cast<double>(latencyCount - bare.count());
        state.counters["p50_us"] = ours.delay(sent, 0.5);
        state.counters["p99_us"] = ours.delay(sent, 0.99);
        state.counters["p50_bare_us"] = bare.delay(sent, 0.5);
        state.counters["p99_bare_us"] = bare.delay(sent, 0.99);
        state.counters["p99_ratio"] = ours.delay(sent, 0.99) / bare.delay(sent, 0.99);
    }
}
BENCHMARK(latencyAgainstRtMidi)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
} // namespace atos
