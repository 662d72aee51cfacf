// SPDX-License-Identifier: Apache-2.0
#include "midi/memory_system.h"
#include "piano/link/snapshot.h"
#include "piano/profile/identify.h"
#include "piano/profile/profile_store.h"
#include "piano/simulated/simulated_piano.h"
#include "support/temporary_folder.h"
#include "ui/calibrate/live_model.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/piano/push_model.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <map>

namespace atos {
namespace {

using State = PushModel::State;

class PushModelTest : public testing::Test {
protected:
    PushModelTest()
        : keyboards_(*readProfiles(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "keyboards")) {
        LiveSnapshot snapshot;
        snapshot.seconds = 20;
        snapshot.take = std::make_shared<const Performance>(test::scale(20));
        engine_.publish(std::move(snapshot));
        live_.poll();
    }
    void plug() {
        Result<std::unique_ptr<SimulatedPiano>> piano =
            SimulatedPiano::start(midi_, *matchProfile(keyboards_, "FP-30X"), "Roland FP-30X");
        ASSERT_TRUE(piano.ok());
        piano_ = std::move(*piano);
        ATOS_WAIT_FOR(connection_.state() == ConnectionModel::State::Listening);
    }
    void calibrate() {
        calibrate_.open();
        ATOS_WAIT_FOR(calibrate_.state() == CalibrateModel::State::Ready);
        calibrate_.calibrate(&live_);
        ATOS_WAIT_FOR(calibrate_.hasResult());
    }
    PianoLinkOptions options() {
        PianoLinkOptions options;
        options.snapshotFolder = folder_.path();
        options.quiet = [this] { return quiet_.load(); };
        return options;
    }

    test::TemporaryFolder folder_;
    std::atomic<bool> quiet_ = true;
    std::vector<KeyboardProfile> keyboards_;
    MemorySystem midi_;
    std::unique_ptr<SimulatedPiano> piano_;
    test::FakeEngine engine_;
    LiveModel live_{engine_};
    SimulationModel simulation_{midi_, {}};
    ConnectionModel connection_{midi_, engine_, simulation_};
    CalibrateModel calibrate_{[this]() -> Result<std::unique_ptr<Pipeline>> {
        return std::unique_ptr<Pipeline>(std::make_unique<test::FakePipeline>(
            test::sampleAnswer(), keyboards_, std::make_shared<test::PipelineGate>()));
    }};
    PushModel push_{midi_, connection_, calibrate_, PianoLink::open, options()};
};

TEST_F(PushModelTest, saysStepByStepWhatIsMissing) {
    EXPECT_EQ(push_.obstacle(), QStringLiteral("Calibrate first."));
    calibrate();
    EXPECT_TRUE(push_.obstacle().startsWith(QStringLiteral("No piano to send to")))
        << push_.obstacle().toStdString();
    push_.send();
    EXPECT_EQ(push_.state(), State::Idle);

    midi_.addLoopback("Nameless");
    ATOS_WAIT_FOR(push_.output() == QStringLiteral("Nameless"));
    EXPECT_TRUE(push_.obstacle().startsWith(QStringLiteral("Choose which piano")))
        << push_.obstacle().toStdString();
    const auto general =
        std::find_if(keyboards_.begin(), keyboards_.end(),
                     [](const KeyboardProfile& profile) { return profile.id == "generic-gm2"; });
    push_.setKeyboard(static_cast<int>(general - keyboards_.begin()));
    EXPECT_FALSE(push_.recognised());
    EXPECT_TRUE(push_.obstacle().isEmpty());
}

TEST_F(PushModelTest, knowsThePianoByTheNameOfItsPortAndWritesNothingYet) {
    plug();
    calibrate();
    EXPECT_EQ(push_.output(), QStringLiteral("Roland FP-30X"));
    EXPECT_TRUE(push_.recognised());
    EXPECT_EQ(push_.keyboards().at(push_.keyboard()), QStringLiteral("Roland FP-30X"));
    EXPECT_FALSE(push_.plannedChanges().isEmpty());
    EXPECT_TRUE(piano_->received().empty());
}

TEST_F(PushModelTest, sendsProvesAndTakesBack) {
    plug();
    calibrate();
    const int before = piano_->value("brightness");
    push_.send();
    EXPECT_EQ(push_.state(), State::Working);
    ATOS_WAIT_FOR(push_.state() == State::Sent);
    EXPECT_TRUE(push_.sentence().contains(QStringLiteral("proven"))) << push_.sentence().toStdString();
    EXPECT_FALSE(push_.changes().isEmpty());
    EXPECT_NE(piano_->value("brightness"), before);
    EXPECT_TRUE(push_.undoable());

    EXPECT_TRUE(push_.obstacle().contains(QStringLiteral("is set already")))
        << push_.obstacle().toStdString();
    const std::size_t received = piano_->received().size();
    push_.send();
    EXPECT_EQ(push_.state(), State::Sent) << "sending again would change nothing";
    EXPECT_EQ(piano_->received().size(), received);

    push_.undo();
    ATOS_WAIT_FOR(push_.state() == State::Undone);
    EXPECT_EQ(piano_->value("brightness"), before);
    EXPECT_FALSE(push_.undoable());
    EXPECT_EQ(push_.obstacle(), QString()) << "taken back, it can be sent again";
}

TEST_F(PushModelTest, whatWasSentToASimulatedPianoIsNeverPutBackOnARealOne) {
    plug();
    calibrate();
    simulation_.setProfiles(keyboards_);
    const QString simulated = simulation_.pianos().front();
    ASSERT_EQ(matchProfile(keyboards_, simulated.toStdString())->id, "roland-fp30x") << "of the same model";
    connection_.choose(simulated);
    ATOS_WAIT_FOR(connection_.state() == ConnectionModel::State::Listening);
    EXPECT_EQ(push_.outputs(), QStringList{simulated});
    EXPECT_TRUE(push_.recognised());
    push_.send();
    ATOS_WAIT_FOR(push_.state() == State::Sent);
    EXPECT_TRUE(push_.sentence().contains(QStringLiteral("proven"))) << push_.sentence().toStdString();
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));

    connection_.choose(QStringLiteral("Roland FP-30X"));
    ATOS_WAIT_FOR(push_.output() == QStringLiteral("Roland FP-30X"));
    EXPECT_FALSE(push_.undoable());
    EXPECT_TRUE(piano_->received().empty());

    connection_.choose(simulated);
    ATOS_WAIT_FOR(connection_.state() == ConnectionModel::State::Listening);
    EXPECT_TRUE(push_.undoable());
    push_.undo();
    ATOS_WAIT_FOR(push_.state() == State::Undone);
    EXPECT_TRUE(piano_->received().empty());
}

TEST_F(PushModelTest, leavesThePianoAsItFoundIt) {
    std::map<std::string, int> found;
    {
        PushModel push(midi_, connection_, calibrate_, PianoLink::open, options());
        plug();
        found = piano_->values();
        calibrate();
        ATOS_WAIT_FOR(push.obstacle().isEmpty());
        push.send();
        ATOS_WAIT_FOR(push.state() == State::Sent);
        ASSERT_NE(piano_->values(), found);
        EXPECT_TRUE(push.keepable());
    }
    EXPECT_EQ(piano_->values(), found);
    EXPECT_TRUE(unfinishedSnapshots(folder_.path()).empty());
}

TEST_F(PushModelTest, leavesTheToneWhenThePlayerKeepsIt) {
    std::map<std::string, int> found;
    {
        PushModel push(midi_, connection_, calibrate_, PianoLink::open, options());
        plug();
        found = piano_->values();
        calibrate();
        ATOS_WAIT_FOR(push.obstacle().isEmpty());
        push.send();
        ATOS_WAIT_FOR(push.state() == State::Sent);
        push.keep();
        ATOS_WAIT_FOR(!push.keepable());
        EXPECT_TRUE(push.undoable());
    }
    EXPECT_NE(piano_->values(), found);
    EXPECT_TRUE(unfinishedSnapshots(folder_.path()).empty()) << "what is kept needs no offer";
}

/// Once the answer of the piano that was sent to was shown beside the one that was chosen meanwhile: "Sent",
/// and an Undo that would have gone to the wrong piano.
TEST_F(PushModelTest, anAnswerIsNotShownForAPianoThatWasChosenMeanwhile) {
    plug();
    calibrate();
    midi_.addLoopback("Nameless");
    ATOS_WAIT_FOR(push_.outputs().contains(QStringLiteral("Nameless")));
    const int before = piano_->value("brightness");
    quiet_ = false;
    push_.send();
    push_.setOutput(QStringLiteral("Nameless"));
    quiet_ = true;
    ATOS_WAIT_FOR(push_.state() != State::Working);
    EXPECT_EQ(push_.state(), State::Idle);
    EXPECT_EQ(push_.sentence(), QString());
    EXPECT_TRUE(push_.changes().isEmpty());
    EXPECT_FALSE(push_.undoable());
    EXPECT_FALSE(push_.keepable());

    EXPECT_NE(piano_->value("brightness"), before) << "what was asked for was done";
    push_.setOutput(QStringLiteral("Roland FP-30X"));
    EXPECT_TRUE(push_.undoable()) << "and is undone where it was done";
    push_.undo();
    ATOS_WAIT_FOR(push_.state() == State::Undone);
    EXPECT_EQ(piano_->value("brightness"), before);
}

/// Takes a tone, and never returns from putting it back: a driver that is stuck.
class StuckLink final : public PianoLink {
public:
    explicit StuckLink(std::shared_future<void> released) : released_(std::move(released)) {}

    [[nodiscard]] Result<std::map<std::string, int>> read(const Task& /*task*/) override {
        return std::map<std::string, int>();
    }
    [[nodiscard]] Result<PushResult> push(const TonePreset& /*preset*/, const Task& /*task*/) override {
        PushResult result;
        result.changes.emplace_back();
        return result;
    }
    [[nodiscard]] Result<PushResult> undo(const Task& /*task*/) override {
        released_.wait();
        return PushResult();
    }
    [[nodiscard]] Status keep() override { return {}; }

private:
    std::shared_future<void> released_;
};

/// Once closing the window waited for such a driver for ever.
TEST_F(PushModelTest, closesThoughADriverNeverReturns) {
    std::promise<void> release;
    const OpenLinkFunction open = [released = release.get_future().share()](
                                      MidiSystem&, const std::string&, const std::string&, KeyboardProfile,
                                      PianoLinkOptions) -> Result<std::unique_ptr<PianoLink>> {
        return std::unique_ptr<PianoLink>(std::make_unique<StuckLink>(released));
    };
    PushModel push(midi_, connection_, calibrate_, open, options());
    plug();
    calibrate();
    ATOS_WAIT_FOR(push.obstacle().isEmpty());
    push.send();
    ATOS_WAIT_FOR(push.state() == State::Sent);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(push.putBack());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
    release.set_value();
}

TEST_F(PushModelTest, waitsForTheHandsAndCanBeStopped) {
    plug();
    calibrate();
    quiet_ = false;
    const int before = piano_->value("brightness");
    push_.send();
    push_.cancel();
    ATOS_WAIT_FOR(push_.state() == State::Idle);
    EXPECT_EQ(piano_->value("brightness"), before);
}

TEST_F(PushModelTest, plansAnewForAnotherTone) {
    plug();
    calibrate();
    const QVariantList before = push_.plannedChanges();
    calibrate_.setChoice(2);
    EXPECT_NE(push_.plannedChanges(), before);
}

TEST_F(PushModelTest, savesTheSettingsOrSaysWhyNot) {
    calibrate();
    push_.setKeyboard(static_cast<int>(matchProfile(keyboards_, "FP-30X") - keyboards_.data()));
    ASSERT_TRUE(push_.savable());
    QSignalSpy saved(&push_, &PushModel::saved);
    QSignalSpy failed(&push_, &PushModel::failed);
    const std::filesystem::path file = folder_ / "tone.syx";
    push_.saveSyx(QUrl::fromLocalFile(QString::fromStdString(file.string())));
    EXPECT_EQ(saved.count(), 1);
    EXPECT_GT(std::filesystem::file_size(file), 0U);
    push_.saveSyx(QUrl(QStringLiteral("https://example.org/tone.syx")));
    EXPECT_EQ(failed.last().first().toString(), QString("Files can only be saved on this computer."));
    failed.clear();
    push_.saveSyx(QUrl::fromLocalFile(QStringLiteral("/nowhere/at/all.syx")));
    EXPECT_EQ(failed.count(), 1);
}

} // namespace
} // namespace atos
