// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/computer_keyboard.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace atos {
namespace {

constexpr int velocity = 80;
constexpr Qt::Key damperKey = Qt::Key_A;

struct PianoKey {
    Qt::Key key;
    int semitone; ///< above the lower row's C
};

/// The upper row first: its letters are shown where both rows meet.
constexpr std::array<PianoKey, 32> pianoKeys{{
    {Qt::Key_Q, 12}, {Qt::Key_2, 13},      {Qt::Key_W, 14}, {Qt::Key_3, 15}, {Qt::Key_E, 16},
    {Qt::Key_R, 17}, {Qt::Key_5, 18},      {Qt::Key_T, 19}, {Qt::Key_6, 20}, {Qt::Key_Y, 21},
    {Qt::Key_7, 22}, {Qt::Key_U, 23},      {Qt::Key_I, 24}, {Qt::Key_9, 25}, {Qt::Key_O, 26},
    {Qt::Key_0, 27}, {Qt::Key_P, 28},      {Qt::Key_Z, 0},  {Qt::Key_S, 1},  {Qt::Key_X, 2},
    {Qt::Key_D, 3},  {Qt::Key_C, 4},       {Qt::Key_V, 5},  {Qt::Key_G, 6},  {Qt::Key_B, 7},
    {Qt::Key_H, 8},  {Qt::Key_N, 9},       {Qt::Key_J, 10}, {Qt::Key_M, 11}, {Qt::Key_Comma, 12},
    {Qt::Key_L, 13}, {Qt::Key_Period, 14},
}};

constexpr Qt::Key lentKey = Qt::Key_2;

} // namespace

std::optional<int> ComputerKeyboard::semitoneOf(int key) const {
    if (lent_ && key == lentKey) return std::nullopt;
    for (const PianoKey& pianoKey : pianoKeys) {
        if (pianoKey.key == key) return pianoKey.semitone;
    }
    return std::nullopt;
}

void ComputerKeyboard::setLent(bool lent) {
    if (std::exchange(lent_, lent) != lent) Q_EMIT octaveChanged();
}

void ComputerKeyboard::setOctave(int octave) {
    octave = std::clamp(octave, lowestOctave, highestOctave);
    if (octave == octave_) return;
    octave_ = octave;
    Q_EMIT octaveChanged();
}

bool ComputerKeyboard::press(int key, bool autoRepeat) {
    if (key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
        setOctave(octave_ + (key == Qt::Key_PageUp ? 1 : -1));
        return true;
    }
    const std::optional<int> semitone = semitoneOf(key);
    if (!semitone && key != damperKey) return false;
    if (autoRepeat || sounding_.contains(key)) return true;
    if (key == damperKey) {
        live_.setDamper(true);
        return true;
    }
    const int pitch = 12 * (octave_ + 1) + *semitone;
    sounding_.insert(key, pitch);
    setLent(false);
    live_.noteOn(pitch, velocity);
    return true;
}

bool ComputerKeyboard::release(int key, bool autoRepeat) {
    const bool ours = key == damperKey || sounding_.contains(key) || semitoneOf(key);
    if (!ours || autoRepeat) return ours;
    if (key == damperKey) {
        live_.setDamper(false);
    } else if (const auto found = sounding_.constFind(key); found != sounding_.cend()) {
        const int pitch = *found;
        sounding_.erase(found);
        live_.noteOff(pitch);
    }
    return true;
}

void ComputerKeyboard::releaseAll() {
    sounding_.clear();
    live_.releaseAll();
}

QString ComputerKeyboard::letterOf(int pitch) const {
    const int semitone = pitch - 12 * (octave_ + 1);
    for (const PianoKey& pianoKey : pianoKeys) {
        if (pianoKey.semitone == semitone && semitoneOf(pianoKey.key))
            return QString(QChar(static_cast<char16_t>(pianoKey.key)));
    }
    return {};
}

} // namespace atos
