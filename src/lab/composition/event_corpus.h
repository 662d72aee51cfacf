// SPDX-License-Identifier: Apache-2.0
// The labelled music as events, and random stretches of it to learn from. Any thread.
#pragma once

#include "compose/gan/music_events.h"
#include "core/result.h"
#include "core/task.h"

#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

class EventCorpus {
public:
    /// The pieces of a split that open weights may learn from and that have `longest` notes or more. badInput
    /// when there are none. Cancels between files.
    [[nodiscard]] static Result<EventCorpus> read(const std::filesystem::path& data, std::string_view split,
                                                  int longest, const Task& task);

    /// `length` events (at most `longest`) from anywhere in a piece, transposed by -5 .. 6 semitones where
    /// the keyboard allows. Works count once however many pieces of them there are.
    [[nodiscard]] std::vector<MusicEvent> draw(std::mt19937_64& random, int length) const;

    /// Names the pieces: their files and works.
    [[nodiscard]] const std::string& contentHash() const { return contentHash_; }

private:
    std::string contentHash_;
    std::vector<std::vector<std::vector<MusicEvent>>> works_; ///< the pieces of each work
};

} // namespace atos
