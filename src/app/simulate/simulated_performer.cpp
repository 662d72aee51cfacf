// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/simulated_performer.h"

#include "app/piano/known_pianos.h"
#include "audio/render/schedule.h"
#include "midi/panic.h"
#include "music/smf.h"

#include <array>
#include <span>
#include <utility>

namespace atos {
namespace {

std::span<const std::uint8_t> bytesOf(const ChannelMessage& message) {
    return std::span(message.bytes).first(channelMessageSize(message.bytes[0]));
}

} // namespace

Result<std::unique_ptr<SimulatedPerformer>> SimulatedPerformer::start(MidiSystem& system,
                                                                      const SimulationOptions& options) {
    const auto profiles = knownKeyboards();
    if (!profiles) return profiles.error();
    auto profile = keyboardCalled(*profiles, options.keyboard);
    if (!profile) return profile.error();
    SimulatedFaults faults;
    for (const std::string& fault : options.faults)
        if (auto applied = applyFault(faults, fault); !applied) return applied.error();
    const std::string port = options.port.empty() ? profile->name : options.port;
    auto piano = SimulatedPiano::start(system, std::move(*profile), port);
    if (!piano) return piano.error();
    (*piano)->setFaults(faults);
    return std::unique_ptr<SimulatedPerformer>(new SimulatedPerformer(std::move(*piano), port));
}

Status SimulatedPerformer::play(const std::filesystem::path& file, double speed) {
    const auto performance = readMidi(file);
    if (!performance) return performance.error();
    Panic sounding;
    for (std::size_t i = 0; i < next_; ++i)
        sounding.sent(bytesOf(piece_[i]));
    for (const auto& release : sounding.release())
        if (auto sent = piano_->play(release); !sent) return sent;
    piece_ = schedule(*performance, 0, performance->duration());
    next_ = 0;
    began_ = steadySeconds();
    speed_ = speed;
    return {};
}

bool SimulatedPerformer::tick() {
    piano_->tick();
    const double now = (steadySeconds() - began_) * speed_;
    const std::size_t before = next_;
    for (; next_ < piece_.size() && piece_[next_].seconds <= now; ++next_) {
        // Keys that move while the plug is out sound nowhere.
        static_cast<void>(piano_->play(bytesOf(piece_[next_])).ok());
    }
    return next_ > before && next_ == piece_.size();
}

Status SimulatedPerformer::strike(int key) {
    if (key < 0 || key > 127) return badInput("A key is a MIDI note number, 0 to 127.");
    const auto note = static_cast<std::uint8_t>(key);
    for (const auto& bytes : {std::array<std::uint8_t, 3>{0x90, note, 64}, {0x80, note, 0}})
        if (auto sent = piano_->play(bytes); !sent) return sent;
    return {};
}

Status SimulatedPerformer::turn(const std::string& parameter, int raw) {
    if (!piano_->values().contains(parameter)) return badInput("This piano has no \"" + parameter + "\".");
    piano_->setValue(parameter, raw);
    return {};
}

Status SimulatedPerformer::misbehave(const std::string& fault) {
    SimulatedFaults faults = piano_->faults();
    if (auto applied = applyFault(faults, fault); !applied) return applied;
    piano_->setFaults(faults);
    return {};
}

} // namespace atos
