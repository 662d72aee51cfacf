// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/studio/generator_list.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace atos {
namespace {

using State = GeneratorJob::State;
using Purpose = MidiHandover::Purpose;

class GeneratorJobTest : public testing::Test {
protected:
    [[nodiscard]] GeneratorService service() const {
        return {QStringLiteral("fake"), QStringLiteral("Fake"), QStringLiteral("Plays scales."),
                [gate = gate_]() -> Result<std::unique_ptr<Generator>> {
                    return std::unique_ptr<Generator>(std::make_unique<test::ScaleGenerator>(gate));
                }};
    }

    std::shared_ptr<test::PipelineGate> gate_ = std::make_shared<test::PipelineGate>();
    std::shared_ptr<test::SynthRecord> record_ = std::make_shared<test::SynthRecord>();
    test::OpenedSound sound_{test::recordingSynth(record_)};
    PlayerModel player_{sound_};
    MidiHandover handover_;
    GeneratorJob music_{service(), player_, handover_};
    QSignalSpy failed_{&music_, &GeneratorJob::failed};
};

TEST_F(GeneratorJobTest, MakesTheMusicOfItsSeed) {
    EXPECT_EQ(music_.state(), State::Empty);
    EXPECT_TRUE(music_.facts().isEmpty());
    music_.setSeed(7);
    music_.generate(20);
    ATOS_WAIT_FOR(music_.state() == State::Ready);
    EXPECT_EQ(music_.facts(), QStringLiteral("40 notes  ·  0:20  ·  seed 7"));
    EXPECT_EQ(music_.performance()->notes.front().pitch, 67);
    music_.setSeed(-3);
    EXPECT_EQ(music_.seed(), 1);
    EXPECT_TRUE(music_.facts().endsWith(QStringLiteral("seed 7")))
        << "the music is still of the seed that made it";
}

TEST_F(GeneratorJobTest, CanBeStoppedAndKeepsWhatItMadeBefore) {
    gate_->hold();
    music_.generate(10);
    ATOS_WAIT_FOR(music_.progress() > 0);
    music_.cancel();
    ATOS_WAIT_FOR(music_.state() == State::Empty);
    gate_->release();
    music_.generate(10);
    ATOS_WAIT_FOR(music_.state() == State::Ready);
    gate_->hold();
    music_.generate(10);
    music_.cancel();
    ATOS_WAIT_FOR(music_.state() == State::Ready);
    EXPECT_EQ(failed_.count(), 0);
}

TEST_F(GeneratorJobTest, SaysWhyItCannotBeOpened) {
    GeneratorJob broken(
        {QStringLiteral("x"),
         QStringLiteral("X"),
         {},
         []() -> Result<std::unique_ptr<Generator>> { return badInput("The weights are damaged."); }},
        player_, handover_);
    QSignalSpy failed(&broken, &GeneratorJob::failed);
    broken.generate(10);
    ATOS_WAIT_FOR(broken.state() == State::Failed);
    EXPECT_EQ(broken.problem(), QStringLiteral("The weights are damaged."));
    EXPECT_EQ(failed.count(), 1);
}

TEST_F(GeneratorJobTest, IsHeardAndHandedOn) {
    QSignalSpy handed(&handover_, &MidiHandover::handed);
    ATOS_WAIT_FOR(sound_.audible());
    music_.play();
    EXPECT_FALSE(music_.isPlaying()) << "there is nothing yet";
    music_.generate(10);
    ATOS_WAIT_FOR(music_.state() == State::Ready);
    music_.play();
    ATOS_WAIT_FOR(record_->notesOn() > 0 && music_.position() > 0);
    music_.stop();
    EXPECT_FALSE(music_.isPlaying());
    EXPECT_DOUBLE_EQ(music_.position(), 0);
    music_.hand(Purpose::Keep);
    ATOS_WAIT_FOR(handed.count() == 1);
    EXPECT_EQ(handed.first().at(2).toString(), QStringLiteral("Fake, seed 1"));
    const auto written = readMidi(handed.first().at(1).toUrl().toLocalFile().toStdString());
    ASSERT_TRUE(written);
    EXPECT_EQ(written->notes.size(), music_.performance()->notes.size());
}

TEST_F(GeneratorJobTest, TheyStandSideBySide) {
    GeneratorList generate({service(), service()}, player_, handover_);
    EXPECT_EQ(generate.generators().size(), 2);
    generate.setSeconds(100000);
    EXPECT_EQ(generate.seconds(), longestGeneration);
    EXPECT_EQ(generate.at(1).title(), QStringLiteral("Fake"));
}

} // namespace
} // namespace atos
