// SPDX-License-Identifier: Apache-2.0
// `atos transcribe --instrument`: a duo with vibrato, heard as what it is and as a piano's.
#include "audio/file/write_sound.h"
#include "files/json.h"
#include "lab/metrics/note_metrics.h"
#include "music/smf.h"
#include "unit/cli/run_atos.h"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <numbers>

namespace atos {
namespace {

using test::Outcome;
using test::runAtos;
using testing::HasSubstr;

constexpr int rate = 16000;
const std::filesystem::path models = std::filesystem::path(ATOS_SOURCE_DIR) / "models";

/// Eight steps of two voices, the lower one a third to an octave below.
std::vector<Note> duet() {
    constexpr std::array<std::array<std::uint8_t, 2>, 8> steps{
        {{67, 60}, {69, 60}, {71, 62}, {72, 64}, {74, 65}, {71, 62}, {69, 60}, {67, 60}}};
    std::vector<Note> notes;
    for (std::size_t i = 0; i < steps.size(); ++i)
        for (const std::uint8_t pitch : steps.at(i))
            notes.push_back({0.5 + 0.7 * static_cast<double>(i), 0.66, pitch, 80});
    return notes;
}

/// Sung or bowed: no stroke, no fading, 40 cents of vibrato, in each voice another.
void writeDuet(const std::filesystem::path& path) {
    std::vector<float> sound(7 * rate);
    int voice = 0;
    for (const Note& note : duet()) {
        const auto first = static_cast<std::size_t>(note.onset * rate);
        double phase = 0;
        for (std::size_t i = 0; i < static_cast<std::size_t>(note.duration * rate); ++i) {
            const double seconds = static_cast<double>(i) / rate;
            const double swing = std::sin(2 * std::numbers::pi * (5.5 + 0.4 * voice) * seconds + voice);
            phase += 2 * std::numbers::pi * 440 * std::exp2((note.pitch - 69 + 0.4 * swing) / 12) / rate;
            const double level = std::min({1.0, seconds / 0.03, (note.duration - seconds) / 0.04});
            for (int partial = 1; partial <= 8; ++partial)
                sound[first + i] +=
                    static_cast<float>(0.05 * level * std::sin(partial * (phase + voice)) / partial);
        }
        voice = 1 - voice;
    }
    ASSERT_TRUE(writeSound(sound, rate, SoundFormat::flac, 1, path));
}

class InstrumentTest : public testing::Test {
protected:
    void SetUp() override { writeDuet(folder_ / "duet.flac"); }

    Outcome transcribe(std::vector<std::string> options) const {
        options.insert(options.begin(),
                       {"transcribe", folder_ / "duet.flac", folder_ / "duet.mid", "--json"});
        return runAtos(options);
    }
    Json heard(const std::vector<std::string>& options) const {
        const Outcome outcome = transcribe(options);
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        auto json = parseJson(outcome.out, "stdout");
        return json ? *json : Json::object();
    }
    double noteF1() const {
        const auto music = readMidi(folder_ / "duet.mid");
        return music ? scoreNotes(duet(), music->notes).notes.f1() : -1;
    }

    test::TemporaryFolder folder_;
};

// A piano's weights hear a new stroke in each swing of the vibrato: 84 notes.
TEST_F(InstrumentTest, AnyHearsADuetThatNoPianoPlays) {
    const Json any = heard({"--instrument", "any"});
    EXPECT_GT(noteF1(), 0.9) << any["heard"];
    const Json piano = heard({"--instrument", "piano"});
    EXPECT_LT(noteF1(), 0.6) << "the choice would be no choice";
    EXPECT_GT(piano["heard"].size(), 2 * any["heard"].size());
}

TEST_F(InstrumentTest, AnyClaimsNoDamper) {
    EXPECT_TRUE(heard({"--instrument", "any"})["pedals"].is_null());
    const auto music = readMidi(folder_ / "duet.mid");
    ASSERT_TRUE(music);
    EXPECT_FALSE(music->pedalKnown);
    EXPECT_TRUE(music->pedals.empty());
    EXPECT_THAT(
        runAtos({"transcribe", folder_ / "duet.flac", folder_ / "again.mid", "--instrument", "any"}).out,
        HasSubstr("The pedal cannot be told"));
}

TEST_F(InstrumentTest, ThePianoIsTheUsualOneAndWeightsThatAreNamedWin) {
    const auto model = [this](const std::vector<std::string>& options) {
        return heard(options)["model"].get<std::string>();
    };
    const std::string piano = model({});
    const std::string any = model({"--instrument", "any"});
    EXPECT_NE(piano, any);
    EXPECT_EQ(model({"--instrument", "piano"}), piano);
    EXPECT_EQ(model({"--instrument", "any", "--weights", models / "transcribe-open.safetensors"}), piano);
    EXPECT_EQ(model({"--weights", models / "transcribe-any.safetensors"}), any);
}

TEST_F(InstrumentTest, AnUnknownOneIsRefusedInOneSentence) {
    for (const char* name : {"banjo", "Piano", ""}) {
        const Outcome outcome = transcribe({"--instrument", name});
        EXPECT_EQ(outcome.exitCode, 2) << name;
        EXPECT_EQ(outcome.out, "") << name;
        EXPECT_THAT(outcome.err,
                    testing::AllOf(HasSubstr("--instrument"), HasSubstr("piano"), HasSubstr("any")));
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    }
    EXPECT_FALSE(std::filesystem::exists(folder_ / "duet.mid"));
}

} // namespace
} // namespace atos
