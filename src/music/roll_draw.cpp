// SPDX-License-Identifier: Apache-2.0
#include "music/piano_roll.h"

#include "music/tempo_cursor.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>

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
        : tempo_(tempo), options_(options), from_(unit(options.fromSeconds)) {}

    [[nodiscard]] double frame(double seconds) const {
        return (unit(seconds) - from_) * options_.framesPerUnit;
    }

private:
    [[nodiscard]] double unit(double seconds) const {
        return options_.clock == RollClock::seconds ? seconds : tempo_.beatAt(seconds);
    }

    const TempoMap& tempo_;
    const RollOptions& options_;
    double from_;
};

/// Stretches of time in which the damper pedal is down, in fractional frames and in order.
struct PedalDown {
    double from = 0;
    double until = 0;
};

class RollPainter {
public:
    RollPainter(const Performance& performance, const FrameClock& clock, PianoRoll& roll)
        : performance_(performance), clock_(clock), roll_(roll) {}

    void paint() {
        paintDamper();
        for (const Note& note : performance_.notes)
            paintNote(note);
        for (int row = 0; row < rollRows; ++row)
            paintSustain(row, roll_.frames());
    }

private:
    struct Key {
        bool struck = false;
        double released = 0;  ///< fractional frame of the latest release
        int soundingFrom = 0; ///< the first frame that no held note has painted
    };

    [[nodiscard]] int whole(double frame) const {
        return static_cast<int>(std::clamp(frame, 0.0, static_cast<double>(roll_.frames())));
    }

    /// The pedals of all channels act on the one instrument: the deepest counts.
    void paintDamper() {
        constexpr std::uint8_t downFrom = 64;
        std::array<std::uint8_t, 16> values{};
        std::uint8_t value = 0;
        int painted = 0;
        std::uint8_t* const firstRow = roll_.damper().ptr(0);
        const auto paintUntil = [&](int frame) {
            if (value > 0 && frame > painted)
                std::memset(firstRow + painted, value, static_cast<std::size_t>(frame - painted));
            painted = std::max(painted, frame);
        };
        for (const Pedal& pedal : performance_.pedals) {
            if (pedal.kind != PedalKind::damper) continue;
            const double frame = clock_.frame(pedal.seconds);
            paintUntil(whole(frame));
            values[pedal.channel & 0x0FU] = std::min<std::uint8_t>(pedal.value, 127);
            const bool wasDown = value >= downFrom;
            value = *std::max_element(values.begin(), values.end());
            if (!wasDown && value >= downFrom)
                pedalDown_.push_back({frame, std::numeric_limits<double>::infinity()});
            if (wasDown && value < downFrom) pedalDown_.back().until = frame;
        }
        paintUntil(roll_.frames());
        if (std::none_of(firstRow, firstRow + roll_.frames(), [](std::uint8_t cell) { return cell > 0; }))
            return;
        for (int row = 1; row < rollRows; ++row)
            std::memcpy(roll_.damper().ptr(row), firstRow, static_cast<std::size_t>(roll_.frames()));
    }

    void paintNote(const Note& note) {
        const int row = PianoRoll::rowOf(note.pitch);
        if (row < 0 || row >= rollRows) return;
        const double onset = clock_.frame(note.onset);
        if (onset >= roll_.frames()) return;
        const double release = clock_.frame(note.end());
        const int first = whole(onset);
        const int end = whole(release);
        paintSustain(row, first);
        if (onset >= 0) {
            std::uint8_t& velocity = roll_.planes.ptr(row)[first];
            velocity = std::max(velocity, note.velocity);
        }
        Key& key = keys_[static_cast<std::size_t>(row)];
        const int from = std::max(first, key.soundingFrom);
        if (end > from) std::memset(sounding(row) + from, held, static_cast<std::size_t>(end - from));
        key.soundingFrom = std::max(from, end);
        key.released = key.struck ? std::max(key.released, release) : release;
        key.struck = true;
    }

    /// What the pedal keeps sounding after the key's last release, up to the frame `until`.
    void paintSustain(int row, int until) {
        const Key& key = keys_[static_cast<std::size_t>(row)];
        if (!key.struck || key.soundingFrom >= until) return;
        const auto after =
            std::upper_bound(pedalDown_.begin(), pedalDown_.end(), key.released,
                             [](double frame, const PedalDown& down) { return frame < down.from; });
        if (after == pedalDown_.begin()) return;
        const int end = std::min(whole(std::prev(after)->until), until);
        if (end > key.soundingFrom)
            std::memset(sounding(row) + key.soundingFrom, sustained,
                        static_cast<std::size_t>(end - key.soundingFrom));
    }

    [[nodiscard]] std::uint8_t* sounding(int row) { return roll_.planes.ptr(rollRows + row); }

    const Performance& performance_;
    const FrameClock& clock_;
    PianoRoll& roll_;
    std::vector<PedalDown> pedalDown_;
    std::array<Key, rollRows> keys_{};
};

/// Frames up to the end of the wanted stretch; every note that begins in it has its frame.
double framesToDraw(const Performance& performance, const FrameClock& clock, const RollOptions& options) {
    const auto framesUntil = [&](double seconds) {
        return std::ceil(clock.frame(seconds) - 2 * borderTolerance);
    };
    if (options.seconds >= 0) return framesUntil(options.fromSeconds + options.seconds);
    double frames = 0;
    for (const Note& note : performance.notes)
        frames = std::max({frames, framesUntil(note.end()), std::floor(clock.frame(note.onset)) + 1});
    return frames;
}

} // namespace

Result<PianoRoll> drawRoll(const Performance& performance, const RollOptions& options) {
    if (!(options.framesPerUnit > 0 && options.framesPerUnit <= highestRollRate))
        return badInput("The frame rate of a piano roll must be more than 0 and at most 10000.");
    const FrameClock clock(performance.tempo, options);
    const double frames = framesToDraw(performance, clock, options);
    if (!(frames * 3 * rollRows <= static_cast<double>(mostCells)))
        return badInput("The piano roll would be too large.",
                        "Choose a lower frame rate or a shorter stretch.");
    PianoRoll roll{cv::Mat::zeros(3 * rollRows, static_cast<int>(frames), CV_8UC1), options.framesPerUnit,
                   options.clock};
    if (roll.frames() > 0) RollPainter(performance, clock, roll).paint();
    return roll;
}

} // namespace atos
