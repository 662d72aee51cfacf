// SPDX-License-Identifier: Apache-2.0
// A simulated piano while its program runs: it plays, and obeys lines on stdin.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "midi/message.h"
#include "piano/simulated/simulated_piano.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace atos {

/// One thread at a time.
class SimulatedSession {
public:
    using Tell = std::function<void(const std::string& line)>;

    SimulatedSession(SimulatedPiano& piano, Tell tell) : piano_(piano), tell_(std::move(tell)) {}

    void tell(const std::string& line) { tell_(line); }
    /// Begins a MIDI file, so many times as fast; what was still playing is let go. badInput when it cannot
    /// be read.
    [[nodiscard]] Status play(const std::filesystem::path& file, double speed);
    /// Until cancelled. Each line on stdin is answered with one line; the end of stdin is no end.
    void run(const CancelToken& cancel);

private:
    void obeyLines();
    [[nodiscard]] Status obey(const std::string& line);
    [[nodiscard]] Status strike(const std::string& pitch);
    [[nodiscard]] Status set(const std::string& parameter, const std::string& value);
    void playDue();

    SimulatedPiano& piano_;
    Tell tell_;
    std::string typed_; ///< of a line that has not ended
    bool stdinOpen_ = true;
    std::vector<ChannelMessage> piece_;
    std::size_t next_ = 0; ///< in piece_
    double began_ = 0;     ///< steady seconds
    double speed_ = 1;
};

} // namespace atos
