// SPDX-License-Identifier: Apache-2.0
#include "midi/journal.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>

namespace atos {
namespace {

constexpr std::array<std::uint8_t, 8> magic{'A', 'T', 'O', 'S', 'T', 'A', 'K', 'E'};
constexpr std::uint32_t version = 1;
constexpr double longestTake = 7.0 * 24 * 3600;          // seconds
constexpr std::uint64_t latestStart = 4'102'444'800'000; // milliseconds: the year 2100

template<typename Integer>
void put(Bytes& bytes, Integer value) {
    for (std::size_t i = 0; i < sizeof(Integer); ++i)
        bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

template<typename Integer>
Integer get(std::span<const std::uint8_t> bytes, std::size_t offset) {
    Integer value = 0;
    for (std::size_t i = 0; i < sizeof(Integer); ++i)
        value |= static_cast<Integer>(bytes[offset + i]) << (8 * i);
    return value;
}

/// FNV-1a, begun with the record's place so that a record from elsewhere does not pass.
std::uint32_t checksum(std::span<const std::uint8_t> bytes, std::uint32_t place) {
    std::uint32_t hash = 0x811c9dc5U ^ place;
    for (const std::uint8_t byte : bytes)
        hash = (hash ^ byte) * 0x01000193U;
    return hash;
}

constexpr std::uint32_t headerPlace = 0xFFFFFFFFU;

/// Appends the checksum of what was put since `from`.
void seal(Bytes& bytes, std::size_t from, std::uint32_t place) {
    put(bytes, checksum(std::span(bytes).subspan(from), place));
}

bool sealed(std::span<const std::uint8_t> bytes, std::uint32_t place) {
    const std::size_t size = bytes.size() - sizeof(std::uint32_t);
    return get<std::uint32_t>(bytes, size) == checksum(bytes.first(size), place);
}

void putRecord(Bytes& bytes, const ChannelMessage& message, std::uint32_t place) {
    const std::size_t from = bytes.size();
    put(bytes, std::bit_cast<std::uint64_t>(message.seconds));
    bytes.insert(bytes.end(), message.bytes.begin(), message.bytes.end());
    bytes.push_back(0);
    seal(bytes, from, place);
}

/// False when the record must not be believed.
bool getRecord(std::span<const std::uint8_t> record, std::uint32_t place, double earliest,
               ChannelMessage& message) {
    if (!sealed(record, place)) return false;
    message.seconds = std::bit_cast<double>(get<std::uint64_t>(record, 0));
    std::copy_n(record.begin() + 8, message.bytes.size(), message.bytes.begin());
    const std::size_t size = channelMessageSize(message.bytes[0]);
    return size > 0 && isChannelMessage(std::span(message.bytes).first(size)) && message.seconds >= earliest
           && message.seconds <= longestTake;
}

Error diskRefuses(const char* what) {
    return environmentLacks(std::string("The take cannot be kept on disk (") + what + ": "
                                + std::strerror(errno) + ").",
                            "Free some space; what you play is kept in memory meanwhile.");
}

} // namespace

Result<std::unique_ptr<JournalWriter>> JournalWriter::create(const std::filesystem::path& path,
                                                             WallClock::time_point started) {
    // Locked before it has its name, so that no reader ever finds it unlocked and unfinished.
    const std::string unnamed = path.string() + ".new";
    const int file = ::open(unnamed.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0) return diskRefuses("create");
    std::unique_ptr<JournalWriter> writer(new JournalWriter(file));
    Bytes& header = writer->pending_;
    header.assign(magic.begin(), magic.end());
    put(header, version);
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(started.time_since_epoch());
    put(header, static_cast<std::uint64_t>(milliseconds.count()));
    seal(header, 0, headerPlace);
    Status status = ::flock(file, LOCK_EX | LOCK_NB) == 0 ? writer->append({}) : diskRefuses("lock");
    if (status && ::link(unnamed.c_str(), path.c_str()) != 0) status = diskRefuses("name");
    ::unlink(unnamed.c_str());
    if (!status) return status.error();
    return writer;
}

JournalWriter::~JournalWriter() {
    ::close(file_);
}

Status JournalWriter::append(std::span<const ChannelMessage> messages) {
    // Before anything is put: half a record would spoil all that follow.
    const std::size_t needed = pending_.size() + messages.size() * journalRecordSize;
    if (needed > pending_.capacity()) pending_.reserve(std::max(needed, 2 * pending_.capacity()));
    for (const ChannelMessage& message : messages)
        putRecord(pending_, message, nextRecord_++);
    std::size_t done = 0;
    while (done < pending_.size()) {
        const ssize_t written = ::pwrite(file_, pending_.data() + done, pending_.size() - done,
                                         static_cast<off_t>(writtenBytes_ + done));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0)
            return diskRefuses("write"); // pwrite: the next attempt goes over what was half written
        done += static_cast<std::size_t>(written);
    }
    writtenBytes_ += done;
    pending_.clear();
    return {};
}

Result<JournalContents> parseJournal(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < journalHeaderSize || !std::equal(magic.begin(), magic.end(), bytes.begin()))
        return badInput("This is not a take journal.");
    if (!sealed(bytes.first(journalHeaderSize), headerPlace))
        return badInput("The take journal's header is damaged.");
    if (get<std::uint32_t>(bytes, 8) != version) return badInput("The take journal is of another version.");
    const auto started = get<std::uint64_t>(bytes, 12);
    if (started > latestStart) return badInput("The take journal's header is damaged.");
    JournalContents contents;
    contents.started = WallClock::time_point(std::chrono::milliseconds(started));
    auto rest = bytes.subspan(journalHeaderSize);
    contents.messages.reserve(rest.size() / journalRecordSize);
    ChannelMessage message;
    while (rest.size() >= journalRecordSize
           && getRecord(rest.first(journalRecordSize), static_cast<std::uint32_t>(contents.messages.size()),
                        message.seconds, message)) {
        contents.messages.push_back(message);
        rest = rest.subspan(journalRecordSize);
    }
    contents.damaged = !rest.empty();
    return contents;
}

Result<JournalContents> readJournal(const std::filesystem::path& path) {
    const auto bytes = readFile(path, largestJournal);
    if (!bytes) return bytes.error();
    auto contents = parseJournal(*bytes);
    if (!contents) return badInput(path.string() + ": " + contents.error().message);
    return contents;
}

bool journalInUse(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return false;
    const bool locked = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return locked;
}

} // namespace atos
