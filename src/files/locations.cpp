// SPDX-License-Identifier: Apache-2.0
#include "files/locations.h"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>
#include <system_error>

namespace atos {
namespace {

std::filesystem::path fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

/// The first of `folders`, relative to the installation prefix, that exists. Debian's multiarch lib folder
/// included.
std::filesystem::path beside(std::initializer_list<const char*> folders) {
    std::error_code ignored;
    const auto prefix = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path().parent_path();
    for (const char* folder : folders)
        if (std::filesystem::exists(prefix / folder, ignored)) return prefix / folder;
    return prefix / *folders.begin();
}

/// Programs that the system starts (cron, services) may not be told.
std::filesystem::path homeOfAccount() {
    std::array<char, 4096> text{};
    passwd account{};
    passwd* found = nullptr;
    const int failure = ::getpwuid_r(::geteuid(), &account, text.data(), text.size(), &found);
    return failure == 0 && found != nullptr && found->pw_dir != nullptr ? found->pw_dir : "";
}

} // namespace

std::filesystem::path shippedData() {
    const auto chosen = fromEnvironment("ATOS_DATA");
    return chosen.empty() ? beside({"share/atos"}) : chosen;
}

std::filesystem::path shippedWeights(const std::string& name, const std::filesystem::path& data) {
    const auto research = data / "models" / (name + "-research.safetensors");
    std::error_code ignored;
    const bool wanted = fromEnvironment("ATOS_WEIGHTS") != "open";
    if (wanted && std::filesystem::exists(research, ignored)) return research;
    return data / "models" / (name + "-open.safetensors");
}

std::filesystem::path shippedCatalogue(const std::filesystem::path& styleWeights,
                                       const std::filesystem::path& data) {
    const bool research = styleWeights.stem().string().ends_with("-research");
    return data / "resources" / "tones" / (research ? "catalogue-research.json" : "catalogue.json");
}

std::filesystem::path plugins() {
    const auto chosen = fromEnvironment("ATOS_PLUGINS");
    return chosen.empty() ? beside({"lib/atos", "lib/x86_64-linux-gnu/atos", "lib/aarch64-linux-gnu/atos"})
                          : chosen;
}

std::filesystem::path temporaryFolder() {
    std::error_code failure;
    const auto folder = std::filesystem::temp_directory_path(failure);
    return failure ? "/tmp" : folder;
}

std::filesystem::path userData() {
    const auto chosen = fromEnvironment("XDG_DATA_HOME");
    if (chosen.is_absolute()) return chosen / "atos-midi"; // others are to be ignored
    auto home = fromEnvironment("HOME");
    if (home.empty()) home = homeOfAccount();
    if (!home.empty()) return home / ".local" / "share" / "atos-midi";
    return temporaryFolder() / "atos-midi";
}

} // namespace atos
