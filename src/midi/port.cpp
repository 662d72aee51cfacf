// SPDX-License-Identifier: Apache-2.0
#include "midi/port.h"

#include "midi/rtmidi_system.h"

#include <cstdlib>
#include <string>

namespace atos {
namespace {

class NoMidiSystem : public MidiSystem {
public:
    std::string api() const override { return "none"; }
    std::vector<PortInfo> ports() override { return {}; }
    Result<std::unique_ptr<InputPort>> openInput(const std::string&, MidiCallback) override { return none(); }
    Result<std::unique_ptr<OutputPort>> openOutput(const std::string&) override { return none(); }
    Result<std::unique_ptr<InputPort>> openVirtualInput(const std::string&, MidiCallback) override {
        return none();
    }
    Result<std::unique_ptr<OutputPort>> openVirtualOutput(const std::string&) override { return none(); }

private:
    static Error none() {
        return environmentLacks(
            "This machine has no MIDI system (neither ALSA nor JACK answers).",
            "Start JACK or use a machine with ALSA; the on-screen piano and files work without.");
    }
};

} // namespace

std::unique_ptr<MidiSystem> openMidiSystem() {
    const char* wanted = std::getenv("ATOS_MIDI");
    for (const char* api : {"core", "winmm", "alsa", "jack"}) {
        if (wanted != nullptr && std::string(wanted) != api) continue;
        if (auto system = openRtMidi(api)) return std::move(system).value();
    }
    return std::make_unique<NoMidiSystem>();
}

} // namespace atos
