// SPDX-License-Identifier: Apache-2.0
#include "cli/simulation_lines.h"

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

std::optional<int> wholeNumber(const std::string& text) {
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Result<double> speedFrom(const std::string& text) {
    double speed = 1;
    if (text.empty()) return speed;
    if (std::from_chars(text.data(), text.data() + text.size(), speed).ec != std::errc{}
        || !(speed > 0 && speed <= 1000))
        return badInput("The speed must lie between 0 and 1000.");
    return speed;
}

Status play(SimulatedPerformer& performer, const std::string& file, const std::string& speed) {
    const auto times = speedFrom(speed);
    if (!times) return times.error();
    return performer.play(file, *times);
}

Status turn(SimulatedPerformer& performer, const std::string& parameter, const std::string& value) {
    const auto raw = wholeNumber(value);
    if (!raw) return badInput("A knob is set to a whole number.");
    return performer.turn(parameter, *raw);
}

std::string valuesLine(const SimulatedPiano& piano) {
    std::string line = "values:";
    for (const auto& [parameter, value] : piano.values())
        line += fmt::format(" {}={}", parameter, value);
    return line;
}

/// What to answer.
Result<std::string> obey(SimulatedPerformer& performer, const std::string& line) {
    std::istringstream words(line);
    std::string verb, first, second;
    words >> verb >> first >> second;
    Status done;
    if (verb == "show") return valuesLine(performer.piano());
    if (verb == "play") {
        done = play(performer, first, second);
    } else if (verb == "strike") {
        done = performer.strike(wholeNumber(first).value_or(-1));
    } else if (verb == "set") {
        done = turn(performer, first, second);
    } else if (verb == "fault") {
        done = performer.misbehave(first);
    } else if (verb == "unplug") {
        performer.piano().unplug();
    } else if (verb == "off") {
        performer.piano().powerOff();
    } else if (verb == "plug") {
        done = performer.piano().plugIn();
    } else {
        return badInput(fmt::format(
            "There is no \"{}\"; say play, strike, set, show, fault, unplug, off or plug.", verb));
    }
    if (!done) return done.error();
    return fmt::format("done: {}", line);
}

/// What was typed on stdin, line by line.
class TypedLines {
public:
    /// Waits so long for more of it.
    void await(int milliseconds) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (::poll(&input, open_ ? 1 : 0, milliseconds) <= 0) return;
        std::array<char, 512> bytes{};
        const ssize_t got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        open_ = got > 0;
        if (open_) typed_.append(bytes.data(), static_cast<std::size_t>(got));
    }
    std::optional<std::string> next() {
        const std::size_t end = typed_.find('\n');
        if (end == std::string::npos) {
            if (typed_.size() > longestLine) typed_.clear();
            return std::nullopt;
        }
        std::string line = typed_.substr(0, end);
        typed_.erase(0, end + 1);
        return line;
    }

private:
    std::string typed_; ///< and not taken yet
    bool open_ = true;
};

} // namespace

void runSimulation(SimulatedPerformer& performer, const std::function<void(const std::string&)>& tell,
                   const CancelToken& cancel) {
    TypedLines lines;
    while (!cancel.cancelled()) {
        lines.await(tickMs);
        while (const auto line = lines.next()) {
            const auto answer = obey(performer, *line);
            tell(answer ? *answer : fmt::format("error: {}", answer.error().message));
        }
        if (performer.tick()) tell("played");
    }
}

} // namespace atos
