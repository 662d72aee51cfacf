// SPDX-License-Identifier: Apache-2.0
#include "lab/data/performance_augmentation.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::ElementsAre;

Performance threeNotes() {
    Performance music;
    for (const std::uint8_t pitch : {60, 64, 126})
        music.notes.push_back({static_cast<double>(music.notes.size()), 0.5, pitch, 70, 0, 0});
    music.pedals.push_back({2, PedalKind::damper, 127, 0});
    return music;
}

std::vector<double> onsets(const Performance& music) {
    std::vector<double> all;
    for (const Note& note : music.notes)
        all.push_back(note.onset);
    return all;
}

TEST(PerformanceAugmentation, StretchesAndHastensAllTimes) {
    auto music = threeNotes();
    stretchTime(music, 2);
    EXPECT_THAT(onsets(music), ElementsAre(0, 2, 4));
    EXPECT_EQ(music.notes[0].duration, 1);
    EXPECT_EQ(music.pedals[0].seconds, 4);
    hasten(music, 4);
    EXPECT_THAT(onsets(music), ElementsAre(0, 0.5, 1));
    EXPECT_EQ(music.pedals[0].seconds, 1);
}

TEST(PerformanceAugmentation, TransposesNoFurtherThanTheKeysReach) {
    auto music = threeNotes();
    transpose(music, 4);
    EXPECT_EQ(music.notes[0].pitch, 64);
    EXPECT_EQ(music.notes[2].pitch, 127);
}

TEST(PerformanceAugmentation, DelaysAndMissesNotesInOrder) {
    auto music = threeNotes();
    makeOnsetsUneven(music, 0.25, [delay = -0.5]() mutable { return delay += 0.25; });
    EXPECT_THAT(onsets(music), ElementsAre(0.25, 1, 2.25));
    missNotes(music, [note = 0]() mutable { return ++note == 2; });
    EXPECT_THAT(onsets(music), ElementsAre(0.25, 2.25));
}

TEST(PerformanceAugmentation, ChangesTheDamper) {
    auto music = threeNotes();
    addDamperChange(music, 3, 3.5);
    ASSERT_EQ(music.pedals.size(), 3U);
    EXPECT_EQ(music.pedals[1].seconds, 3);
    EXPECT_EQ(music.pedals[1].value, 0);
    EXPECT_EQ(music.pedals[2].seconds, 3.5);
    EXPECT_EQ(music.pedals[2].value, 127);
}

} // namespace
} // namespace atos
