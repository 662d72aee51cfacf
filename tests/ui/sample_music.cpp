// SPDX-License-Identifier: Apache-2.0
#include "ui/sample_music.h"

namespace atos::test {

Performance scale(double seconds) {
    constexpr std::array<std::uint8_t, 8> pitches{60, 62, 64, 65, 67, 69, 71, 72};
    Performance performance;
    performance.title = "A scale";
    for (int i = 0; i * 0.5 + 0.45 <= seconds; ++i) {
        const auto step = static_cast<std::size_t>(i);
        const auto velocity = static_cast<std::uint8_t>(40 + 8 * (step % 8));
        performance.notes.push_back({i * 0.5, 0.45, pitches.at(step % 8), velocity, 0, 0});
        if (step % 8 == 0) performance.pedals.push_back({i * 0.5, PedalKind::damper, 127, 0});
        if (step % 8 == 4) performance.pedals.push_back({i * 0.5, PedalKind::damper, 0, 0});
    }
    return performance;
}

Calibration sampleAnswer() {
    Calibration answer;
    answer.input = "A scale";
    answer.harmony.keys = {{0, Mode::major}, 0.87, {}};
    answer.features.tempo = {120, 0.9};

    HeadProfile composer;
    composer.abstained = false;
    composer.labels = {{"Bach JS", 0.18}, {"Chopin", 0.71}, {"Mozart", 0.11}};
    answer.style.head(StyleHead::composer) = composer;
    HeadProfile mood;
    mood.abstained = false;
    mood.labels = {{"Q1", 0.1}, {"Q2", 0.1}, {"Q3", 0.2}, {"Q4", 0.6}};
    answer.style.head(StyleHead::mood) = mood;
    for (const StyleHead head : {StyleHead::genre, StyleHead::tempo, StyleHead::rhythm, StyleHead::tag})
        answer.style.head(head).reason = "Nothing like it was in training.";

    RankedPreset nocturne;
    nocturne.id = "chopin-nocturne";
    nocturne.title = "Nocturne in E flat major";
    nocturne.composer = "Chopin";
    nocturne.score = 0.93;
    nocturne.terms = {{"harmony", 0.81, 0.81}, {"key", 1, 0.3}, {"composer", 1.5, -0.18}};
    nocturne.tone.voice = Voice::mellowGrand;
    nocturne.tone.brightness = -0.3;
    nocturne.tone.reverbType = ReverbType::hall;
    nocturne.tone.reverbTime = 2.1;
    nocturne.tone.reverbLevel = -18;
    RankedPreset prelude = nocturne;
    prelude.id = "bach-prelude";
    prelude.title = "Prelude in C major";
    prelude.composer = "J. S. Bach";
    prelude.score = 0.61;
    prelude.tone.voice = Voice::brightGrand;
    prelude.tone.brightness = 0.6;
    prelude.tone.reverbType = ReverbType::room;
    answer.presets = {nocturne, prelude};

    answer.target.preset = nocturne.tone;
    answer.target.preset.brightness = -0.7;
    answer.target.choice = {"nocturne-hall", "Nocturne, dark hall", "A slow melody over broken chords.",
                            Certainty::fair, 0.6, 87};
    answer.target.offers = offeredTones(answer.target.preset, answer.target.choice.sentence);
    answer.target.reasons = {
        {"choice", "Your harmony is closest to Chopin's nocturnes.", "chord embeddings", {{2, 3}}},
        {"reverb.time", "A calm tempo carries a longer hall.", "Hidaka & Nishihara 2022"}};
    answer.notes = {"Two notes lie outside the piano's range and were left out."};
    return answer;
}

Calibration abstention() {
    Calibration answer;
    for (HeadProfile& head : answer.style.heads)
        head.reason = "Too little music.";
    answer.notes = {"Only 4 seconds of music were heard: play at least 15."};
    return answer;
}

} // namespace atos::test
