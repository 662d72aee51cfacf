// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"
#include "nn/safetensors.h"
#include "support/temporary_folder.h"
#include "ui/models/wait.h"
#include "ui/settings/settings_model.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace atos {
namespace {

class SettingsModelTest : public testing::Test {
protected:
    SettingsModelTest() { ::setenv("ATOS_DATA", ATOS_SOURCE_DIR, 1); }
    ~SettingsModelTest() override { ::unsetenv("ATOS_DATA"); }

    test::TemporaryFolder folder_;
};

TEST_F(SettingsModelTest, remembersWhatWasDecided) {
    {
        SettingsModel settings(folder_.path());
        EXPECT_TRUE(settings.dark());
        EXPECT_DOUBLE_EQ(settings.textSize(), 1);
        EXPECT_EQ(settings.keepDays(), 90);
        settings.setDark(false);
        settings.setTextSize(1.2);
        settings.setKeepDays(0);
        EXPECT_EQ(settings.listening(), QString()) << "not yet asked";
        settings.setListening(QStringLiteral("telephone"));
        EXPECT_EQ(settings.listening(), QString());
        settings.setListening(QStringLiteral("headphones"));
    }
    SettingsModel settings(folder_.path());
    EXPECT_FALSE(settings.dark());
    EXPECT_DOUBLE_EQ(settings.textSize(), 1.2);
    EXPECT_EQ(settings.keepDays(), 0);
    EXPECT_EQ(settings.listening(), QStringLiteral("headphones"));
}

TEST_F(SettingsModelTest, keepsWithinReasonWhateverTheFileSays) {
    ASSERT_TRUE(
        writeFile(folder_ / "window.ini", std::string_view("[General]\ntextSize=900\nkeepDays=-5\n")).ok());
    SettingsModel settings(folder_.path());
    EXPECT_DOUBLE_EQ(settings.textSize(), SettingsModel::largestText);
    EXPECT_EQ(settings.keepDays(), 0) << "less than nothing erases nothing";
    settings.setTextSize(0);
    EXPECT_DOUBLE_EQ(settings.textSize(), SettingsModel::smallestText);
}

TEST_F(SettingsModelTest, remembersASoundfontAsLongAsItIsThere) {
    const std::filesystem::path font = folder_ / "piano.sf2";
    const QUrl url = QUrl::fromLocalFile(QString::fromStdString(font.string()));
    ASSERT_TRUE(writeFile(font, std::string_view("RIFF\0\0\0\0sfbk", 12)).ok());
    {
        SettingsModel settings(folder_.path());
        settings.chooseSoundfont(url);
        EXPECT_EQ(settings.chosenSoundfont(), font);
        EXPECT_EQ(settings.soundfont(), url.toLocalFile());
    }
    EXPECT_TRUE(SettingsModel(folder_.path()).soundfontChosen());
    std::filesystem::remove(font);
    EXPECT_FALSE(SettingsModel(folder_.path()).soundfontChosen());
}

TEST_F(SettingsModelTest, namesEveryShippedModelWithItsLicence) {
    SettingsModel settings(folder_.path());
    settings.readModels();
    ATOS_WAIT_FOR(settings.models().size() >= 5);
    for (const QString& model : settings.models())
        EXPECT_TRUE(model.contains(QStringLiteral(": "))) << model.toStdString();
    EXPECT_FALSE(settings.models().filter(QStringLiteral("style-open: CC")).isEmpty())
        << settings.models().join(u'\n').toStdString();
    EXPECT_EQ(settings.dataFolder(), QString::fromStdString(folder_.path().string()));
}

/// Once all weights were decoded at every start, 13 MB of them, for the sake of their licences.
TEST_F(SettingsModelTest, readsLicencesWithoutTheWeights) {
    WeightFile weights;
    weights.metadata = {{"licence", "CC0"}};
    weights.tensors["w"] = {{64}, std::vector<float>(64, 1)};
    auto bytes = encodeWeights(weights);
    ASSERT_TRUE(bytes.ok());
    bytes->resize(bytes->size() - 200); // most of the tensor is gone
    std::filesystem::create_directories(folder_ / "models");
    ASSERT_TRUE(writeFile(folder_ / "models" / "cut-open.safetensors", *bytes).ok());
    ::setenv("ATOS_DATA", folder_.path().c_str(), 1);
    SettingsModel settings(folder_.path());
    settings.readModels();
    ATOS_WAIT_FOR(!settings.models().isEmpty());
    EXPECT_EQ(settings.models(), QStringList{QStringLiteral("cut-open: CC0")});
}

} // namespace
} // namespace atos
