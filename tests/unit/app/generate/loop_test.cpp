// SPDX-License-Identifier: Apache-2.0
#include "app/generate/generators.h"
#include "app/generate/loop.h"
#include "app/generate/moved_music.h"
#include "app/score/write_music.h"
#include "files/bytes.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace atos {
namespace {

/// Sixteen bars at 120 whose eighth bar from the third on is the third again, with notes over every bar line
/// and the pedal down over each second one.
Performance sixteenBars() {
    Performance music;
    music.tempo.origin = TempoOrigin::stated;
    music.tempo.setTempo(0, 0.5);
    constexpr std::array<int, 16> roots{48, 55, 60, 57, 53, 50, 55, 52, 47, 54, 60, 57, 53, 50, 55, 49};
    for (int bar = 0; bar < 16; ++bar)
        for (int eighth = 0; eighth < 8; ++eighth) {
            const int root = roots.at(static_cast<std::size_t>(bar));
            const int pitch = root + (eighth % 3) * 4;
            music.notes.push_back(
                {2.0 * bar + 0.25 * eighth, eighth == 7 ? 1.1 : 0.24, static_cast<std::uint8_t>(pitch), 70});
        }
    for (int bar = 0; bar < 16; bar += 2) {
        music.pedals.push_back({2.0 * bar + 1, PedalKind::damper, 127, 0});
        music.pedals.push_back({2.0 * bar + 2.6, PedalKind::damper, 0, 0});
    }
    music.sort();
    return music;
}

/// What sounds and how the pedal stands.
struct State {
    std::multiset<int> held;
    int pedal = 0;
    friend bool operator==(const State&, const State&) = default;

    void hear(const ChannelMessage& message) {
        if (message.isNoteOn()) held.insert(message.bytes[1]);
        if (message.isNoteOff())
            if (const auto found = held.find(message.bytes[1]); found != held.end()) held.erase(found);
        if (message.isController(64)) pedal = message.bytes[2];
    }
};

TEST(Loop, EndsWhereTheMusicGoesOnAsItBegan) {
    const Performance loop = loopOf(sixteenBars(), 16);
    EXPECT_DOUBLE_EQ(loop.loopSeconds, 16) << "eight whole bars";
    EXPECT_EQ(loop.notes.front().pitch, 60) << "the third bar comes again after eight";
    EXPECT_EQ(loop.notes.size(), 64U);
    for (const Note& note : loop.notes)
        EXPECT_TRUE(note.onset >= 0 && note.onset < 16);
}

TEST(Loop, DoesNotBeginWithSilence) {
    Performance music = sixteenBars();
    std::erase_if(music.notes, [](const Note& note) { return note.onset >= 4 && note.onset < 5.5; });
    const Performance loop = loopOf(music, 16); // the third bar would have been the best
    EXPECT_LT(loop.notes.front().onset, 0.5);
}

TEST(Loop, OverTheSeamKeysPedalAndTempoStandAsAtTheEnd) {
    for (const double seconds : {4.0, 10.0, 16.0, 22.0}) {
        const Performance loop = loopOf(sixteenBars(), seconds);
        const auto messages = loopSchedule(loop);
        EXPECT_EQ(loop.tempo.changes().size(), 1U);
        State state;
        std::vector<State> atSeam;
        std::vector<std::vector<int>> struck(4);
        for (std::size_t pass = 0; pass < 4; ++pass) {
            for (const ChannelMessage& message : messages) {
                ASSERT_TRUE(message.seconds >= 0 && message.seconds <= loop.loopSeconds);
                if (message.isNoteOn()) {
                    EXPECT_FALSE(state.held.contains(message.bytes[1])) << "a key is struck while it is down";
                    struck[pass].push_back(message.bytes[1]);
                }
                state.hear(message);
            }
            atSeam.push_back(state);
        }
        EXPECT_EQ(atSeam[0], atSeam[1]);
        EXPECT_EQ(atSeam[1], atSeam[3]);
        EXPECT_EQ(struck[0], struck[3]) << "every pass is the same";
        EXPECT_FALSE(atSeam[0].held.empty()) << "the last note sounds on into the beginning";
        State beginning = atSeam[0]; // as the messages at 0 leave it
        for (const ChannelMessage& message : messages)
            if (message.seconds == 0 && message.isController(64)) beginning.hear(message);
        EXPECT_EQ(beginning.pedal, atSeam[0].pedal);
    }
}

TEST(Loop, ItsFileHasMarkersAndLeavesNothingHanging) {
    const test::TemporaryFolder folder;
    const Performance loop = loopOf(sixteenBars(), 16);
    ASSERT_TRUE(writeMusic(loop, folder / "loop.mid").ok());
    const auto bytes = readFile(folder / "loop.mid", 1U << 20U);
    ASSERT_TRUE(bytes);
    const std::string text(bytes->begin(), bytes->end());
    EXPECT_NE(text.find("\xFF\x06\x09loopStart"), std::string::npos);
    EXPECT_NE(text.find("\xFF\x06\x07loopEnd"), std::string::npos);
    const auto read = readMidi(folder / "loop.mid");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->notes.size(), loop.notes.size());
    for (const Note& note : read->notes)
        EXPECT_LE(note.end(), 16.001);
}

TEST(Loop, ShortMusicIsRepeatedAsItIs) {
    Performance short_;
    short_.notes = {{0, 0.4, 60, 70}, {0.5, 0.4, 64, 70}};
    const Performance loop = loopOf(short_, 30);
    EXPECT_DOUBLE_EQ(loop.loopSeconds, 2);
    EXPECT_EQ(loop.notes.size(), 2U);
}

TEST(MovedMusic, GetsTheScaleOfTheKey) {
    Performance scale;
    int step = 0;
    for (const int pitch : {60, 62, 64, 65, 67, 69, 71, 72, 67, 64, 60, 55, 60})
        scale.notes.push_back({0.5 * step++, 0.45, static_cast<std::uint8_t>(pitch), 80});
    const Performance inD = inScaleOf({2, Mode::major}, scale);
    EXPECT_EQ(inD.notes.front().pitch, 62);
    const Performance inB = inScaleOf({11, Mode::minor}, scale);
    EXPECT_EQ(inB.notes.front().pitch, 62) << "D major is the relative of B minor";
    EXPECT_EQ(inScaleOf({10, Mode::major}, scale).notes.front().pitch, 58) << "the shorter way";
    EXPECT_TRUE(inScaleOf({2, Mode::major}, {}).notes.empty());
}

/// Plays C major for as long as it is asked, and remembers the request.
class Fixed final : public Generator {
public:
    mutable GenerationRequest asked;
    Result<Performance> generate(const GenerationRequest& request, const Task&) const override {
        asked = request;
        Performance music = sixteenBars();
        std::erase_if(music.notes, [&](const Note& note) { return note.onset >= request.seconds; });
        return music;
    }
};

TEST(MakeMusic, AsksForAKeyOnlyWhereAGeneratorTakesOne) {
    const Fixed generator;
    MusicWish wish;
    wish.request.key = Key{4, Mode::minor};
    ASSERT_TRUE(makeMusic(generator, {true, true}, wish, {}).ok());
    EXPECT_TRUE(generator.asked.key.has_value());
    ASSERT_TRUE(makeMusic(generator, {}, wish, {}).ok());
    EXPECT_FALSE(generator.asked.key.has_value());
    wish.loop = true;
    wish.request.seconds = 12;
    const auto loop = makeMusic(generator, {}, wish, {});
    ASSERT_TRUE(loop.ok());
    EXPECT_DOUBLE_EQ(loop->loopSeconds, 12);
    EXPECT_GT(generator.asked.seconds, 12) << "there is a choice of where it ends";
}

} // namespace
} // namespace atos
