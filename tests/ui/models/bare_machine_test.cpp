// SPDX-License-Identifier: Apache-2.0
// A machine without MIDI, soundfont and models: every lack is a state that is shown, and the window works.
#include "support/temporary_folder.h"
#include "ui/models/wait.h"
#include "ui/shell/app_model.h"

#include <gtest/gtest.h>

#include <fstream>

namespace atos {
namespace {

bool torchIsLoaded() {
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        if (line.find("libtorch") != std::string::npos) return true;
    }
    return false;
}

class BareMachine : public testing::Test {
protected:
    BareMachine() {
        qputenv("ATOS_MIDI", "none");
        qputenv("ATOS_SOUNDFONT", QByteArray::fromStdString((folder_ / "none.sf2").string()));
        qputenv("ATOS_DATA", QByteArray::fromStdString(folder_.path().string()));
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(folder_.path().string()));
    }
    ~BareMachine() override {
        for (const char* name : {"ATOS_MIDI", "ATOS_SOUNDFONT", "ATOS_DATA", "XDG_DATA_HOME"})
            qunsetenv(name);
    }
    test::TemporaryFolder folder_;
};

TEST_F(BareMachine, startsAndSaysWhatIsMissing) {
    Result<Services> services = openServices();
    ASSERT_TRUE(services.ok()) << services.error().message;
    AppModel app(std::move(*services));
    app.openTheRest();
    EXPECT_FALSE(torchIsLoaded()) << "starting must not wait for the networks";

    ATOS_WAIT_FOR(app.calibrate()->state() == CalibrateModel::State::Unavailable);
    EXPECT_FALSE(app.calibrate()->problem().isEmpty());
    ATOS_WAIT_FOR(app.connection()->system() == QStringLiteral("No MIDI system"));
    EXPECT_EQ(app.connection()->state(), ConnectionModel::State::NoPiano);
    const QString loading = QStringLiteral("Loading");
    ATOS_WAIT_FOR(!app.sound()->status().startsWith(loading));
    EXPECT_FALSE(app.sound()->audible());
    EXPECT_FALSE(app.sound()->status().isEmpty());

    app.live()->noteOn(60, 80);
    ATOS_WAIT_FOR(!app.live()->isEmpty());
    app.live()->releaseAll();
}

TEST_F(BareMachine, keepsTheThemeThatWasChosen) {
    {
        Result<Services> services = openServices();
        ASSERT_TRUE(services.ok());
        AppModel app(std::move(*services));
        EXPECT_TRUE(app.settings()->dark());
        app.settings()->setDark(false);
    }
    Result<Services> services = openServices();
    ASSERT_TRUE(services.ok());
    AppModel app(std::move(*services));
    EXPECT_FALSE(app.settings()->dark());
}

TEST_F(BareMachine, aPianoThatWasNotPutBackIsToldBeforeAllElse) {
    // There was room for one: a take that was brought back, or the first file that failed, hid that the piano
    // was still changed.
    Result<Services> services = openServices();
    ASSERT_TRUE(services.ok());
    services->unfinished = {"The piano is changed."};
    services->notices = {"Takes are kept elsewhere.", "A take was brought back."};
    AppModel app(std::move(*services));
    app.setNotice(QStringLiteral("The first file is no music."));
    app.setNotice(QStringLiteral("The second file is no music."));
    for (const char* expected :
         {"The piano is changed.", "The second file is no music.", "The first file is no music.",
          "Takes are kept elsewhere.", "A take was brought back.", ""}) {
        EXPECT_EQ(app.notice(), QLatin1String(expected));
        app.setNotice({});
    }
}

TEST_F(BareMachine, playsOnWhenTheHomeCannotBeWritten) {
    const std::filesystem::path file = folder_ / "in-the-way";
    std::ofstream(file) << "a file where the folder should be";
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString(file.string()));
    Result<Services> services = openServices();
    ASSERT_TRUE(services.ok()) << services.error().message;
    EXPECT_FALSE(services->notices.empty());
}

} // namespace
} // namespace atos
