// SPDX-License-Identifier: Apache-2.0
// MPEG audio: where its frames begin, and what its first frame says about their number. Sources: ISO/IEC
// 11172-3 and 13818-3; the Xing and VBRI headers as their makers published them.
#include "audio/file/sound_parts.h"

#include <algorithm>
#include <array>

namespace atos {
namespace {

constexpr int framesInARow = 3;

struct MpegFrame {
    std::uint32_t kind = 0;   ///< of the header, what all frames of a stream share: version, layer, rate
    std::size_t size = 0;     ///< bytes
    std::size_t samples = 0;  ///< of each channel
    std::size_t rate = 0;     ///< Hz
    std::size_t sideInfo = 0; ///< bytes between the header and what Xing put there
};

std::optional<MpegFrame> frameAt(std::string_view bytes, std::size_t at) {
    const auto header = static_cast<std::uint32_t>(bigEndian(bytes, at, 4));
    if (header >> 21U != 0x7FF) return std::nullopt;
    const unsigned version = header >> 19U & 3U; // 0: 2.5, 2: 2, 3: 1
    const unsigned layer = 4 - (header >> 17U & 3U);
    const unsigned bitrateIndex = header >> 12U & 15U;
    const unsigned rateIndex = header >> 10U & 3U;
    if (version == 1 || layer == 4 || bitrateIndex == 0 || bitrateIndex == 15 || rateIndex == 3)
        return std::nullopt;
    constexpr std::array<std::array<unsigned, 14>, 5> kilobits{{
        {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
    }};
    constexpr std::array<unsigned, 3> rates{44100, 48000, 32000};
    const bool one = version == 3;
    const std::size_t table = one ? layer - 1 : (layer == 1 ? 3 : 4);
    const std::size_t bits = std::size_t{1000} * kilobits[table][bitrateIndex - 1];
    const std::size_t rate = rates[rateIndex] / (one ? 1 : version == 2 ? 2 : 4);
    const std::size_t padding = header >> 9U & 1U;
    MpegFrame frame;
    frame.rate = rate;
    frame.kind = header & 0xFFFE0C00U;
    if (layer == 1) {
        frame.samples = 384;
        frame.size = (12 * bits / rate + padding) * 4;
    } else {
        frame.samples = layer == 3 && !one ? 576 : 1152;
        frame.size = frame.samples / 8 * bits / rate + padding;
    }
    const bool mono = (header >> 6U & 3U) == 3;
    frame.sideInfo = one ? (mono ? 17 : 32) : (mono ? 9 : 17);
    return frame;
}

/// What a free-format header tells: all but the size of its frames, which is any and the same for all but for
/// padding.
std::optional<MpegFrame> freeHeaderAt(std::string_view bytes, std::size_t at) {
    if (at + 4 > bytes.size() || (bigEndian(bytes, at + 2, 1) >> 4U) != 0) return std::nullopt;
    std::string usual(bytes.substr(at, 4));
    usual[2] = static_cast<char>(usual[2] | 0x10);
    auto frame = frameAt(usual, 0);
    if (frame) frame->size = 0;
    return frame;
}

/// Of the header at the beginning of `bytes`.
std::size_t paddingOf(std::string_view bytes) {
    const auto header = static_cast<std::uint32_t>(bigEndian(bytes, 0, 4));
    const bool layer1 = (header >> 17U & 3U) == 3;
    return (header >> 9U & 1U) * (layer1 ? 4 : 1);
}

/// The first of some free-format frames in a row, if they begin there; its size is that of a frame without
/// padding, the distance to the next header of its kind.
std::optional<MpegFrame> freeFrameAt(const ByteFile& file, std::uint64_t offset, std::uint64_t end) {
    constexpr std::size_t largestFrame = 8192;
    const std::string bytes = file.textAt(offset, std::min<std::uint64_t>(largestFrame, end - offset));
    auto first = freeHeaderAt(bytes, 0);
    if (!first) return std::nullopt;
    const auto follows = [&](std::string_view head, std::size_t at) {
        const auto frame = freeHeaderAt(head, at);
        return frame && frame->kind == first->kind;
    };
    std::size_t next = bytes.find('\xFF', 4 + first->sideInfo);
    while (next != std::string::npos && !follows(bytes, next))
        next = bytes.find('\xFF', next + 1);
    if (next == std::string::npos) return std::nullopt;
    first->size = next - std::min(next, paddingOf(bytes));
    std::uint64_t at = offset + next;
    for (int frames = 2; frames <= framesInARow; ++frames) {
        const std::string head = file.textAt(at, 4);
        if (!follows(head, 0)) return std::nullopt;
        at += first->size + paddingOf(head);
        if (at >= end) break;
    }
    return first;
}

/// Whether a stream begins there: some frames of one kind in a row, or fewer up to the end.
bool streamBegins(const ByteFile& file, std::string_view bytes, std::size_t at, std::uint64_t offset,
                  std::uint64_t end) {
    const auto first = frameAt(bytes, at);
    if (!first) return false;
    std::uint64_t next = offset + at + first->size;
    for (int frames = 1; frames < framesInARow; ++frames) {
        if (next >= end) return next == end;
        const std::string head = file.textAt(next, 4);
        if (head.starts_with("TAG") || head.starts_with("APET")) return true;
        const auto frame = frameAt(head, 0);
        if (!frame || frame->kind != first->kind) return false;
        next += frame->size;
    }
    return true;
}

std::optional<std::uint64_t> statedFrames(std::string_view frame, const MpegFrame& first) {
    constexpr std::size_t vbriAt = 4 + 32;
    const std::size_t xing = 4 + first.sideInfo;
    const std::string_view mark = frame.substr(std::min(xing, frame.size()), 4);
    std::uint64_t frames = 0;
    if ((mark == "Xing" || mark == "Info") && (bigEndian(frame, xing + 4, 4) & 1U) != 0)
        frames = bigEndian(frame, xing + 8, 4);
    else if (frame.substr(std::min(vbriAt, frame.size()), 4) == "VBRI")
        frames = bigEndian(frame, vbriAt + 14, 4);
    if (frames == 0) return std::nullopt;
    return frames * first.samples;
}

/// From frames here and there, whatever the first one says about the rest.
double expectedSeconds(const ByteFile& file, std::uint64_t begin, std::uint64_t end) {
    constexpr std::uint64_t places = 32;
    constexpr std::size_t lookedThrough = 8192;
    double secondsOfSamples = 0;
    double bytesOfSamples = 0;
    double found = 0; // places with frames: there may be tags in between
    for (std::uint64_t place = 0; place < places; ++place) {
        const std::uint64_t offset = begin + (end - begin) / places * place;
        const std::string bytes = file.textAt(offset, std::min<std::uint64_t>(lookedThrough, end - offset));
        for (std::size_t at = bytes.find('\xFF'); at != std::string::npos; at = bytes.find('\xFF', at + 1)) {
            if (!streamBegins(file, bytes, at, offset, end)) continue;
            ++found;
            for (auto frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
                secondsOfSamples += static_cast<double>(frame->samples) / static_cast<double>(frame->rate);
                bytesOfSamples += static_cast<double>(frame->size);
                at += frame->size;
            }
            break;
        }
    }
    if (found == 0) return 0;
    return secondsOfSamples / bytesOfSamples * static_cast<double>(end - begin) * found / places;
}

} // namespace

std::optional<SoundPart> mpegPart(const ByteFile& file, std::uint64_t begin, std::uint64_t end) {
    end = std::min(end, file.size());
    const std::string bytes =
        file.textAt(begin, std::min<std::uint64_t>(mostJunk, end - std::min(begin, end)));
    for (std::size_t at = bytes.find('\xFF'); at != std::string::npos; at = bytes.find('\xFF', at + 1)) {
        const bool usual = streamBegins(file, bytes, at, begin, end);
        const auto first = usual                     ? frameAt(bytes, at)
                           : freeHeaderAt(bytes, at) ? freeFrameAt(file, begin + at, end)
                                                     : std::nullopt;
        if (!first) continue;
        SoundPart part;
        part.mpeg = true;
        part.bytes = {{}, begin + at, end};
        part.statedFrames = statedFrames(file.textAt(begin + at, first->size), *first);
        part.expectedSeconds =
            usual ? expectedSeconds(file, begin + at, end)
                  : static_cast<double>(part.bytes.size()) / static_cast<double>(first->size)
                        * static_cast<double>(first->samples) / static_cast<double>(first->rate);
        return part;
    }
    return std::nullopt;
}

} // namespace atos
