// SPDX-License-Identifier: Apache-2.0
// What the shipped adversarial networks make: not one tune for every seed, and not the music that they learnt
// from.
#include "compose/gan/crnn_gan.h"
#include "compose/gan/image_gan.h"
#include "files/bytes.h"
#include "lab/composition/clip_figures.h"
#include "lab/composition/grid_corpus.h"
#include "music/piano_roll.h"
#include "nn/safetensors.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cstring>
#include <limits>
#include <set>
#include <stdexcept>

namespace atos {
namespace {

using testing::HasSubstr;
using Load = Result<std::unique_ptr<Generator>> (*)(const std::filesystem::path&);

struct Shipped {
    const char* name;
    Load load;
};

constexpr int clipCount = 20;

class ShippedGanTest : public testing::TestWithParam<Shipped> {
protected:
    static std::filesystem::path weights() {
        return std::filesystem::path(ATOS_SOURCE_DIR) / "models"
               / (std::string(GetParam().name) + "-gan-open.safetensors");
    }
    static std::vector<NoteGrid> clips() {
        const auto generator = GetParam().load(weights());
        if (!generator) throw std::runtime_error(generator.error().message);
        std::vector<NoteGrid> made;
        GenerationRequest request;
        request.seconds = static_cast<double>(imageGanColumns) / columnsPerSecond;
        for (int seed = 1; seed <= clipCount; ++seed) {
            request.seed = static_cast<std::uint64_t>(seed);
            const auto music = (*generator)->generate(request, {});
            if (!music) throw std::runtime_error(music.error().message);
            made.push_back(excerpt(noteGrid(*music), 0, imageGanColumns));
        }
        return made;
    }
};

std::set<std::pair<int, int>> struckKeys(const NoteGrid& grid) {
    std::set<std::pair<int, int>> onsets;
    for (const GridNote& note : grid.notes)
        onsets.emplace(note.column, note.pitch);
    return onsets;
}

TEST_P(ShippedGanTest, MakesAnotherClipFromEverySeed) {
    const auto made = clips();
    for (std::size_t i = 0; i < made.size(); ++i) {
        const auto mine = struckKeys(made[i]);
        EXPECT_GE(mine.size(), 8U) << "seed " << i + 1;
        for (std::size_t j = 0; j < i; ++j) {
            std::size_t shared = 0;
            for (const auto& onset : struckKeys(made[j]))
                shared += mine.count(onset);
            EXPECT_LT(shared, mine.size() / 2 + 1) << "seeds " << j + 1 << " and " << i + 1;
        }
    }
}

TEST_P(ShippedGanTest, MakesTheSameFromTheSameSeed) {
    EXPECT_EQ(clips(), clips());
}

TEST_P(ShippedGanTest, HasNotLearntItsTrainingMusicByHeart) {
    ATOS_REQUIRE_SHARED_DATA();
    const auto pieces = readGridPieces(test::sharedData(), "train", {});
    ASSERT_TRUE(pieces) << pieces.error().message;
    std::vector<NoteGrid> known;
    for (std::size_t i = 0; i < pieces->size(); i += 4) // enough of it to be found out by
        known.push_back((*pieces)[i].grid);
    const KnownMusic training(known);
    for (const NoteGrid& clip : clips())
        EXPECT_LT(training.longestShared(clip), std::max<std::size_t>(24, clip.notes.size() / 2));
}

TEST(ShippedImageGan, ItsPictureIsItsMusic) {
    const auto generator =
        loadImageGan(std::filesystem::path(ATOS_SOURCE_DIR) / "models" / "image-gan-open.safetensors");
    ASSERT_TRUE(generator) << generator.error().message;
    const auto music = (*generator)->generate({}, {});
    ASSERT_TRUE(music);
    RollOptions options;
    options.framesPerUnit = columnsPerSecond;
    const auto picture = drawRoll(*music, options);
    ASSERT_TRUE(picture);
    const auto back = performanceFromRoll(*picture);
    ASSERT_TRUE(back);
    auto expected = music->notes;
    for (Note& note : expected)
        note.onset += 0.5 / columnsPerSecond; // a frame is read at its middle
    EXPECT_EQ(back->notes, expected);
}

TEST_P(ShippedGanTest, IsRefusedWhenAValueIsNoNumber) {
    auto file = readWeights(weights());
    ASSERT_TRUE(file) << file.error().message;
    auto bytes = encodeWeights(*file);
    ASSERT_TRUE(bytes);
    const float nothing = std::numeric_limits<float>::quiet_NaN();
    std::memcpy(bytes->data() + bytes->size() - sizeof nothing, &nothing, sizeof nothing);
    const test::TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "nan.safetensors", *bytes));
    const auto refused = GetParam().load(folder / "nan.safetensors");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::badInput);
    EXPECT_THAT(refused.error().message, HasSubstr("not finite"));
}

TEST_P(ShippedGanTest, IsSmall) {
    EXPECT_LE(std::filesystem::file_size(weights()), 2'000'000U);
}

INSTANTIATE_TEST_SUITE_P(, ShippedGanTest,
                         testing::Values(Shipped{"image", loadImageGan}, Shipped{"crnn", loadCrnnGan}),
                         [](const auto& test) { return std::string(test.param.name); });

} // namespace
} // namespace atos
