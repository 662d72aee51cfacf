// SPDX-License-Identifier: Apache-2.0
// A and B as files: what the ear compares.
#include "unit/cli/run_atos.h"

#include "audio/measure/loudness.h"
#include "files/json.h"

#include <gmock/gmock.h>
#include <sndfile.h>

#include <fstream>

namespace atos {
namespace {

using test::runAtos;

SoundLevel levelOfWav(const std::filesystem::path& path) {
    SF_INFO info{};
    SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
    if (file == nullptr) return {};
    Samples samples;
    samples.sampleRate = info.samplerate;
    samples.interleaved.resize(2 * static_cast<std::size_t>(info.frames));
    sf_readf_float(file, samples.interleaved.data(), info.frames);
    sf_close(file);
    return levelOf(samples);
}

class PreviewFiles : public testing::Test {
protected:
    PreviewFiles() {
        test::writeTriads(folder / "in.mid");
        std::ofstream(folder / "loud.json") << R"({"schema": 1, "id": "loud", "name": "Loud",
            "brightness": 1, "reverb": {"time": 3, "level": 0}})";
    }
    void expectEquallyLoud() const {
        const SoundLevel a = levelOfWav(folder / "a.wav");
        const SoundLevel b = levelOfWav(folder / "b.wav");
        EXPECT_NEAR(a.loudness, b.loudness, 0.5);
        EXPECT_LE(std::max(a.truePeak, b.truePeak), highestTruePeak + 0.05);
    }
    static Json answerOf(const test::Outcome& outcome) {
        auto json = parseJson(outcome.out, "stdout");
        return json ? std::move(*json) : Json();
    }
    test::TemporaryFolder folder;
};

TEST_F(PreviewFiles, OfARenderAreEquallyLoud) {
    const auto outcome = runAtos({"render", folder / "in.mid", folder / "b.wav", "--preset",
                                  folder / "loud.json", "--before", folder / "a.wav", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    expectEquallyLoud();
    const Json match = answerOf(outcome)["match"];
    EXPECT_GT(match["difference_lu"], 0.5) << "they were not before";
    EXPECT_NEAR(match["loudness_lufs"], levelOfWav(folder / "b.wav").loudness, 0.1);
}

TEST_F(PreviewFiles, OfACalibrationAreEquallyLoudAndMeasured) {
    const auto outcome = runAtos(
        {"calibrate", folder / "in.mid", "--wav", folder / "b.wav", "--before", folder / "a.wav", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    expectEquallyLoud();
    const Json preview = answerOf(outcome)["preview"];
    ASSERT_TRUE(preview["limits"].empty()) << preview;
    EXPECT_NEAR(preview["corrected"]["clarity_db"], preview["target"]["clarity_db"], 1);
    const Json& wanted = preview["target"]["centroid_hz"];
    ASSERT_TRUE(wanted.is_number()) << "every reference says how bright it is";
    EXPECT_NEAR(preview["corrected"]["centroid_hz"], wanted, 0.021 * wanted.get<double>());
}

TEST_F(PreviewFiles, NeedSomethingToCompareAndNamesOfTheirOwn) {
    const auto in = folder / "in.mid", a = folder / "a.wav", b = folder / "b.wav";
    EXPECT_EQ(runAtos({"render", in, b, "--before", a}).exitCode, 2);
    EXPECT_EQ(runAtos({"calibrate", in, "--before", a}).exitCode, 2);
    EXPECT_EQ(runAtos({"calibrate", in, "--wav", b, "--before", b}).exitCode, 2);
    EXPECT_EQ(runAtos({"render", in, b, "--preset", folder / "loud.json", "--before", b}).exitCode, 2);
    EXPECT_EQ(runAtos({"render", in, b, "--preset", folder / "loud.json", "--before", in}).exitCode, 2);
    EXPECT_FALSE(std::filesystem::exists(a) || std::filesystem::exists(b));
}

} // namespace
} // namespace atos
