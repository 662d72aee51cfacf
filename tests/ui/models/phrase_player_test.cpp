// SPDX-License-Identifier: Apache-2.0
#include "app/live/phrase_player.h"

#include "ui/models/wait.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <mutex>

namespace atos {
namespace {

class Heard {
public:
    void operator()(const ChannelMessage& message) {
        const std::scoped_lock lock(mutex_);
        messages_.push_back(message);
    }
    std::vector<ChannelMessage> messages() {
        const std::scoped_lock lock(mutex_);
        return messages_;
    }

private:
    std::mutex mutex_;
    std::vector<ChannelMessage> messages_;
};

TEST(PhrasePlayer, playsEveryMessageAndEndsByItself) {
    Heard heard;
    PhrasePlayer player([&heard](const ChannelMessage& message) { heard(message); });
    const std::vector<ChannelMessage> messages = schedule(test::scale(1), 0, 1);
    player.play(messages);
    ATOS_WAIT_FOR(!player.position());
    ASSERT_GE(heard.messages().size(), messages.size());
    EXPECT_TRUE(std::equal(messages.begin(), messages.end(), heard.messages().begin()));
}

TEST(PhrasePlayer, releasesExactlyWhatItSoundedWhenStopped) {
    Heard heard;
    PhrasePlayer player([&heard](const ChannelMessage& message) { heard(message); });
    player.play({{0, {0xB0, 64, 127}},
                 {0, {0x90, 60, 80}},
                 {0, {0x90, 64, 80}},
                 {0, {0x80, 64, 0}},
                 {3600, {0x80, 60, 0}}});
    ATOS_WAIT_FOR(heard.messages().size() == 4);
    player.stop();
    const std::vector<ChannelMessage> all = heard.messages();
    ASSERT_EQ(all.size(), 6U);
    EXPECT_EQ(all[4].bytes, (std::array<std::uint8_t, 3>{0x80, 60, 64}));
    EXPECT_EQ(all[5].bytes, (std::array<std::uint8_t, 3>{0xB0, 64, 0}));
    EXPECT_FALSE(player.position());
}

TEST(PhrasePlayer, releasesAKeyOnTheChannelOnWhichItSounds) {
    // A duet on two channels once left the second player's key down: releases all went to the first channel.
    Heard heard;
    PhrasePlayer player([&heard](const ChannelMessage& message) { heard(message); });
    player.play({{0, {0x91, 60, 80}}, {0, {0xB1, 64, 127}}, {3600, {0x81, 60, 0}}});
    ATOS_WAIT_FOR(heard.messages().size() == 2);
    player.stop();
    const std::vector<ChannelMessage> all = heard.messages();
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[2].bytes, (std::array<std::uint8_t, 3>{0x81, 60, 64}));
    EXPECT_EQ(all[3].bytes, (std::array<std::uint8_t, 3>{0xB1, 64, 0}));
}

} // namespace
} // namespace atos
