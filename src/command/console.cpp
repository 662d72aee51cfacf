// SPDX-License-Identifier: Apache-2.0
#include "command/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>

namespace atos {
namespace {

constexpr int barCells = 24;
constexpr auto redrawEvery = std::chrono::milliseconds(50);

std::string bar(const std::string& label, double fraction, std::string_view step) {
    const int filled = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * barCells);
    return fmt::format("\r\033[K{}[{:#<{}}{:{}}] {:3.0f} % {}", label, "", filled, "", barCells - filled,
                       100 * std::clamp(fraction, 0.0, 1.0), step);
}

/// On stderr, which nobody may read (any more): that is no failure. fmt::print() throws then.
void say(std::string_view text) {
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

} // namespace

Console::Console(bool json) : json_(json), terminal_(::isatty(STDERR_FILENO) == 1) {}
Console::~Console() {
    wipeProgress();
}

std::string Console::worded(const Json& object, std::string_view text) const {
    if (!json_) return std::string(text);
    // File names need not be UTF-8.
    return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Status Console::tell(std::string_view words) {
    wipeProgress();
    if (stdoutTaken_) {
        if (terminal_) say(words);
        return {};
    }
    if (std::fwrite(words.data(), 1, words.size(), stdout) == words.size() && std::fflush(stdout) == 0)
        return {};
    canTell_ = false;
    if (errno == EINTR) return cancelled(); // while a slow reader was waited for
    if (errno == EPIPE) {
        readerGone_ = true;
        return cancelled();
    }
    return environmentLacks(std::string("Cannot write the result: ") + std::strerror(errno) + ".");
}

void Console::error(const Error& error) {
    if (readerGone_ || error.message.empty()) return;
    wipeProgress();
    std::string line = error.message + (error.nextStep.empty() ? "" : " ") + error.nextStep;
    // A file may be called so that it would break the line, or command the terminal.
    std::replace_if(
        line.begin(), line.end(), [](unsigned char letter) { return letter < 0x20 || letter == 0x7F; }, '?');
    say("atos: " + line + "\n");
}

ProgressFunction Console::progress(std::string label) {
    if (!terminal_) return {};
    return [this, label = std::move(label),
            last = std::chrono::steady_clock::time_point{}](double fraction, std::string_view step) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (now - last < redrawEvery) return;
        last = now;
        progressShown_ = true;
        say(bar(label, fraction, step));
        std::fflush(stderr);
    };
}

void Console::wipeProgress() {
    if (!progressShown_) return;
    progressShown_ = false;
    say("\r\033[K");
}

} // namespace atos
