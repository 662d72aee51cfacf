// SPDX-License-Identifier: Apache-2.0
// From what the network infers frame by frame to notes and pedal movements. Pure, any thread.
#pragma once

#include "music/performance.h"
#include "transcribe/model.h"
#include "transcribe/note_activity.h"

#include <array>
#include <compare>
#include <cstdint>
#include <vector>

namespace atos {

struct RecognisedNote {
    double onset = 0;      ///< seconds, finer than a frame
    double soundsTill = 0; ///< seconds: with the damper pedal's help
    int pitch = 0;         ///< MIDI key number, 21..108
    int velocity = 0;      ///< 1..127
    float confidence = 0;  ///< 0..1: how sure the network is of the onset
    friend auto operator<=>(const RecognisedNote&, const RecognisedNote&) = default;
};

/// How often the network gave each answer on the damper, by hundredths from 0 (up) to 1 (down).
using PedalAnswers = std::array<std::uint32_t, 100>;

/// When a recording tells the pedal: between `surelyUp` and `surelyDown` the network does not know, and it
/// must know for `knownShare` of the time. Chosen by `atos evaluate transcribe --pedal`.
struct PedalLimits {
    double surelyUp = 0.35;
    double surelyDown = 0.99;
    double knownShare = 0.95;
};
/// Of limits in hundredths. True without any answer.
[[nodiscard]] bool tellPedal(const PedalAnswers& answers, const PedalLimits& limits = {});

struct RecognisedMusic {
    std::vector<RecognisedNote> notes; ///< by onset, then pitch
    std::vector<Pedal> pedals;         ///< the damper, 0 or 127: the network's best guess
    bool pedalKnown = true;            ///< tellPedal() of these:
    PedalAnswers pedalAnswers{};
};

/// Takes the frames as they come and keeps only what is still undecided, whatever the length of the music.
class NoteDecoder {
public:
    explicit NoteDecoder(const NoteThresholds& thresholds) : thresholds_(thresholds) {}

    /// The frames that follow those before.
    void add(const NoteActivity& activity);
    [[nodiscard]] RecognisedMusic finish();

private:
    struct Key {
        bool sounding = false;
        RecognisedNote note;
    };
    using Rows = std::vector<std::array<float, pianoKeys>>;

    void decide(std::size_t row);
    void decideKey(std::size_t row, std::size_t key);
    void end(Key& key, double seconds);
    void decidePedal(float value);
    void forget();
    [[nodiscard]] double secondsOf(std::size_t row) const;
    [[nodiscard]] bool isPeak(const Rows& rows, std::size_t row, std::size_t key, float threshold) const;
    [[nodiscard]] double peakSeconds(const Rows& rows, std::size_t row, std::size_t key) const;

    NoteThresholds thresholds_;
    Rows onset_, sounding_, offset_, velocity_; ///< a few frames before the next and all after it
    std::vector<float> pedal_;
    std::size_t firstFrame_ = 0; ///< of the rows
    std::size_t next_ = 0;       ///< row to be decided
    std::array<Key, pianoKeys> keys_{};
    bool pedalDown_ = false;
    RecognisedMusic music_;
};

/// As long as they sound.
[[nodiscard]] std::vector<Note> plainNotes(const RecognisedMusic& music);

/// As a performance: keys are let go when the sound ends or, under the pedal, where nothing tells, when the
/// hand has struck the next notes. Without pedal, and with keys held as long as the sound, where the pedal is
/// not known. At 120 BPM, which nobody claims to be the tempo.
[[nodiscard]] Performance performanceFrom(const RecognisedMusic& music);

} // namespace atos
