// SPDX-License-Identifier: Apache-2.0
// `atos transcribe --instrument`: a tune on a sustained instrument, heard as that and as a piano's.
#include "audio/file/write_sound.h"
#include "files/json.h"
#include "lab/metrics/note_metrics.h"
#include "music/smf.h"
#include "unit/cli/run_atos.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

namespace atos {
namespace {

using test::Outcome;
using test::runAtos;
using testing::HasSubstr;

constexpr int rate = 16000;
const std::filesystem::path models = std::filesystem::path(ATOS_SOURCE_DIR) / "models";

/// Eight legato notes of a bowed or blown tone: it swells, sings with vibrato and does not fade.
std::vector<Note> tune() {
    std::vector<Note> notes;
    for (const std::uint8_t pitch : {67, 69, 71, 72, 74, 71, 69, 67})
        notes.push_back({0.5 + 0.7 * static_cast<double>(notes.size()), 0.66, pitch, 80});
    return notes;
}

void writeTune(const std::filesystem::path& path) {
    std::vector<float> sound(7 * rate);
    for (const Note& note : tune()) {
        const auto first = static_cast<std::size_t>(note.onset * rate);
        const auto length = static_cast<std::size_t>(note.duration * rate);
        double phase = 0;
        for (std::size_t i = 0; i < length; ++i) {
            const double seconds = static_cast<double>(i) / rate;
            const double vibrato = std::exp2(0.25 * std::sin(2 * std::numbers::pi * 5.5 * seconds) / 12);
            phase += 2 * std::numbers::pi * 440 * std::exp2((note.pitch - 69) / 12.0) * vibrato / rate;
            const double level = std::min({1.0, seconds / 0.06, (note.duration - seconds) / 0.04});
            for (int partial = 1; partial <= 8; ++partial)
                sound[first + i] += static_cast<float>(0.08 * level * std::sin(partial * phase) / partial);
        }
    }
    ASSERT_TRUE(writeSound(sound, rate, SoundFormat::flac, 1, path));
}

class InstrumentTest : public testing::Test {
protected:
    void SetUp() override { writeTune(folder_ / "tune.flac"); }

    Outcome transcribe(std::vector<std::string> options) const {
        options.insert(options.begin(), {"transcribe", folder_ / "tune.flac", folder_ / "tune.mid", "--json"});
        return runAtos(options);
    }
    Json heard(const std::vector<std::string>& options) const {
        const Outcome outcome = transcribe(options);
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        auto json = parseJson(outcome.out, "stdout");
        return json ? *json : Json::object();
    }
    double noteF1() const {
        const auto music = readMidi(folder_ / "tune.mid");
        return music ? scoreNotes(tune(), music->notes).notes.f1() : -1;
    }

    test::TemporaryFolder folder_;
};

TEST_F(InstrumentTest, AnyHearsATuneThatNoPianoPlays) {
    const Json json = heard({"--instrument", "any"});
    EXPECT_EQ(noteF1(), 1.0) << json["heard"];
    heard({});
    EXPECT_LT(noteF1(), 0.95) << "a piano's weights would do for it, and this test says nothing";
}

TEST_F(InstrumentTest, AnyClaimsNoDamper) {
    EXPECT_TRUE(heard({"--instrument", "any"})["pedals"].is_null());
    const auto music = readMidi(folder_ / "tune.mid");
    ASSERT_TRUE(music);
    EXPECT_FALSE(music->pedalKnown);
    EXPECT_TRUE(music->pedals.empty());
    EXPECT_THAT(runAtos({"transcribe", folder_ / "tune.flac", folder_ / "again.mid", "--instrument", "any"}).out,
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
        EXPECT_THAT(outcome.err, testing::AllOf(HasSubstr("--instrument"), HasSubstr("piano"), HasSubstr("any")));
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    }
    EXPECT_FALSE(std::filesystem::exists(folder_ / "tune.mid"));
}

} // namespace
} // namespace atos
