// SPDX-License-Identifier: Apache-2.0
// WAV and its larger kin (RF64, BW64, RIFX). Sources: Microsoft and IBM, "Multimedia Programming Interface
// and Data Specifications 1.0", 1991; EBU Tech 3306.
#include "audio/file/sound_parts.h"

#include <algorithm>
#include <utility>

namespace atos {
namespace {

constexpr int mostChunks = 4096;
constexpr std::size_t largestFormat = 4096;
/// Larger parts are read as several, each with a header that 32 bits are enough for.
constexpr std::uint64_t largestPart = 1U << 30U;
constexpr std::uint64_t pcm = 1, mpegLayer2 = 0x50, mp3 = 0x55, extensible = 0xFFFE;

bool isChunkName(std::string_view name) {
    return name.size() == 4 && std::all_of(name.begin(), name.end(), [](char letter) {
               return letter >= ' ' && letter <= '~';
           });
}

/// The chunks of one RIFF file that tell about its sound.
class Riff {
public:
    Riff(const ByteFile& file, std::uint64_t begin) : file_(file), begin_(begin) {
        big_ = file.textAt(begin, 4) == "RIFX";
        readChunks();
    }

    [[nodiscard]] std::vector<SoundPart> parts() const;
    /// Where the next joined file begins, or the end.
    [[nodiscard]] std::uint64_t next() const { return next_; }

private:
    [[nodiscard]] std::uint64_t number(std::string_view bytes, std::size_t offset, std::size_t width) const {
        return big_ ? bigEndian(bytes, offset, width) : littleEndian(bytes, offset, width);
    }
    [[nodiscard]] std::string asNumber(std::uint64_t value, std::size_t width) const {
        return big_ ? asBigEndian(value, width) : asLittleEndian(value, width);
    }
    [[nodiscard]] std::uint64_t format() const {
        const std::uint64_t tag = number(format_, 0, 2);
        return tag == extensible ? number(format_, 24, 2) : tag;
    }
    [[nodiscard]] std::uint64_t blockSize() const {
        return std::max<std::uint64_t>(number(format_, 12, 2), 1);
    }
    [[nodiscard]] bool chunksFollow(std::uint64_t at) const;
    [[nodiscard]] std::uint64_t afterChunk(std::uint64_t begin, std::uint64_t size) const;
    [[nodiscard]] bool soundGoesOn(std::uint64_t begin, std::uint64_t at) const;
    struct Data {
        std::uint64_t begin = 0;
        StatedLength length;
    };
    void readChunks();
    [[nodiscard]] Data readData(std::uint64_t begin, std::uint64_t stated) const;
    [[nodiscard]] std::string header(std::uint64_t size) const;
    void addParts(const Data& data, std::vector<SoundPart>& parts) const;

    const ByteFile& file_;
    std::uint64_t begin_;
    bool big_ = false;
    std::string format_;
    std::uint64_t wideSize_ = 0; ///< of the sound, from RF64's own chunk
    std::vector<Data> data_; ///< more than one where a recorder was halted, or a program put sounds together
    std::uint64_t next_ = 0;
};

/// Whether well-formed chunks fill the file from there to its end, or to another file that was joined on.
bool Riff::chunksFollow(std::uint64_t at) const {
    for (int chunks = 0; chunks < mostChunks && at + 8 <= file_.size(); ++chunks) {
        const std::string head = file_.textAt(at, 12);
        if (!isChunkName(head.substr(0, 4))) return false;
        if (head.starts_with("RIFF") && head.ends_with("WAVE")) return true;
        const std::uint64_t size = number(head, 4, 4);
        if (at + 8 + size > file_.size()) return false;
        at = afterChunk(at + 8, size);
    }
    return at + 8 > file_.size();
}

/// Chunks of odd size are padded, but not by everybody.
std::uint64_t Riff::afterChunk(std::uint64_t begin, std::uint64_t size) const {
    const std::uint64_t end = begin + size;
    if (size % 2 == 0 || end >= file_.size()) return end;
    const bool padded = isChunkName(file_.textAt(end + 1, 4)) || !isChunkName(file_.textAt(end, 4));
    return padded ? end + 1 : end;
}

void Riff::readChunks() {
    next_ = file_.size();
    std::uint64_t at = begin_ + 12;
    for (int chunks = 0; chunks < mostChunks && at + 8 <= file_.size(); ++chunks) {
        const std::string head = file_.textAt(at, 12);
        const std::uint64_t size = number(head, 4, 4);
        if (!data_.empty() && head.starts_with("RIFF") && head.ends_with("WAVE")) {
            next_ = at;
            return;
        }
        if (!isChunkName(head.substr(0, 4))) return;
        if (head.starts_with("fmt ") && format_.empty())
            format_ = file_.textAt(at + 8, std::min<std::uint64_t>(size, largestFormat));
        else if (head.starts_with("ds64"))
            wideSize_ = number(file_.textAt(at + 8, 16), 8, 8);
        else if (head.starts_with("data")) {
            const Data data = readData(at + 8, size);
            data_.push_back(data);
            if (data.begin + data.length.bytes >= file_.size()) return;
            at = afterChunk(data.begin, data.length.bytes);
            continue;
        }
        at = afterChunk(at + 8, size);
    }
}

Riff::Data Riff::readData(std::uint64_t begin, std::uint64_t stated) const {
    const std::uint64_t there = file_.size() - begin;
    const bool wide = stated == 0xFFFFFFFF && wideSize_ > 0;
    if (wide) stated = wideSize_;
    if (stated == 0 && chunksFollow(begin)) return {begin, {}};
    const StatedLength length = compareLength(stated, there, !wide && isUnknownLength(stated));
    if (length.bytes == there) return {begin, length};
    // A length that 32 bits could not hold, or one that was not brought up to date.
    const bool wrapped = !wide && (there - stated) % (std::uint64_t{1} << 32U) == 0;
    const std::uint64_t after = afterChunk(begin, length.bytes);
    const bool ended = chunksFollow(after) || file_.textAt(after, 4) == "data";
    if (wrapped || (!ended && soundGoesOn(begin, after))) return {begin, {there, 0, !wrapped}};
    return {begin, length};
}

/// Whether bytes after the stated end are samples: neighbours resemble each other, other than in anything
/// else.
bool Riff::soundGoesOn(std::uint64_t begin, std::uint64_t at) const {
    const std::uint64_t tag = format(), bits = number(format_, 14, 2), channels = number(format_, 2, 2);
    const std::size_t width = bits / 8;
    if (tag != pcm || width < 2 || width > 4 || channels == 0 || channels > 64) return false;
    const std::size_t frame = width * channels;
    at = begin + (at - begin + frame - 1) / frame * frame;
    constexpr std::size_t frames = 8192;
    const std::string bytes = file_.textAt(at, frames * frame);
    if (bytes.size() < 1024 * frame) return false;
    double sum = 0, squares = 0, steps = 0, before = 0;
    std::size_t count = 0;
    for (std::size_t offset = 0; offset + frame <= bytes.size(); offset += frame, ++count) {
        // The two upper bytes tell enough.
        const std::size_t upper = big_ ? offset : offset + width - 2;
        const auto sample = static_cast<double>(static_cast<std::int16_t>(number(bytes, upper, 2)));
        sum += sample;
        squares += sample * sample;
        if (count > 0) steps += (sample - before) * (sample - before);
        before = sample;
    }
    const double variance = squares - sum * sum / static_cast<double>(count);
    return variance > 0 && steps < variance / 2; // of unrelated values it is twice the variance
}

std::string Riff::header(std::uint64_t size) const {
    std::string chunks = "WAVEfmt " + asNumber(format_.size(), 4) + format_;
    if (format_.size() % 2 != 0) chunks += '\0';
    chunks += "data" + asNumber(size, 4);
    return (big_ ? "RIFX" : "RIFF") + asNumber(chunks.size() + size, 4) + chunks;
}

void Riff::addParts(const Data& data, std::vector<SoundPart>& parts) const {
    const std::size_t before = parts.size();
    const std::uint64_t end = data.begin + data.length.bytes;
    if (const std::uint64_t tag = format(); tag == mp3 || tag == mpegLayer2) {
        auto part = mpegPart(file_, data.begin, end);
        if (!part) {
            part.emplace();
            part->mpeg = true;
            part->bytes = {{}, data.begin, end};
        }
        parts.push_back(std::move(*part));
    } else {
        const std::uint64_t most = std::max<std::uint64_t>(largestPart / blockSize(), 1) * blockSize();
        for (std::uint64_t from = data.begin; from < end || parts.size() == before; from += most) {
            const std::uint64_t size = std::min(most, end - from);
            SoundPart part;
            part.bytes = {header(size), from, from + size};
            parts.push_back(std::move(part));
        }
    }
    noteLength(parts.back(), data.length);
}

std::vector<SoundPart> Riff::parts() const {
    std::vector<SoundPart> parts;
    if (format_.empty()) return parts;
    for (const Data& data : data_)
        addParts(data, parts);
    return parts;
}

} // namespace

std::vector<SoundPart> riffParts(const ByteFile& file, std::uint64_t begin, std::uint64_t& next) {
    const std::string form = file.textAt(begin + 8, 4);
    if (form != "WAVE" && form != "RMP3") {
        next = file.size();
        return {};
    }
    const Riff riff(file, begin);
    next = riff.next();
    return riff.parts();
}

} // namespace atos
