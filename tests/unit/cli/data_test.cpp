// SPDX-License-Identifier: Apache-2.0
// What happens when the shipped models and resources are missing, damaged or do not fit together.
#include "unit/cli/run_atos.h"

#include "files/bytes.h"
#include "files/json.h"
#include "files/locations.h"
#include "nn/safetensors.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using test::runAtos;
using testing::HasSubstr;

class Data : public testing::Test {
protected:
    Data() {
        std::filesystem::create_directory(data());
        std::filesystem::copy(shippedData() / "models", data() / "models",
                              std::filesystem::copy_options::recursive);
        std::filesystem::copy(shippedData() / "resources", data() / "resources",
                              std::filesystem::copy_options::recursive);
        test::writeTriads(folder / "in.mid");
    }
    [[nodiscard]] std::filesystem::path data() const { return folder / "data"; }
    [[nodiscard]] test::Outcome run(const char* verb) const {
        return runAtos({verb, folder / "in.mid", "--json"},
                       {{"ATOS_DATA", data()}, {"ATOS_WEIGHTS", "open"}});
    }
    test::TemporaryFolder folder;
};

TEST_F(Data, AFullCopyWorks) {
    EXPECT_EQ(run("calibrate").exitCode, 0);
}

TEST_F(Data, AMissingFileIsNamedWithWhatToDo) {
    for (const char* file : {"models/chord-embedding-open.safetensors", "resources/tones/catalogue.json"}) {
        const auto aside = folder / "aside";
        std::filesystem::rename(data() / file, aside);
        const auto outcome = run("calibrate");
        EXPECT_EQ(outcome.exitCode, 3) << file;
        EXPECT_THAT(outcome.err, HasSubstr(std::string(file) + " is missing.")) << file;
        std::filesystem::rename(aside, data() / file);
    }
}

TEST_F(Data, WithoutStyleWeightsAnalyzeStillHearsTheHarmony) {
    std::filesystem::remove(data() / "models/style-open.safetensors");
    EXPECT_EQ(run("calibrate").exitCode, 3);
    const auto outcome = run("analyze");
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    const auto json = parseJson(outcome.out, "stdout");
    ASSERT_TRUE(json);
    EXPECT_EQ((*json)["key"]["tonic"], "C");
    EXPECT_EQ((*json)["style"]["composer"]["abstained"], true);
    EXPECT_THAT((*json)["notes"].dump(), HasSubstr("The style is not known"));
}

TEST_F(Data, WeightsOfWrongShapesAreRefused) {
    for (const char* name : {"models/style-open.safetensors", "models/chord-embedding-open.safetensors"}) {
        const auto path = data() / name;
        auto weights = readWeights(path);
        ASSERT_TRUE(weights);
        const WeightFile whole = *weights;
        auto& [tensorName, tensor] = *weights->tensors.begin();
        tensor.shape.insert(tensor.shape.begin(), 1);
        ASSERT_TRUE(writeWeights(*weights, path));
        const auto outcome = run("calibrate");
        EXPECT_EQ(outcome.exitCode, 2) << name;
        EXPECT_THAT(outcome.err, testing::StartsWith("atos: ")) << name;
        EXPECT_EQ(outcome.out, "") << name;
        ASSERT_TRUE(writeWeights(whole, path));
    }
}

TEST_F(Data, DamagedFilesAreRefused) {
    for (const char* name : {"models/style-open.safetensors", "models/chord-embedding-open.safetensors",
                             "resources/tones/catalogue.json", "resources/keyboards/roland-fp30x.json"}) {
        const auto path = data() / name;
        const auto whole = readFile(path, 1U << 28U);
        ASSERT_TRUE(whole);
        ASSERT_TRUE(writeFile(path, std::span(whole->data(), whole->size() / 2)));
        const auto outcome = run("calibrate");
        EXPECT_EQ(outcome.exitCode, 2) << name;
        EXPECT_THAT(outcome.err, HasSubstr(path.filename().string()));
        ASSERT_TRUE(writeFile(path, *whole));
    }
}

TEST_F(Data, ACatalogueOfOtherVectorsIsStale) {
    const auto path = data() / "resources/tones/catalogue.json";
    auto json = readJson(path, 1U << 28U);
    ASSERT_TRUE(json);
    (*json)["embedding"] = "0123456789abcdef";
    ASSERT_TRUE(writeFile(path, json->dump()));
    const auto outcome = run("calibrate");
    EXPECT_EQ(outcome.exitCode, 3);
    EXPECT_THAT(outcome.err, HasSubstr("atos train catalogue"));
}

} // namespace
} // namespace atos
