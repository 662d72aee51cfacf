// SPDX-License-Identifier: Apache-2.0
// Every labelled file survives reading, writing and reading again.
#include "music/smf.h"

#include "support/shared_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <tuple>
#include <vector>

namespace atos {
namespace {

/// Seconds of one written tick at the slowest tempo of the piece.
double tickSeconds(const TempoMap& tempo) {
    double slowest = 0;
    for (const TempoChange& change : tempo.changes())
        slowest = std::max(slowest, change.secondsPerBeat);
    return slowest / 480;
}

using Key = std::tuple<int, int, int>;

std::vector<Key> keys(const Performance& performance) {
    std::vector<Key> result;
    for (const Note& note : performance.notes)
        result.emplace_back(note.pitch, note.velocity, note.channel);
    std::sort(result.begin(), result.end());
    return result;
}

/// Times sorted by key, so that notes that fell into one tick are compared in one order.
std::vector<std::pair<Key, double>> times(const Performance& performance, double (*time)(const Note&)) {
    std::vector<std::pair<Key, double>> result;
    for (const Note& note : performance.notes)
        result.push_back({{note.pitch, note.channel, 0}, time(note)});
    std::sort(result.begin(), result.end());
    return result;
}

std::vector<std::tuple<int, int, int>> pedalValues(const Performance& performance) {
    std::vector<std::tuple<int, int, int>> result;
    for (const Pedal& pedal : performance.pedals)
        result.emplace_back(pedal.channel, static_cast<int>(pedal.kind), pedal.value);
    std::stable_sort(result.begin(), result.end(), [](auto& a, auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    return result;
}

void expectNear(const std::vector<std::pair<Key, double>>& a, const std::vector<std::pair<Key, double>>& b,
                double tolerance) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        ASSERT_EQ(a[i].first, b[i].first);
        ASSERT_NEAR(a[i].second, b[i].second, tolerance);
    }
}

void expectRoundTrip(const std::filesystem::path& path) {
    SCOPED_TRACE(path.string());
    const auto first = readMidi(path);
    ASSERT_TRUE(first) << first.error().message;
    const Bytes bytes = encodeMidi(*first);
    const auto second = parseMidi(bytes);
    ASSERT_TRUE(second) << second.error().message;
    EXPECT_TRUE(second->warnings.empty()) << second->warnings.front();
    EXPECT_EQ(keys(*first), keys(*second));
    const double tolerance = tickSeconds(first->tempo) + 1e-9;
    expectNear(times(*first, [](const Note& note) { return note.onset; }),
               times(*second, [](const Note& note) { return note.onset; }), tolerance);
    expectNear(times(*first, [](const Note& note) { return note.end(); }),
               times(*second, [](const Note& note) { return note.end(); }), tolerance);
    EXPECT_EQ(pedalValues(*first), pedalValues(*second));
    EXPECT_TRUE(encodeMidi(*second) == bytes);
}

} // namespace

TEST(SmfRoundTrip, EveryLabelledFile) {
    ATOS_REQUIRE_SHARED_DATA();
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(test::sharedData())) {
        if (entry.path().extension() != ".mid") continue;
        expectRoundTrip(entry.path());
        ++files;
        if (HasFailure()) break;
    }
    EXPECT_GT(files, 1000);
}

} // namespace atos
