// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/studio/generator_list.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include <set>

namespace atos {
namespace {

using State = GeneratorJob::State;
using Purpose = MidiHandover::Purpose;

class GeneratorJobTest : public testing::Test {
protected:
    [[nodiscard]] GeneratorService service() const {
        return {QStringLiteral("fake"),
                QStringLiteral("Fake"),
                QStringLiteral("Scale network"),
                QStringLiteral("Plays scales."),
                {},
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
    EXPECT_EQ(music_.facts(), QStringLiteral("40 notes  ·  0:20  ·  number 7"));
    EXPECT_EQ(music_.performance()->notes.front().pitch, 67);
    music_.setSeed(-3);
    EXPECT_EQ(music_.seed(), 1);
    EXPECT_TRUE(music_.facts().endsWith(QStringLiteral("number 7")))
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
         {},
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
    EXPECT_EQ(handed.first().at(2).toString(), QStringLiteral("Fake, number 1"));
    const auto written = readMidi(handed.first().at(1).toUrl().toLocalFile().toStdString());
    ASSERT_TRUE(written);
    EXPECT_EQ(written->notes.size(), music_.performance()->notes.size());
}

TEST_F(GeneratorJobTest, TheyStandSideBySide) {
    const auto heard = [] { return std::make_shared<const Performance>(); };
    GeneratorList generate({service(), service()}, heard, player_, handover_);
    EXPECT_EQ(generate.generators().size(), 2);
    generate.setSeconds(100000);
    EXPECT_EQ(generate.seconds(), longestGeneration);
    EXPECT_EQ(generate.at(1).title(), QStringLiteral("Fake"));
}

TEST_F(GeneratorJobTest, ANumberThatWasChosenIsHeld) {
    std::set<int> numbers;
    for (int i = 0; i < 20; ++i) {
        music_.roll();
        EXPECT_TRUE(music_.seed() >= 1 && music_.seed() <= GeneratorJob::largestSeed);
        numbers.insert(music_.seed());
    }
    EXPECT_GT(numbers.size(), 10U);
    music_.setSeed(12);
    EXPECT_TRUE(music_.isHeld());
    music_.roll();
    EXPECT_EQ(music_.seed(), 12);
    music_.setHeld(false);
    music_.roll();
    EXPECT_FALSE(music_.isHeld());
}

TEST_F(GeneratorJobTest, ALoopIsPlayedAgainAndAgainByOneClock) {
    ATOS_WAIT_FOR(sound_.audible());
    MusicWish wish;
    wish.request.seconds = 2; // one bar: four notes
    wish.loop = true;
    music_.make(wish);
    ATOS_WAIT_FOR(music_.state() == State::Ready);
    EXPECT_DOUBLE_EQ(music_.duration(), 2);
    EXPECT_TRUE(music_.facts().contains(QStringLiteral("repeated")));
    music_.play();
    ATOS_WAIT_FOR(record_->notesOn() >= 9); // in the third pass
    EXPECT_TRUE(music_.isPlaying());
    EXPECT_LT(music_.position(), 2.0) << "within the loop";
    music_.stop();
    EXPECT_FALSE(music_.isPlaying());
}

TEST_F(GeneratorJobTest, GoesOnFromWhatIsHeardOrSaysThatThereIsNothing) {
    auto heard = std::make_shared<Performance>();
    GeneratorService able = service();
    able.abilities.prompt = true;
    GeneratorList generate(
        {able}, [heard] { return heard; }, player_, handover_);
    QSignalSpy refused(&generate, &GeneratorList::failed);
    generate.setProperty("goingOn", true);
    generate.make(&generate.at(0));
    EXPECT_EQ(refused.count(), 1);
    EXPECT_EQ(generate.at(0).state(), State::Empty);
    heard->notes = {{0, 1, 60, 70}};
    generate.make(&generate.at(0));
    ATOS_WAIT_FOR(generate.at(0).state() == State::Ready);
    EXPECT_EQ(generate.keys().size(), 25);
}

} // namespace
} // namespace atos
