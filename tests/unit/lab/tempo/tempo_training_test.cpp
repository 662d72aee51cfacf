// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/candidate_features.h"
#include "analysis/tempo/stated_tempo.h"
#include "lab/tempo/beginner_patterns.h"
#include "lab/tempo/known_tempo.h"
#include "lab/tempo/played_ways.h"
#include "lab/tempo/tempo_trainer.h"
#include "lab/tempo/train_tempo.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cmath>
#include <fstream>

namespace atos {
namespace {

TEST(BeginnerPatterns, GoAtTheTempoTheyTell) {
    FastRandom random(3);
    for (std::size_t pattern = 0; pattern < beginnerPatterns; ++pattern)
        for (int take = 0; take < 10; ++take) {
            const auto kind = static_cast<BeginnerPattern>(pattern);
            const PatternTake made = beginnerTake(kind, random);
            ASSERT_GE(made.music.notes.size(), 8U) << nameOf(kind);
            const std::vector<Accent> accents = accentsOf(made.music);
            const StatedTempo stated = statedTempo(made.music.tempo, accents);
            EXPECT_NEAR(60 / stated.period, made.bpm, 0.01 * made.bpm) << nameOf(kind);
            EXPECT_EQ(made.music.notes.front().onset, 0) << nameOf(kind);
        }
}

TEST(PlayedWays, KeepTheMapOnlyWhereItIsTrue) {
    FastRandom random(5);
    const PatternTake made = beginnerTake(BeginnerPattern::waltz, random);
    EXPECT_EQ(playedAs(PlayedWay::file, made.music, random).notes, made.music.notes);
    for (const PlayedWay way : {PlayedWay::live, PlayedWay::recording}) {
        const Performance played = playedAs(way, made.music, random);
        EXPECT_EQ(played.tempo.origin, TempoOrigin::unknown);
        EXPECT_NE(played.notes, made.music.notes);
        EXPECT_NEAR(played.duration(), made.music.duration(), 0.1 * made.music.duration());
    }
    const Performance stamped = playedAs(PlayedWay::stamped, made.music, random);
    EXPECT_EQ(statedTempo(stamped.tempo, accentsOf(stamped)).statement, TempoStatement::plain120);
    const Performance click = playedAs(PlayedWay::click, made.music, random);
    EXPECT_EQ(click.tempo.changes().front().secondsPerBeat,
              made.music.tempo.changes().front().secondsPerBeat);
}

TEST(PlayedWays, TellWhereTheBeatsCameToBe) {
    FastRandom random(9);
    const PatternTake made = beginnerTake(BeginnerPattern::oomPah, random);
    const PlayedTake take = takeOf(PlayedWay::live, made.music, 0.12, random);
    EXPECT_EQ(take.music.tempo.origin, TempoOrigin::unknown);
    EXPECT_GT(take.beats.changes().size(), 4U);
    double off = 0;
    double notes = 0;
    for (const Note& note : take.music.notes) {
        const double halves = 2 * take.beats.beatAt(note.onset);
        off += std::abs(halves - std::round(halves)) / 2;
        ++notes;
    }
    EXPECT_LT(off / notes, 0.1) << "the notes are near the drifted beats and their halves";
}

TEST(PlayedWays, SpeedGoesForNotesAndMap) {
    FastRandom random(6);
    Performance music = beginnerTake(BeginnerPattern::oomPah, random).music;
    music.tempo.setTempo(8, 0.7);
    const Performance quick = atSpeed(music, 1.25);
    ASSERT_EQ(quick.tempo.changes().size(), 2U);
    EXPECT_NEAR(quick.tempo.changes()[1].secondsPerBeat, 0.56, 1e-9);
    EXPECT_NEAR(quick.tempo.changes()[1].seconds, music.tempo.changes()[1].seconds / 1.25, 1e-9);
    EXPECT_NEAR(quick.notes.back().onset, music.notes.back().onset / 1.25, 1e-9);
    const Performance part = excerptOf(music, 2, 3);
    ASSERT_FALSE(part.notes.empty());
    EXPECT_GE(part.notes.front().onset, 2);
    EXPECT_LT(part.notes.back().onset, 5);
}

TEST(TempoTrainer, LearnsWhichCandidatesAreRight) {
    FastRandom random(7);
    std::vector<TempoExample> examples;
    for (int i = 0; i < 240; ++i) {
        const PatternTake made = beginnerTake(static_cast<BeginnerPattern>(i % 4), random);
        for (auto& example : tempoExamples(playedAs(PlayedWay::live, made.music, random), made.bpm, 1))
            examples.push_back(std::move(example));
    }
    ASSERT_GT(examples.size(), 220U) << "the true beat is among the candidates";
    TempoSchooling schooling;
    schooling.epochs = 10;
    schooling.batch = 16;
    Result<TempoModel> model = teachTempo(examples, schooling, {});
    ASSERT_TRUE(model);
    EXPECT_GT(shareRight(*model, examples), 0.85);
    const float temperature = fitTemperature(*model, examples);
    EXPECT_LT(temperature, 1) << "nothing it has seen surprises it";
    EXPECT_EQ(teachTempo(examples, schooling, {})->hidden, model->hidden) << "same seed, same weights";
    EXPECT_FALSE(teachTempo({}, schooling, {}));
    schooling.seed = 2;
    const Result<TempoModel> second = teachTempo(examples, schooling, {});
    const TempoModel mean = meanOf(std::vector{*model, *second});
    const std::vector<float>& features = examples.front().candidates.front();
    EXPECT_NEAR(mean.score(features), (model->score(features) + second->score(features)) / 2, 1e-4);
}

TEST(TrainTempo, ReadsPiecesWithKnownTempo) {
    const test::TemporaryFolder folder;
    std::filesystem::create_directories(folder / "open");
    FastRandom random(8);
    ASSERT_TRUE(writeMidi(beginnerTake(BeginnerPattern::oomPah, random).music, folder / "a.mid"));
    std::ofstream(folder / "broken.mid") << "no music";
    std::ofstream table(folder / "open/metadata.tsv");
    table << "path\tlicence\tpiece_cluster\tsplit\tkind\tbpm\n";
    table << "a.mid\tCC0\ta\ttrain\tscore\t100\n";
    table << "broken.mid\tCC0\tb\ttrain\tscore\t100\n";
    table << "a.mid\tCC0\tc\ttrain\tscore\t\n";
    table.close();
    const Status trained = trainTempo({folder.path(), folder / "tempo.safetensors", 1, 2, 2}, {});
    ASSERT_TRUE(trained) << trained.error().message;
    const auto file = readWeights(folder / "tempo.safetensors");
    ASSERT_TRUE(file);
    EXPECT_EQ(file->metadata.at("pieces"), 1);
    EXPECT_TRUE(TempoModel::fromWeights(*file));
}

} // namespace
} // namespace atos
