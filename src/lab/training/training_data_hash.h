// SPDX-License-Identifier: Apache-2.0
// Names the music that a network learns from, so that a checkpoint is not taken for that of other music. Free
// of torch; one thread.
#pragma once

#include <string>
#include <vector>

namespace atos {

class TrainingDataHash {
public:
    /// One piece: its content hash and whatever else is learnt of it. Without line breaks.
    void add(std::string piece) { pieces_.push_back(std::move(piece)); }
    /// The same pieces in any order have the same value.
    [[nodiscard]] std::string value() const;

private:
    std::vector<std::string> pieces_;
};

} // namespace atos
