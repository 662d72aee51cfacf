// SPDX-License-Identifier: Apache-2.0
#include "audio/render/phrase.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

/// `count` equal notes, two a second.
void append(Performance& music, double from, int count, std::uint8_t pitch, std::uint8_t velocity) {
    for (int i = 0; i < count; ++i)
        music.notes.push_back({from + 0.5 * i, 0.5, pitch, velocity, 0, 0});
}

TEST(LastPhrase, IsTheLastSecondsOfALongPiece) {
    Performance music;
    append(music, 0, 120, 60, 64);
    const Phrase phrase = lastPhrase(music, 8);
    EXPECT_DOUBLE_EQ(phrase.to, 60);
    EXPECT_NEAR(phrase.seconds(), 8, 2);
}

TEST(LastPhrase, IsAllOfAShortOne) {
    Performance music;
    append(music, 0, 6, 60, 64);
    EXPECT_DOUBLE_EQ(lastPhrase(music, 8).from, 0);
    EXPECT_DOUBLE_EQ(lastPhrase({}, 8).to, 0);
}

TEST(LastPhrase, BeginsAfterARestRatherThanInTheMiddleOfALine) {
    Performance music;
    append(music, 0, 40, 60, 64);
    append(music, 21.2, 14, 62, 64);
    EXPECT_DOUBLE_EQ(lastPhrase(music, 8).from, 21.2);
}

TEST(CharacteristicPhrase, IsWhereTheMusicIsMostLikeItself) {
    Performance music;
    append(music, 0, 20, 90, 30);   // a high, soft introduction
    append(music, 10, 100, 60, 70); // what the piece is
    append(music, 60, 20, 36, 120); // a thundering end
    const Phrase phrase = characteristicPhrase(music, 16);
    EXPECT_GE(phrase.from, 5);
    EXPECT_LE(phrase.to, 65);
    EXPECT_NEAR(phrase.seconds(), 16, 0.01);
}

TEST(CharacteristicPhrase, IsAllOfAShortPieceAndNothingOfNone) {
    Performance music;
    append(music, 0, 6, 60, 64);
    EXPECT_DOUBLE_EQ(characteristicPhrase(music, 16).seconds(), 3);
    EXPECT_DOUBLE_EQ(characteristicPhrase({}, 16).seconds(), 0);
}

TEST(PhrasesOf, BeginAfterTheLongestRestInReach) {
    Performance music;
    append(music, 0, 18, 60, 64);   // 9 s
    append(music, 9.5, 20, 62, 64); // 10 s after a rest
    append(music, 19.7, 18, 64, 64);
    const auto phrases = phrasesOf(music, 8, 12);
    ASSERT_EQ(phrases.size(), 3U);
    EXPECT_DOUBLE_EQ(phrases[0].from, 0);
    EXPECT_DOUBLE_EQ(phrases[0].to, 9.5);
    EXPECT_DOUBLE_EQ(phrases[1].to, 19.7);
    EXPECT_DOUBLE_EQ(phrases[2].to, 28.7);
}

TEST(PhrasesOf, AreOfTheLengthAskedForWhateverTheMusic) {
    Performance music;
    append(music, 0, 200, 60, 64);           // without any rest
    music.notes.push_back({130, 1, 60, 64}); // after half a minute of silence
    append(music, 140, 50, 60, 64);
    for (const Phrase& phrase : phrasesOf(music, 8, 12)) {
        EXPECT_GE(phrase.seconds(), 8);
        EXPECT_LE(phrase.seconds(), 12);
    }
}

TEST(PhrasesOf, AreAllOfAShortPieceAndNoneOfNothing) {
    Performance music;
    append(music, 0, 6, 60, 64);
    ASSERT_EQ(phrasesOf(music, 8, 12).size(), 1U);
    EXPECT_DOUBLE_EQ(phrasesOf(music, 8, 12).front().to, 3);
    EXPECT_TRUE(phrasesOf({}, 8, 12).empty());
}

TEST(Excerpt, IsMusicOfItsOwnWithThePedalsAsTheyWere) {
    Performance music;
    music.title = "Nocturne";
    append(music, 0, 8, 60, 64);
    music.notes[5].duration = 10;
    music.pedals = {{0.5, PedalKind::damper, 90, 0},
                    {0.6, PedalKind::soft, 127, 0},
                    {0.9, PedalKind::soft, 0, 0},
                    {1.5, PedalKind::damper, 40, 0},
                    {3.5, PedalKind::damper, 0, 0}};
    const Performance phrase = excerpt(music, {1, 3});
    EXPECT_EQ(phrase.title, "Nocturne, 0:01 to 0:03");
    ASSERT_EQ(phrase.notes.size(), 4U);
    EXPECT_DOUBLE_EQ(phrase.notes.front().onset, 0);
    EXPECT_DOUBLE_EQ(phrase.duration(), 2) << "the held note is cut at the end";
    ASSERT_EQ(phrase.pedals.size(), 3U);
    EXPECT_EQ(phrase.pedals[0], (Pedal{0, PedalKind::damper, 90, 0}))
        << "down before, so down from the start";
    EXPECT_EQ(phrase.pedals[1], (Pedal{0.5, PedalKind::damper, 40, 0}));
    EXPECT_EQ(phrase.pedals[2], (Pedal{2, PedalKind::damper, 0, 0})) << "let go at the end";
}

} // namespace
} // namespace atos
