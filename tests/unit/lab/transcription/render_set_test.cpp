// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/render_set.h"

#include "audio/render/soundfont.h"
#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "unit/lab/transcription/small_collection.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

constexpr const char* smallSoundfont = "/usr/share/sounds/sf2/TimGM6mb.sf2";

class RenderedSet : public testing::Test {
protected:
    void SetUp() override {
        if (!findSoundfont(smallSoundfont)) GTEST_SKIP() << "the test soundfont is not installed";
        test::writeSmallCollection(data_.path());
        options_.data = data_.path();
        options_.out = out_.path();
        options_.soundfonts = {smallSoundfont};
        options_.hours = 0.023; // two clips
    }
    Bytes contentOf(const std::filesystem::path& path) const {
        const auto bytes = readFile(path, 64U << 20U);
        EXPECT_TRUE(bytes) << path;
        return bytes ? *bytes : Bytes{};
    }
    test::TemporaryFolder data_, out_;
    RenderSet options_;
};

TEST_F(RenderedSet, IsListedInItsManifest) {
    ASSERT_TRUE(renderTrainingSet(options_, {}));
    const auto clips = readRenderedSet(out_.path());
    ASSERT_TRUE(clips);
    ASSERT_EQ(clips->size(), 2U);
    EXPECT_TRUE(clips->front().validation);
    EXPECT_FALSE(clips->back().validation);
    for (const RenderedClip& clip : *clips) {
        EXPECT_TRUE(std::filesystem::exists(clip.sound));
        EXPECT_TRUE(std::filesystem::exists(clip.notes));
    }
}

TEST_F(RenderedSet, IsMendedRatherThanMadeAgain) {
    ASSERT_TRUE(renderTrainingSet(options_, {}));
    const auto clips = *readRenderedSet(out_.path());
    const auto spoilt = contentOf(clips[1].sound);
    const auto untouched = std::filesystem::last_write_time(clips[0].sound);
    ASSERT_TRUE(writeFile(clips[1].sound, std::string_view("spoilt")));
    ASSERT_TRUE(renderTrainingSet(options_, {}));
    // Ogg numbers its streams at random, so not every byte is the same.
    EXPECT_EQ(contentOf(clips[1].sound).size(), spoilt.size());
    EXPECT_EQ(readRenderedSet(out_.path())->size(), 2U);
    EXPECT_EQ(std::filesystem::last_write_time(clips[0].sound), untouched);
}

/// The manifest was emptied and written again clip by clip: whoever was stopped in the middle lost the list
/// of what had been rendered.
TEST_F(RenderedSet, ReplacesItsManifestRatherThanEmptyingIt) {
    ASSERT_TRUE(renderTrainingSet(options_, {}));
    const auto manifest = out_ / "manifest.jsonl";
    const auto before = contentOf(manifest);
    std::filesystem::create_hard_link(manifest, out_ / "kept");
    options_.hours = 0.035; // a third clip
    Task task;
    task.progress = [&](double, std::string_view) {
        EXPECT_EQ(readRenderedSet(out_.path())->size(), 3U) << "each clip is listed as soon as it stands";
    };
    ASSERT_TRUE(renderTrainingSet(options_, task));
    EXPECT_EQ(contentOf(out_ / "kept"), before) << "the old file was not written into";
    EXPECT_EQ(contentOf(manifest).size() > before.size(), true);
}

TEST_F(RenderedSet, OfAnotherSeedIsNotMixedIn) {
    ASSERT_TRUE(renderTrainingSet(options_, {}));
    options_.seed = 2;
    const auto mixed = renderTrainingSet(options_, {});
    ASSERT_FALSE(mixed);
    EXPECT_THAT(mixed.error().message, HasSubstr("another seed"));
}

TEST_F(RenderedSet, CanBeCancelled) {
    Task task;
    task.cancel.cancel();
    const auto stopped = renderTrainingSet(options_, task);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
}

TEST(ReadRenderedSet, RefusesAFolderWithoutOne) {
    const test::TemporaryFolder folder;
    EXPECT_THAT(readRenderedSet(folder.path()).error().message, HasSubstr("no rendered music"));
    ASSERT_TRUE(writeFile(folder / "manifest.jsonl", std::string_view("{\"clip\": \n")));
    EXPECT_FALSE(readRenderedSet(folder.path()));
}

} // namespace
} // namespace atos
