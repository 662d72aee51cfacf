// SPDX-License-Identifier: Apache-2.0
// The twelve voices are told apart by measures, and are equally loud.
#include "app/preview/measure_voices.h"

#include <gmock/gmock.h>

#include <map>

namespace atos {
namespace {

using testing::HasSubstr;

constexpr const char* smallSoundfont = "/usr/share/sounds/sf2/TimGM6mb.sf2"; // a test package

std::map<Voice, VoiceMeasure> measured() {
    const auto voices = measureVoices(renderSamples, smallSoundfont, {});
    EXPECT_TRUE(voices) << (voices ? "" : voices.error().message);
    std::map<Voice, VoiceMeasure> result;
    if (voices)
        for (const VoiceMeasure& each : *voices)
            result[each.voice] = each;
    return result;
}

TEST(MeasureVoices, EachOneIsItselfAndAsLoudAsTheOthers) {
    auto voices = measured();
    ASSERT_EQ(voices.size(), voiceCount);
    for (const auto& [voice, each] : voices) {
        EXPECT_GT(each.distance, 0.03) << voiceName(voice) << " is like " << voiceName(each.nearest)
                                       << "; 0.01 is what 0.4 dB in every band would make";
        EXPECT_NEAR(each.loudness, 0, 1) << voiceName(voice) << ", on music that its gain does not know";
        EXPECT_NEAR(each.matched, 0, 0.5) << voiceName(voice) << ", EBU R 128";
    }
    using enum Voice;
    const auto centroid = [&](Voice voice) { return voices[voice].centroid; };
    // From dark to bright, each step one that is heard.
    EXPECT_LT(centroid(felt) * 1.2, centroid(mellowGrand));
    EXPECT_LT(centroid(mellowGrand) * 1.1, centroid(concertGrand));
    EXPECT_LT(centroid(concertGrand) * 1.05, centroid(brightGrand));
    EXPECT_LT(centroid(brightGrand) * 1.2, centroid(harpsichord));
    EXPECT_LT(centroid(tine) * 1.05, centroid(reed));
    // Light strings and cloth die sooner.
    EXPECT_LT(voices[fortepiano].fade, 0.75 * voices[concertGrand].fade);
    EXPECT_LT(voices[felt].fade, 0.9 * voices[concertGrand].fade);
    // The two electric pianos that tremble do it each in its own time.
    EXPECT_NEAR(voices[tine].modulation.hertz, 3.2, 0.3);
    EXPECT_NEAR(voices[reed].modulation.hertz, 5.5, 0.3);
    for (const Voice voice : {tine, reed})
        EXPECT_GT(voices[voice].modulation.decibels, 2) << voiceName(voice);
}

TEST(MeasureVoices, ATableHasALineForEach) {
    std::vector<VoiceMeasure> voices(voiceCount);
    for (std::size_t i = 0; i < voiceCount; ++i)
        voices[i].voice = allVoices[i];
    const std::string table = voiceTable(voices);
    EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 14);
    EXPECT_THAT(table, HasSubstr("| fm-piano |"));
    EXPECT_EQ(voiceTableJson(voices).size(), voiceCount);
}

} // namespace
} // namespace atos
