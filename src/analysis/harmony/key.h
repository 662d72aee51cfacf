// SPDX-License-Identifier: Apache-2.0
// Keys: what they are and how they are spelled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace atos {

enum class Mode { major, minor };

struct Key {
    int tonic = 0; ///< pitch class 0 (C) .. 11 (B)
    Mode mode = Mode::major;
    friend bool operator==(const Key&, const Key&) = default;
};

/// A stretch of music in one key.
struct KeySpan {
    double onset = 0;    ///< seconds
    double duration = 0; ///< seconds
    Key key;
    double confidence = 0; ///< 0..1
};

struct KeyTimeline {
    Key global;
    double confidence = 0; ///< probability of `global` among the 24 keys, 0..1; 0 without notes
    std::vector<KeySpan> spans;
};

/// The key that holds at a moment: of the last span that has begun, before the first span the global key.
[[nodiscard]] Key keyAt(const KeyTimeline& keys, double seconds);

/// The name of a pitch class as the key writes it: Bb in F major, A# in B minor. Double accidentals
/// only for a leading tone (F## in G# minor).
[[nodiscard]] std::string spelledPitchClass(int pitchClass, const Key& key);
/// The tonic in its usual spelling: Db major, C# minor.
[[nodiscard]] std::string tonicName(const Key& key);
[[nodiscard]] std::string_view modeName(Mode mode); ///< "major" or "minor"

} // namespace atos
