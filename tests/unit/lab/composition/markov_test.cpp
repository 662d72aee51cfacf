// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/markov.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

namespace atos {
namespace {

using testing::DoubleNear;

/// C D E F over and over, each note an eighth of a second after the other.
TokenSequence scale(int notes) {
    TokenSequence sequence;
    for (int i = 0; i < notes; ++i)
        sequence.notes.push_back({1, static_cast<std::uint8_t>(39 + 2 * (i % 4)), 1, 4});
    return sequence;
}

TEST(Markov, KnowsWhatFollows) {
    MarkovNotes model;
    model.learn(scale(400));
    const TokenSequence music = scale(8);
    const auto pitch = model.probabilities(NotePart::pitch, &music.notes[1], &music.notes[0], {1, 0, 0, 0});
    EXPECT_GT(pitch[music.notes[2].pitch], 0.95);
    EXPECT_THAT(std::accumulate(pitch.begin(), pitch.end(), 0.0), DoubleNear(1, 1e-9));
}

TEST(Markov, LeavesEverythingPossible) {
    MarkovNotes model;
    model.learn(scale(100));
    for (const NotePart part : {NotePart::step, NotePart::pitch, NotePart::duration, NotePart::velocity}) {
        const NoteToken strange{7, 3, 9, 1};
        for (const double probability : model.probabilities(part, &strange, &strange, strange))
            EXPECT_GT(probability, 0);
    }
}

TEST(Markov, IsLessSurprisedByWhatItLearnt) {
    MarkovNotes model;
    const TokenSequence music = scale(200);
    const auto before = model.negativeLogLikelihood({&music, 1}, {});
    model.learn(music);
    const auto after = model.negativeLogLikelihood({&music, 1}, {});
    ASSERT_TRUE(before && after);
    EXPECT_THAT(before->front().perNote(),
                DoubleNear(std::log(1.0 * stepTokens * pitchTokens * durationTokens * velocityTokens), 1e-6));
    EXPECT_LT(after->front().perNote(), 0.5);
    EXPECT_EQ(after->front().notes, 200);
}

TEST(Markov, StreamsAnswerAsTheModelDoes) {
    MarkovNotes model;
    model.learn(scale(50));
    const TokenSequence beginning = scale(2);
    const auto stream = model.open(beginning, 2);
    ASSERT_TRUE(stream);
    const std::array<int, 1> second{1};
    const std::array<NoteToken, 1> chosen{NoteToken{1, 0, 0, 0}};
    std::vector<float> row;
    ASSERT_TRUE((*stream)->logits(NotePart::pitch, second, chosen, row));
    const auto known =
        model.probabilities(NotePart::pitch, &beginning.notes[1], &beginning.notes[0], chosen[0]);
    for (std::size_t token = 0; token < known.size(); ++token)
        EXPECT_THAT(std::exp(static_cast<double>(row[token])), DoubleNear(known[token], 1e-6));
    ASSERT_TRUE((*stream)->append(second, std::array{beginning.notes[0]}));
    std::vector<float> later;
    ASSERT_TRUE((*stream)->logits(NotePart::pitch, second, chosen, later));
    EXPECT_NE(later, row);
    ASSERT_TRUE((*stream)->resample(std::array{0, 0}));
    ASSERT_TRUE((*stream)->logits(NotePart::pitch, second, chosen, later));
    EXPECT_EQ(later, row);
}

} // namespace
} // namespace atos
