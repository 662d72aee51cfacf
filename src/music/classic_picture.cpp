// SPDX-License-Identifier: Apache-2.0
#include "music/classic_picture.h"

#include "files/names.h"
#include "music/tempo_cursor.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace atos {
namespace {

constexpr std::uintmax_t largestPicture = 4U << 20U;
constexpr std::uint8_t bright = 128;
constexpr std::uint8_t full = 255;
constexpr std::uint8_t velocity = 64;

using Pixels = std::vector<std::uint8_t>;

/// libpng's simplified interface, which keeps its errors to itself.
struct PngImage {
    png_image image{};

    PngImage() { image.version = PNG_IMAGE_VERSION; }
    PngImage(const PngImage&) = delete;
    PngImage& operator=(const PngImage&) = delete;
    ~PngImage() { png_image_free(&image); }
};

struct Stretch {
    int begin = 0;
    int end = 0;
};

/// Stretches of one row in order of their beginnings; none touches the next where that can be helped.
void paintRow(std::vector<Stretch> stretches, std::uint8_t* row) {
    std::sort(stretches.begin(), stretches.end(),
              [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        auto [begin, end] = stretches[i];
        const int next = i + 1 < stretches.size() ? stretches[i + 1].begin : end + 1;
        end = std::max(begin + 1, std::min(end, next - 1));
        std::fill(row + begin, row + std::min(end, classicColumns), full);
    }
}

Pixels paint(const Performance& performance) {
    TempoCursor onsets(performance.tempo);
    TempoCursor ends(performance.tempo);
    std::vector<std::vector<Stretch>> rows(classicRows);
    const auto column = [](double beat) {
        const double place = std::round(beat * classicColumnsPerBeat);
        return static_cast<int>(std::clamp<double>(place, 0, classicColumns));
    };
    for (const Note& note : performance.notes) {
        const int row = note.pitch - classicLowestPitch;
        if (row < 0 || row >= classicRows) continue;
        const int begin = column(onsets.beatAt(note.onset));
        if (begin < classicColumns)
            rows[static_cast<std::size_t>(row)].push_back({begin, column(ends.beatAt(note.end()))});
    }
    Pixels pixels(static_cast<std::size_t>(classicRows) * classicColumns);
    for (std::size_t row = 0; row < rows.size(); ++row)
        paintRow(std::move(rows[row]), pixels.data() + row * classicColumns);
    return pixels;
}

} // namespace

Status writeClassicPicture(const Performance& performance, const std::filesystem::path& path) {
    const Pixels pixels = paint(performance);
    PngImage png;
    png.image.width = classicColumns;
    png.image.height = classicRows;
    png.image.format = PNG_FORMAT_GRAY;
    Bytes file(PNG_IMAGE_PNG_SIZE_MAX(png.image));
    png_alloc_size_t size = file.size();
    if (png_image_write_to_memory(&png.image, file.data(), &size, 0, pixels.data(), 0, nullptr) == 0)
        return internalError("The image could not be encoded.");
    file.resize(size);
    return writeFile(path, file);
}

Result<Performance> decodeClassicPicture(std::span<const std::uint8_t> bytes, const std::string& name) {
    PngImage png;
    if (png_image_begin_read_from_memory(&png.image, bytes.data(), bytes.size()) == 0)
        return badInput(name + " is not a sound PNG image.");
    if (png.image.height != classicRows)
        return badInput(name + " is not a classic piano roll: it is not 106 pixels high.");
    if (png.image.width > mostClassicColumns)
        return badInput(name + " is too wide for a classic piano roll.");
    png.image.format = PNG_FORMAT_GRAY;
    const auto columns = static_cast<int>(png.image.width);
    Pixels pixels(PNG_IMAGE_SIZE(png.image));
    const png_color background{0, 0, 0}; // what is transparent is silent
    if (png_image_finish_read(&png.image, &background, pixels.data(), 0, nullptr) == 0)
        return badInput(name + " is not a sound PNG image.");

    constexpr double secondsPerColumn = 0.5 / classicColumnsPerBeat;
    Performance performance;
    for (int row = 0; row < classicRows; ++row) {
        const std::uint8_t* const cells = pixels.data() + static_cast<std::ptrdiff_t>(row) * columns;
        for (int column = 0; column < columns; ++column) {
            const int begin = column;
            while (column < columns && cells[column] >= bright)
                ++column;
            if (column > begin)
                performance.notes.push_back({begin * secondsPerColumn, (column - begin) * secondsPerColumn,
                                             static_cast<std::uint8_t>(classicLowestPitch + row), velocity, 0,
                                             0});
        }
    }
    performance.sort();
    return performance;
}

Result<Performance> readClassicPicture(const std::filesystem::path& path) {
    const Result<Bytes> bytes = readFile(path, largestPicture);
    if (!bytes) return bytes.error();
    return decodeClassicPicture(*bytes, inputName(path));
}

} // namespace atos
