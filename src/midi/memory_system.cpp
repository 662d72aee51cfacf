// SPDX-License-Identifier: Apache-2.0
#include "midi/memory_system.h"

#include "midi/message_assembler.h"
#include "midi/port_match.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace atos {
namespace {

struct Receiver {
    explicit Receiver(MidiCallback handler) : callback(std::move(handler)) {}

    void receive(double seconds, std::span<const std::uint8_t> bytes) {
        const std::lock_guard lock(mutex);
        if (!open) return;
        assembler.feed(bytes, [&](std::span<const std::uint8_t> message) { callback(seconds, message); });
    }

    // Recursive: a callback may send, and a loop-back then comes home to the receiver that is speaking.
    std::recursive_mutex mutex;
    MidiCallback callback;
    MessageAssembler assembler;
    bool open = true;
};

/// One direction of one port: everything sent into it reaches everyone who listens to it.
class Wire {
public:
    [[nodiscard]] bool carry(double seconds, std::span<const std::uint8_t> message) {
        std::vector<std::shared_ptr<Receiver>> receivers;
        {
            const std::lock_guard lock(mutex_);
            if (cut_) return false;
            receivers = receivers_;
        }
        for (const auto& receiver : receivers)
            receiver->receive(seconds, message);
        return true;
    }
    void attach(std::shared_ptr<Receiver> receiver) {
        const std::lock_guard lock(mutex_);
        receivers_.push_back(std::move(receiver));
    }
    void detach(const std::shared_ptr<Receiver>& receiver) {
        const std::lock_guard lock(mutex_);
        std::erase(receivers_, receiver);
    }
    void cut() {
        const std::lock_guard lock(mutex_);
        cut_ = true;
        receivers_.clear();
    }

private:
    std::mutex mutex_;
    std::vector<std::shared_ptr<Receiver>> receivers_;
    bool cut_ = false;
};

using WirePtr = std::shared_ptr<Wire>;

} // namespace

struct MemorySystem::Hub {
    explicit Hub(Clock chosen) : clock(std::move(chosen)) {}

    const Clock clock;
    std::mutex mutex;
    std::map<std::string, WirePtr> inputs;  ///< by the name under which others listen to them
    std::map<std::string, WirePtr> outputs; ///< by the name under which others send to them

    std::map<std::string, WirePtr>& side(PortDirection direction) {
        return direction == PortDirection::input ? inputs : outputs;
    }
    Result<WirePtr> find(PortDirection direction, const std::string& name) {
        const std::lock_guard lock(mutex);
        const auto match = matchPort(listed(), direction, name);
        if (!match) return match.error();
        return side(direction).at(*match);
    }
    Result<WirePtr> create(PortDirection direction, const std::string& name) {
        const std::lock_guard lock(mutex);
        const auto [position, fresh] = side(direction).try_emplace(name, std::make_shared<Wire>());
        if (!fresh) return environmentLacks("There is already a MIDI port called \"" + name + "\".");
        return position->second;
    }
    void remove(PortDirection direction, const WirePtr& wire) {
        const std::lock_guard lock(mutex);
        wire->cut();
        std::erase_if(side(direction), [&wire](const auto& entry) { return entry.second == wire; });
    }
    [[nodiscard]] std::vector<PortInfo> listed() const {
        std::vector<PortInfo> ports;
        for (const auto& [name, wire] : inputs)
            ports.push_back({name, PortDirection::input});
        for (const auto& [name, wire] : outputs)
            ports.push_back({name, PortDirection::output});
        return ports;
    }
};

namespace {

/// What to undo when a port closes: nothing, or the virtual port that only lived with it.
using OnClose = std::function<void()>;

class MemoryInput : public InputPort {
public:
    MemoryInput(
        WirePtr wire, MidiCallback callback, OnClose onClose = [] {})
        : wire_(std::move(wire)), receiver_(std::make_shared<Receiver>(std::move(callback))),
          onClose_(std::move(onClose)) {
        wire_->attach(receiver_);
    }
    ~MemoryInput() override {
        wire_->detach(receiver_);
        const std::lock_guard lock(receiver_->mutex);
        receiver_->open = false;
        onClose_();
    }

private:
    WirePtr wire_;
    std::shared_ptr<Receiver> receiver_;
    OnClose onClose_;
};

class MemoryOutput : public OutputPort {
public:
    MemoryOutput(
        WirePtr wire, Clock clock, OnClose onClose = [] {})
        : wire_(std::move(wire)), clock_(std::move(clock)), onClose_(std::move(onClose)) {}
    ~MemoryOutput() override { onClose_(); }

    Status send(std::span<const std::uint8_t> message) override {
        if (message.empty()) return badInput("An empty MIDI message cannot be sent.");
        if (!wire_->carry(clock_(), message)) return environmentLacks("The MIDI port is gone.");
        return {};
    }

private:
    WirePtr wire_;
    Clock clock_;
    OnClose onClose_;
};

} // namespace

MemorySystem::MemorySystem(Clock clock) : hub_(std::make_shared<Hub>(std::move(clock))) {}
MemorySystem::~MemorySystem() = default;

void MemorySystem::addLoopback(const std::string& name) {
    const std::lock_guard lock(hub_->mutex);
    const auto wire = std::make_shared<Wire>();
    hub_->inputs.insert_or_assign(name, wire);
    hub_->outputs.insert_or_assign(name, wire);
}

void MemorySystem::unplug(const std::string& name) {
    const std::lock_guard lock(hub_->mutex);
    for (const auto direction : {PortDirection::input, PortDirection::output}) {
        const auto found = hub_->side(direction).find(name);
        if (found == hub_->side(direction).end()) continue;
        found->second->cut();
        hub_->side(direction).erase(found);
    }
}

std::vector<PortInfo> MemorySystem::ports() {
    const std::lock_guard lock(hub_->mutex);
    return hub_->listed();
}

Result<std::unique_ptr<InputPort>> MemorySystem::openInput(const std::string& name, MidiCallback callback) {
    auto wire = hub_->find(PortDirection::input, name);
    if (!wire) return wire.error();
    return std::unique_ptr<InputPort>(std::make_unique<MemoryInput>(*wire, std::move(callback)));
}

Result<std::unique_ptr<OutputPort>> MemorySystem::openOutput(const std::string& name) {
    auto wire = hub_->find(PortDirection::output, name);
    if (!wire) return wire.error();
    return std::unique_ptr<OutputPort>(std::make_unique<MemoryOutput>(*wire, hub_->clock));
}

Result<std::unique_ptr<InputPort>> MemorySystem::openVirtualInput(const std::string& name,
                                                                  MidiCallback callback) {
    auto wire = hub_->create(PortDirection::output, name);
    if (!wire) return wire.error();
    const auto remove = [hub = hub_, wire = *wire] { hub->remove(PortDirection::output, wire); };
    return std::unique_ptr<InputPort>(std::make_unique<MemoryInput>(*wire, std::move(callback), remove));
}

Result<std::unique_ptr<OutputPort>> MemorySystem::openVirtualOutput(const std::string& name) {
    auto wire = hub_->create(PortDirection::input, name);
    if (!wire) return wire.error();
    const auto remove = [hub = hub_, wire = *wire] { hub->remove(PortDirection::input, wire); };
    return std::unique_ptr<OutputPort>(std::make_unique<MemoryOutput>(*wire, hub_->clock, remove));
}

} // namespace atos
