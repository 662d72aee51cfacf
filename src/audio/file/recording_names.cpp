// SPDX-License-Identifier: Apache-2.0
#include "audio/file/recording_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace atos {

bool isRecordingName(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 12> extensions{".wav", ".flac", ".mp3", ".ogg", ".oga", ".opus",
                                                          ".aif", ".aiff", ".m4a", ".aac", ".mp4", ".wma"};
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

} // namespace atos
