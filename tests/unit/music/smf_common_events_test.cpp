// SPDX-License-Identifier: Apache-2.0
// Common events are read by a way of their own. A delta of four bytes, however small, takes the careful way:
// both must read the same music.
#include "music/smf.h"

#include "unit/music/smf_bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace atos {
namespace {

struct Event {
    std::uint32_t delta = 0;
    std::uint8_t status = 0, number = 0, value = 0;
};

void appendDelta(Bytes& bytes, std::uint32_t delta, std::size_t least) {
    Bytes digits{static_cast<std::uint8_t>(delta & 0x7FU)};
    for (delta >>= 7U; delta > 0 || digits.size() < least; delta >>= 7U)
        digits.push_back(static_cast<std::uint8_t>(0x80U | (delta & 0x7FU)));
    bytes.insert(bytes.end(), digits.rbegin(), digits.rend());
}

Bytes fileOf(const std::vector<Event>& events, bool running, std::size_t leastDelta) {
    Bytes track;
    std::uint8_t last = 0;
    for (const Event& event : events) {
        appendDelta(track, event.delta, leastDelta);
        if (!running || event.status != last) track.push_back(event.status);
        last = event.status;
        track.push_back(event.number);
        if (event.status >> 4U != 0xC) track.push_back(event.value);
    }
    track.insert(track.end(), {0, 0xFF, 0x2F, 0});
    return test::smf({track});
}

/// Few keys, so that many are struck again while they are down and released while they are up.
std::vector<Event> anyEvents(std::mt19937& random) {
    const auto below = [&](unsigned end) { return static_cast<std::uint8_t>(random() % end); };
    const std::uint8_t channels[] = {0, 3, 9};
    const std::uint32_t deltas[] = {0, 0, 1, 5, 127, 128, 300, 16383, 16384};
    const std::uint8_t controllers[] = {1, 64, 64, 66, 67, 88, 120, 123};
    std::vector<Event> events(600);
    for (Event& event : events) {
        event.delta = deltas[below(9)];
        const std::uint8_t channel = channels[below(3)];
        const unsigned kind = below(20);
        if (kind == 0)
            event = {event.delta, static_cast<std::uint8_t>(0xB0U | channel), controllers[below(8)],
                     below(128)};
        else if (kind == 1)
            event = {event.delta, static_cast<std::uint8_t>(0xC0U | channel), below(128), 0};
        else
            event = {event.delta, static_cast<std::uint8_t>((kind < 6 ? 0x80U : 0x90U) | channel),
                     static_cast<std::uint8_t>(60 + below(8)), below(2) == 0 ? std::uint8_t{0} : below(128)};
    }
    return events;
}

} // namespace

TEST(SmfCommonEvents, AreReadAsTheCarefulWayReadsThem) {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        const std::vector<Event> events = anyEvents(random);
        const auto careful = parseMidi(fileOf(events, false, 4));
        ASSERT_TRUE(careful);
        EXPECT_FALSE(careful->notes.empty());
        for (const bool running : {false, true}) {
            const auto quick = parseMidi(fileOf(events, running, 1));
            ASSERT_TRUE(quick);
            EXPECT_EQ(quick->notes, careful->notes) << round;
            EXPECT_EQ(quick->pedals, careful->pedals) << round;
            EXPECT_EQ(quick->warnings, careful->warnings) << round;
        }
    }
}

TEST(SmfCommonEvents, NotesOfOneMomentAreOrderedByPitchHoweverMany) {
    for (const int copies : {1, 40}) { // 88 keys struck downwards, once or in each of 40 overlapping layers
        std::vector<Event> events;
        for (int copy = 0; copy < copies; ++copy)
            for (std::uint8_t pitch = 108; pitch >= 21; --pitch)
                events.push_back({0, 0x90, pitch, static_cast<std::uint8_t>(1 + copy)});
        for (int copy = 0; copy < copies; ++copy)
            for (std::uint8_t pitch = 108; pitch >= 21; --pitch)
                events.push_back({static_cast<std::uint32_t>(pitch == 108 ? 480 : 0), 0x80, pitch, 0});
        const auto performance = parseMidi(fileOf(events, true, 1));
        ASSERT_TRUE(performance);
        ASSERT_EQ(performance->notes.size(), 88U * static_cast<std::size_t>(copies));
        EXPECT_TRUE(std::is_sorted(performance->notes.begin(), performance->notes.end(),
                                   [](const Note& a, const Note& b) {
                                       return a.pitch < b.pitch
                                              || (a.pitch == b.pitch && a.velocity < b.velocity);
                                   }))
            << copies;
    }
}

} // namespace atos
