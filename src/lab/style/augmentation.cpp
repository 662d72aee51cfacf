// SPDX-License-Identifier: Apache-2.0
#include "lab/style/augmentation.h"

#include "lab/data/performance_augmentation.h"
#include "style/window.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace atos {
namespace {

class Dice {
public:
    explicit Dice(std::mt19937_64& random) : random_(random) {}
    double between(double low, double high) { return std::uniform_real_distribution<>(low, high)(random_); }
    double normal(double deviation) { return std::normal_distribution<>(0, deviation)(random_); }
    int whole(int low, int high) { return std::uniform_int_distribution<>(low, high)(random_); }
    bool chance(double probability) { return between(0, 1) < probability; }

private:
    std::mt19937_64& random_;
};

std::uint8_t velocityFrom(double level) {
    return static_cast<std::uint8_t>(std::clamp(std::round(level), 1.0, 127.0));
}

/// Files of one source share how loud, even or wooden they are: constant, drawn anew, or bent.
void augmentVelocities(Performance& window, Dice& dice) {
    const double kind = dice.between(0, 1);
    const double exponent = std::exp(dice.normal(0.3));
    const double noise = dice.between(0, 8);
    double phrase = 64;
    for (Note& note : window.notes) {
        phrase += dice.normal(3) + 0.05 * (64 - phrase);
        double level = 127 * std::pow(note.velocity / 127.0, exponent) + dice.normal(noise);
        if (kind < 0.25)
            level = 64;
        else if (kind < 0.55)
            level = phrase + 0.2 * (note.pitch - 60) + dice.normal(noise);
        note.velocity = velocityFrom(level);
    }
}

/// Slow sway of the tempo, uneven fingers, and another articulation.
void changeTiming(Performance& window, Dice& dice) {
    const double sway = dice.chance(0.5) ? dice.between(0, 0.2) : 0; // seconds
    const double period = dice.between(3, 10);
    const double phase = dice.between(0, 2 * std::numbers::pi);
    const double unevenness = dice.chance(0.7) ? dice.between(0, 0.025) : 0; // seconds
    const double hold = dice.chance(0.5) ? dice.between(0.8, 1.05) : 1;
    for (Note& note : window.notes) {
        note.onset += sway * std::sin(2 * std::numbers::pi * note.onset / period + phase);
        note.duration = std::max(0.02, note.duration * hold);
    }
    makeOnsetsUneven(window, 0, [&] { return dice.normal(unevenness); });
}

/// True when the damper was changed, and a label about it no longer holds.
bool changePedal(Performance& window, double seconds, Dice& dice) {
    const double kind = dice.between(0, 1);
    if (kind >= 0.5) return false;
    window.pedals.clear();
    if (kind < 0.3) return true;
    const double interval = dice.between(0.5, 2.5);
    for (double time = dice.between(0, interval); time < seconds; time += interval)
        addDamperChange(window, time, time + 0.1);
    return true;
}

/// One player in five misses notes and hits neighbouring keys.
void slip(Performance& window, Dice& dice) {
    if (!dice.chance(0.2)) return;
    missNotes(window, [&dice] { return dice.chance(0.03); });
    const std::size_t played = window.notes.size();
    for (std::size_t i = 0; i < played; ++i) {
        if (!dice.chance(0.02)) continue;
        Note wrong = window.notes[i];
        wrong.pitch =
            static_cast<std::uint8_t>(std::clamp(wrong.pitch + (dice.chance(0.5) ? 1 : -1), 0, 127));
        window.notes.push_back(wrong);
    }
}

void moveTempoLabel(StyleLabels& truth, const LabelledPiece& row, const LabelNames& labels, double factor) {
    constexpr auto head = static_cast<std::size_t>(StyleHead::tempo);
    if (truth.label[head] == StyleLabels::unknown) return;
    const auto found = std::find(labels[head].begin(), labels[head].end(), tempoClassOf(row.bpm * factor));
    const bool known = row.bpm > 0 && found != labels[head].end();
    truth.label[head] = known ? static_cast<int>(found - labels[head].begin()) : StyleLabels::unknown;
}

void maskPedalLabel(StyleLabels& truth, const LabelNames& labels) {
    const auto& tags = labels[static_cast<std::size_t>(StyleHead::tag)];
    for (std::size_t tag = 0; tag < truth.tags.size(); ++tag)
        if (tags[tag] == "pedal_marked") truth.tags[tag] = StyleLabels::unknown;
}

} // namespace

StyleExample augmentedWindow(const StylePiece& piece, const LabelNames& labels, double seconds,
                             const Augmentation& changes, std::mt19937_64& random) {
    Dice dice(random);
    const double factor = changes.tempo ? std::exp(dice.between(std::log(0.8), std::log(1.25))) : 1;
    const double span = seconds * factor;
    const double first = piece.music.notes.front().onset;
    const double last = std::max(first, piece.music.duration() - span);
    StyleExample example{cutOut(piece.music, dice.between(first, last + 0.01), span), piece.truth};
    if (changes.tempo) {
        hasten(example.music, factor);
        moveTempoLabel(example.truth, piece.row, labels, factor);
    }
    if (changes.transposition) transpose(example.music, dice.whole(-4, 4));
    if (changes.touch) augmentVelocities(example.music, dice);
    if (changes.timing) changeTiming(example.music, dice);
    if (changes.pedal && changePedal(example.music, seconds, dice)) maskPedalLabel(example.truth, labels);
    if (changes.slips) slip(example.music, dice);
    example.music.sort();
    return example;
}

} // namespace atos
