// SPDX-License-Identifier: Apache-2.0
#include "midi/late_system.h"

#include <utility>

namespace atos {
namespace {

Error notYet() {
    return environmentLacks("This machine's MIDI system does not answer yet.",
                            "Wait a moment; where a JACK server hangs, end it and start the program again.");
}

} // namespace

void LateSystem::open() {
    opening_.add([open = std::move(open_), opened = opened_] {
        std::shared_ptr<MidiSystem> system = open();
        const std::lock_guard lock(opened->mutex);
        opened->system = std::move(system);
    });
}

std::shared_ptr<MidiSystem> LateSystem::system() const {
    const std::lock_guard lock(opened_->mutex);
    return opened_->system;
}

std::string LateSystem::api() const {
    const auto there = system();
    return there ? there->api() : std::string();
}

std::vector<PortInfo> LateSystem::ports() {
    const auto there = system();
    return there ? there->ports() : std::vector<PortInfo>();
}

Result<std::unique_ptr<InputPort>> LateSystem::openInput(const std::string& name, MidiCallback callback) {
    const auto there = system();
    if (!there) return notYet();
    return there->openInput(name, std::move(callback));
}

Result<std::unique_ptr<OutputPort>> LateSystem::openOutput(const std::string& name) {
    const auto there = system();
    if (!there) return notYet();
    return there->openOutput(name);
}

Result<std::unique_ptr<InputPort>> LateSystem::openVirtualInput(const std::string& name,
                                                                MidiCallback callback) {
    const auto there = system();
    if (!there) return notYet();
    return there->openVirtualInput(name, std::move(callback));
}

Result<std::unique_ptr<OutputPort>> LateSystem::openVirtualOutput(const std::string& name) {
    const auto there = system();
    if (!there) return notYet();
    return there->openVirtualOutput(name);
}

} // namespace atos
