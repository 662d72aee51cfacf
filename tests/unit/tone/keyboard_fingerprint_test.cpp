// SPDX-License-Identifier: Apache-2.0
#include "tone/touch/keyboard_fingerprint.h"

#include "tone/touch/keyboard_fingerprint_text.h"
#include "unit/tone/played_pieces.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace atos {
namespace {

using test::playedPiece;
using test::playedPieces;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

VelocityProfile evenReference() {
    VelocityProfile reference;
    for (std::size_t i = 0; i < reference.velocities.size(); ++i)
        reference.velocities[i] = 21.0 + static_cast<double>(i);
    return reference;
}

std::uint8_t mostPlayed(const std::vector<Performance>& takes) {
    std::array<int, 128> notes{};
    for (const Performance& take : takes)
        for (const Note& note : take.notes)
            ++notes.at(note.pitch);
    return static_cast<std::uint8_t>(std::max_element(notes.begin(), notes.end()) - notes.begin());
}

TEST(OddKeys, ThereAreNoneOnASoundKeyboard) {
    EXPECT_THAT(findOddKeys(playedPieces()), IsEmpty());
    EXPECT_THAT(findOddKeys({}), IsEmpty());
}

TEST(OddKeys, OneThatIsNeverHeardAmongItsNeighboursIsNamed) {
    auto takes = playedPieces();
    const std::uint8_t dead = mostPlayed(takes);
    for (Performance& take : takes)
        std::erase_if(take.notes, [&](const Note& note) { return note.pitch == dead; });
    EXPECT_THAT(findOddKeys(takes),
                ElementsAre(AllOf(Field(&OddKey::pitch, dead), Field(&OddKey::fault, KeyFault::silent))));
}

TEST(OddKeys, OneThatAlwaysSaysTheSameIsNamed) {
    auto takes = playedPieces();
    const std::uint8_t stuck = mostPlayed(takes);
    for (Performance& take : takes)
        for (Note& note : take.notes)
            if (note.pitch == stuck) note.velocity = 64;
    EXPECT_THAT(findOddKeys(takes),
                ElementsAre(AllOf(Field(&OddKey::pitch, stuck), Field(&OddKey::fault, KeyFault::fixed))));
}

TEST(OddKeys, OneThatIsFarTooLoudIsNamed) {
    auto takes = playedPieces();
    const std::uint8_t loud = mostPlayed(takes);
    for (Performance& take : takes)
        for (Note& note : take.notes)
            if (note.pitch == loud)
                note.velocity = static_cast<std::uint8_t>(std::min(127, note.velocity + 50));
    EXPECT_THAT(findOddKeys(takes),
                ElementsAre(AllOf(Field(&OddKey::pitch, loud), Field(&OddKey::fault, KeyFault::tooLoud))));
}

/// Legato: the pedal is lifted for a quarter of a second at each change of harmony.
Performance pedalled(bool continuous) {
    Performance take;
    for (int bar = 0; bar < 20; ++bar) {
        const double begin = 2.0 * bar;
        take.notes.push_back({begin, 1.9, 60, 70, 0, 0});
        const std::vector<int> way =
            continuous ? std::vector<int>{20, 45, 70, 90, 110, 127} : std::vector<int>{127};
        for (std::size_t i = 0; i < way.size(); ++i)
            take.pedals.push_back({begin + 0.25 + 0.02 * static_cast<double>(i), PedalKind::damper,
                                   static_cast<std::uint8_t>(way[i] - bar % 2), 0});
        take.pedals.push_back({begin + 2, PedalKind::damper, 0, 0});
    }
    return take;
}

Performance reversed(Performance take) {
    for (Pedal& pedal : take.pedals)
        pedal.value = static_cast<std::uint8_t>(127 - pedal.value);
    return take;
}

TEST(PedalPortrait, TellsAReversedPedal) {
    const std::vector<Performance> normal{pedalled(false)};
    const std::vector<Performance> wrong{reversed(pedalled(false))};
    EXPECT_EQ(portrayPedal(normal).polarity, PedalPolarity::normal);
    EXPECT_EQ(portrayPedal(wrong).polarity, PedalPolarity::reversed);
    EXPECT_FALSE(portrayPedal(normal).continuous);
}

TEST(PedalPortrait, SaysNothingOfAPedalThatHardlyMoves) {
    std::vector<Performance> takes{pedalled(false)};
    takes[0].pedals.resize(10);
    EXPECT_EQ(portrayPedal(takes).polarity, PedalPolarity::unknown);
    EXPECT_EQ(portrayPedal({}).polarity, PedalPolarity::unknown);
}

TEST(PedalPortrait, KnowsWhereAContinuousPedalIsUnderWay) {
    const std::vector<Performance> takes{pedalled(true)};
    const PedalPortrait portrait = portrayPedal(takes);
    EXPECT_TRUE(portrait.continuous);
    EXPECT_GE(portrait.halfLow, 19);
    EXPECT_LE(portrait.halfHigh, 110);
    EXPECT_LT(portrait.halfLow, portrait.halfHigh);
    EXPECT_GT(portrait.halfShare, 0);
    EXPECT_LT(portrait.halfShare, 0.2);
}

TEST(KeyboardFingerprint, BelowFourHundredNotesThereIsNoCurve) {
    std::vector<Performance> takes{playedPiece("chopin-nocturne-op9-no2", 1)};
    takes[0].notes.resize(399);
    const auto few = takeFingerprint(takes, evenReference());
    EXPECT_FALSE(few.advice);
    EXPECT_THAT(fingerprintSentences(few), Contains("Not enough notes for a touch curve: 399 of 400."));
    takes[0] = playedPiece("chopin-nocturne-op9-no2", 1);
    takes[0].notes.resize(400);
    EXPECT_TRUE(takeFingerprint(takes, evenReference()).advice);
}

TEST(KeyboardFingerprint, TheCurveLeadsFromWhatIsPlayedToTheReference) {
    const auto takes = playedPieces();
    const auto fingerprint = takeFingerprint(takes, evenReference());
    ASSERT_TRUE(fingerprint.advice);
    EXPECT_THAT(fingerprint.advice->target, ElementsAre(21, 35.5, 70.5, 105.5, 120));
    EXPECT_NEAR(fingerprint.advice->played[2], measureVelocityProfile(takes)->at(0.5), 1e-9);
}

TEST(KeyboardFingerprint, ASoftlyPlayedKeyboardIsAskedToBeLighter) {
    std::vector<Performance> takes{playedPiece("chopin-nocturne-op9-no2", 1)};
    for (Note& note : takes[0].notes)
        note.velocity = static_cast<std::uint8_t>(1 + note.velocity / 3);
    const auto fingerprint = takeFingerprint(takes, evenReference());
    EXPECT_EQ(fingerprint.advice->keyTouch, -1);
    EXPECT_THAT(fingerprintSentences(fingerprint), Contains(HasSubstr("One step lighter")));
}

TEST(KeyboardFingerprint, KnowsWhetherReleasesAreMeasured) {
    std::vector<Performance> takes{playedPiece("chopin-nocturne-op9-no2", 1)};
    EXPECT_EQ(takeFingerprint(takes, evenReference()).releases, ReleaseVelocity::no);
    for (std::size_t i = 0; i < takes[0].notes.size(); ++i)
        takes[0].notes[i].releaseVelocity = static_cast<std::uint8_t>(30 + i % 40);
    EXPECT_EQ(takeFingerprint(takes, evenReference()).releases, ReleaseVelocity::yes);
    takes[0].notes.resize(2);
    EXPECT_EQ(takeFingerprint(takes, evenReference()).releases, ReleaseVelocity::unknown);
}

TEST(KeyboardFingerprint, EveryNumberOfAnEmptyOneIsStillJson) {
    const Performance nothing;
    const auto fingerprint = takeFingerprint(std::span(&nothing, 1), evenReference());
    const Json json = fingerprintJson(fingerprint);
    EXPECT_TRUE(json.at("touch").is_null());
    EXPECT_TRUE(json.at("advice").is_null());
    EXPECT_TRUE(json.at("release_velocity").is_null());
    EXPECT_EQ(json.at("pedal").at("polarity"), "unknown");
}

} // namespace
} // namespace atos
