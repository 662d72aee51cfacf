// SPDX-License-Identifier: Apache-2.0
#include "midi/rtmidi_system.h"

#include "midi/clock.h"
#include "midi/drivers.h"
#include "midi/message_assembler.h"
#include "midi/port_match.h"

#include <RtMidi.h>

#include <mutex>
#include <optional>

namespace atos {
namespace {

constexpr const char* clientName = "ATOS MIDI";
constexpr unsigned unusedQueue = 1; // of RtMidiIn: everything goes through the callback

/// With an error callback RtMidi reports here instead of writing to the terminal and throwing.
struct Trouble {
    std::optional<std::string> serious;

    static void note(RtMidiError::Type type, const std::string& text, void* self) {
        if (type == RtMidiError::WARNING || type == RtMidiError::DEBUG_WARNING) return;
        static_cast<Trouble*>(self)->serious = text;
    }
};

Error lost(const std::string& name, const std::string& reason) {
    return environmentLacks("The MIDI port \"" + name + "\" does not open: " + reason + ".",
                            "Another program may hold it; close that or choose another port.");
}

/// RtMidi opens by number, and numbers move when a device comes or goes: found by name, and looked at again
/// afterwards.
template<typename Device>
Status openByName(Device& device, Trouble& trouble, const std::string& name, const std::string& ownPort) {
    for (int attempt = 0; attempt < 3; ++attempt) {
        unsigned number = 0;
        const unsigned count = device.getPortCount();
        while (number < count && device.getPortName(number) != name)
            ++number;
        if (number == count) return lost(name, "it has just gone");
        device.openPort(number, ownPort);
        if (trouble.serious) return lost(name, *trouble.serious);
        if (device.getPortName(number) == name) return {};
        device.closePort();
    }
    return lost(name, "the list of ports keeps changing");
}

class RtMidiInput : public InputPort {
public:
    RtMidiInput(RtMidi::Api api, const std::string& client, MidiCallback callback)
        : callback_(std::move(callback)), device_(api, client, unusedQueue) {
        device_.setErrorCallback(&Trouble::note, &trouble_);
        device_.ignoreTypes(false, true, true);
        device_.setCallback(&RtMidiInput::deliver, this);
    }

    Status connect(const std::string& name) { return openByName(device_, trouble_, name, "input"); }
    Status publish(const std::string& name) {
        device_.openVirtualPort("MIDI");
        return trouble_.serious ? Status(lost(name, *trouble_.serious)) : Status();
    }

private:
    static void deliver(double, std::vector<unsigned char>* bytes, void* self) {
        auto& input = *static_cast<RtMidiInput*>(self);
        const double now = steadySeconds();
        input.assembler_.feed(*bytes,
                              [&](std::span<const std::uint8_t> message) { input.callback_(now, message); });
    }

    // Before the device: its thread starts in its constructor and stops in its destructor.
    MidiCallback callback_;
    MessageAssembler assembler_;
    Trouble trouble_;
    RtMidiIn device_;
};

class RtMidiOutput : public OutputPort {
public:
    /// `jack` is empty for the other systems.
    RtMidiOutput(RtMidi::Api api, const std::string& client, std::shared_ptr<const JackWatch> jack)
        : jack_(std::move(jack)), device_(api, client) {
        device_.setErrorCallback(&Trouble::note, &trouble_);
    }

    Status connect(const std::string& name) { return openByName(device_, trouble_, name, "output"); }
    Status publish(const std::string& name) {
        device_.openVirtualPort("MIDI");
        return trouble_.serious ? Status(lost(name, *trouble_.serious)) : Status();
    }

    Status send(std::span<const std::uint8_t> message) override {
        // RtMidi's JACK ring holds 16 KiB; what does not fit vanishes without a word.
        constexpr std::size_t largestJackMessage = 16'000;
        if (message.empty()) return badInput("An empty MIDI message cannot be sent.");
        if (jack_ && message.size() > largestJackMessage)
            return environmentLacks("JACK cannot carry a MIDI message of more than 16,000 bytes.");
        if (jack_ && !jack_->alive())
            return environmentLacks("The JACK server has stopped.", "Start it again.");
        trouble_.serious.reset();
        try {
            device_.sendMessage(message.data(), message.size());
        } catch (const std::exception& failure) {
            return environmentLacks(std::string("The MIDI message was not sent: ") + failure.what() + ".");
        }
        if (trouble_.serious)
            return environmentLacks("The MIDI message was not sent: " + *trouble_.serious + ".");
        return {};
    }

private:
    std::shared_ptr<const JackWatch> jack_;
    Trouble trouble_;
    RtMidiOut device_;
};

template<typename Port, typename Interface, typename... Arguments>
Result<std::unique_ptr<Interface>> opened(const std::string& name, Status (Port::*open)(const std::string&),
                                          Arguments&&... arguments) {
    try {
        auto port = std::make_unique<Port>(std::forward<Arguments>(arguments)...);
        if (const Status status = (*port.*open)(name); !status) return status.error();
        return std::unique_ptr<Interface>(std::move(port));
    } catch (const std::exception& failure) {
        return lost(name, failure.what());
    }
}

class RtMidiSystem : public MidiSystem {
public:
    RtMidiSystem(RtMidi::Api api, std::string apiName, std::shared_ptr<const JackWatch> jack)
        : api_(api), apiName_(std::move(apiName)), jack_(std::move(jack)),
          inputs_(api, clientName, unusedQueue), outputs_(api, clientName) {
        inputs_.setErrorCallback(&Trouble::note, &trouble_);
        outputs_.setErrorCallback(&Trouble::note, &trouble_);
    }

    std::string api() const override { return apiName_; }

    std::vector<PortInfo> ports() override {
        if (jack_ && !jack_->alive()) return {};
        const std::lock_guard lock(mutex_);
        std::vector<PortInfo> found;
        list(inputs_, PortDirection::input, found);
        list(outputs_, PortDirection::output, found);
        return found;
    }

    Result<std::unique_ptr<InputPort>> openInput(const std::string& name, MidiCallback callback) override {
        const auto match = matchPort(ports(), PortDirection::input, name);
        if (!match) return match.error();
        return opened<RtMidiInput, InputPort>(*match, &RtMidiInput::connect, api_, clientName,
                                              std::move(callback));
    }
    Result<std::unique_ptr<OutputPort>> openOutput(const std::string& name) override {
        const auto match = matchPort(ports(), PortDirection::output, name);
        if (!match) return match.error();
        return opened<RtMidiOutput, OutputPort>(*match, &RtMidiOutput::connect, api_, clientName, jack_);
    }
    Result<std::unique_ptr<InputPort>> openVirtualInput(const std::string& name,
                                                        MidiCallback callback) override {
        return opened<RtMidiInput, InputPort>(name, &RtMidiInput::publish, api_, name, std::move(callback));
    }
    Result<std::unique_ptr<OutputPort>> openVirtualOutput(const std::string& name) override {
        return opened<RtMidiOutput, OutputPort>(name, &RtMidiOutput::publish, api_, name, jack_);
    }

private:
    static void list(RtMidi& device, PortDirection direction, std::vector<PortInfo>& found) {
        try {
            const unsigned count = device.getPortCount();
            for (unsigned number = 0; number < count; ++number) {
                std::string name = device.getPortName(number);
                if (!name.empty() && !name.starts_with(clientName))
                    found.push_back({std::move(name), direction});
            }
        } catch (const std::exception&) {
            // A device that vanishes while it is listed is simply not there any more.
        }
    }

    const RtMidi::Api api_;
    const std::string apiName_;
    const std::shared_ptr<const JackWatch> jack_;
    std::mutex mutex_;
    Trouble trouble_;
    RtMidiIn inputs_;
    RtMidiOut outputs_;
};

} // namespace

Result<std::unique_ptr<MidiSystem>> openRtMidi(const std::string& api) {
    silenceDrivers();
    if (api == "alsa" && !alsaSequencerExists())
        return environmentLacks("This machine has no ALSA sequencer.");
    std::shared_ptr<const JackWatch> jack;
    if (api == "jack") {
        jack = JackWatch::open();
        if (!jack) return environmentLacks("No JACK server is running.");
    }
    const RtMidi::Api chosen = RtMidi::getCompiledApiByName(api);
    if (chosen == RtMidi::UNSPECIFIED) return environmentLacks("This program was built without " + api + ".");
    try {
        return std::unique_ptr<MidiSystem>(std::make_unique<RtMidiSystem>(chosen, api, std::move(jack)));
    } catch (const std::exception& failure) {
        return environmentLacks("The MIDI system " + api + " does not open: " + failure.what() + ".");
    }
}

} // namespace atos
