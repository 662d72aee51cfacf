// SPDX-License-Identifier: Apache-2.0
// A take as the library knows it. Plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace atos {

/// Seconds since 1970, UTC.
using UnixSeconds = std::int64_t;

enum class TakeOrigin { played, opened };

/// What the user writes on a take. UTF-8.
struct TakeLabels {
    std::string title;   ///< empty for a played take that nobody named
    std::string student; ///< whose take it is; may be empty
    std::string tags;    ///< separated by spaces or commas
    std::string remarks; ///< the teacher's notes
    friend bool operator==(const TakeLabels&, const TakeLabels&) = default;
};

struct Take {
    std::int64_t id = 0; ///< 0: not in the library yet
    std::string file;    ///< its name within the folder of takes
    TakeOrigin origin = TakeOrigin::played;
    UnixSeconds played = 0; ///< when playing began, as its file tells or somebody wrote
    double seconds = 0;
    int notes = 0;
    std::string key;      ///< "Bb major"; empty: not known
    std::string composer; ///< as the model names it ("Bach JS"); empty: never calibrated, or no answer
    std::string genre;    ///< the same
    TakeLabels labels;
    bool starred = false; ///< kept for ever
};

/// What people tell of a take.
struct TakeDescription {
    std::int64_t id = 0;
    TakeLabels labels;
    UnixSeconds played = 0;
    friend bool operator==(const TakeDescription&, const TakeDescription&) = default;
};

/// Where a take stands in the order of the library, newest first.
struct TakePlace {
    UnixSeconds played = 0;
    std::int64_t id = 0; ///< of two that began in the same second
};

[[nodiscard]] inline TakePlace placeOf(const Take& take) {
    return {take.played, take.id};
}

/// What find() looks for; everything must hold.
struct TakeQuery {
    std::string text;    ///< words, each the beginning of a word in any of the texts; empty: all takes
    std::string student; ///< exactly this one; empty: anybody
    bool starredOnly = false;
    std::optional<TakePlace> behind{}; ///< only what comes after it in that order
    std::size_t most = 0;              ///< takes; 0: all
};

} // namespace atos
