// SPDX-License-Identifier: Apache-2.0
#include "transcribe/note_activity.h"

#include "music/damper.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

/// Q. Kong and others, "High-resolution piano transcription with pedals by regressing onset and offset
/// times", IEEE/ACM TASLP 29:3707, 2021: the slope tells where between two frames an event lies.
constexpr double halfWidth = 0.05; // seconds

std::size_t cell(int frame, int key) {
    return static_cast<std::size_t>(frame) * pianoKeys + static_cast<std::size_t>(key);
}

/// A triangle around `seconds`; where two meet, the higher counts. Calls `touched` with each frame it raises.
template<typename Touched>
void drawEvent(std::vector<float>& values, double seconds, int firstFrame, int frames, int key,
               const Touched& touched) {
    const int from = static_cast<int>(std::ceil((seconds - halfWidth) * framesPerSecond)) - firstFrame;
    const int to = static_cast<int>(std::floor((seconds + halfWidth) * framesPerSecond)) - firstFrame;
    for (int frame = std::max(0, from); frame <= std::min(frames - 1, to); ++frame) {
        const double distance =
            std::fabs(static_cast<double>(frame + firstFrame) / framesPerSecond - seconds);
        const auto value = static_cast<float>(1 - distance / halfWidth);
        float& here = values[cell(frame, key)];
        if (value <= here) continue;
        here = value;
        touched(frame);
    }
}

} // namespace

NoteActivity::NoteActivity(int count) : frames(count), pedal(static_cast<std::size_t>(count)) {
    for (auto* values : {&onset, &sounding, &offset, &velocity})
        values->resize(static_cast<std::size_t>(count) * pianoKeys);
}

std::vector<Note> soundingNotes(const Performance& performance) {
    const DamperTimeline damper(performance.pedals);
    std::vector<Note> notes = performance.notes;
    std::array<Note*, 128> last{};
    for (Note& note : notes) {
        note.duration = std::max(note.duration, damper.releasedAfter(note.end()) - note.onset);
        Note*& before = last[note.pitch & 0x7FU];
        if (before != nullptr) before->duration = std::min(before->duration, note.onset - before->onset);
        before = &note;
    }
    return notes;
}

NoteActivity activityOf(std::span<const Note> sounding, std::span<const Pedal> pedals, int firstFrame,
                        int frames) {
    NoteActivity activity(frames);
    const double from = static_cast<double>(firstFrame) / framesPerSecond;
    const double to = static_cast<double>(firstFrame + frames) / framesPerSecond;
    for (const Note& note : sounding) {
        const int key = note.pitch - lowestPianoKey;
        if (key < 0 || key >= pianoKeys || note.end() < from - 1 || note.onset > to + 1) continue;
        const auto velocity = static_cast<float>(note.velocity) / 127;
        drawEvent(activity.onset, note.onset, firstFrame, frames, key,
                  [&](int frame) { activity.velocity[cell(frame, key)] = velocity; });
        drawEvent(activity.offset, note.end(), firstFrame, frames, key, [](int) {});
        const int begin = static_cast<int>(std::lround(note.onset * framesPerSecond)) - firstFrame;
        const int end = static_cast<int>(std::lround(note.end() * framesPerSecond)) - firstFrame;
        for (int frame = std::max(0, begin); frame < std::min(frames, std::max(end, begin + 1)); ++frame)
            activity.sounding[cell(frame, key)] = 1;
    }
    std::size_t next = 0;
    float down = 0;
    for (int frame = 0; frame < frames; ++frame) {
        const double time = static_cast<double>(frame + firstFrame) / framesPerSecond;
        for (; next < pedals.size() && pedals[next].seconds <= time; ++next)
            if (pedals[next].kind == PedalKind::damper) down = pedals[next].value >= 64 ? 1 : 0;
        activity.pedal[static_cast<std::size_t>(frame)] = down;
    }
    return activity;
}

} // namespace atos
