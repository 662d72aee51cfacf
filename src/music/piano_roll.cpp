// SPDX-License-Identifier: Apache-2.0
#include "music/piano_roll.h"

#include "music/tempo_cursor.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

namespace atos {
namespace {

constexpr std::int64_t mostCells = std::int64_t{1} << 31U;
constexpr double borderTolerance = 1e-6; ///< frames
constexpr std::uint8_t held = 255;
constexpr std::uint8_t sustained = 128;

/// Times as fractional frames of the image.
class FrameClock {
public:
    FrameClock(const TempoMap& tempo, const RollOptions& options)
        : tempo_(tempo), beats_(options.clock == RollClock::beats), framesPerUnit_(options.framesPerUnit) {
        from_ = unit(options.fromSeconds);
    }

    /// Times that fall on a border of frames up to rounding belong to the later frame.
    [[nodiscard]] double frame(double seconds) {
        return (unit(seconds) - from_) * framesPerUnit_ + borderTolerance;
    }

private:
    [[nodiscard]] double unit(double seconds) { return beats_ ? tempo_.beatAt(seconds) : seconds; }

    TempoCursor tempo_;
    bool beats_;
    double framesPerUnit_;
    double from_ = 0;
};

/// Where the damper pedal goes down and comes up again, in fractional frames.
struct PedalDown {
    double from = 0;
    double until = std::numeric_limits<double>::infinity();
};

/// A note in whole frames: held in [first, end), then kept by the pedal until `sustained`.
struct Strike {
    int first = 0;
    int end = 0;
    int sustained = 0;
    std::uint8_t velocity = 0; ///< 0: begins before the image
};

/// Paints row by row, so that each row is in the cache while its notes are painted over its silence.
class RollPainter {
public:
    RollPainter(const Performance& performance, const FrameClock& clock, PianoRoll& roll)
        : performance_(performance), onsets_(clock), releases_(clock), roll_(roll) {}

    void paint() {
        paintDamper();
        if (!roll_.drawn.onsets && !roll_.drawn.sounding) return;
        groupStrikes();
        const cv::Mat onsets = roll_.onsetVelocity();
        const cv::Mat sounding = roll_.sounding();
        for (int row = 0; row < rollRows; ++row) {
            const std::span strikes(strikes_.begin() + begins_[static_cast<std::size_t>(row)],
                                    strikes_.begin() + begins_[static_cast<std::size_t>(row) + 1]);
            if (!onsets.empty()) paintOnsets(roll_.planes.ptr(row), strikes);
            if (!sounding.empty())
                paintSounding(roll_.planes.ptr(roll_.drawn.onsets * rollRows + row), strikes);
        }
    }

private:
    [[nodiscard]] int whole(double frame) const {
        return static_cast<int>(std::clamp(frame, 0.0, static_cast<double>(roll_.frames())));
    }

    static void fill(std::uint8_t* row, int from, int until, std::uint8_t value) {
        if (until > from) std::memset(row + from, value, static_cast<std::size_t>(until - from));
    }

    /// The pedals of all channels act on the one instrument: the deepest counts.
    void paintDamper() {
        constexpr std::uint8_t downFrom = 64;
        std::array<std::uint8_t, 16> values{};
        std::uint8_t value = 0;
        int painted = 0;
        std::uint8_t* const cells = roll_.drawn.damper ? roll_.planes.ptr(roll_.drawn.rows() - 1) : nullptr;
        const auto paintUntil = [&](int frame) {
            if (cells != nullptr) fill(cells, painted, frame, value);
            painted = std::max(painted, frame);
        };
        for (const Pedal& pedal : performance_.pedals) {
            if (pedal.kind != PedalKind::damper) continue;
            const double frame = onsets_.frame(pedal.seconds);
            paintUntil(whole(frame));
            std::uint8_t& moved = values[pedal.channel & 0x0FU];
            const bool deepest = moved == value;
            moved = std::min<std::uint8_t>(pedal.value, 127);
            const bool wasDown = value >= downFrom;
            value = deepest ? *std::max_element(values.begin(), values.end()) : std::max(value, moved);
            if (!wasDown && value >= downFrom) pedalDown_.push_back({frame});
            if (wasDown && value < downFrom) pedalDown_.back().until = frame;
        }
        paintUntil(roll_.frames());
    }

    /// The performance's notes by row, and by onset within it.
    void groupStrikes() {
        const auto rowOf = [](const Note& note) {
            return static_cast<unsigned>(PianoRoll::rowOf(note.pitch));
        };
        for (const Note& note : performance_.notes)
            if (rowOf(note) < rollRows) ++begins_[rowOf(note) + 1];
        std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
        strikes_.resize(static_cast<std::size_t>(begins_.back()));
        auto places = begins_;
        for (const Note& note : performance_.notes)
            if (rowOf(note) < rollRows)
                place(note, strikes_[static_cast<std::size_t>(places[rowOf(note)]++)]);
    }

    void place(const Note& note, Strike& strike) {
        const double onset = onsets_.frame(note.onset);
        const double release = releases_.frame(note.end());
        strike.first = whole(onset);
        strike.end = whole(release);
        strike.sustained = std::max(strike.end, whole(pedalUpAfter(release)));
        strike.velocity = onset >= 0 && onset < roll_.frames() ? note.velocity : 0;
    }

    /// When the pedal that is down at a release comes up; the release itself when it is up. Releases are
    /// nearly in order, so that the stretch of the last one mostly serves again.
    double pedalUpAfter(double release) {
        const bool same = (next_ == 0 || pedalDown_[next_ - 1].from <= release)
                          && (next_ == pedalDown_.size() || release < pedalDown_[next_].from);
        if (!same) {
            const auto after =
                std::upper_bound(pedalDown_.begin(), pedalDown_.end(), release,
                                 [](double frame, const PedalDown& down) { return frame < down.from; });
            next_ = static_cast<std::size_t>(after - pedalDown_.begin());
        }
        return next_ == 0 ? release : std::max(release, pedalDown_[next_ - 1].until);
    }

    void paintOnsets(std::uint8_t* cells, std::span<const Strike> strikes) {
        fill(cells, 0, roll_.frames(), 0);
        for (const Strike& strike : strikes)
            if (strike.velocity > 0) cells[strike.first] = std::max(cells[strike.first], strike.velocity);
    }

    void paintSounding(std::uint8_t* cells, std::span<const Strike> strikes) {
        fill(cells, 0, roll_.frames(), 0);
        int painted = 0;
        int sustain = 0; ///< how far the pedal keeps what was released so far
        const auto sustainUntil = [&](int frame) {
            fill(cells, painted, std::min(sustain, frame), sustained);
        };
        for (const Strike& strike : strikes) {
            sustainUntil(strike.first);
            painted = std::max(painted, strike.first);
            fill(cells, painted, strike.end, held);
            painted = std::max(painted, strike.end);
            sustain = std::max(sustain, strike.sustained);
        }
        sustainUntil(roll_.frames());
    }

    const Performance& performance_;
    FrameClock onsets_, releases_;
    PianoRoll& roll_;
    std::vector<PedalDown> pedalDown_;
    std::size_t next_ = 0; ///< the first stretch of pedal after the last release
    std::vector<Strike> strikes_;
    std::array<std::ptrdiff_t, rollRows + 1> begins_{};
};

/// Frames up to the end of the wanted stretch; every note that begins in it has its frame.
double framesToDraw(const Performance& performance, FrameClock& clock, const RollOptions& options) {
    const auto framesUntil = [&](double seconds) {
        return std::ceil(clock.frame(seconds) - 2 * borderTolerance);
    };
    if (options.seconds >= 0) return framesUntil(options.fromSeconds + options.seconds);
    if (performance.notes.empty()) return 0;
    double lastOnset = performance.notes.front().onset;
    double lastEnd = performance.notes.front().end();
    for (const Note& note : performance.notes) {
        lastOnset = std::max(lastOnset, note.onset);
        lastEnd = std::max(lastEnd, note.end());
    }
    return std::max({0.0, framesUntil(lastEnd), std::floor(clock.frame(lastOnset)) + 1});
}

} // namespace

Result<PianoRoll> drawRoll(const Performance& performance, const RollOptions& options) {
    cv::Mat memory;
    return drawRoll(performance, options, memory);
}

Result<PianoRoll> drawRoll(const Performance& performance, const RollOptions& options, cv::Mat& memory) {
    if (!(options.framesPerUnit > 0 && options.framesPerUnit <= highestRollRate))
        return badInput("The frame rate of a piano roll must be more than 0 and at most 10000.");
    FrameClock clock(performance.tempo, options);
    const double frames = framesToDraw(performance, clock, options);
    if (!(frames * 3 * rollRows <= static_cast<double>(mostCells)))
        return badInput("The piano roll would be too large.",
                        "Choose a lower frame rate or a shorter stretch.");
    PianoRoll roll{{},
                   options.framesPerUnit,
                   options.clock,
                   options.clock == RollClock::beats ? performance.tempo : TempoMap(),
                   options.planes};
    const int rows = options.planes.rows();
    const int cells = rows * static_cast<int>(frames);
    if (cells == 0) {
        roll.planes.create(rows, static_cast<int>(frames), CV_8UC1);
        return roll;
    }
    if (memory.type() != CV_8UC1 || memory.rows != 1 || memory.cols < cells) memory.create(1, cells, CV_8UC1);
    roll.planes = memory.colRange(0, cells).reshape(1, rows);
    RollPainter(performance, clock, roll).paint();
    return roll;
}

namespace {

constexpr std::uint8_t heldFrom = 192; ///< between sustained (128) and held (255)

/// The middle of a frame in seconds: no more than half a frame from anything in it.
class MiddleOfFrame {
public:
    explicit MiddleOfFrame(const PianoRoll& roll) : roll_(roll), tempo_(roll.tempo) {}

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
    const std::uint8_t* const damper = roll.planes.ptr(roll.drawn.rows() - 1);
    std::uint8_t value = 0;
    for (int frame = 0; frame < roll.frames(); ++frame) {
        if (damper[frame] == value) continue;
        value = damper[frame];
        pedals.push_back({seconds(frame), PedalKind::damper, std::min<std::uint8_t>(value, 127), 0});
    }
}

} // namespace

Status checkRoll(const PianoRoll& roll) {
    const bool complete = roll.drawn.onsets && roll.drawn.sounding && roll.drawn.damper;
    if (!complete || roll.planes.type() != CV_8UC1 || roll.planes.rows != roll.drawn.rows()
        || !roll.planes.isContinuous())
        return badInput("The piano roll is not two planes of 88 rows and the damper's one row.");
    if (!(roll.framesPerUnit > 0 && roll.framesPerUnit <= highestRollRate))
        return badInput("The frame rate of a piano roll must be more than 0 and at most 10000.");
    return {};
}

Result<Performance> performanceFromRoll(const PianoRoll& roll) {
    if (Status sound = checkRoll(roll); !sound) return sound.error();
    MiddleOfFrame seconds(roll);
    Performance performance;
    performance.tempo = roll.tempo;
    for (int row = 0; row < rollRows; ++row)
        readRow(roll, row, seconds, performance.notes);
    readDamper(roll, seconds, performance.pedals);
    performance.sort();
    return performance;
}

} // namespace atos
