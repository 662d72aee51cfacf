// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/clip_figures.h"
#include "lab/composition/metrics_muse.h"
#include "lab/composition/shuffled_control.h"

#include <gmock/gmock.h>

#include <map>
#include <random>

namespace atos {
namespace {

/// A broken triad that moves through a key, in bars of eighth notes.
NoteGrid arpeggio(int tonic, int bars) {
    NoteGrid grid{bars * columnsOfABar, {}};
    for (int bar = 0; bar < bars; ++bar)
        for (int i = 0; i < 8; ++i) {
            constexpr std::array<int, 4> roots{0, 5, 7, 0};
            constexpr std::array<int, 4> triad{0, 4, 7, 12};
            const int pitch =
                tonic + roots[static_cast<std::size_t>(bar % 4)] + triad[static_cast<std::size_t>(i % 4)];
            grid.notes.push_back({bar * columnsOfABar + 2 * i, 2, static_cast<std::uint8_t>(pitch), 80});
        }
    return grid;
}

std::vector<NoteGrid> arpeggios(int count) {
    std::vector<NoteGrid> clips;
    for (int i = 0; i < count; ++i)
        clips.push_back(arpeggio(48 + i * 5 % 13, 8));
    return clips;
}

TEST(DensityLikeness, IsCompleteForOneSetAndNoneForDistantOnes) {
    std::vector<double> near;
    std::vector<double> far;
    std::mt19937_64 random(1);
    std::normal_distribution<double> normal;
    for (int i = 0; i < 500; ++i) {
        near.push_back(normal(random));
        far.push_back(50 + normal(random));
    }
    EXPECT_NEAR(compareDensities(near, near).overlap, 1, 1e-9);
    EXPECT_NEAR(compareDensities(near, near).divergence, 0, 1e-9);
    EXPECT_LT(compareDensities(near, far).overlap, 0.01);
    EXPECT_GT(compareDensities(near, far).divergence, 5);
    EXPECT_DOUBLE_EQ(compareDensities(std::vector<double>{2}, std::vector<double>{2}).overlap, 1);
}

TEST(DensityLikeness, OverlapsAsTwoNormalDensitiesDo) {
    std::vector<double> first;
    std::vector<double> second;
    std::mt19937_64 random(1);
    std::normal_distribution<double> normal;
    for (int i = 0; i < 20'000; ++i) {
        first.push_back(normal(random));
        second.push_back(2 + normal(random));
    }
    EXPECT_NEAR(compareDensities(first, second).overlap, 0.317, 0.03); // 2 Phi(-1)
}

TEST(Mgeval, DescribesAnArpeggio) {
    const MgevalProperties properties = mgevalProperties(arpeggio(60, 1));
    EXPECT_THAT(properties[0], testing::ElementsAre(4));    // pitches
    EXPECT_THAT(properties[1], testing::ElementsAre(8));    // notes
    EXPECT_THAT(properties[4], testing::ElementsAre(12));   // range
    EXPECT_THAT(properties[6], testing::ElementsAre(0.25)); // seconds between onsets
    EXPECT_DOUBLE_EQ(properties[2][0], 0.5);                // C sounds half the time
    EXPECT_DOUBLE_EQ(properties[3][0 * 12 + 4], 2.0 / 7);   // C to E
    EXPECT_DOUBLE_EQ(properties[7][1], 1);                  // all notes last two columns
}

TEST(MuseFigures, DescribeAnArpeggio) {
    const MuseFigures figures = museFigures(std::vector{arpeggio(60, 4)});
    EXPECT_DOUBLE_EQ(figures.emptyBars, 0);
    EXPECT_DOUBLE_EQ(figures.pitchClassesPerBar, 3);
    EXPECT_DOUBLE_EQ(figures.qualifiedNotes, 1);
    EXPECT_DOUBLE_EQ(figures.polyphonic, 0);
    EXPECT_DOUBLE_EQ(figures.inScale, 1);
    EXPECT_GT(figures.tonalDistance, 0.1);
    EXPECT_GT(figures.selfSimilarity, 0.1);
    EXPECT_LT(figures.selfSimilarity, 1);
}

TEST(MuseFigures, CountEmptyBarsAndSurviveSilence) {
    NoteGrid half = arpeggio(60, 2);
    half.columns = 4 * columnsOfABar;
    EXPECT_DOUBLE_EQ(museFigures(std::vector{half}).emptyBars, 0.5);
    EXPECT_DOUBLE_EQ(museFigures(std::vector{NoteGrid{64, {}}}).emptyBars, 1);
    EXPECT_DOUBLE_EQ(museFigures({}).inScale, 0);
}

TEST(KnownMusic, FindsACopyInAnotherKeyAndNoMoreThanThat) {
    NoteGrid piece{400, {}};
    std::mt19937_64 random(3);
    for (int i = 0; i < 100; ++i)
        piece.notes.push_back(
            {4 * i + static_cast<int>(random() % 4), 1, static_cast<std::uint8_t>(30 + random() % 60), 80});
    const KnownMusic known(std::vector{arpeggio(60, 2), piece});
    NoteGrid copy = excerpt(transposed(piece, 3), 40, 60);
    const std::size_t copied = copy.notes.size();
    EXPECT_EQ(known.longestShared(copy), copied);
    for (int i = 0; i < 20; ++i)
        copy.notes.push_back({100 + 7 * i, 1, static_cast<std::uint8_t>(i % 2 == 0 ? 21 : 108), 80});
    EXPECT_EQ(known.longestShared(copy), copied);
    EXPECT_EQ(known.longestShared({10, {}}), 0U);
}

TEST(ShuffledControl, KeepsTheNotesAndLosesTheMusic) {
    const auto clips = arpeggios(40);
    const auto control = shuffledControl(clips, 1);
    ASSERT_EQ(control.size(), clips.size());
    std::size_t kept = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        EXPECT_EQ(control[i].columns, clips[i].columns);
        kept += control[i].notes.size();
        all += clips[i].notes.size();
    }
    EXPECT_GT(kept, all * 9 / 10); // what falls onto another note or past the end is lost
    EXPECT_LT(museFigures(control).inScale, museFigures(clips).inScale - 0.1);
    EXPECT_EQ(shuffledControl(clips, 1), control);
    EXPECT_NE(shuffledControl(clips, 2), control);
}

TEST(ClipMeasure, RatesRealMusicAboveTheShuffledControl) {
    const auto clips = arpeggios(60);
    const auto reference = std::span(clips).first(30);
    const auto real = std::span(clips).last(30);
    const ClipMeasure measure(reference, reference);
    const Json good = measure.figures(real);
    const Json bad = measure.figures(shuffledControl(real, 1));
    EXPECT_LT(good.at("frechet").get<double>(), bad.at("frechet").get<double>());
    EXPECT_GT(good.at("mgeval").at("mean").at("overlap").get<double>(),
              bad.at("mgeval").at("mean").at("overlap").get<double>());
    EXPECT_GT(good.at("copied").at("mean").get<double>(), bad.at("copied").at("mean").get<double>());
}

} // namespace
} // namespace atos
