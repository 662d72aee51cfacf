// SPDX-License-Identifier: Apache-2.0
#include "style/window.h"

#include "music/piano_roll.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr double meanVelocity = 64;
constexpr double velocitySpread = 20;
/// Below this spread (in MIDI velocity) differences are noise and are not blown up.
constexpr double smallestSpread = 6;

/// Held notes longer than this are found wherever they began; a piano's string does not sound longer.
constexpr double longestNote = 30;

void copyPlane(const cv::Mat& plane, float unit, float* values) {
    const int frames = std::min(plane.cols, styleWindowFrames);
    for (int row = 0; row < plane.rows; ++row) {
        const auto* cells = plane.ptr<std::uint8_t>(row);
        std::transform(cells, cells + frames, values + static_cast<std::ptrdiff_t>(row) * styleWindowFrames,
                       [unit](std::uint8_t cell) { return static_cast<float>(cell) / unit; });
    }
}

} // namespace

Performance cutOut(const Performance& performance, double from, double seconds) {
    Performance window;
    const auto before = [](const Note& note, double time) { return note.onset < time; };
    const auto& notes = performance.notes;
    const auto first = std::lower_bound(notes.begin(), notes.end(), from - longestNote, before);
    const auto last = std::lower_bound(first, notes.end(), from + seconds, before);
    for (auto note = first; note != last; ++note) {
        if (note->end() <= from) continue;
        Note& copy = window.notes.emplace_back(*note);
        copy.onset = std::max(0.0, note->onset - from);
        copy.duration = note->end() - from - copy.onset;
        copy.channel = 0;
        copy.track = 0;
    }
    Pedal held{0, PedalKind::damper, 0, 0};
    for (const Pedal& pedal : performance.pedals) {
        if (pedal.kind != PedalKind::damper) continue;
        if (pedal.seconds >= from + seconds) break;
        if (pedal.seconds <= from)
            held.value = pedal.value;
        else
            window.pedals.push_back({pedal.seconds - from, PedalKind::damper, pedal.value, 0});
    }
    if (held.value > 0) window.pedals.insert(window.pedals.begin(), held);
    window.sort();
    return window;
}

void levelVelocities(Performance& window) {
    if (window.notes.empty()) return;
    const auto count = static_cast<double>(window.notes.size());
    double sum = 0;
    double squares = 0;
    for (const Note& note : window.notes) {
        sum += note.velocity;
        squares += static_cast<double>(note.velocity) * note.velocity;
    }
    const double mean = sum / count;
    const double spread = std::sqrt(std::max(0.0, squares / count - mean * mean));
    const double scale = velocitySpread / std::max(spread, smallestSpread);
    for (Note& note : window.notes) {
        const double level = std::round(meanVelocity + scale * (note.velocity - mean));
        note.velocity = static_cast<std::uint8_t>(std::clamp(level * note.confidence / 100, 1.0, 127.0));
    }
}

Status drawWindow(Performance window, std::span<float> values) {
    levelVelocities(window);
    RollOptions options;
    options.framesPerUnit = styleFramesPerSecond;
    options.seconds = styleWindowSeconds;
    const auto roll = drawRoll(window, options);
    if (!roll) return roll.error();
    constexpr std::size_t plane = styleWindowSize / 3;
    std::fill(values.begin(), values.end(), 0.0F);
    copyPlane(roll->onsetVelocity(), 127, values.data());
    copyPlane(roll->sounding(), 255, values.data() + plane);
    float* const damper = values.data() + 2 * plane;
    copyPlane(roll->damper(), 127, damper);
    for (int row = 1; row < rollRows; ++row)
        std::copy_n(damper, styleWindowFrames, damper + static_cast<std::ptrdiff_t>(row) * styleWindowFrames);
    return {};
}

std::vector<double> windowStarts(const Performance& performance, double seconds, std::size_t most) {
    if (performance.notes.empty() || most == 0) return {};
    const double first = performance.notes.front().onset;
    const double span = std::min(seconds, performance.duration() - first) - styleWindowSeconds;
    if (span <= 0) return {first};
    const auto wanted = static_cast<std::size_t>(std::ceil(span / (styleWindowSeconds / 2))) + 1;
    const std::size_t count = std::min(wanted, most);
    if (count == 1) return {first};
    std::vector<double> starts;
    for (std::size_t i = 0; i < count; ++i)
        starts.push_back(first + span * static_cast<double>(i) / static_cast<double>(count - 1));
    return starts;
}

double secondsOfMusic(const Performance& performance) {
    constexpr double longestRest = 2;
    double sounding = 0;
    double end = performance.notes.empty() ? 0 : performance.notes.front().onset;
    for (const Note& note : performance.notes) {
        if (note.end() <= end) continue;
        const double rest = std::clamp(note.onset - end, 0.0, longestRest);
        sounding += rest + note.end() - std::max(note.onset, end);
        end = note.end();
    }
    return sounding;
}

} // namespace atos
