// SPDX-License-Identifier: Apache-2.0
#include "unit/app/live/live_engine_fixture.h"

#include "app/live/take_recorder.h"
#include "app/live/take_recovery.h"
#include "midi/journal.h"
#include "music/smf.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <vector>

namespace atos {
namespace {

namespace fs = std::filesystem;
using test::filesIn;
using test::LiveEngineTest;
using test::Message;
using testing::IsEmpty;
using testing::SizeIs;

class TakeKeeping : public LiveEngineTest {
protected:
    fs::path takes() const { return folder.path() / "takes"; }
    void playTwoNotes() {
        connect();
        play(1000, {0x90, 60, 80});
        play(1001, {0x80, 60, 0});
        play(1001.5, {0xB0, 64, 127});
        play(1002, {0x90, 64, 90});
    }
};

} // namespace

TEST_F(TakeKeeping, NothingIsWrittenBeforeTheFirstNote) {
    connect();
    play(1000, {0xB0, 64, 127});
    waitFor([](const LiveSnapshot& now) { return now.damper == 127; });
    EXPECT_TRUE(fs::is_empty(takes()));
    const auto nothing = engine->finishTake();
    ASSERT_FALSE(nothing.ok());
    EXPECT_EQ(nothing.error().code, ErrorCode::badInput);
    engine.reset();
    EXPECT_TRUE(fs::is_empty(takes()));
}

TEST_F(TakeKeeping, AFinishedTakeIsAMidiFile) {
    playTwoNotes();
    seconds = 1003;
    const auto take = engine->finishTake();
    ASSERT_TRUE(take.ok());
    EXPECT_THAT(take->warnings, IsEmpty());
    EXPECT_EQ(take->notes, (std::vector<Note>{{0, 1, 60, 80, 0, 0}, {2, 1, 64, 90, 0, 0}}));
    EXPECT_THAT(filesIn(takes(), ".journal"), IsEmpty());
    ASSERT_THAT(filesIn(takes(), ".mid"), SizeIs(1));
    const auto written = readMidi(filesIn(takes(), ".mid").front());
    ASSERT_TRUE(written.ok());
    ASSERT_THAT(written->notes, SizeIs(2));
    EXPECT_NEAR(written->notes[1].onset, 2, 0.002);
    EXPECT_EQ(written->notes[1].velocity, 90);
    EXPECT_EQ(written->keyboard, "Piano") << "what it was played on";
    ASSERT_THAT(written->pedals, SizeIs(1));
}

TEST_F(TakeKeeping, TheNextTakeBeginsAtOnceWithThePedalThatIsDown) {
    playTwoNotes();
    ASSERT_TRUE(engine->finishTake().ok());
    EXPECT_TRUE(engine->snapshot()->take->notes.empty());
    EXPECT_EQ(engine->snapshot()->enoughMusic, 0);
    play(1010, {0x80, 64, 0});
    play(1011, {0x90, 67, 80});
    seconds = 1012;
    const auto take = engine->finishTake();
    ASSERT_TRUE(take.ok());
    EXPECT_EQ(take->notes, (std::vector<Note>{{0, 1, 67, 80, 0, 0}}));
    EXPECT_EQ(take->pedals, (std::vector<Pedal>{{0, PedalKind::damper, 127, 0}}));
    EXPECT_THAT(filesIn(takes(), ".mid"), SizeIs(2));
}

TEST_F(TakeKeeping, ALongSilencePartsTakesWhenTheNextNoteComes) {
    engine.reset();
    engine = std::move(*LiveEngine::start(
        takes(), [this] { return seconds.load(); }, 30));
    playTwoNotes();
    waitForNotes(2);
    play(1100, {0x80, 64, 0});
    waitFor([](const LiveSnapshot& now) { return now.heldVelocity[64] == 0; });
    play(1129, {0x90, 65, 80});
    waitForNotes(3);
    play(1130, {0x80, 65, 0});
    waitFor([](const LiveSnapshot& now) { return now.heldVelocity[65] == 0; });
    seconds = 1200;
    EXPECT_EQ(engine->snapshot()->take->notes.size(), 3U) << "it stays to be calibrated";
    EXPECT_THAT(filesIn(takes(), ".mid"), IsEmpty());
    play(1201, {0x90, 67, 80});
    const auto next = waitFor([](const LiveSnapshot& now) { return now.finishedTakes == 1; });
    waitFor([](const LiveSnapshot& now) { return now.take->notes.size() == 1; });
    EXPECT_EQ(next->take->notes[0].pitch, 67);
    ASSERT_THAT(filesIn(takes(), ".mid"), SizeIs(1));
    EXPECT_EQ(readMidi(filesIn(takes(), ".mid").front())->notes.size(), 3U);
    EXPECT_THAT(filesIn(takes(), ".journal"), SizeIs(1));
}

TEST_F(TakeKeeping, AKeyThatIsHeldIsNoSilence) {
    engine.reset();
    engine = std::move(*LiveEngine::start(
        takes(), [this] { return seconds.load(); }, 30));
    connect();
    play(1000, {0x90, 60, 80});
    waitForNotes(1);
    play(1100, {0x90, 64, 80});
    EXPECT_EQ(waitForNotes(2)->finishedTakes, 0U);
}

TEST_F(TakeKeeping, EveryPedalIsKeptContinuouslyAndTheClockIsNot) {
    connect();
    play(1000, {0x90, 60, 80});
    const std::vector<Message> sweep{{0xB0, 64, 10}, {0xB0, 64, 63}, {0xB0, 66, 1},
                                     {0xB0, 66, 99}, {0xB0, 67, 31}, {0xB0, 67, 32}};
    for (std::size_t i = 0; i < sweep.size(); ++i) {
        ASSERT_TRUE(piano->send(std::array<std::uint8_t, 1>{0xF8}).ok());
        ASSERT_TRUE(piano->send(std::array<std::uint8_t, 1>{0xFE}).ok());
        play(1001 + static_cast<double>(i), sweep[i]);
    }
    play(1010, {0x80, 60, 0});
    waitFor([](const LiveSnapshot& now) { return now.heldVelocity[60] == 0 && !now.take->notes.empty(); });
    ASSERT_TRUE(engine->finishTake().ok());
    const auto written = readMidi(filesIn(takes(), ".mid").front());
    ASSERT_TRUE(written.ok());
    ASSERT_THAT(written->pedals, SizeIs(sweep.size()));
    for (std::size_t i = 0; i < sweep.size(); ++i) {
        EXPECT_EQ(static_cast<std::uint8_t>(written->pedals[i].kind), sweep[i][1]);
        EXPECT_EQ(written->pedals[i].value, sweep[i][2]);
        EXPECT_NEAR(written->pedals[i].seconds, 1 + static_cast<double>(i), 0.002);
    }
}

TEST_F(TakeKeeping, ClosingTheEngineKeepsTheTake) {
    playTwoNotes();
    waitForNotes(2);
    engine.reset();
    EXPECT_THAT(filesIn(takes(), ".journal"), IsEmpty());
    EXPECT_THAT(filesIn(takes(), ".mid"), SizeIs(1));
}

TEST_F(TakeKeeping, ARunningTakeIsNotRecoveredByAnother) {
    playTwoNotes();
    waitForNotes(2);
    const auto recovered = recoverTakes(takes());
    EXPECT_THAT(recovered.takes, IsEmpty());
    EXPECT_THAT(recovered.warnings, IsEmpty());
    EXPECT_THAT(filesIn(takes(), ".journal"), SizeIs(1));
}

TEST_F(TakeKeeping, TheNextStartBringsBackWhatAKilledProcessLeft) {
    EXPECT_THAT(engine->recovered().takes, IsEmpty());
    engine.reset();
    {
        auto writer = JournalWriter::create(takes() / "take-left.journal", WallClock::now());
        ASSERT_TRUE(
            (*writer)->append(std::vector<ChannelMessage>{{0, {0x90, 60, 80}}, {1, {0x80, 60, 0}}}).ok());
    }
    SetUp();
    EXPECT_THAT(engine->recovered().takes, testing::ElementsAre(takes() / "take-left.mid"));
    EXPECT_THAT(filesIn(takes(), ".journal"), IsEmpty());
}

TEST_F(TakeKeeping, ADiskThatRefusesIsToldAndTheMusicStaysInMemory) {
    fs::remove_all(takes());
    playTwoNotes();
    waitFor([](const LiveSnapshot& now) { return !now.trouble.empty(); });
    const auto take = engine->finishTake();
    ASSERT_TRUE(take.ok());
    EXPECT_THAT(take->notes, SizeIs(2));
    EXPECT_THAT(take->warnings, SizeIs(1));
}

TEST_F(TakeKeeping, AFolderThatCannotBeMadeIsTold) {
    ASSERT_TRUE(writeFile(folder / "file", std::string_view("x")).ok());
    const auto refused = LiveEngine::start(folder.path() / "file" / "takes");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::environment);
}

TEST(TakeRecovery, SalvagesDamagedJournalsAndSetsStrangersAside) {
    const test::TemporaryFolder folder;
    const auto started = WallClock::time_point(std::chrono::milliseconds(1'700'000'000'000));
    EXPECT_EQ(takeName(started), "take-2023-11-14-221320-000");
    const fs::path torn = folder / "take-torn.journal";
    {
        auto writer = JournalWriter::create(torn, started);
        ASSERT_TRUE((*writer)
                        ->append(std::vector<ChannelMessage>{
                            {0, {0x90, 60, 80}}, {1, {0x80, 60, 0}}, {2, {0x90, 64, 80}}})
                        .ok());
    }
    fs::resize_file(torn, fs::file_size(torn) - 5);
    ASSERT_TRUE(writeFile(folder / "stranger.journal", std::string_view("no journal at all")).ok());
    { ASSERT_TRUE(JournalWriter::create(folder / "silent.journal", started).ok()); }
    fs::create_directory(folder / "folder.journal");

    const auto recovered = recoverTakes(folder.path());
    ASSERT_THAT(recovered.takes, SizeIs(1));
    EXPECT_EQ(recovered.takes[0], folder / "take-torn.mid");
    EXPECT_THAT(recovered.warnings, SizeIs(2));
    const auto take = readMidi(recovered.takes[0]);
    ASSERT_TRUE(take.ok());
    EXPECT_THAT(take->notes, SizeIs(1));
    EXPECT_TRUE(fs::exists(folder / "take-torn.journal.damaged"));
    EXPECT_TRUE(fs::exists(folder / "stranger.journal.damaged"));
    EXPECT_FALSE(fs::exists(folder / "silent.journal"));

    const auto again = recoverTakes(folder.path());
    EXPECT_THAT(again.takes, IsEmpty());
    EXPECT_THAT(again.warnings, IsEmpty());
    EXPECT_THAT(recoverTakes(folder / "nowhere").takes, IsEmpty());
}

} // namespace atos
