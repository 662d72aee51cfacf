// SPDX-License-Identifier: Apache-2.0
#include "app/piano/port_monitor.h"

#include "core/counted.h"
#include "midi/clock.h"
#include "midi/port_match.h"
#include "piano/link/piano_link.h"
#include "piano/profile/describe_message.h"
#include "piano/profile/identify.h"
#include "piano/protocols/midi_bytes.h"

#include <algorithm>
#include <span>
#include <utility>

namespace atos {

std::string messageInWords(const ChannelMessage& message) {
    return describeMessage(std::span(message.bytes).first(channelMessageSize(message.bytes[0])));
}

PortMonitor::PortMonitor() : opened_(steadySeconds()) {}

Result<std::unique_ptr<PortMonitor>> PortMonitor::open(MidiSystem& system, const std::string& port,
                                                       const std::vector<KeyboardProfile>& profiles) {
    std::unique_ptr<PortMonitor> monitor(new PortMonitor);
    const auto name = matchPort(system.ports(), PortDirection::input, port);
    if (const KeyboardProfile* piano = name ? matchProfile(profiles, *name) : nullptr; piano != nullptr)
        monitor->piano_ = *piano;
    auto input = system.openInput(port, [&monitor = *monitor](double seconds,
                                                              std::span<const std::uint8_t> message) {
        Arrival arrival;
        arrival.seconds = seconds;
        arrival.size = message.size();
        std::copy_n(message.begin(), std::min(message.size(), arrival.bytes.size()), arrival.bytes.begin());
        if (!monitor.ring_.push(arrival)) ++monitor.lost_;
    });
    if (!input) return input.error();
    monitor->input_ = std::move(*input);
    return monitor;
}

std::optional<MonitoredMessage> PortMonitor::take() {
    Arrival arrival;
    if (!ring_.pop(arrival)) return std::nullopt;
    const bool whole = arrival.size <= arrival.bytes.size();
    const auto shown = std::span(arrival.bytes).first(std::min(arrival.size, arrival.bytes.size()));
    return MonitoredMessage{arrival.seconds - opened_,
                            whole ? describeMessage(shown, piano_ ? &*piano_ : nullptr)
                                  : "system exclusive, " + counted(arrival.size, "byte"),
                            hexFromBytes(shown) + (whole ? "" : " ...")};
}

double PortMonitor::seconds() const {
    return steadySeconds() - opened_;
}

} // namespace atos
