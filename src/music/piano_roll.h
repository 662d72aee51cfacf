// SPDX-License-Identifier: Apache-2.0
// The piano-roll image: one type for the classifier, the generators, the drawing and the screen.
#pragma once

#include "core/result.h"
#include "music/performance.h"

#include <opencv2/core/mat.hpp>

#include <filesystem>
#include <span>
#include <string>

namespace atos {

inline constexpr int rollRows = 88; ///< A0 (MIDI 21) in the bottom row .. C8 (MIDI 108) in the top row
inline constexpr int rollLowestPitch = 21;
inline constexpr double highestRollRate = 10000; ///< frames per unit

enum class RollClock { seconds, beats };

/// 8-bit, three planes of 88 rows x frames, stored one above the other in one continuous CV_8UC1 matrix:
///   onset velocity: 1..127 in the frame in which a note begins, else 0
///   sounding: 255 while the key is held, 128 while only the damper pedal keeps it sounding, else 0
///   damper: the pedal's value 0..127, the same in every row
/// Frame f covers the time [f, f + 1) / framesPerUnit. Sounding and damper show the state at the frame's end:
/// so a note that ends in the frame in which the key is struck again differs from one that ended a frame
/// earlier, and a note shorter than a frame may leave its onset alone. Soft and sostenuto pedals, channels
/// and tracks are not in the image.
struct PianoRoll {
    cv::Mat planes;             ///< CV_8UC1, 3 * 88 rows
    double framesPerUnit = 100; ///< frames per second, or per quarter note
    RollClock clock = RollClock::seconds;
    TempoMap tempo{}; ///< RollClock::beats: how long the beats last

    [[nodiscard]] int frames() const { return planes.cols; }
    [[nodiscard]] cv::Mat onsetVelocity() const { return planes.rowRange(0, rollRows); }
    [[nodiscard]] cv::Mat sounding() const { return planes.rowRange(rollRows, 2 * rollRows); }
    [[nodiscard]] cv::Mat damper() const { return planes.rowRange(2 * rollRows, 3 * rollRows); }
    [[nodiscard]] static int rowOf(int pitch) { return rollRows - 1 - (pitch - rollLowestPitch); }
};

struct RollOptions {
    double framesPerUnit = 100;
    RollClock clock = RollClock::seconds;
    double fromSeconds = 0; ///< where frame 0 begins
    double seconds = -1;    ///< length to draw; negative: to the end of the last note
};

/// Notes outside the piano's 88 keys are left out. badInput when the image would exceed 2^31 cells or the
/// rate is not in (0, 10000].
[[nodiscard]] Result<PianoRoll> drawRoll(const Performance& performance, const RollOptions& options = {});

/// The notes and pedals of the image: onsets and ends within half a frame of the original's
/// (RollClock::beats: at the roll's tempo). Repeated notes closer than one frame become one.
[[nodiscard]] Result<Performance> performanceFromRoll(const PianoRoll& roll);

/// badInput when the planes or the rate are not as documented above.
[[nodiscard]] Status checkRoll(const PianoRoll& roll);

} // namespace atos
