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

struct RollPlanes {
    bool onsets = true, sounding = true, damper = true;

    [[nodiscard]] int rows() const { return (onsets + sounding) * rollRows + damper; }
};

/// 8-bit planes x frames, stored one above the other in one continuous CV_8UC1 matrix:
///   onset velocity, 88 rows: 1..127 in the frame in which a note begins, else 0
///   sounding, 88 rows: 255 while the key is held, 128 while only the damper pedal keeps it sounding, else 0
///   damper, one row: the pedal's value 0..127
/// Frame f covers the time [f, f + 1) / framesPerUnit. Sounding and damper show the state at the frame's end:
/// so a note that ends in the frame in which the key is struck again differs from one that ended a frame
/// earlier, and a note shorter than a frame may leave its onset alone. Soft and sostenuto pedals, channels
/// and tracks are not in the image.
struct PianoRoll {
    cv::Mat planes;             ///< CV_8UC1, drawn.rows() rows
    double framesPerUnit = 100; ///< frames per second, or per quarter note
    RollClock clock = RollClock::seconds;
    TempoMap tempo{}; ///< RollClock::beats: how long the beats last
    RollPlanes drawn{};

    [[nodiscard]] int frames() const { return planes.cols; }
    // A plane that was not drawn is empty.
    [[nodiscard]] cv::Mat onsetVelocity() const {
        return drawn.onsets ? planes.rowRange(0, rollRows) : cv::Mat();
    }
    [[nodiscard]] cv::Mat sounding() const {
        const int first = drawn.onsets * rollRows;
        return drawn.sounding ? planes.rowRange(first, first + rollRows) : cv::Mat();
    }
    [[nodiscard]] cv::Mat damper() const { return drawn.damper ? planes.row(planes.rows - 1) : cv::Mat(); }
    [[nodiscard]] static int rowOf(int pitch) { return rollRows - 1 - (pitch - rollLowestPitch); }
};

struct RollOptions {
    double framesPerUnit = 100;
    RollClock clock = RollClock::seconds;
    double fromSeconds = 0; ///< where frame 0 begins
    double seconds = -1;    ///< length to draw; negative: to the end of the last note
    RollPlanes planes{};
};

/// Notes outside the piano's 88 keys are left out. badInput when three planes of 88 rows would exceed 2^31
/// cells or the rate is not in (0, 10000].
[[nodiscard]] Result<PianoRoll> drawRoll(const Performance& performance, const RollOptions& options = {});

/// The same in `memory`, which is made larger when it is too small. A roll drawn into it before is drawn
/// over. Fresh memory costs more than the drawing: for those who draw one roll after the other.
[[nodiscard]] Result<PianoRoll> drawRoll(const Performance& performance, const RollOptions& options,
                                         cv::Mat& memory);

/// The notes and pedals of the image: onsets and ends within half a frame of the original's
/// (RollClock::beats: at the roll's tempo). Repeated notes closer than one frame become one.
[[nodiscard]] Result<Performance> performanceFromRoll(const PianoRoll& roll);

/// badInput when a plane is missing, or the planes or the rate are not as documented above.
[[nodiscard]] Status checkRoll(const PianoRoll& roll);

} // namespace atos
