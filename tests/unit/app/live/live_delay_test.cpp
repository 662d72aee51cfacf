// SPDX-License-Identifier: Apache-2.0
// What is slow or fails beside the engine costs the player nothing: ports, the disk, the sound.
#include "unit/app/live/live_engine_fixture.h"
#include "unit/app/live/slow_disk.h"

#include "app/live/take_recovery.h"
#include "app/live/take_writer.h"
#include "music/smf.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <future>
#include <semaphore>
#include <stdexcept>
#include <vector>

namespace atos {
namespace {

namespace fs = std::filesystem;
using test::filesIn;
using test::LiveEngineTest;
using test::SlowDisk;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// The ports of another system, as slowly as the test wants, or with an exception.
class ListedSlowly : public MidiSystem {
public:
    explicit ListedSlowly(MidiSystem& real) : real_(real) {}
    ~ListedSlowly() override { answer(); }

    void stall() { stalls_ = true; }
    [[nodiscard]] bool waitUntilAsked() { return asked_.try_acquire_for(std::chrono::seconds(20)); }
    void answer() {
        if (stalls_.exchange(false)) answers_.release();
    }
    void fail() { fails_ = true; }

    std::string api() const override { return real_.api(); }
    std::vector<PortInfo> ports() override {
        if (fails_) {
            asked_.release();
            throw std::runtime_error("the sequencer is gone");
        }
        if (stalls_) {
            asked_.release();
            answers_.acquire();
        }
        return real_.ports();
    }
    Result<std::unique_ptr<InputPort>> openInput(const std::string& name, MidiCallback callback) override {
        return real_.openInput(name, std::move(callback));
    }
    Result<std::unique_ptr<OutputPort>> openOutput(const std::string& name) override {
        return real_.openOutput(name);
    }
    Result<std::unique_ptr<InputPort>> openVirtualInput(const std::string& name,
                                                        MidiCallback callback) override {
        return real_.openVirtualInput(name, std::move(callback));
    }
    Result<std::unique_ptr<OutputPort>> openVirtualOutput(const std::string& name) override {
        return real_.openVirtualOutput(name);
    }

private:
    MidiSystem& real_;
    std::atomic<bool> stalls_ = false;
    std::atomic<bool> fails_ = false;
    std::counting_semaphore<> asked_{0};
    std::counting_semaphore<> answers_{0};
};

class LiveDelay : public LiveEngineTest {
protected:
    LiveDelay() : slowly(system) {}
    void TearDown() override {
        slowly.answer();
        engine.reset(); // before the system
    }

    fs::path takes() const { return folder.path() / "takes"; }
    void connectSlowly() {
        engine->setThru([this](const ChannelMessage&) { ++passed; });
        ASSERT_TRUE(engine->connect(slowly, "Piano").ok());
        piano = std::move(*system.openOutput("Piano"));
    }
    void waitUntilPassed(int count) {
        waitFor([&](const LiveSnapshot&) { return passed >= count; });
    }
    void partTakesAfter(double silence) {
        engine.reset();
        engine = std::move(*LiveEngine::start(
            takes(), [this] { return seconds.load(); }, silence));
    }
    void playANote(double at) {
        const int before = passed;
        play(at, {0x90, 60, 80});
        play(at + 0.5, {0x80, 60, 0});
        waitUntilPassed(before + 2);
    }

    std::atomic<int> passed = 0;
    ListedSlowly slowly;
};

} // namespace

// The engine listed the ports itself, twice a second, and every message waited for the list.
TEST_F(LiveDelay, AListOfPortsThatTakesForeverDelaysNoMessage) {
    connectSlowly();
    slowly.stall();
    ASSERT_TRUE(slowly.waitUntilAsked());
    play(1000, {0x90, 60, 80});
    waitUntilPassed(1);
    engine->feed({0x90, 72, 80});
    waitUntilPassed(2);
    const auto shown = waitForNotes(2);
    EXPECT_EQ(shown->port, PortState::connected);
    EXPECT_FALSE(filesIn(takes(), ".journal").empty()) << "and the journal goes on";
}

TEST_F(LiveDelay, APortThatTakesForeverToOpenDelaysNoMessageOfTheScreen) {
    connectSlowly();
    slowly.stall();
    auto opening = std::async(std::launch::async, [this] { return engine->connect(slowly, "Piano").ok(); });
    ASSERT_TRUE(slowly.waitUntilAsked());
    engine->feed({0x90, 72, 80});
    waitUntilPassed(1);
    waitForNotes(1);
    slowly.answer();
    EXPECT_TRUE(opening.get());
    EXPECT_EQ(engine->snapshot()->port, PortState::connected);
}

TEST_F(LiveDelay, AMidiSystemThatThrowsIsToldAndLeavesTheEngineFree) {
    connectSlowly();
    slowly.fail();
    ASSERT_TRUE(slowly.waitUntilAsked());
    playANote(1000);
    EXPECT_EQ(waitForNotes(1)->port, PortState::connected);
    const Status again = engine->connect(slowly, "Piano");
    ASSERT_FALSE(again.ok());
    EXPECT_THAT(again.error().message, HasSubstr("the sequencer is gone"));
    EXPECT_EQ(engine->snapshot()->port, PortState::none);
    engine->feed({0x90, 72, 80});
    waitForNotes(2);
}

// The engine wrote the MIDI file of a take that a silence had ended while the next one was being played.
TEST_F(LiveDelay, ADiskThatTakesForeverDelaysNoMessage) {
    partTakesAfter(30);
    connectSlowly();
    playANote(1000);
    SlowDisk disk;
    playANote(1100);
    ASSERT_TRUE(disk.waitUntilAsked());
    playANote(1101);
    playANote(1102);
    EXPECT_EQ(waitForNotes(3)->finishedTakes, 0U) << "the first is not on disk yet";
    EXPECT_THAT(filesIn(takes(), ".mid"), IsEmpty());
    EXPECT_THAT(filesIn(takes(), ".journal"), SizeIs(2)) << "but its journal is";
    disk.release();
    waitFor([](const LiveSnapshot& now) { return now.finishedTakes == 1; });
    ASSERT_THAT(filesIn(takes(), ".mid"), SizeIs(1));
    EXPECT_THAT(readMidi(filesIn(takes(), ".mid")[0])->notes, SizeIs(1));
    EXPECT_THAT(filesIn(takes(), ".journal"), SizeIs(1));
}

TEST_F(LiveDelay, ClosingTheEngineWritesEveryTakeThatWaitsForTheDisk) {
    partTakesAfter(30);
    connectSlowly();
    SlowDisk disk;
    for (int take = 0; take < 5; ++take)
        playANote(1000 + 100 * take);
    ASSERT_TRUE(disk.waitUntilAsked());
    auto closing = std::async(std::launch::async, [this] { engine.reset(); });
    EXPECT_EQ(closing.wait_for(std::chrono::milliseconds(20)), std::future_status::timeout);
    disk.release();
    closing.get();
    EXPECT_THAT(filesIn(takes(), ".mid"), SizeIs(5));
    EXPECT_THAT(filesIn(takes(), ".journal"), IsEmpty());
}

TEST_F(LiveDelay, ASoundThatThrowsIsToldAndTheTakeIsKept) {
    connect();
    engine->setThru([](const ChannelMessage&) { throw std::runtime_error("no sound card"); });
    play(1000, {0x90, 60, 80});
    play(1001, {0x80, 60, 0});
    EXPECT_NE(waitFor([](const LiveSnapshot& now) {
                  return now.take->notes.size() == 1 && now.heldVelocity[60] == 0;
              })->trouble,
              "");
    engine->setThru({});
    const auto take = engine->finishTake();
    ASSERT_TRUE(take.ok());
    EXPECT_EQ(take->notes, (std::vector<Note>{{0, 1, 60, 80, 0, 0}}));
    EXPECT_EQ(engine->snapshot()->trouble, "") << "the next take is a new one";
}

TEST(TakeWriter, LeavesOneTakeTooManyToItsJournal) {
    const test::TemporaryFolder folder;
    {
        SlowDisk disk;
        TakeWriter writer([] {});
        for (std::size_t i = 0; i <= TakeWriter::mostWaiting; ++i) {
            TakeRecorder recorder(folder.path());
            recorder.add(std::vector<ChannelMessage>{{0, {0x90, 60, 80}}, {1, {0x80, 60, 0}}});
            writer.add(std::move(*recorder.finish(1)));
        }
        EXPECT_THAT(filesIn(folder.path(), ".journal"), SizeIs(TakeWriter::mostWaiting + 1));
        disk.release();
        writer.wait();
        EXPECT_EQ(writer.count(), TakeWriter::mostWaiting + 1);
    }
    EXPECT_THAT(filesIn(folder.path(), ".mid"), SizeIs(TakeWriter::mostWaiting));
    EXPECT_THAT(recoverTakes(folder.path()).takes, SizeIs(1)) << "the next start brings it back";
}

} // namespace atos
