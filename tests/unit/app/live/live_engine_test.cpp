// SPDX-License-Identifier: Apache-2.0
#include "unit/app/live/live_engine_fixture.h"

#include "app/calibrate/pipeline.h"

#include <gmock/gmock.h>

#include <mutex>
#include <semaphore>

namespace atos {
namespace {

using test::LiveEngineTest;
using test::Message;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

} // namespace

TEST_F(LiveEngineTest, BeginsWithAnEmptyPicture) {
    const auto snapshot = engine->snapshot();
    EXPECT_TRUE(snapshot->take->notes.empty());
    EXPECT_EQ(snapshot->seconds, 0);
    EXPECT_EQ(snapshot->port, PortState::none);
    EXPECT_EQ(snapshot->trouble, "");
}

TEST_F(LiveEngineTest, CapturesAPortNoteForNote) {
    connect();
    for (int i = 0; i < 500; ++i) {
        const auto pitch = static_cast<std::uint8_t>(21 + i % 88);
        play(1000 + i * 0.125, {0x90, pitch, static_cast<std::uint8_t>(1 + i % 127)});
        play(1000 + i * 0.125 + 0.0625, {0x80, pitch, 0});
    }
    const auto snapshot = waitFor([](const LiveSnapshot& now) {
        return now.take->notes.size() == 500 && now.take->notes.back().duration > 0;
    });
    for (int i = 0; i < 500; ++i) {
        const Note& note = snapshot->take->notes[static_cast<std::size_t>(i)];
        ASSERT_EQ(note, (Note{i * 0.125, 0.0625, static_cast<std::uint8_t>(21 + i % 88),
                              static_cast<std::uint8_t>(1 + i % 127), 0, 0}));
    }
    EXPECT_EQ(snapshot->lost, 0U);
    EXPECT_EQ(snapshot->port, PortState::connected);
    EXPECT_EQ(snapshot->portName, "Piano");
}

TEST_F(LiveEngineTest, ShowsHeldKeysThatGrowAndThePedal) {
    connect();
    play(1000, {0x90, 60, 80});
    play(1001, {0xB0, 64, 77});
    waitFor([](const LiveSnapshot& now) { return now.damper == 77; });
    seconds = 1003;
    const auto held = waitFor([](const LiveSnapshot& now) { return now.seconds == 3; });
    EXPECT_EQ(held->heldVelocity[60], 80);
    waitFor([](const LiveSnapshot& now) { return now.take->notes[0].duration == 3; });
    play(1004, {0x80, 60, 0});
    const auto released = waitFor([](const LiveSnapshot& now) { return now.heldVelocity[60] == 0; });
    EXPECT_GT(released->sequence, held->sequence);
}

TEST_F(LiveEngineTest, PublishesNothingWhileNothingMoves) {
    const auto before = engine->snapshot()->sequence;
    engine->disconnect();
    const auto after = engine->snapshot()->sequence;
    EXPECT_EQ(after, before + 1) << "one for the answered call, none for time that passes";
}

TEST_F(LiveEngineTest, MergesTheScreenAndThePortByTime) {
    connect();
    play(1000, {0x90, 60, 80});
    seconds = 1001;
    engine->feed({0x90, 64, 81});
    play(1002, {0x90, 67, 82});
    seconds = 1003;
    engine->feed({0x80, 64, 0});
    const auto snapshot = waitFor([](const LiveSnapshot& now) {
        return now.take->notes.size() == 3 && now.heldVelocity[64] == 0 && now.take->notes[1].duration > 0;
    });
    EXPECT_EQ(snapshot->take->notes[0].onset, 0);
    EXPECT_EQ(snapshot->take->notes[1], (Note{1, 2, 64, 81, 0, 0}));
    EXPECT_EQ(snapshot->take->notes[2].onset, 2);
}

TEST_F(LiveEngineTest, HearsTheKeyAndTheChord) {
    connect();
    double time = 1000;
    for (int bar = 0; bar < 8; ++bar)
        for (const std::array<std::uint8_t, 3> chord :
             {std::array<std::uint8_t, 3>{60, 64, 67}, {65, 69, 72}, {67, 71, 74}}) {
            for (const std::uint8_t pitch : chord)
                play(time, {0x90, pitch, 80});
            time += 0.75;
            for (const std::uint8_t pitch : chord)
                play(time, {0x80, pitch, 0});
        }
    for (const std::uint8_t pitch : {48, 60, 64, 67})
        play(time, {0x90, pitch, 90});
    seconds = time + 1.5;
    const auto snapshot = waitFor(
        [](const LiveSnapshot& now) { return now.chord && now.chord->root == 0 && now.keys.confidence > 0; });
    EXPECT_EQ(snapshot->chord->quality, ChordQuality::maj);
    EXPECT_EQ(snapshot->keys.global, (Key{0, Mode::major}));
    seconds = time + 60;
    for (const std::uint8_t pitch : {48, 60, 64, 67})
        engine->feed({0x80, pitch, 0});
    seconds = time + 63;
    waitFor([](const LiveSnapshot& now) { return !now.chord; });
}

TEST_F(LiveEngineTest, SaysWhenItHasHeardEnough) {
    connect();
    EXPECT_EQ(engine->snapshot()->enoughMusic, 0);
    for (int i = 0; i <= 15; ++i) {
        play(1000 + i, {0x90, 60, 80});
        play(1000.5 + i, {0x80, 60, 80});
        if (i == 5) {
            const auto some = waitFor([](const LiveSnapshot& now) { return now.take->notes.size() == 6; });
            EXPECT_GT(some->enoughMusic, 0.2);
            EXPECT_LT(some->enoughMusic, 0.5);
        }
    }
    waitFor([](const LiveSnapshot& now) { return now.enoughMusic == 1; });
}

TEST_F(LiveEngineTest, PassesEveryMessageThroughInOrder) {
    std::mutex mutex;
    std::vector<Message> heard;
    engine->setThru([&](const ChannelMessage& message) {
        const std::lock_guard lock(mutex);
        heard.push_back(message.bytes);
    });
    connect();
    play(1000, {0x90, 60, 80});
    play(1000, {0xE0, 1, 2});
    play(1001, {0x80, 60, 0});
    waitFor([&](const LiveSnapshot&) {
        const std::lock_guard lock(mutex);
        return heard.size() == 3;
    });
    engine->setThru({});
    EXPECT_THAT(heard, ElementsAre(Message{0x90, 60, 80}, Message{0xE0, 1, 2}, Message{0x80, 60, 0}));
}

TEST_F(LiveEngineTest, ShowsWhatDidNotFit) {
    std::binary_semaphore stuck{0};
    std::binary_semaphore entered{0};
    std::atomic<std::uint64_t> passed{0};
    engine->setThru([&](const ChannelMessage&) {
        if (passed++ == 0) {
            entered.release();
            stuck.acquire();
        }
    });
    constexpr std::uint64_t count = 40'000;
    engine->feed({0xB0, 64, 1});
    entered.acquire();
    for (std::uint64_t i = 1; i < count; ++i)
        engine->feed({0xB0, 64, 1});
    stuck.release();
    const auto snapshot =
        waitFor([&](const LiveSnapshot& now) { return now.lost > 0 && now.lost + passed == count; });
    EXPECT_GT(snapshot->lost, 0U);
    engine->setThru({});
}

TEST_F(LiveEngineTest, APortThatIsNotThereIsToldAndLeavesTheEngineFree) {
    const auto status = engine->connect(system, "Harpsichord");
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().code, ErrorCode::environment);
    EXPECT_THAT(status.error().message, HasSubstr("Harpsichord"));
    EXPECT_EQ(engine->snapshot()->port, PortState::none);
    connect();
    EXPECT_EQ(engine->snapshot()->port, PortState::connected);
    engine->disconnect();
    EXPECT_EQ(engine->snapshot()->port, PortState::none);
}

TEST_F(LiveEngineTest, ReleasesTheKeysOfAPianoThatVanishesAndTakesItAgain) {
    std::mutex mutex;
    std::vector<Message> heard;
    engine->setThru([&](const ChannelMessage& message) {
        const std::lock_guard lock(mutex);
        heard.push_back(message.bytes);
    });
    connect();
    play(1000, {0x90, 60, 80});
    play(1000, {0xB0, 64, 127});
    seconds = 1002;
    engine->feed({0x90, 72, 80});
    waitForNotes(2);
    seconds = 1005;
    system.unplug("Piano");
    const auto lost = waitFor([](const LiveSnapshot& now) { return now.port == PortState::lost; });
    EXPECT_EQ(lost->portName, "Piano");
    EXPECT_EQ(lost->damper, 0);
    EXPECT_EQ(lost->heldVelocity[60], 0);
    EXPECT_EQ(lost->heldVelocity[72], 80) << "the screen's key is not the piano's";
    {
        const std::lock_guard lock(mutex);
        EXPECT_THAT(heard, ElementsAre(Message{0x90, 60, 80}, Message{0xB0, 64, 127}, Message{0x90, 72, 80},
                                       Message{0x80, 60, 64}, Message{0xB0, 64, 0}));
    }
    system.addLoopback("Piano");
    waitFor([](const LiveSnapshot& now) { return now.port == PortState::connected; });
    piano = std::move(*system.openOutput("Piano"));
    play(1006, {0x90, 64, 80});
    const auto again = waitForNotes(3);
    EXPECT_EQ(again->take->notes[0], (Note{0, 5, 60, 80, 0, 0}));
    engine->setThru({});
}

} // namespace atos
