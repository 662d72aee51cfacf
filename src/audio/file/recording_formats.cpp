// SPDX-License-Identifier: Apache-2.0
#include "audio/file/recording_formats.h"

#include "core/lower_case.h"

#include <algorithm>
#include <array>
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

/// The first that fits counts.
constexpr std::array refused{
    Signature{4, "ftyphei", "a picture (HEIC)"},
    Signature{4, "ftypmif1", "a picture (HEIC)"},
    Signature{4, "ftypavif", "a picture (AVIF)"},
    Signature{4, "ftypqt", "a QuickTime film"},
    Signature{4, "ftyp3g", "a 3GP recording"},
    Signature{4, "ftyp", "an MP4 file (AAC or ALAC)"},
    Signature{0, std::string_view("\xFF\xF1", 2), "AAC"},
    Signature{0, std::string_view("\xFF\xF9", 2), "AAC"},
    Signature{0, "ADIF", "AAC"},
    Signature{0, std::string_view("\x30\x26\xB2\x75", 4), "Windows Media audio"},
    Signature{0, std::string_view("\x1A\x45\xDF\xA3", 4), "a Matroska or WebM file"},
    Signature{0, "#!AMR", "AMR"},
    Signature{0, "wvpk", "WavPack"},
    Signature{0, "MAC ", "Monkey's Audio"},
    Signature{0, "MPCK", "Musepack"},
    Signature{0, "MP+", "Musepack"},
    Signature{0, "TTA1", "True Audio"},
    Signature{0, "DSD ", "DSD"},
    Signature{0, "FRM8", "DSD"},
    Signature{0, ".RMF", "RealAudio"},
    Signature{8, "AVI ", "a film (AVI)"},
    Signature{0, std::string_view("\x89PNG", 4), "a picture (PNG)"},
    Signature{0, std::string_view("\xFF\xD8\xFF", 3), "a picture (JPEG)"},
    Signature{0, "%PDF", "a PDF document"},
    Signature{0, std::string_view("PK\x03\x04", 4), "a ZIP archive"},
};

constexpr std::array read{
    Signature{8, "WAVE", "WAV"}, Signature{8, "AIF", "AIFF"}, Signature{0, "fLaC", "FLAC"},
    Signature{0, "OggS", "Ogg"}, Signature{0, "caff", "CAF"}, Signature{0, ".snd", "AU"},
    Signature{0, "dns.", "AU"},  Signature{0, "ID3", "MP3"},  Signature{0, "riff", "Wave64"},
};

std::string firstBytes(const std::filesystem::path& path) {
    std::array<char, 16> head{};
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), head.size());
    return {head.data(), static_cast<std::size_t>(file.gcount())};
}

bool fits(const Signature& signature, std::string_view bytes) {
    return bytes.substr(std::min(signature.offset, bytes.size())).starts_with(signature.bytes);
}

/// Layers II and III: the mark of a text in UTF-16 looks like layer I.
bool looksLikeMpeg(std::string_view bytes) {
    if (bytes.size() < 2 || bytes[0] != '\xFF') return false;
    const auto second = static_cast<unsigned char>(bytes[1]);
    const unsigned layer = second >> 1U & 3U;
    return (second & 0xE0U) == 0xE0U && (layer == 1 || layer == 2);
}

} // namespace

bool isRecordingName(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 37> extensions{
        ".wav", ".wave", ".bwf",  ".rf64", ".w64", ".aif", ".aiff", ".aifc", ".afc", ".au",
        ".snd", ".caf",  ".flac", ".fla",  ".ogg", ".oga", ".ogx",  ".opus", ".mp3", ".mp2",
        ".mp1", ".mpa",  ".mpga", ".mpeg", ".m4a", ".m4b", ".mp4",  ".aac",  ".wma", ".3gp",
        ".amr", ".mka",  ".webm", ".wv",   ".ape", ".mpc", ".alac"};
    const std::string extension = lowerCase(file.extension().string());
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

bool isRecording(const std::filesystem::path& file) {
    const std::string bytes = firstBytes(file);
    if (fits({0, "MThd", ""}, bytes) || fits({8, "RMID", ""}, bytes)) return false;
    return isRecordingName(file)
           || std::any_of(read.begin(), read.end(),
                          [&](const Signature& signature) { return fits(signature, bytes); })
           || looksLikeMpeg(bytes);
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
    const std::string bytes = firstBytes(path);
    if (bytes.empty()) return badInput("Cannot open " + path.string() + ".");
    if (fits({0, "MThd", ""}, bytes) || fits({8, "RMID", ""}, bytes))
        return badInput(path.string() + " is a MIDI file: it holds notes already, and none are to be heard.");
    for (const Signature& signature : refused)
        if (fits(signature, bytes))
            return badInput(path.string() + " is " + signature.name + ", which cannot be transcribed.",
                            advice);
    return badInput(path.string() + " is damaged, or no recording in a format that can be read.", advice);
}

} // namespace atos
