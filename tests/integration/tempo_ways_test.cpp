// SPDX-License-Identifier: Apache-2.0
// The bundled pieces have one tempo, whichever way they come: as a file, live, or as a recording of it.
#include "analysis/features/tempo.h"
#include "analysis/tempo/stated_tempo.h"
#include "audio/render/soundfont.h"
#include "integration/recorded_piece.h"
#include "lab/tempo/played_ways.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

class BundledTempo : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        auto music = test::bundledPiece(GetParam());
        ASSERT_TRUE(music) << music.error().message;
        piece_ = std::move(*music);
        fromFile_ = estimateTempo(piece_).bpm;
        ASSERT_GT(fromFile_, 0);
    }
    Performance piece_;
    double fromFile_ = 0;
};

TEST_P(BundledTempo, IsTheSameLive) {
    Performance exact = piece_;
    exact.tempo = {};
    EXPECT_NEAR(estimateTempo(exact).bpm, fromFile_, 0.04 * fromFile_) << "note by note as written";
    FastRandom random(1);
    const PlayedTake take = takeOf(PlayedWay::live, piece_, 0.02, random);
    const StatedTempo written = statedTempo(piece_.tempo, accentsOf(piece_));
    const StatedTempo played = statedTempo(take.beats, accentsOf(take.music));
    const double faster = written.period / written.quarters * played.quarters / played.period;
    ASSERT_NEAR(faster, 1, 0.1);
    EXPECT_NEAR(estimateTempo(take.music).bpm, faster * fromFile_, 0.04 * fromFile_) << "uneven as hands are";
}

class RecordedTempo : public BundledTempo {};

TEST_P(RecordedTempo, IsTheSameInARecording) {
    if (!findSoundfont()) GTEST_SKIP() << "no soundfont is installed";
    const auto heard = test::heardInARecording(piece_);
    ASSERT_TRUE(heard) << heard.error().message;
    Performance music;
    music.source = Source::transcribed;
    music.notes = plainNotes(*heard);
    music.sort();
    EXPECT_NEAR(estimateTempo(music).bpm, fromFile_, 0.04 * fromFile_);
}

INSTANTIATE_TEST_SUITE_P(Pieces, BundledTempo,
                         testing::Values("bach-prelude-bwv846", "beethoven-pathetique-adagio",
                                         "chopin-nocturne-op9-no2", "debussy-arabesque-no1",
                                         "grieg-mountain-king", "joplin-the-entertainer",
                                         "mozart-fantasy-k397", "satie-gymnopedie-no1",
                                         "schumann-traumerei"));
// The shorter ones: all nine would take two minutes.
INSTANTIATE_TEST_SUITE_P(Pieces, RecordedTempo,
                         testing::Values("bach-prelude-bwv846", "debussy-arabesque-no1",
                                         "satie-gymnopedie-no1", "schumann-traumerei"));

} // namespace
} // namespace atos
