// SPDX-License-Identifier: Apache-2.0
#include "audio/phrase.h"

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

} // namespace
} // namespace atos
