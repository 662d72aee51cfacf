// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/choice_evidence.h"

#include "analysis/embedding/chord_tokens.h"
#include "app/calibrate/explain_choice.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

HeadProfile composers(double bach, double chopin) {
    HeadProfile head;
    head.labels = {{"Bach JS", bach}, {"Chopin", chopin}};
    return head;
}

/// Thirty seconds in C major, one chord a second: I I V7 vi again and again.
Harmony harmony() {
    Harmony result;
    result.keys = {{0, Mode::major}, 1, {{0, 30, {0, Mode::major}, 1}}};
    for (int second = 0; second < 30; ++second) {
        const int at = second % 4;
        result.chords.push_back({static_cast<double>(second), 1,
                                 at == 2   ? 7
                                 : at == 3 ? 9
                                           : 0,
                                 at == 2   ? ChordQuality::seventh
                                 : at == 3 ? ChordQuality::min
                                           : ChordQuality::maj,
                                 0, 1});
    }
    result.tokens = chordTokens(result.chords, result.keys);
    return result;
}

class ChoiceEvidenceTest : public testing::Test {
protected:
    void SetUp() override {
        auto loaded = ChordEmbedding::load(std::filesystem::path(ATOS_SOURCE_DIR)
                                           / "models/chord-embedding-open.safetensors");
        ASSERT_TRUE(loaded);
        embedding.emplace(std::move(*loaded));
        own.harmony = embedding->vectorOf(music.tokens);
        own.playing = {7, 2, 1, 0.9, 60, 10, 0};
        own.style.head(StyleHead::composer) = composers(0.3, 0.7);
        own.style.head(StyleHead::composer).abstained = false;
        winner = runnerUp = own;
        winner.playing[4] = 62;
        runnerUp.playing[4] = 72;
    }
    [[nodiscard]] ChoiceEvidence evidence() const { return {music, *embedding, own, winner, runnerUp}; }

    Harmony music = harmony();
    std::optional<ChordEmbedding> embedding;
    PieceProfile own, winner, runnerUp;
};

} // namespace

TEST_F(ChoiceEvidenceTest, NamesTheChordThatTheLeadRestsOnAndWhereItSounds) {
    std::vector<Chord> dominants;
    for (const Chord& chord : music.chords)
        if (chord.quality == ChordQuality::seventh) dominants.push_back(chord);
    winner.harmony = embedding->vectorOf(chordTokens(dominants, music.keys));
    std::vector<Chord> submediants = music.chords;
    std::erase_if(submediants, [](const Chord& chord) { return chord.quality != ChordQuality::min; });
    runnerUp.harmony = embedding->vectorOf(chordTokens(submediants, music.keys));
    const Reason reason = explainTerm("harmony", evidence()).value();
    EXPECT_THAT(reason.sentence, HasSubstr("above all V7, first at 0:02"));
    ASSERT_EQ(reason.spans.size(), 7U);
    EXPECT_EQ(reason.spans[1].onset, 6);
    EXPECT_EQ(reason.spans[1].duration, 1);
}

TEST_F(ChoiceEvidenceTest, NamesTheSharedKeyAndWhereItIs) {
    music.keys.spans = {
        {0, 10, {0, Mode::major}, 1}, {10, 5, {7, Mode::major}, 1}, {15, 15, {0, Mode::major}, 1}};
    const Reason reason = explainTerm("key", evidence()).value();
    EXPECT_THAT(reason.sentence, HasSubstr("Both are in C major."));
    ASSERT_EQ(reason.spans.size(), 2U);
    EXPECT_EQ(reason.spans[1].onset, 15);
}

TEST_F(ChoiceEvidenceTest, NamesWhatBothSoundLikeAndHowTheyArePlayed) {
    EXPECT_EQ(explainTerm("composer", evidence())->sentence, "Both sound like Chopin.");
    EXPECT_EQ(explainTerm("register", evidence())->sentence, "Your music lies about as high as the first.");
    EXPECT_FALSE(explainTerm("mood", evidence())) << "the style says nothing of it";
}

TEST_F(ChoiceEvidenceTest, NamesNobodyWhomTheStyleDoesNotName) {
    own.style.head(StyleHead::composer).abstained = true;
    EXPECT_FALSE(explainTerm("composer", evidence()));
}

TEST_F(ChoiceEvidenceTest, NamesNobodyWhereBothSoundLikeAComposerWhomTheNetworkHasNotLearnt) {
    own.style.head(StyleHead::composer).labels.push_back({std::string(anotherComposer), 0.9});
    winner.style = own.style;
    EXPECT_FALSE(explainTerm("composer", evidence()));
}

TEST_F(ChoiceEvidenceTest, ExplainsOnlyTheTermsThatCarriedTheChoice) {
    RankedPreset first;
    first.terms = {{"base", -2, 0.1}, {"register", 1, 0.2}, {"key", 0, 0}};
    RankedPreset second = first;
    second.terms[1].contribution = 0.05;
    const auto reasons = explainChoice({first, second}, evidence());
    ASSERT_EQ(reasons.size(), 2U);
    EXPECT_THAT(reasons[0].sentence, HasSubstr("It wins on register."));
    EXPECT_THAT(reasons[1].sentence, HasSubstr("as high as the first"));
}

} // namespace atos
