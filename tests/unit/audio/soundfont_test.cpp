// SPDX-License-Identifier: Apache-2.0
#include "audio/render/soundfont.h"

#include "audio/live/live_synth.h"
#include "audio/render/render.h"
#include "files/bytes.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace atos {
namespace {

class Soundfont : public testing::Test {
protected:
    void TearDown() override { ::unsetenv("ATOS_SOUNDFONT"); }
    test::TemporaryFolder folder;
};

TEST_F(Soundfont, AChosenFileMustBeASoundfont) {
    ASSERT_TRUE(writeFile(folder / "text.sf2", "not a soundfont at all"));
    for (const auto& path : {folder / "text.sf2", folder / "missing.sf2", folder.path()}) {
        const auto found = findSoundfont(path);
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().code, ErrorCode::badInput);
    }
}

TEST_F(Soundfont, TheEnvironmentComesBeforeTheUsualPlaces) {
    ASSERT_TRUE(writeFile(folder / "own.sf2", std::string_view("RIFF\x04\0\0\0sfbk", 12)));
    ::setenv("ATOS_SOUNDFONT", (folder / "own.sf2").c_str(), 1);
    const auto found = findSoundfont();
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, folder / "own.sf2");
}

TEST_F(Soundfont, ThePackagesFontIsFoundAndPreferredFluid) {
    const auto found = findSoundfont();
    ASSERT_TRUE(found);
    const bool fluidThere = std::filesystem::exists("/usr/share/sounds/sf2/FluidR3_GM.sf2");
    EXPECT_EQ(found->filename().string().starts_with("FluidR3"), fluidThere);
}

TEST_F(Soundfont, WithoutOneRenderingLacksItsEnvironment) {
    ::setenv("ATOS_SOUNDFONT", (folder / "none.sf2").c_str(), 1);
    const auto samples = renderSamples({}, {}, {});
    ASSERT_FALSE(samples);
    EXPECT_EQ(samples.error().code, ErrorCode::environment);
    EXPECT_FALSE(samples.error().nextStep.empty());
    EXPECT_EQ(LiveSynth::open().error().code, ErrorCode::environment);
}

TEST_F(Soundfont, ADamagedOneIsToldNotPlayed) {
    ASSERT_TRUE(writeFile(folder / "cut.sf2", std::string_view("RIFF\x04\0\0\0sfbkLIST", 16)));
    RenderOptions options;
    options.soundfont = folder / "cut.sf2";
    EXPECT_EQ(renderSamples({}, options, {}).error().code, ErrorCode::badInput);
}

} // namespace
} // namespace atos
