// SPDX-License-Identifier: Apache-2.0
// A tone must be heard: each part of a preset changes the sound in its own direction.
#include "audio/measure/spectrum.h"

#include "unit/audio/sound_measures.h"

#include <gtest/gtest.h>

#include <cmath>

namespace atos {
namespace {

TonePreset reverberation(double seconds, double level) {
    TonePreset tone;
    tone.reverbTime = seconds;
    tone.reverbLevel = level;
    return tone;
}

/// The reverberation alone: the note with it minus the note without.
Samples roomAlone(const Performance& performance, double seconds, double level) {
    const Samples dry = test::sound(performance, reverberation(seconds, -200), 6);
    Samples room = test::sound(performance, reverberation(seconds, level), 6);
    for (std::size_t i = 0; i < room.interleaved.size(); ++i)
        room.interleaved[i] -= dry.interleaved[i];
    return room;
}

TEST(Tone, ALongerReverberationTimeDecaysLonger) {
    const Performance note = test::oneNote(110, 0.05, 84);
    double previous = 0;
    for (const double seconds : {0.8, 1.2, 2.0, 3.5}) {
        const double decay = test::decaySeconds(roomAlone(note, seconds, 0), 0.6);
        EXPECT_GT(decay, previous * 1.2) << seconds << " s";
        EXPECT_NEAR(decay, seconds / 2, 0.15 * seconds) << "30 dB take half the time to -60 dB";
        previous = decay;
    }
}

TEST(Tone, TheReverberationLevelIsItsEnergyAgainstTheDrySound) {
    const Performance note = test::oneNote(90, 0.1);
    const double dry = test::energy(test::sound(note, reverberation(1.7, -200), 6), 0, 6);
    for (const double level : {-20.0, -10.0, -3.0})
        EXPECT_NEAR(10 * std::log10(test::energy(roomAlone(note, 1.7, level), 0, 6) / dry), level, 2.5);
}

TEST(Tone, ABrighterToneHasAHigherSpectralCentroid) {
    double previous = 0;
    for (const double brightness : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
        TonePreset tone = reverberation(1, -60);
        tone.brightness = brightness;
        const double centroid = spectralCentroid(test::sound(test::oneNote(), tone));
        EXPECT_GT(centroid, previous * 1.03) << brightness;
        previous = centroid;
    }
}

TEST(Tone, EveryVoiceSoundsDifferent) {
    std::vector<Samples> sounds;
    for (const Voice voice : allVoices) {
        TonePreset tone;
        tone.voice = voice;
        sounds.push_back(test::sound(test::oneNote(), tone, 1));
        EXPECT_GT(test::energy(sounds.back(), 0, 1), 0.1);
        for (std::size_t other = 0; other + 1 < sounds.size(); ++other)
            EXPECT_NE(sounds[other].interleaved, sounds.back().interleaved);
    }
}

TEST(Tone, ChorusIsHeard) {
    TonePreset chorus;
    chorus.chorus = 1;
    const Samples plain = test::sound(test::oneNote(), {}, 1);
    const Samples with = test::sound(test::oneNote(), chorus, 1);
    double difference = 0;
    for (std::size_t i = 0; i < plain.interleaved.size(); ++i)
        difference += std::pow(with.interleaved[i] - plain.interleaved[i], 2);
    EXPECT_GT(difference, 0.01 * test::energy(plain, 0, 2));
}

TEST(Tone, AHeavierTouchSoundsSofterForTheSameStrike) {
    double previous = -100;
    for (const double touch : {2.0, 1.0, 0.0, -1.0, -2.0}) {
        TonePreset tone;
        tone.touch = touch;
        const double level = levelOf(test::sound(test::oneNote(60, 2), tone, 1)).loudness;
        EXPECT_GT(level, previous + 0.5) << touch;
        previous = level;
    }
}

} // namespace
} // namespace atos
