// SPDX-License-Identifier: Apache-2.0
#include "audio/render/soundfont.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

namespace atos {
namespace {

constexpr const char* advice =
    "Install the package fluid-soundfont-gm, or name a soundfont in ATOS_SOUNDFONT.";

/// A soundfont (SF2 or SF3) is a RIFF file of form "sfbk".
bool isSoundfont(const std::filesystem::path& path) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure)) return false;
    std::array<char, 12> head{};
    std::ifstream file(path, std::ios::binary);
    if (!file.read(head.data(), head.size())) return false;
    const std::string_view bytes(head.data(), head.size());
    return bytes.starts_with("RIFF") && bytes.ends_with("sfbk");
}

/// How well a file name is known to sound as a piano: lower is better.
int rank(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    if (name.starts_with("FluidR3")) return 0;
    if (name.starts_with("TimGM6mb")) return 2;
    return 1;
}

std::vector<std::filesystem::path> soundfontsIn(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        if (isSoundfont(entry->path())) found.push_back(entry->path());
    }
    return found;
}

} // namespace

Result<std::filesystem::path> findSoundfont(const std::filesystem::path& chosen) {
    if (!chosen.empty()) {
        if (isSoundfont(chosen)) return chosen;
        return badInput(chosen.string() + " is not a soundfont (SF2 or SF3).", "Choose another file.");
    }
    if (const char* named = std::getenv("ATOS_SOUNDFONT"); named != nullptr && *named != '\0') {
        if (isSoundfont(named)) return std::filesystem::path(named);
        return environmentLacks("ATOS_SOUNDFONT names " + std::string(named) + ", which is not a soundfont.",
                                advice);
    }
    std::vector<std::filesystem::path> found;
    for (const char* folder : {"/usr/share/sounds/sf2", "/usr/share/sounds/sf3", "/usr/share/soundfonts"})
        for (auto& path : soundfontsIn(folder))
            found.push_back(std::move(path));
    const auto best = std::min_element(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::pair(rank(a), a) < std::pair(rank(b), b);
    });
    if (best == found.end())
        return environmentLacks("This machine has no soundfont, so nothing can sound.", advice);
    return *best;
}

} // namespace atos
