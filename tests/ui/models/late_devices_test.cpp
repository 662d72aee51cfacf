// SPDX-License-Identifier: Apache-2.0
// A JACK server or a sound server that never answers: once the window opened only after it, and closed only
// after it.
#include "piano/profile/profile_store.h"
#include "support/temporary_folder.h"
#include "ui/models/wait.h"
#include "ui/shell/app_model.h"
#include "ui/shell/qml_module.h"

#include <gtest/gtest.h>

#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <condition_variable>

namespace atos {
namespace {

/// Where openers hang until the test lets them go. Any thread.
class HungServer {
public:
    /// Whether a frame had been shown before it was asked.
    bool ask() {
        std::unique_lock lock(mutex_);
        ++asked_;
        const bool after = frameShown_;
        changed_.wait(lock, [this] { return answering_; });
        ++answered_;
        return after;
    }
    void showFrame() { set(frameShown_); }
    [[nodiscard]] bool frameShown() const {
        const std::scoped_lock lock(mutex_);
        return frameShown_;
    }
    void answer() { set(answering_); }
    [[nodiscard]] int asked() const {
        const std::scoped_lock lock(mutex_);
        return asked_;
    }
    [[nodiscard]] int answered() const {
        const std::scoped_lock lock(mutex_);
        return answered_;
    }

private:
    void set(bool& what) {
        const std::scoped_lock lock(mutex_);
        what = true;
        changed_.notify_all();
    }

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool frameShown_ = false;
    bool answering_ = false;
    int asked_ = 0;
    int answered_ = 0;
};

class LateDevices : public testing::Test {
protected:
    LateDevices() {
        qputenv("ATOS_DATA", QByteArray::fromStdString(folder_.path().string()));
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(folder_.path().string()));
        auto services = openServices();
        EXPECT_TRUE(services.ok());
        services_ = std::move(*services);
        services_.midi = std::make_unique<LateSystem>([server = server_, early = early_] {
            if (!server->ask()) *early = true;
            return openMidiSystem();
        });
        services_.openSynth = [server = server_, early = early_](
                                  const std::filesystem::path&) -> Result<std::unique_ptr<LiveSynth>> {
            if (!server->ask()) *early = true;
            return environmentLacks("The sound server came to its senses without a sound card.");
        };
        services_.openPipeline = [server = server_, early = early_]() -> Result<std::unique_ptr<Pipeline>> {
            if (!server->frameShown()) *early = true;
            return environmentLacks("There are no networks here.");
        };
        qputenv("ATOS_MIDI", "none");
    }
    ~LateDevices() override {
        server_->answer();
        EXPECT_TRUE(QTest::qWaitFor([] { return !UnattendedQueue::anyRuns(); }, 20000));
        for (const char* name : {"ATOS_DATA", "XDG_DATA_HOME", "ATOS_MIDI"})
            qunsetenv(name);
    }

    test::TemporaryFolder folder_;
    std::shared_ptr<HungServer> server_ = std::make_shared<HungServer>();
    std::shared_ptr<std::atomic<bool>> early_ = std::make_shared<std::atomic<bool>>(false);
    Services services_;
};

TEST_F(LateDevices, AreOpenedAfterTheFirstFrameAndTellUntilThen) {
    AppModel app(std::move(services_));
    QQmlApplicationEngine engine;
    QQuickWindow* const window = openWindow(engine, app);
    ASSERT_NE(window, nullptr);
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window, [this] { server_->showFrame(); }, Qt::DirectConnection);
    EXPECT_EQ(server_->asked(), 0);
    EXPECT_EQ(app.calibrate()->state(), CalibrateModel::State::Loading);
    ATOS_WAIT_FOR(server_->asked() == 2);
    ATOS_WAIT_FOR(app.calibrate()->state()
                  == CalibrateModel::State::Unavailable); // its opener was asked, too

    // Both hang, and the window works: it says what it waits for, and plays.
    EXPECT_EQ(app.connection()->system(), QStringLiteral("Looking for MIDI…"));
    EXPECT_EQ(app.sound()->status(), QStringLiteral("Loading the piano sound…"));
    EXPECT_FALSE(app.sound()->audible());
    app.live()->noteOn(60, 80);
    ATOS_WAIT_FOR(!app.live()->isEmpty());
    app.live()->releaseAll();
    EXPECT_EQ(server_->answered(), 0);

    server_->answer();
    ATOS_WAIT_FOR(app.connection()->system() == QStringLiteral("No MIDI system"));
    ATOS_WAIT_FOR(app.sound()->status().startsWith(QStringLiteral("The sound server came")));
    EXPECT_FALSE(*early_);
}

TEST_F(LateDevices, ThatHangDoNotKeepTheWindowOpen) {
    {
        AppModel app(std::move(services_));
        app.openTheRest();
        ATOS_WAIT_FOR(server_->asked() == 2);
        app.sound()->useSoundfont("another.sf2"); // waits for its turn, and is dropped
    }
    EXPECT_EQ(server_->answered(), 0);
    EXPECT_TRUE(UnattendedQueue::anyRuns());
    server_->answer(); // what comes now meets a window that has gone
    ATOS_WAIT_FOR(!UnattendedQueue::anyRuns());
    EXPECT_EQ(server_->asked(), 2);
}

TEST_F(LateDevices, ASimulatedPianoIsHeardMeanwhile) {
    auto profiles = readProfiles(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "keyboards");
    ASSERT_TRUE(profiles.ok());
    AppModel app(std::move(services_));
    app.openTheRest();
    ATOS_WAIT_FOR(server_->asked() == 2);
    app.simulation()->setProfiles(*profiles);
    app.connection()->choose(app.simulation()->pianos().front());
    ATOS_WAIT_FOR(app.connection()->state() == ConnectionModel::State::Listening);
    EXPECT_EQ(server_->answered(), 0);
}

} // namespace
} // namespace atos
