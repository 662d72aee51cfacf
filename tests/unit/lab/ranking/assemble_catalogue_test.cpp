// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/assemble_catalogue.h"

#include "lab/ranking/reference_tone.h"
#include "tone/ranking/catalogue_json.h"
#include "tone/ranking/similarity.h"
#include "unit/lab/ranking/reference_pieces.h"

#include <gtest/gtest.h>

#include <cmath>

namespace atos {
namespace {

std::filesystem::path shipped(const std::string& path) {
    return std::filesystem::path(ATOS_SOURCE_DIR) / path;
}

LabelledPiece bundled(const std::string& file, const std::string& composer, const std::string& title) {
    LabelledPiece piece;
    piece.path = shipped("resources/pieces/" + file);
    piece.composer = composer;
    piece.title = title;
    piece.licence = "Public Domain";
    return piece;
}

/// Stands in for the network, which is tested elsewhere: short pieces are "a", long ones "b".
Result<StyleProfile> byLength(const Performance& performance) {
    const double share = std::min(1.0, performance.duration() / 300);
    return test::style({1 - share, share});
}

} // namespace

TEST(AssembleCatalogue, AnalysesEachPieceAndRepeatsItselfExactly) {
    const auto embedding = ChordEmbedding::load(shipped("models/chord-embedding-open.safetensors"));
    ASSERT_TRUE(embedding) << embedding.error().message;
    const std::vector<LabelledPiece> chosen{
        bundled("schumann-traumerei.mid", "Schumann R", "Scenes"),
        bundled("bach-prelude-bwv846.mid", "Bach JS", "Prelude Prelude in C"),
        bundled("satie-gymnopedie-no1.mid", "Schumann R", "Scenes")};
    const auto catalogue = assembleCatalogue(chosen, {}, *embedding, byLength, Task{});
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    ASSERT_EQ(catalogue->pieces.size(), 3U);
    EXPECT_EQ(catalogue->embedding, embedding->contentHash());
    EXPECT_EQ(catalogue->pieces[0].id, "bach-js-prelude-prelude-in-c");
    EXPECT_EQ(catalogue->pieces[1].id, "schumann-r-scenes");
    EXPECT_EQ(catalogue->pieces[2].id, "schumann-r-scenes-2");
    EXPECT_EQ(catalogue->pieces[0].profile.key, (Key{0, Mode::major}));
    for (const ReferencePiece& piece : catalogue->pieces) {
        double length = 0;
        for (const float value : piece.profile.harmony)
            length += value * value;
        EXPECT_NEAR(length, 1, 1e-3) << piece.id;
        EXPECT_EQ(piece.profile.contentHash.size(), 16U);
        EXPECT_TRUE(presetFromJson(atos::toJson(piece.tone)));
    }
    const auto again = assembleCatalogue(chosen, {}, *embedding, byLength, Task{});
    EXPECT_EQ(toJson(*catalogue)->dump(), toJson(*again)->dump());
}

// The catalogue used to show what the data call a piece: "Gaspard de la Uuit Ondine".
TEST(AssembleCatalogue, ShowsTheNamesOfTheTableAndKeepsTheIds) {
    const auto embedding = ChordEmbedding::load(shipped("models/chord-embedding-open.safetensors"));
    ASSERT_TRUE(embedding) << embedding.error().message;
    LabelledPiece piece =
        bundled("schumann-traumerei.mid", "Schumann R", "Kinderscenen Kinderscenen O 15 n°7");
    piece.key = "open/traumerei.mid";
    const WorkNames names{
        {"open/traumerei.mid", {"Robert Schumann", "Kinderszenen", "", "Op. 15", "VII. Träumerei", true}}};
    const auto before = assembleCatalogue({piece}, {}, *embedding, byLength, Task{});
    const auto after = assembleCatalogue({piece}, names, *embedding, byLength, Task{});
    ASSERT_TRUE(before && after);
    const ReferencePiece& shown = after->pieces.front();
    EXPECT_EQ(shown.id, before->pieces.front().id);
    EXPECT_EQ(shown.composer, "Robert Schumann");
    EXPECT_EQ(shown.title, "Kinderszenen, Op. 15: VII. Träumerei");
    EXPECT_EQ(shown.tone.name, shown.title);
    EXPECT_TRUE(shown.known);
    EXPECT_FALSE(before->pieces.front().known);
}

TEST(AssembleCatalogue, ATitleInOtherLettersStillGetsAnId) {
    const auto embedding = ChordEmbedding::load(shipped("models/chord-embedding-open.safetensors"));
    ASSERT_TRUE(embedding) << embedding.error().message;
    LabelledPiece song = bundled("schumann-traumerei.mid", "王菲", "匆匆那年");
    song.genre = "pop";
    const auto catalogue = assembleCatalogue({song}, {}, *embedding, byLength, Task{});
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    const ReferencePiece& piece = catalogue->pieces.front();
    EXPECT_EQ(piece.id, "pop-" + piece.profile.contentHash.substr(0, 8));
    EXPECT_EQ(piece.title, "匆匆那年");
}

TEST(AssembleCatalogue, StopsWhenAskedAndWhenAPieceIsMissing) {
    const auto embedding = ChordEmbedding::load(shipped("models/chord-embedding-open.safetensors"));
    ASSERT_TRUE(embedding);
    Task stopped;
    stopped.cancel.cancel();
    const auto piece = bundled("schumann-traumerei.mid", "Schumann R", "Scenes");
    EXPECT_EQ(assembleCatalogue({piece}, {}, *embedding, byLength, stopped).error().code,
              ErrorCode::cancelled);
    EXPECT_FALSE(assembleCatalogue({bundled("no-such-piece.mid", "Nobody", "Nothing")}, {}, *embedding,
                                   byLength, Task{}));
    const auto fails = [](const Performance&) -> Result<StyleProfile> { return internalError("No."); };
    EXPECT_FALSE(assembleCatalogue({piece}, {}, *embedding, fails, Task{}));
}

TEST(ReferenceTone, FollowsTheLabelledGenreAndThePlaying) {
    MeasuredPiece nocturne;
    nocturne.labels.genre = "classical";
    nocturne.labels.era = "romantic";
    nocturne.features.noteCount = 200;
    nocturne.features.soundingSeconds = 60;
    nocturne.figures[*measureCalled("onset_rate")] = 2.5;
    nocturne.figures[*measureCalled("velocity_median")] = 45;
    nocturne.figures[*measureCalled("pedal_share")] = 0.8;
    const TonePreset calm = referenceTone(Archetypes::builtIn(), nocturne);
    EXPECT_EQ(calm.voice, Voice::mellowGrand);
    EXPECT_GT(*calm.reverbTime, 1.5);

    MeasuredPiece rag = nocturne;
    rag.labels.genre = "ragtime";
    rag.figures[*measureCalled("onset_rate")] = 6;
    rag.figures[*measureCalled("velocity_median")] = 80;
    rag.figures[*measureCalled("leaping_bass")] = 0.4;
    const TonePreset dry = referenceTone(Archetypes::builtIn(), rag);
    EXPECT_EQ(dry.voice, Voice::honkyTonk);
    EXPECT_LT(*dry.reverbTime, 0.6);
}

} // namespace atos
