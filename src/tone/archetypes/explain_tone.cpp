// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/explain_tone.h"

#include "core/joined_words.h"
#include "tone/archetypes/audible.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace atos {
namespace {

constexpr std::size_t mostWords = 3;
constexpr const char* practice = "practice of piano technicians and forums, not research";

/// What a figure of playing is called when it is high or low; null: not worth a word.
struct MeasureWord {
    std::string_view measure;
    double below;
    const char* low;
    double above;
    const char* high;
};
constexpr std::array measureWords{
    MeasureWord{"long_short", -1, nullptr, 0.3, "swung notes"},
    MeasureWord{"leaping_bass", -1, nullptr, 0.1, "a left hand that leaps from bass to chord"},
    MeasureWord{"broken_chords", -1, nullptr, 0.4, "broken chords"},
    MeasureWord{"blocks", -1, nullptr, 0.35, "full chords struck together"},
    MeasureWord{"sevenths", -1, nullptr, 0.35, "rich chords"},
    MeasureWord{"clashes", -1, nullptr, 0.12, "sharp dissonances"},
    MeasureWord{"runs", -1, nullptr, 0.35, "runs"},
    MeasureWord{"repetitions", -1, nullptr, 0.25, "repeated notes"},
    MeasureWord{"detached", -1, nullptr, 0.45, "short notes"},
    MeasureWord{"low_power", -1, nullptr, 0.15, "octaves in the bass"},
    MeasureWord{"onset_rate", 2.6, "unhurried notes", 5.5, "quick notes"},
    MeasureWord{"velocity_median", 50, "a soft touch", 75, "a firm touch"},
    MeasureWord{"pedal_share", 0.15, "hardly any pedal", 0.6, "much pedal"},
    MeasureWord{"register_mean", 57, "a low register", 66, "a high register"},
    MeasureWord{"velocity_spread", 7, "even dynamics", 16, "wide dynamics"},
    MeasureWord{"chord_size", 1.4, "few notes at a time", 2.6, "many notes at a time"},
};

std::optional<std::string> wordFor(std::string_view measure, const MeasuredPlaying& playing) {
    const auto* const word = std::find_if(measureWords.begin(), measureWords.end(),
                                          [&](const MeasureWord& each) { return each.measure == measure; });
    if (word == measureWords.end()) return std::nullopt;
    const auto& value = playing[*measureCalled(measure)];
    if (value && word->low != nullptr && *value <= word->below) return word->low;
    if (value && word->high != nullptr && *value >= word->above) return word->high;
    return std::nullopt;
}

std::string spoken(std::string_view name) {
    std::string text(name);
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

class Explanation {
public:
    Explanation(const Archetype& archetype, const ToneMovement& movement, const TonePreset& tone,
                const Features& features)
        : archetype_(archetype), movement_(movement), tone_(tone), features_(features) {}

    std::vector<Reason> make() {
        explainVoice();
        explainRoom();
        explainBrightness();
        explainResonance();
        explainTouch();
        return std::move(reasons_);
    }

private:
    void because(const char* parameter, std::string sentence, std::string source) {
        reasons_.push_back({parameter, std::move(sentence), std::move(source)});
    }

    void explainVoice() {
        if (tone_.voice)
            because("voice", fmt::format("Voice: {}. {}", spokenVoice(*tone_.voice), archetype_.evidence),
                    archetype_.source);
    }

    void explainRoom() {
        if (!tone_.reverbTime || !tone_.reverbLevel || !tone_.reverbType) return;
        const char* moved = "";
        if (movement_.busy > 0.3)
            moved = ", a little smaller and closer because your notes follow each other quickly";
        if (movement_.busy < -0.3) moved = ", a little larger because your notes leave it time";
        because("reverb.time",
                fmt::format("Room: a {} that rings for about {:.1f} seconds{}.",
                            spoken(reverbName(*tone_.reverbType)), *tone_.reverbTime, moved),
                "ISO 3382-1; Acoust. Sci. & Tech. 45:204 (2024)");
    }

    void explainBrightness() {
        if (!tone_.brightness || *tone_.brightness == 0) return;
        const char* moved = "";
        if (movement_.excited > 0.3) moved = ", a little more so because you play with energy";
        if (movement_.excited < -0.3) moved = ", a little darker because you play calmly";
        const bool bright = *tone_.brightness > 0;
        if (bright && movement_.excited < -0.3) moved = ", a little less so because you play calmly";
        if (!bright && movement_.excited > 0.3) moved = ", a little less so because you play with energy";
        because("brightness",
                fmt::format("Tone: {} than the piano as made{}.", bright ? "brighter" : "darker", moved),
                "Eerola, Friberg & Bresin 2013, Front. Psychol. 4:487");
    }

    void explainResonance() {
        if (!tone_.resonance || *tone_.resonance == 0) return;
        const char* more = *tone_.resonance > 0 ? "more" : "less";
        because("resonance",
                features_.pedalKnown && features_.pedalChanges > 0
                    ? fmt::format(
                        "Strings: {} ringing along than usual; you hold the pedal for {:.0f} % of the time.",
                        more, 100 * features_.pedalShare)
                    : fmt::format("Strings: {} ringing along than usual, as suits this music.", more),
                practice);
    }

    void explainTouch() {
        if (!tone_.touch || *tone_.touch == 0) return;
        because("touch",
                *tone_.touch < 0 ? "Touch: lighter, so that soft playing is heard."
                                 : "Touch: heavier, so that there is room to be soft.",
                practice);
    }

    const Archetype& archetype_;
    const ToneMovement& movement_;
    const TonePreset& tone_;
    const Features& features_;
    std::vector<Reason> reasons_;
};

} // namespace

std::string whatSpeaksForIt(const JudgedArchetype& judged, const MeasuredPlaying& playing) {
    std::vector<std::string> words;
    // In the order of the list above: what is characteristic before what is common.
    for (const MeasureWord& each : measureWords) {
        if (words.size() == mostWords) break;
        const bool speaks =
            std::any_of(judged.parts.begin(), judged.parts.end(), [&](const EvidencePart& part) {
                return part.name == each.measure && part.weight >= insideBonus;
            });
        if (!speaks) continue;
        if (const auto word = wordFor(each.measure, playing)) words.push_back(*word);
    }
    return joinedWords(words);
}

std::vector<Reason> explainTone(const Archetype& archetype, const ToneMovement& movement,
                                const TonePreset& tone, const Features& features) {
    return Explanation(archetype, movement, tone, features).make();
}

std::string spokenGenre(const std::string& label) {
    if (label == "baroque" || label == "classical" || label == "romantic") return label + " music";
    if (label == "modern") return "music of the twentieth century";
    if (label == "game") return "game music";
    if (label == "folk") return "folk music";
    return label;
}

} // namespace atos
