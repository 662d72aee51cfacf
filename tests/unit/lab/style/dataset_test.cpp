// SPDX-License-Identifier: Apache-2.0
#include "lab/style/pieces.h"

#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

StylePiece piece(const std::string& cluster, int composer) {
    StylePiece made;
    made.row.cluster = cluster;
    made.truth.label[0] = composer;
    return made;
}

LabelNames twoComposers() {
    LabelNames labels;
    labels[0] = {"Bach JS", "Chopin"};
    return labels;
}

} // namespace

TEST(PieceSampler, AWorkCountsOnceHoweverOftenItWasPlayed) {
    std::vector<StylePiece> pieces{piece("rare", 0)};
    for (int i = 0; i < 27; ++i)
        pieces.push_back(piece("often", 1));
    const PieceSampler sampler(pieces, twoComposers());
    std::mt19937_64 random(1);
    int rare = 0;
    for (int i = 0; i < 2000; ++i)
        rare += sampler.draw(random) == 0 ? 1 : 0;
    EXPECT_NEAR(rare, 1000, 120);
}

TEST(PieceSampler, RareLabelsAreHeardMoreOftenThanTheirShare) {
    std::vector<StylePiece> pieces{piece("rare", 0)};
    for (int i = 0; i < 16; ++i)
        pieces.push_back(piece("work " + std::to_string(i), 1));
    const PieceSampler sampler(pieces, twoComposers());
    std::mt19937_64 random(1);
    int rare = 0;
    for (int i = 0; i < 2000; ++i)
        rare += sampler.draw(random) == 0 ? 1 : 0;
    // Weights 1 + 1/17 against sixteen times 1/4 + 1/17: a share of .175 where the files' share is .059.
    EXPECT_NEAR(rare, 350, 70);
}

TEST(StyleDataset, ReadsWhatWasPlayedAndNothingThatOnlyTheFileTells) {
    const test::TemporaryFolder folder;
    Performance music;
    for (int i = 0; i < 10; ++i)
        music.notes.push_back({0.5 * i, 0.4, 60, 70, 0, 0});
    music.pedals = {{0, PedalKind::damper, 127, 0}, {1, PedalKind::soft, 127, 0}};
    music.title = "Nocturne by Chopin";
    music.keySignatures = {{0, -3, false}};
    ASSERT_TRUE(writeMidi(music, folder / "a.mid"));
    LabelledPiece good;
    good.path = folder / "a.mid";
    LabelledPiece missing;
    missing.path = folder / "b.mid";
    const auto pieces = readStylePieces(std::vector{good, missing}, {}, {});
    ASSERT_TRUE(pieces) << pieces.error().message;
    ASSERT_EQ(pieces->size(), 1U);
    EXPECT_EQ(pieces->front().music.notes.size(), 10U);
    EXPECT_EQ(pieces->front().music.pedals.size(), 1U);
    EXPECT_TRUE(pieces->front().music.title.empty());
    EXPECT_TRUE(pieces->front().music.keySignatures.empty());
}

TEST(StyleDataset, NothingReadableIsAnError) {
    LabelledPiece missing;
    missing.path = "no-such-file.mid";
    const auto pieces = readStylePieces(std::vector{missing}, {}, {});
    ASSERT_FALSE(pieces);
    EXPECT_EQ(pieces.error().code, ErrorCode::badInput);
}

TEST(StyleDataset, TheFingerprintNamesFilesAndLabelsInAnyOrder) {
    auto one = piece("a", 0);
    one.row.key = "open/midi/one.mid";
    auto two = piece("b", 1);
    two.row.key = "open/midi/two.mid";
    const auto print = dataContentHash(std::vector{one, two});
    EXPECT_EQ(dataContentHash(std::vector{two, one}), print);
    two.truth.label[0] = 0;
    EXPECT_NE(dataContentHash(std::vector{one, two}), print);
}

} // namespace atos
