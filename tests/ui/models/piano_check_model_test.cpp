// SPDX-License-Identifier: Apache-2.0
#include "midi/memory_system.h"
#include "piano/profile/identify.h"
#include "piano/profile/profile_store.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/piano/piano_check_model.h"
#include "ui/sample_music.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using Heard = PianoCheckModel::Heard;
using testing::ElementsAre;

class PianoCheckModelTest : public testing::Test {
protected:
    void SetUp() override {
        simulation_.setProfiles(keyboards_);
        ATOS_WAIT_FOR(sound_.audible());
        calibrate_.open();
        ATOS_WAIT_FOR(calibrate_.state() == CalibrateModel::State::Ready);
    }
    void plug(const std::string& name) {
        auto piano = SimulatedPiano::start(midi_, *matchProfile(keyboards_, name), name);
        ASSERT_TRUE(piano.ok());
        piano_ = std::move(*piano);
        ATOS_WAIT_FOR(connection_.state() == ConnectionModel::State::Listening && check_.askable());
    }
    std::string ask() {
        check_.ask();
        EXPECT_FALSE(check_.askable()) << "one question at a time";
        EXPECT_TRUE(QTest::qWaitFor([&] { return check_.askable(); }, 20000));
        return check_.answer().toStdString();
    }
    std::string advice(Heard heard) {
        check_.say(heard);
        return check_.advice().toStdString();
    }

    std::vector<KeyboardProfile> keyboards_ =
        *readProfiles(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "keyboards");
    MemorySystem midi_;
    std::unique_ptr<SimulatedPiano> piano_;
    test::FakeEngine engine_;
    SimulationModel simulation_{midi_, {}};
    ConnectionModel connection_{midi_, engine_, simulation_};
    CalibrateModel calibrate_{[this]() -> Result<std::unique_ptr<Pipeline>> {
        return std::unique_ptr<Pipeline>(std::make_unique<test::FakePipeline>(
            test::sampleAnswer(), keyboards_, std::make_shared<test::PipelineGate>()));
    }};
    std::shared_ptr<test::SynthRecord> record_ = std::make_shared<test::SynthRecord>();
    test::OpenedSound sound_{test::recordingSynth(record_)};
    PianoCheckModel check_{midi_, connection_, calibrate_, sound_};
};

TEST_F(PianoCheckModelTest, SaysWhatIsNotKnown) {
    EXPECT_FALSE(check_.askable());
    EXPECT_THAT(check_.answer().toStdString(), testing::HasSubstr("when one is connected"));
    check_.ask();
    EXPECT_FALSE(check_.answer().startsWith(QStringLiteral("Asking")));
    plug("Roland FP-30X");
    EXPECT_THAT(check_.answer().toStdString(), testing::HasSubstr("not known yet"));
}

TEST_F(PianoCheckModelTest, MeasuresHowLongAPianoTakesToAnswer) {
    plug("Roland FP-30X");
    EXPECT_TRUE(piano_->received().empty()) << "nothing is sent unasked";
    EXPECT_THAT(ask(), testing::MatchesRegex("Roland FP-30X answers after [0-9]+\\.[0-9] ms\\."));
    EXPECT_THAT(piano_->received(), ElementsAre(identityRequest()));
}

TEST_F(PianoCheckModelTest, TellsWhenThePianoStaysSilent) {
    plug("Roland FP-30X");
    SimulatedFaults faults;
    faults.silent = true;
    piano_->setFaults(faults);
    EXPECT_THAT(ask(), testing::HasSubstr("does not say what it is"));
}

TEST_F(PianoCheckModelTest, FindsAnEchoAndRemembersItInItsAdvice) {
    plug("Roland FP-30X");
    SimulatedFaults faults;
    faults.echo = true;
    piano_->setFaults(faults);
    EXPECT_THAT(ask(), testing::HasSubstr("repeats what it is sent"));
    EXPECT_THAT(advice(Heard::Twice), testing::HasSubstr("MIDI thru off there"));
    EXPECT_TRUE(check_.remedy().isEmpty());
}

TEST_F(PianoCheckModelTest, ANoteHeardTwiceIsSilencedHereAndThenAskedForAgain) {
    plug("Roland FP-30X");
    EXPECT_THAT(advice(Heard::Once), testing::HasSubstr("as it should be"));
    EXPECT_THAT(advice(Heard::Twice), testing::HasSubstr("this computer plays the same notes"));
    check_.remedyNow();
    EXPECT_FALSE(sound_.monitoring());
    EXPECT_EQ(check_.heard(), Heard::Unsaid);
    EXPECT_THAT(advice(Heard::Twice), testing::HasSubstr("Local Control"));
    EXPECT_TRUE(check_.remedy().isEmpty()) << "what is left to do is done at the piano";
    EXPECT_TRUE(piano_->received().empty());
}

TEST_F(PianoCheckModelTest, ANoteThatIsNotHeardCanSoundHere) {
    plug("Roland FP-30X");
    sound_.setMonitoring(false);
    EXPECT_THAT(advice(Heard::Never), testing::HasSubstr("Local Control is off"));
    check_.remedyNow();
    EXPECT_TRUE(sound_.monitoring());
    EXPECT_THAT(advice(Heard::Never), testing::StartsWith("Turn this computer's loudspeakers up. Turn the"));
    EXPECT_TRUE(piano_->received().empty());
}

TEST_F(PianoCheckModelTest, WithoutARealPianoOnlyThisComputerIsToBlame) {
    connection_.choose(simulation_.pianos().front());
    ATOS_WAIT_FOR(connection_.state() == ConnectionModel::State::Listening);
    EXPECT_EQ(advice(Heard::Never), "Turn this computer's loudspeakers up.");
    EXPECT_THAT(advice(Heard::Twice), testing::HasSubstr("Another program"));
    EXPECT_TRUE(check_.remedy().isEmpty());
    EXPECT_THAT(ask(), testing::HasSubstr("answers after"));
}

TEST_F(PianoCheckModelTest, ForgetsWhatItLearntOfAnotherPiano) {
    plug("Roland FP-30X");
    ask();
    check_.say(Heard::Twice);
    connection_.choose(simulation_.pianos().back());
    EXPECT_FALSE(check_.answer().contains(QStringLiteral("answers after")));
    EXPECT_EQ(check_.heard(), Heard::Unsaid);
    EXPECT_TRUE(check_.advice().isEmpty());
}

TEST_F(PianoCheckModelTest, TheSoundsOwnDelayIsTold) {
    EXPECT_THAT(sound_.delay().toStdString(), testing::HasSubstr("at least 12.0 ms"));
    SoundModel silent([](const std::filesystem::path&) -> Result<std::unique_ptr<LiveSynth>> {
        return environmentLacks("There is no soundfont.");
    });
    EXPECT_THAT(silent.delay().toStdString(), testing::HasSubstr("not known"));
}

} // namespace
} // namespace atos
