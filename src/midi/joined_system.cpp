// SPDX-License-Identifier: Apache-2.0
#include "midi/joined_system.h"

#include <algorithm>
#include <utility>

namespace atos {

JoinedSystem::JoinedSystem(std::unique_ptr<MidiSystem> machine, std::shared_ptr<MidiSystem> beside)
    : machine_(std::move(machine)), beside_(std::move(beside)) {}

MidiSystem& JoinedSystem::systemOf(const PortInfo& port) const {
    const auto ours = beside_->ports();
    return std::find(ours.begin(), ours.end(), port) != ours.end() ? *beside_ : *machine_;
}

std::vector<PortInfo> JoinedSystem::ports() {
    auto ports = machine_->ports();
    const auto ours = beside_->ports();
    ports.insert(ports.end(), ours.begin(), ours.end());
    return ports;
}

Result<std::unique_ptr<InputPort>> JoinedSystem::openInput(const std::string& name, MidiCallback callback) {
    return systemOf({name, PortDirection::input}).openInput(name, std::move(callback));
}

Result<std::unique_ptr<OutputPort>> JoinedSystem::openOutput(const std::string& name) {
    return systemOf({name, PortDirection::output}).openOutput(name);
}

Result<std::unique_ptr<InputPort>> JoinedSystem::openVirtualInput(const std::string& name,
                                                                  MidiCallback callback) {
    return machine_->openVirtualInput(name, std::move(callback));
}

Result<std::unique_ptr<OutputPort>> JoinedSystem::openVirtualOutput(const std::string& name) {
    return machine_->openVirtualOutput(name);
}

} // namespace atos
