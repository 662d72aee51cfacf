// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/audible.h"
#include "tone/archetypes/listening.h"

#include <gtest/gtest.h>

namespace atos {

TEST(Listening, HeadphonesGetMoreOfThePianosRoomThanLoudspeakersByAStepThatIsHeard) {
    TonePreset tone;
    tone.reverbLevel = -16;
    const TonePreset headphones = heardThrough(Listening::headphones, tone);
    const TonePreset loudspeakers = heardThrough(Listening::loudspeakers, tone);
    EXPECT_GT(*headphones.reverbLevel, -16);
    EXPECT_LT(*loudspeakers.reverbLevel, -16);
    EXPECT_NEAR(stepsApart(headphones, loudspeakers), 1, 0.2);
}

TEST(Listening, WhereNothingIsSaidTheToneStaysAsItIs) {
    TonePreset tone;
    tone.reverbLevel = -16.25; // would be rounded
    EXPECT_DOUBLE_EQ(*heardThrough(Listening::unknown, tone).reverbLevel, -16.25);
    tone.reverbLevel.reset();
    EXPECT_FALSE(heardThrough(Listening::headphones, tone).reverbLevel);
}

TEST(Listening, IsCalledByItsNames) {
    for (const Listening listening : {Listening::headphones, Listening::loudspeakers})
        EXPECT_EQ(listeningCalled(listeningName(listening)), listening);
    EXPECT_FALSE(listeningCalled(""));
    EXPECT_FALSE(listeningCalled("telephone"));
}

} // namespace atos
