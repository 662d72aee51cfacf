// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/roland_app.h"

#include "piano/protocols/exclusive_protocol.h"
#include "piano/protocols/reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace atos {
namespace {

constexpr std::array<std::uint8_t, 7> frameStart{0xF0, 0x41, 0x10, 0x00, 0x00, 0x00, 0x28};
constexpr std::uint8_t dataRequest = 0x11;
constexpr std::uint8_t dataSet = 0x12;
constexpr std::size_t addressBytes = 4;

/// An address as the number of the byte it names (7 bits an address byte).
constexpr int at(int a, int b, int c, int d) {
    return ((a * 128 + b) * 128 + c) * 128 + d;
}

constexpr int applicationMode = at(1, 0, 3, 0);
constexpr int connection = at(1, 0, 3, 6);

struct AddressRange {
    int first;
    int bytes;
};

/// What may be written: a new address is a line here and a parameter in a profile. Everything else in the map
/// is volume, tuning, transposition, temperament, identification or flash (01 02 00 01).
constexpr std::array writable{
    AddressRange{applicationMode, 2},   // of the handshake
    AddressRange{connection, 1},        // of the handshake
    AddressRange{at(1, 0, 2, 0x07), 3}, // tone, single mode
    AddressRange{at(1, 0, 2, 0x1A), 1}, // ambience
    AddressRange{at(1, 0, 2, 0x1C), 1}, // brilliance
    AddressRange{at(1, 0, 2, 0x1D), 1}, // key touch
};

std::string writeReason(int first, int bytes) {
    const bool allowed = std::any_of(writable.begin(), writable.end(), [&](const AddressRange& range) {
        return bytes > 0 && first >= range.first && first + bytes <= range.first + range.bytes;
    });
    if (allowed) return "";
    const auto touches = [&](int address) { return first <= address && address < first + bytes; };
    if (touches(at(1, 2, 0, 1))) return "It writes to the piano's permanent memory.";
    if (touches(at(1, 0, 2, 0x13))) return refused::volume;
    if (touches(at(1, 0, 2, 0x18)) || touches(at(1, 0, 2, 0x19))) return refused::tuning;
    if (touches(at(1, 0, 1, 1)) || touches(at(1, 0, 3, 7))) return refused::transposition;
    return refused::unused;
}

Bytes frame(std::uint8_t command, MidiBytes address, MidiBytes data) {
    Bytes message(frameStart.begin(), frameStart.end());
    message.push_back(command);
    message = joined(joined(std::move(message), address), data);
    message.push_back(rolandChecksum(MidiBytes(message).subspan(frameStart.size() + 1)));
    message.push_back(exclusiveEnd);
    return message;
}

/// Obeys and answers only after the handshake, as the pianos do.
class SimulatedRolandApp : public SimulatedProtocol {
public:
    using SimulatedProtocol::SimulatedProtocol;

    void hear(MidiBytes message) override {
        const auto roland = parseRoland(message);
        if (!roland || !roland->isDataSet) return;
        const int address = sevenBitNumber(MidiBytes(roland->address));
        if (address == connection) connected_ = roland->data == Bytes{1};
        if (address == applicationMode) talkative_ = roland->data == Bytes{0, 1};
    }
    [[nodiscard]] bool answers() const override { return talkative_; }
    [[nodiscard]] bool obeys() const override { return connected_; }

private:
    bool connected_ = false;
    bool talkative_ = false;
};

class RolandApp final : public ExclusiveProtocol {
public:
    using ExclusiveProtocol::ExclusiveProtocol;

    [[nodiscard]] bool overlap(const Place& a, const Place& b) const override { return meetInMemory(a, b); }
    [[nodiscard]] Bytes request(const Place& place) const override {
        return rolandDataRequest(place.address, place.size);
    }
    /// All of Roland's that no other protocol knows.
    [[nodiscard]] bool owns(MidiBytes message) const override { return startsWith(message, {0xF0, 0x41}); }
    [[nodiscard]] std::string forbiddenReason(MidiBytes message) const override {
        const auto roland = parseRoland(message);
        if (!roland) return "It is a damaged or unknown Roland message.";
        if (!roland->isDataSet) return roland->data.size() == 4 ? "" : "It is a damaged Roland request.";
        return writeReason(sevenBitNumber(MidiBytes(roland->address)), static_cast<int>(roland->data.size()));
    }
    [[nodiscard]] bool isQuestion(MidiBytes message) const override {
        const auto roland = parseRoland(message);
        return roland && !roland->isDataSet;
    }
    [[nodiscard]] std::string describe(MidiBytes message) const override {
        const auto roland = parseRoland(message);
        if (!roland) return {};
        return fmt::format("Roland {} {}: {}", roland->isDataSet ? "data set" : "data request",
                           hexFromBytes(roland->address), hexFromBytes(roland->data));
    }
    [[nodiscard]] std::unique_ptr<SimulatedProtocol> simulate() const override {
        return std::make_unique<SimulatedRolandApp>(*this);
    }

protected:
    [[nodiscard]] ExclusiveFrame setFrame(const Place& place) const override {
        Bytes head(frameStart.begin(), frameStart.end());
        head.push_back(dataSet);
        return {.head = joined(std::move(head), place.address), .checksumBegins = frameStart.size() + 1};
    }
};

constinit const RolandApp theRolandApp(ProtocolFacts{
    .name = "roland-dt1", .addressBytes = addressBytes, .mostBytes = 4, .canBeRead = true});

} // namespace

constinit const Protocol& rolandApp = theRolandApp;

Bytes rolandDataSet(MidiBytes address, MidiBytes data) {
    return frame(dataSet, address, data);
}

Bytes rolandDataRequest(MidiBytes address, int size) {
    return frame(dataRequest, address, sevenBitGroups(size, 4));
}

std::optional<RolandMessage> parseRoland(MidiBytes message) {
    constexpr std::size_t overhead = frameStart.size() + 1 + addressBytes + 2;
    if (message.size() < overhead || message.back() != exclusiveEnd) return std::nullopt;
    if (!std::equal(frameStart.begin(), frameStart.end(), message.begin())) return std::nullopt;
    const std::uint8_t command = message[frameStart.size()];
    if (command != dataSet && command != dataRequest) return std::nullopt;
    const auto body = message.subspan(frameStart.size() + 1, message.size() - frameStart.size() - 3);
    if (std::any_of(body.begin(), body.end(), [](std::uint8_t byte) { return byte > 0x7F; }))
        return std::nullopt;
    if (rolandChecksum(body) != message[message.size() - 2]) return std::nullopt;
    const auto address = body.first(addressBytes);
    const auto data = body.subspan(addressBytes);
    return RolandMessage{command == dataSet, {address.begin(), address.end()}, {data.begin(), data.end()}};
}

} // namespace atos
