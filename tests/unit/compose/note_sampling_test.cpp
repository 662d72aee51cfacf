// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/note_sampling.h"

#include "compose/lstm/harmony_bias.h"
#include "compose/scale_fit.h"
#include "unit/compose/indifferent_model.h"

#include <gmock/gmock.h>

#include <limits>

namespace atos {
namespace {

constexpr float never = -std::numeric_limits<float>::infinity();

TEST(DrawnTokens, FollowTheirProbabilities) {
    const std::vector<float> logits{std::log(0.5F), std::log(0.25F), std::log(0.25F)};
    std::array<int, 3> counts{};
    for (int i = 0; i < 1000; ++i)
        ++counts[drawToken(logits, 1, (i + 0.5) / 1000)];
    EXPECT_EQ(counts, (std::array{500, 250, 250}));
}

TEST(DrawnTokens, ComeFromTheNucleus) {
    const std::vector<float> logits{std::log(0.2F), std::log(0.7F), std::log(0.1F)};
    for (int i = 0; i < 100; ++i)
        EXPECT_NE(drawToken(logits, 0.8, i / 100.0), 2U);
    EXPECT_EQ(drawToken(logits, 0.5, 0.999), 1U);
}

TEST(DrawnTokens, AreNeverForbiddenOnesWhileOneIsAllowed) {
    EXPECT_EQ(drawToken(std::vector<float>{never, never, -50, never}, 1, 0.999), 2U);
    EXPECT_EQ(drawToken(std::vector<float>{never, never}, 1, 0.5), 0U);
}

Particle drawn(const SamplingOptions& options, const NoteBias& bias, int column = 0) {
    test::IndifferentStream stream;
    NoteSampler sampler(stream, 1, column, options);
    constexpr std::array only{0};
    while (!sampler.particles().front().finished)
        EXPECT_TRUE(sampler.advance(only, bias));
    return sampler.particles().front();
}

const HarmonyBias& freely() {
    static const HarmonyBias bias({}, {});
    return bias;
}

TEST(NoteSampler, KeepsToTheLanguageAndTheLength) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        SamplingOptions options;
        options.seed = seed;
        options.columns = 200;
        const Particle particle = drawn(options, freely(), -7);
        for (std::size_t i = 0; i < particle.notes.size(); ++i) {
            EXPECT_GE(particle.notes[i].column, 0);
            EXPECT_LE(particle.notes[i].end(), options.columns);
            const bool together = i > 0 && particle.notes[i].column == particle.notes[i - 1].column;
            EXPECT_TRUE(!together || particle.notes[i].pitch > particle.notes[i - 1].pitch);
        }
    }
}

TEST(NoteSampler, EndsOnlyNearTheEnd) {
    SamplingOptions options;
    options.columns = 400;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        options.seed = seed;
        EXPECT_GE(drawn(options, freely()).column, 350 - longestStep);
    }
}

TEST(NoteSampler, IsTheSameForTheSameSeed) {
    SamplingOptions options;
    const Particle first = drawn(options, freely());
    EXPECT_EQ(drawn(options, freely()).notes, first.notes);
    options.seed = 2;
    EXPECT_NE(drawn(options, freely()).notes, first.notes);
}

TEST(HarmonyBias, KeepsEveryNoteInTheScale) {
    for (int tonic = 0; tonic < 12; ++tonic)
        for (const Mode mode : {Mode::major, Mode::minor}) {
            const Key key{tonic, mode};
            const HarmonyBias bias(key, commonProgression(key, 60, 3));
            SamplingOptions options;
            options.columns = 480;
            const Particle particle = drawn(options, bias);
            ASSERT_GT(particle.notes.size(), 10U);
            for (const GridNote& note : particle.notes)
                EXPECT_TRUE(inScale(note.pitch % 12, key)) << tonicName(key) << " " << int{note.pitch};
        }
}

TEST(HarmonyBias, LeansOnTheChordOfTheMoment) {
    Chord chord;
    chord.onset = 1;
    chord.duration = 1;
    chord.root = 7;
    chord.quality = ChordQuality::maj;
    const HarmonyBias bias(Key{0, Mode::major}, {chord});
    const auto leant = [&](int column) {
        std::vector<float> logits(pitchTokens, 0.0F);
        Particle particle;
        particle.column = column;
        bias.apply(0, particle, NotePart::pitch, {}, logits);
        return logits;
    };
    const auto at = [](int pitch) { return static_cast<std::size_t>(pitch - lowestGridPitch); };
    EXPECT_EQ(leant(0)[at(60)], 0);
    EXPECT_EQ(leant(8)[at(60)], -outsideChord);
    EXPECT_EQ(leant(8)[at(62)], 0); // D belongs to G major
    EXPECT_EQ(leant(8)[at(61)], never);
    EXPECT_EQ(leant(16)[at(60)], 0);
}

TEST(CommonProgressions, AreInTheirKey) {
    for (int tonic = 0; tonic < 12; ++tonic)
        for (const Mode mode : {Mode::major, Mode::minor})
            for (std::uint64_t choice = 0; choice < 8; ++choice)
                for (const Chord& chord : commonProgression(Key{tonic, mode}, 20, choice))
                    for (const int tone : chordTones(chord.quality))
                        EXPECT_TRUE(inScale((chord.root + tone) % 12, Key{tonic, mode}));
}

} // namespace
} // namespace atos
