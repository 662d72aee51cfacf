// SPDX-License-Identifier: Apache-2.0
#include "style/mood_cues.h"

#include "style/calibration.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atos {
namespace {

/// A cadence over and over: I IV V I or i iv V i.
Performance cadence(bool major, double step, std::uint8_t velocity) {
    const int third = major ? 4 : 3;
    const int chords[4][3] = {{60, 60 + third, 67}, {60, 65, 65 + third}, {59, 62, 67}, {60, 60 + third, 67}};
    Performance music;
    for (int i = 0; i * step < 40; ++i)
        for (const int pitch : chords[i % 4])
            music.notes.push_back({i * step, 0.9 * step, static_cast<std::uint8_t>(pitch), velocity, 0, 0});
    music.sort();
    return music;
}

std::size_t quadrant(const Performance& music) {
    const auto logits = moodLogits(moodCues(music));
    return static_cast<std::size_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
}

} // namespace

TEST(MoodCues, FastMajorIsHappyAndSlowMinorSad) {
    EXPECT_EQ(quadrant(cadence(true, 0.2, 90)), 0U);
    EXPECT_EQ(quadrant(cadence(false, 0.2, 90)), 1U);
    EXPECT_EQ(quadrant(cadence(false, 1.2, 45)), 2U);
    EXPECT_EQ(quadrant(cadence(true, 1.2, 45)), 3U);
}

TEST(MoodCues, SilenceHasNoMoodButAnAnswer) {
    const auto likely = probabilities(StyleHead::mood, moodLogits(moodCues({})), 1);
    ASSERT_EQ(likely.size(), moodQuadrants.size());
    for (const double probability : likely)
        EXPECT_GT(probability, 0);
}

} // namespace atos
