// SPDX-License-Identifier: Apache-2.0
#include "audio/file/recording_formats.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace atos {
namespace {

constexpr const char* advice = "Convert it to WAV, FLAC, Ogg, Opus or MP3.";

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    const char* name;
};

constexpr std::array signatures{
    Signature{4, "ftyp", "an MP4 file (AAC or ALAC)"},
    Signature{0, std::string_view("\xFF\xF1", 2), "AAC"},
    Signature{0, std::string_view("\xFF\xF9", 2), "AAC"},
    Signature{0, std::string_view("\x30\x26\xB2\x75", 4), "Windows Media audio"},
    Signature{0, std::string_view("\x1A\x45\xDF\xA3", 4), "a Matroska or WebM file"},
    Signature{0, "wvpk", "WavPack"},
    Signature{0, "MAC ", "Monkey's Audio"},
    Signature{0, "MThd", "a MIDI file, which holds notes already"},
};

} // namespace

bool isRecordingName(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 12> extensions{".wav", ".flac", ".mp3", ".ogg", ".oga", ".opus",
                                                          ".aif", ".aiff", ".m4a", ".aac", ".mp4", ".wma"};
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

Status requireSoundFile(const std::filesystem::path& path) {
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (status.type() == std::filesystem::file_type::not_found)
        return badInput("There is no file " + path.string() + ".");
    if (failure) return badInput("Cannot open " + path.string() + ": " + failure.message() + ".");
    if (std::filesystem::is_directory(status)) return badInput(path.string() + " is a folder, not a file.");
    if (!std::filesystem::is_regular_file(status)) return badInput(path.string() + " is not a file.");
    if (std::filesystem::file_size(path, failure) == 0 && !failure)
        return badInput(path.string() + " is empty.");
    return {};
}

Error unreadableSound(const std::filesystem::path& path) {
    std::array<char, 12> head{};
    std::ifstream file(path, std::ios::binary);
    if (!file) return badInput("Cannot open " + path.string() + ".");
    file.read(head.data(), head.size());
    const std::string_view bytes(head.data(), static_cast<std::size_t>(file.gcount()));
    for (const Signature& signature : signatures)
        if (bytes.substr(std::min(signature.offset, bytes.size())).starts_with(signature.bytes))
            return badInput(path.string() + " is " + signature.name + ", which cannot be transcribed.",
                            advice);
    return badInput(path.string() + " is damaged, or no recording in a format that can be read.", advice);
}

} // namespace atos
