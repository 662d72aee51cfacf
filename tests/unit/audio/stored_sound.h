// SPDX-License-Identifier: Apache-2.0
// Recordings as programs store them, and as accidents leave them, for tests of what reads them.
#pragma once

#include "audio/file/audio_file.h"
#include "files/bytes.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace atos::test {

inline constexpr int storedRate = 22050;

/// A tone that swells and fades every half second.
inline std::vector<float> swells(double seconds, int rate = storedRate, float amplitude = 0.4F) {
    std::vector<float> sound(static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double time = static_cast<double>(i) / rate;
        sound[i] = amplitude
                   * static_cast<float>(std::sin(2 * std::numbers::pi * 440 * time)
                                        * std::abs(std::sin(2 * std::numbers::pi * time)));
    }
    return sound;
}

/// The bytes of a file of that libsndfile format, from interleaved samples.
inline std::string stored(const std::vector<float>& interleaved, int format, int channels = 1,
                          int rate = storedRate, int bitrateMode = -1) {
    const TemporaryFolder folder;
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = channels;
    info.format = format;
    SNDFILE* file = sf_open((folder / "sound").c_str(), SFM_WRITE, &info);
    if (file == nullptr) throw std::runtime_error(sf_strerror(nullptr));
    sf_command(file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    if (bitrateMode >= 0) sf_command(file, SFC_SET_BITRATE_MODE, &bitrateMode, sizeof bitrateMode);
    const std::size_t frames = interleaved.size() / static_cast<std::size_t>(channels);
    for (std::size_t begin = 0; begin < frames; begin += 4096)
        sf_writef_float(file, interleaved.data() + begin * static_cast<std::size_t>(channels),
                        static_cast<sf_count_t>(std::min<std::size_t>(4096, frames - begin)));
    sf_close(file);
    const auto bytes = readFile(folder / "sound", 1U << 26U);
    if (!bytes) throw std::runtime_error(bytes.error().message);
    return {bytes->begin(), bytes->end()};
}

struct ReadBack {
    std::string refusal; ///< nothing else then
    double seconds = 0;
    double loud = 0; ///< RecordingLevel::loud()
    std::string missing;
    double clippedShare = 0;
    std::vector<float> samples;
};

inline ReadBack readBack(std::string_view bytes, int rate = 16000) {
    const TemporaryFolder folder;
    const auto path = folder / "recording";
    EXPECT_TRUE(writeFile(path, bytes));
    ReadBack back;
    auto file = AudioFile::open(path, rate);
    if (!file) {
        back.refusal = file.error().message;
        return back;
    }
    std::vector<float> block(4000);
    for (bool more = true; more;) {
        const auto read = file->read(block);
        if (!read) {
            back.refusal = read.error().message;
            return back;
        }
        back.samples.insert(back.samples.end(), block.begin(),
                            block.begin() + static_cast<std::ptrdiff_t>(*read));
        more = *read == block.size();
    }
    back.seconds = static_cast<double>(back.samples.size()) / rate;
    back.loud = file->level().loud();
    back.missing = file->missing();
    back.clippedShare = file->clippedShare();
    return back;
}

} // namespace atos::test
