// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/audible.h"

#include "tone/archetypes/alternatives.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

TonePreset tone(double brightness, double time, double level) {
    TonePreset preset;
    preset.voice = Voice::concertGrand;
    preset.brightness = brightness;
    preset.reverbTime = time;
    preset.reverbLevel = level;
    return preset;
}

TEST(Audible, LevelStepsAreWiderWhereTheRoomIsSofter) {
    EXPECT_NEAR(levelInSteps(-8) - levelInSteps(-10), 1, 1e-9);
    EXPECT_NEAR(levelInSteps(-14) - levelInSteps(-17), 1, 1e-9);
    EXPECT_NEAR(levelInSteps(-20) - levelInSteps(-25), 1, 1e-9);
    for (const double level : {-40.0, -20.0, -15.0, -9.0})
        for (const double steps : {-2.0, -0.5, 1.0, 3.0})
            EXPECT_NEAR(levelInSteps(levelMoved(level, steps)), levelInSteps(level) + steps, 1e-9);
    EXPECT_EQ(levelMoved(-58, -5), -60);
    EXPECT_EQ(levelMoved(-1, 5), 0);
}

TEST(Audible, TonesThatNobodyTellsApartAreLessThanAStepApart) {
    EXPECT_LT(stepsApart(tone(0.1, 1.5, -14), tone(0, 1.6, -15)), 1);
    EXPECT_GE(stepsApart(tone(0.25, 1.5, -14), tone(0, 1.5, -14)), 1);
    EXPECT_GE(stepsApart(tone(0, 2, -14), tone(0, 1.6, -14)), 1);
    EXPECT_LT(stepsApart(tone(0, 2, -26), tone(0, 1.6, -26)), 1) << "a tail that is hardly heard";
    TonePreset felt = tone(0, 2, -14);
    felt.voice = Voice::felt;
    EXPECT_GE(stepsApart(felt, tone(0, 2, -14)), 2);
}

TEST(Audible, WhatCannotBeHeardBesideThePianoAsMadeIsLeftAtZero) {
    TonePreset preset = tone(0.1, 1.4321, -13.27);
    preset.resonance = -0.2;
    preset.chorus = 0.04;
    const TonePreset rounded = roundedToAudible(preset);
    EXPECT_EQ(rounded.brightness, 0);
    EXPECT_EQ(rounded.resonance, 0);
    EXPECT_EQ(rounded.chorus, 0);
    EXPECT_DOUBLE_EQ(*rounded.reverbTime, 1.45);
    EXPECT_DOUBLE_EQ(*rounded.reverbLevel, -13.5);
}

TEST(Audible, AChangeIsToldInWords) {
    EXPECT_EQ(audibleChange(tone(0, 1.2, -17), tone(0.5, 1.2, -17)), "brighter");
    EXPECT_EQ(audibleChange(tone(0, 1.2, -17), tone(-0.5, 2.4, -10)),
              "darker, a larger room and more room in the sound");
    EXPECT_EQ(audibleChange(tone(0, 1.2, -17), tone(0.05, 1.2, -17)), "");
}

} // namespace
} // namespace atos
