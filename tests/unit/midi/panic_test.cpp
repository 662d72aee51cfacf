// SPDX-License-Identifier: Apache-2.0
#include "midi/panic.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Bytes3 = std::array<std::uint8_t, 3>;

void send(Panic& panic, std::initializer_list<Bytes3> messages) {
    for (const Bytes3& message : messages)
        panic.sent(message);
}

} // namespace

TEST(Panic, ReleasesOnlyWhatStillSounds) {
    Panic panic;
    send(panic,
         {{0x90, 60, 80}, {0x90, 64, 80}, {0x91, 60, 80}, {0x80, 64, 0}, {0x90, 67, 80}, {0x90, 67, 0}});
    EXPECT_THAT(panic.release(), ElementsAre(Bytes3{0x80, 60, 64}, Bytes3{0x81, 60, 64}));
    EXPECT_THAT(panic.release(), IsEmpty());
}

TEST(Panic, ReleasesANoteAsOftenAsItWasStruck) {
    Panic panic;
    send(panic, {{0x90, 60, 80}, {0x90, 60, 90}, {0x90, 60, 100}, {0x80, 60, 0}});
    EXPECT_EQ(panic.release().size(), 2U);
}

TEST(Panic, LiftsOnlyThePedalsThatWePutDown) {
    Panic panic;
    send(panic,
         {{0xB0, 64, 90}, {0xB0, 64, 127}, {0xB2, 67, 20}, {0xB0, 66, 127}, {0xB0, 66, 0}, {0xB0, 7, 100}});
    EXPECT_THAT(panic.release(), ElementsAre(Bytes3{0xB0, 64, 0}, Bytes3{0xB2, 67, 0}));
}

TEST(Panic, BelievesTheChannelModeMessagesWeSent) {
    Panic panic;
    send(panic, {{0x90, 60, 80}, {0x91, 60, 80}, {0xB1, 64, 127}, {0xB0, 123, 0}, {0xB1, 121, 0}});
    EXPECT_THAT(panic.release(), ElementsAre(Bytes3{0x81, 60, 64}));
}

TEST(Panic, PassesOverEverythingElse) {
    Panic panic;
    panic.sent({});
    panic.sent(std::vector<std::uint8_t>{0xF0, 0x90, 60, 80, 0xF7});
    panic.sent(std::vector<std::uint8_t>{0x90, 60});
    panic.sent(std::vector<std::uint8_t>{0x90, 200, 80});
    panic.sent(std::vector<std::uint8_t>{0x80, 60, 0});
    EXPECT_THAT(panic.release(), IsEmpty());
}

} // namespace atos
