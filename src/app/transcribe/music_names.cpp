// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/music_names.h"

#include "audio/file/recording_formats.h"
#include "core/lower_case.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace atos {

bool isMidiName(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 4> extensions{".mid", ".midi", ".kar", ".rmi"};
    const std::string extension = lowerCase(file.extension().string());
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

bool isMusicName(const std::filesystem::path& file) {
    return isMidiName(file) || isRecordingName(file);
}

} // namespace atos
