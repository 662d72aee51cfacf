// SPDX-License-Identifier: Apache-2.0
// Tones that a pianist would call different must stay so on the wire.
#include "piano/profile/encode.h"

#include "unit/piano/tried_profile.h"

#include <gtest/gtest.h>

#include <set>

namespace atos {
namespace {

struct Room {
    ReverbType type;
    double seconds;
    double level;
};

TonePreset tone(const char* id, Voice voice, double brightness, Room room, double resonance = 0,
                double chorus = 0, double touch = 0) {
    TonePreset preset;
    preset.id = id;
    preset.voice = voice;
    preset.brightness = brightness;
    preset.reverbType = room.type;
    preset.reverbTime = room.seconds;
    preset.reverbLevel = room.level;
    preset.resonance = resonance;
    preset.chorus = chorus;
    preset.touch = touch;
    return preset;
}

std::vector<TonePreset> tenTones() {
    using enum Voice;
    using enum ReverbType;
    return {tone("nocturne", mellowGrand, -0.5, {hall, 2.2, -12}, 0.75, 0, -1),
            tone("jazz club", concertGrand, 0, {room, 0.6, -20}),
            tone("saloon", honkyTonk, 0.25, {room, 0.4, -26}, -0.25, 0.2),
            tone("fugue", brightGrand, 0.25, {chamber, 1.0, -18}, -0.5),
            tone("baroque dance", harpsichord, 0, {room, 0.7, -20}, -0.5),
            tone("felt, close", felt, -0.75, {room, 0.5, -22}, 0.25, 0, -1),
            tone("film", concertGrand, -0.25, {concertHall, 2.8, -9}, 0.5),
            tone("soul", tine, 0, {room, 0.6, -20}, 0, 0.3),
            tone("eighties ballad", fmPiano, 0, {plate, 2.2, -12}, 0.25, 0.5),
            tone("battle", studioGrand, 0.75, {plate, 0.9, -19}, -0.5, 0, 1)};
}

bool canSet(const KeyboardProfile& profile, const TonePreset& preset) {
    return !encodePreset(preset, profile, {.experimental = true}).changes.empty();
}

bool canSetVoice(const KeyboardProfile& profile) {
    TonePreset preset;
    preset.voice = Voice::brightGrand;
    const auto changes = encodePreset(preset, profile, {.experimental = true}).changes;
    return !changes.empty() && changes.front().parameter == "voice";
}

bool canSetRoom(const KeyboardProfile& profile) {
    TonePreset preset;
    preset.reverbType = ReverbType::hall;
    preset.reverbTime = 2;
    preset.reverbLevel = -10;
    return canSet(profile, preset);
}

std::set<std::vector<Bytes>> encodings(const KeyboardProfile& profile) {
    std::set<std::vector<Bytes>> different;
    for (const TonePreset& each : tenTones()) {
        std::vector<Bytes> messages;
        for (const PacedMessage& message : encodePreset(each, profile, {.experimental = true}).messages)
            messages.push_back(message.bytes);
        different.insert(messages);
    }
    return different;
}

} // namespace

TEST(DistinctTones, AtLeastFiveOfTenStaySoWhereVoiceAndRoomCanBeSet) {
    std::size_t pianos = 0;
    for (const KeyboardProfile& shipped : test::shippedProfiles()) {
        const KeyboardProfile profile = test::tried(shipped);
        if (!canSetVoice(profile) || !canSetRoom(profile)) continue;
        ++pianos;
        const std::size_t different = encodings(profile).size();
        RecordProperty(profile.id, static_cast<int>(different));
        EXPECT_GE(different, 5U) << profile.id;
    }
    EXPECT_GE(pianos, 7U);
}

TEST(DistinctTones, AVoiceAloneMakesFive) {
    for (const KeyboardProfile& shipped : test::shippedProfiles()) {
        const KeyboardProfile profile = test::tried(shipped);
        if (!canSetVoice(profile)) continue;
        std::set<std::vector<Bytes>> different;
        for (const Voice voice : allVoices) {
            TonePreset preset;
            preset.voice = voice;
            std::vector<Bytes> messages;
            for (const PacedMessage& message : encodePreset(preset, profile, {.experimental = true}).messages)
                messages.push_back(message.bytes);
            different.insert(messages);
        }
        EXPECT_GE(different.size(), 5U) << profile.id;
    }
}

} // namespace atos
