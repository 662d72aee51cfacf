// SPDX-License-Identifier: Apache-2.0
#include "app/live/take_recorder.h"

#include "music/smf.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <system_error>
#include <utility>

namespace atos {
namespace {

constexpr std::chrono::seconds attemptEvery{1};

std::filesystem::path withExtension(const std::filesystem::path& stem, const char* extension) {
    return stem.string() + extension;
}

} // namespace

std::string takeName(WallClock::time_point started) {
    const std::time_t seconds = WallClock::to_time_t(started);
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(started.time_since_epoch()).count() % 1000;
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    std::array<char, 64> text{};
    std::strftime(text.data(), text.size(), "take-%Y-%m-%d-%H%M%S", &utc);
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), "-%03d", static_cast<int>(milliseconds));
    return std::string(text.data()) + fraction.data();
}

Status FinishedTake::keep() const {
    if (const Status written = writeMidi(performance, midi); !written) return written.error();
    std::error_code ignored;
    std::filesystem::remove(journal, ignored);
    return {};
}

void TakeRecorder::add(std::span<const ChannelMessage> messages) {
    for (const ChannelMessage& message : messages) {
        if (take_.empty() && message.isNoteOn()) begin(message.seconds);
        take_.add(message);
        if (!take_.empty()) unwritten_.push_back(message);
    }
    if (!unwritten_.empty()) keepOnDisk();
}

void TakeRecorder::begin(double seconds) {
    started_ = nextAttempt_ = WallClock::now();
    unwritten_ = take_.pedalsDown(seconds);
    stem_ = folder_ / takeName(started_);
    // Another program that shares the folder may have begun in the same millisecond.
    std::error_code ignored;
    while (std::filesystem::exists(withExtension(stem_, ".journal"), ignored)
           || std::filesystem::exists(withExtension(stem_, ".mid"), ignored)) {
        started_ += std::chrono::milliseconds(1);
        stem_ = folder_ / takeName(started_);
    }
}

void TakeRecorder::keepOnDisk() {
    if (!writer_ && WallClock::now() >= nextAttempt_) {
        auto created = JournalWriter::create(withExtension(stem_, ".journal"), started_);
        nextAttempt_ = WallClock::now() + attemptEvery;
        trouble_ = created ? "" : created.error().message;
        if (created) writer_ = std::move(created).value();
    }
    if (!writer_) return;
    const Status status = writer_->append(unwritten_);
    trouble_ = status ? "" : status.error().message;
    unwritten_.clear();
}

std::optional<FinishedTake> TakeRecorder::finish(double seconds) {
    if (take_.empty()) return std::nullopt;
    FinishedTake finished{
        take_.at(seconds), withExtension(stem_, ".mid"), withExtension(stem_, ".journal"), {}};
    finished.performance.title = stem_.filename().string();
    finished.writer = std::move(writer_); // last: until here the take goes on if memory runs out
    take_.restart();
    unwritten_.clear();
    trouble_.clear();
    return finished;
}

} // namespace atos
