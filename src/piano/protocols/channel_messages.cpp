// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/channel_messages.h"

#include "piano/protocols/reasons.h"

#include <algorithm>
#include <array>

namespace atos {
namespace {

constexpr std::uint8_t bankMsb = 0;
constexpr std::uint8_t bankLsb = 32;

bool isKind(MidiBytes message, int status) {
    return !message.empty() && (message[0] & 0xF0) == status;
}

bool isControlChange(MidiBytes message) {
    return isKind(message, 0xB0) && message.size() == 3;
}

Bytes controlMessage(const Place& place, std::uint8_t controller, std::uint8_t value) {
    return {static_cast<std::uint8_t>(0xB0 | place.channel), controller, value};
}

std::string controllerReason(std::uint8_t controller) {
    switch (controller) {
    case 7:
    case 11:
    case 39:
    case 43:
        return refused::volume;
    case 64:
    case 66:
    case 67:
        return "It moves a pedal, which belongs to the player.";
    case 122:
        return "It switches the keys off from the sound (Local Control).";
    case 6:
    case 38:
    case 96:
    case 97:
    case 98:
    case 99:
    case 100:
    case 101:
        return "It can change tuning, transposition or bend range (registered parameters).";
    default:
        break;
    }
    if (controller >= 120) return "It silences or resets the piano.";
    constexpr std::array tone{0, 32, 70, 71, 72, 73, 74, 75, 76, 77, 78, 91, 92, 93, 94, 95};
    const bool known = std::find(tone.begin(), tone.end(), controller) != tone.end();
    return known ? "" : "It is a control change that this program has no use for.";
}

class ControlChange final : public Protocol {
public:
    using Protocol::Protocol;

    [[nodiscard]] bool overlap(const Place& a, const Place& b) const override {
        return a.controller == b.controller;
    }
    [[nodiscard]] std::vector<Bytes> set(const Place& place, const Bytes& value) const override {
        return {controlMessage(place, place.controller, value.back())};
    }
    [[nodiscard]] Bytes valueIn(const Place& place, MidiBytes message) const override {
        const bool ours = isControlChange(message) && message[1] == place.controller;
        return ours ? Bytes{message[2]} : Bytes();
    }
    [[nodiscard]] bool owns(MidiBytes message) const override { return isKind(message, 0xB0); }
    [[nodiscard]] std::string forbiddenReason(MidiBytes message) const override {
        return message.size() == 3 ? controllerReason(message[1]) : refused::broken;
    }
};

/// Remembers the bank.
class SimulatedProgramChange : public SimulatedProtocol {
public:
    using SimulatedProtocol::SimulatedProtocol;

    void hear(MidiBytes message) override {
        if (!isControlChange(message)) return;
        if (message[1] == bankMsb) bank_[0] = message[2];
        if (message[1] == bankLsb) bank_[1] = message[2];
    }
    [[nodiscard]] Bytes valueIn(const Place& /*place*/, MidiBytes message) const override {
        const bool whole = isKind(message, 0xC0) && message.size() == 2;
        return whole ? Bytes{bank_[0], bank_[1], message[1]} : Bytes();
    }

private:
    std::array<std::uint8_t, 2> bank_{};
};

class ProgramChange final : public Protocol {
public:
    using Protocol::Protocol;

    [[nodiscard]] int wireBytes(int /*size*/) const override { return 3; }
    [[nodiscard]] bool overlap(const Place& /*a*/, const Place& /*b*/) const override { return true; }
    [[nodiscard]] std::vector<Bytes> set(const Place& place, const Bytes& value) const override {
        return {controlMessage(place, bankMsb, value[0]), controlMessage(place, bankLsb, value[1]),
                Bytes{static_cast<std::uint8_t>(0xC0 | place.channel), value[2]}};
    }
    [[nodiscard]] Bytes valueIn(const Place& /*place*/, MidiBytes /*message*/) const override {
        return {}; // a program without its bank, which came before, is not the voice that the profile means
    }
    [[nodiscard]] bool owns(MidiBytes message) const override { return isKind(message, 0xC0); }
    [[nodiscard]] std::string forbiddenReason(MidiBytes message) const override {
        return message.size() == 2 ? "" : refused::broken;
    }
    [[nodiscard]] std::unique_ptr<SimulatedProtocol> simulate() const override {
        return std::make_unique<SimulatedProgramChange>(*this);
    }
};

constinit const ControlChange theControlChange(ProtocolFacts{.name = "control-change"});
constinit const ProgramChange theProgramChange(ProtocolFacts{.name = "program-change"});

} // namespace

constinit const Protocol& controlChange = theControlChange;
constinit const Protocol& programChange = theProgramChange;

} // namespace atos
