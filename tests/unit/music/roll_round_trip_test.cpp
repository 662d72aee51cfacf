// SPDX-License-Identifier: Apache-2.0
// The law of the piano roll: what is drawn reads back within half a frame.
#include "music/piano_roll.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace atos {
namespace {

class RandomMusic {
public:
    explicit RandomMusic(unsigned seed) : random_(seed) {}

    /// Repeated and single notes on every key, some of them legato or shorter than a frame, and a
    /// half-pedalling foot. No two onsets on a key and no two pedal changes share a frame.
    Performance performance(RollClock clock, double framesPerUnit) {
        Performance result;
        if (clock == RollClock::beats) {
            for (int beat = 0; beat < 12; beat += 3)
                result.tempo.setTempo(beat, within(0.2, 1.5));
        }
        const auto seconds = [&](double frame) {
            return clock == RollClock::seconds ? frame / framesPerUnit
                                               : result.tempo.secondsAt(frame / framesPerUnit);
        };
        for (std::uint8_t pitch = 21; pitch <= 108; ++pitch) {
            double frame = within(0, 100);
            while (frame < lastFrame) {
                const double next = std::floor(frame) + 1 + within(0, chance() < 0.5 ? 2 : 60);
                const double end = chance() < 0.3 ? next : within(frame, next);
                result.notes.push_back(
                    {seconds(frame), seconds(end) - seconds(frame), pitch, velocity(), 0, 0});
                frame = next;
            }
        }
        std::uint8_t last = 0;
        for (double frame = within(0, 50); frame < lastFrame; frame = std::floor(frame) + 1 + within(0, 40)) {
            const auto value = static_cast<std::uint8_t>((last + velocity()) % 128);
            if (value == last) continue;
            result.pedals.push_back({seconds(frame), PedalKind::damper, value, 0});
            last = value;
        }
        result.sort();
        return result;
    }

    static constexpr double lastFrame = 400;

private:
    double within(double low, double high) { return std::uniform_real_distribution(low, high)(random_); }
    double chance() { return within(0, 1); }
    std::uint8_t velocity() { return static_cast<std::uint8_t>(1 + random_() % 127); }

    std::mt19937 random_;
};

class RollRoundTrip : public testing::TestWithParam<RollClock> {};

std::vector<Note> byKey(std::vector<Note> notes) {
    std::stable_sort(notes.begin(), notes.end(),
                     [](const Note& a, const Note& b) { return a.pitch < b.pitch; });
    return notes;
}

} // namespace

TEST_P(RollRoundTrip, ReadsBackWithinHalfAFrame) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        RollOptions options;
        options.clock = GetParam();
        options.framesPerUnit = options.clock == RollClock::seconds ? 100 : 24;
        const Performance drawn = RandomMusic(seed).performance(options.clock, options.framesPerUnit);
        options.seconds = drawn.duration() + 10;
        const auto roll = drawRoll(drawn, options);
        ASSERT_TRUE(roll) << roll.error().message;
        const auto read = performanceFromRoll(*roll);
        ASSERT_TRUE(read) << read.error().message;

        const auto frame = [&](double seconds) {
            return (options.clock == RollClock::seconds ? seconds : drawn.tempo.beatAt(seconds))
                   * options.framesPerUnit;
        };
        constexpr double half = 0.5 + 1e-5;
        const std::vector<Note> before = byKey(drawn.notes);
        const std::vector<Note> after = byKey(read->notes);
        ASSERT_EQ(before.size(), after.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            ASSERT_EQ(before[i].pitch, after[i].pitch);
            ASSERT_EQ(before[i].velocity, after[i].velocity);
            ASSERT_NEAR(frame(before[i].onset), frame(after[i].onset), half);
            ASSERT_NEAR(frame(before[i].end()), frame(after[i].end()), half);
        }
        ASSERT_EQ(drawn.pedals.size(), read->pedals.size());
        for (std::size_t i = 0; i < drawn.pedals.size(); ++i) {
            ASSERT_EQ(drawn.pedals[i].value, read->pedals[i].value);
            ASSERT_NEAR(frame(drawn.pedals[i].seconds), frame(read->pedals[i].seconds), half);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Clocks, RollRoundTrip, testing::Values(RollClock::seconds, RollClock::beats));

TEST(RollNotes, NotesOnOneKeyAtOnceBecomeSuccessive) {
    Performance performance;
    performance.notes = {{0, 1, 60, 50, 0, 0}, {0.5, 1, 60, 70, 1, 0}, {0.5, 0.1, 60, 90, 2, 0}};
    const auto read = performanceFromRoll(*drawRoll(performance));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->notes.size(), 2U);
    EXPECT_NEAR(read->notes[0].end(), 0.5, 0.006);
    EXPECT_EQ(read->notes[1].velocity, 90);
    EXPECT_NEAR(read->notes[1].end(), 1.5, 0.006);
}

TEST(RollNotes, RefusesWhatIsNoRoll) {
    EXPECT_FALSE(performanceFromRoll({}));
    EXPECT_FALSE(performanceFromRoll({cv::Mat(88, 10, CV_8UC1), 100, RollClock::seconds}));
    EXPECT_FALSE(performanceFromRoll({cv::Mat(2 * 88 + 1, 10, CV_8UC1), 0, RollClock::seconds}));
}

} // namespace atos
