// SPDX-License-Identifier: Apache-2.0
#include "tone/preset/voice.h"

#include <gtest/gtest.h>

#include <set>

namespace atos {

TEST(Voice, NamesAreDifferentAndLeadBack) {
    std::set<std::string_view> names;
    std::set<std::string> spoken;
    for (const Voice voice : allVoices) {
        names.insert(voiceName(voice));
        spoken.insert(spokenVoice(voice));
        EXPECT_EQ(voiceOf(voiceName(voice)), voice);
    }
    EXPECT_EQ(names.size(), voiceCount);
    EXPECT_EQ(spoken.size(), voiceCount);
    EXPECT_EQ(voiceOf("electric-piano"), Voice::tine);
    EXPECT_FALSE(voiceOf("kazoo"));
    EXPECT_FALSE(voiceOf(""));
}

TEST(Voice, EveryOneButTheConcertGrandFallsBackToIt) {
    EXPECT_TRUE(standInsFor(Voice::concertGrand).empty());
    for (const Voice voice : allVoices) {
        if (voice == Voice::concertGrand) continue;
        const auto standIns = standInsFor(voice);
        ASSERT_FALSE(standIns.empty()) << voiceName(voice);
        EXPECT_EQ(standIns.back().voice, Voice::concertGrand) << voiceName(voice);
        std::set<Voice> seen{voice};
        for (const VoiceStandIn& standIn : standIns)
            EXPECT_TRUE(seen.insert(standIn.voice).second) << voiceName(voice) << " comes round again";
    }
}

} // namespace atos
