// SPDX-License-Identifier: Apache-2.0
#include "ui/base/tone_words.h"
#include "ui/base/words.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

TEST(Words, spellKeysWithTheirSigns) {
    EXPECT_EQ(words::key({10, Mode::major}), QStringLiteral("B♭ major"));
    EXPECT_EQ(words::key({1, Mode::minor}), QStringLiteral("C♯ minor"));
    EXPECT_EQ(words::key({11, Mode::minor}), QStringLiteral("B minor"));
}

TEST(Words, writeChordsAsMusiciansDo) {
    const Key cMinor{0, Mode::minor};
    Chord chord;
    chord.root = 8;
    chord.bass = 8;
    chord.quality = ChordQuality::seventh;
    EXPECT_EQ(words::chord(chord, cMinor), QStringLiteral("A♭7"));
    chord = Chord();
    chord.root = 5;
    chord.bass = 0;
    chord.quality = ChordQuality::min;
    EXPECT_EQ(words::chord(chord, cMinor), QStringLiteral("Fm/C"));
    chord.quality = ChordQuality::none;
    EXPECT_TRUE(words::chord(chord, cMinor).isEmpty());
}

TEST(Words, namePitchesAndTimes) {
    EXPECT_EQ(words::pitch(60), QStringLiteral("C4"));
    EXPECT_EQ(words::pitch(21), QStringLiteral("A0"));
    EXPECT_EQ(words::minutes(272.4), QStringLiteral("4:32"));
    EXPECT_EQ(words::minutes(-1), QStringLiteral("0:00"));
}

TEST(Words, turnLabelsIntoSpeech) {
    EXPECT_EQ(words::label(StyleHead::composer, "Bach JS"), QStringLiteral("J. S. Bach"));
    EXPECT_EQ(words::label(StyleHead::composer, "Chopin"), QStringLiteral("Chopin"));
    EXPECT_EQ(words::label(StyleHead::rhythm, "compound_duple"), QStringLiteral("compound duple"));
    EXPECT_EQ(words::label(StyleHead::tag, "pedal_marked"), QStringLiteral("much pedal"));
    EXPECT_EQ(words::label(StyleHead::tag, "grace_notes"), QStringLiteral("grace notes"));
    EXPECT_EQ(words::label(StyleHead::mood, "Q4"), QStringLiteral("calm, tender"));
}

TEST(Words, callAPortAsPeopleDo) {
    EXPECT_EQ(words::portName(QStringLiteral("FP-30X:FP-30X MIDI 1 24:0")), QStringLiteral("FP-30X"));
    EXPECT_EQ(words::portName(QStringLiteral("Simulated Roland FP-30X")),
              QStringLiteral("Simulated Roland FP-30X"));
    EXPECT_EQ(words::portName(QStringLiteral("JACK:piano")), QStringLiteral("JACK:piano"));
}

TEST(Words, sayOnlyWhatAToneSets) {
    TonePreset tone;
    EXPECT_TRUE(words::tone(tone).isEmpty());
    tone.voice = Voice::mellowGrand;
    tone.brightness = -0.3;
    tone.reverbType = ReverbType::hall;
    tone.reverbTime = 1.84;
    tone.touch = 0;
    const QStringList expected{QStringLiteral("Mellow grand"), QStringLiteral("A little mellower"),
                               QStringLiteral("Hall, rings for 1.8 s")};
    EXPECT_EQ(words::tone(tone), expected) << "without what stays as it is";
    const QStringList numbers{QStringLiteral("Mellow grand"), QStringLiteral("Mellower −0.3"),
                              QStringLiteral("Hall, 1.8 s"), QStringLiteral("Medium touch")};
    EXPECT_EQ(words::toneNumbers(tone), numbers);
}

} // namespace
} // namespace atos
