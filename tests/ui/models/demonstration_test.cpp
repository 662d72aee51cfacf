// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/audition_model.h"
#include "ui/calibrate/live_model.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr int bassKey = 36;
constexpr int rate = 48000;

/// Two phrases, a rest between them: the first in the middle of the keyboard, the second in the bass.
Performance middleThenLow() {
    Performance music;
    music.title = "Two registers";
    for (int i = 0; i < 40; ++i) {
        const double rest = i < 20 ? 0 : 2;
        music.notes.push_back({0.5 * i + rest, 0.4, static_cast<std::uint8_t>(i < 20 ? 60 : bassKey), 80});
    }
    return music;
}

bool hasBass(const Performance& music) {
    return std::any_of(music.notes.begin(), music.notes.end(),
                       [](const Note& note) { return note.pitch <= bassKey; });
}

/// A tone that changes the bass only: what is brightened gets a second partial where low keys are played.
Result<Samples> render(const Performance& music, const RenderOptions& options, const Task& /*task*/) {
    const bool low = hasBass(music);
    const double partial = low && options.tone != TonePreset() ? 0.3 : 0;
    Samples samples;
    samples.sampleRate = rate;
    for (int i = 0; i < rate; ++i) {
        const double turn = i * 2 * M_PI / rate;
        const auto value = static_cast<float>(0.1 * std::sin(turn * 440) + partial * std::sin(turn * 120));
        samples.interleaved.insert(samples.interleaved.end(), {value, value});
    }
    return samples;
}

TEST(Demonstration, ChoosesThePhraseOnWhichTheToneIsHeard) {
    TonePreset bright;
    bright.brightness = 0.5;
    const auto found = findDemonstration(render, middleThenLow(), {}, bright, {});
    ASSERT_TRUE(found);
    ASSERT_FALSE(found->music->notes.empty());
    EXPECT_EQ(found->music->notes.front().pitch, bassKey);
    EXPECT_LT(found->match.gainB, found->match.gainA) << "the brightened one is louder";
    EXPECT_TRUE(found->sentence.startsWith(QStringLiteral("Two registers"))) << found->sentence.toStdString();
}

TEST(Demonstration, LooksIntoTheBundledPiecesToo) {
    TonePreset bright;
    bright.brightness = 0.5;
    const auto pieces = std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "pieces";
    const auto onlyOwn = findDemonstration(render, test::scale(20), {}, bright, {});
    EXPECT_FALSE(onlyOwn) << "a scale without low keys shows nothing";
    const auto found = findDemonstration(render, test::scale(20), pieces, bright, {});
    ASSERT_TRUE(found);
    EXPECT_TRUE(hasBass(*found->music));
}

TEST(Demonstration, AuditionPlaysItAndGoesBackToThePlayersOwnPhrase) {
    const auto record = std::make_shared<test::SynthRecord>();
    test::OpenedSound sound(test::recordingSynth(record));
    PlayerModel player(sound);
    const auto gate = std::make_shared<test::PipelineGate>();
    CalibrateModel calibrate([gate]() -> Result<std::unique_ptr<Pipeline>> {
        return std::unique_ptr<Pipeline>(
            std::make_unique<test::FakePipeline>(test::sampleAnswer(), std::vector<KeyboardProfile>(), gate));
    });
    test::FakeEngine engine;
    LiveModel live(engine);
    AuditionModel audition(calibrate, sound, player, render,
                           std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "pieces");
    LiveSnapshot snapshot;
    snapshot.take = std::make_shared<const Performance>(test::scale(20));
    snapshot.seconds = 20;
    engine.publish(std::move(snapshot));
    live.poll();
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == CalibrateModel::State::Ready && sound.audible());
    calibrate.calibrate(&live);
    ATOS_WAIT_FOR(audition.ready());
    const QString own = audition.sentence();

    audition.demonstrate();
    ATOS_WAIT_FOR(audition.demonstrating());
    EXPECT_NE(audition.sentence(), own);
    EXPECT_EQ(audition.sounding(), AuditionModel::Tone::Before) << "it is heard at once";
    EXPECT_TRUE(audition.spans().isEmpty()) << "other music than the player's is not shown on their roll";
    audition.listen(AuditionModel::Tone::After);
    EXPECT_EQ(record->tones.back(), *calibrate.chosenTone());
    EXPECT_LT(record->gains.back(), 0) << "as loud as the piano as made";

    audition.demonstrate();
    EXPECT_FALSE(audition.demonstrating());
    ATOS_WAIT_FOR(audition.ready());
    EXPECT_EQ(audition.sentence(), own);
}

} // namespace
} // namespace atos
