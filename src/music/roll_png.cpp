// SPDX-License-Identifier: Apache-2.0
#include "music/roll_png.h"

#include "files/bytes.h"
#include "files/names.h"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csetjmp>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace atos {
namespace {

constexpr std::uintmax_t largestPng = 64U << 20U;
constexpr png_uint_32 mostFrames = 1U << 20U; ///< nearly three hours at 100 frames a second
constexpr char rateKey[] = "atos:framesPerUnit";
constexpr char clockKey[] = "atos:clock";
constexpr char tempoKey[] = "atos:tempo";
constexpr std::size_t mostTempoChanges = 20'000;

/// libpng reports errors through longjmp: its handle, and everything that must outlive the jump, lives here.
struct PngReader {
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::span<const std::uint8_t> left;
    std::vector<std::uint8_t> pixels;
    RollPng result;
    std::string refusal;

    PngReader() = default;
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;
    ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }
};

struct PngWriter {
    png_structp png = nullptr;
    png_infop info = nullptr;
    Bytes file;
    std::vector<std::uint8_t> pixels;
    std::vector<std::array<std::string, 2>> texts; ///< keys and values

    PngWriter() = default;
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;
    ~PngWriter() { png_destroy_write_struct(&png, &info); }
};

[[noreturn]] void leave(png_structp png, png_const_charp) {
    png_longjmp(png, 1);
}
void ignore(png_structp, png_const_charp) {}

void takeBytes(png_structp png, png_bytep out, std::size_t size) {
    auto& left = static_cast<PngReader*>(png_get_io_ptr(png))->left;
    if (size > left.size()) png_error(png, "truncated");
    std::memcpy(out, left.data(), size);
    left = left.subspan(size);
}

void putBytes(png_structp png, png_bytep bytes, std::size_t size) {
    auto& file = static_cast<PngWriter*>(png_get_io_ptr(png))->file;
    file.insert(file.end(), bytes, bytes + size);
}

bool readNumber(std::string_view text, double& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

std::string writtenTempo(const TempoMap& tempo) {
    std::string text;
    for (const TempoChange& change : tempo.changes())
        text += fmt::format("{} {} ", change.beat, change.secondsPerBeat);
    return text;
}

/// Nothing when a number is missing or absurd.
std::optional<TempoMap> readTempo(std::string_view text) {
    constexpr double longestBeat = 3600; ///< seconds
    TempoMap tempo;
    double beat = 0;
    bool isBeat = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        double number = 0;
        if (!readNumber(text.substr(at, end - at), number)) return std::nullopt;
        if (isBeat ? !(number >= beat && number < 1e9) : !(number > 0 && number <= longestBeat))
            return std::nullopt;
        if (isBeat)
            beat = number;
        else
            tempo.setTempo(beat, number);
        isBeat = !isBeat;
        at = end + 1;
    }
    if (!isBeat || tempo.changes().size() > mostTempoChanges) return std::nullopt;
    tempo.origin = TempoOrigin::stated;
    return tempo;
}

/// The roll's rate, clock and tempo from the text chunks; false when rate or clock are missing or absurd.
bool readMetadata(const PngReader& reader, PianoRoll& roll) {
    png_textp texts = nullptr;
    const int count = png_get_text(reader.png, reader.info, &texts, nullptr);
    bool rateKnown = false;
    bool clockKnown = false;
    for (int i = 0; i < count; ++i) {
        const std::string_view key = texts[i].key;
        const std::string_view text(texts[i].text, texts[i].text_length);
        if (key == rateKey) {
            rateKnown = readNumber(text, roll.framesPerUnit) && roll.framesPerUnit > 0
                        && roll.framesPerUnit <= highestRollRate;
        } else if (key == clockKey) {
            clockKnown = text == "seconds" || text == "beats";
            roll.clock = text == "beats" ? RollClock::beats : RollClock::seconds;
        } else if (key == tempoKey) {
            roll.tempo = readTempo(text).value_or(TempoMap());
        }
    }
    return rateKnown && clockKnown;
}

/// What is wrong with the image as a piano roll, or nothing.
const char* unsuitable(const PngReader& reader) {
    if (png_get_image_height(reader.png, reader.info) != rollRows)
        return " is not a piano roll: it is not 88 pixels high.";
    if (png_get_image_width(reader.png, reader.info) > mostFrames) return " is too wide for a piano roll.";
    if ((png_get_color_type(reader.png, reader.info) & PNG_COLOR_MASK_COLOR) == 0)
        return " is not a piano roll: it is grey, so onsets, sounding and damper cannot be told apart.";
    if (png_get_interlace_type(reader.png, reader.info) != PNG_INTERLACE_NONE)
        return " is interlaced; save it without interlacing to read it as a piano roll.";
    return nullptr;
}

/// False when libpng gave up.
bool decode(PngReader& reader) {
    constexpr png_uint_32 most = 1U << 30U;
    constexpr png_alloc_size_t largestChunk = 1U << 20U;
    constexpr png_uint_32 mostChunks = 100;
    if (setjmp(png_jmpbuf(reader.png)) != 0) return false; // NOLINT(cert-err52-cpp)
    png_set_read_fn(reader.png, &reader, takeBytes);
    png_set_user_limits(reader.png, most, most);
    png_set_chunk_malloc_max(reader.png, largestChunk);
    png_set_chunk_cache_max(reader.png, mostChunks);
    png_read_info(reader.png, reader.info);
    if (const char* refusal = unsuitable(reader); refusal != nullptr) {
        reader.refusal = refusal;
        return true;
    }
    PianoRoll& roll = reader.result.roll;
    reader.result.rateStated = readMetadata(reader, roll);
    if (!reader.result.rateStated) {
        roll.framesPerUnit = RollOptions{}.framesPerUnit;
        roll.clock = RollClock::seconds;
        roll.tempo = {};
    }
    png_set_expand(reader.png);
    png_set_scale_16(reader.png);
    png_set_strip_alpha(reader.png);
    png_read_update_info(reader.png, reader.info);
    const int frames = static_cast<int>(png_get_image_width(reader.png, reader.info));
    roll.planes.create(roll.drawn.rows(), frames, CV_8UC1);
    reader.pixels.resize(3 * static_cast<std::size_t>(frames));
    for (int row = 0; row < rollRows; ++row) {
        png_read_row(reader.png, reader.pixels.data(), nullptr);
        for (int plane = 0; plane < (row == 0 ? 3 : 2); ++plane) { // the damper is the same in every row
            std::uint8_t* const cells = roll.planes.ptr(plane * rollRows + row);
            for (int frame = 0; frame < frames; ++frame)
                cells[frame] = reader.pixels[static_cast<std::size_t>(3 * frame + plane)];
        }
    }
    png_read_end(reader.png, nullptr);
    return true;
}

bool encode(PngWriter& writer, const PianoRoll& roll) {
    if (setjmp(png_jmpbuf(writer.png)) != 0) return false; // NOLINT(cert-err52-cpp)
    const int frames = roll.frames();
    png_set_write_fn(writer.png, &writer, putBytes, nullptr);
    png_set_user_limits(writer.png, mostFrames, mostFrames);
    png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(frames), rollRows, 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    for (auto& [key, value] : writer.texts) {
        png_text text{};
        text.compression = PNG_TEXT_COMPRESSION_NONE;
        text.key = key.data();
        text.text = value.data();
        png_set_text(writer.png, writer.info, &text, 1);
    }
    png_write_info(writer.png, writer.info);
    writer.pixels.resize(3 * static_cast<std::size_t>(frames));
    for (int row = 0; row < rollRows; ++row) {
        for (int plane = 0; plane < 3; ++plane) {
            const std::uint8_t* const cells = roll.planes.ptr(plane * rollRows + (plane < 2 ? row : 0));
            for (int frame = 0; frame < frames; ++frame)
                writer.pixels[static_cast<std::size_t>(3 * frame + plane)] = cells[frame];
        }
        png_write_row(writer.png, writer.pixels.data());
    }
    png_write_end(writer.png, nullptr);
    return true;
}

} // namespace

Status writeRollPng(const PianoRoll& roll, const std::filesystem::path& path) {
    if (Status sound = checkRoll(roll); !sound) return sound;
    if (roll.frames() == 0) return badInput("The piano roll is empty, so there is no image to write.");
    if (static_cast<png_uint_32>(roll.frames()) > mostFrames)
        return badInput("The piano roll is too wide for an image.",
                        "Choose a lower frame rate or a shorter stretch.");
    const bool beats = roll.clock == RollClock::beats;
    if (beats && roll.tempo.changes().size() > mostTempoChanges)
        return badInput("The tempo changes too often for an image in beats.", "Draw it in seconds.");
    PngWriter writer;
    writer.texts = {{rateKey, fmt::format("{}", roll.framesPerUnit)},
                    {clockKey, beats ? "beats" : "seconds"}};
    if (beats) writer.texts.push_back({tempoKey, writtenTempo(roll.tempo)});
    writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore);
    if (writer.png != nullptr) writer.info = png_create_info_struct(writer.png);
    if (writer.info == nullptr || !encode(writer, roll))
        return internalError("The image could not be encoded.");
    return writeFile(path, writer.file);
}

Result<RollPng> decodeRollPng(std::span<const std::uint8_t> bytes, const std::string& name) {
    PngReader reader;
    reader.left = bytes;
    reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore);
    if (reader.png != nullptr) reader.info = png_create_info_struct(reader.png);
    if (reader.info == nullptr) return internalError("The image decoder could not start.");
    if (!decode(reader)) return badInput(name + " is not a sound PNG image.");
    if (!reader.refusal.empty()) return badInput(name + reader.refusal);
    return std::move(reader.result);
}

Result<RollPng> readRollPng(const std::filesystem::path& path) {
    const Result<Bytes> bytes = readFile(path, largestPng);
    if (!bytes) return bytes.error();
    return decodeRollPng(*bytes, inputName(path));
}

} // namespace atos
