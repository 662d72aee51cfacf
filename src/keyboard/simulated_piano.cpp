// SPDX-License-Identifier: Apache-2.0
#include "keyboard/simulated_piano.h"

#include "keyboard/identify.h"
#include "keyboard/roland.h"
#include "keyboard/seven_bit.h"

#include <algorithm>

namespace atos {
namespace {

const Bytes rolandConnection{0x01, 0x00, 0x03, 0x06};
const Bytes rolandApplicationMode{0x01, 0x00, 0x03, 0x00};

bool isGm2Global(std::span<const std::uint8_t> message) {
    constexpr std::array<std::uint8_t, 8> start{0xF0, 0x7F, 0x7F, 0x04, 0x05, 0x01, 0x01, 0x01};
    return message.size() == 13 && std::equal(start.begin(), start.end(), message.begin());
}

} // namespace

SimulatedPiano::SimulatedPiano(KeyboardProfile profile) : profile_(std::move(profile)) {
    for (const Parameter& parameter : profile_.parameters)
        values_[parameter.name] = parameter.neutral;
}

Result<std::unique_ptr<SimulatedPiano>> SimulatedPiano::start(MidiSystem& system, KeyboardProfile profile,
                                                              const std::string& name) {
    std::unique_ptr<SimulatedPiano> piano(new SimulatedPiano(std::move(profile)));
    auto output = system.openVirtualOutput(name);
    if (!output) return output.error();
    piano->output_ = *std::move(output);
    auto input =
        system.openVirtualInput(name, [self = piano.get()](double, auto message) { self->hear(message); });
    if (!input) return input.error();
    piano->input_ = *std::move(input);
    return piano;
}

int SimulatedPiano::value(const std::string& parameter) const {
    const std::lock_guard lock(mutex_);
    const auto found = values_.find(parameter);
    return found == values_.end() ? 0 : found->second;
}

void SimulatedPiano::setValue(const std::string& parameter, int raw) {
    const std::lock_guard lock(mutex_);
    values_[parameter] = raw;
}

void SimulatedPiano::setFaults(const SimulatedFaults& faults) {
    const std::lock_guard lock(mutex_);
    faults_ = faults;
}

std::vector<Bytes> SimulatedPiano::received() const {
    const std::lock_guard lock(mutex_);
    return received_;
}

void SimulatedPiano::hear(std::span<const std::uint8_t> message) {
    const std::lock_guard lock(mutex_);
    received_.emplace_back(message.begin(), message.end());
    if (message.empty()) return;
    if (std::ranges::equal(message, identityRequest())) {
        Bytes reply{0xF0, 0x7E, 0x10, 0x06, 0x02};
        reply.insert(reply.end(), profile_.identity.begin(), profile_.identity.end());
        reply.resize(5 + 9, 0);
        reply.push_back(0xF7);
        if (!profile_.identity.empty()) answer(std::move(reply));
        return;
    }
    hearRoland(message);
    if (faults_.ignoreWrites) return;
    if (isGm2Global(message)) {
        for (const Parameter& parameter : profile_.parameters)
            if (parameter.codec == Codec::gm2Global
                && std::ranges::equal(parameter.address, message.subspan(8, 3)))
                values_[parameter.name] = message[11] - parameter.offset;
    }
    if ((message[0] & 0xF0) == 0xB0 && message.size() == 3) hearController(message[1], message[2]);
    if ((message[0] & 0xF0) == 0xC0 && message.size() == 2)
        for (const Parameter& parameter : profile_.parameters)
            if (parameter.codec == Codec::programChange) values_[parameter.name] = bank_ << 7 | message[1];
}

void SimulatedPiano::hearController(std::uint8_t controller, int value) {
    if (controller == 0) bank_ = (bank_ & 0x7F) | value << 7;
    if (controller == 32) bank_ = (bank_ & ~0x7F) | value;
    for (const Parameter& parameter : profile_.parameters)
        if (parameter.codec == Codec::controlChange && parameter.controller == controller)
            values_[parameter.name] = value - parameter.offset;
}

void SimulatedPiano::hearRoland(std::span<const std::uint8_t> message) {
    const auto roland = parseRoland(message);
    if (!roland) return;
    if (roland->isDataSet && roland->address == rolandConnection) connected_ = roland->data == Bytes{1};
    if (roland->isDataSet && roland->address == rolandApplicationMode)
        talkative_ = roland->data == Bytes{0, 1};
    for (const Parameter& parameter : profile_.parameters) {
        if (parameter.codec != Codec::rolandDt1 || parameter.address != roland->address) continue;
        int& value = values_[parameter.name];
        if (!roland->isDataSet) {
            if (talkative_)
                answer(rolandDataSet(parameter.address,
                                     sevenBitGroups(value + parameter.offset, parameter.size)));
        } else if (connected_ && !faults_.ignoreWrites
                   && roland->data.size() == static_cast<std::size_t>(parameter.size)) {
            value = sevenBitNumber(std::span<const std::uint8_t>(roland->data)) - parameter.offset;
        }
    }
}

void SimulatedPiano::answer(Bytes message) {
    if (faults_.silent) return;
    if (faults_.dropReplies > 0) {
        --faults_.dropReplies;
        return;
    }
    if (faults_.corruptReplies > 0) {
        --faults_.corruptReplies;
        message[message.size() / 2] ^= 0x01;
    }
    // A port that nobody listens to is no fault of the piano.
    [[maybe_unused]] const auto ignored = output_->send(message);
}

} // namespace atos
