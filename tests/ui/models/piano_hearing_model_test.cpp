// SPDX-License-Identifier: Apache-2.0
#include "midi/memory_system.h"
#include "piano/profile/identify.h"
#include "piano/profile/profile_store.h"
#include "piano/simulated/simulated_piano.h"
#include "support/temporary_folder.h"
#include "ui/calibrate/live_model.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/piano/piano_hearing_model.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atos {
namespace {

using Step = PianoHearingModel::Step;

/// A window without a sound card, and a piano.
class PianoHearingTest : public testing::Test {
protected:
    void SetUp() override {
        LiveSnapshot snapshot;
        snapshot.seconds = 1;
        snapshot.take = std::make_shared<const Performance>(test::scale(2));
        engine_.publish(std::move(snapshot));
        live_.poll();
        auto piano = SimulatedPiano::start(midi_, *matchProfile(keyboards_, "FP-30X"), "Roland FP-30X");
        piano_ = std::move(*piano);
        ATOS_WAIT_FOR(connection_.state() == ConnectionModel::State::Listening);
        calibrate_.open();
        ATOS_WAIT_FOR(calibrate_.state() == CalibrateModel::State::Ready);
        calibrate_.calibrate(&live_);
        ATOS_WAIT_FOR(audition_.ready());
    }
    /// Messages of that status that the piano got.
    [[nodiscard]] long received(std::uint8_t status, bool sounding = true) const {
        const auto messages = piano_->received();
        return std::count_if(messages.begin(), messages.end(), [&](const Bytes& message) {
            return (message[0] & 0xF0) == status && (!sounding || message[2] > 0);
        });
    }
    PianoLinkOptions options() {
        PianoLinkOptions options;
        options.snapshotFolder = folder_.path();
        return options;
    }
    static Result<Samples> render(const Performance&, const RenderOptions&, const Task&) {
        return Samples{std::vector<float>(96000, 0.1F), 48000};
    }

    test::TemporaryFolder folder_;
    std::vector<KeyboardProfile> keyboards_ =
        *readProfiles(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "keyboards");
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
    SoundModel silent_{[](const std::filesystem::path&) -> Result<std::unique_ptr<LiveSynth>> {
        return environmentLacks("No sound.", "");
    }};
    PlayerModel player_{silent_};
    AuditionModel audition_{calibrate_, silent_, player_, render, {}};
    PushModel push_{midi_, connection_, calibrate_, PianoLink::open, options()};
    PianoHearingModel hearing_{midi_, audition_, push_};
};

TEST_F(PianoHearingTest, PlaysTheToneBeforeAndAfterWhenThePlayerHasAgreed) {
    ASSERT_TRUE(hearing_.possible());
    hearing_.ask();
    EXPECT_EQ(hearing_.step(), Step::Asking);
    EXPECT_FALSE(hearing_.sentence().isEmpty());
    EXPECT_EQ(received(0x90), 0) << "nothing sounds unasked";
    const int before = piano_->value("brightness");
    hearing_.begin();
    ATOS_WAIT_FOR(received(0x90) > 0);
    EXPECT_EQ(piano_->value("brightness"), before) << "A is the piano as it is set";
    ATOS_WAIT_FOR(hearing_.step() == Step::PlayingB);
    EXPECT_NE(piano_->value("brightness"), before);
    const long phrase = static_cast<long>(audition_.performance()->notes.size());
    ATOS_WAIT_FOR(hearing_.step() == Step::Idle);
    EXPECT_EQ(received(0x90), 2 * phrase);
    EXPECT_EQ(received(0x80, false), 2 * phrase) << "and everything was released";
    ASSERT_TRUE(push_.undoable());
    push_.undo();
    ATOS_WAIT_FOR(push_.state() == PushModel::State::Undone);
    EXPECT_EQ(piano_->value("brightness"), before);
}

TEST_F(PianoHearingTest, StopsWhenAskedAndChangesNothing) {
    hearing_.ask();
    hearing_.cancel();
    EXPECT_EQ(hearing_.step(), Step::Idle);
    EXPECT_EQ(received(0x90), 0);
    hearing_.ask();
    hearing_.begin();
    ATOS_WAIT_FOR(received(0x90) > 0);
    hearing_.cancel();
    EXPECT_EQ(received(0x80, false), received(0x90)) << "what sounded was released";
    EXPECT_FALSE(push_.undoable()) << "no tone was sent";
}

TEST_F(PianoHearingTest, EndsWhenThePianoIsGone) {
    hearing_.ask();
    hearing_.begin();
    ATOS_WAIT_FOR(received(0x90) > 0);
    piano_->unplug();
    ATOS_WAIT_FOR(hearing_.step() == Step::Idle);
    ATOS_WAIT_FOR(!hearing_.possible());
}

} // namespace
} // namespace atos
