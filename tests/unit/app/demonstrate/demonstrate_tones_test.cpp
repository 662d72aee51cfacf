// SPDX-License-Identifier: Apache-2.0
#include "app/demonstrate/demonstrate_tones.h"

#include "files/bytes.h"
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "unit/audio/synthetic_sound.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atos {
namespace {

TonePreset bright(double brightness) {
    TonePreset tone;
    tone.brightness = brightness;
    return tone;
}

Performance musicOn(std::uint8_t pitch, const std::string& title) {
    Performance music;
    for (int i = 0; i < 20; ++i)
        music.notes.push_back({0.5 * i, 0.4, pitch, 80, 0, 0});
    music.title = title;
    return music;
}

/// Follows the brightness only above middle C.
Result<Samples> trebleInstrument(const Performance& music, const RenderOptions& options, const Task&) {
    const int above = music.notes.empty() ? 0 : std::max(0, music.notes.front().pitch - 60);
    const double seconds = std::max(0.0, options.seconds) + options.tailSeconds;
    return test::sum(
        test::sine(400, -20 + options.gainDb, seconds),
        test::sine(4000, -60 + above * options.tone.brightness.value_or(0) + options.gainDb, seconds));
}

TEST(DemonstrateTones, ChoosesAmongThePlayersOwnMusicAndTheFiles) {
    const test::TemporaryFolder folder;
    const auto high = folder.path() / "high.mid";
    ASSERT_TRUE(writeMidi(musicOn(84, "High"), high));
    PhraseSources sources;
    sources.own = musicOn(48, "");
    sources.files = {high};
    const auto shown = demonstrateTones(trebleInstrument, sources, bright(0), bright(1), {}, {});
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_EQ(shown->phrase.notes.front().pitch, 84);
    EXPECT_NE(shown->phrase.title.find("High"), std::string::npos) << shown->phrase.title;
    EXPECT_GT(shown->demonstration.distances.size(), 1U);
}

TEST(DemonstrateTones, SkipsAFileThatCannotBeReadOnlyWhenItIsTold) {
    const test::TemporaryFolder folder;
    const auto broken = folder.path() / "broken.mid";
    ASSERT_TRUE(writeFile(broken, Bytes(10)));
    PhraseSources sources;
    sources.own = musicOn(84, "");
    sources.files = {broken};
    const auto refused = demonstrateTones(trebleInstrument, sources, bright(0), bright(1), {}, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::badInput);
    sources.unreadable = [](const auto&, const Error&) {};
    EXPECT_TRUE(demonstrateTones(trebleInstrument, sources, bright(0), bright(1), {}, {}));
}

} // namespace
} // namespace atos
