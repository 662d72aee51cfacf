// SPDX-License-Identifier: Apache-2.0
#include "cli/simulated_session.h"

#include "audio/render/schedule.h"
#include "midi/panic.h"
#include "music/smf.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <optional>
#include <sstream>

namespace atos {
namespace {

constexpr int tickMs = 2;
constexpr std::size_t longestLine = 4'096;

std::span<const std::uint8_t> bytesOf(const ChannelMessage& message) {
    return std::span(message.bytes).first(channelMessageSize(message.bytes[0]));
}

std::optional<int> wholeNumber(const std::string& text) {
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace

Status SimulatedSession::play(const std::filesystem::path& file, double speed) {
    const auto performance = readMidi(file);
    if (!performance) return performance.error();
    Panic sounding;
    for (std::size_t i = 0; i < next_; ++i)
        sounding.sent(bytesOf(piece_[i]));
    for (const auto& release : sounding.release())
        if (auto sent = piano_.play(release); !sent) return sent;
    piece_ = schedule(*performance, 0, performance->duration());
    next_ = 0;
    began_ = steadySeconds();
    speed_ = speed;
    return {};
}

void SimulatedSession::playDue() {
    const double now = (steadySeconds() - began_) * speed_;
    for (; next_ < piece_.size() && piece_[next_].seconds <= now; ++next_) {
        // Keys that move while the plug is out sound nowhere.
        static_cast<void>(piano_.play(bytesOf(piece_[next_])).ok());
        if (next_ + 1 == piece_.size()) tell_("played");
    }
}

void SimulatedSession::run(const CancelToken& cancel) {
    while (!cancel.cancelled()) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (::poll(&input, stdinOpen_ ? 1 : 0, tickMs) > 0) obeyLines();
        piano_.tick();
        playDue();
    }
}

void SimulatedSession::obeyLines() {
    std::array<char, 512> bytes{};
    const ssize_t got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    stdinOpen_ = got > 0;
    if (!stdinOpen_) return;
    typed_.append(bytes.data(), static_cast<std::size_t>(got));
    for (std::size_t end = typed_.find('\n'); end != std::string::npos; end = typed_.find('\n')) {
        const std::string line = typed_.substr(0, end);
        typed_.erase(0, end + 1);
        if (const Status done = obey(line); !done) tell_(fmt::format("error: {}", done.error().message));
    }
    if (typed_.size() > longestLine) typed_.clear();
}

Status SimulatedSession::obey(const std::string& line) {
    std::istringstream words(line);
    std::string verb, first, second;
    words >> verb >> first >> second;
    Status done;
    if (verb == "show") {
        std::string values = "values:";
        for (const auto& [parameter, value] : piano_.values())
            values += fmt::format(" {}={}", parameter, value);
        tell_(values);
        return {};
    }
    if (verb == "play") {
        double speed = 1;
        if (!second.empty()
            && (std::from_chars(second.data(), second.data() + second.size(), speed).ec != std::errc{}
                || !(speed > 0 && speed <= 1000)))
            return badInput("The speed must lie between 0 and 1000.");
        done = play(first, speed);
    } else if (verb == "strike") {
        done = strike(first);
    } else if (verb == "set") {
        done = set(first, second);
    } else if (verb == "fault") {
        SimulatedFaults faults = piano_.faults();
        done = applyFault(faults, first);
        if (done) piano_.setFaults(faults);
    } else if (verb == "unplug") {
        piano_.unplug();
    } else if (verb == "off") {
        piano_.powerOff();
    } else if (verb == "plug") {
        done = piano_.plugIn();
    } else {
        return badInput(fmt::format(
            "There is no \"{}\"; say play, strike, set, show, fault, unplug, off or plug.", verb));
    }
    if (done) tell_(fmt::format("done: {}", line));
    return done;
}

Status SimulatedSession::strike(const std::string& pitch) {
    const auto key = wholeNumber(pitch);
    if (!key || *key < 0 || *key > 127) return badInput("A key is a MIDI note number, 0 to 127.");
    const auto note = static_cast<std::uint8_t>(*key);
    for (const auto& bytes : {std::array<std::uint8_t, 3>{0x90, note, 64}, {0x80, note, 0}})
        if (auto sent = piano_.play(bytes); !sent) return sent;
    return {};
}

Status SimulatedSession::set(const std::string& parameter, const std::string& value) {
    const auto raw = wholeNumber(value);
    if (!raw) return badInput("A knob is set to a whole number.");
    if (!piano_.values().contains(parameter))
        return badInput(fmt::format("This piano has no \"{}\".", parameter));
    piano_.setValue(parameter, *raw);
    return {};
}

} // namespace atos
