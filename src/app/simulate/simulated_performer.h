// SPDX-License-Identifier: Apache-2.0
// A piano that is not there, with hands that play it: for trying things out, tests and bug reports.
#pragma once

#include "core/result.h"
#include "midi/message.h"
#include "midi/port.h"
#include "piano/simulated/simulated_piano.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace atos {

struct SimulationOptions {
    std::string keyboard;            ///< profile id
    std::string port;                ///< the name of its ports; empty: the piano's own
    std::vector<std::string> faults; ///< as applyFault() reads them: "silent", "drop=3"
};

/// One thread at a time.
class SimulatedPerformer {
public:
    /// badInput for an unknown profile or fault, environment where programs cannot have ports of their own.
    /// The system must live as long.
    [[nodiscard]] static Result<std::unique_ptr<SimulatedPerformer>> start(MidiSystem& system,
                                                                           const SimulationOptions& options);

    [[nodiscard]] const std::string& port() const { return port_; }
    [[nodiscard]] SimulatedPiano& piano() { return *piano_; }

    /// Begins a MIDI file, so many times as fast; what was still playing is let go. badInput when it cannot
    /// be read.
    [[nodiscard]] Status play(const std::filesystem::path& file, double speed);
    /// Plays and answers what is due; call it every few milliseconds. True when a piece has just ended.
    [[nodiscard]] bool tick();
    /// A key down and up. badInput unless it is a MIDI note number, environment while the piano is unplugged.
    [[nodiscard]] Status strike(int key);
    /// As if the player turned the knob. badInput when this piano has no such parameter.
    [[nodiscard]] Status turn(const std::string& parameter, int raw);
    /// One more fault; badInput when there is none of that name.
    [[nodiscard]] Status misbehave(const std::string& fault);

private:
    SimulatedPerformer(std::unique_ptr<SimulatedPiano> piano, std::string port)
        : piano_(std::move(piano)), port_(std::move(port)) {}

    std::unique_ptr<SimulatedPiano> piano_;
    std::string port_;
    std::vector<ChannelMessage> piece_;
    std::size_t next_ = 0; ///< in piece_
    double began_ = 0;     ///< steady seconds
    double speed_ = 1;
};

} // namespace atos
