// SPDX-License-Identifier: Apache-2.0
#include "music/piano_roll.h"

#include "music/tempo_cursor.h"

#include <algorithm>
#include <cstring>

namespace atos {
namespace {

constexpr std::uint8_t heldFrom = 192; ///< between sustained (128) and held (255)

/// The middle of a frame in seconds: no more than half a frame from anything in it.
class MiddleOfFrame {
public:
    MiddleOfFrame(const PianoRoll& roll, const TempoMap& tempo) : roll_(roll), tempo_(tempo) {}

    double operator()(int frame) {
        const double unit = (frame + 0.5) / roll_.framesPerUnit;
        return roll_.clock == RollClock::seconds ? unit : tempo_.secondsAt(unit);
    }

private:
    const PianoRoll& roll_;
    TempoCursor tempo_;
};

/// The first frame from `frame` on with an onset, or `frames`.
int nextOnset(const std::uint8_t* onsets, int frame, int frames) {
    return static_cast<int>(
        std::find_if(onsets + frame, onsets + frames, [](std::uint8_t cell) { return cell > 0; }) - onsets);
}

void readRow(const PianoRoll& roll, int row, MiddleOfFrame& seconds, std::vector<Note>& notes) {
    const int frames = roll.frames();
    const std::uint8_t* const onsets = roll.planes.ptr(row);
    const std::uint8_t* const sounding = roll.planes.ptr(rollRows + row);
    const auto pitch = static_cast<std::uint8_t>(rollLowestPitch + rollRows - 1 - row);
    for (int onset = nextOnset(onsets, 0, frames); onset < frames;) {
        const int next = nextOnset(onsets, onset + 1, frames);
        const auto* const released = std::find_if(sounding + onset, sounding + next,
                                                  [](std::uint8_t cell) { return cell < heldFrom; });
        const double begin = seconds(onset);
        const double end = seconds(static_cast<int>(released - sounding));
        notes.push_back({begin, end - begin, pitch, std::min<std::uint8_t>(onsets[onset], 127), 0, 0});
        onset = next;
    }
}

void readDamper(const PianoRoll& roll, MiddleOfFrame& seconds, std::vector<Pedal>& pedals) {
    const std::uint8_t* const damper = roll.planes.ptr(2 * rollRows);
    std::uint8_t value = 0;
    for (int frame = 0; frame < roll.frames(); ++frame) {
        if (damper[frame] == value) continue;
        value = damper[frame];
        pedals.push_back({seconds(frame), PedalKind::damper, std::min<std::uint8_t>(value, 127), 0});
    }
}

} // namespace

Status checkRoll(const PianoRoll& roll) {
    if (roll.planes.type() != CV_8UC1 || roll.planes.rows != 3 * rollRows || !roll.planes.isContinuous())
        return badInput("The piano roll is not three planes of 88 rows.");
    if (!(roll.framesPerUnit > 0 && roll.framesPerUnit <= highestRollRate))
        return badInput("The frame rate of a piano roll must be more than 0 and at most 10000.");
    return {};
}

Result<Performance> performanceFromRoll(const PianoRoll& roll, const TempoMap& tempo) {
    if (Status sound = checkRoll(roll); !sound) return sound.error();
    MiddleOfFrame seconds(roll, tempo);
    Performance performance;
    performance.tempo = tempo;
    for (int row = 0; row < rollRows; ++row)
        readRow(roll, row, seconds, performance.notes);
    readDamper(roll, seconds, performance.pedals);
    performance.sort();
    return performance;
}

} // namespace atos
