// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/train_chords.h"
#include "lab/harmony/train_key.h"
#include "music/smf.h"
#include "nn/safetensors.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>

namespace atos {
namespace {

using testing::Contains;
using testing::HasSubstr;

/// A scale in C that can be read, and a file that is no MIDI file.
class TrainHarmonyTest : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::create_directories(folder_ / "open");
        std::filesystem::create_directories(folder_ / "gt");
        Performance music;
        for (int i = 0; i < 60; ++i)
            music.notes.push_back({0.5 * i, 0.5, static_cast<std::uint8_t>(60 + i * 7 % 12), 70, 0, 0});
        ASSERT_TRUE(writeMidi(music, folder_ / "scale.mid"));
        std::ofstream(folder_ / "broken.mid") << "no music";
        std::ofstream table(folder_ / "open/metadata.tsv");
        table << "path\tlicence\tpiece_cluster\tsplit\tkey\n";
        std::ofstream chords(folder_ / "gt/chords_open_x.tsv");
        chords << "path\tstart_s\tend_s\tstart_quarter\tend_quarter\troot_pc\tquality\tbass_pc\tlabel\t"
                  "local_key\n";
        for (const std::string name : {"scale.mid", "broken.mid"}) {
            table << name << "\tCC0\t" << name << "\ttrain\tC:maj\n";
            chords << name << "\t0.0\t30.0\t0\t60\t0\tmaj\t0\tI\tC:maj\n";
        }
        task_.progress = [this](double, std::string_view step) { told_.emplace_back(step); };
    }
    test::TemporaryFolder folder_;
    Task task_;
    std::vector<std::string> told_;
};

TEST_F(TrainHarmonyTest, KeysAreLearntFromTheFilesThatCanBeRead) {
    const auto trained = trainKey({folder_.path(), folder_ / "key.safetensors", 1}, task_);
    ASSERT_TRUE(trained) << trained.error().message;
    EXPECT_EQ(readWeights(folder_ / "key.safetensors")->metadata.at("pieces"), 1);
    EXPECT_THAT(told_, Contains(HasSubstr("1 file cannot be read")));
}

TEST_F(TrainHarmonyTest, ChordsAreLearntFromTheFilesThatCanBeRead) {
    const auto trained = trainChords({folder_.path(), folder_ / "chords.safetensors", false, 1}, task_);
    ASSERT_TRUE(trained) << trained.error().message;
    EXPECT_GT(readWeights(folder_ / "chords.safetensors")->metadata.at("slices"), 0);
    EXPECT_THAT(told_, Contains(HasSubstr("1 file cannot be read")));
}

} // namespace
} // namespace atos
